"""Offers on a table as cards: the terms both sides see, how it stands, and the speaker's moves."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sctabletop.domain.orders import Order
from sctabletop.domain.refusals import Refusal
from sctabletop.domain.seats import SeatId
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.move_bar import MoveBar
from sctabletop.gui.widgets.saying import Saying, Tone
from sctabletop.session.desk.table import Item

_TONES = {
    "may": Tone.OPEN,
    "offered": Tone.NOW,
    "countered": Tone.HALF,
    "put": Tone.HALF,
    "accepted": Tone.GOOD,
    "agreed": Tone.GOOD,
    "declined": Tone.BAD,
    "withdrawn": Tone.BAD,
}
"""by the first word of an item's state"""


class Card(QFrame):
    """A frame with a quiet ground that follows the palette."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE * 2, SPACE + SPACE // 2, SPACE * 2, SPACE + SPACE // 2)
        self.column.setSpacing(SPACE)


class ItemCard(Card):
    """One offer. ``made`` carries the speaker's move with it."""

    made = Signal(object, object)
    """the order, and the card"""

    def __init__(self, say: Callable[[Refusal], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = Saying(parent=self, size=1.1, bold=True)
        self._state = Saying(parent=self, bold=True)
        self._state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = QHBoxLayout()
        head.addWidget(self._name, 3)
        head.addWidget(self._state, 2)
        self._terms: tuple[tuple[str, str], ...] | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE * 2)
        self._grid.setVerticalSpacing(SPACE // 2)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        self._bar = MoveBar(say, self)
        self._bar.made.connect(self._on_bar_made)
        self._refusal = Saying(parent=self, tone=Tone.BAD, readable=True)
        self._refusal.setVisible(False)
        self.column.addLayout(head)
        self.column.addLayout(self._grid)
        self.column.addWidget(self._bar)
        self.column.addWidget(self._refusal)

    def show_item(self, item: Item, speaker: SeatId | None) -> None:
        """Show an offer with the moves of a speaker, none where nobody speaks."""
        self.setAccessibleName(f"{item.name}: {item.state}")
        self._name.say(item.name)
        self._state.say(item.state, _TONES.get(item.state.split(" ")[0].strip(":,"), Tone.OPEN))
        if item.terms != self._terms:
            self._show_terms(item.terms)
        moves = [x for x in item.moves if x.seat == speaker]
        self._bar.show_moves(moves, item.name)
        self._bar.setVisible(bool(moves))

    def _show_terms(self, terms: tuple[tuple[str, str], ...]) -> None:
        self._terms = terms
        while (taken := self._grid.takeAt(0)) is not None:
            old = taken.widget()
            if old is not None:
                old.deleteLater()
        half = (len(terms) + 1) // 2
        for i, (name, value) in enumerate(terms):
            row, column = (i, 0) if i < half else (i - half, 2)
            said = Saying(name, self, tone=Tone.MUTED)
            said.setWordWrap(False)
            self._grid.addWidget(said, row, column, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(Saying(value, self), row, column + 1, Qt.AlignmentFlag.AlignTop)

    def refuse(self, sentence: str) -> None:
        """Say why a move was not taken, or take the words away with an empty text."""
        self._refusal.say(sentence)
        self._refusal.setVisible(bool(sentence))

    def _on_bar_made(self, order: Order) -> None:
        self.made.emit(order, self)


class ItemColumn(QWidget):
    """Cards one below another, kept by instrument from one look to the next."""

    made = Signal(object, object)

    def __init__(self, say: Callable[[Refusal], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._cards: dict[tuple[str, str], ItemCard] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)

    def show_items(self, table: str, items: Sequence[Item], speaker: SeatId | None) -> None:
        """Show these offers of a table, in order."""
        wanted = {(table, x.instrument): x for x in items}
        for key in [k for k in self._cards if k not in wanted]:
            gone = self._cards.pop(key)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, (key, item) in enumerate(wanted.items()):
            card = self._cards.get(key)
            if card is None:
                card = ItemCard(self._say, self)
                card.made.connect(self.made)
                self._cards[key] = card
                self._column.insertWidget(place, card)
            elif self._column.indexOf(card) != place:
                self._column.removeWidget(card)
                self._column.insertWidget(place, card)
            card.show_item(item, speaker)

    def forget_refusals(self) -> None:
        """Take away what an earlier move was refused for."""
        for card in self._cards.values():
            card.refuse("")
