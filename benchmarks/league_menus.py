"""Which instruments the best portfolios hold: menus drawn at random, each played in a few worlds, the best tenth
counted.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from benchmarks.exercise import SEED
from benchmarks.league_cells import Cell, made_ready, seats
from sctabletop.analysis.ensembles import play
from sctabletop.analysis.strategies import BY_NAME, Strategist
from sctabletop.domain.initiative import Stage
from sctabletop.domain.instruments import INSTRUMENTS
from sctabletop.domain.state import Array, State
from sctabletop.engine.conditions import holds
from sctabletop.engine.game import Game
from sctabletop.players.us.schools import in_each_world
from sctabletop.session.ending import scene

WORLDS_EACH: Final = 4
"""Worlds that each menu is played in."""
TIMES_THE_WORLDS: Final = 4
"""So many times the worlds of a cell, so that a tenth of the menus is enough to tell 10% from 6%."""
PERMITTED: Final = 0.5
"""Share of the catalogue on a menu."""
WHIM: Final = 1.0
"""Spread of what is added to the score of each instrument, so that no school's habit decides what is tried."""
BEST: Final = 0.1
"""Share of menus that count as near the best."""
HELD: Final = 0.34
"""Share of a menu's worlds in which an instrument must have run to be in the portfolio."""
STRATEGY: Final = "sharing triad"
_SAME_FOR_ALL: Final = 20
"""Seed of the menus."""


@dataclass(frozen=True, slots=True)
class Menus:
    """(instruments, menus) whether each was in the portfolio, and (menus,) how good the portfolio was."""

    held: Array
    score: Array

    @property
    def best(self) -> Array:
        """What the best of the menus held, (instruments, best menus)."""
        most = max(1, int(self.score.size * BEST))
        found: Array = self.held[:, np.argsort(-self.score, kind="stable")[:most]]
        return found


def tried(cell: Cell) -> Menus:
    """Random menus in one scenario; the cell's worlds are shared among them, its strategy chooses from them."""
    ready = made_ready(cell.scenario, cell.book)
    menus = max(cell.worlds // WORLDS_EACH, 1)
    worlds = menus * WORLDS_EACH
    draws = np.random.default_rng(_SAME_FOR_ALL)
    shape = (len(INSTRUMENTS) + 1, menus)
    permits = np.repeat((draws.random(shape) < PERMITTED).astype(np.float64), WORLDS_EACH, axis=1)
    liking = np.repeat(draws.normal(0.0, WHIM, shape), WORLDS_EACH, axis=1)
    base = BY_NAME[cell.strategy]
    schools = {seat: in_each_world(school, permits, liking) for seat, school in base.schools.items()}
    strategy = replace(base, schools=schools)
    held = np.zeros((len(INSTRUMENTS), worlds))
    state = None
    everybody = seats(ready, strategy)
    for block in play(ready, everybody, SEED, worlds, players=Strategist(strategy), block=worlds, each_turn=True):
        state = block.state
        held = np.maximum(held, _ran(state))
    assert state is not None
    in_portfolio = held.reshape(-1, menus, WORLDS_EACH).mean(axis=2) >= HELD
    return Menus(in_portfolio.astype(np.float64), _score(ready, state).reshape(menus, WORLDS_EACH).mean(axis=1))


def _ran(state: State) -> Array:
    """(instruments, W) whether one that was proposed in play runs or is complete with anybody."""
    stage = state.field("stage")
    runs = ((stage == float(Stage.RUNNING)) | (stage == float(Stage.COMPLETE))) & (state.field("born") > 0.0)
    code = np.where(runs, state.field("instrument"), 0.0)
    return np.stack([(code == n + 1).any(axis=(0, 1)) for n in range(len(INSTRUMENTS))]).astype(np.float64)


def _score(ready: Game, state: State) -> Array:
    """(W,) joint readiness and US charters kept, each over its mean, so that neither counts for more."""
    where = scene(ready, state)
    lines = [x for charter in ready.scenario.us.charters.values() for x in charter]
    kept = np.mean([holds(x.kept, where) for x in lines], axis=0)
    ready_at_end = np.mean(where.partner.get("readiness"), axis=0)
    score: Array = ready_at_end / ready_at_end.mean() + kept / max(float(kept.mean()), 1e-9)
    return score
