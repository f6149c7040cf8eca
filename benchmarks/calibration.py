"""Whether error bars keep their word: how often 80 % bars hold the truth, and which seat errs least on what (T13)."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from benchmarks.exercise import SEED, Exercise, exercise
from benchmarks.table import show
from sctabletop.analysis.ensembles import BLOCK
from sctabletop.cli.progress import Progress
from sctabletop.domain.seats import CCMD, OSD, SDO, US_SEATS
from sctabletop.domain.state import Array, State
from sctabletop.domain.tracks import TOPIC_INDEX, TOPICS
from sctabletop.engine.beliefs import truths
from sctabletop.engine.decisions import Plan
from sctabletop.engine.game import opening
from sctabletop.engine.luck import Luck
from sctabletop.engine.sights import sight
from sctabletop.engine.wander import sizes
from sctabletop.players.loop import Seats, Table
from sctabletop.resources import scenarios_dir

PAGE: Final = Path(__file__).parent.parent / "docs" / "calibration.md"
COMMAND: Final = ".venv/bin/python -m benchmarks.calibration --write"
WORLDS: Final = 500
WORKERS: Final = 2
LOWEST, HIGHEST = 0.70, 0.90
"""Where the coverage of an 80 % bar should lie."""
BAR: Final = 1.2816
"""Standard deviations on either side of an 80 % bar."""
PARTNERS: Final = "partners"
"""The last row: what partners believe of each other."""
SEATS: Final = (*US_SEATS, PARTNERS)

GROUPS: Final = {
    "will": (SDO, "commitment willingness political_risk"),
    "relationships": (SDO, "relationships norms trust identity"),
    "politics at home": (SDO, "instability elite_support public_support exclusion skill prestige"),
    "freedom and fear": (SDO, "imposition strain sensitivity abandonment exposure adventurism"),
    "threat": (CCMD, "threat felt_threat"),
    "ability": (CCMD, "people materiel capability readiness interoperability exquisite stock_days dependence"),
    "rivals": (OSD, "rival_pull entanglement hedging"),
    "money": (OSD, "defence_budget"),
    "law and institutions": (OSD, "institution"),
}
"""Group -> the seat that should err least on it, and its topics. The legal rung itself is public."""


def shipped() -> list[str]:
    return sorted(path.parent.name for path in scenarios_dir().glob("*/scenario.yaml"))


def topics_of(group: str) -> list[int]:
    return [TOPIC_INDEX[name] for name in GROUPS[group][1].split()]


class Job(NamedTuple):
    """A block of worlds of one scenario; the US seats pass where they are not ``played``."""

    scenario: str
    played: bool
    first: int
    worlds: int


@dataclass(slots=True)
class Tally:
    """Sums by seat and topic, over worlds, turns and partners; errors in units of the topic, squared."""

    inside: Array
    stated: Array
    real: Array
    count: Array

    def add(self, other: "Tally") -> None:
        """Take in another tally."""
        for name in ("inside", "stated", "real", "count"):
            getattr(self, name)[...] += getattr(other, name)

    def over(self, topics: Sequence[int], row: int) -> tuple[float, float, float]:
        """Coverage, stated error and real error (root mean squares) of a seat on some topics."""
        inside, stated, real, n = (x[row, topics].sum() for x in (self.inside, self.stated, self.real, self.count))
        return float(inside / n), float(np.sqrt(stated / n)), float(np.sqrt(real / n))


def nothing() -> Tally:
    return Tally(*(np.zeros((len(SEATS), len(TOPICS))) for _ in range(4)))


def taken(state: State, truth: Array) -> Tally:
    """What one reading of all seats comes to; ``truth`` is (topics, P, W). A partner is not asked about itself."""
    unit = sizes(truth)
    off = (state.mean - truth) / unit
    var = state.var / (unit * unit)
    inside = np.abs(off) <= BAR * np.sqrt(var)
    others = ~np.eye(state.partners, dtype=bool)
    tally = nothing()
    for into, values in ((tally.inside, inside), (tally.stated, var), (tally.real, off * off)):
        into[: len(US_SEATS)] = values[: len(US_SEATS)].sum(axis=(2, 3))
        theirs = values[len(US_SEATS) :].swapaxes(1, 2)
        into[-1] = theirs[others].sum(axis=(0, 2))
    tally.count[: len(US_SEATS)] = float(state.partners * state.worlds)
    tally.count[-1] = float(others.sum() * state.worlds)
    return tally


class ReadingTable(Table):
    """A table at which beliefs are compared with the truth each time the seats sit down to plan."""

    def __init__(self, known: Exercise, seats: Seats) -> None:
        super().__init__(known.game, seats)
        self.tally = nothing()

    def _plan(self, state: State, sheet: dict[str, Array]) -> Plan:
        self.tally.add(taken(state, truths(state, sight(self.game, state))))
        return super()._plan(state, sheet)


def read(job: Job) -> Tally:
    """Every turn of a block of worlds."""
    known = exercise(job.scenario)
    table = ReadingTable(known, known.everybody if job.played else known.others)
    luck = Luck(SEED, known.game.count)
    state = opening(known.game, job.worlds)
    for turn in range(1, known.scenario.turns + 1):
        table.turn(state, luck.sheet(turn, job.first, job.worlds))
    return table.tally


def measured(scenarios: Sequence[str], worlds: int, workers: int) -> dict[bool, Tally]:
    """Played by the computer (True) and passed by the US seats (False): the tally over all scenarios."""
    jobs = [
        Job(name, played, first, min(BLOCK, worlds - first))
        for name in scenarios
        for played in (True, False)
        for first in range(0, worlds, BLOCK)
    ]
    out = {True: nothing(), False: nothing()}
    with Progress(len(jobs), "calibration: blocks played") as progress:
        for job, tally in _all(jobs, workers):
            out[job.played].add(tally)
            progress.step("")
    return out


def _all(jobs: Sequence[Job], workers: int) -> Iterable[tuple[Job, Tally]]:
    if workers < 2:
        yield from ((job, read(job)) for job in jobs)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting = {pool.submit(read, job): job for job in jobs}
        for future in as_completed(waiting):
            yield waiting[future], future.result()


@dataclass(frozen=True, slots=True)
class Cell:
    """What one seat's beliefs on one group come to."""

    played: bool
    group: str
    seat: str
    coverage: float
    stated: float
    real: float

    @property
    def holds(self) -> bool:
        """Whether the bars hold the truth about as often as they say."""
        return LOWEST <= self.coverage <= HIGHEST


