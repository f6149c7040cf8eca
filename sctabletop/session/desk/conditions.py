"""The condition language in words a person reads: what a forecast states, what an assumption or an inject hangs on."""

from collections.abc import Mapping
from typing import Final

from sctabletop.domain.conditions import (
    All,
    AnyOf,
    Compare,
    Comparison,
    Condition,
    ConditionError,
    Fired,
    Not,
    Number,
    StageRef,
    TrackRef,
    TurnRef,
    Value,
    parse,
)
from sctabletop.domain.initiative import Stage
from sctabletop.domain.scenario import Scenario
from sctabletop.domain.tracks import ALIASES, BY_NAME, US_BY_NAME, Kind
from sctabletop.session.desk.names import instrument_name
from sctabletop.session.desk.words import partner_name, plain

_SAID: Final[Mapping[Compare, str]] = {
    Compare.LT: "is below",
    Compare.LE: "is at most",
    Compare.GT: "is above",
    Compare.GE: "is at least",
    Compare.EQ: "is",
    Compare.NE: "is not",
}
_STAGE_SAID: Final[Mapping[Compare, str]] = {
    Compare.LT: "has not come to",
    Compare.LE: "has come no further than",
    Compare.GT: "has come further than",
    Compare.GE: "has come at least to",
    Compare.EQ: "stands at",
    Compare.NE: "does not stand at",
}
_TURNED: Final[Mapping[Compare, Compare]] = {
    Compare.LT: Compare.GT,
    Compare.LE: Compare.GE,
    Compare.GT: Compare.LT,
    Compare.GE: Compare.LE,
}


def said(scenario: Scenario, condition: Condition, titles: bool = False) -> str:
    """A condition as a clause, such as "Orlavenne's trust is at least 0.50 and the turn is at least 3".

    ``titles`` names injects by their titles, which only control may read before they come.
    """
    match condition:
        case Comparison():
            return _compared(scenario, condition, titles)
        case All(parts=()):
            return "always"
        case All(parts=parts):
            return " and ".join(_inner(scenario, p, titles) for p in parts)
        case AnyOf(parts=parts):
            return " or ".join(_inner(scenario, p, titles) for p in parts)
        case Not(part=Comparison(left=Fired() as inject, op=Compare.NE, right=Number(value=0.0))):
            return f"{_value(scenario, inject, titles)} has not come"
        case Not(part=part):
            return f"it is not so that {_inner(scenario, part, titles)}"


def said_text(scenario: Scenario, text: str, titles: bool = False) -> str:
    """The same for a condition as it was typed; a text that is none comes back as it is."""
    try:
        return said(scenario, parse(text), titles)
    except ConditionError:
        return text


def _inner(scenario: Scenario, part: Condition, titles: bool) -> str:
    text = said(scenario, part, titles)
    return f"({text})" if isinstance(part, (All, AnyOf)) else text


def _compared(scenario: Scenario, c: Comparison, titles: bool) -> str:
    if isinstance(c.left, Number) and not isinstance(c.right, Number):
        return _compared(scenario, Comparison(c.right, _TURNED.get(c.op, c.op), c.left), titles)
    if isinstance(c.left, Fired) and isinstance(c.right, Number):
        came = (c.op is Compare.NE) == (c.right.value == 0.0)
        if c.op in (Compare.EQ, Compare.NE) and c.right.value in (0.0, 1.0):
            return f"{_value(scenario, c.left, titles)} {'has come' if came else 'has not come'}"
    if isinstance(c.left, StageRef) and isinstance(c.right, Number):
        return f"{_value(scenario, c.left, titles)} {_STAGE_SAID[c.op]} {_stage(c.right.value)}"
    right = _value(scenario, c.right, titles)
    if isinstance(c.left, TrackRef) and isinstance(c.right, Number):
        right = number(c.left.track, c.right.value)
    return f"{_value(scenario, c.left, titles)} {_SAID[c.op]} {right}"


def _stage(value: float) -> str:
    here = value == int(value) and int(value) in set(Stage)
    return f"“{Stage(int(value)).name.lower()}”" if here else f"{value:g}"


def _value(scenario: Scenario, value: Value, titles: bool) -> str:
    match value:
        case Number(value=amount):
            return f"{amount:g}"
        case TurnRef():
            return "the turn"
        case TrackRef(owner="us", track=track):
            return f"our {plain(track)}"
        case TrackRef(owner=owner, track=track):
            return f"{partner_name(scenario, owner)}'s {plain(track)}"
        case Fired(inject=name):
            title = next((j.title for j in scenario.injects if j.id == name), "") if titles else ""
            return f"“{title or plain(name)}”"
        case StageRef(partner=partner, instrument=instrument):
            return f"{instrument_name(instrument)} with {partner_name(scenario, partner)}"


def number(track: str, value: float) -> str:
    """A number as its track is read: shares with two decimals, counts and money plainly."""
    name = ALIASES.get(track, track)
    known = BY_NAME.get(name) or US_BY_NAME.get(name)
    if known is None or known.kind in (Kind.COUNTER, Kind.ACCOUNT):
        return f"{value:g}"
    return f"{value:.2f}"
