"""The curtain: whose turn it is, the PIN, another seat, and the last chance before a close."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, CONTROL, OSD, SDO, SeatId
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.screens.curtain import TRIES, Curtain
from sctabletop.session.desk.options import Options
from tests.gui.sitting import open_exercise, press, sit, type_in

PLANNING = (1, Phase.PLAN)


def curtain_of(qtbot: QtBot, *people: SeatId, chosen: Options | None = None) -> tuple[Curtain, Exercise]:
    exercise = open_exercise(sit(*people, to=PLANNING, chosen=chosen))
    curtain = Curtain(exercise)
    exercise.setParent(curtain)
    qtbot.addWidget(curtain)
    curtain.drop()
    with qtbot.waitExposed(curtain):
        curtain.show()
    return curtain, exercise


def opened(curtain: Curtain) -> list[str]:
    seats: list[str] = []
    curtain.opened.connect(seats.append)
    return seats


def words(curtain: Curtain) -> str:
    return "\n".join(label.text() for label in curtain.findChildren(QLabel) if label.isVisible())


def test_it_names_the_first_seat_that_waits_and_enter_opens_its_desk(qtbot: QtBot) -> None:
    curtain, exercise = curtain_of(qtbot, CCMD, SDO)
    seats = opened(curtain)
    assert f"Hand over to {exercise.name(CCMD)}" in words(curtain)
    assert "Nobody else should look" in words(curtain)
    press(curtain, Qt.Key.Key_Return)
    assert seats == [CCMD]


def test_it_says_who_waits_who_is_ready_and_whom_the_computer_plays(qtbot: QtBot) -> None:
    curtain, exercise = curtain_of(qtbot, CCMD, SDO)
    exercise.ready(CCMD)
    told = words(curtain).splitlines()
    assert any(line.startswith("○ Waiting") and exercise.name(SDO) in line for line in told)
    assert any(line.startswith("✓ Ready") and exercise.name(CCMD) in line for line in told)
    assert any(line.startswith("▪ Computer") and exercise.name(OSD) in line for line in told)


def test_another_waiting_seat_can_be_chosen(qtbot: QtBot) -> None:
    curtain, _ = curtain_of(qtbot, OSD, CCMD, SDO)
    seats = opened(curtain)
    curtain.seats.setFocus()
    press(curtain.seats, Qt.Key.Key_Down)
    press(curtain.seats, Qt.Key.Key_Down)
    press(curtain, Qt.Key.Key_Return)
    assert seats == [SDO]


def test_a_seat_that_joins_comes_in_its_place_unless_another_was_picked(qtbot: QtBot) -> None:
    curtain, exercise = curtain_of(qtbot, SDO)
    exercise.hand_over(CCMD, "person")
    assert curtain.seat_shown == CCMD
    curtain.seats.setCurrentIndex(curtain.seats.findData(str(SDO)))
    exercise.hand_over(OSD, "person")
    assert curtain.seat_shown == SDO


def test_a_seat_with_a_pin_opens_with_its_pin_alone(qtbot: QtBot) -> None:
    curtain, _ = curtain_of(qtbot, SDO, chosen=Options().with_pin(SDO, "2468"))
    seats = opened(curtain)
    assert curtain.focusWidget() is curtain.pin
    type_in(curtain.pin, "1111")
    press(curtain.pin, Qt.Key.Key_Return)
    assert seats == []
    assert "not the PIN" in words(curtain)
    assert curtain.pin.text() == ""
    type_in(curtain.pin, "2468")
    press(curtain.pin, Qt.Key.Key_Return)
    assert seats == [SDO]
    assert curtain.pin.text() == ""


def test_after_three_wrong_pins_even_the_right_one_waits(qtbot: QtBot) -> None:
    curtain, _ = curtain_of(qtbot, SDO, chosen=Options().with_pin(SDO, "2468"))
    seats = opened(curtain)
    for _ in range(TRIES):
        type_in(curtain.pin, "0000")
        press(curtain.pin, Qt.Key.Key_Return)
    assert not curtain.open.isEnabled()
    type_in(curtain.pin, "2468")
    press(curtain.pin, Qt.Key.Key_Return)
    assert seats == []
    curtain.try_again()
    press(curtain.pin, Qt.Key.Key_Return)
    assert seats == [SDO]


def test_looking_at_other_seats_does_not_shorten_the_wait(qtbot: QtBot) -> None:
    curtain, _ = curtain_of(qtbot, OSD, SDO, chosen=Options().with_pin(OSD, "1357").with_pin(SDO, "2468"))
    for _ in range(TRIES):
        curtain.open.click()
    curtain.seats.setCurrentIndex(1)
    curtain.seats.setCurrentIndex(0)
    assert not curtain.open.isEnabled()


def test_when_all_are_ready_it_offers_to_close_and_to_take_back(qtbot: QtBot) -> None:
    curtain, exercise = curtain_of(qtbot, CCMD, SDO)
    seats = opened(curtain)
    exercise.ready(CCMD)
    exercise.ready(SDO)
    assert "Everybody is ready" in words(curtain)
    assert "Close" in curtain.close_phase.text()
    with qtbot.waitSignal(curtain.closing):
        curtain.close_phase.click()
    curtain.seats.setCurrentIndex(curtain.seats.findData(str(SDO)))
    curtain.open.click()
    assert seats == [SDO]


def test_a_ready_seat_is_opened_only_with_its_own_pin(qtbot: QtBot) -> None:
    curtain, exercise = curtain_of(qtbot, CCMD, SDO, chosen=Options().with_pin(SDO, "2468"))
    seats = opened(curtain)
    exercise.ready(CCMD)
    exercise.ready(SDO)
    curtain.seats.setCurrentIndex(curtain.seats.findData(str(SDO)))
    curtain.open.click()
    assert seats == []


def test_a_seat_asked_for_out_of_turn_can_be_left_alone_again(qtbot: QtBot) -> None:
    curtain, exercise = curtain_of(qtbot, SDO, CONTROL)
    curtain.drop((CONTROL,))
    assert f"Hand over to {exercise.name(CONTROL)}" in words(curtain)
    with qtbot.waitSignal(curtain.back):
        curtain.dismiss.click()


def test_after_a_close_that_failed_it_offers_to_try_again(qtbot: QtBot) -> None:
    curtain, exercise = curtain_of(qtbot, SDO)
    exercise.ready(SDO)
    curtain.drop(failed=True)
    assert "could not be closed" in words(curtain)
    with qtbot.waitSignal(curtain.closing):
        curtain.close_phase.click()


@pytest.mark.parametrize("part", ["seats", "pin", "open", "close_phase", "dismiss"])
def test_every_control_has_a_name(qtbot: QtBot, part: str) -> None:
    curtain, exercise = curtain_of(qtbot, SDO)
    exercise.ready(SDO)
    control = getattr(curtain, part)
    assert control.accessibleName() or control.text()
