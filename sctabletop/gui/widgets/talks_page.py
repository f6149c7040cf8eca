"""One partner's table as it lies open: who sits there, who speaks, what is offered, the minutes, and what was said."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QListWidget, QVBoxLayout, QWidget

from sctabletop.domain.refusals import Refusal
from sctabletop.domain.seats import US_SEATS, SeatId
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.move_bar import MoveBar
from sctabletop.gui.widgets.saying import Saying, Tone, heading
from sctabletop.gui.widgets.scrolled import scrolled
from sctabletop.gui.widgets.talks_hand import Hand
from sctabletop.gui.widgets.talks_item import Card, ItemColumn
from sctabletop.session.desk.table import Item, TalksTable


class TalksPage(QWidget):
    """One table. ``made`` carries an order and the widget that says a refusal (``refuse``)."""

    made = Signal(object, object)
    spoke_for = Signal(str)
    hand_opened = Signal()

    def __init__(self, say: Callable[[Refusal], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build_head()
        self._items = ItemColumn(say, self)
        self._items.made.connect(self.made)
        self._nothing = Saying(self.tr("Nothing lies on this table."), self, tone=Tone.MUTED)
        self.hand = Hand(say, self)
        self.hand.made.connect(self.made)
        self.hand.opened.connect(self.hand_opened)
        self._bar = MoveBar(say, self, upright=True)
        self._bar.made.connect(self._on_bar_made)
        self._refusal = Saying(parent=self, tone=Tone.BAD, readable=True)
        self._refusal.setVisible(False)
        self._log = QListWidget(self)
        self._log.setWordWrap(True)
        self._log.setAlternatingRowColors(True)
        self._log.setAccessibleName(self.tr("What was said and done at this table"))
        body = QHBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(SPACE * 2)
        body.addLayout(self._offers_side(), 5)
        body.addWidget(self._minutes_side(), 2)

    def _build_head(self) -> None:
        self._name = heading("", self, 1.35)
        self._sits = Saying(parent=self, tone=Tone.MUTED)
        self._call = Saying(parent=self, tone=Tone.DOUBTFUL, bold=True, readable=True)
        self._speaker = QComboBox(self)
        self._speaker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._speaker.currentIndexChanged.connect(self._on_speaker_changed)
        self._speaks = QLabel(self.tr("&Speaking for"), self)
        self._speaks.setBuddy(self._speaker)

    def _offers_side(self) -> QVBoxLayout:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, SPACE, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._nothing)
        column.addWidget(self._items)
        column.addWidget(self.hand)
        column.addStretch(1)
        speaker = QHBoxLayout()
        speaker.addWidget(self._speaks)
        speaker.addWidget(self._speaker)
        speaker.addStretch(1)
        side = QVBoxLayout()
        side.setSpacing(SPACE)
        side.addWidget(self._name)
        side.addWidget(self._sits)
        side.addWidget(self._call)
        side.addLayout(speaker)
        side.addWidget(scrolled(inside, self), 1)
        return side

    def _minutes_side(self) -> QWidget:
        inside = QWidget(self)
        inside.setMaximumWidth(self.fontMetrics().averageCharWidth() * 48)
        self._whole = Card(self)
        self._whole.column.addWidget(heading(self.tr("The whole table"), self, 1.1))
        self._whole.column.addWidget(self._bar)
        self._whole.column.addWidget(self._refusal)
        side = QVBoxLayout(inside)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(SPACE)
        side.addWidget(self._whole)
        side.addWidget(heading(self.tr("Said and done"), self, 1.1))
        side.addWidget(self._log, 1)
        return inside

    def show_table(self, table: TalksTable, sits: str, speakers: Sequence[tuple[SeatId, str]], chosen: SeatId) -> None:
        """Show a table: ``sits`` says who sits there, ``speakers`` are the seats that people hold."""
        self._name.say(table.name)
        self._sits.say(sits)
        self._call.say(table.call)
        self._call.setVisible(bool(table.call))
        self._show_speakers(speakers, chosen)
        speaker = self.speaker()
        self._nothing.setVisible(not table.items)
        self._items.show_items(table.partner, table.items, speaker)
        moves = [x for x in table.moves if x.seat == speaker]
        self._bar.show_moves(moves, table.name)
        self._whole.setVisible(bool(moves))
        self._show_log(table.log)

    def _show_speakers(self, speakers: Sequence[tuple[SeatId, str]], chosen: SeatId) -> None:
        with QSignalBlocker(self._speaker):
            if [self._speaker.itemData(i) for i in range(self._speaker.count())] != [s for s, _ in speakers]:
                self._speaker.clear()
                for seat, name in speakers:
                    self._speaker.addItem(name, seat)
            self._speaker.setCurrentIndex(max(0, self._speaker.findData(chosen)))
        # Where computers hold every seat, nobody can be spoken for; who sits there is said above.
        self._speaker.setVisible(bool(speakers))
        self._speaks.setVisible(bool(speakers))

    def _show_log(self, log: Sequence[str]) -> None:
        if [self._log.item(i).text() for i in range(self._log.count())] == list(log):
            return
        self._log.clear()
        self._log.addItems(list(log))
        self._log.scrollToBottom()

    def show_hand(self, table: str, items: Sequence[Item]) -> None:
        """Show the offers in hand to the speaker; only a US seat has a hand, and only an open one shows anything."""
        speaker = self.speaker()
        ours = speaker in US_SEATS
        if not ours:
            self.hand.fold()
        self.hand.setVisible(ours)
        if ours:
            self.hand.show_hand(table, items, speaker)

    def speaker(self) -> SeatId | None:
        """Who speaks, or None where computers hold every seat."""
        chosen = self._speaker.currentData()
        return None if chosen is None else SeatId(chosen)

    def refuse(self, sentence: str) -> None:
        """Say why a move about the whole table was not taken."""
        self._refusal.say(sentence)
        self._refusal.setVisible(bool(sentence))

    def forget_refusals(self) -> None:
        """Take away what an earlier move was refused for."""
        self.refuse("")
        self._items.forget_refusals()

    def _on_bar_made(self, order: object) -> None:
        self.made.emit(order, self)

    def _on_speaker_changed(self) -> None:
        self.hand.fold()
        self.spoke_for.emit(str(self._speaker.currentData() or ""))
