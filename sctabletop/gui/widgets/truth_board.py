"""The truth, for control alone: every number of every partner and of our side."""

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.reading_table import ReadingTable
from sctabletop.session.desk.board import Board


class TruthBoard(QWidget):
    """A table of readings, one owner at a time."""

    asked_why = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._truth: Board | None = None
        self._owner = QComboBox(self)
        self._owner.currentIndexChanged.connect(self._on_owner_changed)
        whose = QLabel(self.tr("&Whose"), self)
        whose.setBuddy(self._owner)
        self._table = ReadingTable(self)
        self._table.setAccessibleName(self.tr("The truth"))
        self._table.asked_why.connect(self.asked_why)
        row = QHBoxLayout()
        row.addWidget(whose)
        row.addWidget(self._owner)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addLayout(row)
        column.addWidget(self._table, 1)

    def show_truth(self, truth: Board) -> None:
        """Show this board; the same owner stays chosen."""
        self._truth = truth
        names = [p.name for p in truth.partners] + [truth.us.title]
        with QSignalBlocker(self._owner):
            if [self._owner.itemText(i) for i in range(self._owner.count())] != names:
                self._owner.clear()
                self._owner.addItems(names)
        self._on_owner_changed()

    @Slot()
    def _on_owner_changed(self) -> None:
        if self._truth is None:
            return
        place = self._owner.currentIndex()
        partners = self._truth.partners
        self._table.readings.show_sections(partners[place].sections if place < len(partners) else (self._truth.us,))
