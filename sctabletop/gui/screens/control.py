"""Control's desk: events, argued actions, messages, holds, a last adjustment, and the truth."""

from typing import ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from sctabletop.domain.orders import Order
from sctabletop.domain.phases import Phase
from sctabletop.domain.refusals import Refusal
from sctabletop.domain.seats import CONTROL, SeatId
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.screens.screen import Screen
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.adjust_form import AdjustForm
from sctabletop.gui.widgets.control_part import ControlPart
from sctabletop.gui.widgets.given_list import GivenList, given_by_control, unsent
from sctabletop.gui.widgets.hold_list import HoldList
from sctabletop.gui.widgets.inject_list import InjectList
from sctabletop.gui.widgets.message_desk import MessageDesk
from sctabletop.gui.widgets.odds_editor import OddsEditor
from sctabletop.gui.widgets.paper import Paper
from sctabletop.gui.widgets.saying import Saying, Tone, heading
from sctabletop.gui.widgets.seat_words import refused
from sctabletop.gui.widgets.truth_board import TruthBoard
from sctabletop.session.desk.panel import panel, with_added
from sctabletop.session.desk.region import instructors_note
from sctabletop.session.touched import Touched


class ControlScreen(Screen):
    """Everything control does. It never closes a phase itself: ``ready`` says that control is done with this one."""

    SHOWS: ClassVar[Touched] = Touched.EVERYTHING
    asked_why = Signal(str, str)
    ready = Signal()

    def __init__(self, exercise: Exercise, seat: SeatId | None = None, parent: QWidget | None = None) -> None:
        super().__init__(exercise, CONTROL if seat is None else seat, parent)
        self._title = heading("", self, 1.35)
        self._task = Saying(parent=self, tone=Tone.MUTED)
        self.injects = InjectList(exercise, self)
        self.odds = OddsEditor(exercise, self)
        self.messages = MessageDesk(exercise, self)
        self.holds = HoldList(exercise, self)
        self.adjust = AdjustForm(exercise, self)
        self.truth = TruthBoard(self)
        self.truth.asked_why.connect(self.asked_why)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(self.tr("Control's desk"))
        for part, title in (
            (self.injects, self.tr("&Events")),
            (self.odds, self.tr("Ar&gued actions")),
            (self.messages, self.tr("&Messages")),
            (self.holds, self.tr("Ho&lds")),
            (self.adjust, self.tr("Ad&just")),
        ):
            part.gave.connect(self._on_part_gave)
            self.tabs.addTab(part, title)
        self.tabs.addTab(self.truth, self.tr("Tr&uth"))
        if note := exercise.look(instructors_note):
            self.note = Paper(self.tr("The instructor's note"), self)
            self.note.show_markdown(note)
            self.tabs.addTab(self.note, self.tr("&Note"))
        self._given = GivenList(self)
        self._given.taken_back.connect(self._on_given_taken_back)
        self._given.setMaximumWidth(self.fontMetrics().averageCharWidth() * 42)
        self._ready = QPushButton(self)
        self._ready.setAutoDefault(False)
        self._ready.clicked.connect(self._on_ready_clicked)
        self._opened_for: Phase | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(SPACE * 2)
        middle.addWidget(self.tabs, 4)
        middle.addWidget(self._given, 1)
        bar = QHBoxLayout()
        bar.addWidget(self._task, 1)
        bar.addWidget(self._ready)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        whole.setSpacing(SPACE + SPACE // 2)
        whole.addWidget(self._title)
        whole.addLayout(middle, 1)
        whole.addLayout(bar)

    # ── showing ───────────────────────────────────────────────────────────────────────────────────────────────
    def render(self) -> None:  # type: ignore[override]  # as in Screen
        """Show control's panel as it is now."""
        shown = self.exercise.look(panel)
        phase = self.exercise.phase
        self._title.say(self.tr("Control: turn {0}, {1}").format(self.exercise.turn, str(phase)))
        self.injects.show_injects(shown.injects)
        self.odds.show_argued(shown.argued)
        self.messages.show_letters(shown.letters)
        self.holds.show_holds(shown.holds)
        self.adjust.show_truth(shown.truth)
        self.truth.show_truth(shown.truth)
        orders = self.exercise.look(given_by_control)
        self._given.show_given(shown.given, orders, can_take_back=phase is not Phase.TALKS)
        self._show_bar(phase)
        if self._opened_for is not phase:
            self._opened_for = phase
            self.tabs.setCurrentWidget(self._tab_of(phase))

    def _tab_of(self, phase: Phase) -> QWidget:
        match phase:
            case Phase.SITUATION:
                return self.injects
            case Phase.RESOLUTION:
                return self.adjust
            case _:
                return self.odds

    def _show_bar(self, phase: Phase) -> None:
        match phase:
            case Phase.SITUATION:
                task, ready = (
                    self.tr("Events that are due come by themselves as the turn opens."),
                    self.tr("&Open the turn"),
                )
            case Phase.RESOLUTION:
                task, ready = self.tr("The turn is resolved and nobody has seen it yet."), self.tr("&Reveal")
            case _:
                task, ready = self.tr("The seats are at work; control may answer them."), self.tr("D&one")
        self._task.say(task)
        self._ready.setText(ready)

    # ── giving ────────────────────────────────────────────────────────────────────────────────────────────────
    @Slot(object, object)
    def _on_part_gave(self, order: Order, part: ControlPart) -> None:
        if self.exercise.working:
            return
        part.refuse("")
        stored, refusal = self._give(order)
        if refusal is not None:
            part.refuse(refused(self.exercise, refusal))
        elif stored and isinstance(part, MessageDesk | AdjustForm):
            part.taken()

    def _give(self, order: Order) -> tuple[bool, Refusal | None]:
        """Whether it was stored, and why it does not stand."""
        if self.exercise.phase is Phase.TALKS:
            return True, self.exercise.act(CONTROL, order)
        orders = self.exercise.look(with_added, order)
        refusals = self.exercise.commit(CONTROL, orders)
        if refusals is None:
            return False, None
        return True, refusals[orders.index(order)]

    @Slot(int)
    def _on_given_taken_back(self, place: int) -> None:
        held = self.exercise.take_back(CONTROL)
        kept = [unsent(order) for i, order in enumerate(held) if i != place]
        orders = [order for order in kept if order is not None]
        if orders:
            self.exercise.commit(CONTROL, orders)

    @Slot()
    def _on_ready_clicked(self) -> None:
        self.ready.emit()
