"""An editor for several choices: tick what counts, and where their order matters, move them up or down."""

from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from sctabletop.gui.widgets.field_editors import FieldEditor
from sctabletop.session.desk.fields import Field

_MOST_ROWS: Final = 6
_VALUE = Qt.ItemDataRole.UserRole


class ManyEditor(FieldEditor):
    """A list with boxes to tick; the value is what is ticked, from top to bottom."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._list = QListWidget(self)
        self._dress(self._list)
        self._up = QPushButton(self.tr("Up"), self)
        self._down = QPushButton(self.tr("Down"), self)
        self._up.setAccessibleName(self.tr("Move up"))
        self._down.setAccessibleName(self.tr("Move down"))
        self._up.setToolTip(self.tr("Move up (Alt+Up)"))
        self._down.setToolTip(self.tr("Move down (Alt+Down)"))
        buttons = QVBoxLayout()
        buttons.addWidget(self._up)
        buttons.addWidget(self._down)
        buttons.addStretch(1)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._list, 1)
        box.addLayout(buttons)
        for button in (self._up, self._down):
            button.setVisible(field.ordered)
        self._labels = dict(enumerate(field.choices))
        self._fill_list([], list(range(len(field.choices))))
        rows = min(max(len(field.choices), 2), _MOST_ROWS)
        self._list.setFixedHeight(rows * (self._list.fontMetrics().height() + 8) + 2 * self._list.frameWidth())
        self._list.itemChanged.connect(self._on_edited)
        self._up.clicked.connect(self._on_up_clicked)
        self._down.clicked.connect(self._on_down_clicked)
        for keys, slot in (("Alt+Up", self._on_up_clicked), ("Alt+Down", self._on_down_clicked)):
            shortcut = QShortcut(QKeySequence(keys), self._list, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)

    def value(self) -> Any:
        """The values ticked, from top to bottom; None for none."""
        items = [self._list.item(i) for i in range(self._list.count())]
        chosen = [self._labels[i.data(_VALUE)].value for i in items if i.checkState() is Qt.CheckState.Checked]
        return chosen or None

    def set_value(self, value: Any) -> None:
        """Tick these, first and in this order; the others follow as the field lists them."""
        asked = list(value or ())
        places = [i for v in asked for i, c in self._labels.items() if c.value == v]
        self._fill_list(places, [i for i in self._labels if i not in places])

    def target(self) -> QWidget:
        """The list."""
        return self._list

    def _fill_list(self, ticked: list[int], rest: list[int]) -> None:
        with QSignalBlocker(self._list):
            self._list.clear()
            for place in (*ticked, *rest):
                choice = self._labels[place]
                item = QListWidgetItem(choice.label, self._list)
                item.setData(_VALUE, place)
                item.setToolTip(choice.help)
                item.setCheckState(Qt.CheckState.Checked if place in ticked else Qt.CheckState.Unchecked)
            self._list.setCurrentRow(0)

    @Slot()
    def _on_up_clicked(self) -> None:
        self._move(-1)

    @Slot()
    def _on_down_clicked(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        at = self._list.currentRow()
        if not self.field.ordered or not 0 <= at + by < self._list.count():
            return
        with QSignalBlocker(self._list):
            item = self._list.takeItem(at)
            self._list.insertItem(at + by, item)
            self._list.setCurrentRow(at + by)
        self.edited.emit()
