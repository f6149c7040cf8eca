"""What happened this turn, added up for the rules: the flows of every instrument, the deeds, the acts and the
outcomes.
"""

from typing import Final

import numpy as np

from sctabletop.domain.deeds import DEED_INDEX, DEEDS, Deed
from sctabletop.domain.instruments import FLOWS, TABLE
from sctabletop.domain.seats import OSD, US_SEATS
from sctabletop.domain.state import Array, State
from sctabletop.domain.tracks import TOPIC_INDEX
from sctabletop.engine.game import Game
from sctabletop.engine.passage import Passage
from sctabletop.engine.sights import SIZE_COST, Sight, around, saturate
from sctabletop.engine.sums import at, by_instrument, entry, over_slots, stacked, tally

_OSD: Final = US_SEATS.index(OSD)
_READINESS: Final = TOPIC_INDEX["readiness"]
CALLED_FOR: Final = 0.40
"""What a plan counts on from a partner when a contingency comes, as a share of the most it could bring."""


def instrument_flows(state: State, look: Sight, passage: Passage) -> dict[str, Array]:
    """Name -> (P, W): what running and completed instruments feed into the model, worth × management × relevance."""
    manage = 1.0 - 0.5 * np.minimum(np.maximum(look.f.load - 0.6, 0.0), 1.0)
    answers = at(TABLE.threat, passage.code)
    outdated = np.where((answers > 0.0) & (answers != state.field("threat")), 0.85, 1.0)
    drifted = np.where(state.field("threat") != state.noted("threat_kind"), outdated * 0.8, 1.0)
    done = passage.success & (at(TABLE.lasts, passage.code) == 0.0)
    amount = passage.worth * manage * drifted * (passage.works | done)
    total = by_instrument(_FLOWS_AND_POOL, passage.code, np.asarray(amount))
    return dict(zip((*FLOWS, "pooled"), total, strict=True))


def deeds_done(game: Game, state: State) -> dict[str, Array]:
    """Each deed of this turn by name, recent ones, and what they cost and showed."""
    turn = state.fact("turn")
    now = (state.deed == turn).astype(np.float64)
    recent = ((state.deed > 0.0) & (turn - state.deed < 4.0)).astype(np.float64)
    priced = now * game.deed_price
    price, shown = over_slots(np.stack((priced, priced * game.deed_visible), axis=1))
    asked = state.noted("asked_deed").astype(np.intp)[None]
    granted = entry(np.concatenate((np.zeros((1, *now.shape[1:])), now)), asked)[0]
    return {
        **dict(zip(_DEED_NAMES, now, strict=True)),
        "deed_price": price,
        "deed_shown": shown,
        "placed": recent[DEED_INDEX[Deed.PLACE_GRADUATES]],
        "kept_kit": recent[DEED_INDEX[Deed.SUSTAIN_KIT]],
        "funded": recent[DEED_INDEX[Deed.FUND_SHARE]],
        "ask_met": granted,
        "ratified": now[DEED_INDEX[Deed.RATIFY]],
    }


def acts(game: Game, state: State, look: Sight) -> dict[str, Array]:
    """What seats did this turn, in the words of the rules."""
    m = state.noted
    crusade = m("act_crusade")
    return {
        "talk": m("act_frank") + 0.6 * m("act_demarche") + 0.3 * m("act_platitude"),
        "talk_frank": m("act_frank"),
        "talk_platitude": m("act_platitude"),
        "asked": np.where(m("act_asked") > 0.0, 1.0, 0.0),
        "withheld": np.where((m("act_asked") > 0.0) & (state.guidance("release") == 0.0), 1.0, 0.0),
        "tolerated": m("act_tolerated"),
        "punished": m("act_punished"),
        "rival_offer": np.maximum(m("act_rival_offer"), np.where(m("hedge") == 1.0, 0.4, 0.0)),
        "third_supplier": np.maximum(m("act_third"), np.where(m("hedge") == 2.0, 0.4, 0.0)),
        "provoked": m("act_provoked"),
        "crusade": crusade,
        "crusade_around": crusade + 0.5 * around(game, crusade),
        "cancelled": np.minimum(m("act_cancelled") + 0.5 * m("act_ended"), 2.0),
        "withdrawn": np.minimum(m("act_withdrawn"), 1.0),
        "goalposts": m("act_goalposts"),
        "agreed": np.minimum(0.5 * m("act_agreed"), 1.0),
        "benefit": saturate(m("act_benefit")),
        "yes_price": m("act_price") + 0.5 * m("act_against"),
        "pledged": m("act_pledged"),
        "inspected": m("act_monitor"),
        "neglected": np.where(state.track("neglect") >= 2.0, 1.0, 0.0),
    }


