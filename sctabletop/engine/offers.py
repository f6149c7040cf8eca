"""An initiative as the rules see it: what it asks of the partner, what it promises, how well it fits."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from sctabletop.domain.conditions import StageRef, values_in
from sctabletop.domain.ids import InstrumentId
from sctabletop.domain.initiative import SLOTS
from sctabletop.domain.instruments import INSTRUMENT_INDEX, THREAT_KINDS, ThreatKind
from sctabletop.domain.state import Array, State
from sctabletop.engine.conditions import Scene, holds
from sctabletop.engine.game import Game
from sctabletop.engine.sights import SIZE_COST, Sight, codes, column_sight, field_sight
from sctabletop.engine.sums import at, entry
from sctabletop.rules.appeal import HIGHEST, LOWEST, RED_LINE, appeal
from sctabletop.rules.sight import Named

SIZE_ASK: Final = np.array([0.0, 0.8, 1.0, 1.2])
"""How size weighs in what an initiative asks at home."""
_ANY_KIND: Final = float(THREAT_KINDS.index(ThreatKind.ANY))


def keyed(draw: Array, code: Array) -> Array:
    """(slots, P, W) the draw of each slot's instrument and partner, from a sheet of (instruments + 1, P, W)."""
    return entry(draw, code)


def case(game: Game, state: State, look: Sight) -> Named:
    """Features of every slot as (slots, P, W). Empty slots have zeros; nothing here is read of them.

    Each is worked out when a rule first reads it.
    """
    return features(field_sight(state), column_sight(codes(state)), looked_up(game, state))


def looked_up(game: Game, state: State) -> Named:
    """What tables say of each slot's fields, beside the columns of its instrument."""
    deed = state.field("deliverable").astype(np.intp)
    size = state.field("size").astype(np.intp)
    return Named(
        {"threat_kind": state.noted("threat_kind")},
        {
            "size_ask": lambda: at(SIZE_ASK, size),
            "size_cost": lambda: at(SIZE_COST, size),
            "deed_price": lambda: at(np.concatenate((np.zeros((1,)), game.deed_price[:, 0, 0])), deed),
            "provided": lambda: _provides(game, deed),
            "suits": lambda: game.suits[codes(state), np.arange(game.count)[:, None], 0],
        },
    )


def features(i: Named, t: Named, c: Named) -> Named:
    """An initiative as its chances and its appeal see it, of its fields, its instrument's columns and what is looked
    up.
    """
    common = Named(
        {},
        {
            "industrial": lambda: np.minimum(t.slots, 1.0),
            "owed": lambda: np.where((i.deliverable > 0.0) & (i.delivery <= 1.0), 1.0, 0.0),
        },
    )
    return Named(
        {
            "incentive": i.incentive,
            "odds": i.odds,
            "cost_share": i.cost_share,
            "knowledge": i.knowledge,
            "mandate": i.mandate,
            "vouched": i.vouched,
        },
        {
            "industrial": lambda: common.industrial,
            "ask": lambda: (
                (t.price + 0.5 * t.burden) * c.size_ask
                + 0.35 * i.cost_share
                + 0.8 * c.deed_price * common.owed * (1.0 - 0.35 * c.provided)
                + 0.10 * i.transformation * np.where(i.benchmark > 0.0, 0.75, 1.0)
                + 0.03 * i.tripwire
            ),
            "benefit": lambda: t.benefit,
            "prestige": lambda: t.prestige * (0.6 + 0.2 * i.tier),
            "visible": lambda: t.visible,
            "guarantees": lambda: np.where(t.ladder >= 3.0, 1.0, 0.0),
            "compressed": lambda: np.maximum(-i.timeline, 0.0),
            "licensed": lambda: np.maximum(t.release, common.industrial) * (1.0 - t.drawdown),
            "suits": lambda: c.suits,
            "outdated": lambda: np.where((t.threat != _ANY_KIND) & (t.threat != c.threat_kind), 1.0, 0.0),
            "provides": lambda: c.provided * np.minimum(common.owed + i.deliverable, 1.0),
            "deed_price": lambda: c.deed_price,
        },
    )


def _provides(game: Game, deed: Array) -> Array:
    """(slots, P, W) 1 where the deliverable is something the partner can well provide (D22)."""
    table = np.concatenate((np.zeros((1, game.count, 1)), game.provides))
    partner = np.arange(game.count)[None, :, None]
    found: Array = table[deed, partner, 0]
    return found


def appeals(game: Game, state: State, look: Sight, features: Named, scene: Scene) -> tuple[Array, Mapping[str, Array]]:
    """(slots, P, W) the appeal of each initiative as an offer, and its terms. An offer over a red line has 0.02."""
    terms = appeal(look.s, look.us, look.f, features, look.k)
    total = np.zeros((SLOTS, state.partners, state.worlds))
    for term in terms.values():
        total = total + term
    total = np.minimum(np.maximum(total, LOWEST), HIGHEST)
    code = state.field("instrument")
    for p, partner in enumerate(game.scenario.partners):
        for _, line in partner.red_lines:
            crossed = holds(line, scene)
            named = [
                INSTRUMENT_INDEX[InstrumentId(v.instrument)] + 1 for v in values_in(line) if isinstance(v, StageRef)
            ]
            meets = np.isin(code[:, p], named) if named else np.ones((SLOTS, state.worlds), dtype=bool)
            total[:, p] = np.where(meets & crossed, RED_LINE, total[:, p])
    return total, terms


def scene_of(game: Game, state: State, look: Sight) -> Scene:
    """The state as conditions read it."""
    return Scene(state, look.s, look.us, game.partners, game.injects)
