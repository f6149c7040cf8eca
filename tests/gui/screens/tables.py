"""What the tests of the shared screens need: a screen over a session, somebody who answers, and all that it says."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QTableWidget,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD
from sctabletop.gui.dialogs import Dialogs
from sctabletop.gui.exercise import Exercise
from sctabletop.session.session import Session
from tests.gui.sitting import open_exercise
from tests.gui.walk import settle
from tests.session.playing import begin, order, taken, to_phase

PARTNER = "orlavenne"
OFFER = "staff_talks"
_W = TypeVar("_W", bound=QWidget)


class Answering(Dialogs):
    """Says yes, or nothing at all, to every question, and remembers them."""

    def __init__(self, yes: bool = True) -> None:
        self.yes = yes
        self.asked: list[str] = []

    def ask(self, parent: QWidget, title: str, question: str, yes: str, then: Callable[[], None]) -> None:
        """Answer at once."""
        del parent, yes
        self.asked.append(f"{title}: {question}")
        if self.yes:
            then()


def talking() -> Session:
    """Talks of four people at one table; the US side holds one approved offer in its hand."""
    session = to_phase(begin(), Phase.PLAN)
    taken(session, CCMD, order("propose", partner=PARTNER, instrument=OFFER, objective="influence"))
    return to_phase(session, Phase.TALKS)


def shown(qtbot: QtBot, session: Session, make: Callable[[Exercise], _W]) -> _W:
    """A screen over a session, on the screen."""
    exercise = open_exercise(session)
    screen = make(exercise)
    exercise.setParent(screen)
    qtbot.addWidget(screen)
    screen.resize(1366, 690)
    with qtbot.waitExposed(screen):
        screen.show()
    return screen


def the(widget: QWidget, kind: type[_W]) -> _W:
    """The first child of a kind."""
    found = widget.findChild(kind)
    assert found is not None, kind
    return found


def cell(table: QTableWidget, row: int, column: int) -> str:
    """What stands in a cell."""
    item = table.item(row, column)
    assert item is not None
    return item.text()


def words_in(widget: QWidget) -> str:
    """Everything that a widget and its children say, hidden or not: texts, tooltips, names for screen readers."""
    settle()
    said = []
    for one in [widget, *widget.findChildren(QWidget)]:
        said += [one.toolTip(), one.accessibleName(), one.accessibleDescription(), one.windowTitle()]
        match one:
            case QLabel() | QAbstractButton() | QLineEdit():
                said.append(one.text())
            case QComboBox():
                said += [one.itemText(i) for i in range(one.count())]
            case QListWidget():
                said += [one.item(i).text() for i in range(one.count())]
            case QTableWidget():
                items = [one.item(r, c) for r in range(one.rowCount()) for c in range(one.columnCount())]
                said += [item.text() for item in items if item is not None]
            case _:
                pass
    return "\n".join(said)


def button(widget: QWidget, text: str) -> QAbstractButton:
    """The first button on the screen whose text begins so, mnemonics aside."""
    settle()
    here = [b for b in widget.findChildren(QAbstractButton) if b.isVisible()]
    found = [b for b in here if b.text().replace("&", "").startswith(text)]
    assert found, (text, [b.text() for b in here])
    return found[0]


def press(widget: QWidget, text: str) -> None:
    """Go to a button and press it with the keyboard."""
    found = button(widget, text)
    assert found.isEnabled(), text
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Space)


def unnamed(widget: QWidget) -> list[str]:
    """Controls on the screen that take the focus and that a screen reader could not name."""
    settle()
    found = []
    for one in widget.findChildren(QWidget):
        named_by_what_it_holds = isinstance(one, QScrollArea | QTabWidget) or one.objectName().startswith("qt_")
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and not named_by_what_it_holds:
            face = QAccessible.queryAccessibleInterface(one)
            if not face.text(QAccessible.Text.Name):
                found.append(f"{type(one).__name__} {one.objectName()}")
    return found