def pledges(state: State) -> dict[str, Array]:
    """A pledge is kept when something is agreed within two turns, broken when nothing is (E13)."""
    open_ = state.noted("pledge_turn") > 0.0
    agreed = state.noted("act_agreed") > 0.0
    kept = open_ & agreed
    broken = open_ & ~agreed & (state.fact("turn") - state.noted("pledge_turn") >= 2.0)
    return {"pledge_kept": kept.astype(np.float64), "pledge_broken": broken.astype(np.float64)}


def contributions(state: State, look: Sight) -> dict[str, Array]:
    """What was brought where a contingency called, and what was missing of what the plan counted on (E9)."""
    called = state.noted("contingency") > 0.0
    share = np.maximum(state.noted("contributed"), 0.0)
    brought = np.where(called, share * look.s.contribution_cap, 0.0)
    short = np.where(called, np.maximum(CALLED_FOR - brought, 0.0) / CALLED_FOR, 0.0)
    return {"contribution": brought, "fell_short": short, "called": called.astype(np.float64)}


def outcomes(state: State, passage: Passage) -> dict[str, Array]:
    """Counts of what initiatives did, as (P, W)."""
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
    out = dict(zip(_COUNTED, tally(code, looked_up, rows), strict=True))
    for name in ("prestige", "kept", "late"):
        out[name] = saturate(out[name])
    out["rust"] = saturate(out["delivered"])
    out["access_bought"] = np.minimum(out.pop("bought"), 1.0)
    return out


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


def ours(game: Game, state: State, look: Sight, f: dict[str, Array]) -> dict[str, Array]:
    """The same turn from our side, as (W,)."""
    m, us, turn, testimony = state.noted, game.scenario.us, state.fact("turn"), state.fact("testimony")
    words = m("act_words") > 0.0
    empty = np.where(words & (m("act_agreed") == 0.0), 1.0 + np.minimum(m("statements"), 3.0), 0.0)
    gap = np.maximum(look.s.declared - look.s.commitment, 0.0)
    in_all = {
        "pledges_kept": f["pledge_kept"],
        "pledges_broken": f["pledge_broken"],
        "vouched_missed": f["vouched_failed"],
        "obligated_t10": f["obligated_10"],
        "obligated_t22": f["obligated_22"],
        "slots_ordered": f["ordered"],
        "co_produced": f["co_producing"],
        "drawn_down": f["drawn"],
        "filled_in": f["fell_short"],
        "adopted": f["two_way"],
    }
    saturated = {
        "all_kept": f["kept"],
        "all_late": f["late"],
        "delivered_as_said": f["as_said"],
        "overpromised": f["over_said"],
        "audits": f["audit"] + m("act_monitor"),
        "staff_talks": f["liaison"],
    }
    at_most_two = {
        "enforced": m("act_enforced"),
        "unenforced": f["unenforced_here"],
        "leaks": np.maximum(f["leak"], m("act_leaked")),
        "scandals": f["scandal"],
        "coups": f["coup"],
    }
    a_partner = {
        "demonstrated": saturate(4.0 * f["deed_price"] + 0.5 * f["met"]),
        "empty_words": empty,
        "mixed": np.where(words & (m("carry") > 0.0), 1.0, 0.0),
        "platitudes": m("act_platitude"),
        "surprise": np.abs(look.s.readiness - state.mean[_OSD, _READINESS]),
        "funded_words": gap * saturate(0.2 * f["granted_money"]),
        "entrapped": look.s.entrapment * np.maximum(f["escalation"], f["fell_short"]),
        "shared": m("act_shared") + 0.5 * m("act_reported"),
    }
    groups = (in_all, saturated, at_most_two, a_partner)
    ends = np.cumsum([len(group) for group in groups])
    summed = stacked(*(row for group in groups for row in group.values()))
    summed[ends[0] : ends[1]] = saturate(summed[ends[0] : ends[1]])
    summed[ends[1] : ends[2]] = np.minimum(summed[ends[1] : ends[2]], 2.0)
    summed[ends[2] :] /= float(game.count)
    out = dict(zip((name for group in groups for name in group), summed, strict=True))
    out["funded_words"] = out["funded_words"] * np.where(testimony == 2.0, 1.5, 1.0)
    out["shared"] = np.minimum(out["shared"], 1.0)
    return {
        **out,
        "evidence_shown": np.where(testimony == 1.0, out["demonstrated"], 0.0),
        "base_t10": np.array([us.base_t10]),
        "base_t22": np.array([us.base_t22]),
        "appropriation": 0.5 + look.us.confidence + np.where(testimony == 2.0, 0.08, 0.0),
        "year_end": np.where(turn % 2.0 == 0.0, 1.0, 0.0),
        "hours_spent": state.fact("hours_spent"),
        "stock_goal": np.array([us.stocks.get("us_stock_days", 60.0)]),
    }
