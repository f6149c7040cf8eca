"""Home: four ways in, by keyboard too, and what is wrong in one sentence."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from sctabletop.gui.screens.home import HomeScreen
from sctabletop.session.desk.recent import RecentSave


def _save(name: str, turn: int) -> RecentSave:
    return RecentSave(path=Path(f"{name}.db"), title=name, where=f"turn {turn}, plan", when="2030-01-02 03:04")


@pytest.fixture
def home(qtbot: QtBot) -> HomeScreen:
    screen = HomeScreen()
    qtbot.addWidget(screen)
    screen.resize(1366, 720)
    screen.show()
    screen.show_saves((_save("Later", 3), _save("Earlier", 1)))
    return screen


def test_each_way_in_is_one_key_with_alt(qtbot: QtBot, home: HomeScreen) -> None:
    for key, signal in (
        (Qt.Key.Key_N, home.new_asked), (Qt.Key.Key_O, home.browse_asked), (Qt.Key.Key_D, home.demo_asked)
    ):  # fmt: skip
        with qtbot.waitSignal(signal):
            QTest.keyClick(home, key, Qt.KeyboardModifier.AltModifier)


def test_continue_opens_the_latest_save_and_says_which(qtbot: QtBot, home: HomeScreen) -> None:
    assert home.carry_on.accessibleDescription() == "Later, turn 3, plan"
    with qtbot.waitSignal(home.open_asked) as opened:
        QTest.keyClick(home, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert opened.args == [Path("Later.db")]


def test_a_save_of_the_list_opens_with_enter_and_leaves_the_list_with_delete(qtbot: QtBot, home: HomeScreen) -> None:
    QTest.keyClick(home, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert home.saves.hasFocus()
    QTest.keyClick(home.saves, Qt.Key.Key_Down)
    with qtbot.waitSignal(home.open_asked) as opened:
        QTest.keyClick(home.saves, Qt.Key.Key_Return)
    assert opened.args == [Path("Earlier.db")]
    with qtbot.waitSignal(home.forget_asked) as forgotten:
        QTest.keyClick(home.saves, Qt.Key.Key_Delete)
    assert forgotten.args == [Path("Earlier.db")]


def test_without_saves_there_is_nothing_to_continue(home: HomeScreen) -> None:
    home.show_saves(())
    assert not home.carry_on.isEnabled()
    assert not home.saves.isVisible()


def test_while_something_opens_nothing_else_can_be_begun(home: HomeScreen) -> None:
    home.say("an old trouble")
    home.busy("Opening x.db …")
    assert not any(w.isEnabled() for w in (home.new, home.open, home.demo, home.carry_on, home.saves))
    assert home.doing.text() == "Opening x.db …"
    assert not home.trouble.isVisible()
    home.busy("")
    assert all(w.isEnabled() for w in (home.new, home.open, home.demo, home.carry_on, home.saves))


def test_whatever_takes_the_keyboard_has_a_name(home: HomeScreen) -> None:
    nameless = [
        type(w).__name__
        for w in home.findChildren(QWidget)
        if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus and not w.accessibleName()
    ]
    assert nameless == []
    assert all(button.accessibleName() for button in home.findChildren(QAbstractButton) if button.isVisible())
