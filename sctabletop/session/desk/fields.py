"""The shapes of a form: its fields, what there is to choose, and why an order cannot be given."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sctabletop.domain.refusals import Refusal


class FieldKind(StrEnum):
    """What a field takes."""

    CHOICE = "choice"
    MANY = "many"
    """several choices, in the order given (rank, message to)"""
    NUMBER = "number"
    WHOLE = "whole"
    SHARE = "share"
    """0 to 1, shown in percent"""
    TEXT = "text"
    LINES = "lines"
    """several texts (reasons)"""
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: the value for the order, its label, and what it means."""

    value: Any
    label: str
    help: str = ""
    where: tuple[str, ...] = ()
    """partners with whom it can be chosen, where the form also asks for a partner; empty for any"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field. ``path`` is its place in the order, dotted for nested records (``indicator.track``)."""

    path: str
    label: str
    kind: FieldKind
    help: str = ""
    choices: tuple[Choice, ...] = ()
    """what there is to choose; for a condition, which is typed, the numbers that it may be about"""
    low: float | None = None
    high: float | None = None
    default: Any = None
    required: bool = False
    asked: bool = True
    """shown at once; the others behind "more terms" """
    longest: int = 2000
    """characters, for text"""
    ordered: bool = False
    """whether the order of several choices says something"""
    question: str = ""
    """the question that this field answers together with the others of the same words; empty where it is its own"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One kind of order as a form."""

    kind: str
    label: str
    help: str
    claims: tuple[str, ...]
    fields: tuple[Field, ...]
    group: str
    """a heading under which like orders stand: "Initiatives", "People", "Washington's stance", "Words", …"""
    live: bool
    """takes effect at once at the shared table (talks), not on the pad"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unavailable:
    """An order that this seat cannot give now: why not, who could cure it, and how."""

    kind: str
    label: str
    group: str
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Wrong:
    """A form that makes no order yet: the field at fault (empty for the whole) and one sentence."""

    path: str
    sentence: str
