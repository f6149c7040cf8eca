"""The board's table: arrows to walk, Enter for the reasons, Ctrl+C for the rows as text."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from sctabletop.gui.models.board import BoardModel, Column
from sctabletop.gui.widgets.reading_paint import ReadingPainter
from sctabletop.session.desk.board import Reading, Section

ROOMY: Final = 95
"""letters beside each other that all columns need"""


class ReadingTable(QTableView):
    """Readings in sections. ``asked_why`` tells owner and track of the row somebody went into."""

    asked_why = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.readings = BoardModel(self)
        self.setModel(self.readings)
        self.setItemDelegate(ReadingPainter(self))
        self.setAccessibleName(self.tr("Board of tracks"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        # Qt's own ways, by contents and stretched, would measure every cell at each step of laying out a page and paint
        # all of it twice.
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.readings.modelReset.connect(self._on_readings_model_reset)
        self.doubleClicked.connect(self._on_double_clicked)

    @Slot()
    def _on_readings_model_reset(self) -> None:
        self.clearSpans()
        for row in self.readings.headings():
            self.setSpan(row, 0, 1, len(Column))
        self._fit()

    def _fit(self) -> None:
        """Make every column as wide as its words; the scale takes what is left."""
        with QSignalBlocker(self.horizontalHeader()):  # who calls paints everything anyway
            for column in Column:
                if column is not Column.BAR:
                    self.resizeColumnToContents(column)
            self._stretch()

    def _stretch(self) -> None:
        header = self.horizontalHeader()
        left = self.viewport().width() - sum(self.columnWidth(c) for c in Column if c is not Column.BAR)
        header.resizeSection(Column.BAR, max(left, header.minimumSectionSize()))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Letters of another size take other room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where there is little room, the picture of earlier turns gives way first."""
        narrow = self.viewport().width() < self.fontMetrics().averageCharWidth() * ROOMY
        with QSignalBlocker(self.horizontalHeader()):
            if narrow != self.isColumnHidden(Column.HISTORY):
                self.setColumnHidden(Column.HISTORY, narrow)
                if not narrow:
                    self.resizeColumnToContents(Column.HISTORY)  # a hidden heading has no width
            self._stretch()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter asks why; copying takes the chosen rows as text with tabs."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ask()
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.chosen_text())
        else:
            super().keyPressEvent(event)

    def moveCursor(  # noqa: N802 - Qt's name
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """The next reading in that direction; headings are stepped over."""
        found = super().moveCursor(action, modifiers)
        up = action in (QAbstractItemView.CursorAction.MoveUp, QAbstractItemView.CursorAction.MovePageUp)
        row = found.row()
        while 0 <= row < self.readings.rowCount() and self.readings.row_at(row).reading is None:
            row += -1 if up else 1
        if row < 0:
            self.scrollToTop()
        return self.readings.index(row, found.column()) if 0 <= row < self.readings.rowCount() else self.currentIndex()

    def chosen_text(self) -> str:
        """The chosen rows as lines of words with tabs between."""
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        model = self.readings
        return "\n".join("\t".join(str(model.index(r, c).data() or "") for c in Column) for r in rows)

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show these sections; the track that was current stays current where it is still there."""
        before = self.current()
        self.readings.show_sections(sections)
        self.setCurrentIndex(self.readings.place_of(before.track if before is not None else ""))

    def current(self) -> Reading | None:
        """The reading in the current row."""
        now = self.currentIndex()
        return self.readings.row_at(now.row()).reading if now.isValid() else None

    @Slot()
    def ask(self) -> None:
        """Ask why for the current row."""
        self._ask(self.currentIndex())

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        self._ask(index)

    def _ask(self, index: QModelIndex) -> None:
        reading = self.readings.row_at(index.row()).reading if index.isValid() else None
        if reading is not None:
            self.asked_why.emit(reading.owner, reading.track)
