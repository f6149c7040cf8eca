"""Who plays each seat: a row a seat, with a person or a computer player, and a PIN if wanted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from sctabletop.domain.seats import SeatId
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.heading import Heading
from sctabletop.session.desk.library import SeatCard
from sctabletop.session.desk.words import Naming
from sctabletop.session.progress import PERSON

LONGEST_PIN: Final = 32


@dataclass(frozen=True, slots=True)
class _Row:
    card: SeatCard
    cell: QWidget
    name: QLabel
    who: QComboBox
    pin: QLineEdit


class SeatTable(QWidget):
    """The seats of one scenario. ``changed`` tells that somebody chose another holder."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnStretch(0, 1)

    def fill(self, seats: Sequence[SeatCard], naming: Naming) -> None:
        """Show these seats, each with a person."""
        for row in self._rows:
            for widget in (row.cell, row.who, row.pin):
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self._rows = [self._row(at, card) for at, card in enumerate(seats)]
        self.rename(naming)

    def rename(self, naming: Naming) -> None:
        """Call the seats by these names."""
        for row in self._rows:
            name = row.card.names[naming]
            row.name.setText(name)
            row.who.setAccessibleName(self.tr("Who plays {seat}").format(seat=name))
            row.pin.setAccessibleName(self.tr("PIN of {seat}").format(seat=name))

    def holders(self) -> dict[SeatId, str]:
        """Seat to ``person`` or the name of a computer player."""
        return {row.card.seat: str(row.who.currentData()) for row in self._rows}

    def give(self, holders: Mapping[SeatId, str]) -> None:
        """Choose these holders; a name that is none of a seat's, or missing, leaves the seat as it is."""
        for row in self._rows:
            at = row.who.findData(holders.get(row.card.seat, ""))
            if at >= 0:
                with QSignalBlocker(row.who):
                    row.who.setCurrentIndex(at)
        self._on_chosen()

    def pins(self) -> dict[SeatId, str]:
        """The PINs of seats that people hold, as typed."""
        return {row.card.seat: row.pin.text() for row in self._rows if row.pin.text() and row.pin.isEnabled()}

    def who(self, seat: SeatId) -> QComboBox:
        """The box in which the holder of a seat is chosen. Raises KeyError."""
        return {row.card.seat: row.who for row in self._rows}[seat]

    def pin(self, seat: SeatId) -> QLineEdit:
        """The line in which the PIN of a seat is typed. Raises KeyError."""
        return {row.card.seat: row.pin for row in self._rows}[seat]

    def _row(self, at: int, card: SeatCard) -> _Row:
        cell = QWidget(self)
        name, about = Heading("", 1.0, cell), QLabel(card.about, cell)
        name.setTextFormat(Qt.TextFormat.PlainText)
        about.setWordWrap(True)
        words = QVBoxLayout(cell)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(about)
        who = QComboBox(self)
        who.addItem(self.tr("A person"), PERSON)
        for computer in card.computers:
            who.addItem(self.tr("Computer: {name}").format(name=computer), computer)
        who.currentIndexChanged.connect(self._on_chosen)
        name.setBuddy(who)
        pin = QLineEdit(self)
        pin.setEchoMode(QLineEdit.EchoMode.Password)
        pin.setMaxLength(LONGEST_PIN)
        pin.setPlaceholderText(self.tr("PIN (optional)"))
        pin.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for column, widget in enumerate((cell, who, pin)):
            self._grid.addWidget(widget, at, column)
        return _Row(card, cell, name, who, pin)

    @Slot()
    def _on_chosen(self) -> None:
        for row in self._rows:
            person = row.who.currentData() == PERSON
            row.pin.setEnabled(person)
            row.pin.setPlaceholderText(self.tr("PIN (optional)") if person else self.tr("no PIN needed"))
        self.changed.emit()
