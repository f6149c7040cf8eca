"""Any turn of a saved exercise shown: its snapshot decoded, against its events folded from the start."""

import argparse
import json
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from benchmarks.exercise import exercise, setup
from benchmarks.spans import Spans
from benchmarks.storing import NOON
from benchmarks.table import middle, ms, show
from sctabletop.domain.events import Event, Tag
from sctabletop.domain.state import State
from sctabletop.engine.evolve import evolve, from_whole
from sctabletop.engine.game import Game
from sctabletop.session import snapshots
from sctabletop.session.computers import play_phase
from sctabletop.session.session import Session
from sctabletop.store.files import create_save, read_save
from sctabletop.store.sqlite import SqliteStore


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.seek", description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="measurements of each turn; the median counts")
    parser.add_argument("--turns", type=int, help="fewer turns than the scenario has")
    args = parser.parse_args(argv)
    known = exercise()
    turns = args.turns or known.scenario.turns
    with tempfile.TemporaryDirectory(prefix="sctabletop-") as place:
        save = Path(place) / "x.db"
        with create_save(save, lambda: NOON) as store:
            session = Session.create(store, setup(known, 0))
            while not session.ended and session.turn <= turns:
                play_phase(session)
        size = save.stat().st_size / 1024
        with read_save(save) as store:
            raw = sqlite3.connect(save)
            ends = [_end(store, turn) for turn in range(1, turns + 1)]
            times = [Seek() for _ in ends]
            for _ in range(args.rounds):
                for turn, (end, one) in enumerate(zip(ends, times, strict=True), start=1):
                    one.shown.time(lambda: _shown(store, turn))  # noqa: B023 - done before the next turn comes
                    one.folded.time(lambda: _folded(known.game, raw, end))  # noqa: B023
                    one.opened.time(lambda: Session.open(store, session.setup, upto=end))  # noqa: B023
            for turn, end in enumerate(ends, start=1):
                _require_same(_shown(store, turn), _folded(known.game, raw, end))
            raw.close()
    whole = times[-1].folded
    rows = []
    for turn, one in enumerate(times, start=1):
        cells = [ms(middle(x.wall)) for x in (one.shown, one.folded, one.opened)]
        rows.append([str(turn), *cells, f"{one.folded.times(one.shown):.0f}", f"{whole.times(one.shown):.0f}"])
    least = min(whole.times(one.shown) for one in times)
    head = ["turn", "snapshot, ms", "JSON to there, ms", "opened there, ms", "to there ÷ snapshot", "all ÷ snapshot"]
    notes = [
        f"Median of {args.rounds} rounds; both read their rows from the file and end in the same state, bit for bit.",
        "JSON to there: json.loads of every event so far, then evolve. Opened: the whole session, by the store.",
        f"All: the JSON of all {turns} turns; at the least {least:.0f} times a snapshot. The save is {size:,.0f} KiB.",
    ]
    show("Seeking in a saved exercise: thin-capital, all seats computer-played", head, rows, notes)
    return 0


@dataclass(slots=True)
class Seek:
    """What it takes to reach one turn, in three ways."""

    shown: Spans = field(default_factory=Spans)
    folded: Spans = field(default_factory=Spans)
    opened: Spans = field(default_factory=Spans)


def _end(store: SqliteStore, turn: int) -> int:
    """The id of the event whose effect the snapshot of a turn is the last to hold."""
    kept = store.snapshot("main", turn)
    assert kept is not None
    return kept.event_id


def _require_same(one: State, other: State) -> None:
    for (name, mine), (_, theirs) in zip(one.blocks(), other.blocks(), strict=True):
        assert np.array_equal(mine, theirs), name


def _shown(store: SqliteStore, turn: int) -> State:
    kept = store.snapshot("main", turn)
    assert kept is not None
    return snapshots.decode(kept.blob)


def _folded(game: Game, raw: sqlite3.Connection, at: int) -> State:
    """The state that the standard library's JSON and the fold make of the events, of which this save has one chain."""
    state: State | None = None
    for tag, body in raw.execute("SELECT tag, body FROM event WHERE id <= ? ORDER BY id", (at,)):
        event = Event(Tag(tag), json.loads(body))
        if state is None:
            state = from_whole(event.body["state"])
        else:
            evolve(game, state, event)
    assert state is not None
    return state


if __name__ == "__main__":
    sys.exit(main())
