"""Resolution: chances, then changes. Every rule reads the state as the phase found it; only the ledger writes
stocks.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from sctabletop.domain.initiative import Stage
from sctabletop.domain.instruments import AUTHORITIES, TABLE
from sctabletop.domain.scenario import Assumption, AssumptionStatus
from sctabletop.domain.seats import OSD, US_SEATS
from sctabletop.domain.state import WORLD_INDEX, Array, State
from sctabletop.domain.tracks import PARTNER_TRACKS, TOPIC_INDEX, TRACK_INDEX
from sctabletop.engine import beliefs, flows, slots
from sctabletop.engine.chances import Chance
from sctabletop.engine.compiled import Numbers
from sctabletop.engine.conditions import Scene, holds
from sctabletop.engine.dealings import FOUND, ODDS, deal, luck_of
from sctabletop.engine.folding import MOVED, fold
from sctabletop.engine.game import Game
from sctabletop.engine.gates import HOLD_TURNS
from sctabletop.engine.ledger import Ledger
from sctabletop.engine.offers import looked_up, scene_of
from sctabletop.engine.passage import Passage, advance
from sctabletop.engine.sights import Sight, around, codes, memo_sight, moved, saturate, sight
from sctabletop.engine.sums import at, over_partners, over_slots
from sctabletop.rules.citing import Rule, Terms
from sctabletop.rules.hazards import HAZARDS
from sctabletop.theory import cite

_OSD: Final = US_SEATS.index(OSD)
_READINESS: Final = TOPIC_INDEX["readiness"]
_HOLDS: Final = slice(WORLD_INDEX[f"hold_{AUTHORITIES[0]}"], WORLD_INDEX[f"hold_{AUTHORITIES[-1]}"] + 1)
BROUGHT_ENOUGH: Final = 0.06
"""What must have come in a crisis for its assumption to be held; where none runs, the deed that demonstrates it must be
done.
"""


@dataclass(frozen=True, slots=True)
class Argued:
    """An argued action that control gave odds: what it moves, and the draw's row by seat."""

    seat: int
    partner: int
    track: str
    by: float
    odds: float


@dataclass(slots=True)
class Resolved:
    """The ledger of the turn, every chance drawn, and the contingencies that were tested."""

    ledger: Ledger
    chances: list[Chance]
    passage: Passage
    tested: list[tuple[int, Array]] = field(default_factory=list)
    """assumption index and the status (W,) it got"""


def close(
    game: Game, state: State, sheet: dict[str, Array], argued: Sequence[Argued] = (), kept: bool = False
) -> Resolved:
    """Resolve the turn in place."""
    before = replace(state, partner=state.partner.copy(), us=state.us.copy())
    look = sight(game, before)
    truth = beliefs.truths(before, look)
    priced = state.noted("act_price") + _within_its_power(game, state)
    passage = advance(game, state, look, sheet, truth)
    f, hazards, moves = _facts(game, state, look, passage, sheet)
    ledger = Ledger(state, kept)
    extra, argued_chances = _argued(game, before, argued, sheet)
    fold(ledger, look, moves)
    for track, term in extra.items():
        ledger.partner(track, {"argued": cite("D33")}, {"argued": term})
    ledger.settle()
    resolved = Resolved(ledger, [*passage.chances, *hazards, *argued_chances], passage)
    _breaks(state, f)
    _bookkeeping(game, state, passage, f)
    _assumptions(game, state, look, resolved)
    _looks(state, truth, look, {**f, "answer_price": priced}, sheet, ledger)
    beliefs.wait(game, state, look, ledger)
    return resolved


def _within_its_power(game: Game, state: State) -> Array:
    """(P, W) what the deeds asked in offers that were answered this turn cost at home, where it can well do them.

    A yes that binds it to what it can provide, or a no to that, says what it wants; of anything else it may say that it
    could not (D22).
    """
    stage = state.field("stage")
    answered = (stage == float(Stage.AGREED)) | (stage == float(Stage.DECLINED))
    asked = answered & (state.field("deliverable") > 0.0)
    if not asked.any():
        return np.zeros(asked.shape[1:])
    found = looked_up(game, state)
    return over_slots(np.where(asked, found.provided * found.deed_price, 0.0))


