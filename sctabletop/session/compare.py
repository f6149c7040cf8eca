"""Branches of one save side by side: what came out differently, and which decisions held up in all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sctabletop.domain.events import Tag
from sctabletop.domain.initiative import FIELD_INDEX, Stage
from sctabletop.domain.state import State
from sctabletop.domain.tracks import PARTNER_TRACKS, READOUTS, US_TRACKS, Kind
from sctabletop.engine.record import name_of
from sctabletop.session.ending import assumptions, charters, truth
from sctabletop.session.ports import EventStore
from sctabletop.session.replay import Moment, moments
from sctabletop.session.saves import setup_on
from sctabletop.session.setup import Setup

TOLD: Final = 0.02
"""A difference smaller than this, on the scale of a track, is not told."""

_GOOD: Final = {"complete", "running", "kept", "held", "demonstrated"}


@dataclass(frozen=True, slots=True)
class Ended:
    """Where one branch stands: its book and luck, and every number and outcome by name."""

    branch: str
    book: str
    world: int
    turn: int
    tracks: dict[tuple[str, str], float]
    outcomes: dict[tuple[str, str], str]
    """(what it is, in words) -> what came of it: charters, assumptions, initiatives, orders that did not stand"""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that came out differently: a value a branch."""

    about: str
    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One decision or promise: what came of it in each branch."""

    about: str
    name: str
    values: tuple[str, ...]

    @property
    def held_up(self) -> bool:
        """Whether it came out well in every branch."""
        return all(v in _GOOD for v in self.values)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Several branches at the last turn that all of them reached."""

    turn: int
    branches: tuple[Ended, ...]
    numbers: tuple[Row, ...]
    """largest spread first"""
    outcomes: tuple[Outcome, ...]


def compare(store: EventStore, setup: Setup, branches: Sequence[str]) -> Comparison:
    """The branches at the last turn that all reached. Raises SaveError for a branch that is not there."""
    told = {name: [one for one in moments(store, setup, name) if one.done or one.turn == 1] for name in branches}
    turn = min(lived[-1].turn for lived in told.values())
    ends = tuple(_ended(setup_on(store, setup, name), name, lived[:turn]) for name, lived in told.items())
    return Comparison(turn, ends, tuple(_numbers(ends)), tuple(_outcomes(ends)))


def _ended(setup: Setup, branch: str, lived: Sequence[Moment]) -> Ended:
    game, state = setup.game(), lived[-1].state
    outcomes = {("assumption", row["statement"]): row["status"] for row in assumptions(game, state)}
    outcomes |= {
        (f"charter of {seat}", row["line"]): row["verdict"]
        for seat, rows in charters(game, state).items()
        for row in rows
    }
    for one in lived:  # an initiative that ended leaves its place, and keeps what it came to
        outcomes |= _initiatives(setup, one.state)
    lapsed = sum(event.tag is Tag.ORDER_LAPSED for one in lived for event in one.events)
    outcomes["orders", "that did not stand"] = str(lapsed)
    tracks = {(owner, name): v for owner, row in truth(game, state).items() for name, v in row.items()}
    return Ended(branch, str(setup.book), setup.world, lived[-1].turn, tracks, outcomes)


def _initiatives(setup: Setup, state: State) -> dict[tuple[str, str], str]:
    """The stage of every initiative that has a place."""
    out = {}
    for p, partner in enumerate(setup.scenario.partners):
        for fields in state.slot[:, :, p, 0].T:
            instrument = name_of(fields[FIELD_INDEX["instrument"]])
            if instrument:
                name = f"{instrument.replace('_', ' ')}, proposed in turn {int(fields[FIELD_INDEX['born']])}"
                stage = Stage(int(fields[FIELD_INDEX["stage"]])).name.lower()
                out[f"initiative with {partner.id}", name] = stage
    return out


def _numbers(ends: Sequence[Ended]) -> list[Row]:
    """Tracks whose values differ by more than a trifle of their scale, largest spread first."""
    scale = {t.name: t.top or t.scale for t in (*PARTNER_TRACKS, *READOUTS, *US_TRACKS) if t.kind is not Kind.ACCOUNT}
    rows = []
    for key in ends[0].tracks:
        values = tuple(e.tracks[key] for e in ends)
        spread = (max(values) - min(values)) / scale.get(key[1], max(1.0, *map(abs, values)))
        if spread >= TOLD:
            rows.append((spread, Row(key[0], key[1], values)))
    rows.sort(key=lambda pair: -pair[0])
    return [row for _, row in rows]


def _outcomes(ends: Sequence[Ended]) -> list[Outcome]:
    names = dict.fromkeys(key for e in ends for key in e.outcomes)
    return [Outcome(about, name, tuple(e.outcomes.get((about, name), "–") for e in ends)) for about, name in names]
