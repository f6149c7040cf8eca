"""A partner at the table: yes where it is inclined, else a counter that would flip it, else once a delay."""

from functools import reduce
from operator import add
from typing import Final

import numpy as np

from sctabletop.domain.initiative import FIELD_INDEX, Delivery, Stage
from sctabletop.domain.instruments import FLOWS, TABLE
from sctabletop.domain.state import Array
from sctabletop.domain.words import CounterAsk
from sctabletop.engine.decisions import Moves
from sctabletop.engine.phases.plan import CLOSED_BY_NORMS
from sctabletop.engine.views import View
from sctabletop.players.brief import Brief
from sctabletop.players.characters import Character
from sctabletop.players.partner import PRICE, Desk
from sctabletop.players.scores import Index, Marks, Reasons, scatter

_ASKS: Final = tuple(CounterAsk)
_FREE: Final = 0.955
"""Inclination to an offer that asks nothing (D12); what is asked is felt as the distance from it."""
_UNBEARABLE: Final = 0.75
"""Strain at which a government throws off the agreements of its own will (D7)."""
_REFORM_FLOWS: Final = ("lift_policy", "audit")
CHANGES_WHO_COMMANDS: Final = np.minimum(
    np.max([TABLE.builds[FLOWS.index(flow)] for flow in _REFORM_FLOWS], axis=0), 1.0
)
"""(I + 1,) how far an instrument changes who commands, is paid and is counted"""
_DEED_PRICE: Final = np.concatenate((np.zeros(1), PRICE))


def answer(desk: Desk, into: Moves, why: Reasons | None) -> None:
    """Answer every offer, a call for a contribution, and, where nothing else is bearable, break."""
    character, brief, view = desk.character, desk.brief, desk.view
    own = brief.own
    slot = view.slot[:, :, 0]
    code = slot[FIELD_INDEX["instrument"]].astype(np.intp)
    open_ = (slot[FIELD_INDEX["stage"]] == float(Stage.OFFERED)) & (slot[FIELD_INDEX["accepted"]] == 0.0)
    if open_.any():
        _offers(desk, into, why, code, open_)
    called = (view.memo.contingency[0] > 0.0) & (view.memo.contributed[0] < 0.0)
    share = np.minimum(np.maximum(view.inclination.contribute[0] * character.contribute, 0.0), 1.0)
    share = np.floor(share * 100.0) / 100.0
    into.contribute[own] = np.where(called, share, into.contribute[own])
    breaks = (
        (view.mean.strain[own] > _UNBEARABLE)
        & (view.mean.norms[own] < CLOSED_BY_NORMS)
        & (view.mean.legal_rung[own] > 0.0)
    )
    into.repudiate[own] = np.where(breaks, 1.0, into.repudiate[own])
    if why is not None:
        if called[0]:
            why.add("contribute", own, None, {"able": 1.0}, seen={"share": float(share[0])})
        if breaks[0]:
            why.add("repudiate", own, None, {"unbearable": 1.0})


def _offers(desk: Desk, into: Moves, why: Reasons | None, code: Index, open_: Marks) -> None:
    character, view, draws = desk.character, desk.view, desk.draws
    own = desk.brief.own
    slot = view.slot[:, :, 0]
    draw = np.take_along_axis(draws["answer"][:, own], code, axis=0)
    lean = _lean(character, code)
    appeal = view.appeal[:, 0]
    accepts = open_ & (draw < np.minimum(appeal * lean, 0.98))
    best_ask, after = _best_counter(desk, code)
    asked_before = slot[FIELD_INDEX["ask"]] > 0.0
    counters = open_ & ~accepts & ~asked_before & (draw < after * lean * character.counters) & (after > appeal)
    age = view.turn - slot[FIELD_INDEX["born"]]
    defers = open_ & ~accepts & ~counters & (age <= TABLE.congress[code]) & (appeal > 0.1)
    declines = open_ & ~accepts & ~counters & ~defers
    scatter(into.accept[:, own], code, accepts)
    scatter(into.counter[:, own], code, counters, best_ask)
    scatter(into.defer[:, own], code, defers)
    scatter(into.decline[:, own], code, declines)
    if why is not None:
        marks = {"accept": accepts, "counter": counters, "defer": defers, "decline": declines}
        for kind, mark in marks.items():
            for s in np.flatnonzero(mark[:, 0]):
                now, then = float(appeal[s, 0]), float(after[s, 0])
                terms = _terms_of(desk, kind, int(s), int(code[s, 0]), now)
                why.add(kind, own, int(code[s, 0]), terms, seen={"appeal": now, "after": then})


