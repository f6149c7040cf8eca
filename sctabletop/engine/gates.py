"""The gates: all are asked, all failures show at once. A slot's ``blocked`` field holds a bit a gate."""

from collections.abc import Collection
from typing import Any, Final

import numpy as np

from sctabletop.domain.gates import GATE_INDEX, GATES, GateId, GateStage
from sctabletop.domain.initiative import Stage
from sctabletop.domain.instruments import AUTHORITIES, FLOWS, TABLE
from sctabletop.domain.state import Array, State
from sctabletop.engine.game import Game
from sctabletop.engine.offers import keyed
from sctabletop.engine.pools import Pool, serve
from sctabletop.engine.sights import Sight, codes, price_of, running
from sctabletop.engine.sums import at, over_partners, over_slots
from sctabletop.rules.cases import congress as congress_rule
from sctabletop.rules.cases import state as state_rule
from sctabletop.rules.hazards import CAPS
from sctabletop.rules.sight import Named

APPROVE: Final = tuple(g for g in GateId if GATES[g].stage is GateStage.APPROVE)
HOLD_TURNS: Final = 3.0
"""Turns that a hold runs after a scandal or by an inject; control may clear it, audits shorten it (S11)."""
NOTICE_TURNS: Final = 1.0
"""Turns that a notice to Congress runs (D31)."""

YEAR: Final = 2.0
"""Turns for which a check of end use holds (T10)."""
_AUDIT: Final = TABLE.builds[FLOWS.index("audit")]


def probability(name: str, terms: dict[str, Array]) -> Array:
    """The sum of a chance's terms, held between 0 and its cap."""
    total: Any = 0.0
    for term in terms.values():
        total = total + term
    odds: Array = np.minimum(np.maximum(total, 0.0), CAPS.get(name, 0.98))
    return odds


def money_left(game: Game, state: State) -> tuple[Array, Array, Array, Array]:
    """Title 10 and Title 22 money (W,), and each partner's room under its ceilings (P, W), less what is reserved.

    Reservations are agreements not yet obligated; accounts move in the resolution ledger alone.
    """
    code = codes(state)
    agreed = (state.field("stage") == float(Stage.AGREED)).astype(np.float64)
    ours = price_of(state, code) * (1.0 - state.field("cost_share")) * agreed
    t10 = over_slots(ours * (at(TABLE.is_title10, code) + at(TABLE.is_policy, code) + at(TABLE.is_agreement, code)))
    t22 = over_slots(ours * at(TABLE.is_title22, code))
    return (
        state.us_track("budget_t10") - over_partners(t10),
        state.us_track("budget_t22") - over_partners(t22),
        state.guidance("ceiling_t10") - t10,
        state.guidance("ceiling_t22") - t22,
    )


def approve(
    game: Game,
    state: State,
    look: Sight,
    features: Named,
    sheet: dict[str, Array],
    asked: Collection[GateId] = APPROVE,
) -> tuple[dict[GateId, Array], dict[str, tuple[dict[str, Array], Array, Array]]]:
    """For every gate of approval that is asked, (slots, P, W) 1 where it lets the initiative pass; and the chances that
    were drawn.

    Money is served by OSD's rank, then partner order, then instrument order; a dear item refused does not block a
    cheaper one.
    """
    code = codes(state)
    shape = code.shape
    flat = np.zeros(shape)
    rung, signed = state.track("legal_rung"), state.noted("signed_rung")
    ladder = at(TABLE.ladder, code)
    steps = ladder > 0.0
    authority = (
        (state.field("objective") > 0.0)
        & (rung + flat >= at(TABLE.rung, code))
        & ((at(TABLE.letter, code) == 0.0) | (state.noted("letter_sale") + flat > 0.0))
    )
    negotiation = ~steps | ((state.guidance("step_open") + flat == ladder) & (signed + flat < ladder))
    chances: dict[str, tuple[dict[str, Array], Array, Array]] = {}
    concur = _draw("state", state_rule(look.s, look.us, look.f, features, look.k), sheet, code, chances)
    hill = _draw("congress", congress_rule(look.s, look.us, look.f, features, look.k), sheet, code, chances)
    held = flat
    for a, name in enumerate(AUTHORITIES):
        held = held + np.where(at(TABLE.authority, code) == a, state.fact(f"hold_{name}") + flat, 0.0)
    coup_bars = at(TABLE.is_title10, code) + at(TABLE.is_title22, code) + at(TABLE.is_sale, code)
    held = held + coup_bars * state.noted("coup")
    turn = state.fact("turn")
    vetted = (state.noted("vetted") > 0.0) & (turn - state.noted("vetted") <= 4.0)
    level = state.guidance("release") + flat
    passes = {
        GateId.AUTHORITY: authority,
        GateId.NEGOTIATION: negotiation,
        GateId.STATE: (at(TABLE.state_concurs, code) == 0.0) | (state.field("concurred") > 0.0) | concur,
        GateId.CONGRESS: (at(TABLE.congress, code) == 0.0) | ((state.field("notice") >= NOTICE_TURNS) & hill),
        GateId.HOLD: held == 0.0,
        GateId.MONITORING: (at(TABLE.release, code) == 0.0) | _watched(state, code),
        GateId.VETTING: (at(TABLE.vetting, code) == 0.0) | (look.f.abuse + flat == 0.0) | (vetted & (flat == 0.0)),
    }
    lawful = np.ones(shape, dtype=bool)
    for passed in passes.values():
        lawful = lawful & passed
    passes |= _money(game, state, code, lawful)
    if GateId.RELEASE in asked:
        for gate in (GateId.MONEY_T10, GateId.MONEY_T22, GateId.MONEY_SALE):
            lawful = lawful & passes[gate]
        passes[GateId.RELEASE] = _release(game, state, code, level, lawful)
    return {g: passes[g].astype(np.float64) for g in asked}, chances


