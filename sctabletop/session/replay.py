"""Any turn of a save as it was, from its snapshot or its events. Nothing is rolled, no rule is run."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
import numpy as np

from sctabletop.domain.events import Event, Tag
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CONTROL, SeatId
from sctabletop.domain.state import State
from sctabletop.engine.evolve import evolve, from_whole
from sctabletop.engine.game import Game, opening
from sctabletop.engine.views import View, view
from sctabletop.errors import SaveError
from sctabletop.session import snapshots
from sctabletop.session.ports import EventStore
from sctabletop.session.setup import Setup


@dataclass(frozen=True, slots=True)
class Moment:
    """One turn: its events in order and the state that they lead to; ``done`` once the turn was revealed.

    ``state`` is as the turn left it, or as it stands where the turn is still in play.
    """

    turn: int
    events: tuple[Event, ...]
    state: State
    done: bool


def opens_turn(event: Event) -> bool:
    """Whether a new turn begins with this event."""
    return event.tag is Tag.PHASE_OPENED and event.body["phase"] == Phase.SITUATION


def moments(store: EventStore, setup: Setup, branch: str) -> Iterator[Moment]:
    """Every turn of a branch in order, folded from its events alone; the last may still be in play."""
    game = setup.game()
    state = opening(game, 1)
    turn, done, held = 0, False, list[Event]()
    for stored in store.events(branch):
        event = stored.event
        if opens_turn(event) and turn:
            yield Moment(turn, tuple(held), state.copy(), done)
            done, held = False, []
        if opens_turn(event):
            turn = event.body["turn"]
        state = apply(game, state, event)
        done = done or event.tag is Tag.REVEALED
        held.append(event)
    if turn:
        yield Moment(turn, tuple(held), state.copy(), done)


def apply(game: Game, state: State, event: Event) -> State:
    """The state after an event, which may be changed in place."""
    if event.tag is Tag.SESSION_CREATED:
        return from_whole(event.body["state"])
    evolve(game, state, event)
    return state


def at(store: EventStore, setup: Setup, branch: str, turn: int) -> State:
    """The state as a turn left it, or as it stands if that turn is in play. Raises SaveError for a turn not reached."""
    return _from_snapshot(store, setup.game(), branch, turn) or moment(store, setup, branch, turn).state


def moment(store: EventStore, setup: Setup, branch: str, turn: int) -> Moment:
    """One turn with its events. Raises SaveError for a turn that was not reached."""
    last = 0
    for one in moments(store, setup, branch):
        last = one.turn
        if one.turn == turn:
            return one
    raise SaveError(f"turn {turn} was not reached on the branch {branch!r}; it holds turns 1 to {last}")


def _from_snapshot(store: EventStore, game: Game, branch: str, turn: int) -> State | None:
    """A snapshot is a cache: one that is missing or cannot be read means folding, and nothing else."""
    kept = store.snapshot(branch, turn)
    if kept is None:
        return None
    try:
        state = snapshots.decode(kept.blob).copy()
    except (msgspec.DecodeError, ValueError, TypeError):
        return None
    shapes = [block.shape for _, block in opening(game, 1).blocks()]
    return state if [block.shape for _, block in state.blocks()] == shapes else None


def stale_snapshots(store: EventStore, setup: Setup, branch: str) -> list[int]:
    """The turns whose snapshot is not what the events of the branch lead to, for ``verify``."""
    game = setup.game()
    stale = []
    for one in moments(store, setup, branch):
        if store.snapshot(branch, one.turn) is None:
            continue
        kept = _from_snapshot(store, game, branch, one.turn)
        if kept is None or not same(kept, one.state):
            stale.append(one.turn)
    return stale


def same(one: State, other: State) -> bool:
    """Whether two states are equal number by number."""
    pairs = zip(one.blocks(), other.blocks(), strict=True)
    return all(np.array_equal(a, b, equal_nan=True) for (_, a), (_, b) in pairs)


def phase_at(events: tuple[Event, ...]) -> Phase:
    """The phase that was last opened among these events."""
    opened = [e.body["phase"] for e in events if e.tag is Tag.PHASE_OPENED]
    return Phase(opened[-1]) if opened else Phase.SITUATION


def seen_by(events: tuple[Event, ...], seat: SeatId) -> list[Event]:
    """The events whose audience holds the seat; control reads everything."""
    return [e for e in events if seat == CONTROL or not e.audience or seat in e.audience]


def view_at(game: Game, one: Moment, seat: SeatId) -> View:
    """What a seat could know at the end of a turn. Raises ValueError for control."""
    return view(game, one.state.copy(), seat, phase_at(one.events))