def _lean(character: Character, code: Index) -> Array:
    """What a character makes of an inclination to each instrument."""
    lean: Array = (
        character.accepts + character.prestige * TABLE.prestige[code] + character.reforms * CHANGES_WHO_COMMANDS[code]
    )
    return lean


def _terms_of(desk: Desk, kind: str, s: int, code: int, appeal: float) -> dict[str, float]:
    """What spoke for an answer to the offer in a slot."""
    if kind == "accept":
        flatters = appeal * desk.character.prestige * float(TABLE.prestige[code])
        mends = appeal * desk.character.reforms * float(CHANGES_WHO_COMMANDS[code])
        return {"appeal": appeal * desk.character.accepts, "flatters": flatters, "mends": mends}
    if kind == "decline":
        codes = desk.view.slot[FIELD_INDEX["instrument"], :, 0].astype(np.intp)
        return {name: float(part[s, 0]) for name, part in _asked(desk, codes).items()} | {
            "touches": -desk.character.reforms * float(CHANGES_WHO_COMMANDS[code]),
            "unlikely": 0.001,
        }
    return {"eased": 1.0} if kind == "counter" else {"time": 1.0, "open": appeal}


def _each_condition(slot: Array) -> Array:
    """(slots, W) what one transformation weighs; a benchmark makes it lighter."""
    return 0.10 * np.where(slot[FIELD_INDEX["benchmark"]] > 0.0, 0.75, 1.0)


def _asked(desk: Desk, code: Index) -> dict[str, Array]:
    """By name, (slots, W) what each part of an offer asks of the government."""
    slot = desk.view.slot[:, :, 0]
    deed = slot[FIELD_INDEX["deliverable"]].astype(np.intp)
    owes = (deed > 0) & (slot[FIELD_INDEX["delivery"]] <= float(Delivery.PENDING))
    eased = np.concatenate((np.zeros(1), 1.0 - 0.35 * desk.brief.provides))[deed]
    return {
        "price": TABLE.price[code],
        "burden": 0.5 * TABLE.burden[code],
        "share": 0.35 * slot[FIELD_INDEX["cost_share"]],
        "deed": 0.8 * _DEED_PRICE[deed] * eased * owes,
        "conditions": _each_condition(slot) * slot[FIELD_INDEX["transformation"]],
        "tripwire": 0.03 * slot[FIELD_INDEX["tripwire"]],
    }


def _best_counter(desk: Desk, code: Index) -> tuple[Array, Array]:
    """(slots, W) the counter (ask + 1) that would help most, and the appeal as it would then stand.

    What an offer asks is felt in proportion, so a lighter ask brings the appeal nearer to that of a gift.
    """
    character, brief, view = desk.character, desk.brief, desk.view
    slot = view.slot[:, :, 0]
    parts = _asked(desk, code)
    ask, deed_part = reduce(add, parts.values()), parts["deed"]
    terms = slot[FIELD_INDEX["transformation"]]
    each = _each_condition(slot)
    appeal = view.appeal[:, 0]
    weight = (_FREE - appeal) / np.maximum(ask, 0.01)
    room = np.minimum(1.0 - slot[FIELD_INDEX["incentive"]], 0.3)
    felt = view.mean.felt_threat[brief.own]
    gains = np.stack(
        (
            weight * each * np.minimum(terms, 1.0),
            0.9 * ask * room * (1.0 - 0.7 * felt) * (1.0 + character.sweetener),
            np.zeros_like(ask),
            weight * deed_part,
        )
    )
    which = gains.argmax(axis=0)
    gain = np.take_along_axis(gains, which[None], axis=0)[0]
    return which + 1.0, np.minimum(appeal + gain, 0.98)


def sign(brief: Brief, view: View, into: Moves, why: Reasons | None) -> None:
    """Sign the minutes where something was accepted."""
    slot = view.slot[:, :, 0]
    accepted = (slot[FIELD_INDEX["stage"]] == float(Stage.OFFERED)) & (slot[FIELD_INDEX["accepted"]] > 0.0)
    signs = accepted.any(axis=0)
    into.agree[brief.own] = np.where(signs, 1.0, into.agree[brief.own])
    if why is not None and signs[0]:
        why.add("agree", brief.own, None, {"accepted": 1.0})
