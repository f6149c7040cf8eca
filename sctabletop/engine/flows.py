"""What happened this turn, added up for the rules: the flows of every instrument, the deeds, the acts and the
outcomes.
"""

from typing import Final

import numpy as np

from sctabletop.domain.deeds import DEED_INDEX, Deed
from sctabletop.domain.instruments import FLOWS, TABLE
from sctabletop.domain.seats import OSD, US_SEATS
from sctabletop.domain.state import Array, State
from sctabletop.domain.tracks import TOPIC_INDEX
from sctabletop.engine.game import Game
from sctabletop.engine.passage import Passage
from sctabletop.engine.sights import SIZE_COST, Sight, around, saturate
from sctabletop.engine.sums import at, by_instrument, over_partners, over_slots, stacked

_OSD: Final = US_SEATS.index(OSD)
_READINESS: Final = TOPIC_INDEX["readiness"]
CALLED_FOR: Final = 0.40
"""What a plan counts on from a partner when a contingency comes, as a share of the most it could bring."""


def instrument_flows(state: State, look: Sight, passage: Passage) -> dict[str, Array]:
    """Name -> (P, W): what running and completed instruments feed into the model, worth × management × relevance."""
    manage = 1.0 - 0.5 * np.minimum(np.maximum(look.f.load - 0.6, 0.0), 1.0)
    outdated = np.where(
        (at(TABLE.threat, passage.code) > 0.0) & (at(TABLE.threat, passage.code) != state.field("threat")), 0.85, 1.0
    )
    drifted = np.where(state.field("threat") != state.noted("threat_kind"), outdated * 0.8, 1.0)
    done = passage.success & (at(TABLE.lasts, passage.code) == 0.0)
    amount = passage.worth * manage * drifted * (passage.works | done)
    total = by_instrument(_FLOWS_AND_POOL, passage.code, np.asarray(amount))
    return {name: total[i] for i, name in enumerate((*FLOWS, "pooled"))}


