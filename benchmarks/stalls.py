"""How long the window's event loop stands still: the largest gap of a quick timer while something runs beside it."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Slot

from benchmarks import crowded
from benchmarks.storing import NOON
from sctabletop.domain.phases import Phase
from sctabletop.gui.application import SWITCH_SECONDS
from sctabletop.gui.background import Background
from sctabletop.gui.exercise import Exercise
from sctabletop.players.talks import STEPS
from sctabletop.session.session import Session
from sctabletop.store.files import create_save

TICK_MS: Final = 5


@dataclass(slots=True)
class Stalls:
    """The largest gaps, in seconds, one for each time."""

    idle: list[float] = field(default_factory=list)
    resolving: list[float] = field(default_factory=list)
    others: list[float] = field(default_factory=list)


class _Ticker(QObject):
    """Looks at the clock as often as the loop lets it."""

    def __init__(self) -> None:
        super().__init__()
        self.largest = 0.0
        self._last = time.perf_counter()
        timer = QTimer(self, interval=TICK_MS)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._on_timeout)
        timer.start()

    def end(self) -> float:
        """The largest gap up to now, and no more looks."""
        self._on_timeout()
        self.deleteLater()
        return self.largest

    @Slot()
    def _on_timeout(self) -> None:
        now = time.perf_counter()
        self.largest = max(self.largest, now - self._last)
        self._last = now


def measure(place: Path, turns: int) -> Stalls:
    """The gaps while the computer plays an exercise in a file, and beside each close as long a rest."""
    out = Stalls()
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)
    with create_save(place / "stalls.db", lambda: NOON) as store:
        session = Session.create(store, crowded.setup(crowded.folder(place)))
        background = Background()
        exercise = Exercise(session, background)
        while not exercise.ended and exercise.turn <= turns:
            resolves = exercise.phase is Phase.RESOLUTION
            for _ in STEPS if exercise.phase is Phase.TALKS else ():
                out.others += _during(exercise, exercise.move_computers, out.idle)
            gaps = out.resolving if resolves else out.others
            gaps += _during(exercise, exercise.close_phase, out.idle)
        background.close()
    sys.setswitchinterval(usual)
    return out


def _during(exercise: Exercise, begin: Callable[[], None], idle: list[float]) -> list[float]:
    """The largest gap while work runs that was begun so, none where there was nothing to do; then as long at rest."""
    loop = QEventLoop()
    ticker = _Ticker()
    start = time.perf_counter()
    begin()
    if not exercise.working:
        return []
    exercise.busy.connect(loop.quit)
    loop.exec()
    exercise.busy.disconnect(loop.quit)
    passed, found = time.perf_counter() - start, ticker.end()
    ticker = _Ticker()
    QTimer.singleShot(max(round(passed * 1000), 4 * TICK_MS), loop.quit)
    loop.exec()
    idle.append(ticker.end())
    return [found]
