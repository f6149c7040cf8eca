"""Conditions evaluated on arrays: one truth value a world."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, reduce
from typing import Any

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
    """(W,) whether the condition holds in each world. Raises KeyError for a name that ``check`` would have refused."""
    found, worlds = _test(condition)(scene), scene.state.worlds
    return found if np.shape(found) == (worlds,) else np.full(worlds, found)


@cache
def _test(condition: Condition) -> Callable[[Scene], Any]:
    """The condition as a function, made once."""
    match condition:
        case Comparison(left=left, op=op, right=right):
            compare, one, other = _COMPARE[op], _reader(left), _reader(right)
            return lambda scene: compare(one(scene), other(scene))
        case All(parts=parts):
            tests = [_test(part) for part in parts]
            return lambda scene: reduce(np.logical_and, (test(scene) for test in tests), np.True_)
        case AnyOf(parts=parts):
            tests = [_test(part) for part in parts]
            return lambda scene: reduce(np.logical_or, (test(scene) for test in tests), np.False_)
        case Not(part=part):
            test = _test(part)
            return lambda scene: np.logical_not(test(scene))


@cache
def _reader(ref: Value) -> Callable[[Scene], Any]:
    """A name as a function that reads (W,), or one number for all worlds."""
    match ref:
        case Number(value=number):
            return lambda _: number
        case TurnRef():
            return lambda scene: scene.state.fact("turn")
        case TrackRef(owner="us", track=track):
            ours = ALIASES.get(track, track)
            return lambda scene: scene.us.get(ours)
        case TrackRef(owner=owner, track=track):
            theirs = ALIASES.get(track, track)
            return lambda scene: scene.partner.get(theirs)[scene.partners[owner]]
        case Fired(inject=inject):
            return lambda scene: (scene.state.inject[scene.injects[inject]] > 0.0).astype(np.float64)
        case StageRef(partner=partner, instrument=instrument):
            code = INSTRUMENT_INDEX[InstrumentId(instrument)] + 1
            return lambda scene: stage_of(scene.state, scene.partners[partner], code)


def stage_of(state: State, partner: int, code: int) -> Array:
    """(W,) the stage of an instrument with a partner: 1 draft to 9 complete, any end 0."""
    mine = (state.field("instrument")[:, partner] == code) & (state.field("stage")[:, partner] > 0)
    live = np.where(mine, state.field("stage")[:, partner], 0.0).max(axis=0)
    done = np.where(state.completed[code, partner] > 0.0, float(Stage.COMPLETE), 0.0)
    return np.where(live > 0.0, live, done)
