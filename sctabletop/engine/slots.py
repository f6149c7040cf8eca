"""Filling, finding and emptying the slots of initiatives."""

import numpy as np

from sctabletop.domain.initiative import FIELD_INDEX, Delivery, Stage
from sctabletop.domain.instruments import FLOWS, TABLE
from sctabletop.domain.refusals import Reason
from sctabletop.domain.state import Array, State
from sctabletop.engine.decisions import Draft
from sctabletop.engine.sums import entry

_TERMS = (
    "tier size objective assumption role indicator threshold due deliverable deliver_due delivery tripwire "
    "transformation "
    "benchmark incentive cost_share timeline odds"
).split()
_SHARES = TABLE.builds[FLOWS.index("sharing")]
"""Instruments that share assessments need OSD's cover (I3)."""
_LATER = ("tripwire", "benchmark", "incentive")


def live(state: State) -> Array:
    """(slots, P, W) whether a slot is in use: on its way, running, or suspended and able to return."""
    stage = state.field("stage")
    held: Array = (stage > 0.0) | (stage == float(Stage.SUSPENDED))
    return held


def clean(state: State) -> None:
    """Empty the slots of what ended or completed in an earlier turn, unless a deliverable is still owed for it.

    Afterwards an empty slot is all zeros, whatever was left in it, and no phase writes into one; so what is multiplied
    by its mask is an exact zero.
    """
    stage = state.field("stage")
    delivery = state.field("delivery")
    owed = (delivery == float(Delivery.PENDING)) | (delivery == float(Delivery.MISSED))
    over = ~live(state) | ((stage == float(Stage.COMPLETE)) & ~owed)
    np.copyto(state.slot, 0.0, where=over | (state.field("instrument") == 0.0))


def by_code(state: State, keyed: Array) -> Array:
    """(slots, P, W) what an array keyed by instrument code and partner says of each live slot."""
    if not keyed.any():
        return np.zeros(state.slot.shape[1:])
    code = state.field("instrument").astype(np.intp)
    return np.where(live(state), entry(keyed, code), 0.0)


def marked(state: State, where: Array) -> Array:
    """(instruments + 1, P, W) whether a marked slot (slots, P, W) holds the instrument."""
    found = np.zeros(state.completed.shape, dtype=bool)
    code = np.where(where, state.field("instrument"), 0.0).astype(np.intp)
    np.put_along_axis(found, code, True, axis=0)
    found[0] = False
    return found


def propose(state: State, draft: Draft, turn: float) -> Array:
    """Fill the first free slot in each world where the draft names an instrument. Returns refusal codes (W,)."""
    worlds = np.arange(state.worlds)
    p = draft.partner.astype(np.intp)
    code = draft.fields[FIELD_INDEX["instrument"]]
    wanted = code > 0.0
    held = live(state)[:, p, worlds]
    same = ((state.field("instrument")[:, p, worlds] == code) & held).any(axis=0)
    free = ~held
    refused = np.where(same, float(Reason.ALREADY_RUNNING), np.where(free.any(axis=0), 0.0, float(Reason.NO_SLOT)))
    shares = _SHARES[code.astype(np.intp)] > 0.0
    covered = state.guidance("sharing")[p, worlds] > 0.0
    refused = np.where((refused == 0.0) & shares & ~covered, float(Reason.NOT_COVERED), refused)
    fills = wanted & (refused == 0.0)
    slot = free.argmax(axis=0)
    target = state.slot[:, slot, p, worlds]
    new = draft.fields.copy()
    new[FIELD_INDEX["stage"]] = float(Stage.DRAFT)
    new[FIELD_INDEX["born"]] = turn
    new[FIELD_INDEX["proposer"]] = draft.seat
    new[FIELD_INDEX["threat"]] = state.noted("threat_kind")[p, worlds]
    state.slot[:, slot, p, worlds] = np.where(fills, new, target)
    return np.where(wanted, refused, 0.0)


def amend(state: State, draft: Draft) -> Array:
    """Give a live initiative new terms. Before agreement it is drafted anew; after it, only more can be asked or given
    (D17).
    """
    worlds = np.arange(state.worlds)
    p = draft.partner.astype(np.intp)
    code = draft.fields[FIELD_INDEX["instrument"]]
    wanted = code > 0.0
    found = (state.field("instrument")[:, p, worlds] == code) & live(state)[:, p, worlds]
    refused = np.where(found.any(axis=0), 0.0, float(Reason.NOT_LIVE))
    does = wanted & (refused == 0.0)
    slot = found.argmax(axis=0)
    old = state.slot[:, slot, p, worlds].copy()
    stage = old[FIELD_INDEX["stage"]]
    early = (stage >= float(Stage.DRAFT)) & (stage <= float(Stage.DEFERRED))
    new = old.copy()
    for name in _TERMS:
        row = FIELD_INDEX[name]
        later = np.maximum(draft.fields[row], old[row]) if name in _LATER else old[row]
        new[row] = np.where(early, draft.fields[row], later)
    new[FIELD_INDEX["stage"]] = np.where(early, float(Stage.DRAFT), old[FIELD_INDEX["stage"]])
    more = np.maximum(draft.fields[FIELD_INDEX["transformation"]] - old[FIELD_INDEX["transformation"]], 0.0)
    added = np.where(early, 0.0, more)
    new[FIELD_INDEX["transformation"]] = np.where(
        early, draft.fields[FIELD_INDEX["transformation"]], old[FIELD_INDEX["transformation"]] + added
    )
    new[FIELD_INDEX["added"]] = old[FIELD_INDEX["added"]] + added
    for name in ("objected", "overridden", "blocked", "ask", "accepted"):
        new[FIELD_INDEX[name]] = np.where(early, 0.0, old[FIELD_INDEX[name]])
    state.slot[:, slot, p, worlds] = np.where(does, new, old)
    state.noted("act_goalposts")[p, worlds] += np.where(does, added, 0.0)
    return np.where(wanted, refused, 0.0)


def end(state: State, where: Array, stage: Stage) -> None:
    """Put an end to the initiatives marked in (slots, P, W)."""
    state.field("stage")[where] = float(stage)
