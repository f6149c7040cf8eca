"""What control has ordered in the open phase, and the way to take one of it back."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QPushButton, QVBoxLayout, QWidget

from sctabletop.domain.orders import Answer, Message, Order
from sctabletop.domain.seats import CONTROL
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.saying import Saying, Tone, heading
from sctabletop.gui.widgets.wrapped import Wrapped
from sctabletop.session.progress import Commit
from sctabletop.session.session import Session


def given_by_control(session: Session) -> tuple[Order, ...]:
    """The orders that control has committed in the open phase."""
    return session.progress.commits.get(CONTROL, Commit(())).orders


def unsent(order: Order) -> Order | None:
    """An order without the words that were told as it was given; None where nothing else was in it."""
    match order:
        case Message() | Answer(odds=None):
            return None
        case Answer():
            return Answer(seat=order.seat, odds=order.odds)
        case _:
            return order


class GivenList(QWidget):
    """The orders as sentences. ``taken_back`` carries a place among them."""

    taken_back = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._orders: tuple[Order, ...] = ()
        self._open = False
        self._list = QListWidget(self)
        self._list.setWordWrap(True)
        self._list.setSpacing(SPACE // 4)
        self._list.setItemDelegate(Wrapped(self._list))
        self._list.setAccessibleName(self.tr("Given in this phase"))
        self._list.currentRowChanged.connect(self._on_list_current_row_changed)
        self._hint = Saying(parent=self, tone=Tone.MUTED)
        self._back = QPushButton(self.tr("Ta&ke back"), self)
        self._back.setAutoDefault(False)
        self._back.clicked.connect(self._on_back_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(heading(self.tr("Given in this phase"), self, 1.1))
        column.addWidget(self._list, 1)
        column.addWidget(self._hint)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)

    def show_given(self, sentences: Sequence[str], orders: Sequence[Order], can_take_back: bool) -> None:
        """Show these orders with their sentences, a place each."""
        self._orders, self._open = tuple(orders), can_take_back
        was = self._list.currentRow()
        with QSignalBlocker(self._list):
            self._list.clear()
            self._list.addItems(list(sentences))
            self._list.setCurrentRow(min(max(0, was), len(sentences) - 1))
        self._on_list_current_row_changed()

    @Slot()
    def _on_list_current_row_changed(self) -> None:
        row = self._list.currentRow()
        sent = 0 <= row < len(self._orders) and unsent(self._orders[row]) is None
        self._back.setEnabled(self._open and 0 <= row < len(self._orders) and not sent)
        if not self._orders:
            self._hint.say(self.tr("Nothing yet."))
        elif not self._open:
            self._hint.say(self.tr("In talks everything takes effect as it is given."))
        elif sent:
            self._hint.say(self.tr("Words that were sent stay sent."))
        else:
            self._hint.say(self.tr("Takes effect as the phase closes."))

    @Slot()
    def _on_back_clicked(self) -> None:
        self.taken_back.emit(self._list.currentRow())
