"""The orders of a seat under their headings, with a box to find one; those it cannot give now are listed too."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QLabel, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from sctabletop.gui.theme import SPACE, colours
from sctabletop.session.desk.fields import Form, Unavailable

_KIND: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class _Line:
    kind: str
    label: str
    group: str
    tip: str
    can: bool


class OrderMenu(QWidget):
    """What may be ordered, and what may not be ordered now.

    Signals:
        chosen: the kind that a person went to, whether it can be given or not.
        entered: a person pressed Enter on a kind, to go on with it.
    """

    chosen = Signal(str)
    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[_Line, ...] = ()
        self._items: dict[str, QTreeWidgetItem] = {}
        label = QLabel(self.tr("&Orders"), self)
        self.filter = QLineEdit(self, placeholderText=self.tr("Find an order (Ctrl+F)"), clearButtonEnabled=True)
        self.filter.setAccessibleName(self.tr("Find an order"))
        self.tree = QTreeWidget(self)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName(self.tr("Orders"))
        self.tree.setColumnCount(2)
        self.tree.setIndentation(12)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        label.setBuddy(self.tree)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE // 2)
        box.addWidget(label)
        box.addWidget(self.filter)
        box.addWidget(self.tree, 1)
        self.filter.textChanged.connect(self._on_filter_changed)
        self.filter.returnPressed.connect(self._on_filter_returned)
        self.tree.currentItemChanged.connect(self._on_current_changed)
        self.tree.itemActivated.connect(self._on_item_activated)
        find = QShortcut(QKeySequence("Ctrl+F"), self, context=Qt.ShortcutContext.WindowShortcut)
        find.activated.connect(self.filter.setFocus)

    def show_orders(self, forms: Iterable[Form], unavailable: Iterable[Unavailable], current: str) -> None:
        """List these orders and go to the current one without telling anybody."""
        given = [_Line(f.kind, f.label, f.group, f.help, True) for f in forms]
        missing = [_Line(u.kind, u.label, u.group, str(u.refusal), False) for u in unavailable]
        lines = (*given, *missing)
        if lines != self._lines:
            self._lines = lines
            self._rebuild()
        self.go_to(current)

    def go_to(self, kind: str) -> None:
        """Mark a kind as the current one without telling anybody."""
        with QSignalBlocker(self.tree):
            item = self._items.get(kind)
            if item is not None:
                item.setHidden(False)
                self.tree.setCurrentItem(item)
            else:
                self.tree.clearSelection()

    def _rebuild(self) -> None:
        groups = list(dict.fromkeys(line.group for line in self._lines))
        row = QSize(0, self.tree.fontMetrics().height() + SPACE // 2)
        with QSignalBlocker(self.tree):
            self.tree.clear()
            self._items = {}
            for group in groups:
                top = QTreeWidgetItem(self.tree, [group])
                top.setSizeHint(0, row)
                font = top.font(0)
                font.setBold(True)
                top.setFont(0, font)
                top.setFirstColumnSpanned(True)
                for line in (x for x in self._lines if x.group == group):
                    item = QTreeWidgetItem(top, [line.label, "" if line.can else self.tr("not now")])
                    item.setData(0, _KIND, line.kind)
                    item.setToolTip(0, line.tip)
                    item.setFirstColumnSpanned(line.can)
                    item.setSizeHint(0, row)
                    self._items[line.kind] = item
                top.setExpanded(True)
        self._paint()
        self._on_filter_changed(self.filter.text())

    def _paint(self) -> None:
        grey = QBrush(colours(self.palette()).muted)
        for line in self._lines:
            if not line.can:
                self._items[line.kind].setForeground(0, grey)
                self._items[line.kind].setForeground(1, grey)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Grey is another grey on another palette."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._paint()

    @Slot(str)
    def _on_filter_changed(self, text: str) -> None:
        wanted = text.casefold().split()
        for line in self._lines:
            words = f"{line.label} {line.group} {line.kind} {line.tip}".casefold()
            self._items[line.kind].setHidden(not all(w in words for w in wanted))
        for g in range(self.tree.topLevelItemCount()):
            if (top := self.tree.topLevelItem(g)) is not None:
                inside = [top.child(i) for i in range(top.childCount())]
                top.setHidden(all(x is None or x.isHidden() for x in inside))

    @Slot()
    def _on_filter_returned(self) -> None:
        for item in self._items.values():
            if not item.isHidden():
                self.tree.setCurrentItem(item)
                self._on_item_activated(item)
                return

    @Slot()
    def _on_current_changed(self) -> None:
        item = self.tree.currentItem()
        if item is not None and item.data(0, _KIND):
            self.chosen.emit(item.data(0, _KIND))

    @Slot(QTreeWidgetItem)
    def _on_item_activated(self, item: QTreeWidgetItem) -> None:
        if item.data(0, _KIND):
            self.entered.emit(item.data(0, _KIND))
