"""Seats change hands through a dialog that tells the room nothing."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import OSD, SDO
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.widgets.hand_over import HandOver
from sctabletop.session.progress import PERSON
from tests.gui.sitting import open_exercise, sit
from tests.gui.walk import settle
from tests.session.playing import ORLAVENNE


def asked(qtbot: QtBot) -> tuple[HandOver, Exercise, QWidget]:
    exercise = open_exercise(sit(SDO, to=(1, Phase.PLAN)))
    window = QWidget()
    exercise.setParent(window)
    qtbot.addWidget(window)
    dialog = HandOver(exercise, window)
    dialog.open()
    return dialog, exercise, window


def test_a_person_can_take_a_seat_from_the_computer_and_give_it_back(qtbot: QtBot) -> None:
    dialog, exercise, window = asked(qtbot)
    dialog.seats.setCurrentIndex(dialog.seats.findData(str(OSD)))
    dialog.takers.setCurrentIndex(dialog.takers.findData(PERSON))
    dialog.accept()
    assert exercise.holder(OSD) == PERSON
    again = HandOver(exercise, window)
    again.seats.setCurrentIndex(again.seats.findData(str(OSD)))
    again.takers.setCurrentIndex(again.takers.findData("realist"))
    again.accept()
    assert exercise.holder(OSD) == "realist"


def test_every_seat_is_offered_everybody_who_knows_how_to_play_it(qtbot: QtBot) -> None:
    dialog, exercise, _ = asked(qtbot)
    assert [dialog.seats.itemData(i) for i in range(dialog.seats.count())] == list(exercise.seats)
    dialog.seats.setCurrentIndex(dialog.seats.findData(str(SDO)))
    takers = {dialog.takers.itemData(i) for i in range(dialog.takers.count())}
    assert takers == {PERSON, "liberal", "realist", "constructivist"}


def test_it_does_not_say_which_character_plays_a_partner(qtbot: QtBot) -> None:
    dialog, exercise, _ = asked(qtbot)
    told = dialog.seats.itemText(dialog.seats.findData(str(ORLAVENNE)))
    assert exercise.holder(ORLAVENNE) not in told
    assert "the computer" in told


def test_cancelling_changes_nothing_and_the_dialog_goes(qtbot: QtBot) -> None:
    dialog, exercise, window = asked(qtbot)
    before = {seat: exercise.holder(seat) for seat in exercise.seats}
    dialog.reject()
    settle()
    assert {seat: exercise.holder(seat) for seat in exercise.seats} == before
    assert window.findChild(HandOver) is None
