"""The experiment of a stylised fact: every arm over the same worlds, their contrast world by world, and the verdict."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from benchmarks.exercise import SEED
from benchmarks.facts_kinds import Arm, Direction, Fact, Over, Position
from sctabletop.analysis.ensembles import Block, play
from sctabletop.domain.scenario import Scenario
from sctabletop.domain.seats import US_SEATS, SeatId
from sctabletop.domain.state import Array
from sctabletop.engine.game import Game, game
from sctabletop.players.loop import Script
from sctabletop.players.policies import PolicyName, default_policy
from sctabletop.resources import scenarios_dir
from sctabletop.rules.books import book
from sctabletop.scenario.load import load
from sctabletop.session.spread import playable

SURE: Final = 2.0
"""Standard errors by which a difference must lie beyond nothing, and a nothing within its bound."""


class RefusedOrders(ValueError):
    """An arm asks for what no seat may order: a fault of the experiment."""


@cache
def scenario(name: str) -> Scenario:
    """A shipped scenario, read once."""
    return load(scenarios_dir() / name)


def made_ready(fact: Fact, position: Position, arm: Arm) -> tuple[Game, dict[SeatId, PolicyName], Script]:
    """The game of an arm, its computer seats (all but the US ones) and its orders. Raises RefusedOrders."""
    rules = book(position.book)
    for name, number in position.changes.items():
        rules = rules.with_value(name, number)
    ready = game(scenario(fact.scenario), rules, dict(arm.start))
    seats = {seat: default_policy(ready, seat) for seat in ready.seats if seat not in US_SEATS} | dict(arm.players)
    found = playable(ready, arm.script)
    if found.refused or found.left_out:
        said = "; ".join(f"turn {turn}, {seat}: {why}" for turn, _, seat, _, why in found.refused)
        raise RefusedOrders(f"{fact.id}, {arm.said}: {said or 'orders that only a session can play'}")
    return ready, seats, found.script


def values(fact: Fact, position: Position, arm: Arm, worlds: int, first: int = 0) -> Array:
    """(worlds,) the measure in each world of an arm."""
    ready, seats, script = made_ready(fact, position, arm)
    over = fact.measure.over
    blocks: dict[int, list[Array]] = {}
    for block in play(
        ready, seats, SEED, worlds, script=script, turns=fact.turns, first=first, each_turn=over is not Over.END
    ):
        _read(fact, ready, block, blocks)
    return np.concatenate([_one_number(over, rows) for rows in blocks.values()])


def _read(fact: Fact, ready: Game, block: Block, into: dict[int, list[Array]]) -> None:
    into.setdefault(block.first, []).append(fact.measure.read(ready, block.state))


def _one_number(over: Over, rows: Sequence[Array]) -> Array:
    found: Array
    match over:
        case Over.END:
            found = rows[-1]
        case Over.MEAN:
            found = np.mean(rows, axis=0)
        case Over.SUM:
            found = np.sum(rows, axis=0)
        case Over.EVER:
            found = np.max(rows, axis=0)
    return found


@dataclass(frozen=True, slots=True)
class Found:
    """What came of one position on one fact."""

    fact: Fact
    position: Position
    means: tuple[float, ...]
    """of each arm"""
    difference: float
    error: float
    """paired standard error of the difference"""

    @property
    def direction_holds(self) -> bool:
        """Whether the sign is as expected, beyond what luck explains; where none is expected, whether it is small."""
        match self.position.expected:
            case Direction.MORE:
                return self.difference > SURE * self.error
            case Direction.LESS:
                return -self.difference > SURE * self.error
            case Direction.SAME:
                return self.size_holds

    @property
    def size_holds(self) -> bool:
        """Whether the difference is as large as it should be, or, where none is expected, surely no larger."""
        least = self.position.least
        match self.position.expected:
            case Direction.MORE:
                return self.difference >= least
            case Direction.LESS:
                return -self.difference >= least
            case Direction.SAME:
                return abs(self.difference) + SURE * self.error <= least

    @property
    def holds(self) -> bool:
        """Whether direction and size both do."""
        return self.direction_holds and self.size_holds


def contrast(fact: Fact, position: Position, arms: Mapping[int, Array]) -> Found:
    """The weighted difference of the arms, world by world, so that what luck does to all of them drops out."""
    weighted = [arm.weight * arms[i] for i, arm in enumerate(fact.arms)]
    apart: Array = np.sum(weighted, axis=0)
    error = float(apart.std(ddof=1) / np.sqrt(apart.size)) if apart.size > 1 else float("inf")
    means = tuple(float(arms[i].mean()) for i in range(len(fact.arms)))
    return Found(fact, position, means, float(apart.mean()), error)


def found(fact: Fact, position: Position, worlds: int) -> Found:
    """One position on one fact, tried here and now."""
    return contrast(fact, position, {i: values(fact, position, arm, worlds) for i, arm in enumerate(fact.arms)})
