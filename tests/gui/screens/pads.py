"""What the tests of the planning desks need: a screen over a session in memory, worked through its widgets."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from sctabletop.domain.orders import Order
from sctabletop.domain.seats import SeatId
from sctabletop.gui.dialogs import Dialogs
from sctabletop.gui.screens.pad_screen import PadScreen
from sctabletop.session.session import Session
from tests.gui.sitting import open_exercise

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_S = TypeVar("_S", bound=PadScreen)


@dataclass
class Asked(Dialogs):
    """Answers every question with yes, or with no, and keeps it."""

    yes: bool = True
    questions: list[str] = field(default_factory=list)

    def ask(self, parent: object, title: str, question: str, yes: str, then: Callable[[], None]) -> None:
        del parent, title, yes
        self.questions.append(question)
        if self.yes:
            then()


def open_desk(qtbot: QtBot, kind: type[_S], session: Session, seat: SeatId, yes: bool = True) -> tuple[_S, Asked]:
    """The desk of a seat, shown and active, and who answers its questions."""
    exercise = open_exercise(session)
    dialogs = Asked(yes)
    desk = kind(exercise, seat, dialogs=dialogs)
    exercise.setParent(desk)
    qtbot.addWidget(desk)
    desk.resize(1366, 690)
    with qtbot.waitActive(desk):
        desk.show()
    return desk, dialogs


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClick(at, key, modifier)


def write(desk: PadScreen, kind: str, **fields: Any) -> None:
    """Find an order by the keyboard and fill its form; a choice by its words, a text by typing it."""
    press(Qt.Key.Key_F, CTRL)
    desk.writer.menu.filter.clear()
    QTest.keyClicks(desk.writer.menu.filter, kind)
    press(Qt.Key.Key_Return)
    for name, text in fields.items():
        control = control_of(desk, name.replace("_", " "))
        control.setFocus()
        if isinstance(control, QComboBox):
            place = control.findText(text)
            assert place >= 0, (text, [control.itemText(i) for i in range(control.count())])
            press(Qt.Key.Key_Home)
            for _ in range(place):
                press(Qt.Key.Key_Down)
            assert control.currentText() == text
        else:
            QTest.keyClicks(control, text)


def control_of(desk: PadScreen, name: str) -> QWidget:
    """The control of the form that bears this name."""
    named = [w for w in desk.writer.form.findChildren(QWidget) if w.accessibleName() == name]
    assert named, [w.accessibleName() for w in desk.writer.form.findChildren(QWidget) if w.accessibleName()]
    return named[0]


def add() -> None:
    """Ctrl+Enter in the form."""
    press(Qt.Key.Key_Return, CTRL)


def cells(table: QTableWidget) -> list[list[str]]:
    """A table as it reads."""
    items = [[table.item(r, c) for c in range(table.columnCount())] for r in range(table.rowCount())]
    return [["" if item is None else item.text() for item in row] for row in items]


def on_pad(desk: PadScreen) -> list[Order]:
    """The orders on the pad."""
    return list(desk.draft.orders)


def lines(desk: PadScreen) -> list[str]:
    """The pad as it reads."""
    return [desk.pad.list.item(i).text() for i in range(desk.pad.list.count())]


def button(widget: QWidget, text: str) -> QAbstractButton:
    """The one visible button with this text."""
    found = [b for b in widget.findChildren(QAbstractButton) if b.text().replace("&", "") == text and b.isVisible()]
    assert len(found) == 1, [b.text() for b in widget.findChildren(QAbstractButton) if b.isVisible()]
    return found[0]
