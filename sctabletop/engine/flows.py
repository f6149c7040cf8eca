"""What happened this turn, added up for the rules: the flows of every instrument, the deeds, the acts and the
outcomes.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

import numpy as np

from sctabletop.domain.deeds import DEED_INDEX, DEEDS, Deed
from sctabletop.domain.instruments import FLOWS, TABLE
from sctabletop.domain.state import Array, State
from sctabletop.engine.game import Game
from sctabletop.engine.passage import Passage
from sctabletop.engine.sights import SIZE_COST, Sight, saturate
from sctabletop.engine.sums import at, by_instrument, entry, over_slots, stacked, tally
from sctabletop.rules.citing import Terms


def found(game: Game, state: State, look: Sight, passage: Passage) -> dict[str, Array]:
    """Name -> (P, W) of flows, deeds and outcomes; those of ``FOUND_INDEX`` are also in one block, ``found``."""
    deeds, more = _deeds(game, state)
    block = np.concatenate((_instrument_flows(state, look, passage), deeds, _outcomes(state, passage)))
    return {**dict(zip(FOUND_INDEX, block, strict=True)), **more, "found": block}


def _instrument_flows(state: State, look: Sight, passage: Passage) -> Array:
    """(flows and pool, P, W): what running and completed instruments feed in, worth × management × relevance."""
    manage = 1.0 - 0.5 * np.minimum(np.maximum(look.f.load - 0.6, 0.0), 1.0)
    answers = at(TABLE.threat, passage.code)
    outdated = np.where((answers > 0.0) & (answers != state.field("threat")), 0.85, 1.0)
    drifted = np.where(state.field("threat") != state.noted("threat_kind"), outdated * 0.8, 1.0)
    done = passage.success & (at(TABLE.lasts, passage.code) == 0.0)
    amount = passage.worth * manage * drifted * (passage.works | done)
    return by_instrument(_FLOWS_AND_POOL, passage.code, np.asarray(amount))


def _deeds(game: Game, state: State) -> tuple[Array, dict[str, Array]]:
    """(deeds, P, W) 1 where a deed was done this turn; and by name recent ones, and what they cost and showed."""
    turn = state.fact("turn")
    now = (state.deed == turn).astype(np.float64)
    recent = ((state.deed > 0.0) & (turn - state.deed < 4.0)).astype(np.float64)
    priced = now * game.deed_price
    asked = state.noted("asked_deed")
    granted = np.zeros(asked.shape)
    if asked.any():
        granted = entry(np.concatenate((granted[None], now)), asked.astype(np.intp)[None])[0]
    return now, {
        "deed_price": over_slots(priced),
        "deed_shown": over_slots(priced * game.deed_visible),
        "placed": recent[DEED_INDEX[Deed.PLACE_GRADUATES]],
        "kept_kit": recent[DEED_INDEX[Deed.SUSTAIN_KIT]],
        "funded": recent[DEED_INDEX[Deed.FUND_SHARE]],
        "ask_met": granted,
        "ratified": now[DEED_INDEX[Deed.RATIFY]],
    }


def _outcomes(state: State, passage: Passage) -> Array:
    """(counts, P, W) of what initiatives did."""
    code, worth, runs, done = passage.code, passage.worth, passage.runs, passage.success
    field = state.field
    active = runs * worth
    cost, share, sale = field("cost"), field("cost_share"), at(TABLE.is_sale, code)
    ours = cost * (1.0 - share) * (1.0 - sale)
    turns = np.maximum(field("lead") + at(TABLE.lasts, code), 1.0)
    softened = np.where(field("benchmark") > 0.0, 0.8, 1.0)
    title22 = at(TABLE.is_title22, code)
    started = passage.started
    looked_up = (
        (_BURDENS, active),
        (_DELIVERED, done * worth),
        (_DONE, done),
        (_STARTED, started * SIZE_COST[field("size").astype(np.intp)]),
    )
    rows = (
        runs * field("transformation") * softened,
        passage.met,
        passage.missed,
        passage.late,
        runs * ours / turns,
        started * cost * sale,
        started * cost * share * (1.0 - sale),
        started * ours * (1.0 - title22),
        started * ours * title22,
        passage.as_said * field("odds"),
        passage.not_as_said * field("odds"),
        passage.failed * field("vouched"),
        field("sprung") == 1.0,
    )
    return tally(code, looked_up, rows)


_DEED_NAMES: Final = tuple(str(deed) for deed in DEEDS)
_FLOWS_AND_POOL: Final = np.concatenate((TABLE.builds, TABLE.pool[None]))
_BURDENS: Final = np.stack((TABLE.burden, TABLE.co_produced))
_DELIVERED: Final = np.stack((TABLE.delivers, TABLE.reform, TABLE.single_source, TABLE.offensive))
_DONE: Final = np.stack((TABLE.prestige, np.ones_like(TABLE.prestige)))
_STARTED: Final = np.stack((TABLE.builds[FLOWS.index("deal")], TABLE.drawdown, TABLE.slots))
_COUNTED: Final = (
    "burden",
    "co_producing",
    "delivered",
    "reformed",
    "single_source",
    "offensive",
    "prestige",
    "kept",
    "bought",
    "drawn",
    "ordered",
    "conditions",
    "met",
    "missed",
    "late",
    "granted_money",
    "sale_paid",
    "share_paid",
    "obligated_10",
    "obligated_22",
    "as_said",
    "over_said",
    "vouched_failed",
    "unenforced_here",
)
FOUND_INDEX: Final = {name: i for i, name in enumerate((*FLOWS, "pooled", *_DEED_NAMES, *_COUNTED))}
"""Where each flow, deed and count stands in the block of what a turn came to."""


def ours(game: Game, state: State, look: Sight, by_partner: Sequence[Terms]) -> dict[str, Array]:
    """The same turn from our side, as (W,), of what each partner adds: as it is, saturated, at most two, as a mean."""
    us, testimony = game.scenario.us, state.fact("testimony")
    ends = list(accumulate(map(len, by_partner)))
    summed = stacked(*(row for group in by_partner for row in group.values()))
    summed[ends[0] : ends[1]] = saturate(summed[ends[0] : ends[1]])
    summed[ends[1] : ends[2]] = np.minimum(summed[ends[1] : ends[2]], 2.0)
    summed[ends[2] :] /= float(game.count)
    out = dict(zip((name for group in by_partner for name in group), summed, strict=True))
    out["funded_words"] = out["funded_words"] * np.where(testimony == 2.0, 1.5, 1.0)
    out["shared"] = np.minimum(out["shared"], 1.0)
    return {
        **out,
        "evidence_shown": np.where(testimony == 1.0, out["demonstrated"], 0.0),
        "base_t10": np.array([us.base_t10]),
        "base_t22": np.array([us.base_t22]),
        "appropriation": 0.5 + look.us.confidence + np.where(testimony == 2.0, 0.08, 0.0),
        "hours_spent": state.fact("hours_spent"),
        "stock_goal": np.array([us.stocks.get("us_stock_days", 60.0)]),
    }
