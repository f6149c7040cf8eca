"""What rules see of a state: stocks by name, readouts, and the facts of what runs."""

from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np

from sctabletop.domain.initiative import FIELD_INDEX, Stage
from sctabletop.domain.instruments import FLOWS, TABLE
from sctabletop.domain.seats import OSD, US_SEATS
from sctabletop.domain.state import MEMO_INDEX, Array, State
from sctabletop.domain.tracks import TOPIC_INDEX, TRACK_INDEX
from sctabletop.engine.compiled import RuleSet, left_in_f
from sctabletop.engine.game import Game
from sctabletop.engine.sums import at, over_partners, tally
from sctabletop.rules.citing import Rule, Terms
from sctabletop.rules.readouts import readouts
from sctabletop.rules.sight import Book, Named, partner_sight, us_sight

SIZE_EFFECT: Final = np.array([0.0, 0.4, 1.0, 1.4])
"""How much of a standard programme each size does, where a small one costs half and a large one double: below a size
that works returns rise, since setting up is the same for all, and above it they fall (E6, planning judgement).
"""
SIZE_COST: Final = np.array([0.0, 0.5, 1.0, 2.0])
TIER_EFFECT: Final = np.array([0.75, 1.0, 1.2])
TIER_COST: Final = np.array([0.6, 1.0, 1.7])
KNOWN_BY: Final = ("commitment", "willingness", "capability", "threat", "rival_pull")
"""Topics whose stated errors make up what approvers know (T17): each seat is best at some of them."""

READOUT: Final = RuleSet(readouts)
_KNOWN_ROWS: Final = np.array([TOPIC_INDEX[t] for t in KNOWN_BY])
_OSD_ROW: Final = US_SEATS.index(OSD)
_AUDIT, _RELEASE, _CYBER, _HOTLINE = (TABLE.builds[FLOWS.index(n)] for n in ("audit", "release", "cyber", "hotline"))
_BY_WORTH: Final = np.stack(
    (TABLE.delivers + 0.5 * TABLE.vetting, _RELEASE, TABLE.benefit, TABLE.visible, _CYBER, _HOTLINE)
)
_BY_RUNNING: Final = np.stack((_AUDIT, TABLE.hours))
_SUMMED: Final = "arming released package visible cyber hotline audited hours incentive role live".split()
COLUMN_INDEX: Final = {name: i for i, name in enumerate(TABLE.columns)}
"""Where each column stands in the block of them all."""
SUMS: Final = {name: i for i, name in enumerate(_SUMMED)}
"""Where each sum over slots stands in their block."""


@dataclass(frozen=True, slots=True)
class Sight:
    """Partner tracks and readouts, US tracks, facts of what runs, and the book, as rules take them."""

    s: Named
    us: Named
    f: Named
    k: Book


def saturate(x: Array) -> Array:
    """Many of a thing count less and less: x / (1 + x), in 0 to 1."""
    return x / (1.0 + x)


def codes(state: State) -> Array:
    """(slots, P, W) instrument codes as integers for look-ups."""
    return state.field("instrument").astype(np.intp)


def running(state: State) -> Array:
    """(slots, P, W) 1 where an initiative runs."""
    mask: Array = state.field("stage") == float(Stage.RUNNING)
    return mask.astype(np.float64)


def strength(state: State) -> Array:
    """(slots, P, W) how much of a standard programme each initiative is, by size and tier."""
    size, tier = state.field("size").astype(np.intp), state.field("tier").astype(np.intp)
    effect: Array = at(SIZE_EFFECT, size) * at(TIER_EFFECT, tier)
    return effect


def price_of(state: State, code: Array) -> Array:
    """(slots, P, W) million USD over the life of each initiative, before any partner share."""
    cost: Array = (
        at(TABLE.cost, code)
        * at(SIZE_COST, state.field("size").astype(np.intp))
        * at(TIER_COST, state.field("tier").astype(np.intp))
    )
    return cost


def memo_sight(state: State) -> Named:
    """Standing facts and acts as (P, W), and ``memo`` as (facts, P, W). Live views."""
    return Named({"memo": state.memo}, rows=(MEMO_INDEX, state.memo))


def field_sight(state: State) -> Named:
    """Slot fields as (slots, P, W), and ``slot`` as (fields, slots, P, W). Live views."""
    return Named({"slot": state.slot}, rows=(FIELD_INDEX, state.slot))


def column_sight(code: Array) -> Named:
    """What the instrument of each slot is, column by column, as (slots, P, W)."""
    return Named({}, {name: partial(at, column, code) for name, column in TABLE.columns.items()})


def sight(game: Game, state: State) -> Sight:
    """The state as rules see it. Arrays are live views or fresh; rules never write."""
    s, us = partner_sight(state), us_sight(state)
    n = _summed(game, state)
    f = Named(_standing(game, state) | _hours(game, state, n.hours))
    facts, read = SEEN.terms(game.book, s, us, f, n)
    f.add({**facts, "live": n.live, "package": n.package})
    s.add(read)
    return Sight(s, us, f, game.book)


