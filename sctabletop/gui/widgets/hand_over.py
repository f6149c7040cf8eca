"""Giving a seat to a person or to a computer player, in the midst of an exercise."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QWidget

from sctabletop.domain.seats import SeatId
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.theme import SPACE
from sctabletop.session.desk.holders import holders
from sctabletop.session.progress import PERSON


class HandOver(QDialog):
    """Which seat, and who takes it. It is opened, never run, and dies as it closes."""

    def __init__(self, exercise: Exercise, parent: QWidget) -> None:
        super().__init__(parent)
        self._exercise = exercise
        self.setWindowTitle(self.tr("Hand over a seat"))
        self.seats = QComboBox(self)
        for seat in exercise.seats:
            # Which character plays a partner is not for the room.
            people = exercise.holder(seat) == PERSON
            held = self.tr("now a person") if people else self.tr("now the computer")
            words = f"{exercise.name(seat)} ({held})"
            self.seats.addItem(words, str(seat))
        self.takers = QComboBox(self)
        told = QLabel(self.tr("The seat changes hands at once, and the record keeps who held it when."), self)
        told.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("&Hand over"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        form = QFormLayout(self)
        form.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        form.setSpacing(SPACE)
        form.addRow(self.tr("&Seat"), self.seats)
        form.addRow(self.tr("&Taken by"), self.takers)
        form.addRow(told)
        form.addRow(buttons)
        self.seats.currentIndexChanged.connect(self._on_seats_current_index_changed)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(self._on_accepted)
        self.finished.connect(self.deleteLater)
        self._on_seats_current_index_changed(0)

    def _called(self, holder: str) -> str:
        return self.tr("a person") if holder == PERSON else self.tr("the computer, {0}").format(holder)

    @Slot(int)
    def _on_seats_current_index_changed(self, _: int) -> None:
        seat = SeatId(self.seats.currentData())
        self.takers.clear()
        for holder in self._exercise.look(holders, seat):
            self.takers.addItem(self._called(holder), holder)
        if self._exercise.holder(seat) == PERSON:
            self.takers.setCurrentIndex(1)

    @Slot()
    def _on_accepted(self) -> None:
        seat, taker = SeatId(self.seats.currentData()), self.takers.currentData()
        if taker != self._exercise.holder(seat):
            self._exercise.hand_over(seat, taker)
