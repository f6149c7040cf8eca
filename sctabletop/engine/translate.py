"""A person's order becomes the same arrays at one world that computer seats and ensembles use, and back.

Only form is decided here; whether an order stands is for ``engine.phases`` to say.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final

import numpy as np

from sctabletop.domain import orders as o
from sctabletop.domain.deeds import DEED_INDEX
from sctabletop.domain.ids import InstrumentId
from sctabletop.domain.initiative import FIELD_INDEX
from sctabletop.domain.instruments import INSTRUMENT_INDEX
from sctabletop.domain.seats import US_SEATS, SeatId, partner_of
from sctabletop.domain.state import Array
from sctabletop.domain.tracks import ALIASES, TOPIC_INDEX
from sctabletop.domain.words import (
    Channel,
    Importance,
    Testimony,
)
from sctabletop.engine.decisions import Draft, Moves, Plan, Review, empty_fields
from sctabletop.engine.game import Game

DRAFT_SEATS: Final = {"ccmd": 0, "sdo": 1, "osd": 2}


def place(choice: StrEnum) -> float:
    """Where a word stands in its list."""
    return float(list(type(choice)).index(choice))


def code_of(instrument: str) -> int:
    """The code of an instrument: its row in arrays keyed by instrument. Raises KeyError."""
    return INSTRUMENT_INDEX[InstrumentId(instrument)] + 1


def partner_index(game: Game, seat: SeatId, order: o.PartnerOrder) -> int:
    """Which partner an order is about; a partner's own seat may leave the name out. Raises KeyError."""
    return game.partners[order.partner or str(partner_of(seat))]


def terms(game: Game, order: o.Terms, turn: int, worlds: int) -> Array:
    """(slot fields, W) the terms of an initiative as its slot will hold them."""
    out = empty_fields(worlds)
    due = order.indicator.due_in + turn if order.indicator else 0
    values = {
        "instrument": code_of(order.instrument),
        "tier": place(order.tier),
        "size": order.size,
        "objective": 0 if order.objective is None else place(order.objective) + 1,
        "assumption": game.assumptions[order.assumption] + 1 if order.assumption else 0,
        "role": 1 if order.role else 0,
        "indicator": _topic(order.indicator.track) + 1 if order.indicator else 0,
        "threshold": order.indicator.threshold if order.indicator else 0.0,
        "due": due,
        "deliverable": DEED_INDEX[order.deliverable.deed] + 1 if order.deliverable else 0,
        "deliver_due": order.deliverable.due_in + turn if order.deliverable else 0,
        "tripwire": order.conditions.tripwire,
        "transformation": order.conditions.transformation,
        "benchmark": order.conditions.benchmark,
        "incentive": order.incentive,
        "cost_share": order.cost_share,
        "timeline": order.timeline,
        "odds": order.odds,
    }
    for name, value in values.items():
        out[FIELD_INDEX[name]] = float(value)
    return out


def _topic(track: str) -> int:
    return TOPIC_INDEX[ALIASES.get(track, track)]


def plan(game: Game, into: Plan, seat: SeatId, order: o.Order, turn: int) -> None:
    """Write one order of the plan phase into the arrays. Raises KeyError for a name that is not in the game."""
    match order:
        case o.Rank(partners=names):
            first = [game.partners[n] for n in names]
            rest = [p for p in range(game.count) if p not in first]
            for rank, p in enumerate([*dict.fromkeys(first), *rest]):
                into.rank[p] = rank
        case o.SetChannel(state=state):
            into.channel[...] = 1.0 if state is Channel.OPEN else 0.0
        case o.Testify(with_=kind):
            into.testify[...] = 1.0 if kind is Testimony.EVIDENCE else 2.0
        case o.PromoteCooperation():
            into.promote[...] = 1.0
        case o.Triage(assumption=name, importance=weight):
            into.triage[game.assumptions[name]] = -1.0 if weight is Importance.WRITE_OFF else place(weight) + 1.0
        case o.Propose() | o.Amend():
            worlds = into.rank.shape[-1]
            where = np.full(worlds, float(partner_index(game, seat, order)))
            fields = terms(game, order, turn, worlds)
            into.drafts.append(Draft(DRAFT_SEATS[seat], where, fields, amend=isinstance(order, o.Amend)))
        case o.PartnerOrder():
            _partner_plan(into, partner_index(game, seat, order), seat, order)
        case _:
            raise TypeError(f"{o.kind_of(order)} is no order of the plan phase")


