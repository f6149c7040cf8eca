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
from sctabletop.engine.sights import Sight, saturate
from sctabletop.engine.sums import by_instrument, entry, over_slots, stacked, tally
from sctabletop.rules.citing import Terms


def found(game: Game, state: State, look: Sight, passage: Passage) -> dict[str, Array]:
    """Name -> (P, W) of flows, deeds and outcomes; those of ``FOUND_INDEX`` are also in one block, ``found``."""
    deeds, more = _deeds(game, state)
    feeds, *weights = passage.weights.values()
    fed = by_instrument(_FLOWS_AND_POOL, passage.code, feeds)
    counted = tally(passage.code, tuple(zip(_WEIGHED, weights, strict=True)), tuple(passage.counted.values()))
    block = np.concatenate((fed, deeds, counted))
    return {**dict(zip(FOUND_INDEX, block, strict=True)), **more, "found": block}


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


_DEED_NAMES: Final = tuple(str(deed) for deed in DEEDS)
_FLOWS_AND_POOL: Final = np.concatenate((TABLE.builds, TABLE.pool[None]))
_WEIGHED: Final = (
    np.stack((TABLE.burden, TABLE.co_produced)),
    np.stack((TABLE.delivers, TABLE.reform, TABLE.single_source, TABLE.offensive)),
    np.stack((TABLE.prestige, np.ones_like(TABLE.prestige))),
    np.stack((TABLE.builds[FLOWS.index("deal")], TABLE.drawdown, TABLE.slots)),
)
"""What burdens, what is delivered, what is done and what is ordered, of each instrument."""
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
    "benchmarked",
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
    "hours_here",
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
