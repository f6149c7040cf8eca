"""Work off the window's thread: answers come back on it, to an owner that is still there, with progress and cancel."""

import gc
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal


class Cancelled(Exception):
    """Raised inside work that was told to stop."""


class Ticket:
    """One piece of work: the work reports progress to it and asks it whether to go on."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self._stop = threading.Event()
        self._tell = tell

    def cancel(self) -> None:
        """Ask the work to stop; it does at its next ``step``."""
        self._stop.set()

    def step(self, done: int, of: int) -> None:
        """Report progress, from within the work. Raises Cancelled where it should stop."""
        if self._stop.is_set():
            raise Cancelled
        self._tell(done, of)


@dataclass(frozen=True, slots=True)
class _Answer:
    owner: QObject
    deliver: Callable[[], None]
    last: bool = True
    """whether the work is done with it"""


class Background(QObject):
    """One worker thread for the life of the window, so that a save is touched by one thread at a time.

    While work is in hand Python's collector rests: it runs on whatever thread allocates, and would take Qt objects
    apart on the wrong one.

    ``run`` is called on the window's thread. Work gets a ticket, touches no widget, and returns a value; ``done`` or
    ``failed`` is called on the window's thread, and only while ``owner`` is alive.
    """

    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._in_hand = 0
        self._collecting = gc.isenabled()

    def run(
        self,
        owner: QObject,
        work: Callable[[Ticket], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        progress: Callable[[int, int], None] | None = None,
    ) -> Ticket:
        """Start work; what comes of it is told on this thread. A cancelled piece of work tells Cancelled."""

        def tell(at: int, of: int) -> None:
            if progress is not None:
                self._answered.emit(_Answer(owner, lambda: progress(at, of), last=False))

        ticket = Ticket(tell)

        def body() -> None:
            try:
                result = work(ticket)
            except Exception as trouble:  # noqa: BLE001 - handed over to whoever asked for the work
                self._answered.emit(_Answer(owner, lambda trouble=trouble: failed(trouble)))  # type: ignore[misc]
            else:
                self._answered.emit(_Answer(owner, lambda: done(result)))

        self._in_hand += 1
        gc.disable()
        self._pool.submit(body)
        return ticket

    def _on_answered(self, answer: _Answer) -> None:
        if answer.last:
            self._in_hand = max(0, self._in_hand - 1)
            self._let_collect()
        if shiboken6.isValid(answer.owner):
            answer.deliver()

    def _let_collect(self) -> None:
        if self._in_hand == 0 and self._collecting:
            gc.enable()

    def close(self) -> None:
        """Wait for the work in hand and take no more."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._in_hand = 0
        self._let_collect()
