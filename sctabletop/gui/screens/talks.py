"""The shared talks table: one table a partner, whoever speaks makes a move, and the computer seats answer."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QSignalBlocker, Signal, Slot
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
from sctabletop.gui.widgets.wrapped import Wrapped
from sctabletop.session.desk.table import Item, TalksTable, computers_waiting, offers_in_hand, table
from sctabletop.session.desk.talk_steps import Step, step_due
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
        exercise.busy.connect(self._on_exercise_busy)

    def _build_list(self) -> None:
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Tables"))
        self._list.setWordWrap(True)
        self._list.setSpacing(SPACE // 2)
        self._list.setItemDelegate(Wrapped(self._list))
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
            row = self._list.currentRow()
            if self._list.count() != len(self._tables):
                row = next((i for i, shown in enumerate(self._tables.values()) if self._people(shown)), 0)
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
        return self.tr("{0} · a call waits").format(words) if shown.unanswered else words

    def _people(self, shown: TalksTable) -> list[SeatId]:
        return [s for s in shown.seats if self.exercise.holder(s) == PERSON]

    def _chosen(self) -> TalksTable | None:
        return next((x for i, x in enumerate(self._tables.values()) if i == self._list.currentRow()), None)

    def _show_page(self) -> None:
        shown = self._chosen()
        if shown is None:
            return
        people = self._people(shown)
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
        due = self.exercise.look(step_due, self.exercise.floor.step)
        self._step.say(self._step_words(due), Tone.PLAIN)
        self._move.setVisible(due is not None)
        if due is not None:
            names = [self.exercise.name(s) for s in self.exercise.look(computers_waiting, due)]
            self._move.setToolTip(self.tr("Moves now: {0}").format(listed(names)))
            self._move.setAccessibleDescription(self._move.toolTip())

    def _step_words(self, due: Step | None) -> str:
        """What there is to do now."""
        match due:
            case Step.OFFERS:
                return self.tr("Make your offers, then let the computer seats of our side make theirs.")
            case Step.ANSWERS:
                return self.tr("Make your offers and give your answers, then let the computer seats answer.")
            case Step.SETTLE:
                return self.tr("A partner asks for changes: let the computer seats take them up, or let them be.")
            case Step.SIGN:
                return self.tr("What is accepted can be signed: the minutes come last, then the talks close.")
        if any(self.exercise.holder(s) != PERSON for t in self._tables.values() for s in t.seats):
            return self.tr("The computer seats have nothing to say as it lies now. Sign what is accepted, then close.")
        return self.tr(
            "Choose who speaks, then offer, answer and sign, in any order. Close the talks when nobody has more to "
            "say; what is not signed by then is not agreed."
        )

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
        self._moved = True
        self.exercise.move_computers()

    @Slot(str)
    def _on_exercise_busy(self, words: str) -> None:
        for button in (self._move, self._close):
            button.setEnabled(not words)
        if words:
            return
        if self._moved:
            # Whoever pressed the button is still at it, though it could not keep the focus while it was off.
            self._moved = False
            self.refresh()
            (self._move if self._move.isVisible() else self._close).setFocus()

    @Slot()
    def _on_close_clicked(self) -> None:
        left = [
            self.tr("{0} with {1}").format(i.name, t.name) for t in self._tables.values() for i in t.items if is_open(i)
        ]
        calls = [t.call for t in self._tables.values() if t.unanswered]
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
