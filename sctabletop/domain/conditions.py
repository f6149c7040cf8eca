"""The language shared by injects, assumptions, red lines, charters and forecasts, parsed once.

Comparisons of ``<partner>.<track>``, ``us.<track>``, ``turn``, ``fired(<inject>)`` and
``stage(<partner>,<instrument>)`` with
numbers or each other, joined by ``and``, ``or``, ``not``. Nothing else is in the language.
"""

import ast
import math
import warnings
from dataclasses import dataclass
from enum import StrEnum


class ConditionError(ValueError):
    """The text is not in the language; the message is one clause that says where and why."""


class Compare(StrEnum):
    """The comparisons."""

    LT = "<"
    LE = "<="
    GT = ">"
    GE = ">="
    EQ = "=="
    NE = "!="


@dataclass(frozen=True, slots=True)
class Number:
    """A constant."""

    value: float


@dataclass(frozen=True, slots=True)
class TrackRef:
    """``<partner>.<track>``; ``us.<track>`` where owner is ``us``."""

    owner: str
    track: str


@dataclass(frozen=True, slots=True)
class TurnRef:
    """``turn``."""


@dataclass(frozen=True, slots=True)
class Fired:
    """``fired(<inject>)``: 1 once the inject has fired."""

    inject: str


@dataclass(frozen=True, slots=True)
class StageRef:
    """``stage(<partner>,<instrument>)``: 1 draft to 9 complete, 0 for none or an end."""

    partner: str
    instrument: str


Value = Number | TrackRef | TurnRef | Fired | StageRef


@dataclass(frozen=True, slots=True)
class Comparison:
    """``left op right``."""

    left: Value
    op: Compare
    right: Value


@dataclass(frozen=True, slots=True)
class All:
    """``and``."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """``or``."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """``not``."""

    part: "Condition"


Condition = Comparison | All | AnyOf | Not

ALWAYS = All(())
"""Holds in every world."""

_OPS: dict[type[ast.cmpop], Compare] = {
    ast.Lt: Compare.LT,
    ast.LtE: Compare.LE,
    ast.Gt: Compare.GT,
    ast.GtE: Compare.GE,
    ast.Eq: Compare.EQ,
    ast.NotEq: Compare.NE,
}


def parse(text: str) -> Condition:
    """The condition that ``text`` states. Raises ConditionError where it is not in the language."""
    if len(text) > 1_000:
        raise ConditionError("longer than 1,000 characters")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            tree = ast.parse(text.strip(), mode="eval")
        return _condition(tree.body)
    except ConditionError:
        raise
    except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError):
        raise ConditionError(f"cannot be read as a condition: {text[:80]!r}") from None


def _condition(node: ast.expr) -> Condition:
    match node:
        case ast.BoolOp(op=ast.And(), values=values):
            return All(tuple(_condition(v) for v in values))
        case ast.BoolOp(op=ast.Or(), values=values):
            return AnyOf(tuple(_condition(v) for v in values))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return Not(_condition(operand))
        case ast.Compare(left=left, ops=ops, comparators=rights):
            return _chain(left, ops, rights)
        case ast.Call():
            return Comparison(_value(node), Compare.NE, Number(0.0))
    raise ConditionError(f"{ast.unparse(node)!r} is not a comparison")


def _chain(left: ast.expr, ops: list[ast.cmpop], rights: list[ast.expr]) -> Condition:
    parts: list[Condition] = []
    for op, right in zip(ops, rights, strict=True):
        if type(op) not in _OPS:
            raise ConditionError("only < <= > >= == != compare")
        parts.append(Comparison(_value(left), _OPS[type(op)], _value(right)))
        left = right
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _value(node: ast.expr) -> Value:
    match node:
        case ast.Constant(value=bool()):
            raise ConditionError("true and false are not numbers")
        case ast.Constant(value=int() | float() as number):
            return Number(_finite(number))
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
            return Number(-_finite(number))
        case ast.Name(id="turn"):
            return TurnRef()
        case ast.Attribute(value=ast.Name(id=owner), attr=track):
            return TrackRef(owner, track)
        case ast.Call(func=ast.Name(id="fired"), args=[arg], keywords=[]):
            return Fired(_name(arg))
        case ast.Call(func=ast.Name(id="stage"), args=[one, two], keywords=[]):
            return StageRef(_name(one), _name(two))
    raise ConditionError(f"{ast.unparse(node)!r} is not a track, turn, fired(), stage() or number")


def _finite(number: float) -> float:
    try:
        if math.isfinite(number):
            return float(number)
    except OverflowError:
        pass  # a whole number that no float can hold
    raise ConditionError("a number in it is not finite, or too large to reckon with")


def _name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name):
            return name
        case ast.Constant(value=str() as name):
            return name
    raise ConditionError(f"{ast.unparse(node)!r} is not a name")


def values_in(condition: Condition) -> tuple[Value, ...]:
    """Every value that a condition compares, in reading order."""
    match condition:
        case Comparison(left=left, right=right):
            return (left, right)
        case All(parts=parts) | AnyOf(parts=parts):
            return tuple(v for part in parts for v in values_in(part))
        case Not(part=part):
            return values_in(part)