def _facts(
    game: Game, state: State, look: Sight, passage: Passage, sheet: dict[str, Array]
) -> tuple[dict[str, Array], list[Chance], Numbers | None]:
    """Everything the rules read of this turn: flows, deeds and outcomes, then acts, then hazards on top of them; and at
    one world what the rules of partners say of it.
    """
    f = {
        **flows.found(game, state, look, passage),
        "turn": state.fact("turn"),
        "year_end": np.where(state.fact("turn") % 2.0 == 0.0, 1.0, 0.0),
        "path": game.threat_path(state.turn),
        "believed_readiness": state.mean[_OSD, _READINESS],
        "crusade_next_door": around(game, state.noted("act_crusade")),
        **{luck_of(hazard): sheet[hazard.target] for hazard in HAZARDS},
    }
    f["neighbour_offensive"] = around(game, f["offensive"])
    contributors = over_partners(
        np.where(f["pooled"] > 0.0, f["funded"], 0.0)
    )  # heads, however much reaches them (T24)
    f["paying"] = (contributors >= float(game.scenario.us.pool)).astype(np.float64)
    look.f.add(f)
    found, moves = deal(look, memo_sight(state))
    drawn = slice(len(FOUND), len(FOUND) + len(HAZARDS))
    hazards = [_chance(rule, terms, sheet) for rule, terms in zip(HAZARDS, found[drawn], strict=True)]
    f |= {chance.name: chance.outcome.astype(np.float64) for chance in hazards}
    for terms in (*found[: drawn.start], found[drawn.stop]):
        f |= terms
    f |= flows.ours(game, state, look, found[drawn.stop + 1 :])
    f["slots_worked"] = np.minimum(passage.slots_worked, look.us.backlog + f["slots_ordered"])
    f["hours_standing"] = over_partners(f["hours_here"])
    look.f.add(f)
    return f, hazards, moves


def _chance(rule: Rule, terms: Terms, sheet: dict[str, Array]) -> Chance:
    odds, draw = terms.pop(ODDS), sheet[rule.target]
    return Chance(rule.target, "", None, terms, odds, draw, draw < odds, rule.claims, odds > 0.0)


def _argued(
    game: Game, before: State, argued: Sequence[Argued], sheet: dict[str, Array]
) -> tuple[dict[str, Array], list[Chance]]:
    extra: dict[str, Array] = {}
    chances = []
    for one in argued:
        draw = sheet["argue"][one.seat]
        odds = np.full_like(draw, one.odds)
        wins = draw < odds
        current = before.partner[TRACK_INDEX[one.track]]
        top = PARTNER_TRACKS[TRACK_INDEX[one.track]].top
        size = (
            one.by * ((1.0 - current) if one.by > 0.0 else current)
            if top is not None
            else np.full_like(current, one.by)
        )
        if one.track in MOVED:
            mask = np.zeros((game.count, 1))
            mask[one.partner] = 1.0
            term = mask * wins * size
            extra[one.track] = extra[one.track] + term if one.track in extra else term
        chances.append(
            Chance("argue", one.track, one.partner, {"control": odds}, odds, draw, wins, cite("D33"), odds > 0.0)
        )
    return extra, chances


def _breaks(state: State, f: dict[str, Array]) -> None:
    """What a coup, a repudiation and a scandal do to programmes and authorities (D27, D7, S11)."""
    if f["coup"].any() or f["repudiated"].any():
        _end_programmes(state, f)
    shorter = 1.0 + np.where(f["audits"] > 0.0, 1.0, 0.0)
    holds_left = state.world[_HOLDS]
    holds_left[...] = np.maximum(holds_left - shorter, 0.0)
    row = state.fact("hold_title10")
    row[...] = np.where(f["scandals"] > 0.0, np.maximum(row, HOLD_TURNS), row)
    coup_row = state.noted("coup")
    coup_row[...] = np.where(f["coup"] > 0.0, 1.0, np.where((coup_row > 0.0) & (coup_row < 4.0), coup_row + 1.0, 0.0))


def _end_programmes(state: State, f: dict[str, Array]) -> None:
    """A coup cancels what restricted authorities pay for; a break ends whatever was agreed."""
    stage = state.field("stage")
    bound = (stage >= float(Stage.AGREED)) & (stage <= float(Stage.RUNNING)) | (stage == float(Stage.SUSPENDED))
    restricted = np.isin(codes(state), np.flatnonzero(TABLE.is_title10 + TABLE.is_title22 + TABLE.is_sale))
    slots.end(state, bound & restricted & (f["coup"] > 0.0), Stage.CANCELLED)
    slots.end(state, bound & (f["repudiated"] > 0.0), Stage.REPUDIATED)
    signed = state.noted("signed_rung")
    signed[...] = np.where(f["repudiated"] > 0.0, np.minimum(signed, state.track("legal_rung")), signed)


