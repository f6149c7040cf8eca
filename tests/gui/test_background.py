"""Work off the window's thread: answers come back on it, to owners that live; the collector rests meanwhile."""

import gc
import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from sctabletop.gui.background import Background, Cancelled, Ticket


@pytest.fixture
def background(qapp: object) -> Iterator[Background]:
    del qapp
    one = Background()
    yield one
    one.close()


def raises(trouble: Exception) -> None:
    raise trouble


def test_the_answer_comes_on_the_thread_that_asked(qtbot: QtBot, background: Background) -> None:
    seen: list[tuple[int, bool]] = []
    owner = QObject()
    window = threading.get_ident()
    background.run(
        owner, lambda _: threading.get_ident(), lambda n: seen.append((n, threading.get_ident() == window)), raises
    )
    qtbot.waitUntil(lambda: len(seen) == 1)
    worker, here = seen[0]
    assert worker != window
    assert here


def test_trouble_is_told_and_not_raised(qtbot: QtBot, background: Background) -> None:
    told: list[Exception] = []
    owner = QObject()
    background.run(owner, lambda _: 1 // 0, lambda _: None, told.append)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert isinstance(told[0], ZeroDivisionError)


def test_an_answer_to_an_owner_that_is_gone_is_dropped(qtbot: QtBot, background: Background) -> None:
    seen: list[str] = []
    gone, there = QObject(), QObject()
    go_on = threading.Event()
    background.run(gone, lambda _: go_on.wait(10), lambda _: seen.append("gone"), raises)
    shiboken6.delete(gone)
    go_on.set()
    background.run(there, lambda _: None, lambda _: seen.append("there"), raises)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["there"]


def test_work_that_is_cancelled_stops_at_its_next_step_and_says_so(qtbot: QtBot, background: Background) -> None:
    told: list[Exception] = []
    steps: list[tuple[int, int]] = []
    owner = QObject()
    begun = threading.Event()

    def work(ticket: Ticket) -> None:
        for i in range(1_000_000):
            begun.set()
            ticket.step(i, 1_000_000)
            threading.Event().wait(0.001)

    ticket = background.run(owner, work, lambda _: None, told.append, lambda at, of: steps.append((at, of)))
    begun.wait(10)
    ticket.cancel()
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], Cancelled)
    assert all(of == 1_000_000 for _, of in steps)


def test_the_collector_rests_while_work_is_in_hand_and_not_after(qtbot: QtBot, qapp: object) -> None:
    del qapp
    was = gc.isenabled()
    gc.enable()
    background = Background()
    try:
        seen: list[bool] = []
        owner = QObject()
        background.run(owner, lambda _: gc.isenabled(), seen.append, raises)
        background.run(owner, lambda _: gc.isenabled(), seen.append, raises)
        qtbot.waitUntil(lambda: len(seen) == 2)
        assert seen == [False, False]
        assert gc.isenabled()
    finally:
        background.close()
        if not was:
            gc.disable()
