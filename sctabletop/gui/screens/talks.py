"""The shared talks table: one table a partner, whoever speaks makes a move, and the computer seats answer."""

from dataclasses import replace
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from sctabletop.domain.orders import Order, kind_of
from sctabletop.domain.refusals import Refusal
from sctabletop.domain.seats import SeatId
from sctabletop.gui.dialogs import Dialogs
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.screens.screen import Screen
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.saying import Saying, Tone, heading
from sctabletop.gui.widgets.seat_words import partners_of, refused
from sctabletop.gui.widgets.talks_item import ItemCard
from sctabletop.gui.widgets.talks_page import TalksPage
from sctabletop.session.desk.floor import Floor, step_after
from sctabletop.session.desk.table import Item, TalksTable, computers_waiting, offers_in_hand, table
from sctabletop.session.desk.words import listed
from sctabletop.session.progress import PERSON
from sctabletop.session.session import Session
from sctabletop.session.touched import Touched

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")
_SETTLED = ("agreed", "declined", "withdrawn", "put off")


def is_open(item: Item) -> bool:
    """Whether an offer still waits for somebody's word."""
    return item.on_table and not item.state.startswith(_SETTLED)


class TalksScreen(Screen):
    """The tables. ``asked_why`` is part of what every block screen has; no number stands on this one."""

    SHOWS: ClassVar[Touched] = Touched.PHASE | Touched.SEATS | Touched.TABLE | Touched.MESSAGES
    asked_why = Signal(str, str)
    _go_on = Signal()

    def __init__(
        self,
        exercise: Exercise,
        seat: SeatId | None = None,
        parent: QWidget | None = None,
        *,
        dialogs: Dialogs | None = None,
    ) -> None:
        super().__init__(exercise, seat, parent)
        self._dialogs = dialogs or Dialogs()
        self._tables: dict[str, TalksTable] = {}
        self._speakers: dict[str, SeatId] = {}
        self._until: Floor | None = None
        """a floor at the step up to which the computer seats are to be let move"""
        self._moved = False
        self._build_list()
        self._page = TalksPage(self._say, self)
        self._page.made.connect(self._on_page_made)
        self._page.spoke_for.connect(self._on_page_spoke_for)
        self._page.hand_opened.connect(self._on_page_hand_opened)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE * 2)
        middle.addLayout(self._left, 1)
        middle.addWidget(self._page, 7)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        whole.setSpacing(SPACE + SPACE // 2)
        whole.addLayout(middle, 1)
        whole.addLayout(self._build_bar())
        # Queued: the exercise first finishes telling everybody of the step before.
        self._go_on.connect(self._on_go_on, Qt.ConnectionType.QueuedConnection)
        exercise.busy.connect(self._on_exercise_busy)

    def _build_list(self) -> None:
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Tables"))
        self._list.setWordWrap(True)
        self._list.setSpacing(SPACE // 2)
        self._list.setMaximumWidth(self.fontMetrics().averageCharWidth() * 26)
        self._list.currentRowChanged.connect(self._on_list_row_changed)
        self._left = QVBoxLayout()
        self._left.setSpacing(SPACE)
        self._left.addWidget(heading(self.tr("Tables"), self, 1.1))
        self._left.addWidget(self._list, 1)

    def _build_bar(self) -> QHBoxLayout:
        self._step = Saying(parent=self)
        self._move = QPushButton(self.tr("Let the &computer seats move"), self)
        self._move.setAutoDefault(False)
        self._move.clicked.connect(self._on_move_clicked)
        self._close = QPushButton(self.tr("Close the &talks"), self)
        self._close.setAutoDefault(False)
        self._close.clicked.connect(self._on_close_clicked)
        bar = QHBoxLayout()
        bar.setSpacing(SPACE)
        bar.addWidget(self._step, 1)
        bar.addWidget(self._move)
        bar.addWidget(self._close)
        return bar

    # ── showing ───────────────────────────────────────────────────────────────────────────────────────────────
    def render(self) -> None:  # type: ignore[override]  # as in Screen
        """Show every table and the chosen one in full."""
        self._tables = {key: self.exercise.look(table, key) for key, _ in partners_of(self.exercise)}
        with QSignalBlocker(self._list):
            row = max(0, self._list.currentRow())
            if self._list.count() != len(self._tables):
                self._list.clear()
                self._list.addItems([""] * len(self._tables))
            for i, shown in enumerate(self._tables.values()):
                self._list.item(i).setText(f"{shown.name}\n{self._open_words(shown)}")
            self._list.setCurrentRow(row)
        self._show_page()
        self._show_bar()

    def _open_words(self, shown: TalksTable) -> str:
        count = sum(map(is_open, shown.items))
        words = self.tr("nothing open") if count == 0 else self.tr("{0} open").format(_NUMBERS[min(count, 8)])
        return self.tr("{0} · a call waits").format(words) if shown.call else words

    def _chosen(self) -> TalksTable | None:
        return next((x for i, x in enumerate(self._tables.values()) if i == self._list.currentRow()), None)

    def _show_page(self) -> None:
        shown = self._chosen()
        if shown is None:
            return
        people = [s for s in shown.seats if self.exercise.holder(s) == PERSON]
        speakers = [(s, self.exercise.name(s)) for s in people]
        chosen = self._speakers.get(shown.partner, people[0] if people else SeatId(""))
        self._page.show_table(shown, self._sits(shown), speakers, chosen)
        hand = self.exercise.look(offers_in_hand, shown.partner) if self._page.hand.is_open() else ()
        self._page.show_hand(shown.partner, hand)

    def _sits(self, shown: TalksTable) -> str:
        held = [(self.exercise.name(s), self.exercise.holder(s)) for s in shown.seats]
        people = [name for name, holder in held if holder == PERSON]
        computers = [name for name, holder in held if holder != PERSON]
        parts = [self.tr("At this table: {0}.").format(listed(people))] if people else []
        if computers:
            parts.append(self.tr("Played by the computer: {0}.").format(listed(computers)))
        return " ".join(parts)

    def _show_bar(self) -> None:
        if self.exercise.look(Session.standing_orders):
            self._step.say(
                self.tr(
                    "Standing orders run in this half of the round: nothing is negotiated. Close the talks to go on."
                ),
                Tone.DOUBTFUL,
            )
            self._move.setVisible(False)
            return
        due = self._next_for_computers()
        self._step.say(self._step_words(), Tone.PLAIN)
        self._move.setVisible(due is not None)
        if due is not None:
            names = [self.exercise.name(s) for s in self.exercise.look(computers_waiting, due.step)]
            self._move.setToolTip(self.tr("Moves now: {0}").format(listed(names)))
            self._move.setAccessibleDescription(self._move.toolTip())

    def _step_words(self) -> str:
        match str(self.exercise.floor.step):
            case "offers":
                return self.tr("The talks open: our side puts offers on the tables.")
            case "answers":
                return self.tr("Offers are made. The partners answer next: they accept, counter, defer or decline.")
            case "settle":
                return self.tr("The partners have answered. Our side takes up counters next, or lets them be.")
            case _:
                return self.tr("What is accepted can be signed: the minutes come last, then the talks close.")

    def _next_for_computers(self) -> Floor | None:
        """The floor at the first step from here on in which a computer seat may move, or None where none may."""
        at = self.exercise.floor
        while not self.exercise.look(computers_waiting, at.step):
            following = step_after(at.step)
            if following is None:
                return None
            at = replace(at, step=following)
        return at

    # ── moves ─────────────────────────────────────────────────────────────────────────────────────────────────
    def _say(self, refusal: Refusal) -> str:
        return refused(self.exercise, refusal)

    @Slot(object, object)
    def _on_page_made(self, order: Order, where: ItemCard | TalksPage) -> None:
        speaker = self._page.speaker()
        if speaker is None or self.exercise.working:
            return
        if kind_of(order) == "repudiate":
            self._dialogs.ask(
                self,
                self.tr("Throw off the agreements"),
                self.tr("{0} throws off its agreements. This cannot be taken back.").format(
                    self.exercise.name(speaker)
                ),
                self.tr("Throw them off"),
                partial(self._act, speaker, order, where),
            )
        else:
            self._act(speaker, order, where)

    def _act(self, speaker: SeatId, order: Order, where: ItemCard | TalksPage) -> None:
        self._page.forget_refusals()
        refusal = self.exercise.act(speaker, order)
        if refusal is not None:
            where.refuse(self._say(refusal))

    @Slot(str)
    def _on_page_spoke_for(self, seat: str) -> None:
        shown = self._chosen()
        if shown is not None and seat:
            self._speakers[shown.partner] = SeatId(seat)
            self._page.forget_refusals()
            self.refresh()

    @Slot()
    def _on_page_hand_opened(self) -> None:
        self.refresh()

    @Slot(int)
    def _on_list_row_changed(self, _: int) -> None:
        self._page.hand.fold()
        self._page.forget_refusals()
        self.refresh()

    # ── going on ──────────────────────────────────────────────────────────────────────────────────────────────
    @Slot()
    def _on_move_clicked(self) -> None:
        self._until = self._next_for_computers()
        self._moved = True
        self._on_go_on()

    @Slot()
    def _on_go_on(self) -> None:
        """Play one step; those in which no computer moves are passed over until one has moved."""
        if self._until is None:
            return
        if self.exercise.floor.step is self._until.step:
            self._until = None
        self.exercise.move_computers()

    @Slot(str)
    def _on_exercise_busy(self, words: str) -> None:
        for button in (self._move, self._close):
            button.setEnabled(not words)
        if words:
            return
        if self._until is not None:
            self._go_on.emit()
        elif self._moved:
            # Whoever pressed the button is still at it, though it could not keep the focus while it was off.
            self._moved = False
            self.refresh()
            (self._move if self._move.isVisible() else self._close).setFocus()

    @Slot()
    def _on_close_clicked(self) -> None:
        left = [
            self.tr("{0} with {1}").format(i.name, t.name) for t in self._tables.values() for i in t.items if is_open(i)
        ]
        calls = [t.call for t in self._tables.values() if t.call]
        if left or calls:
            words = [self.tr("Still open: {0}. What is not signed is not agreed.").format(listed(left))] if left else []
            self._dialogs.ask(
                self,
                self.tr("Close the talks"),
                " ".join([*words, *calls]),
                self.tr("Close the talks"),
                self.exercise.close_phase,
            )
        else:
            self.exercise.close_phase()
