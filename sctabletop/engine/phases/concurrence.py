"""Concurrence: drafts lie open to the triad, silence concurs, objections state a cure, and the gates of approval are
asked.
"""

from dataclasses import dataclass

import numpy as np

from sctabletop.domain.gates import GATE_INDEX, GATES, GateId
from sctabletop.domain.initiative import Stage
from sctabletop.domain.instruments import TABLE
from sctabletop.domain.refusals import Reason
from sctabletop.domain.state import Array, State
from sctabletop.engine import gates, slots
from sctabletop.engine.chances import Chance
from sctabletop.engine.decisions import Review
from sctabletop.engine.game import Game
from sctabletop.engine.offers import case
from sctabletop.engine.sights import glimpse, knowledge
from sctabletop.engine.sums import at
from sctabletop.rules.cases import congress
from sctabletop.rules.cases import state as state_concurs

PATIENCE = 3.0
"""Turns that an initiative may wait for its gates or an answer before it lapses."""

_WAITING = tuple(g for g in gates.APPROVE if GATES[g].clock > 0)


@dataclass(slots=True)
class Concurred:
    """Refusal codes of objections and overrides, and the chances that gates drew."""

    codes: dict[str, Array]
    chances: list[Chance]


def close(game: Game, state: State, review: Review, sheet: dict[str, Array]) -> Concurred:
    """Record positions, ask the gates, and move each initiative on, in place."""
    stage = state.field("stage")
    pending = (stage == float(Stage.DRAFT)) | (stage == float(Stage.POSITIONED))
    codes = _positions(state, review, pending)
    if not pending.any():
        return Concurred(codes, [])
    slots.end(state, pending, Stage.POSITIONED)
    state.field("knowledge")[...] = np.where(pending, knowledge(state), state.field("knowledge"))
    look = glimpse(game, state)
    features = case(game, state, look)
    passes, drawn = gates.approve(game, state, look, features, sheet)
    state.field("blocked")[...] = np.where(pending, gates.bits(passes), state.field("blocked"))
    state.field("concurred")[...] = np.where(
        pending, np.maximum(state.field("concurred"), passes[GateId.STATE]), state.field("concurred")
    )
    state.field("notice")[...] += np.where(pending, 1.0, 0.0)
    opposed = (state.field("objected") > 0.0) & (state.field("overridden") == 0.0)
    fails_for_good = np.zeros_like(stage, dtype=bool)
    waits = np.zeros_like(stage, dtype=bool)
    for gate, passed in passes.items():
        if gate in _WAITING:
            waits |= passed == 0.0
        else:
            fails_for_good |= passed == 0.0
    old = state.fact("turn") - state.field("born") >= PATIENCE
    slots.end(state, pending & fails_for_good, Stage.REFUSED)
    slots.end(state, pending & ~fails_for_good & (waits | opposed) & old, Stage.LAPSED)
    slots.end(state, pending & ~fails_for_good & ~waits & ~opposed, Stage.GATED)
    return Concurred(codes, _chances(game, state, pending, drawn))


def _positions(state: State, review: Review, pending: Array) -> dict[str, Array]:
    """Objections by seat as bits, a threshold set by another seat, and OSD's override on the record (T17)."""
    objected = np.zeros_like(state.field("stage"))
    for seat in range(3):
        objected = objected + np.where(slots.by_code(state, review.objects[seat]) > 0.0, float(2**seat), 0.0)
    state.field("objected")[...] = np.where(pending & (objected > 0.0), objected, state.field("objected"))
    threshold = np.take_along_axis(review.threshold, state.field("instrument").astype(np.intp), axis=0)
    state.field("threshold")[...] = np.where(pending & ~np.isnan(threshold), threshold, state.field("threshold"))
    override = slots.by_code(state, review.override) > 0.0
    overrides = pending & override & (state.field("objected") > 0.0)
    state.field("overridden")[...] = np.where(overrides, 1.0, state.field("overridden"))
    if not review.objects.any() and not review.override.any():
        return {}
    return {
        "object": np.where(review.objects != 0.0, _missing(state, pending), 0.0),
        "override": np.where(
            review.override != 0.0, _missing(state, pending & (state.field("objected") > 0.0), Reason.NOT_OBJECTED), 0.0
        ),
    }


def _missing(state: State, there: Array, reason: Reason = Reason.NOT_LIVE) -> Array:
    """(instruments + 1, P, W) the reason wherever no marked slot holds the instrument."""
    return np.where(slots.marked(state, there), 0.0, float(reason))


def _chances(
    game: Game, state: State, pending: Array, drawn: dict[str, tuple[dict[str, Array], Array, Array]]
) -> list[Chance]:
    rules = {"state": state_concurs, "congress": congress}
    bit = {"state": GateId.STATE, "congress": GateId.CONGRESS}
    code = state.field("instrument").astype(np.intp)
    asked = {"state": at(TABLE.state_concurs, code), "congress": at(TABLE.congress, code)}
    out = []
    for name, (terms, odds, draw) in drawn.items():
        passed = ((state.field("blocked").astype(np.int64) >> GATE_INDEX[bit[name]]) & 1) == 0
        live = pending & (asked[name] > 0.0)
        out.append(Chance(name, "", None, terms, odds, draw, passed, rules[name].claims, live))
    return out
