"""An initiative as the rules see it: what it asks of the partner, what it promises, how well it fits."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from sctabletop.domain.conditions import StageRef, values_in
from sctabletop.domain.ids import InstrumentId
from sctabletop.domain.initiative import SLOTS
from sctabletop.domain.instruments import INSTRUMENT_INDEX, TABLE, THREAT_KINDS, ThreatKind
from sctabletop.domain.state import Array, State
from sctabletop.engine.conditions import Scene, holds
from sctabletop.engine.game import Game
from sctabletop.engine.sights import Sight, codes
from sctabletop.engine.sums import at, entry
from sctabletop.rules.appeal import HIGHEST, LOWEST, RED_LINE, appeal
from sctabletop.rules.sight import Named

SIZE_ASK: Final = np.array([0.0, 0.8, 1.0, 1.2])
"""How size weighs in what an initiative asks at home."""


def keyed(draw: Array, code: Array) -> Array:
    """(slots, P, W) the draw of each slot's instrument and partner, from a sheet of (instruments + 1, P, W)."""
    return entry(draw, code)


def case(game: Game, state: State, look: Sight) -> Named:
    """Features of every slot as (slots, P, W). Empty slots have zeros; nothing here is read of them.

    What is looked up is worked out when a rule first reads it; what resolution moves is read now.
    """
    code = codes(state)
    field = state.field
    deed = field("deliverable").astype(np.intp)
    owed = np.where((deed > 0) & (field("delivery") <= 1.0), 1.0, 0.0)
    share = field("cost_share")
    industrial = np.minimum(at(TABLE.slots, code), 1.0)
    common = Named(
        {},
        {
            "deed_price": lambda: np.concatenate((np.zeros((1,)), game.deed_price[:, 0, 0]))[deed],
            "provides": lambda: _provides(game, state, deed),
        },
    )
    return Named(
        {
            "incentive": field("incentive"),
            "odds": field("odds"),
            "cost_share": share,
            "knowledge": field("knowledge"),
            "mandate": field("mandate"),
            "vouched": field("vouched"),
            "industrial": industrial,
        },
        {
            "ask": lambda: (
                (at(TABLE.price, code) + 0.5 * at(TABLE.burden, code)) * SIZE_ASK[field("size").astype(np.intp)]
                + 0.35 * share
                + 0.8 * common.deed_price * owed * (1.0 - 0.35 * common.provides)
                + 0.10 * field("transformation") * np.where(field("benchmark") > 0.0, 0.75, 1.0)
                + 0.03 * field("tripwire")
            ),
            "benefit": lambda: at(TABLE.benefit, code),
            "prestige": lambda: at(TABLE.prestige, code) * (0.6 + 0.2 * field("tier")),
            "visible": lambda: at(TABLE.visible, code),
            "guarantees": lambda: np.where(at(TABLE.ladder, code) >= 3.0, 1.0, 0.0),
            "compressed": lambda: np.maximum(-field("timeline"), 0.0),
            "licensed": lambda: np.maximum(at(TABLE.release, code), industrial) * (1.0 - at(TABLE.drawdown, code)),
            "suits": lambda: game.suits[code, np.arange(game.count)[:, None], 0],
            "outdated": lambda: _outdated(state, at(TABLE.threat, code)),
            "provides": lambda: common.provides * np.minimum(owed + deed, 1.0),
            "deed_price": lambda: common.deed_price,
        },
    )


def _outdated(state: State, answers: Array) -> Array:
    """(slots, P, W) 1 where an instrument answers another kind of threat than the partner's."""
    any_kind = float(THREAT_KINDS.index(ThreatKind.ANY))
    return np.where((answers != any_kind) & (answers != state.noted("threat_kind")), 1.0, 0.0)


def _provides(game: Game, state: State, deed: Array) -> Array:
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
