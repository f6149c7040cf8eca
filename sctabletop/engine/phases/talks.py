"""Talks: one table a partner. Offers are put, answered, countered, deferred, declined or withdrawn; minutes sign what
was accepted.
"""

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from sctabletop.domain.gates import GateId
from sctabletop.domain.initiative import Delivery, Stage
from sctabletop.domain.instruments import TABLE
from sctabletop.domain.refusals import Reason
from sctabletop.domain.state import Array, State
from sctabletop.engine import gates, slots
from sctabletop.engine.decisions import Moves
from sctabletop.engine.game import Game
from sctabletop.engine.offers import appeals, case, scene_of
from sctabletop.engine.phases.concurrence import PATIENCE
from sctabletop.engine.phases.plan import CLOSED_BY_NORMS
from sctabletop.engine.sights import codes, glimpse, knowledge, price_of, sight
from sctabletop.engine.sums import at

RERUN: Final = (GateId.AUTHORITY, GateId.MONEY_T10, GateId.MONEY_T22, GateId.MONEY_SALE, GateId.HOLD)
"""Gates asked again when minutes are signed, because talks may have changed what they look at."""

AGAINST: Final = 0.5
"""Accepting below this inclination is against one's own government, and costs political risk."""


@dataclass(slots=True)
class Moved:
    """Refusal codes by kind of move."""

    codes: dict[str, Array] = field(default_factory=dict)


def move(game: Game, state: State, moves: Moves, sheet: dict[str, Array], appeal: Array | None = None) -> Moved:
    """Make the moves in place, US first, then partner, then minutes. ``appeal`` spares working it out again where it is
    known.
    """
    moved = Moved()
    _us(state, moves, moved.codes)
    _partner(game, state, moves, moved.codes, appeal)
    _minutes(game, state, moves, moved.codes, sheet)
    closed = state.track("norms") >= CLOSED_BY_NORMS
    moved.codes["repudiate"] = np.where((moves.repudiate > 0.0) & closed, float(Reason.OPTION_CLOSED), 0.0)
    state.noted("act_repudiated")[...] = np.maximum(
        state.noted("act_repudiated"), ((moves.repudiate > 0.0) & ~closed).astype(np.float64)
    )
    called = state.noted("contingency") > 0.0
    given = ~np.isnan(moves.contribute)
    moved.codes["contribute"] = np.where(given & ~called, float(Reason.NO_CONTINGENCY), 0.0)
    state.noted("contributed")[...] = np.where(given & called, moves.contribute, state.noted("contributed"))
    return moved


def _code(state: State, keyed: Array, possible: Array, reason: Reason) -> Array:
    if not keyed.any():
        return np.broadcast_to(0.0, keyed.shape)
    return np.where((keyed != 0.0) & ~slots.marked(state, possible), float(reason), 0.0)


def _us(state: State, moves: Moves, out: dict[str, Array]) -> None:
    stage = state.field("stage")
    can_offer = (stage == float(Stage.GATED)) | (stage == float(Stage.DEFERRED))
    on_table = (stage >= float(Stage.OFFERED)) & (stage <= float(Stage.DEFERRED))
    countered = stage == float(Stage.COUNTERED)
    out["offer"] = _code(state, moves.offer, can_offer, Reason.NOT_ON_TABLE)
    out["withdraw"] = _code(state, moves.withdraw, on_table | can_offer, Reason.NOT_ON_TABLE)
    out["take_counter"] = _code(state, moves.take_counter, countered, Reason.NOT_COUNTERED)
    takes = countered & (slots.by_code(state, moves.take_counter) > 0.0)
    _grant_counter(state, takes)
    slots.end(state, can_offer & (slots.by_code(state, moves.offer) > 0.0), Stage.OFFERED)
    slots.end(state, (on_table | can_offer) & (slots.by_code(state, moves.withdraw) > 0.0), Stage.WITHDRAWN)
    slots.end(state, takes, Stage.OFFERED)
    state.field("accepted")[...] = np.where(takes, 1.0, state.field("accepted"))
    state.field("mandate")[...] = np.where(takes, state.noted("mandate"), state.field("mandate"))


def _grant_counter(state: State, takes: Array) -> None:
    """Change the terms as the partner asked: 1 fewer conditions, 2 more incentive, 3 smaller, 4 no deliverable."""
    ask = np.where(takes, state.field("ask"), 0.0)
    softer = np.maximum(state.field("transformation") - 1.0, 0.0)
    state.field("transformation")[...] = np.where(ask == 1.0, softer, state.field("transformation"))
    state.field("incentive")[...] = np.where(
        ask == 2.0, np.minimum(state.field("incentive") + 0.3, 1.0), state.field("incentive")
    )
    state.field("size")[...] = np.where(ask == 3.0, np.maximum(state.field("size") - 1.0, 1.0), state.field("size"))
    for name in ("deliverable", "deliver_due", "delivery"):
        state.field(name)[...] = np.where(ask == 4.0, 0.0, state.field(name))


