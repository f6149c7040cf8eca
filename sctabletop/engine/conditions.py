"""Conditions evaluated on arrays, or on plain numbers where there is one world: one truth value a world."""

import operator
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
    Compare.LT: operator.lt,
    Compare.LE: operator.le,
    Compare.GT: operator.gt,
    Compare.GE: operator.ge,
    Compare.EQ: operator.eq,
    Compare.NE: operator.ne,
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
    found = _test(condition)(scene)
    return found if isinstance(found, np.ndarray) else np.full(scene.state.worlds, found)


@cache
def _test(condition: Condition) -> Callable[[Scene], Any]:
    """The condition as a function, made once."""
    match condition:
        case Comparison(left=left, op=op, right=right):
            compare, one, other = _COMPARE[op], _reader(left), _reader(right)
            return lambda scene: compare(_plain(one(scene)), _plain(other(scene)))
        case All(parts=parts):
            tests = [_test(part) for part in parts]
            return lambda scene: reduce(operator.and_, (test(scene) for test in tests), True)
        case AnyOf(parts=parts):
            tests = [_test(part) for part in parts]
            return lambda scene: reduce(operator.or_, (test(scene) for test in tests), False)
        case Not(part=part):
            test = _test(part)
            return lambda scene: test(scene) ^ True  # the complement, of a plain truth value as of an array


def _plain(x: Any) -> Any:
    """At one world the number itself: there a call on an array costs more than the comparison."""
    return x.item() if isinstance(x, np.ndarray) and x.size == 1 else x


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