def _partner_plan(into: Plan, p: int, seat: SeatId, order: o.PartnerOrder) -> None:
    match order:
        case o.SetCeiling(title10=ten, title22=two):
            into.ceiling_t10[p] = into.ceiling_t10[p] if ten is None else ten
            into.ceiling_t22[p] = into.ceiling_t22[p] if two is None else two
        case o.Engage(contact=contact, style=style):
            into.engage[contact - 1, p] = place(style) + 1.0
        case o.Question(topic=topic):
            into.question[_topic(topic), p] = 1.0
        case o.DoDeed(deed=deed):
            into.deed[DEED_INDEX[deed], p] = 1.0
        case o.InitiativeOrder(instrument=instrument):
            name, value = _INITIATIVE_PLAN[type(order)]
            getattr(into, name)[code_of(instrument), p] = value(order)
        case o.Frame():
            (into.frame_home if partner_of(seat) else into.frame_us)[p] = 1.0
        case _:
            name, value = _PARTNER_PLAN[type(order)]
            getattr(into, name)[p] = value(order)


_INITIATIVE_PLAN: Final[dict[type[o.Order], tuple[str, Callable[[Any], float]]]] = {
    o.EndProgramme: ("end_programme", lambda _: 1.0),
    o.AnswerMiss: ("answer_miss", lambda x: place(x.answer) + 1.0),
    o.Enforce: ("enforce", lambda _: 1.0),
    o.Cancel: ("cancel", lambda _: 1.0),
    o.Clear: ("clear", lambda x: 1.0 if x.answer else -1.0),
    o.Vouch: ("vouch", lambda _: 1.0),
}
_PARTNER_PLAN: Final[dict[type[o.Order], tuple[str, Callable[[Any], float]]]] = {
    o.SetRelease: ("release", lambda x: place(x.level)),
    o.SetSharing: ("sharing", lambda x: float(x.on)),
    o.SetTone: ("tone", lambda x: place(x.tone)),
    o.OpenStep: ("open_step", lambda _: 1.0),
    o.AnswerGesture: ("answer_gesture", lambda x: place(x.answer) + 1.0),
    o.Press: ("press", lambda x: float(x.rung)),
    o.Monitor: ("monitor", lambda _: 1.0),
    o.Vet: ("vet", lambda _: 1.0),
    o.Report: ("report", lambda _: 1.0),
    o.Fuse: ("fuse", lambda _: 1.0),
    o.Ask: ("ask", lambda x: DEED_INDEX[x.deed] + 1.0),
    o.Relief: ("relief", lambda _: 1.0),
    o.CarryTone: ("carry", lambda x: place(x.how)),
    o.MakeRequest: ("request", lambda x: place(x.what) + 1.0),
    o.Gesture: ("gesture", lambda _: 1.0),
    o.SetHedge: ("hedge", lambda x: place(x.how)),
    o.SetMandate: ("mandate", lambda x: place(x.level)),
    o.Leak: ("leak", lambda _: 1.0),
    o.Provoke: ("provoke", lambda _: 1.0),
}


def review(game: Game, into: Review, seat: SeatId, order: o.Order) -> None:
    """Write one order of the concurrence phase into the arrays. Raises KeyError for a name that is not in the game."""
    match order:
        case o.Concur():
            pass
        case o.Object(instrument=instrument, threshold=threshold):
            at = code_of(instrument), partner_index(game, seat, order)
            into.objects[US_SEATS.index(seat)][at] = 1.0
            if threshold is not None:
                into.threshold[at] = threshold
        case o.Override(instrument=instrument):
            into.override[code_of(instrument), partner_index(game, seat, order)] = 1.0
        case _:
            raise TypeError(f"{o.kind_of(order)} is no order of the concurrence phase")


def moves(game: Game, into: Moves, seat: SeatId, order: o.Order) -> None:
    """Write one move at a table into the arrays. Raises KeyError for a name that is not in the game."""
    match order:
        case o.Agree():
            into.agree[partner_index(game, seat, order)] = 1.0
        case o.Contribute(share=share):
            into.contribute[partner_index(game, seat, order)] = share
        case o.Repudiate():
            into.repudiate[partner_index(game, seat, order)] = 1.0
        case o.Accept(instrument=instrument) if partner_of(seat) is None:
            into.take_counter[code_of(instrument), partner_index(game, seat, order)] = 1.0
        case o.Counter(instrument=instrument, ask=ask):
            into.counter[code_of(instrument), partner_index(game, seat, order)] = place(ask) + 1.0
        case o.InitiativeOrder(instrument=instrument):
            getattr(into, o.kind_of(order))[code_of(instrument), partner_index(game, seat, order)] = 1.0
        case _:
            raise TypeError(f"{o.kind_of(order)} is no move at a table")
