"""Order forms made from the orders' own shapes: which orders a seat has, which fields each asks, and what fits them."""

from collections.abc import Mapping, Sequence
from typing import Any

from sctabletop.domain.orders import Argue, Effect, Order
from sctabletop.domain.permissions import allowed
from sctabletop.domain.phases import Phase
from sctabletop.domain.refusals import Reason, Refusal
from sctabletop.domain.seats import Role, SeatId
from sctabletop.domain.tracks import STOCKS
from sctabletop.engine.decide import STANDING
from sctabletop.session.desk import filling
from sctabletop.session.desk.fields import Choice, Field, FieldKind, Form, Unavailable, Wrong
from sctabletop.session.desk.kinds import PLACE, kind_words
from sctabletop.session.desk.known import Known, known
from sctabletop.session.desk.making import form
from sctabletop.session.desk.possible import possible
from sctabletop.session.desk.sentences import sentences
from sctabletop.session.desk.terms_in_hand import current_terms
from sctabletop.session.desk.words import listed
from sctabletop.session.session import Session

__all__ = [
    "Choice",
    "Field",
    "FieldKind",
    "Form",
    "Unavailable",
    "Wrong",
    "build",
    "current_terms",
    "forms",
    "problems",
    "sentence",
    "sentences",
    "values_of",
]


def forms(session: Session, seat: SeatId) -> tuple[tuple[Form, ...], tuple[Unavailable, ...]]:
    """The orders that a seat can give in the open phase, and those it knows of and cannot give now, with reasons.

    Choices are what exists in this exercise: partners, instruments with cost and lead time, live initiatives, tracks
    it holds beliefs on, open injects for control. An order whose choices are empty is unavailable (NOT_LIVE,
    NOTHING_ACCEPTED …).
    """
    here = known(session, seat)
    can: list[Form] = []
    cannot = [_closed(kind, refusal) for kind, refusal in _in_other_phases(here.role, session)]
    ways = possible(here)
    now = frozenset() if session.ended else allowed(here.role, session.phase)
    for kind in now:
        refusal = _certain(here, kind)
        left = ways.get(kind)
        if refusal is None and left is not None:
            refusal = left.refusal
        if refusal is None:
            can.append(form(here, kind, left))
        else:
            cannot.append(_closed(kind, refusal))
    return tuple(sorted(can, key=lambda x: PLACE[x.kind])), tuple(sorted(cannot, key=lambda x: PLACE[x.kind]))


def _closed(kind: str, refusal: Refusal) -> Unavailable:
    words = kind_words(kind)
    return Unavailable(kind=kind, label=words.label, group=words.group, refusal=refusal)


def _in_other_phases(role: Role, session: Session) -> list[tuple[str, Refusal]]:
    """What the role may order at some other time, with the phases in which it may."""
    now = allowed(role, session.phase)
    every = frozenset().union(*(allowed(role, phase) for phase in Phase))
    if session.ended:
        return [(kind, Refusal(Reason.WRONG_PHASE, "the exercise has ended")) for kind in every]
    found = []
    for kind in every - now:
        phases = listed([str(p) for p in Phase if kind in allowed(role, p)])
        found.append((kind, Refusal(Reason.WRONG_PHASE, f"it belongs to {phases}")))
    return found


def _certain(here: Known, kind: str) -> Refusal | None:
    """Why every order of this kind would be refused as it is given."""
    if here.session.standing_orders() and here.role is not Role.CONTROL and kind not in STANDING:
        return Refusal(Reason.STANDING_YEAR)
    if kind == "argue":
        anything = Effect(partner=here.partners[0], track=STOCKS[0].name, by=0.0)
        return here.session.check(here.seat, Argue(act="anything", effect=anything, reasons=["any"]))
    return None


def build(session: Session, seat: SeatId, kind: str, values: Mapping[str, Any]) -> Order | Wrong:
    """The order that a form's values make, by path; or what is wrong with them. Empty values count as left out."""
    return filling.build(session, seat, kind, values)


def values_of(order: Order) -> Mapping[str, Any]:
    """A written order back as form values, by path."""
    return filling.values_of(order)


def sentence(session: Session, order: Order) -> str:
    """An order in one sentence a person reads: "Propose a port upgrade to Orlavenne, standard, medium, for access"."""
    return sentences(session, (order,))[0]


def problems(session: Session, seat: SeatId, orders: Sequence[Order]) -> tuple[Refusal | None, ...]:
    """For each order on a pad, in order, why it would be refused as it is given, or None. Writes nothing."""
    good: list[Order] = []
    found: list[Refusal | None] = []
    for order in orders:
        refusal = session.check(seat, order, good)
        found.append(refusal)
        if refusal is None:
            good.append(order)
    return tuple(found)
