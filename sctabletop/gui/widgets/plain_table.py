"""A table to read: rows of words under headings, wrapped, with nothing in it to change."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMargins, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionHeaderV2,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from sctabletop.gui.theme import SPACE

_AIR: Final = SPACE // 2
_LEAST_LINES: Final = 6
"""Under the headings two rows can then be read."""
_Index = QModelIndex | QPersistentModelIndex


class _Roomy(QStyledItemDelegate):
    """Draws words with some air around them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 - Qt's name
        """The room for the words and for the air."""
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(_AIR, 0, -_AIR, 0)
        return super().sizeHint(inner, index).grownBy(QMargins(_AIR, _AIR, _AIR, _AIR))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The row's own ground under the air, and the words within."""
        inner = QStyleOptionViewItem(option)
        self.initStyleOption(inner, index)
        ground = QStyle.PrimitiveElement.PE_PanelItemViewItem
        widget = self.parent()
        if isinstance(widget, QWidget):
            widget.style().drawPrimitive(ground, inner, painter, widget)
        inner.rect = option.rect.adjusted(_AIR, 0, -_AIR, 0)
        super().paint(painter, inner, index)


class _RoomyHeadings(QHeaderView):
    """Draws each heading where the words below it begin."""

    def _indent(self) -> int:
        measure = self.style().pixelMetric
        words = _AIR + measure(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self) + 1
        return words - measure(QStyle.PixelMetric.PM_HeaderMargin, None, self)

    def sectionSizeFromContents(self, section: int) -> QSize:  # noqa: N802 - Qt's name
        """The room for the heading and its indent."""
        return super().sectionSizeFromContents(section).grownBy(QMargins(self._indent(), 0, 0, 0))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 - Qt's name
        """The section, and its heading moved in."""
        option = QStyleOptionHeaderV2()
        self.initStyleOption(option)
        option.rect = rect
        self.initStyleOptionForIndex(option, section)
        parts, control = QStyle.SubElement.SE_HeaderLabel, QStyle.ControlElement
        self.style().drawControl(control.CE_HeaderSection, option, painter, self)
        option.rect = self.style().subElementRect(parts, option, self).adjusted(self._indent(), 0, 0, 0)
        self.style().drawControl(control.CE_HeaderLabel, option, painter, self)


class PlainTable(QTableWidget):
    """Rows of words. The last column takes the room that is left; ``wide`` names other columns that share it."""

    def __init__(self, name: str, headings: Sequence[str], wide: Sequence[int] = (), parent: QWidget | None = None):
        super().__init__(0, len(headings), parent)
        self.setHorizontalHeader(_RoomyHeadings(Qt.Orientation.Horizontal, self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Roomy(self))
        self._wide = tuple(wide)
        self.set_headings(headings)

    def set_headings(self, headings: Sequence[str], wide: Sequence[int] | None = None) -> None:
        """Other headings, and as many columns; other wide ones where they are named."""
        self._wide = self._wide if wide is None else tuple(wide)
        self.setColumnCount(len(headings))
        self.setHorizontalHeaderLabels(list(headings))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column in range(len(headings)):
            stretched = column in (self._wide or (len(headings) - 1,))
            mode = QHeaderView.ResizeMode.Stretch if stretched else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)

    def take_what_is_left(self) -> None:
        """Be content with a few lines, and grow where there is room: a table scrolls by itself, and a page of several
        need not.
        """
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(_LEAST_LINES * self.fontMetrics().height())

    def set_letters(self, column: int, letters: int) -> None:
        """Make a column as wide as so many letters; what is longer is wrapped."""
        self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        self.setColumnWidth(column, letters * self.fontMetrics().averageCharWidth() + 2 * SPACE)

    def set_rows(self, rows: Sequence[Sequence[str]], tips: Sequence[str] = ()) -> None:
        """Show these rows; the row that was current stays current where it is still there."""
        was = max(self.currentRow(), 0)
        self.setRowCount(len(rows))
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setToolTip(tips[r] if r < len(tips) else "")
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(r, c, item)
        if rows:
            self.setCurrentCell(min(was, len(rows) - 1), 0)
        self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Rows are as high as their words need at the new width."""
        super().resizeEvent(event)
        self.resizeRowsToContents()
