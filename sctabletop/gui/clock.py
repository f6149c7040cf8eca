"""The clock of the open phase: it shows how much time is left and says once that it is up; it closes nothing."""

from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from sctabletop.gui.exercise import Exercise
from sctabletop.session.touched import Touched

KEEP_EVERY_SECONDS: Final = 10.0
"""how much of the clock a power cut may cost"""


class Clock(QObject):
    """Counts down what the table gave the open phase. Without a time for the phase it does not run.

    Signals:
        changed: another second, or paused, or extended.
        ran_out: time is up; told once a phase and again after an extension.
    """

    changed = Signal()
    ran_out = Signal()

    def __init__(self, exercise: Exercise, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._exercise = exercise
        self._left: float | None = None
        self._paused = False
        self._kept = 0.0
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._on_timer_timeout)
        exercise.changed.connect(self._on_exercise_changed)
        self._at: tuple[int, object] = (0, None)
        self._enter()

    @property
    def left(self) -> float | None:
        """Seconds left, never below zero; None where this phase has no clock."""
        return self._left

    @property
    def paused(self) -> bool:
        """Whether it stands still."""
        return self._paused

    def text(self) -> str:
        """Minutes and seconds, "time is up", or nothing where there is no clock."""
        if self._left is None:
            return ""
        if self._left <= 0.0:
            return self.tr("time is up")
        minutes, seconds = divmod(round(self._left), 60)
        return f"{minutes}:{seconds:02}"

    def pass_time(self, seconds: float) -> None:
        """Let so much time pass. A close that runs costs the table nothing."""
        if self._left is None or self._paused or self._exercise.working:
            return
        before, self._left = self._left, max(self._left - seconds, 0.0)
        if self._left == 0.0 or self._kept - self._left >= KEEP_EVERY_SECONDS:
            self.keep()
        self.changed.emit()
        if before > 0.0 and self._left == 0.0:
            self._timer.stop()
            self.ran_out.emit()

    def keep(self) -> None:
        """Have the save remember it as it stands."""
        if self._left is not None and not self._exercise.working:
            self._kept = self._left
            self._exercise.keep_clock(self._left, self._paused)

    @Slot()
    def pause(self) -> None:
        """Stop it, or let it go on."""
        if self._left is not None and not self._exercise.working:
            self._paused = not self._paused
            self.keep()
            self._run()

    def extend(self, seconds: float) -> None:
        """Give more time."""
        if self._left is not None and not self._exercise.working:
            self._left += seconds
            self.keep()
            self._run()

    @Slot(Touched)
    def _on_exercise_changed(self, touched: Touched) -> None:
        if touched & (Touched.PHASE | Touched.END):
            self._enter()

    def _enter(self) -> None:
        """Take up the clock of the phase where it was left, or start it."""
        exercise = self._exercise
        if self._at == (exercise.turn, exercise.phase) and not exercise.ended:
            return
        self._at = (exercise.turn, exercise.phase)
        given = 0 if exercise.ended else exercise.options.clocks.get(exercise.phase, 0)
        kept = exercise.floor.seconds_left
        self._left = None if given <= 0 else float(given) if kept is None else kept
        self._paused = exercise.floor.paused
        self._kept = self._left or 0.0
        self._run()

    def _run(self) -> None:
        if self._left and not self._paused:
            self._since.start()
            self._timer.start()
        else:
            self._timer.stop()
        self.changed.emit()

    @Slot()
    def _on_timer_timeout(self) -> None:
        self.pass_time(self._since.restart() / 1000.0)
