"""How often what somebody foretold comes about in many worlds under the same orders, and what a forecast is worth
beside that.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from sctabletop.analysis.again import After
from sctabletop.domain.conditions import Condition
from sctabletop.domain.initiative import FIELD_INDEX
from sctabletop.engine.conditions import holds
from sctabletop.engine.game import Game
from sctabletop.engine.offers import scene_of
from sctabletop.engine.sights import sight


@dataclass(frozen=True, slots=True)
class Question:
    """Whether a condition holds at the end of a turn."""

    condition: Condition
    turn: int


@dataclass(frozen=True, slots=True)
class Undertaking:
    """Whether an initiative that was drafted in a turn does as promised: by its own indicator, or by its success."""

    partner: int
    instrument: int
    """its code"""
    born: int


@dataclass(frozen=True, slots=True)
class Share:
    """In how many worlds it came about, of those in which it was put to the test."""

    came: int
    tested: int

    @property
    def rate(self) -> float | None:
        """The base rate, 0 to 1; None where it was put to the test in no world."""
        return self.came / self.tested if self.tested else None


def shares(
    game: Game, played: Iterable[After], questions: Sequence[Question], undertakings: Sequence[Undertaking]
) -> tuple[list[Share], list[Share]]:
    """The share of each question and of each undertaking, counted through all blocks."""
    asked = np.zeros((len(questions), 2), dtype=int)
    done = np.zeros((len(undertakings), 2), dtype=int)
    for after in played:
        due = [i for i, one in enumerate(questions) if one.turn == after.turn]
        if due:
            scene = scene_of(game, after.state, sight(game, after.state))
            for i in due:
                asked[i] += (int(holds(questions[i].condition, scene).sum()), after.state.worlds)
        for i, one in enumerate(undertakings):
            done[i] += _judged(after, one)
    return [Share(*map(int, row)) for row in asked], [Share(*map(int, row)) for row in done]


def _judged(after: After, one: Undertaking) -> tuple[int, int]:
    """Worlds in which it did as promised this turn, and worlds in which it was judged at all; it is judged once."""
    fields = after.state.slot[:, :, one.partner]
    it = (fields[FIELD_INDEX["instrument"]] == one.instrument) & (fields[FIELD_INDEX["born"]] == one.born)
    kept = it & after.passage.as_said[:, one.partner]
    broken = it & after.passage.not_as_said[:, one.partner]
    return int(kept.sum()), int(kept.sum() + broken.sum())


def brier(odds: float, came: bool) -> float:
    """The Brier score of one forecast: the square of the gap to 1 or 0; 0 is best, an honest half scores 0.25 (D9)."""
    gap = odds - float(came)
    return gap * gap


def skill(score: float, of_base: float) -> float | None:
    """What the forecast saved of the base rate's error: 1 all of it, 0 nothing, below 0 it did worse (D9).

    None where the base rate makes no error: what happens in every world leaves nothing to foresee.
    """
    return None if of_base == 0.0 else 1.0 - score / of_base


@dataclass(frozen=True, slots=True)
class Score:
    """Odds that somebody gave, beside what came of it here and in many worlds. What is not known yet is None."""

    odds: float
    came: bool | None
    base: Share
    brier: float | None
    base_brier: float | None
    """the Brier score of somebody who had said the base rate"""
    skill: float | None
    surprise: float | None
    """the share of worlds in which it came out otherwise than here: near 1, and few would have seen it coming"""


def score(odds: float, came: bool | None, base: Share) -> Score:
    """The odds scored, as far as it is known what came of it and how often it comes about."""
    rate = base.rate
    own = None if came is None else brier(odds, came)
    of_base = None if came is None or rate is None else brier(rate, came)
    better = None if own is None or of_base is None else skill(own, of_base)
    surprise = None if came is None or rate is None else abs(float(came) - rate)
    return Score(odds, came, base, own, of_base, better, surprise)
