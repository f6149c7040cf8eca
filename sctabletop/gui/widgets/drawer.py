"""A screen with a drawer at its side, in which the reasons for a number open and die."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QWidget

from sctabletop.domain.seats import SeatId
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.widgets.why_panel import WhyPanel
from sctabletop.session.desk.why import why


class Drawer(QSplitter):
    """Holds the pages of an exercise, and the reasons beside them while somebody reads them.

    Signals:
        shut: somebody closed the reasons.
    """

    shut = Signal()

    def __init__(self, exercise: Exercise, pages: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._exercise = exercise
        self._why: WhyPanel | None = None
        self.setChildrenCollapsible(False)
        self.addWidget(pages)

    def show_why(self, seat: SeatId, owner: str, track: str) -> None:
        """The reasons for a number, for the eyes of this seat: of the turn in play, or of the one before while nothing
        has moved it in this one.
        """
        turn = self._exercise.turn
        if turn > 1 and not self._exercise.look(why, seat, owner, track, turn).steps:
            turn -= 1
        self._panel().show_why(seat, owner, track, turn)

    def show_claim(self, identifier: str) -> None:
        """One claim alone."""
        self._panel().show_claim(identifier)

    def close_reasons(self) -> None:
        """Shut the drawer, with what is in it."""
        if self._why is not None:
            why, self._why = self._why, None
            why.hide()
            why.deleteLater()

    def _panel(self) -> WhyPanel:
        if self._why is None:
            self._why = WhyPanel(self._exercise, self)
            self._why.closed.connect(self._on_why_closed)
            self.addWidget(self._why)
            self.setStretchFactor(0, 1)
            self.setStretchFactor(1, 0)
            drawer = max(self._why.minimumWidth(), self.width() // 4)
            self.setSizes([max(self.width() - drawer, 0), drawer])
        return self._why

    @Slot()
    def _on_why_closed(self) -> None:
        self.close_reasons()
        self.shut.emit()
