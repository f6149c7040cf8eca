"""One interactive turn at one world: what the engine takes, what a session takes, and what storing it costs."""

import argparse
import sys
from collections.abc import Iterator, Sequence

from benchmarks.exercise import SEED, Exercise, exercise, setup
from benchmarks.spans import Spans
from benchmarks.storing import NOON, Storing, stored_session
from benchmarks.table import middle, show
from sctabletop.domain.events import Tag
from sctabletop.domain.phases import Phase
from sctabletop.domain.state import Array, State
from sctabletop.engine.evolve import evolve, from_whole
from sctabletop.engine.game import opening
from sctabletop.engine.luck import Luck
from sctabletop.engine.phases import resolution
from sctabletop.players.loop import Table
from sctabletop.session.computers import play_phase
from sctabletop.session.ports import EventStore
from sctabletop.session.session import Session
from sctabletop.store.memory import MemoryStore


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.turn", description=__doc__)
    parser.add_argument("--sessions", type=int, default=20, help="exercises played, each in a world of its own")
    parser.add_argument("--turns", type=int, help="fewer turns than the scenario has")
    args = parser.parse_args(argv)
    known = exercise()
    turns = args.turns or known.scenario.turns
    _in_memory(known, -1, turns, Spans())  # once unmeasured: imports on first use, and a warm heap
    engine, loop, whole, storing = Spans(), Spans(), Spans(), Storing()
    for world in range(args.sessions):
        for state, sheet in _states(known, _in_memory(known, world, turns, whole), world):
            _resolve(known, state, sheet, engine)
        _computers(known, world, turns, loop)
        stored_session(setup(known, world), turns, storing)
    rows = [
        engine.row("engine: resolution, its ledger kept"),
        loop.row("engine and computer seats: a whole turn, no ledger"),
        whole.row("session in memory: a whole turn, events and views"),
        *storing.rows(),
    ]
    head = ["at one world, milliseconds", "p50", "p99", "CPU p50", "CPU p99", "× bare commit p50 / p99"]
    notes = [
        f"{len(engine.wall)} turns of {args.sessions} exercises. A bare commit keeps the same bytes in one row through",
        "sqlite3, WAL, synchronous FULL, in the same folder, just before or just after ours by turns; a turn resolves",
        f"to {middle(storing.resolves.sizes) / 1024:.0f} KiB at the median.",
        f"Encoding is {storing.resolves.share:.0%} of storing what a turn resolves to.",
    ]
    show("One interactive turn: thin-capital, all seats computer-played", head, rows, notes)
    return 0


def _in_memory(known: Exercise, world: int, turns: int, whole: Spans) -> MemoryStore:
    """The record of a session that was played in memory, its turns timed; world −1 is a world nobody measures."""
    store = MemoryStore(lambda: NOON)
    session = Session.create(store, setup(known, world if world >= 0 else 1_000_000))

    def turn() -> None:
        now = session.turn
        while not session.ended and session.turn == now:
            play_phase(session)

    for _ in range(turns):
        whole.time(turn)
    return store


def _states(known: Exercise, store: EventStore, world: int) -> Iterator[tuple[State, dict[str, Array]]]:
    """Each state in which a resolution began, with that turn's luck."""
    luck = Luck(SEED, known.game.count)
    state = opening(known.game, 1)
    for stored in store.events("main"):
        event = stored.event
        if event.tag is Tag.SESSION_CREATED:
            state = from_whole(event.body["state"])
            continue
        if event.tag is Tag.PHASE_OPENED and event.body["phase"] == Phase.RESOLUTION:
            yield state.copy(), luck.sheet(state.turn, world, 1)
        evolve(known.game, state, event)


def _resolve(known: Exercise, state: State, sheet: dict[str, Array], spans: Spans) -> None:
    spans.time(lambda: resolution.close(known.game, state, sheet, kept=True))


def _computers(known: Exercise, world: int, turns: int, spans: Spans) -> None:
    """Whole turns without a session: computer seats on their views, all phases, no record."""
    luck = Luck(SEED, known.game.count)
    table = Table(known.game, known.everybody)
    state = opening(known.game, 1)

    def turn(number: int) -> None:
        table.turn(state, luck.sheet(number, world, 1))

    for number in range(1, turns + 1):
        spans.time(lambda: turn(number))  # noqa: B023 - done before the next number comes


if __name__ == "__main__":
    sys.exit(main())