def deeds_done(game: Game, state: State) -> dict[str, Array]:
    """Each deed of this turn by name, recent ones, and what they cost and showed."""
    turn = state.fact("turn")
    now = (state.deed == turn).astype(np.float64)
    recent = ((state.deed > 0.0) & (turn - state.deed < 4.0)).astype(np.float64)
    priced = now * game.deed_price
    price, shown = over_slots(np.stack((priced, priced * game.deed_visible), axis=1))
    asked = state.noted("asked_deed").astype(np.intp)[None]
    granted = np.take_along_axis(np.concatenate((np.zeros((1, *now.shape[1:])), now)), asked, axis=0)[0]
    return {
        **{str(d): now[i] for d, i in DEED_INDEX.items()},
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
    burden, co_producing = by_instrument(_BURDENS, code, active)
    delivered, reformed, single_source, offensive = by_instrument(_DELIVERED, code, done * worth)
    prestige, kept = by_instrument(_DONE, code, done)
    bought, drawn, ordered = by_instrument(_STARTED, code, passage.started * SIZE_COST[field("size").astype(np.intp)])
    title22 = at(TABLE.is_title22, code)
    rows = (
        runs * field("transformation") * softened,
        passage.met,
        passage.missed,
        passage.late,
        runs * ours / turns,
        passage.started * cost * sale,
        passage.started * cost * share * (1.0 - sale),
        passage.started * ours * (1.0 - title22),
        passage.started * ours * title22,
        passage.as_said * field("odds"),
        passage.not_as_said * field("odds"),
        passage.failed * field("vouched"),
        field("sprung") == 1.0,
    )
    summed = stacked(*(row.astype(np.float64) for row in rows))
    late = saturate(summed[3])
    return {
        "burden": burden,
        "co_producing": co_producing,
        "reformed": reformed,
        "single_source": single_source,
        "offensive": offensive,
        "delivered": delivered,
        "rust": saturate(delivered),
        "prestige": saturate(prestige),
        "kept": saturate(kept),
        "access_bought": np.minimum(bought, 1.0),
        "drawn": drawn,
        "ordered": ordered,
        **dict(zip(_COUNTED, summed, strict=True)),
        "late": late,
    }


_FLOWS_AND_POOL: Final = np.concatenate((TABLE.builds, TABLE.pool[None]))
_BURDENS: Final = np.stack((TABLE.burden, TABLE.co_produced))
_DELIVERED: Final = np.stack((TABLE.delivers, TABLE.reform, TABLE.single_source, TABLE.offensive))
_DONE: Final = np.stack((TABLE.prestige, np.ones_like(TABLE.prestige)))
_STARTED: Final = np.stack((TABLE.builds[FLOWS.index("deal")], TABLE.drawdown, TABLE.slots))
_COUNTED: Final = (
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
    n = float(game.count)
    words = state.noted("act_words")
    mixed = np.where((words > 0.0) & (state.noted("carry") > 0.0), 1.0, 0.0)
    gap = np.maximum(look.s.declared - look.s.commitment, 0.0)
    demonstrated = over_partners(saturate(4.0 * f["deed_price"] + 0.5 * f["met"])) / n
    turn = state.fact("turn")
    testimony = state.fact("testimony")
    return {
        "pledges_kept": over_partners(f["pledge_kept"]),
        "pledges_broken": over_partners(f["pledge_broken"]),
        "enforced": np.minimum(over_partners(state.noted("act_enforced")), 2.0),
        "unenforced": np.minimum(over_partners(f["unenforced_here"]), 2.0),
        "all_kept": saturate(over_partners(f["kept"])),
        "all_late": saturate(over_partners(f["late"])),
        "empty_words": over_partners(
            np.where(
                (words > 0.0) & (state.noted("act_agreed") == 0.0),
                1.0 + np.minimum(state.noted("statements"), 3.0),
                0.0,
            )
        )
        / n,
        "mixed": over_partners(mixed) / n,
        "vouched_missed": over_partners(f["vouched_failed"]),
        "platitudes": over_partners(state.noted("act_platitude")) / n,
        "demonstrated": demonstrated,
        "delivered_as_said": saturate(over_partners(f["as_said"])),
        "overpromised": saturate(over_partners(f["over_said"])),
        "leaks": np.minimum(over_partners(np.maximum(f["leak"], state.noted("act_leaked"))), 2.0),
        "surprise": over_partners(np.abs(look.s.readiness - state.mean[_OSD, _READINESS])) / n,
        "audits": saturate(over_partners(f["audit"] + state.noted("act_monitor"))),
        "evidence_shown": np.where(testimony == 1.0, demonstrated, 0.0),
        "scandals": np.minimum(over_partners(f["scandal"]), 2.0),
        "coups": np.minimum(over_partners(f["coup"]), 2.0),
        "funded_words": over_partners(gap * saturate(0.2 * f["granted_money"]))
        / n
        * np.where(testimony == 2.0, 1.5, 1.0),
        "entrapped": over_partners(look.s.entrapment * np.maximum(f["escalation"], f["fell_short"])) / n,
        "staff_talks": saturate(over_partners(f["liaison"])),
        "shared": np.minimum(over_partners(state.noted("act_shared") + 0.5 * state.noted("act_reported")) / n, 1.0),
        "obligated_t10": over_partners(f["obligated_10"]),
        "obligated_t22": over_partners(f["obligated_22"]),
        "base_t10": np.full_like(turn, game.scenario.us.base_t10),
        "base_t22": np.full_like(turn, game.scenario.us.base_t22),
        "appropriation": 0.5 + look.us.confidence + np.where(testimony == 2.0, 0.08, 0.0),
        "year_end": np.where(turn % 2.0 == 0.0, 1.0, 0.0),
        "hours_spent": state.fact("hours_spent"),
        "slots_ordered": over_partners(f["ordered"]),
        "co_produced": over_partners(f["co_producing"]),
        "drawn_down": over_partners(f["drawn"]),
        "filled_in": over_partners(f["fell_short"]),
        "adopted": over_partners(f["two_way"]),
        "stock_goal": np.full_like(turn, game.scenario.us.stocks.get("us_stock_days", 60.0)),
    }