def _partner(game: Game, state: State, moves: Moves, out: dict[str, Array], appeal: Array | None) -> None:
    stage = state.field("stage")
    offered = stage == float(Stage.OFFERED)
    for name in ("accept", "counter", "defer", "decline"):
        out[name] = _code(state, getattr(moves, name), offered, Reason.NOT_ON_TABLE)
    accepts = offered & (slots.by_code(state, moves.accept) > 0.0) & (state.field("accepted") == 0.0)
    if accepts.any():
        if appeal is None:
            look = sight(game, state)
            appeal, _ = appeals(game, state, look, case(game, state, look), scene_of(game, state, look))
        against = np.where(accepts, np.maximum(AGAINST - appeal, 0.0), 0.0)
        for slot in range(against.shape[0]):
            state.noted("act_against")[...] += against[slot]
        state.field("accepted")[...] = np.where(accepts, 1.0, state.field("accepted"))
        state.field("mandate")[...] = np.where(accepts, state.noted("mandate"), state.field("mandate"))
    ask = slots.by_code(state, moves.counter)
    counters = offered & (ask > 0.0)
    state.field("ask")[...] = np.where(counters, ask, state.field("ask"))
    slots.end(state, counters, Stage.COUNTERED)
    slots.end(state, offered & (slots.by_code(state, moves.defer) > 0.0), Stage.DEFERRED)
    slots.end(state, offered & (slots.by_code(state, moves.decline) > 0.0), Stage.DECLINED)


def _minutes(game: Game, state: State, moves: Moves, out: dict[str, Array], sheet: dict[str, Array]) -> None:
    """Sign all that was accepted at a table; gates that talks could have changed are asked again."""
    accepted = (state.field("stage") == float(Stage.OFFERED)) & (state.field("accepted") > 0.0)
    any_accepted = accepted.any(axis=0)
    out["agree"] = np.where((moves.agree > 0.0) & ~any_accepted, float(Reason.NOTHING_ACCEPTED), 0.0)
    signs = accepted & (moves.agree > 0.0)
    if not signs.any():
        return
    look = glimpse(game, state)
    passes, _ = gates.approve(game, state, look, case(game, state, look), sheet, RERUN)
    blocked = gates.bits(passes)
    stands = signs & (blocked == 0.0)
    state.field("blocked")[...] = np.where(signs, blocked, state.field("blocked"))
    state.field("accepted")[...] = np.where(signs & ~stands, 0.0, state.field("accepted"))
    code = codes(state)
    state.field("lead")[...] = np.where(stands, lead_turns(state, code), state.field("lead"))
    state.field("cost")[...] = np.where(stands, price_of(state, code), state.field("cost"))
    state.field("knowledge")[...] = np.where(stands, knowledge(state), state.field("knowledge"))
    due = (state.field("deliverable") > 0.0) & (state.field("delivery") == 0.0)
    state.field("delivery")[...] = np.where(stands & due, float(Delivery.PENDING), state.field("delivery"))
    for slot in range(code.shape[0]):
        state.noted("act_agreed")[...] += stands[slot]
        state.noted("act_benefit")[...] += np.where(stands[slot], at(TABLE.benefit, code[slot]), 0.0)
        state.noted("act_price")[...] += np.where(
            stands[slot], at(TABLE.price, code[slot]) + 0.35 * state.field("cost_share")[slot], 0.0
        )
    slots.end(state, stands, Stage.AGREED)


def lead_turns(state: State, code: Array) -> Array:
    """(slots, P, W) turns to the first effect: the norm, changed by the timeline agreed, an exemption (E15) and a
    proven path (E26).
    """
    exempt = np.where(
        (state.guidance("release") >= 2.0) & (at(TABLE.slots, code) + at(TABLE.release, code) > 0.0), 1.0, 0.0
    )
    proven = np.where(state.proven[code, np.arange(state.worlds)] > 0.0, 1.0, 0.0)
    bonus = np.where(at(TABLE.reform, code) + at(TABLE.slots, code) > 0.0, proven, 0.0)
    return np.where(
        at(TABLE.lead, code) > 0.0,
        np.maximum(at(TABLE.lead, code) + state.field("timeline") - exempt - bonus, 1.0),
        0.0,
    )


def close(state: State) -> None:
    """What stayed unanswered too long lapses."""
    stage = state.field("stage")
    waiting = (stage >= float(Stage.GATED)) & (stage <= float(Stage.DEFERRED))
    old = state.fact("turn") - state.field("born") >= PATIENCE + 1.0
    slots.end(state, waiting & old, Stage.LAPSED)
