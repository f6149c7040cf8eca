"""The names that one scenario defines, and what a text in the language of conditions may say with them."""

import math
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, assert_never

from sctabletop.domain.conditions import (
    All,
    AnyOf,
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
    values_in,
)
from sctabletop.domain.ids import InstrumentId
from sctabletop.domain.instruments import INSTRUMENT_INDEX
from sctabletop.domain.tracks import ALIASES, BY_NAME, US_BY_NAME
from sctabletop.scenario.faults import pick, shown, visible

US: Final = "us"
_TOO_LARGE: Final = 1e9


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with a text, before it is known where the text stands."""

    finding: str
    found: str = ""
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every name that a condition, an effect or an order may use. Empty ids are never in it."""

    partners: tuple[str, ...]
    assumptions: tuple[str, ...]
    injects: tuple[str, ...]
    turns: int


def read_condition(text: str) -> Condition | Trouble:
    """The condition a text states, aliases replaced by the names they stand for, or why it states none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return canonical(parse(text))
    except ConditionError as trouble:
        return Trouble(f"is not a condition: {visible(str(trouble)[:200])}", suggestion=_LANGUAGE)
    except (ArithmeticError, RecursionError):
        return Trouble("is not a condition: a number is too large or brackets go too deep", suggestion=_LANGUAGE)


_LANGUAGE: Final = "write comparisons such as avela.trust >= 0.4 joined by and, or, not"


def canonical(condition: Condition) -> Condition:
    """The same condition with every alias of a track replaced."""
    match condition:
        case Comparison(left=left, right=right):
            return replace(condition, left=_named(left), right=_named(right))
        case All(parts=parts) | AnyOf(parts=parts):
            return replace(condition, parts=tuple(canonical(p) for p in parts))
        case Not(part=part):
            return Not(canonical(part))


def _named(value: Value) -> Value:
    return replace(value, track=ALIASES.get(value.track, value.track)) if isinstance(value, TrackRef) else value


def troubles_in(condition: Condition, words: Vocabulary) -> list[Trouble]:
    """Every name in a condition that nothing in the scenario bears, and every number that is none."""
    found = (_trouble(value, words) for value in values_in(condition))
    return list(dict.fromkeys(t for t in found if t is not None))


def _trouble(value: Value, words: Vocabulary) -> Trouble | None:
    match value:
        case Number(value=number):
            if not math.isfinite(number) or abs(number) > _TOO_LARGE:
                return Trouble(
                    "compares with a number that is not finite or is too large", f"{number:g}", "write a smaller number"
                )
            return None
        case TurnRef():
            return None
        case TrackRef(owner=owner, track=track):
            if owner == US:
                return unknown("US track", track, US_BY_NAME)
            return unknown("partner", owner, (*words.partners, US)) or unknown("track", track, (*BY_NAME, *ALIASES))
        case Fired(inject=inject):
            return unknown("inject", inject, words.injects)
        case StageRef(partner=partner, instrument=instrument):
            known = InstrumentId(instrument) in INSTRUMENT_INDEX
            return unknown("partner", partner, words.partners) or (
                None if known else unknown("instrument", instrument, INSTRUMENT_INDEX)
            )
        case _:
            assert_never(value)


def unknown(kind: str, name: str, names: Iterable[str]) -> Trouble | None:
    """Trouble with a name of some kind that is not among those there are."""
    listed = tuple(names)
    return (
        None
        if name in listed
        else Trouble(
            f"names an unknown {kind}", shown(name), pick(name, listed) or f"there is no {kind} here; delete it"
        )
    )
