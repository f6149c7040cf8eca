"""The gates previewed while drafting: what each would say of the pad's initiatives as far as the seat can know.

The engine's own gates are asked on a copy in which everything hidden from the seat is what the seat believes of it, and
in which no luck is read: a chance shows its odds in words. So a preview can be wrong, and can give nothing away.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sctabletop.domain import orders as o
from sctabletop.domain.ids import InstrumentId
from sctabletop.domain.initiative import Stage
from sctabletop.domain.instruments import INSTRUMENT_INDEX, INSTRUMENTS, Authority, Instrument
from sctabletop.domain.phases import Phase
from sctabletop.domain.refusals import Reason, Refusal
from sctabletop.domain.seats import US_SEATS, SeatId
from sctabletop.domain.state import State
from sctabletop.engine import translate
from sctabletop.engine.decisions import Plan, blank_plan
from sctabletop.engine.gates import money_left
from sctabletop.engine.phases import plan as plan_phase
from sctabletop.engine.phases.talks import lead_turns
from sctabletop.engine.sights import SIZE_COST, TIER_COST, codes
from sctabletop.engine.verdicts import verdict
from sctabletop.session.desk.believed import believed
from sctabletop.session.desk.forms import problems
from sctabletop.session.desk.known import Known, known
from sctabletop.session.desk.lights import Asked, GateLight, Light, ask_gates, gate_lights
from sctabletop.session.session import Session

__all__ = ["GateLight", "InitiativePreview", "Light", "Preview", "preview"]

_SAID_ONLY = (o.Forecast, o.Message, o.Argue, o.Answer, o.ClearHold)
"""Orders that move nothing at the close of the plan phase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativePreview:
    """One drafted initiative: all its gates at once, its cost in million USD, hours a turn and lead time in turns."""

    place: int
    """in the orders given"""
    partner: str
    instrument: str
    refusal: Refusal | None
    """why the draft would not even take a slot"""
    gates: tuple[GateLight, ...]
    cost: float
    hours: float
    lead: int
    title: str = ""
    """the instrument's name, and the partner's"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What the whole pad would use: money left of Title 10 and 22 (million USD) and hours left, as the seat knows."""

    initiatives: tuple[InitiativePreview, ...]
    refusals: tuple[Refusal | None, ...]
    """an order each: as given, or as it would lapse at the close for reasons the seat can know"""
    title10_left: float | None
    title22_left: float | None
    hours_left: float | None


def preview(session: Session, seat: SeatId, orders: Sequence[o.Order]) -> Preview:
    """What would become of these orders in the open phase, as the seat can know. Writes nothing, rolls nothing."""
    refusals = list(problems(session, seat, orders))
    here = known(session, seat)
    if here.view is None:
        return Preview(initiatives=(), refusals=tuple(refusals), title10_left=None, title22_left=None, hours_left=None)
    after = believed(session.game, here.view)
    initiatives: tuple[InitiativePreview, ...] = ()
    if session.phase is Phase.PLAN:
        _close(here, after, orders, refusals)
        initiatives = _initiatives(here, after, orders, refusals)
    ten, two, hours = _left(here, after, orders, initiatives) if seat in US_SEATS else (None, None, None)
    return Preview(
        initiatives=initiatives, refusals=tuple(refusals), title10_left=ten, title22_left=two, hours_left=hours
    )


def _close(here: Known, state: State, orders: Sequence[o.Order], refusals: list[Refusal | None]) -> None:
    """Close the plan phase in place with these orders alone, and fill in why those that would lapse would."""
    game = here.session.game
    arrays: Plan = blank_plan(game.count, 1, len(game.scenario.assumptions))
    drafts: dict[int, int] = {}
    tried = [i for i, order in enumerate(orders) if refusals[i] is None and not isinstance(order, _SAID_ONLY)]
    for i in tried:
        translate.plan(game, arrays, here.seat, orders[i], state.turn)
        if isinstance(orders[i], o.Terms):
            drafts[i] = len(arrays.drafts) - 1
    codes_of = plan_phase.close(game, state, arrays).codes
    for i in tried:
        code = arrays.drafts[drafts[i]].code if i in drafts else None
        reason = verdict(game, here.seat, orders[i], codes_of) if code is None else Reason(int(code[0]))
        if reason is not Reason.NONE:
            refusals[i] = Refusal(reason, _about(here, orders[i]))


