"""The partner's cabinet: its political capital, whom each deed upsets, what is closed, its aims and its red lines."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from sctabletop.domain import deeds as d
from sctabletop.domain import orders as o
from sctabletop.domain.initiative import SLOTS, Delivery, Stage
from sctabletop.domain.refusals import Reason, Refusal
from sctabletop.domain.seats import SeatId, partner_of
from sctabletop.domain.words import Hedge, Mandate
from sctabletop.engine.decisions import blank_plan
from sctabletop.engine.phases import plan
from sctabletop.engine.views import View
from sctabletop.session.desk.believed import worlds
from sctabletop.session.desk.names import deed_said, instrument_name
from sctabletop.session.desk.terms import AIMS, fields_of, instrument_of
from sctabletop.session.desk.words import plain
from sctabletop.session.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedRow:
    """One deed: price in political capital, who at home pays it, when last done, and whether it can be done now."""

    deed: str
    said: str
    price: float
    pillar: str
    visible: float
    will: float
    """how inclined the government is to do it this turn unasked, 0 to 1"""
    last_done: int | None
    refusal: Refusal | None
    """why it would not stand if it were this turn's only deed"""
    claims: tuple[str, ...]
    owed: str = ""
    """for what it is owed and by when, where an agreement asks for it"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pillar:
    """One audience at home with its mood, 0 to 1, and the track it is read from."""

    name: str
    track: str
    level: float
    read: str
    """what that is, in words"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cabinet:
    """A government's own table. Everything here is the partner's alone."""

    partner: str
    name: str
    capital: float
    """political capital left, 0 to 1"""
    pillars: tuple[Pillar, ...]
    deeds: tuple[DeedRow, ...]
    aims: tuple[str, ...]
    """in the government's own order, first the dearest"""
    red_lines: tuple[str, ...]
    mandate: str
    """with what authority the delegation comes at present, and the most it could have"""
    hedge: str
    closed: tuple[str, ...]
    """options that shared norms have closed (T8)"""
    charter: tuple[str, ...]
    asked: tuple[str, ...]
    """deeds that the US side has asked for and not yet got"""


_PILLARS: Final[Mapping[d.Pillar, tuple[str, str]]] = {
    d.Pillar.PALACE: ("elite_support", "how those who rule stand to it"),
    d.Pillar.ARMY: ("people_personnel", "soldiers' numbers, pay and retention"),
    d.Pillar.STREET: ("public_support", "what the public thinks of it"),
}
"""Where the mood of each audience is read: those who rule, soldiers by their numbers and pay, the people."""

_MANDATES: Final[Mapping[Mandate, str]] = {
    Mandate.LISTEN: "to listen",
    Mandate.LIMITED: "with limited authority",
    Mandate.FULL: "with full authority",
}
_HEDGES: Final[Mapping[Hedge, str]] = {
    Hedge.NONE: "nothing is taken up elsewhere",
    Hedge.RIVAL_OFFER: "the rival's offer is taken up",
    Hedge.THIRD_SUPPLIER: "a third supplier's offer is taken up",
}
_RULED_OUT: Final = (
    "provoke the rival from under the guarantee",
    "leak the terms of the talks",
    "take up the rival's offer",
    "throw off the agreements",
)


def cabinet(session: Session, seat: SeatId) -> Cabinet:
    """The cabinet of a partner's seat. Raises ValueError for another seat."""
    own = partner_of(seat)
    if own is None:
        raise ValueError(f"{seat} has no cabinet")
    p = session.game.partners[str(own)]
    nation = session.setup.scenario.partners[p]
    seen = session.view(seat)
    asked = int(seen.memo.get("asked_deed")[0, 0])
    norms = float(seen.mean.get("norms")[p, 0])
    return Cabinet(
        partner=str(own),
        name=nation.name,
        capital=1.0 - float(seen.mean.get("political_risk")[p, 0]),
        pillars=tuple(
            Pillar(name=plain(who), track=track, level=float(seen.mean.get(track)[p, 0]), read=words)
            for who, (track, words) in _PILLARS.items()
        ),
        deeds=_deeds(session, seat, seen, p),
        aims=tuple(AIMS[aim] for aim in nation.aims),
        red_lines=tuple(text for text, _ in nation.red_lines),
        mandate=_mandate(float(seen.memo.get("mandate")[0, 0]), nation.mandate),
        hedge=_HEDGES[tuple(Hedge)[int(seen.memo.get("hedge")[0, 0])]],
        closed=_RULED_OUT if norms >= plan.CLOSED_BY_NORMS else (),
        charter=tuple(line.text for line in nation.charter),
        asked=(deed_said(d.DEEDS[asked - 1]),) if asked else (),
    )


def _mandate(level: float, most: int) -> str:
    now, best = (_MANDATES[tuple(Mandate)[int(x)]] for x in (level, most))
    reach = "which is the most it can have" if level >= most else f"and could come {best}"
    return f"The delegation comes {now}, {reach}."


def _deeds(session: Session, seat: SeatId, seen: View, p: int) -> tuple[DeedRow, ...]:
    will = seen.inclination.get("deed")[:, 0, 0]
    codes = _verdicts(session, p)
    owed = _owed(seen)
    rows = []
    for i, deed in enumerate(d.DEEDS):
        facts = d.DEED_FACTS[deed]
        late = None if codes[i] is Reason.NONE else Refusal(codes[i], facts.said)
        rows.append(
            DeedRow(
                deed=str(deed),
                said=facts.said,
                price=facts.price,
                pillar=plain(facts.pillar),
                visible=facts.visible,
                will=float(will[i]),
                last_done=int(seen.deed[i, 0, 0]) or None,
                refusal=session.check(seat, o.DoDeed(partner=str(partner_of(seat)), deed=deed)) or late,
                claims=tuple(facts.claims.split()),
                owed=owed.get(deed, ""),
            )
        )
    return tuple(rows)


def _verdicts(session: Session, p: int) -> list[Reason]:
    """What the close would say to each deed alone: one copy of the world a deed, closed at once.

    Only the cabinet's own numbers decide it: its capital, what it signed, when it did the deed last.
    """
    count = len(d.DEEDS)
    orders = blank_plan(session.game.count, count, len(session.game.scenario.assumptions))
    orders.deed[np.arange(count), p, np.arange(count)] = 1.0
    codes = plan.close(session.game, worlds(session.state, count), orders).codes["deed"]
    return [Reason(int(codes[i, p, i])) for i in range(count)]


def _owed(seen: View) -> dict[d.Deed, str]:
    """Deeds that agreements in force ask for and that have not come yet, with what for and by when."""
    out = {}
    for slot in range(SLOTS):
        fields = fields_of(seen.slot[:, slot, 0, 0])
        bound = fields["stage"] >= Stage.AGREED or fields["stage"] == Stage.SUSPENDED
        waits = fields["delivery"] in (Delivery.PENDING, Delivery.PAUSED)
        if fields["deliverable"] and bound and waits:
            deed = d.DEEDS[int(fields["deliverable"]) - 1]
            out[deed] = f"owed for {instrument_name(instrument_of(fields))} by turn {fields['deliver_due']:.0f}"
    return out
