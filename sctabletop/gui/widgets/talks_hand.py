"""The US side's hand at a table: folded until somebody opens it on purpose, and empty while it is folded."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sctabletop.domain.refusals import Refusal
from sctabletop.domain.seats import SeatId
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.saying import Saying, Tone
from sctabletop.gui.widgets.talks_item import ItemColumn
from sctabletop.session.desk.table import Item


class Hand(QWidget):
    """Offers that are approved and not yet made. Nothing of them is in the widget while it is folded.

    Signals:
        made: a move with one of them, and its card.
        opened: somebody opened or folded the hand; the screen looks again.
    """

    made = Signal(object, object)
    opened = Signal()

    def __init__(self, say: Callable[[Refusal], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button = QPushButton(self)
        self._button.setCheckable(True)
        self._button.setAutoDefault(False)
        self._button.toggled.connect(self._on_button_toggled)
        self._hint = Saying(parent=self, tone=Tone.MUTED)
        self._items = ItemColumn(say, self)
        self._items.made.connect(self.made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._hint)
        column.addWidget(self._items)
        self._dress()

    def is_open(self) -> bool:
        """Whether somebody has opened it."""
        return self._button.isChecked()

    def fold(self) -> None:
        """Fold it, without a word to anybody, and forget what was in it."""
        with QSignalBlocker(self._button):
            self._button.setChecked(False)
        self.show_hand("", (), None)

    def show_hand(self, table: str, items: Sequence[Item], speaker: SeatId | None) -> None:
        """Show these offers; only an open hand is given any."""
        self._items.show_items(table, items, speaker)
        self._items.setVisible(bool(items))
        self._dress(empty=not items)

    def _dress(self, empty: bool = True) -> None:
        on = self.is_open()
        self._button.setText(self.tr("Fold o&ur hand") if on else self.tr("Open o&ur hand"))
        if not on:
            self._hint.say(self.tr("Approved offers that are not on the table yet: for the US side's eyes alone."))
        else:
            self._hint.say(self.tr("The hand holds no offer for this table.") if empty else "")
        self._hint.setVisible(bool(self._hint.text()))

    def _on_button_toggled(self, on: bool) -> None:
        if not on:
            self.fold()
        self._dress()
        self.opened.emit()