def _about(here: Known, order: o.Order) -> str:
    """What the order is about, in words."""
    for name in ("instrument", "deed", "assumption", "topic"):
        value = getattr(order, name, None)
        if value:
            return str(value).replace("_", " ")
    partner = getattr(order, "partner", "")
    return here.partner(partner) if partner else ""


def _initiatives(
    here: Known, after: State, orders: Sequence[o.Order], refusals: Sequence[Refusal | None]
) -> tuple[InitiativePreview, ...]:
    drafted = [(i, x) for i, x in enumerate(orders) if isinstance(x, o.Terms) and x.instrument in INSTRUMENT_INDEX]
    if not drafted:
        return ()
    asked = ask_gates(here, after)
    return tuple(_initiative(here, after, asked, i, order, refusals[i]) for i, order in drafted)


def _initiative(
    here: Known, after: State, asked: Asked, place: int, order: o.Terms, refusal: Refusal | None
) -> InitiativePreview:
    instrument = _instrument(order)
    slot, p = _slot(here, after, order) if refusal is None else (None, 0)
    lead = max(instrument.lead + order.timeline, 1) if instrument.lead else 0
    gates: tuple[GateLight, ...] = ()
    if slot is not None:
        lead = int(lead_turns(after, codes(after))[slot, p, 0])
        # What is signed already went through its gates; new terms do not bring it before them again.
        if after.field("stage")[slot, p, 0] == float(Stage.DRAFT):
            gates = gate_lights(here, asked, slot, p, instrument)
    return InitiativePreview(
        place=place,
        partner=order.partner,
        instrument=order.instrument,
        refusal=refusal,
        gates=gates,
        cost=_cost(order),
        hours=instrument.hours,
        lead=lead,
        title=f"{instrument.name}, {here.partner(order.partner)}",
    )


def _instrument(order: o.Terms) -> Instrument:
    return INSTRUMENTS[INSTRUMENT_INDEX[InstrumentId(order.instrument)]]


def _cost(order: o.Terms) -> float:
    """Million USD over its life, whoever pays."""
    tier = SIZE_COST[order.size] * TIER_COST[int(translate.place(order.tier))]
    return float(_instrument(order).cost * tier)


def _slot(here: Known, state: State, order: o.Terms) -> tuple[int | None, int]:
    """Where the initiative lies: the live slot that holds its instrument."""
    p = here.session.game.partners[order.partner]
    stage = state.field("stage")[:, p, 0]
    named = state.field("instrument")[:, p, 0] == float(translate.code_of(order.instrument))
    found = np.flatnonzero(named & ((stage > 0.0) | (stage == float(Stage.SUSPENDED))))
    return (int(found[0]) if found.size else None), p


def _left(
    here: Known, after: State, orders: Sequence[o.Order], initiatives: Sequence[InitiativePreview]
) -> tuple[float, float, float]:
    """Title 10 and 22 money less what is reserved and what the pad's drafts would take, and the hours not yet spent."""
    ten, two, *_ = money_left(here.session.game, after)
    used = {Authority.TITLE10: 0.0, Authority.TITLE22: 0.0}
    for one in initiatives:
        order = orders[one.place]
        if one.gates and isinstance(order, o.Terms):
            law = _instrument(order).authority
            account = Authority.TITLE22 if law is Authority.TITLE22 else Authority.TITLE10
            if law is not Authority.SALE:
                used[account] += one.cost * (1.0 - order.cost_share)
    hours = after.us_track("sdo_hours") - after.fact("hours_spent")
    return float(ten[0]) - used[Authority.TITLE10], float(two[0]) - used[Authority.TITLE22], float(hours[0])
