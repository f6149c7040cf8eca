"""From the menu to paper: pads and sheets of every seat that people hold, one seat a turn of the loop."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from sctabletop.domain.seats import CONTROL, SeatId
from sctabletop.errors import SctabletopError
from sctabletop.gui.dialogs import Dialogs
from sctabletop.gui.exercise import Exercise
from sctabletop.session.desk.floor import people


class Printing(QObject):
    """Writes PDFs into a folder that somebody chose; the window stays alive meanwhile. Dies with the exercise."""

    def __init__(self, exercise: Exercise, dialogs: Dialogs, window: QWidget) -> None:
        super().__init__(exercise)
        self._exercise = exercise
        self._dialogs = dialogs
        self._window = window
        self._folder = Path()
        self._left: list[SeatId] = []
        self._written = 0

    @Slot()
    def print_paper(self) -> None:
        """Ask for the folder."""
        if not self._left:
            self._dialogs.open_folder(
                self._window, self.tr("A folder for order pads and seat sheets"), Path.home(), self._begin
            )

    def _begin(self, folder: Path) -> None:
        if self._exercise.working:
            self._tell(self.tr("A phase is closing at this moment; try again when it has closed."))
            return
        self._folder = folder
        self._written = 0
        self._left = [seat for seat in self._exercise.look(people) if seat != CONTROL]
        QTimer.singleShot(0, self, self._next)

    @Slot()
    def _next(self) -> None:
        from sctabletop.gui.paper.folder import write_order_pads, write_seat_sheets

        if not self._left or self._exercise.working:
            self._left = []
            self._tell(self.tr("{n} files were written to {folder}.").format(n=self._written, folder=self._folder))
            return
        seats = [self._left.pop(0)]
        try:
            self._written += len(write_order_pads(self._exercise, self._folder, seats))
            self._written += len(write_seat_sheets(self._exercise, self._folder, seats))
        except SctabletopError as trouble:
            self._left = []
            self._tell(trouble.sentence)
            return
        QTimer.singleShot(0, self, self._next)

    def _tell(self, sentence: str) -> None:
        self._dialogs.tell(self._window, self.tr("Order pads and seat sheets"), sentence)