def _watched(state: State, code: Array) -> Array:
    """(P, W) where end use was monitored within the year, or an audit programme runs (T10, S2)."""
    seen = state.noted("monitored")
    audits = over_slots(running(state) * at(_AUDIT, code))
    return ((seen > 0.0) & (state.fact("turn") - seen <= YEAR)) | (audits > 0.0)


def _draw(
    name: str,
    terms: dict[str, Array],
    sheet: dict[str, Array],
    code: Array,
    chances: dict[str, tuple[dict[str, Array], Array, Array]],
) -> Array:
    odds, draw = probability(name, terms), keyed(sheet[name], code)
    chances[name] = (terms, odds, draw)
    return draw < odds


def _money(game: Game, state: State, code: Array, lawful: Array) -> dict[GateId, Array]:
    """The money gates: our two accounts and their ceilings, and the partner's own budget, in one serving.

    What another gate refuses is told whether it would fit, and takes nothing from what is lawful.
    """
    left10, left22, room10, room22 = money_left(game, state)
    cost, share = price_of(state, code), state.field("cost_share")
    stage = state.field("stage")
    waits = (stage >= float(Stage.DRAFT)) & (stage <= float(Stage.DEFERRED))
    title10 = at(TABLE.is_title10, code) + at(TABLE.is_policy, code) + at(TABLE.is_agreement, code)
    title22, sale = at(TABLE.is_title22, code), at(TABLE.is_sale, code)
    ours = cost * (1.0 - share)
    theirs = cost * share * (1.0 - sale) + cost * sale
    agreed = (stage == float(Stage.AGREED)).astype(np.float64)
    ten, ten_room, two, two_room, own = serve(
        state,
        waits,
        (
            Pool(ours * title10, left10),
            Pool(ours * title10, room10),
            Pool(ours * title22, left22),
            Pool(ours * title22, room22),
            Pool(theirs, state.track("defence_budget") - over_slots(theirs * agreed)),
        ),
        lawful,
    )
    return {GateId.MONEY_T10: ten & ten_room, GateId.MONEY_T22: two & two_room, GateId.MONEY_SALE: own}


def _release(game: Game, state: State, code: Array, level: Array, lawful: Array) -> Array:
    """One release clearance a turn: the first applicant in OSD's order has it; an exemption needs none."""
    stage = state.field("stage")
    fresh = (stage >= float(Stage.DRAFT)) & (stage <= float(Stage.POSITIONED))
    allowed = (at(TABLE.release, code) == 0.0) | (level > 0.0)
    asks = fresh & allowed & (at(TABLE.release, code) > 0.0) & (level < 2.0)
    (served,) = serve(state, asks, (Pool(np.ones(code.shape), np.ones(state.worlds)),), lawful)
    passed: Array = allowed & (~asks | served)
    return passed


def bits(passes: dict[GateId, Array]) -> Array:
    """The failures of all gates as one number a slot."""
    total = np.zeros(next(iter(passes.values())).shape)
    for gate, passed in passes.items():
        total = total + np.where(passed > 0.0, 0.0, float(2 ** GATE_INDEX[gate]))
    return total


def gates_in(blocked: float) -> tuple[GateId, ...]:
    """The gates that a ``blocked`` number names."""
    number = int(blocked)
    return tuple(g for g, i in GATE_INDEX.items() if number >> i & 1)
