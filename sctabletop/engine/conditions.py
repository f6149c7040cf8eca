"""Conditions evaluated on arrays: one truth value a world."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sctabletop.domain.conditions import (
    All,
    AnyOf,
    Compare,
    Comparison,
    Condition,
    Fired,
    Not,
    Number,
    StageRef,
    TrackRef,
    TurnRef,
    Value,
)
from sctabletop.domain.ids import InstrumentId
from sctabletop.domain.initiative import Stage
from sctabletop.domain.instruments import INSTRUMENT_INDEX
from sctabletop.domain.state import Array, State
from sctabletop.domain.tracks import ALIASES
from sctabletop.rules.sight import Named

Truth = npt.NDArray[np.bool_]

_COMPARE = {
    Compare.LT: np.less,
    Compare.LE: np.less_equal,
    Compare.GT: np.greater,
    Compare.GE: np.greater_equal,
    Compare.EQ: np.equal,
    Compare.NE: np.not_equal,
}


@dataclass(frozen=True, slots=True)
class Scene:
    """What a condition is read against: the state, its readouts, and where names stand on the axes."""

    state: State
    partner: Named
    us: Named
    partners: Mapping[str, int]
    injects: Mapping[str, int]


def holds(condition: Condition, scene: Scene) -> Truth:
    """(W,) whether the condition holds in each world."""
    match condition:
        case Comparison(left=left, op=op, right=right):
            result: Truth = _COMPARE[op](value(left, scene), value(right, scene))
            return np.broadcast_to(result, (scene.state.worlds,))
        case All(parts=parts):
            truth = np.ones(scene.state.worlds, dtype=bool)
            for part in parts:
                truth = truth & holds(part, scene)
            return truth
        case AnyOf(parts=parts):
            truth = np.zeros(scene.state.worlds, dtype=bool)
            for part in parts:
                truth = truth | holds(part, scene)
            return truth
        case Not(part=part):
            return ~holds(part, scene)


def value(ref: Value, scene: Scene) -> Array:
    """(W,) the number that a name stands for. Raises KeyError for a name that ``check`` would have refused."""
    state = scene.state
    match ref:
        case Number(value=number):
            return np.full(state.worlds, number)
        case TurnRef():
            return state.fact("turn")
        case TrackRef(owner="us", track=track):
            ours: Array = scene.us.get(ALIASES.get(track, track))
            return ours
        case TrackRef(owner=owner, track=track):
            row: Array = scene.partner.get(ALIASES.get(track, track))[scene.partners[owner]]
            return row
        case Fired(inject=inject):
            fired: Array = (state.inject[scene.injects[inject]] > 0.0).astype(np.float64)
            return fired
        case StageRef(partner=partner, instrument=instrument):
            return stage_of(state, scene.partners[partner], INSTRUMENT_INDEX[InstrumentId(instrument)] + 1)


def stage_of(state: State, partner: int, code: int) -> Array:
    """(W,) the stage of an instrument with a partner: 1 draft to 9 complete, any end 0."""
    mine = (state.field("instrument")[:, partner] == code) & (state.field("stage")[:, partner] > 0)
    live = np.where(mine, state.field("stage")[:, partner], 0.0).max(axis=0)
    done = np.where(state.completed[code, partner] > 0.0, float(Stage.COMPLETE), 0.0)
    return np.where(live > 0.0, live, done)
