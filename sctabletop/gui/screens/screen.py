"""What every screen of an open exercise has in common: it redraws when it is concerned and visible."""

from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from sctabletop.domain.seats import SeatId
from sctabletop.gui.exercise import Exercise
from sctabletop.session.touched import Touched


class Screen(QWidget):
    """A screen over one exercise. ``seat`` is whose eyes are open, None for what the whole room sees.

    A child sets ``SHOWS`` and writes ``render``; it never calls ``render`` itself but through ``refresh``.
    """

    SHOWS: ClassVar[Touched] = Touched.EVERYTHING

    def __init__(self, exercise: Exercise, seat: SeatId | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise = exercise
        self.seat = seat
        self._stale = True
        exercise.changed.connect(self._on_exercise_changed)

    def render(self) -> None:  # type: ignore[override]  # Qt's own render paints into a device and is never used here
        """Show the read models anew."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Redraw now if somebody can see it, else when somebody does."""
        self._stale = True
        if self.isVisible() and not self.exercise.working:
            self._stale = False
            self.render()

    @Slot(Touched)
    def _on_exercise_changed(self, touched: Touched) -> None:
        if touched & self.SHOWS:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Draw what went stale while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self.refresh()
