"""A table at which computer seats play a short exercise, written out so that a test can look at every step."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CONTROL, US_SEATS, SeatId
from sctabletop.domain.state import Array, State
from sctabletop.engine.decisions import Moves, Plan, Review, blank_moves, blank_plan, blank_review
from sctabletop.engine.game import Game, game, opening
from sctabletop.engine.luck import Luck
from sctabletop.engine.phases import concurrence, plan, resolution, situation, talks
from sctabletop.engine.views import Glance, View, view
from sctabletop.players import choose
from sctabletop.players.brief import Brief, brief
from sctabletop.players.policies import PolicyName, default_policy
from sctabletop.players.scores import Reasons
from sctabletop.rules.books import book
from sctabletop.scenario.load import load

SCENARIOS = Path(__file__).parents[2] / "scenarios"
THIN_CAPITAL = "thin-capital"
SEED = 11


@cache
def exercise(name: str = THIN_CAPITAL) -> Game:
    """A shipped scenario; where nothing is said, the one at which the players are tried."""
    return game(load(SCENARIOS / name), book())


@dataclass(frozen=True, slots=True)
class Step:
    """One decision of one seat, before the engine sees it."""

    turn: int
    name: str
    seat: SeatId
    view: View
    made: Plan | Review | Moves
    why: Reasons | None


@dataclass
class Table:
    """A running exercise."""

    first: int = 0
    worlds: int = 1
    scenario: str = THIN_CAPITAL
    policies: dict[SeatId, PolicyName] = field(default_factory=dict)
    codes: list[dict[str, Array]] = field(default_factory=list)
    drafts: list[Array] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.game = exercise(self.scenario)
        self.state: State = opening(self.game, self.worlds)
        self.seats = tuple(s for s in self.game.seats if s != CONTROL)
        self.policies = {s: default_policy(self.game, s) for s in self.seats} | self.policies
        self.briefs: dict[SeatId, Brief] = {s: brief(self.game, s) for s in self.seats}
        self.luck = Luck(SEED, self.game.count)

    def play(self, turns: int) -> Iterator[Step]:
        """Play turns and yield each seat's every decision, made alone into blank arrays."""
        for turn in range(1, turns + 1):
            sheet = self.luck.sheet(turn, self.first, self.worlds)
            situation.open_turn(self.game, self.state, sheet)
            yield from self._turn(turn, sheet)
            resolution.close(self.game, self.state, sheet)

    def _turn(self, turn: int, sheet: dict[str, Array]) -> Iterator[Step]:
        g, s = self.game, self.state
        plans, steps = self._round(turn, choose.plan, self.blank_plan, Phase.PLAN, self.seats, sheet)
        yield from steps
        merged = merge(plans, self.blank_plan())
        self.codes.append(plan.close(g, s, merged).codes)
        self.drafts += [d.code for d in merged.drafts if d.code is not None]
        reviews, steps = self._round(turn, choose.review, self.blank_review, Phase.CONCURRENCE, US_SEATS, sheet)
        yield from steps
        self.codes.append(concurrence.close(g, s, merge(reviews, self.blank_review()), sheet).codes)
        for step in (choose.offers, choose.answers, choose.settle, choose.sign):
            moves, steps = self._round(turn, step, self.blank_moves, Phase.TALKS, self.seats, sheet)
            yield from steps
            self.codes.append(talks.move(g, s, merge(moves, self.blank_moves()), sheet).codes)
        talks.close(s)

    def _round(
        self,
        turn: int,
        chooses: Callable[..., None],
        blank: Callable[[], Any],
        phase: Phase,
        seats: Sequence[SeatId],
        sheet: dict[str, Array],
    ) -> tuple[list[Any], list[Step]]:
        glance = Glance(self.game, self.state)
        steps = []
        for seat in seats:
            seen = view(self.game, self.state, seat, phase, glance)
            made, why = blank(), Reasons() if self.worlds == 1 else None
            chooses(self.policies[seat], self.briefs[seat], seen, sheet, made, why)
            steps.append(Step(turn, chooses.__name__, seat, seen, made, why))
        return [step.made for step in steps], steps

    def blank_plan(self) -> Plan:
        return blank_plan(self.game.count, self.worlds, len(self.game.assumptions))

    def blank_review(self) -> Review:
        return blank_review(self.game.count, self.worlds)

    def blank_moves(self) -> Moves:
        return blank_moves(self.game.count, self.worlds)


def merge(parts: Sequence[Any], into: Any) -> Any:
    """All seats' decisions in one: what a seat left alone stays as it was, and later seats stand."""
    for part in parts:
        for name in into.__slots__:
            value, blank = getattr(part, name), getattr(into, name)
            if isinstance(value, list):
                blank.extend(value)
            else:
                setattr(into, name, np.where(np.isnan(value) | (value == 0.0) & ~np.isnan(blank), blank, value))
    return into


def said(made: Plan | Review | Moves) -> int:
    """How many things a decision says."""
    count = len([d for d in getattr(made, "drafts", []) if (d.fields[0] > 0.0).any()])
    for name in made.__slots__:
        value = getattr(made, name)
        if isinstance(value, np.ndarray):
            count += int(((value != 0.0) & ~np.isnan(value)).sum())
    return count
