"""The authorities that Congress holds, and control's word that lifts a hold."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from sctabletop.domain.orders import ClearHold
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.widgets.control_part import ControlPart
from sctabletop.gui.widgets.saying import Saying, Tone
from sctabletop.session.desk.panel import Hold
from sctabletop.session.desk.words import label

_NAME = Qt.ItemDataRole.UserRole


class HoldList(ControlPart):
    """Holds with the turns they still last."""

    KIND = "clear_hold"

    def __init__(self, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(exercise, parent)
        self._nothing = Saying(self.tr("Congress holds nothing."), self, tone=Tone.MUTED)
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Authorities on hold"))
        self._lift = QPushButton(self.tr("L&ift the hold"), self)
        self._lift.setAutoDefault(False)
        self._lift.clicked.connect(self._on_lift_clicked)
        self.column.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self._list, 1)
        self.column.addWidget(self._lift, 0, Qt.AlignmentFlag.AlignLeft)

    def show_holds(self, holds: Sequence[Hold]) -> None:
        """Show these holds."""
        was = max(0, self._list.currentRow())
        with QSignalBlocker(self._list):
            self._list.clear()
            for hold in holds:
                words = self.tr("▲ {0}: on hold, turns left {1:g}").format(label(hold.authority), hold.turns)
                item = QListWidgetItem(words, self._list)
                item.setData(_NAME, hold.authority)
            self._list.setCurrentRow(min(was, len(holds) - 1))
        self._list.setVisible(bool(holds))
        self._nothing.setVisible(not holds)
        self._lift.setVisible(bool(holds))
        self._lift.setEnabled(self.may() and bool(holds))
        if not holds:
            self.column.setAlignment(Qt.AlignmentFlag.AlignTop)

    @Slot()
    def _on_lift_clicked(self) -> None:
        here = self._list.currentItem()
        if here is not None:
            self.gave.emit(ClearHold(authority=here.data(_NAME)), self)
