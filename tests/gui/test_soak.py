"""A long day at the window: what is drawn again and again, opened and closed, leaves nothing behind."""

import ctypes
import gc
import os
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, CONTROL, SDO, SeatId
from sctabletop.session.touched import Touched
from tests.gui import keyboard as kb
from tests.gui.driving import EVERY_TURN, Driver, driver
from tests.gui.opened import look, saves, settings
from tests.gui.sitting import open_frame, sit
from tests.gui.walk import settle
from tests.session.playing import ORLAVENNE

__all__ = ["driver", "look", "saves", "settings"]
ROOM = 3.0
"""megabytes by which memory may differ from one look to another without anything being left behind"""
A_ROUND = 0.1
"""what an exercise that comes and goes may add; one that is kept by anything adds ten times as much"""
WARM = 12
SCREENS = [
    pytest.param((CCMD, SDO), Phase.PLAN, "", id="read"),
    pytest.param((CCMD, SDO), Phase.PLAN, "Plan", id="plan"),
    pytest.param((ORLAVENNE,), Phase.PLAN, "Plan", id="cabinet"),
    pytest.param((CCMD, SDO), Phase.CONCURRENCE, "", id="concurrence"),
    pytest.param((CCMD, SDO, ORLAVENNE), Phase.TALKS, "", id="talks"),
    pytest.param((CONTROL,), Phase.SITUATION, "", id="control"),
]


def resident() -> float:
    """Megabytes of memory that this process holds, once the rubbish is out and what is free was given back."""
    settle()
    gc.collect()
    give_back = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc's alone
    if give_back is not None:
        give_back(0)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def alive() -> Counter[str]:
    """Every widget there is, by kind."""
    settle()
    gc.collect()
    return Counter(type(widget).__name__ for widget in QApplication.allWidgets())


def _inside(thing: QObject) -> Counter[str]:
    settle()
    return Counter(type(found).__name__ for found in thing.findChildren(QObject))


@pytest.mark.parametrize(("people", "phase", "page"), SCREENS)
def test_a_screen_that_is_drawn_again_and_again_keeps_its_size(
    qtbot: QtBot, people: tuple[SeatId, ...], phase: Phase, page: str, scale: Callable[[int, int], int]
) -> None:
    frame = open_frame(qtbot, sit(*people, to=(2, phase)))
    if phase is not Phase.TALKS:
        kb.push("Open the desk")
    if page:
        kb.turn_to(page)
    kb.run(300)

    def draw(times: int) -> None:
        for _ in range(times):
            frame.exercise.changed.emit(Touched.EVERYTHING)
            QApplication.processEvents()

    draw(WARM)
    inside, before, nothing = _inside(frame), resident(), sys.getrefcount(None)
    times = scale(100, 1000) // len(SCREENS)
    draw(times)
    assert _inside(frame) == inside
    assert resident() - before < ROOM
    assert nothing - sys.getrefcount(None) < times // 10


def test_exercises_that_are_opened_and_closed_leave_nothing_behind(
    driver: Driver, scale: Callable[[int, int], int]
) -> None:
    driver.set_up("Thin Capital", "I am the country team, the rest is the computer", seed=3, pace=EVERY_TURN)
    _look_around(driver)
    for _ in range(2):
        _open_and_close(driver)
    widgets, before, tops = alive(), resident(), len(QApplication.topLevelWidgets())
    times = scale(5, 100)
    for _ in range(times):
        _open_and_close(driver)
    assert alive() == widgets
    assert len(QApplication.topLevelWidgets()) == tops
    assert resident() - before < ROOM + A_ROUND * times


def _open_and_close(driver: Driver) -> None:
    kb.push("Continue")
    kb.until(lambda: driver.window.play is not None, "the exercise")
    _look_around(driver)
    settle()
    gc.collect()  # tests rest the collector, which would have come by now


def _look_around(driver: Driver) -> None:
    """A desk with its reasons, the projector, and home again."""
    driver.open_desk()
    kb.push("Why?")
    kb.turn_to("Plan")
    kb.press(kb.KEY.Key_L, kb.CTRL)
    kb.press(kb.KEY.Key_W, kb.CTRL)
    driver.rest()
    assert kb.is_there(QAbstractButton, "Continue")
