"""Somebody who plays in the window by its widgets alone: what the screens offer, by the words that stand on them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QListWidget,
    QMessageBox,
    QPushButton,
    QTableWidget,
    QWidget,
)

from sctabletop.app import FileLibrary
from sctabletop.gui.look import Look
from sctabletop.gui.settings import Settings
from sctabletop.gui.window import Window
from sctabletop.session.desk.library import Library
from tests.gui import keyboard as kb
from tests.gui.keyboard import CTRL, KEY, fill, find, go_to, is_there, pick, plain, press, push, rows, turn_to, until

Fields = Mapping[str, str | list[str] | bool]
NO_FIELDS: Final[Fields] = {}
EVERY_TURN: Final = "Every turn of half a year"
OSD, CCMD, SDO, ORLAVENNE = (
    "Office of the Secretary of Defense",
    "Combatant command",
    "Senior defense official",
    "Orlavenne",
)
_MOST_IN_A_ROW: Final = 5
"""pieces of work of which one may begin the next"""


class Driver:
    """One window, and whoever sits before it."""

    def __init__(self, window: Window) -> None:
        self.window = window

    # ── where things stand ────────────────────────────────────────────────────────────────────────────────────
    def rest(self) -> None:
        """Until nothing runs."""
        for _ in range(_MOST_IN_A_ROW):
            until(lambda: not self.window.opening.working, "rest")
            QApplication.processEvents()

    def title(self) -> str:
        """What the curtain says."""
        self.rest()
        return self._first("Hand over to ", "Everybody is ready", "The phase could not be closed")

    def _first(self, *beginnings: str) -> str:
        found = [w.text() for w in kb.shown(QLabel) if w.text().startswith(beginnings)]
        return found[0] if found else ""

    def seat(self) -> str:
        """Whose desk may be opened now."""
        return self.title().removeprefix("Hand over to ")

    def projector(self) -> None:
        """Open the window for the wall; the keyboard stays with this one, as on a desktop with two screens."""
        press(KEY.Key_J, CTRL)
        self.window.activateWindow()
        until(lambda: QApplication.activeWindow() is self.window, "the window")

    # ── from Home into an exercise ────────────────────────────────────────────────────────────────────────────
    def set_up(self, scenario: str, preset: str = "", seed: int | None = None, pace: str = "", **more: str) -> None:
        """A new exercise, from Home to the first curtain or screen of it."""
        push("New exercise")
        until(lambda: find(QAbstractButton, "Begin").isEnabled(), "the set-up")
        pick(find(QListWidget, "Scenario"), lambda text: text.startswith(scenario))
        if preset:
            push(preset)
        if seed is not None:
            fill("Seed of the luck", str(seed))
        if pace:
            fill("Pace", pace)
        for name, value in more.items():
            fill(name.replace("_", " "), value)
        push("Begin")
        until(lambda: self.window.play is not None, "the exercise")
        self.rest()

    # ── a desk ────────────────────────────────────────────────────────────────────────────────────────────────
    def open_desk(self, seat: str = "", page: str = "") -> str:
        """Open the desk that waits, or another one in the list, and turn to a page; whose it is."""
        self.rest()
        if seat and seat != self.seat():
            kb.choose(find(QComboBox, "Seat"), seat)
        who = self.seat()
        if is_there(QAbstractButton, "Open the desk"):
            push("Open the desk")
        else:
            push("Take back")
        if page:
            turn_to(page)
        return who

    def begin_order(self, label: str, fields: Fields) -> None:
        """Find an order by its name and fill its form."""
        if not kb.is_there(QWidget, "Find an order"):
            turn_to(next(p for p in ("Write an order", "Write") if p in kb.pages()))
        press(KEY.Key_F, CTRL)
        kb.write(label)
        press(KEY.Key_Return)
        for name, value in fields.items():
            if not is_there(QWidget, name) and is_there(QAbstractButton, "More terms"):
                push("More terms")
            fill(name, value)

    def order(self, label: str, fields: Fields = NO_FIELDS) -> None:
        """Write an order and put it on the pad."""
        before = len(self.on_pad())
        self.begin_order(label, fields)
        press(KEY.Key_Return, CTRL)
        assert len(self.on_pad()) == before + 1, f"{label}: {kb.screen_text()}"

    def on_pad(self) -> list[str]:
        """The pad as it reads."""
        return rows(find(QListWidget, "Orders on the pad"))

    def commit(self) -> None:
        """Commit the pad, or be ready with an empty one; the curtain falls."""
        push("Commit the orders" if is_there(QAbstractButton, "Commit the orders") else "Ready")
        if isinstance(kb.here(), QMessageBox):
            self.say_yes()
        self.rest()

    def say_yes(self) -> None:
        """Answer the question that is open with its first button."""
        box = kb.here()
        assert isinstance(box, QDialog), kb.screen_text()
        until(kb.focused, "the focus in the question")
        assert isinstance(kb.focused(), QPushButton)
        press(KEY.Key_Space)
        until(lambda: kb.here() is not box, "the answer")
        self.rest()

    def close(self) -> None:
        """Close a phase in which all are ready."""
        assert self.title() == "Everybody is ready", kb.screen_text()
        press(KEY.Key_Return)
        self.rest()

    # ── talks ─────────────────────────────────────────────────────────────────────────────────────────────────
    def speak_for(self, seat: str) -> None:
        """Speak for a seat at the table."""
        kb.choose(find(QComboBox, "Speaking for"), seat)
        self.rest()

    def move(self, name: str) -> None:
        """Make a move: its word and what it is about, as a screen reader says it."""
        push(name)
        self.rest()

    def moves(self) -> list[str]:
        """Every move that can be made now."""
        buttons = kb.shown(QAbstractButton)
        return [b.accessibleName() for b in buttons if b.isEnabled() and ": " in b.accessibleName()]

    def move_computers(self) -> None:
        """Let the computer seats make every move that they have, up to the minutes."""
        last = False
        while not last and is_there(QAbstractButton, "Let the computer seats move"):
            last = bool(self._first("What is accepted can be signed"))
            push("Let the computer seats move")
            self.rest()

    def close_talks(self) -> None:
        """Close the talks, whatever lies open."""
        push("Close the talks")
        if isinstance(kb.here(), QMessageBox):
            self.say_yes()
        self.rest()

    # ── the rest ──────────────────────────────────────────────────────────────────────────────────────────────
    def go_on(self) -> None:
        """From the reveal to the next turn, or to the end."""
        push(next(plain(b.text()) for b in kb.shown(QAbstractButton) if plain(b.text()).startswith(("Begin", "Go on"))))
        self.rest()

    def hand_over(self, seat: str, taker: str) -> None:
        """Give a seat to somebody else, by the menu's key."""
        press(KEY.Key_H, CTRL)
        box = find(QComboBox, "Seat")
        kb.choose(box, next(t for t in (box.itemText(i) for i in range(box.count())) if t.startswith(seat)))
        takers = find(QComboBox, "Taken by")
        texts = [takers.itemText(i) for i in range(takers.count())]
        kb.choose(takers, next(t for t in texts if t.startswith(taker)))
        push("Hand over")
        self.rest()

    def step(self) -> str:
        """Do the next thing without an order of one's own, whatever is on the screen; what it was."""
        title = self.title()
        if title.startswith("Hand over to "):
            self.open_desk()
            if "Plan" in kb.pages():
                turn_to("Plan")
            by_control = ("Open the turn", "Reveal", "Done")
            done = next((name for name in by_control if is_there(QAbstractButton, name)), "")
            if done:
                push(done)
                self.rest()
            else:
                self.commit()
        elif title == "Everybody is ready":
            self.close()
        elif is_there(QAbstractButton, "Close the talks"):
            title = "talks"
            self.move_computers()
            self.close_talks()
        else:
            title = "reveal"
            self.go_on()
        return title

    def play_to(self, last: str) -> None:
        """Do the next thing until one that is called so was done."""
        while not self.step().startswith(last):
            pass

    def at_the_end(self) -> bool:
        """Whether the end of the exercise is on the screen."""
        return is_there(QTableWidget, "Charters")

    def table(self, name: str) -> list[str]:
        """A table as it reads."""
        return rows(find(QTableWidget, name))


@contextmanager
def opened(saves: Path, settings: Settings, look: Look, library: Library | None = None) -> Iterator[Driver]:
    """A window over a folder of saves, on the screen, with the dialogs that people get; it is gone afterwards."""
    window = Window(library or FileLibrary(saves), settings, look)
    window.resize(1366, 768)
    window.show()
    assert QTest.qWaitForWindowActive(window)
    try:
        yield Driver(window)
        assert QApplication.activeModalWidget() is None, "a question was left open"
    finally:
        window.close()
        window.deleteLater()
        QApplication.processEvents()


@pytest.fixture
def driver(saves: Path, settings: Settings, look: Look) -> Iterator[Driver]:
    """Somebody at a window that shows Home."""
    with opened(saves, settings, look) as made:
        yield made


__all__ = ["CCMD", "EVERY_TURN", "ORLAVENNE", "OSD", "SDO", "Driver", "driver", "go_to", "opened"]
