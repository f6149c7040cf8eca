"""Messages of this turn between the seats, and the replies of control."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QWidget

from sctabletop.domain.orders import Answer
from sctabletop.domain.seats import CONTROL
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.control_part import ControlPart
from sctabletop.gui.widgets.plain_table import PlainTable

Letter = tuple[str, str, str]
"""from, to, text; seats as this table calls them"""
_LONGEST = 2000


class MessageDesk(ControlPart):
    """What was written this turn, above; below a reply to any seat."""

    KIND = "answer"

    def __init__(self, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(exercise, parent)
        self._letters: tuple[Letter, ...] = ()
        headings = (self.tr("From"), self.tr("To"), self.tr("Message"))
        self._table = PlainTable(self.tr("Messages of this turn"), headings, parent=self)
        self._table.currentCellChanged.connect(self._on_table_current_cell_changed)
        self._to = QComboBox(self)
        for seat in exercise.seats:
            if seat != CONTROL:
                self._to.addItem(exercise.name(seat), str(seat))
        to = QLabel(self.tr("&To"), self)
        to.setBuddy(self._to)
        self._text = QPlainTextEdit(self)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("Control's reply"))
        self._text.setPlaceholderText(self.tr("Write to this seat. It is told at once, and cannot be taken back."))
        self._text.setFixedHeight(self.fontMetrics().lineSpacing() * 5)
        self._text.textChanged.connect(self._on_text_changed)
        self._send = QPushButton(self.tr("Se&nd"), self)
        self._send.setAutoDefault(False)
        self._send.clicked.connect(self._on_send_clicked)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(to)
        row.addWidget(self._to)
        row.addStretch(1)
        row.addWidget(self._send)
        self.column.addWidget(self._table, 1)
        self.column.addWidget(self._text)
        self.column.addLayout(row)

    def show_letters(self, letters: Sequence[Letter]) -> None:
        """Show these messages; a half-written reply stays."""
        if tuple(letters) != self._letters:
            self._letters = tuple(letters)
            with QSignalBlocker(self._table):
                self._table.set_rows(letters)
        self._on_text_changed()

    @Slot()
    def _on_text_changed(self) -> None:
        written = self._text.toPlainText().strip()
        self._send.setEnabled(self.may() and 0 < len(written) <= _LONGEST)

    @Slot(int)
    def _on_table_current_cell_changed(self, row: int) -> None:
        place = self._to.findText(self._letters[row][0]) if 0 <= row < len(self._letters) else -1
        if place >= 0:
            self._to.setCurrentIndex(place)

    @Slot()
    def _on_send_clicked(self) -> None:
        written = self._text.toPlainText().strip()
        self.gave.emit(Answer(seat=str(self._to.currentData()), text=written), self)

    def taken(self) -> None:
        """The reply was sent: an empty sheet."""
        self._text.clear()
