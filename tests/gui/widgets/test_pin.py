"""A seat's PIN is set by whoever knows the one before it."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import SDO
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.widgets.pin import NewPin
from sctabletop.session.desk import options
from sctabletop.session.desk.options import Options
from sctabletop.session.session import Session
from tests.gui.sitting import open_exercise, sit


def asked(qtbot: QtBot, chosen: Options | None = None) -> tuple[NewPin, Exercise, Session, QWidget]:
    session = sit(SDO, to=(1, Phase.PLAN), chosen=chosen)
    exercise = open_exercise(session)
    window = QWidget()
    exercise.setParent(window)
    qtbot.addWidget(window)
    dialog = NewPin(exercise, SDO, window)
    dialog.open()
    return dialog, exercise, session, window


def test_a_new_pin_is_kept_in_the_save_and_opens_the_seat(qtbot: QtBot) -> None:
    dialog, exercise, session, window = asked(qtbot)
    dialog.new.setText("2468")
    dialog.again.setText("2468")
    dialog.accept()
    assert exercise.options.opens(SDO, "2468")
    assert not exercise.options.opens(SDO, "1111")
    assert options.load(session.store).opens(SDO, "2468")
    assert window.findChildren(NewPin) == [dialog]


def test_two_that_differ_are_not_kept(qtbot: QtBot) -> None:
    dialog, exercise, _, _window = asked(qtbot)
    dialog.new.setText("2468")
    dialog.again.setText("2469")
    dialog.accept()
    assert "not alike" in dialog.refusal.text()
    assert SDO not in exercise.options.pins


def test_without_the_present_pin_it_can_neither_be_changed_nor_taken_away(qtbot: QtBot) -> None:
    dialog, exercise, _, _window = asked(qtbot, Options().with_pin(SDO, "2468"))
    for before in ("", "1111"):
        dialog.before.setText(before)
        dialog.accept()
        assert "not the present PIN" in dialog.refusal.text()
        assert not exercise.options.opens(SDO, "")
    dialog.before.setText("2468")
    dialog.accept()
    assert SDO not in exercise.options.pins
