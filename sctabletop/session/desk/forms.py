"""Order forms made from the orders' own shapes: which orders a seat has, which fields each asks, and what fits them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sctabletop.domain.orders import Order
from sctabletop.domain.refusals import Refusal
from sctabletop.domain.seats import SeatId
from sctabletop.session.session import Session


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field. ``path`` is its place in the order, dotted for nested records (``indicator.track``)."""

    path: str
    label: str
    kind: FieldKind
    help: str = ""
    choices: tuple[Choice, ...] = ()
    low: float | None = None
    high: float | None = None
    default: Any = None
    required: bool = False
    asked: bool = True
    """shown at once; the others behind "more terms" """
    longest: int = 2000
    """characters, for text"""


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


def forms(session: Session, seat: SeatId) -> tuple[tuple[Form, ...], tuple[Unavailable, ...]]:
    """The orders that a seat can give in the open phase, and those it knows of and cannot give now, with reasons.

    Choices are what exists in this exercise: partners, instruments with cost and lead time, live initiatives, tracks it
    holds beliefs on, open injects for control. An order whose choices are empty is unavailable (NOT_LIVE, NOTHING_ACCEPTED …).
    """
    raise NotImplementedError


def build(session: Session, seat: SeatId, kind: str, values: Mapping[str, Any]) -> Order | Wrong:
    """The order that a form's values make, by path; or what is wrong with them. Empty values count as left out."""
    raise NotImplementedError


def values_of(order: Order) -> Mapping[str, Any]:
    """A written order back as form values, by path."""
    raise NotImplementedError


def sentence(session: Session, order: Order) -> str:
    """An order in one sentence a person reads: "Propose a port upgrade to Orlavenne, standard, size 2, for access"."""
    raise NotImplementedError


def problems(session: Session, seat: SeatId, orders: Sequence[Order]) -> tuple[Refusal | None, ...]:
    """For each order on a pad, in order, why it would be refused as it is given, or None. Writes nothing."""
    raise NotImplementedError
