"""What rules see of a state: stocks by name, readouts, and the facts of what runs."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from sctabletop.domain.initiative import Stage
from sctabletop.domain.instruments import FLOWS, TABLE
from sctabletop.domain.seats import OSD, US_SEATS
from sctabletop.domain.state import MEMO, Array, State
from sctabletop.domain.tracks import TOPIC_INDEX
from sctabletop.engine.compiled import RuleSet
from sctabletop.engine.game import Game
from sctabletop.engine.sums import at, over_partners, tally
from sctabletop.rules.readouts import readouts
from sctabletop.rules.sight import Book, Named, partner_sight, us_sight

SIZE_EFFECT: Final = np.array([0.0, 0.5, 1.0, 1.4])
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
    effect: Array = SIZE_EFFECT[state.field("size").astype(np.intp)] * TIER_EFFECT[state.field("tier").astype(np.intp)]
    return effect


def price_of(state: State, code: Array) -> Array:
    """(slots, P, W) million USD over the life of each initiative, before any partner share."""
    cost: Array = (
        at(TABLE.cost, code)
        * SIZE_COST[state.field("size").astype(np.intp)]
        * TIER_COST[state.field("tier").astype(np.intp)]
    )
    return cost


def memo_sight(state: State) -> Named:
    """Standing facts and acts as (P, W), and ``memo`` as (facts, P, W). Live views."""
    return Named({**dict(zip(MEMO, state.memo, strict=True)), "memo": state.memo})


def sight(game: Game, state: State) -> Sight:
    """The state as rules see it. Arrays are live views or fresh; rules never write."""
    s, us = partner_sight(state), us_sight(state)
    f = Named(_facts(game, state, s))
    s.add(READOUT.terms(game.book, s, us, f)[0])
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


def _facts(game: Game, state: State, s: Named) -> dict[str, Array]:
    code, runs, worth = codes(state), running(state), strength(state)
    turn = state.fact("turn")
    active = runs * worth
    stage = state.field("stage")
    bound = (stage >= float(Stage.AGREED)) & (stage <= float(Stage.RUNNING))
    arming, released, package, visible, cyber, hotline, audited, hours_here, incentive, role, live = tally(
        code,
        ((_BY_WORTH, active), (_BY_RUNNING, runs)),
        (runs * state.field("incentive"), runs * state.field("role"), bound),
    )
    watched = (state.noted("monitored") > 0.0) & (turn - state.noted("monitored") <= 1.0)
    arms = arming + 0.5 * s.materiel_equipment
    vetted = (state.noted("vetted") > 0.0) & (turn - state.noted("vetted") <= 4.0)
    hours = over_partners(hours_here)
    released = released + 0.25 * state.guidance("sharing")
    return {
        **_standing(game, state),
        "visible": saturate(visible),
        "unmonitored": saturate(arms) * np.where(watched | (audited > 0.0), 0.3, 1.0),
        "arming": saturate(arming),
        "unvetted": saturate(arming) * np.where(vetted, 0.2, 1.0),
        "incentive": np.minimum(incentive, 1.0),
        "live": live,
        "package": package,
        "neighbour_package": saturate(around(game, package)),
        "released": np.minimum(released, 1.0),
        "named_role": np.minimum(role, 1.0),
        "cyber": np.minimum(cyber, 1.0),
        "hotline": np.minimum(hotline, 1.0),
        "hours_standing": hours,
        "hours_base": np.array([game.scenario.us.hours]),
        "load": hours / game.scenario.us.hours,
        "hours_covered": game.scenario.us.hours / np.maximum(hours + state.fact("hours_spent"), game.scenario.us.hours),
        "unpaid": s.exclusion * 0.3 * np.maximum(0.5 - s.people_personnel, 0.0)
        + (1.0 - np.minimum(s.defence_budget / 60.0, 1.0)) * np.maximum(0.6 - s.people_personnel, 0.0),
        "budget_share": np.minimum(s.defence_budget / 200.0, 1.0),
    }


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
