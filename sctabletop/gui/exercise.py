"""One open exercise as screens know it: they look at it through read models and ask it to do things, nothing else."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from sctabletop.domain.events import Event
from sctabletop.domain.orders import Message, Order
from sctabletop.domain.phases import Phase
from sctabletop.domain.refusals import Refusal
from sctabletop.domain.seats import CONTROL, SeatId
from sctabletop.errors import SctabletopError
from sctabletop.gui.background import Background, Cancelled, Ticket
from sctabletop.session import computers
from sctabletop.session.desk import floor as floors
from sctabletop.session.desk import options as choices
from sctabletop.session.desk import pad as pads
from sctabletop.session.desk.floor import Floor
from sctabletop.session.desk.options import Options
from sctabletop.session.desk.pad import Pad
from sctabletop.session.desk.talk_steps import Step, step_due
from sctabletop.session.desk.words import seat_name
from sctabletop.session.session import Session
from sctabletop.session.touched import Touched, touched_by

_P = ParamSpec("_P")
_T = TypeVar("_T")
_LOG = logging.getLogger(__name__)


class Exercise(QObject):
    """A session, the options of its table, and where people left off. Touched by the window's thread, but for closes,
    which run in the background while ``busy`` says so and nobody may look.

    Signals:
        changed: what kind of thing changed; screens redraw if concerned.
        busy: a sentence while a close runs, an empty text when it is over.
        trouble: one sentence that says what is wrong and what to do, and details on demand.
        saved: what was written last, in words ("draft saved", "orders committed").
    """

    changed = Signal(Touched)
    busy = Signal(str)
    trouble = Signal(str, str)
    saved = Signal(str)

    def __init__(self, session: Session, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._background = background
        self._working = False
        self.options: Options = choices.load(session.store)
        self.floor: Floor = floors.load(session)
        session.subscribe(self._hear)
        self._heard = Touched.NOTHING

    # ── looking ───────────────────────────────────────────────────────────────────────────────────────────────
    def look(self, read: Callable[Concatenate[Session, _P], _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """A read model of ``session.desk``: ``exercise.look(board, seat)``. Raises RuntimeError while a close runs."""
        if self._working:
            raise RuntimeError("nobody may look while a phase closes")
        return read(self._session, *args, **kwargs)

    @property
    def working(self) -> bool:
        """Whether a close runs."""
        return self._working

    @property
    def phase(self) -> Phase:
        """The phase that is open."""
        return self._session.phase

    @property
    def turn(self) -> int:
        """The turn in play."""
        return self._session.turn

    @property
    def ended(self) -> bool:
        """Whether the exercise is over."""
        return self._session.ended

    @property
    def seats(self) -> tuple[SeatId, ...]:
        """Every seat, in order."""
        return tuple(self._session.game.seats)

    @property
    def title(self) -> str:
        """The exercise's own title."""
        return self._session.setup.scenario.title

    def name(self, seat: SeatId) -> str:
        """A seat in the words that this table chose."""
        return seat_name(self._session.setup.scenario, seat, self.options.naming)

    def holder(self, seat: SeatId) -> str:
        """``person``, or the name of the computer player that holds the seat."""
        return self._session.holder(seat)

    def waiting(self) -> tuple[SeatId, ...]:
        """The seats whose people are still expected behind the curtain in this phase. A stored commit is readiness
        enough, also where the power failed before the floor was kept; but not one of which a part came back.
        """
        done = self.floor.done | (self._session.progress.commits.keys() - {CONTROL} - self.floor.mending)
        return floors.waiting(self._session, replace(self.floor, done=done))

    # ── what people do ────────────────────────────────────────────────────────────────────────────────────────
    def commit(self, seat: SeatId, orders: Sequence[Order]) -> list[Refusal | None] | None:
        """Commit a seat's pad for the open phase and mark the seat ready if all of it stood; control, who orders piece
        by piece, says itself when it is. Refusals come back, a place an order; None where it could not be stored, and
        then nothing has changed.
        """
        refusals = self._try(lambda: self._session.commit(seat, orders))
        if refusals is not None:
            if seat != CONTROL:
                whole = all(refusal is None for refusal in refusals)
                self._keep_floor(self.floor.with_done(seat) if whole else self.floor.with_mending(seat))
            self.saved.emit("orders committed")
            self._tell(Touched.COMMITS)
        return refusals

    def ready(self, seat: SeatId) -> None:
        """Mark a seat ready for the close of the phase, with orders or without."""
        if seat not in self.floor.done:
            self._keep_floor(self.floor.with_done(seat))
            self._tell(Touched.COMMITS)

    def act(self, seat: SeatId, order: Order) -> Refusal | None:
        """One move at a table, or one of control's orders in talks, at once."""
        refusals = self._try(lambda: self._session.act(seat, [order]))
        self._tell(Touched.TABLE)
        return refusals[0] if refusals else None

    def take_back(self, seat: SeatId) -> tuple[Order, ...]:
        """Take back a seat's commit while the phase is open; what it held comes back, and lies on the pad again. Only
        messages do not: they were delivered, and nobody can unread one.
        """
        commit = self._session.progress.commits.get(seat)
        held = () if commit is None else tuple(order for order in commit.orders if not isinstance(order, Message))
        if commit is not None and seat != CONTROL:
            # The pad first: the other way round, orders could be lost in between.
            pad = self.pad(seat)
            rest = tuple(order for order in pad.orders if order not in held)
            if not self.keep_pad(seat, replace(pad, orders=held + rest)):
                return ()
        taken = self._try(lambda: self._session.reopen(seat))
        if taken is None:
            return ()
        self._keep_floor(self.floor.with_done(seat, done=False))
        self._tell(Touched.COMMITS)
        return held if taken else ()

    def hand_over(self, seat: SeatId, holder: str) -> None:
        """Give a seat to a person or to a computer player, now."""
        self._try(lambda: self._session.assign(seat, holder))
        self._tell(Touched.SEATS)

    def keep_pad(self, seat: SeatId, pad: Pad) -> bool:
        """Keep a seat's pad in the save; whether it is safe now."""

        def keep() -> bool:
            pads.save(self._session, seat, pad)
            return True

        if not self._try(keep):
            return False
        self.saved.emit("draft saved")
        return True

    def pad(self, seat: SeatId) -> Pad:
        """The seat's pad for the open phase."""
        return pads.load(self._session, seat)

    def keep_options(self, options: Options) -> None:
        """Take other names, marking, clocks or PINs from now on."""
        self.options = options
        self._try(lambda: choices.save(self._session.store, options))
        self._tell(Touched.EVERYTHING)

    def keep_clock(self, seconds_left: float | None, paused: bool) -> None:
        """Remember the clock of the phase."""
        self._keep_floor(replace(self.floor, seconds_left=seconds_left, paused=paused))

    def reveal_seen(self, turn: int) -> None:
        """Remember that the room has seen the reveal of a turn."""
        self._keep_floor(replace(self.floor, seen_reveal=max(self.floor.seen_reveal, turn)))
        self._tell(Touched.REVEAL)

    # ── going on ──────────────────────────────────────────────────────────────────────────────────────────────
    def move_computers(self) -> None:
        """In talks: let the computer seats make the moves of the step that is due, and go on to the next step. As talks
        open, that is their offers and nothing more: people have not had theirs yet.
        """
        at = self.floor.step
        step = at if at is Step.OFFERS else self.look(step_due, at)
        if step is None:
            return

        def work(_: Ticket) -> None:
            computers.move_computers(self._session, step)

        def done() -> None:
            self._keep_floor(replace(self.floor, step=floors.step_after(step) or step))

        self._run("The computer seats make their moves …", work, done)

    def close_phase(self) -> None:
        """Let computer seats choose and close the open phase, in the background; ``changed`` tells when it is done."""
        self._run("Closing the phase …", lambda _: computers.close_phase(self._session), lambda: None)

    def _run(self, words: str, work: Callable[[Ticket], None], done: Callable[[], None]) -> None:
        if self._working:
            return
        self._working = True
        self.busy.emit(words)

        def finished(_: object) -> None:
            self._working = False
            if (self.floor.turn, self.floor.phase) != (self._session.turn, self._session.phase):
                self.floor = floors.load(self._session)
            done()
            self.busy.emit("")
            self._tell(Touched.NOTHING)

        def failed(trouble: Exception) -> None:
            self._working = False
            self.busy.emit("")
            if not isinstance(trouble, Cancelled):
                self._say(trouble)
            self._tell(Touched.NOTHING)

        self._background.run(self, work, finished, failed)

    def work_out(
        self,
        owner: QObject,
        work: Callable[[Ticket], _T],
        done: Callable[[_T], None],
        stopped: Callable[[], None],
        progress: Callable[[int, int], None],
    ) -> Ticket:
        """Start work in the background that holds no session, so that people may go on looking. ``stopped`` is called
        where it was cancelled, and where it met trouble, which is told.
        """

        def failed(trouble: Exception) -> None:
            if not isinstance(trouble, Cancelled):
                self._say(trouble)
            stopped()

        return self._background.run(owner, work, done, failed, progress)

    # ── inside ────────────────────────────────────────────────────────────────────────────────────────────────
    def _hear(self, events: Sequence[Event]) -> None:
        # May come from the worker's thread: nothing is emitted here, what was heard is told when the work is over.
        self._heard |= touched_by(events)

    def _tell(self, also: Touched) -> None:
        heard, self._heard = self._heard | also, Touched.NOTHING
        if heard:
            self.changed.emit(heard)

    def _keep_floor(self, floor: Floor) -> None:
        self.floor = floor
        self._try(lambda: floors.save(self._session, floor))

    def _try(self, act: Callable[[], _T]) -> _T | None:
        """What came of it, or None where it met trouble, which is told."""
        try:
            return act()
        except SctabletopError as trouble:
            self._say(trouble)
            return None

    def _say(self, trouble: Exception) -> None:
        if isinstance(trouble, SctabletopError):
            self.trouble.emit(trouble.sentence, "")
        else:
            _LOG.error("a fault of the program", exc_info=trouble)
            self.trouble.emit(
                "This is a fault of the program; the save holds everything up to this moment.", repr(trouble)
            )

    def close(self) -> None:
        """Let go of the save."""
        self._session.store.close()
