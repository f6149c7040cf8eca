"""One cell of the league: a strategy in a scenario under a book, and what came of it in every world."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

import numpy as np

from benchmarks.exercise import SEED
from sctabletop.analysis.ensembles import play
from sctabletop.analysis.strategies import BY_NAME, Strategist, Strategy
from sctabletop.domain.ids import BookName
from sctabletop.domain.scenario import AssumptionStatus, CharterLine, Scenario
from sctabletop.domain.seats import US_SEATS, SeatId
from sctabletop.domain.state import Array, State
from sctabletop.engine.conditions import Scene, holds
from sctabletop.engine.game import Game, game
from sctabletop.engine.gates import HOLD_TURNS
from sctabletop.engine.luck import Luck
from sctabletop.players.policies import PolicyName, default_policy
from sctabletop.resources import scenarios_dir
from sctabletop.rules.books import book
from sctabletop.scenario.load import load
from sctabletop.session.ending import all_pass, scene

EARLY: Final = 2
"""The turn at which what is bought should have shown (E25)."""
TRACKS: Final = ("trust", "hedging", "declared", "commitment", "abandonment", "entrapment")
MEASURES: Final = (
    "readiness",
    "early",
    "later",
    "shown",
    "failed",
    *TRACKS,
    "strain",
    "strained",
    "scandals",
    "coups",
    "dollars",
    "us_charters",
    "partner_charters",
    "won",
)
"""Mean over partners where nothing else is said. ``early`` and ``later`` are readiness after two turns and four turns
after the end; ``shown`` and ``failed`` count plan assumptions (held or demonstrated; failed); ``strain`` is the largest
of the partners' and ``strained`` 1 where it is above zero; ``scandals`` counts turns with one; ``dollars`` are million
USD in all; charters are shares of lines kept; ``won`` counts partners with no line missed.
"""

_SHOWN: Final = (float(AssumptionStatus.HELD), float(AssumptionStatus.DEMONSTRATED))


class Cell(NamedTuple):
    """What is played, in words that a worker process understands."""

    scenario: str
    book: str
    strategy: str
    worlds: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What came of a cell: measure -> (worlds,)."""

    values: dict[str, Array]
    winners: dict[str, float]
    """partner -> share of worlds in which no line of its charter was missed"""

    def mean(self, measure: str) -> float:
        """The mean over worlds."""
        return float(self.values[measure].mean())


@cache
def scenario(name: str) -> Scenario:
    """A shipped scenario, read once."""
    return load(scenarios_dir() / name)


@cache
def made_ready(name: str, rules: str) -> Game:
    """A scenario under a book."""
    return game(scenario(name), book(BookName(rules)))


def seats(ready: Game, strategy: Strategy) -> dict[SeatId, PolicyName]:
    """The computer in every seat, or in every seat but the US ones where they pass."""
    return {s: default_policy(ready, s) for s in ready.seats if not (strategy.passes and s in US_SEATS)}


def played(cell: Cell) -> Figures:
    """Play a cell: the worlds and the luck are the same whatever the strategy and the book."""
    ready, strategy = made_ready(cell.scenario, cell.book), BY_NAME[cell.strategy]
    luck = Luck(SEED, ready.count)
    parts: list[dict[str, Array]] = []
    winners: list[Array] = []
    early, coups, scandals = np.zeros(0), np.zeros(0), np.zeros(0)
    everybody = seats(ready, strategy)
    for block in play(ready, everybody, SEED, cell.worlds, players=Strategist(strategy), each_turn=True):
        state = block.state
        if block.turn == 1:
            coups, scandals = np.zeros(state.worlds), np.zeros(state.worlds)
        coups += (state.noted("coup") == 1.0).sum(axis=0)  # 1 in the turn of the coup itself
        scandals += state.fact("hold_title10") == HOLD_TURNS  # set so by a scandal, and shorter a turn later
        if block.turn == EARLY:
            early = _readiness(ready, state)
        if block.turn == ready.scenario.turns:
            where = scene(ready, state)
            won = np.stack([_nothing_missed(where, p.charter) for p in ready.scenario.partners])
            winners.append(won)
            *_, after = all_pass(ready, state, luck, block.first)
            ends = _at_the_end(ready, where) | {"early": early, "later": _readiness(ready, after)}
            parts.append(ends | {"coups": coups, "scandals": scandals, "won": won.sum(axis=0).astype(np.float64)})
    shares = np.concatenate(winners, axis=1).mean(axis=1)
    names = [str(p.id) for p in ready.scenario.partners]
    return Figures(
        {name: np.concatenate([part[name] for part in parts]) for name in MEASURES},
        dict(zip(names, shares.tolist(), strict=True)),
    )


def _readiness(ready: Game, state: State) -> Array:
    found: Array = np.mean(scene(ready, state).partner.get("readiness"), axis=0)
    return found


def _at_the_end(ready: Game, where: Scene) -> dict[str, Array]:
    """Every measure that the last state alone shows, each (W,)."""
    status, partner = where.state.assumption[0], where.partner
    strain = np.max(partner.get("strain"), axis=0)
    ours = [x for charter in ready.scenario.us.charters.values() for x in charter]
    theirs = [x for p in ready.scenario.partners for x in p.charter]
    return {
        **{name: np.mean(partner.get(name), axis=0) for name in ("readiness", *TRACKS)},
        "shown": np.isin(status, _SHOWN).sum(axis=0).astype(np.float64),
        "failed": (status == float(AssumptionStatus.FAILED)).sum(axis=0).astype(np.float64),
        "strain": strain,
        "strained": (strain > 0.0).astype(np.float64),
        "dollars": np.sum(partner.get("us_cost"), axis=0),
        "us_charters": np.mean(list(_kept(where, ours)), axis=0),
        "partner_charters": np.mean(list(_kept(where, theirs)), axis=0),
    }


def _kept(where: Scene, lines: list[CharterLine]) -> Iterator[Array]:
    for line in lines:
        yield holds(line.kept, where).astype(np.float64)


def _nothing_missed(where: Scene, lines: tuple[CharterLine, ...]) -> Array:
    """(W,) whether every line of a charter is kept or partly kept."""
    found: Array = np.all([holds(line.kept, where) | holds(line.partly, where) for line in lines], axis=0)
    return found
