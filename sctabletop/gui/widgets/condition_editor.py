"""A condition, written by hand or put together from a number, a comparison and a value."""

from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QPushButton, QWidget

from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.field_editors import CalmWheel, PageEditor
from sctabletop.session.desk.fields import Choice, Field

_MOST: Final = 1_000_000.0


class ConditionEditor(PageEditor):
    """A page for the text, and below it the parts of one comparison with the button that writes it there."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._numbers: dict[str, list[Choice]] = {}
        for choice in field.choices:
            self._numbers.setdefault(choice.label.partition(": ")[0], []).append(choice)
        self.owner = self._box(self.tr("Whose number"), list(self._numbers))
        self.track = self._box(self.tr("Number"), [])
        self.comparison = self._box(self.tr("Comparison"), [])
        for words, sign in ((self.tr("is at least"), ">="), (self.tr("is at most"), "<=")):
            self.comparison.addItem(words, sign)
        self.amount = QDoubleSpinBox(self, minimum=-_MOST, maximum=_MOST, decimals=2, singleStep=0.05, value=0.5)
        self.amount.setAccessibleName(self.tr("Value"))
        self.amount.installEventFilter(CalmWheel(self.amount))
        self.write = QPushButton(self.tr("Write it"), self)
        self.write.setToolTip(self.tr("In the place of the text above, which can then be changed"))
        parts = QGridLayout()
        parts.setSpacing(SPACE // 2)
        parts.addWidget(self.owner, 0, 0)
        parts.addWidget(self.track, 0, 1, 1, 2)
        parts.addWidget(self.comparison, 1, 0)
        parts.addWidget(self.amount, 1, 1)
        parts.addWidget(self.write, 1, 2, Qt.AlignmentFlag.AlignLeft)
        parts.setColumnStretch(2, 1)
        self.column.addLayout(parts)
        self.owner.currentIndexChanged.connect(self._on_owner_changed)
        self.write.clicked.connect(self._on_write_clicked)
        self._on_owner_changed()

    def _box(self, name: str, entries: list[str]) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setMaxVisibleItems(20)
        box.setMinimumContentsLength(14)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.addItems(entries)
        box.installEventFilter(CalmWheel(box))
        return box

    @Slot()
    def _on_owner_changed(self) -> None:
        self.track.clear()
        for choice in self._numbers.get(self.owner.currentText(), ()):
            self.track.addItem(choice.label.partition(": ")[2], choice.value)
            self.track.setItemData(self.track.count() - 1, choice.help, Qt.ItemDataRole.ToolTipRole)

    @Slot()
    def _on_write_clicked(self) -> None:
        self._page.setPlainText(f"{self.track.currentData()} {self.comparison.currentData()} {self.amount.value():.6g}")