def _bookkeeping(game: Game, state: State, passage: Passage, f: dict[str, Array]) -> None:
    """Standing facts after the turn: pledges, rungs signed, completions, what runs down."""
    m = state.noted
    settled = (f["pledge_kept"] > 0.0) | (f["pledge_broken"] > 0.0)
    m("pledge_turn")[settled] = 0.0
    acted = (m("act_agreed") > 0.0) | (f["kept"] > 0.0)
    m("statements")[...] += m("act_words")
    m("statements")[acted] = 0.0
    for name in ("disaster", "crisis"):
        m(name)[...] = np.maximum(m(name) - 1.0, 0.0)
    m("abuse")[...] = np.maximum(m("abuse") - 0.25, 0.0)
    rung = state.track("legal_rung")
    if passage.completed.any():
        _complete(state, passage)
    climbing = state.guidance("step_open")
    climbing[climbing <= m("signed_rung")] = 0.0
    m("signed_rung")[...] = np.maximum(m("signed_rung"), rung)
    m("asked_deed")[f["ask_met"] > 0.0] = 0.0
    m("letter_sale")[f["sale_paid"] > 0.0] = 0.0
    state.field("sprung")[state.field("sprung") == 1.0] = 2.0
    state.fact("testimony")[f["year_end"] > 0.0] = 0.0
    interrupts = over_partners(f["missed"] + f["coup"] + f["repudiated"]) > 0.0
    state.fact("interrupted")[...] = interrupts.astype(np.float64)  # of the turn to come


def _complete(state: State, passage: Passage) -> None:
    """What completed is remembered: agreements as signed, instruments as done there and proven anywhere (E26)."""
    done = passage.completed.nonzero()
    _, partner, world = done
    code = passage.code[done]
    np.maximum.at(state.noted("signed_rung"), (partner, world), at(TABLE.ladder, code))
    state.completed[code, partner, world] = state.fact("turn")[world]
    np.add.at(state.proven, (code, world), passage.success[done])


def _assumptions(game: Game, state: State, found: Sight, resolved: Resolved) -> None:
    """Before its trigger an assumption is assumed, indicated or demonstrated by deeds; after it, held or failed
    (T15).
    """
    plan = game.scenario.assumptions
    if not plan:
        return
    scene = scene_of(game, state, moved(state, found))
    true = np.array([holds(a.condition, scene) for a in plan])
    p, deed, number = game.plan
    tied = (state.field("assumption")[:, p] == number) & (state.field("stage")[:, p] >= float(Stage.AGREED))
    shown = np.where(deed[:, None] < 0, true, state.deed[deed, p] > 0.0)
    before = np.where(
        true & shown,
        float(AssumptionStatus.DEMONSTRATED),
        np.where(true | tied.any(axis=0), float(AssumptionStatus.INDICATED), float(AssumptionStatus.ASSUMED)),
    )
    status = state.assumption[0]
    np.copyto(status, before, where=status < float(AssumptionStatus.HELD))
    called = state.noted("contingency")[p] == number
    for a in np.flatnonzero(called.any(axis=1)).tolist():
        verdict = _verdict(state, scene, plan[a], true[a], shown[a])
        status[a] = np.where(called[a], verdict, status[a])
        resolved.tested.append((a, np.where(called[a], verdict, np.nan)))
        state.noted("contingency")[p[a]][called[a]] = 0.0
    state.assumption[2] += status == float(AssumptionStatus.DEMONSTRATED)


def _verdict(state: State, scene: Scene, tested: Assumption, true: Array, shown: Array) -> Array:
    """(W,) whether an assumption held when it was called on."""
    p = scene.partners[tested.partner]
    brought = np.maximum(state.noted("contributed")[p], 0.0) * scene.partner.contribution_cap[p]
    answered = brought >= BROUGHT_ENOUGH if tested.crisis else shown
    return np.where(true & answered, float(AssumptionStatus.HELD), float(AssumptionStatus.FAILED))


def _looks(
    state: State, truth: Array, look: Sight, f: dict[str, Array], sheet: dict[str, Array], ledger: Ledger
) -> None:
    """Deeds, deliverables met or missed and answers at a price are looks at will, the more so where what was asked is
    within its power; sharing narrows beliefs on both sides.
    """
    priced = saturate(f["answer_price"])
    signal = f["deed_shown"] + 0.12 * f["met"] + 0.12 * f["missed"] + 0.3 * np.where(priced > 0.02, priced, 0.0)
    beliefs.observe(state, truth, signal, look.s.openness, sheet, ledger)
    if f["sharing"].any():
        beliefs.share(state, truth, f["sharing"], ledger)
