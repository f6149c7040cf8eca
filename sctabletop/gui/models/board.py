"""The board as a table: the row is painted, read aloud and copied from the same words."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from sctabletop.session.desk.board import Reading, Section, Sureness
from sctabletop.session.desk.figures import figure

Index = QModelIndex | QPersistentModelIndex
READING_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""the Reading of a row, None for a heading"""


class Column(IntEnum):
    """The columns, from the left."""

    TRACK = 0
    VALUE = 1
    BAR = 2
    CHANGE = 3
    HISTORY = 4
    SURENESS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """A reading, or the heading of a section."""

    title: str
    reading: Reading | None = None


def rows_of(sections: Sequence[Section], needle: str = "") -> list[Row]:
    """The rows of sections under their headings; with a ``needle`` those whose name or meaning holds it."""
    wanted = needle.strip().casefold()
    out: list[Row] = []
    for section in sections:
        found = [r for r in section.rows if wanted in f"{r.label} {r.track} {r.said}".casefold()]
        if found:
            out.append(Row(section.title))
            out += [Row(r.label, r) for r in found]
    return out


def change_words(reading: Reading) -> str:
    """The change in a shape, a word and a number: "▲ up 0.05"; a dash in the first turn."""
    by = reading.change
    if by is None:
        return "–"
    size = figure(reading.track, abs(by))
    if not size.strip("0.,"):
        return "= same"
    return f"▲ up {size}" if by > 0 else f"▼ down {size}"


class BoardModel(QAbstractTableModel):
    """The tracks of one owner, in sections. Headings are rows that cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections: tuple[Section, ...] = ()
        self._needle = ""
        self._rows: list[Row] = []
        self._titles = (
            self.tr("Track"), self.tr("Value"), self.tr("On its scale"), self.tr("Change"), self.tr("Earlier turns"),
            self.tr("How it is known"),
        )  # fmt: skip

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show these sections."""
        self._sections = tuple(sections)
        self._fill()

    def find(self, needle: str) -> None:
        """Show only rows whose name or meaning holds these words."""
        self._needle = needle
        self._fill()

    def _fill(self) -> None:
        self.beginResetModel()
        self._rows = rows_of(self._sections, self._needle)
        self.endResetModel()

    def row_at(self, row: int) -> Row:
        """What stands in a row."""
        return self._rows[row]

    def headings(self) -> list[int]:
        """The rows that are headings."""
        return [i for i, row in enumerate(self._rows) if row.reading is None]

    def place_of(self, track: str) -> QModelIndex:
        """Where a track stands now; the first reading where it does not, nowhere in an empty table."""
        readings = [i for i, row in enumerate(self._rows) if row.reading is not None]
        found = [i for i in readings if (r := self._rows[i].reading) is not None and r.track == track]
        return self.index((found or readings)[0], 0) if readings else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Headings and readings."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Always the same columns."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The columns' names."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.ToolTipRole and section == Column.CHANGE:
            return self.tr("since the plans of last turn")
        if role == Qt.ItemDataRole.TextAlignmentRole and section == Column.VALUE:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is only read."""
        if index.isValid() and self._rows[index.row()].reading is None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words for every cell, also for those that are painted."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == READING_ROLE:
            return row.reading
        if row.reading is None:
            return self._heading(row, index, role)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(row.reading, Column(index.column()))
            case Qt.ItemDataRole.ToolTipRole:
                return row.reading.said
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.reading.label}: {self._words(row.reading, Column(index.column()))}"
            case Qt.ItemDataRole.TextAlignmentRole if index.column() == Column.VALUE:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            case _:
                return None

    def _heading(self, row: Row, index: Index, role: int) -> Any:
        if index.column() == 0 and role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _words(self, reading: Reading, column: Column) -> str:
        match column:
            case Column.TRACK:
                return reading.label
            case Column.VALUE:
                return reading.text()
            case Column.BAR:
                return self._scale_words(reading)
            case Column.CHANGE:
                return change_words(reading)
            case Column.HISTORY:
                return ", ".join(figure(reading.track, past.mean) for past in reading.history)
            case Column.SURENESS:
                known = self.tr("● known")
                return known if reading.sureness is Sureness.EXACT else self.tr("○ believed")

    def _scale_words(self, reading: Reading) -> str:
        if reading.top is None:
            return self.tr("no scale")
        ends = self.tr("on {0:g} to {1:g}").format(reading.bottom, reading.top)
        return ends if reading.sureness is Sureness.EXACT else f"{reading.bar_text()} {ends}"