def cells(found: dict[bool, Tally]) -> list[Cell]:
    """A cell a way to play, group and seat."""
    return [
        Cell(played, group, str(seat), *tally.over(topics_of(group), row))
        for played, tally in found.items()
        for group in GROUPS
        for row, seat in enumerate(SEATS)
        if tally.count[row].any()
    ]


def order(tally: Tally, topic: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Stated and real errors of the three US seats on a topic, in the order of the seats."""
    read_off = [tally.over([topic], row) for row in range(len(US_SEATS))]
    return tuple(stated for _, stated, _ in read_off), tuple(real for _, _, real in read_off)


def in_order(tally: Tally, topic: int) -> bool:
    """Whether the seat whose topic it is states the least error and errs least (T13)."""
    collector = TOPICS[topic].collector
    return collector is not None and all(
        errors.index(min(errors)) == US_SEATS.index(collector) for errors in order(tally, topic)
    )


_PLAYED: Final = {
    True: "All seats played by the computer, which report and fuse",
    False: "US seats pass: nobody shares",
}
_TOP: Final = """# Calibration

Whether stated error bars keep their word, and which seat errs least on what. Made by

    {command}

with {worlds:,} worlds of each of {scenarios}. Beliefs are compared with the truth in every turn, when the seats sit
down to plan. *Coverage* is how often the 80 % bar holds the truth; it should lie between {low:.0%} and {high:.0%}.
*Stated* and *real* are root mean squares, in units of the topic (for money a share of what there is), of the error that
the seat states and of the one it makes; where bars are honest the two are alike. Partners are asked what they believe
of one another.
"""


def page(found: dict[bool, Tally], scenarios: Sequence[str], worlds: int) -> str:
    """The whole page, Markdown."""
    parts = [
        _TOP.format(command=COMMAND, worlds=worlds, scenarios=", ".join(scenarios), low=LOWEST, high=HIGHEST).rstrip()
    ]
    for played, tally in found.items():
        parts += [f"## {_PLAYED[played]}", _coverage(tally)]
    parts += ["## Outside the range", _outside(found), "## Who errs least (T13)", _ordered(found)]
    return "\n\n".join(parts) + "\n"


def _coverage(tally: Tally) -> str:
    head = ["group", "best placed", *(f"{seat}: coverage, stated / real" for seat in SEATS)]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for group, (best, _) in GROUPS.items():
        row = [group, str(best)]
        for at in range(len(SEATS)):
            if not tally.count[at].any():
                row.append("–")
                continue
            coverage, stated, real = tally.over(topics_of(group), at)
            share = f"{coverage:.0%}" if LOWEST <= coverage <= HIGHEST else f"**{coverage:.0%}**"
            row.append(f"{share}, {stated:.3f} / {real:.3f}")
        lines.append("| " + " | ".join(row) + " |")
    return "\n".join(lines)


def _outside(found: dict[bool, Tally]) -> str:
    out = [
        f"- {'played' if c.played else 'passing'}: {c.seat} on {c.group}, {c.coverage:.1%}: the bars are too "
        f"{'wide' if c.coverage > HIGHEST else 'narrow'}, {c.stated:.3f} stated for {c.real:.3f}."
        for c in cells(found)
        if not c.holds
    ]
    groups = "\n".join(out) or "No group: every seat's bars keep their word on every one."
    return f"{groups}\n\nSingle topics, whose groups may yet be in range:\n\n{_single(found)}"


def _single(found: dict[bool, Tally]) -> str:
    """A line a way to play and seat: its topics outside the range."""
    lines = []
    for played, tally in found.items():
        for row, seat in enumerate(SEATS):
            shares = {t.name: tally.over([i], row)[0] for i, t in enumerate(TOPICS) if tally.count[row, i]}
            said = [f"{name} {share:.0%}" for name, share in shares.items() if not LOWEST <= share <= HIGHEST]
            lines.append(f"- {'played' if played else 'passing'}, {seat}: {', '.join(said) or 'none'}.")
    return "\n".join(lines)


def _ordered(found: dict[bool, Tally]) -> str:
    """Topic by topic, where nobody shares; and whether the order is kept when they do."""
    head = ["topic", "whose", *(f"{seat}: stated / real" for seat in US_SEATS), "in order", "and when they share"]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for i, topic in enumerate(TOPICS):
        stated, real = order(found[False], i)
        errors = [f"{s:.3f} / {r:.3f}" for s, r in zip(stated, real, strict=True)]
        kept = ["yes" if in_order(found[way], i) else "**no**" for way in (False, True)]
        lines.append("| " + " | ".join([topic.name, str(topic.collector), *errors, *kept]) + " |")
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.calibration", description=__doc__)
    parser.add_argument("scenarios", nargs="*", help="ids of scenarios; all that are shipped where none is named")
    parser.add_argument("--worlds", type=int, default=WORLDS, help="worlds of each scenario")
    parser.add_argument("--workers", type=int, default=WORKERS, help="processes; 1 stays in this one")
    parser.add_argument("--write", action="store_true", help=f"renew docs/{PAGE.name}")
    args = parser.parse_args(argv)
    if unknown := [name for name in args.scenarios if name not in shipped()]:
        parser.error(f"no scenario is called {', '.join(unknown)}; shipped: {', '.join(shipped())}")
    if args.write and args.scenarios:
        parser.error("the page holds all scenarios: leave the ids out to renew it")
    scenarios = args.scenarios or shipped()
    found = measured(scenarios, args.worlds, args.workers)
    rows = [
        [
            c.group,
            "played" if c.played else "passing",
            c.seat,
            *(f"{x:.3f}" for x in (c.coverage, c.stated, c.real)),
            "yes" if c.holds else "no",
        ]
        for c in cells(found)
    ]
    astray = [topic.name for i, topic in enumerate(TOPICS) if not in_order(found[False], i)]
    notes = [
        f"{args.worlds:,} worlds of each of {', '.join(scenarios)}; errors in units of the topic.",
        f"Topics on which the seat whose they are does not err least: {', '.join(astray) or 'none'}.",
    ]
    head = ["group", "US seats", "seat", "coverage", "stated", "real", "in range"]
    show("Calibration of 80 % bars", head, rows, notes)
    if args.write:
        PAGE.write_text(page(found, scenarios, args.worlds), encoding="utf-8")
        print(f"written: docs/{PAGE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
