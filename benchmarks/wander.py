"""How far each topic of belief really wanders in a turn of play, beside what beliefs take it to be."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from benchmarks.calibration import shipped
from benchmarks.exercise import SEED, exercise
from benchmarks.table import show
from sctabletop.analysis.ensembles import BLOCK
from sctabletop.domain.state import Array, State
from sctabletop.domain.tracks import TOPICS
from sctabletop.engine.beliefs import truths
from sctabletop.engine.decisions import Plan
from sctabletop.engine.game import opening
from sctabletop.engine.luck import Luck
from sctabletop.engine.sights import sight
from sctabletop.engine.wander import GOES_TO, WANDER, coming, sizes
from sctabletop.players.loop import Table

WORLDS: Final = 500
SPANS: Final = range(1, 9)
"""Turns that may lie between two looks in an exercise of ten."""


@dataclass(frozen=True, slots=True)
class Course:
    """What was so, turn by turn, and what was known to come of itself."""

    truth: list[Array] = field(default_factory=list)
    """(topics, P, W)"""
    coming: list[Mapping[int, Array]] = field(default_factory=list)


class WatchingTable(Table):
    """A table at which the truth is written down each time the seats sit down to plan."""

    course: Course

    def _plan(self, state: State, sheet: dict[str, Array]) -> Plan:
        self.course.truth.append(truths(state, sight(self.game, state)))
        self.course.coming.append(coming(self.game.book, state.track("neglect")))
        return super()._plan(state, sheet)


def moves(course: Course, span: int) -> Array:
    """(turns less ``span``, topics, P, W) how far the truth lies from what was to be expected of it a span before, in
    units of error then.
    """
    out = []
    for first, start in enumerate(course.truth[:-span]):
        expected = start.copy()
        for shares in course.coming[first : first + span]:
            for topic, share in shares.items():
                expected[topic] += share * (GOES_TO[topic] - expected[topic])
        out.append((course.truth[first + span] - expected) / sizes(start))
    return np.array(out)


def wandered(courses: Sequence[Course]) -> Array:
    """(topics,) the root mean square move, each over the root of its span."""
    squares = []
    for span in SPANS:
        found = [moves(course, span) for course in courses if len(course.truth) > span]
        if found:
            count = sum(move[:, 0].size for move in found)
            squares.append(sum((move * move).sum(axis=(0, 2, 3)) for move in found) / (count * span))
    mean: Array = np.sqrt(np.mean(squares, axis=0))
    return mean


def watched(scenario: str, worlds: int) -> list[Course]:
    """What was so in blocks of worlds with all seats played by the computer."""
    known, out = exercise(scenario), []
    luck = Luck(SEED, known.game.count)
    for first in range(0, worlds, BLOCK):
        many = min(BLOCK, worlds - first)
        table, state = WatchingTable(known.game, known.everybody), opening(known.game, many)
        table.course = Course()
        for turn in range(1, known.scenario.turns + 1):
            table.turn(state, luck.sheet(turn, first, many))
        out.append(table.course)
    return out


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.wander", description=__doc__)
    parser.add_argument("scenarios", nargs="*", help="ids of scenarios; all that are shipped where none is named")
    parser.add_argument("--worlds", type=int, default=WORLDS, help="worlds of each scenario")
    args = parser.parse_args(argv)
    if unknown := [name for name in args.scenarios if name not in shipped()]:
        parser.error(f"no scenario is called {', '.join(unknown)}; shipped: {', '.join(shipped())}")
    names = args.scenarios or shipped()
    found = wandered([course for name in names for course in watched(name, args.worlds)])
    rows = [[topic.name, f"{found[i]:.3f}", f"{WANDER[topic.name]:.3f}"] for i, topic in enumerate(TOPICS)]
    notes = [
        f"{args.worlds:,} worlds of each of {', '.join(names)}, all seats played by the computer.",
        f"Over spans of {SPANS[0]} to {SPANS[-1]} turns; in units of the topic, money as a share of itself.",
    ]
    show("What topics of belief wander in a turn", ["topic", "found", "in use"], rows, notes)
    return 0


if __name__ == "__main__":
    sys.exit(main())
