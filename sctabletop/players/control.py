"""The white cell played by the computer: which injects it delivers by hand, and what odds it gives an argued action."""

import numpy as np

from sctabletop.domain.scenario import Inject, Trigger
from sctabletop.domain.state import Array, State
from sctabletop.engine.conditions import Scene, holds
from sctabletop.engine.game import Game
from sctabletop.engine.offers import scene_of
from sctabletop.engine.sights import sight
from sctabletop.players.policies import PolicyName
from sctabletop.players.scores import Marks

_EVEN, _STEP, _LEAST, _MOST = 50, 10, 20, 80
"""Per cent: the odds of an action with nothing said for it, what a reason adds, and the bounds."""


def by_hand(policy: PolicyName, game: Game, state: State) -> Array:
    """(injects, W) 1 where control delivers an inject by hand as the next turn begins.

    A calm and an ordinary control deliver nothing of their own. A rough one delivers the first manual inject whose
    condition holds and which has not come yet, one a turn. Control sees the truth, so this reads the state.
    """
    out = np.zeros((len(game.scenario.injects), state.worlds))
    if policy is not PolicyName.ROUGH:
        return out
    scene: Scene | None = None
    free = np.ones(state.worlds, dtype=bool)
    for j, inject in enumerate(game.scenario.injects):
        if inject.trigger is not Trigger.MANUAL:
            continue
        scene = scene or scene_of(game, state, sight(game, state))
        comes = free & _may_come(game, state, scene, inject, j)
        out[j] = comes
        free = free & ~comes
    return out


def _may_come(game: Game, state: State, scene: Scene, inject: Inject, j: int) -> Marks:
    due = (state.fact("turn") + 1.0 >= inject.turn) & holds(inject.condition, scene)
    if inject.once:
        due = due & (state.inject[j] == 0.0)
    if inject.after is not None:
        due = due & (state.inject[game.injects[str(inject.after)]] > 0.0)
    return due


def odds(reasons: int, objected: int = 0) -> float:
    """The odds that control gives an argued action: even, and a tenth more for each reason that stands.

    ``objected`` counts objections: each takes one reason away, and what is left over counts against the action. The
    odds stay between a fifth and four fifths.
    """
    return min(max(_EVEN + _STEP * (reasons - objected), _LEAST), _MOST) / 100.0
