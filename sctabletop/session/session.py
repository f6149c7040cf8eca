"""The facade: seats commit orders, phases close, everything is stored before anybody is told, and any moment can be
read again.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from sctabletop.domain import orders as o
from sctabletop.domain.events import EVERYONE, Event, Tag
from sctabletop.domain.phases import Phase
from sctabletop.domain.refusals import Reason, Refusal
from sctabletop.domain.seats import CONTROL, SeatId
from sctabletop.domain.state import Array, State
from sctabletop.engine import record
from sctabletop.engine.decide import check
from sctabletop.engine.evolve import evolve, from_whole
from sctabletop.engine.game import opening
from sctabletop.engine.luck import Luck
from sctabletop.engine.views import View, view
from sctabletop.errors import SctabletopError
from sctabletop.session import closing, ending, snapshots
from sctabletop.session.ports import EventStore, Snapshot
from sctabletop.session.progress import PERSON, Commit, Pace, Progress, write_order
from sctabletop.session.setup import Setup, retold

MAIN = "main"
Listener = Callable[[Sequence[Event]], None]
_IN_THE_OPEN = (o.Forecast, o.Message, o.Argue, o.Answer)


def beginning(setup: Setup, seats: Sequence[SeatId], body: Mapping[str, Any]) -> list[Event]:
    """The first events of an exercise: what it is made of, who holds which seat, its first phase open."""
    held = [Event(Tag.SEAT_ASSIGNED, {"seat": s, "holder": setup.holder(s), "turn": 1}, EVERYONE) for s in seats]
    return [Event(Tag.SESSION_CREATED, body, record.WHITE_CELL), *held, closing.opened(1, Phase.SITUATION)]


class Session:
    """One exercise on one branch of one save. Touched by one thread; others get copies."""

    def __init__(self, store: EventStore, setup: Setup, branch: str = MAIN) -> None:
        self.store = store
        self.setup = setup
        self.branch = branch
        self.game = setup.game()
        self.luck = Luck(setup.seed, self.game.count)
        self.progress = Progress()
        self.state: State = opening(self.game, 1)
        self.head: int | None = None
        self._listeners: list[Listener] = []
        self._turn_events: list[Event] = []
        self._sheet: tuple[int, dict[str, Array]] | None = None

    # ── making and opening ────────────────────────────────────────────────────────────────────────────────────
    @classmethod
    def create(cls, store: EventStore, setup: Setup) -> "Session":
        """A new exercise, its first phase open."""
        session = cls(store, setup)
        state = opening(session.game, 1)
        session._append(beginning(setup, session.game.seats, {**setup.body(), "state": record.whole(state)}), state)
        return session

    @classmethod
    def open(cls, store: EventStore, setup: Setup, branch: str = MAIN, upto: int | None = None) -> "Session":
        """An exercise as its events left it on a branch, or at an event of it. Nothing is rolled, no rule is run."""
        session = cls(store, setup, branch)
        for stored in store.events(branch, upto=upto):
            session._take(stored.event)
            session.head = stored.id
        return session

    def _take(self, event: Event) -> None:
        if event.tag is Tag.SESSION_CREATED:
            self.state = from_whole(event.body["state"])
            # A branch with new luck, or under another book, holds a second event of this kind.
            self.setup = retold(self.setup, event.body)
            self.game = self.setup.game()
            self.luck = Luck(self.setup.seed, self.game.count)
            self._sheet = None
        else:
            evolve(self.game, self.state, event)
        self.progress.fold(event)
        if event.tag is Tag.PHASE_OPENED and event.body["phase"] == Phase.SITUATION:
            self._turn_events = []
        self._turn_events.append(event)

    # ── what can be asked ─────────────────────────────────────────────────────────────────────────────────────
    @property
    def turn(self) -> int:
        """The turn in play."""
        return self.progress.turn

    @property
    def phase(self) -> Phase:
        """The phase that is open."""
        return self.progress.phase

    @property
    def ended(self) -> bool:
        """Whether the exercise is over."""
        return self.progress.ended

    def holder(self, seat: SeatId) -> str:
        """Who holds a seat: a person, or the name of a computer policy."""
        return self.progress.seats.get(seat, PERSON)

    def standing_orders(self) -> bool:
        """Whether this half of a round runs on standing orders: the even turn, unless something interrupted it."""
        calm = self.state.fact("interrupted")[0] == 0.0
        return self.setup.pace is Pace.ROUND and self.turn % 2 == 0 and bool(calm)

    def view(self, seat: SeatId) -> View:
        """What a seat may see now, worked out on a copy, so that nothing that looks can write."""
        seen = view(self.game, self.state.copy(), seat, self.phase)
        for part in (seen.mean, seen.us, seen.inclination):
            part.settle()
        return seen

    def sheet(self) -> dict[str, Array]:
        """The draws of the turn in play."""
        if self._sheet is None or self._sheet[0] != self.turn:
            self._sheet = self.turn, self.luck.sheet(self.turn, self.setup.world, 1)
        return self._sheet[1]

    def subscribe(self, listener: Listener) -> None:
        """Be told of events, after they are stored."""
        self._listeners.append(listener)

    def new_luck(self, world: int) -> None:
        """Go on with the luck of another world of the same seed; the record says so, in an event like its first."""
        body = {"turn": self.turn, "seed": self.setup.seed, "world": world, "state": record.whole(self.state)}
        self._append([Event(Tag.SESSION_CREATED, body, record.WHITE_CELL)])

    def check(self, seat: SeatId, order: o.Order, before: Sequence[o.Order] = ()) -> Refusal | None:
        """Why an order would be refused as it is given now, after those ``before`` it; None where it would be taken.

        What depends on the state is decided at the close. Nothing is written.
        """
        return self._check(seat, order, before, self.standing_orders())

    # ── what seats do ─────────────────────────────────────────────────────────────────────────────────────────
    def assign(self, seat: SeatId, holder: str) -> None:
        """Hand a seat to a person or a computer policy; the record keeps who held it when (T20)."""
        self._still_on()
        self._append([Event(Tag.SEAT_ASSIGNED, {"seat": seat, "holder": holder, "turn": self.turn}, EVERYONE)])

    def commit(self, seat: SeatId, orders: Sequence[o.Order], why: Sequence[str] = ()) -> list[Refusal | None]:
        """Store a seat's orders for the open phase; refused ones are left out and told. Hidden from others until the
        close.

        A second commit takes the place of the first. Moves at a table take effect at once.
        """
        self._still_on()
        if self.phase is Phase.TALKS:
            return self.act(seat, orders, why)
        good: list[o.Order] = []
        reasons: list[str] = []
        refusals: list[Refusal | None] = []
        standing = self.standing_orders()
        for i, order in enumerate(orders):
            refusal = self._check(seat, order, good, standing)
            refusals.append(refusal)
            if refusal is None:
                good.append(order)
                reasons.append(why[i] if i < len(why) else "")
        events = self._lapses(seat, orders, refusals)
        if seat in self.progress.commits:
            events.append(self._withdrawal(seat))
        if good:
            events += [self._committed(seat, good, reasons), *self._said(seat, good)]
        if events:
            self._append(events, clear_drafts=(seat,))
        return refusals

    def act(self, seat: SeatId, orders: Sequence[o.Order], why: Sequence[str] = ()) -> list[Refusal | None]:
        """Make moves at the tables, live, and say what else may be said in talks."""
        self._still_on()
        refusals: list[Refusal | None] = []
        good: list[o.Order] = []
        for order in orders:
            refusal = self._check(seat, order, good, self.standing_orders())
            refusals.append(refusal)
            if refusal is None:
                good.append(order)
        said = [x for x in good if isinstance(x, _IN_THE_OPEN)]
        moves = [x for x in good if not isinstance(x, _IN_THE_OPEN)]
        events = self._lapses(seat, orders, refusals)
        if said:
            events += [self._committed(seat, said, [""] * len(said)), *self._said(seat, said)]
        after = None
        if moves:
            reasons = [why[i] if i < len(why) else "" for i, x in enumerate(orders) if x in moves]
            closed, late = closing.move_table(self.game, self.state, self.sheet(), seat, moves, reasons)
            events += closed.events
            after = closed.after
            for move, refusal in zip(moves, late, strict=True):
                refusals[list(orders).index(move)] = refusal
        if events:
            self._append(events, after)
        return refusals

    def _still_on(self) -> None:
        """Raises SctabletopError where the exercise is over."""
        if self.ended:
            raise SctabletopError("the exercise has ended; fork it at an earlier turn to play on from there")

    def _check(self, seat: SeatId, order: o.Order, good: Sequence[o.Order], standing: bool) -> Refusal | None:
        """Why an order is refused as it is given: by itself, or for what was argued earlier in the turn."""
        refusal = check(self.game, self.state, seat, self.phase, order, [*self._argued(seat), *good], standing)
        if refusal is None and isinstance(order, o.Answer) and order.odds is not None:
            if self.phase is Phase.RESOLUTION:
                return Refusal(Reason.WRONG_PHASE, "the odds of an argued action, once it is resolved")
            if all(a.seat != order.seat for a in self.progress.arguments):
                return Refusal(Reason.NOTHING_ARGUED, order.seat)
        return refusal

    def _argued(self, seat: SeatId) -> list[o.Order]:
        """What a seat has argued this turn and a new commit does not take back."""
        held = self.progress.commits.get(seat, Commit(())).orders if self.phase is not Phase.TALKS else ()
        return [a.order for a in self.progress.arguments if a.seat == seat and a.order not in held]

    def reopen(self, seat: SeatId) -> bool:
        """Take back one's own commit while the phase is open; whether there was one to take back."""
        if seat not in self.progress.commits or self.phase is Phase.TALKS:
            return False
        self._append([self._withdrawal(seat)])
        return True

    def _withdrawal(self, seat: SeatId) -> Event:
        body = {"turn": self.turn, "phase": str(self.phase), "seat": seat}
        return Event(Tag.COMMIT_WITHDRAWN, body, (seat, CONTROL))

    def _committed(self, seat: SeatId, orders: Sequence[o.Order], why: Sequence[str]) -> Event:
        body = {
            "turn": self.turn,
            "phase": str(self.phase),
            "seat": seat,
            "orders": [write_order(x) for x in orders],
            "why": list(why),
        }
        return Event(Tag.ORDERS_COMMITTED, body, (seat, CONTROL))

    def _lapses(self, seat: SeatId, orders: Sequence[o.Order], refusals: Sequence[Refusal | None]) -> list[Event]:
        pairs = zip(orders, refusals, strict=True)
        return [closing.lapse(self.turn, self.phase, seat, x, r, given=True) for x, r in pairs if r is not None]

    def record(self, events: Sequence[Event]) -> None:
        """Keep events that were made elsewhere: a refusal told as an order was given, or a beginning anew, when a
        recorded session is played again.
        """
        self._append(events)

    def _said(self, seat: SeatId, orders: Sequence[o.Order]) -> list[Event]:
        """Messages and forecasts take effect as they are given."""
        out = []
        for order in orders:
            match order:
                case o.Message(to=to, text=text):
                    body = {"turn": self.turn, "from": seat, "to": list(to), "text": text}
                    out.append(Event(Tag.MESSAGE_SENT, body, (seat, *(SeatId(s) for s in to), CONTROL)))
                case o.Forecast(condition=text, probability=p, due=due):
                    body = {"turn": self.turn, "seat": seat, "condition": text, "probability": p, "due": due}
                    out.append(Event(Tag.FORECAST_MADE, body, (seat, CONTROL)))
                case o.Answer(seat=to, text=text) if text:
                    body = {"turn": self.turn, "from": seat, "to": [to], "text": text}
                    out.append(Event(Tag.MESSAGE_SENT, body, (seat, SeatId(to), CONTROL)))
                case _:
                    pass
        return out

    # ── closing ───────────────────────────────────────────────────────────────────────────────────────────────
    def close(self) -> list[Event]:
        """Close the open phase: decide, store in one transaction, tell. Returns the events."""
        self._still_on()
        commits = self.progress.commits
        sheet = self.sheet()
        match self.phase:
            case Phase.SITUATION:
                done = closing.close_situation(self.game, self.state, sheet, commits)
                return self._append([*done.events, closing.opened(self.turn, Phase.PLAN)], done.after)
            case Phase.PLAN:
                done = closing.close_plan(self.game, self.state, commits)
                return self._append([*done.events, closing.opened(self.turn, Phase.CONCURRENCE)], done.after)
            case Phase.CONCURRENCE:
                done = closing.close_concurrence(self.game, self.state, sheet, commits)
                return self._append([*done.events, closing.opened(self.turn, Phase.TALKS)], done.after)
            case Phase.TALKS:
                left = closing.close_talks(self.game, self.state)
                done = closing.resolve(self.game, left.after, sheet, self.progress.arguments)
                events = [*left.events, closing.opened(self.turn, Phase.RESOLUTION), *done.events]
                return self._append(events, done.after)
            case Phase.RESOLUTION:
                return self._reveal(commits)

    def _reveal(self, commits: dict[SeatId, Commit]) -> list[Event]:
        done = closing.adjust(self.game, self.state, commits.get(CONTROL, Commit(())).orders)
        last = self.turn >= self.setup.scenario.turns
        events = [
            Event(Tag.PHASE_CLOSED, {"turn": self.turn, "phase": str(Phase.RESOLUTION)}, record.WHITE_CELL),
            *done.events,
            *ending.due_forecasts(self.game, done.after, self.progress.forecasts, last),
            ending.revealed(self.game, self.turn, [*self._turn_events, *done.events]),
        ]
        if last:
            events += ending.ended(self.game, done.after, self.luck, self.setup.world)
        else:
            events.append(closing.opened(self.turn + 1, Phase.SITUATION))
        return self._append(events, done.after, snapshot=True)

    # ── the one way in ────────────────────────────────────────────────────────────────────────────────────────
    def _append(
        self,
        events: Sequence[Event],
        after: State | None = None,
        snapshot: bool = False,
        clear_drafts: Sequence[SeatId] = (),
    ) -> list[Event]:
        """Store, then fold, then tell. What the fold makes must be what the engine made, or it is a bug."""
        turn = self.turn
        blob = Snapshot(turn, snapshots.encode(after)) if snapshot and after is not None else None
        stored = self.store.append(self.branch, self.head, events, snapshot=blob, clear_drafts=clear_drafts)
        self.head = stored[-1].id
        for event in events:
            self._take(event)
        if after is not None:
            different = [
                n
                for (n, a), (_, b) in zip(self.state.blocks(), after.blocks(), strict=True)
                if not np.array_equal(a, b)
            ]
            if different:
                raise AssertionError(f"the events do not lead to the state that was decided: {different}")
        for listener in tuple(self._listeners):
            listener(events)
        return list(events)


_BEGINS = {Tag.ORDERS_COMMITTED, Tag.COMMIT_WITHDRAWN, Tag.SEAT_ASSIGNED, Tag.TABLE_MOVED, Tag.PHASE_CLOSED}
"""What a commit, a move or a close begins with: before one of these, everything told so far is whole."""


def fork(store: EventStore, setup: Setup, name: str, at: int, *, note: str = "", branch: str = MAIN) -> Session:
    """A new branch from an event of another, opened there; from inside a commit or a close, from before it. Copies
    nothing.
    """
    whole = before = None
    for stored in store.events(branch):
        begins = stored.event.tag in _BEGINS or bool(stored.event.body.get("given"))
        if begins and before is not None and before <= at:
            whole = before
        before = stored.id
        if before > at:
            break
    if before is not None and before <= at:
        whole = before  # the head itself
    store.fork(name, at if whole is None else whole, note)
    return Session.open(store, setup, name)
