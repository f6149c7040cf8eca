"""The frame of an exercise: the bar above, one screen below, the reasons at its side, and the way of a turn."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from sctabletop.domain.seats import CONTROL, SeatId
from sctabletop.gui.clock import Clock
from sctabletop.gui.dialogs import Dialogs
from sctabletop.gui.discretion import Discretion
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.flow import Moment, Stage, moment, what_now
from sctabletop.gui.screens import making
from sctabletop.gui.screens.curtain import Curtain
from sctabletop.gui.screens.desk import Desk
from sctabletop.gui.screens.making import Page
from sctabletop.gui.screens.projector import ProjectorWindow
from sctabletop.gui.widgets.drawer import Drawer
from sctabletop.gui.widgets.hand_over import HandOver
from sctabletop.gui.widgets.pin import NewPin
from sctabletop.gui.widgets.top_bar import TopBar
from sctabletop.session.desk import floor as floors
from sctabletop.session.desk.words import Block
from sctabletop.session.progress import PERSON

_SHARED = {Stage.TALKS: Page.TALKS, Stage.REVEAL: Page.REVEAL, Stage.END: Page.END}


class ExerciseScreen(QWidget):
    """Shows the stage that ``what_now`` names, and nothing of a seat but on its desk.

    Signals:
        ended: the exercise is over and its end is on the screen.
        left: somebody wants to leave the exercise; everything is in the save.
    """

    ended = Signal()
    left = Signal()

    def __init__(self, exercise: Exercise, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise = exercise
        self._dialogs = dialogs
        self._desk: Desk | None = None
        self._shared: QWidget | None = None
        self._projector: ProjectorWindow | None = None
        self._called: tuple[SeatId, ...] = ()
        self._began: object = None
        self._failed = False
        self._showing: tuple[Stage, object] | None = None
        self._discretion = Discretion(self)
        self.clock = Clock(exercise, self)
        self.bar = TopBar(exercise, self.clock, self)
        self.bar.asked_curtain.connect(self.drop_curtain)
        QShortcut(QKeySequence("Ctrl+L"), self, self.drop_curtain)
        self.curtain = Curtain(exercise, self)
        self.curtain.opened.connect(self._on_curtain_opened)
        self.curtain.closing.connect(self._on_curtain_closing)
        self.curtain.back.connect(self._on_curtain_back)
        self._wait = QLabel(self.tr("One moment …"), self, alignment=Qt.AlignmentFlag.AlignCenter)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self._wait)
        self.pages.addWidget(self.curtain)
        self._drawer = Drawer(exercise, self.pages, self)
        self._drawer.shut.connect(self._on_drawer_shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._drawer, 1)
        exercise.busy.connect(self._on_exercise_busy)
        exercise.changed.connect(self._on_exercise_changed)
        self._go_on()

    # ── the way of a turn ─────────────────────────────────────────────────────────────────────────────────────
    @property
    def open_seat(self) -> SeatId | None:
        """Whose desk is open."""
        return None if self._desk is None else self._desk.seat

    @property
    def desk(self) -> Desk | None:
        """The desk that is open."""
        return self._desk

    @property
    def stage(self) -> Stage | None:
        """What is shown."""
        return None if self._showing is None else self._showing[0]

    def _go_on(self) -> None:
        """Show what is due now."""
        desk = self._desk
        there = desk is not None and desk.place == (self.exercise.turn, self.exercise.phase)
        now = moment(self.exercise, self.open_seat if there else None, self._called, self._failed)
        stage = what_now(now)
        if stage is Stage.BUSY:
            return
        if stage is not Stage.DESK:
            self._close_desk()
        match stage:
            case Stage.CLOSE | Stage.OFFERS:
                self._begin(now, stage)
            case Stage.CURTAIN | Stage.LAST_CHANCE | Stage.STUCK:
                self._drop(now, stage)
            case Stage.TALKS | Stage.REVEAL | Stage.END:
                self._show_shared(now, stage)
            case Stage.DESK | Stage.BUSY:
                pass

    def _place(self, now: Moment) -> object:
        return (now.turn, now.phase, now.ended, now.offers_due)

    def _begin(self, now: Moment, stage: Stage) -> None:
        self._clear_shared()
        self._showing = (stage, None)
        self.bar.show_desk("", own=False)
        self.pages.setCurrentWidget(self._wait)
        self._began = self._place(now)
        if stage is Stage.OFFERS:
            self.exercise.move_computers()
        else:
            self.exercise.close_phase()

    def _drop(self, now: Moment, stage: Stage) -> None:
        showing = (stage, (now.turn, now.phase, now.called))
        if self._showing == showing:
            return
        self._clear_shared()
        self._showing = showing
        self.bar.show_desk(self.tr("Curtain down"), own=False)
        self.curtain.drop(now.called, failed=stage is Stage.STUCK)
        self.pages.setCurrentWidget(self.curtain)
        self.curtain.take_focus()

    def _show_shared(self, now: Moment, stage: Stage) -> None:
        showing = (stage, (now.turn, now.phase))
        if self._showing == showing:
            return
        self._clear_shared()
        self._showing = showing
        block = Block.TALK if stage is Stage.TALKS else Block.SIGN
        turn = now.revealed if stage is Stage.REVEAL else None
        self.bar.show_desk(self.tr("Shared screen"), own=False, block=block, turn=turn)
        page = _SHARED[stage]
        self._shared = screen = making.make_shared(page, self.exercise, now.revealed, self._dialogs, self.pages)
        for name, slot in (
            ("asked_why", self._on_shared_asked_why),
            ("done", self._on_shared_done),
            ("left", self.leave),
        ):
            signal = getattr(screen, name, None)
            if signal is not None:
                signal.connect(slot)
        self.pages.addWidget(screen)
        self.pages.setCurrentWidget(screen)
        screen.setFocus()
        if stage is Stage.END:
            self.ended.emit()

    def _clear_shared(self) -> None:
        if self._shared is not None:
            self._put_away(self._shared)
            self._shared = None

    def _put_away(self, page: QWidget) -> None:
        """Take a page out of the window now; it dies as soon as nothing of it runs."""
        # It keeps its parent: without one it would belong to Python, and die wherever its garbage is collected.
        self.pages.removeWidget(page)
        page.hide()
        page.deleteLater()

    # ── desks ─────────────────────────────────────────────────────────────────────────────────────────────────
    @Slot(str)
    def _on_curtain_opened(self, name: str) -> None:
        seat = SeatId(name)
        if self.exercise.working:
            return
        if not self._called and seat not in self.exercise.waiting():
            self.exercise.take_back(seat)
        self._called = ()
        self._open_desk(seat)

    def _open_desk(self, seat: SeatId) -> None:
        self._clear_shared()
        self._discretion.begin()
        self._showing = (Stage.DESK, seat)
        self._desk = desk = Desk(self.exercise, seat, self._dialogs, self.pages)
        desk.asked_why.connect(self._on_desk_asked_why)
        desk.asked_claim.connect(self._on_desk_asked_claim)
        desk.ready.connect(self._on_desk_ready)
        desk.turned_to.connect(self._on_desk_turned_to)
        self.pages.addWidget(desk)
        self.pages.setCurrentWidget(desk)
        self.bar.show_desk(self.tr("Desk: {0}").format(self.exercise.name(seat)), own=True, block=desk.block)
        desk.take_focus()

    def _close_desk(self) -> None:
        if self._desk is None:
            return
        desk, self._desk = self._desk, None
        self.pages.setCurrentWidget(self._wait)
        self._put_away(desk)
        self._drawer.close_reasons()
        self._discretion.end()
        self._showing = None

    @Slot()
    def _on_desk_ready(self) -> None:
        if self._desk is not None:
            seat = self._desk.seat
            self._close_desk()
            if seat in self.exercise.waiting():
                self.exercise.ready(seat)
            self._go_on()

    @Slot()
    def _on_desk_turned_to(self) -> None:
        if self._desk is not None:
            self.bar.show_block(self._desk.block)

    @Slot()
    def drop_curtain(self) -> None:
        """Close the open desk; its seat is still waited for."""
        if self._desk is not None and not self.exercise.working:
            self._close_desk()
            self._go_on()

    # ── reasons ───────────────────────────────────────────────────────────────────────────────────────────────
    @Slot(str, str)
    def _on_desk_asked_why(self, owner: str, track: str) -> None:
        if self.open_seat is not None:
            self._drawer.show_why(self.open_seat, owner, track)

    @Slot(str)
    def _on_desk_asked_claim(self, identifier: str) -> None:
        self._drawer.show_claim(identifier)

    @Slot(str, str)
    def _on_shared_asked_why(self, _owner: str, _track: str) -> None:
        self.bar.notice(self.tr("The reasons for a number lie on each seat's own desk; this screen is everybody's."))

    @Slot()
    def _on_shared_done(self) -> None:
        """The room has seen the reveal, or the end."""
        if self.stage is Stage.REVEAL:
            self.exercise.reveal_seen(moment(self.exercise).revealed)
        elif self.stage is Stage.END:
            self.leave()

    @Slot()
    def _on_drawer_shut(self) -> None:
        if self._desk is not None:
            self._desk.screen_shown.setFocus()

    # ── what the exercise and the curtain tell ────────────────────────────────────────────────────────────────
    @Slot(object)
    def _on_exercise_changed(self, _touched: object) -> None:
        self._go_on()

    @Slot(str)
    def _on_exercise_busy(self, words: str) -> None:
        self._drawer.setEnabled(not words)
        if words:
            return
        if self._began is not None:
            self._failed = self._began == self._place(moment(self.exercise))
            self._began = None
        self._go_on()

    @Slot()
    def _on_curtain_closing(self) -> None:
        self._failed = False
        now = replace(moment(self.exercise), waiting=(), expected=())
        self._begin(now, what_now(now))

    @Slot()
    def _on_curtain_back(self) -> None:
        self._called = ()
        self._go_on()

    # ── what the menu asks ────────────────────────────────────────────────────────────────────────────────────
    @Slot()
    def open_control(self) -> None:
        """Control's desk behind its own curtain, at any time."""
        if self.exercise.holder(CONTROL) != PERSON:
            self._dialogs.tell(
                self, self.tr("Control"), self.tr("The computer plays control; hand that seat over to a person first.")
            )
        else:
            self._call((CONTROL,))

    @Slot()
    def open_desk(self) -> None:
        """Any seat's own desk behind the curtain, to look again at what it knows."""
        if not self.exercise.working:
            self._call(self.exercise.look(floors.people))

    def _call(self, seats: tuple[SeatId, ...]) -> None:
        if seats and not self.exercise.working:
            self._close_desk()
            self._called = seats
            self._go_on()

    @Slot()
    def hand_over_seat(self) -> None:
        """Ask which seat goes to whom, a person or a computer player."""
        if not self.exercise.working:
            HandOver(self.exercise, self).open()

    @Slot()
    def set_pin(self) -> None:
        """Ask for a seat's new PIN."""
        if not self.exercise.working:
            NewPin(self.exercise, self.open_seat, self).open()

    @Slot()
    def open_projector(self) -> None:
        """The window for the wall: what everybody may see."""
        if self._projector is None:
            self._projector = ProjectorWindow(self.exercise, self.clock, self)
        self._projector.show()
        self._projector.activateWindow()

    @Slot()
    def leave(self) -> None:
        """Drop the curtain, remember the clock and say that somebody leaves. Not in the midst of a close."""
        if not self.exercise.working:
            self._close_desk()
            self.clock.keep()
            self.left.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """The desk goes first, with what it still had to keep."""
        self._close_desk()
        self.clock.keep()
        super().closeEvent(event)
