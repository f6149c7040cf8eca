"""A seat's PIN: set, changed or taken away by whoever knows the one before it."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QWidget

from sctabletop.domain.seats import SeatId
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.theme import SPACE


class NewPin(QDialog):
    """Asks for the present PIN, where there is one, and twice for the new one. It is opened, never run."""

    def __init__(self, exercise: Exercise, seat: SeatId | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._exercise = exercise
        self.setWindowTitle(self.tr("PIN of a seat"))
        self.seats = QComboBox(self)
        for each in exercise.seats:
            self.seats.addItem(exercise.name(each), str(each))
        if seat is not None:
            self.seats.setCurrentIndex(self.seats.findData(str(seat)))
        self.before, self.new, self.again = (QLineEdit(self) for _ in range(3))
        for line in (self.before, self.new, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.setMaxLength(64)
        self.refusal = QLabel(self.tr("An empty PIN takes it away: the curtain then opens without one."), self)
        self.refusal.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("&Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._form = form = QFormLayout(self)
        form.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        form.setSpacing(SPACE)
        form.addRow(self.tr("&Seat"), self.seats)
        form.addRow(self.tr("&Present PIN"), self.before)
        form.addRow(self.tr("&New PIN"), self.new)
        form.addRow(self.tr("&Again"), self.again)
        form.addRow(self.refusal)
        form.addRow(buttons)
        self.seats.currentIndexChanged.connect(self._on_seats_current_index_changed)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self._on_seats_current_index_changed(0)

    @property
    def seat(self) -> SeatId:
        """The seat that is chosen."""
        return SeatId(self.seats.currentData())

    @Slot(int)
    def _on_seats_current_index_changed(self, _: int) -> None:
        self._form.setRowVisible(self.before, self.seat in self._exercise.options.pins)

    def accept(self) -> None:
        """Keep the new PIN, if the present one is right and the new one was typed twice alike."""
        options = self._exercise.options
        if not options.opens(self.seat, self.before.text()):
            self.refusal.setText(self.tr("That is not the present PIN of this seat."))
            self.before.setFocus()
        elif self.new.text() != self.again.text():
            self.refusal.setText(self.tr("The two new PINs are not alike; type them again."))
            self.new.setFocus()
        else:
            self._exercise.keep_options(options.with_pin(self.seat, self.new.text()))
            super().accept()