def glimpse(game: Game, state: State) -> Sight:
    """Stocks and standing facts alone, without readouts and without what runs: all that gates ask for."""
    return Sight(partner_sight(state), us_sight(state), Named(_standing(game, state)), game.book)


def moved(state: State, found: Sight) -> Sight:
    """The state after its stocks have moved, with the facts of what ran as they were found."""
    s, us = partner_sight(state), us_sight(state)
    s.add(READOUT.terms(found.k, s, us, found.f)[0])
    return Sight(s, us, found.f, found.k)


def _standing(game: Game, state: State) -> dict[str, Array]:
    """Facts that need no sum over slots."""
    return {
        "channel": state.fact("channel"),
        "crisis": np.minimum(state.noted("crisis"), 1.0),
        "disaster": np.minimum(state.noted("disaster"), 1.0),
        "abuse": np.minimum(state.noted("abuse"), 1.0),
        "promoted": state.fact("act_promoted"),
        "believed_commitment": state.mean[_OSD_ROW, TOPIC_INDEX["commitment"]],
        "release_level": state.guidance("release"),
        "continuity": np.full_like(state.track("threat"), game.scenario.us.continuity),
        "frame_us": state.noted("act_frame_us"),
    }


def _summed(game: Game, state: State) -> Named:
    """What is added up over slots by partner, of what runs and of what is bound; and what it is weighed with."""
    code, runs, worth = codes(state), running(state), strength(state)
    stage = state.field("stage")
    bound = (stage >= float(Stage.AGREED)) & (stage <= float(Stage.RUNNING))
    sums = tally(
        code,
        ((_BY_WORTH, runs * worth), (_BY_RUNNING, runs)),
        (runs * state.field("incentive"), runs * state.field("role"), bound),
    )
    return Named(
        {
            "sums": sums,
            "around": around(game, sums[SUMS["package"]]),
            "turn": state.fact("turn"),
            "monitored": state.noted("monitored"),
            "vetted": state.noted("vetted"),
            "sharing": state.guidance("sharing"),
        },
        rows=(SUMS, sums),
    )


def _hours(game: Game, state: State, here: Array) -> dict[str, Array]:
    """(W,) what runs takes of the country team's hours."""
    hours, base = over_partners(here), game.scenario.us.hours
    return {
        "hours_standing": hours,
        "hours_base": np.array([base]),
        "load": hours / base,
        "hours_covered": base / np.maximum(hours + state.fact("hours_spent"), base),
    }


def of_what_runs(s: Named, us: Named, f: Named, n: Named, k: Book) -> Terms:
    """What the sums over slots come to at each partner."""
    watched = (n.monitored > 0.0) & (n.turn - n.monitored <= 1.0)
    vetted = (n.vetted > 0.0) & (n.turn - n.vetted <= 4.0)
    arms = n.arming + 0.5 * s.materiel_equipment
    return {
        "visible": saturate(n.visible),
        "unmonitored": saturate(arms) * np.where(watched | (n.audited > 0.0), 0.3, 1.0),
        "arming": saturate(n.arming),
        "unvetted": saturate(n.arming) * np.where(vetted, 0.2, 1.0),
        "incentive": np.minimum(n.incentive, 1.0),
        "neighbour_package": saturate(n.around),
        "released": np.minimum(n.released + 0.25 * n.sharing, 1.0),
        "named_role": np.minimum(n.role, 1.0),
        "cyber": np.minimum(n.cyber, 1.0),
        "hotline": np.minimum(n.hotline, 1.0),
        "unpaid": s.exclusion * 0.3 * np.maximum(0.5 - s.people_personnel, 0.0)
        + (1.0 - np.minimum(s.defence_budget / 60.0, 1.0)) * np.maximum(0.6 - s.people_personnel, 0.0),
        "budget_share": np.minimum(s.defence_budget / 200.0, 1.0),
    }


SEEN: Final = RuleSet(
    Rule(of_what_runs.__name__, {}, left_in_f(of_what_runs)),
    Rule(readouts.target, readouts.claims, lambda s, us, f, _, k: readouts(s, us, f, k)),
    spaces=("s", "us", "f", "n"),
    blocks={"s": ("tracks", TRACK_INDEX), "n": ("sums", SUMS)},
)
"""What runs and, of that, the readouts."""


def around(game: Game, values: Array) -> Array:
    """(P, W) the sum of a value over each partner's neighbours."""
    return over_partners(game.neighbours.swapaxes(0, 1) * values[:, None]) + 0.0


def knowledge(state: State) -> Array:
    """(P, W) 1 less three times the approvers' mean stated error on what matters; 0 at the least (T17, E11)."""
    sd = np.sqrt(state.var[:3][:, _KNOWN_ROWS])
    total = np.zeros_like(sd[0, 0])
    for seat in range(3):
        for row in range(len(KNOWN_BY)):
            total = total + sd[seat, row]
    known: Array = np.maximum(1.0 - total * (3.0 / (3 * len(KNOWN_BY))), 0.0)
    return known
