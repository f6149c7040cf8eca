"""The first pass of resolution: what starts, what moves, what completes, what is met or missed. Chances, then
outcomes.
"""

from dataclasses import dataclass

import numpy as np

from sctabletop.domain.gates import GATE_INDEX, GateId
from sctabletop.domain.initiative import Delivery, Stage
from sctabletop.domain.instruments import TABLE
from sctabletop.domain.state import Array, State
from sctabletop.engine import slots
from sctabletop.engine.chances import Chance
from sctabletop.engine.game import Game
from sctabletop.engine.gates import probability
from sctabletop.engine.offers import keyed
from sctabletop.engine.pools import Pool, serve
from sctabletop.engine.sights import SIZE_COST, Sight, codes, running, strength
from sctabletop.engine.sums import at, entry
from sctabletop.rules import cases
from sctabletop.rules.citing import Rule
from sctabletop.rules.sight import Named


@dataclass(slots=True)
class Passage:
    """Outcomes as (slots, P, W): what each initiative did this turn."""

    code: Array
    worth: Array
    started: Array
    """agreements that came into force this turn"""
    reversed: Array
    runs: Array
    late: Array
    works: Array
    """programmes with an effect this turn"""
    completed: Array
    success: Array
    failed: Array
    as_said: Array
    """judged by their own indicator and found as promised; without one, by success"""
    not_as_said: Array
    met: Array
    missed: Array
    slots_worked: Array
    """(W,)"""
    chances: list[Chance]


def _drawn(rule: Rule, look: Sight, features: Named, sheet: dict[str, Array], code: Array, live: Array) -> Chance:
    """The chance of a rule, drawn where it is really in question; where it nowhere is, it is nothing."""
    draw = keyed(sheet[rule.target], code)
    if not live.any():
        return Chance(rule.target, "", None, {}, np.zeros(live.shape), draw, live, rule.claims, live)
    terms = rule(look.s, look.us, look.f, features, look.k)
    odds = probability(rule.target, terms)
    return Chance(rule.target, "", None, terms, odds, draw, live & (draw < odds), rule.claims, live)


def advance(game: Game, state: State, look: Sight, features: Named, sheet: dict[str, Array], truth: Array) -> Passage:
    """Move every initiative on by one turn, in place, and say what happened; it is judged by the ``truth`` (topics, P,
    W).
    """
    code, worth = codes(state), strength(state)
    agreed = state.field("stage") == float(Stage.AGREED)
    back = _drawn(cases.reversal, look, features, sheet, code, agreed & (state.field("mandate") < 2.0))
    started = agreed & ~back.outcome
    slots.end(state, back.outcome, Stage.DECLINED)
    slots.end(state, started, Stage.RUNNING)
    runs = running(state) > 0.0
    moves, worked = _deliver_gates(game, state, code, runs)
    waiting = runs & moves & (state.field("progress") < state.field("lead"))
    late = _drawn(cases.late, look, features, sheet, code, waiting & (features.industrial + features.licensed > 0.0))
    stalled = late.outcome | (runs & ~moves)
    state.field("late")[...] += stalled & (at(TABLE.lead, code) > 0.0)
    progress, goes = state.field("progress"), runs & ~stalled
    progress += goes
    lasts = at(TABLE.lasts, code)
    works = goes & (lasts > 0.0) & (progress > state.field("lead"))
    completed = goes & (
        progress >= np.where(lasts > 0.0, state.field("lead") + lasts, np.maximum(state.field("lead"), 1.0))
    )
    done = _drawn(cases.deliver, look, features, sheet, code, completed)
    said, unsaid = _judge(state, truth, completed, done.outcome)
    met, missed, fulfil = _deliverables(state, look, features, sheet, code)
    slots.end(state, completed, Stage.COMPLETE)
    return Passage(
        code=code,
        worth=worth,
        started=started,
        reversed=back.outcome,
        runs=runs,
        late=late.outcome | (stalled & (at(TABLE.slots, code) > 0.0)),
        works=works,
        completed=completed,
        success=done.outcome,
        failed=completed & ~done.outcome,
        as_said=said,
        not_as_said=unsaid,
        met=met,
        missed=missed,
        slots_worked=worked,
        chances=[back, late, done, fulfil],
    )


def _judge(state: State, truth: Array, completed: Array, success: Array) -> tuple[Array, Array]:
    """An initiative is judged once, by its own declared indicator, when it completes or its date comes (E1)."""
    verdict, indicator = state.field("verdict"), state.field("indicator").astype(np.intp)
    due = (state.field("stage") == float(Stage.RUNNING)) & (state.fact("turn") >= state.field("due"))
    judged = (completed | due) & (indicator > 0) & (verdict == 0.0)
    plain = completed & (indicator == 0)
    said, unsaid = plain & success, plain & ~success
    if not judged.any():
        return said, unsaid
    value = entry(np.concatenate((np.zeros((1, *truth.shape[1:])), truth)), indicator)
    kept = judged & (value >= state.field("threshold"))
    verdict[...] = np.where(judged, np.where(kept, 1.0, 2.0), verdict)
    return kept | said, (judged & ~kept) | unsaid


def _deliver_gates(game: Game, state: State, code: Array, runs: Array) -> tuple[Array, Array]:
    """Clearance, workforce and industry, asked each turn of what runs; blocked bits say which failed."""
    cleared = state.field("cleared") >= 0.0
    hours = np.full(state.worlds, game.scenario.us.hours) - state.fact("hours_spent")
    lots = at(TABLE.slots, code)
    making = runs & (lots > 0.0) & (state.field("progress") < np.maximum(state.field("lead"), 1.0))
    need = np.zeros(code.shape)
    if making.any():
        size = SIZE_COST[state.field("size").astype(np.intp)]
        need = np.where(making, lots * size / np.maximum(at(TABLE.lead, code), 1.0), 0.0)
    lines = Pool(need, np.maximum(state.us_track("slots"), 0.0).copy())
    staffed, made = serve(state, runs & cleared, (Pool(at(TABLE.hours, code), hours), lines))
    fails = np.zeros(code.shape)
    for gate, passed in ((GateId.CLEARANCE, cleared), (GateId.WORKFORCE, staffed), (GateId.INDUSTRY, made)):
        fails += ~passed * float(2 ** GATE_INDEX[gate])
    state.field("blocked")[...] = np.where(runs, fails, state.field("blocked"))
    return fails == 0.0, np.maximum(state.us_track("slots"), 0.0) - lines.left


def _deliverables(
    state: State, look: Sight, features: Named, sheet: dict[str, Array], code: Array
) -> tuple[Array, Array, Chance]:
    """A deliverable is met by its deed, or by the bureaucracy on the day it falls due; else it is missed (D18)."""
    turn = state.fact("turn")
    delivery, stage = state.field("delivery"), state.field("stage")
    bound = (stage == float(Stage.RUNNING)) | (stage == float(Stage.SUSPENDED)) | (stage == float(Stage.COMPLETE))
    pending = bound & ((delivery == float(Delivery.PENDING)) | (delivery == float(Delivery.PAUSED)))
    shown = np.zeros(code.shape, dtype=bool)
    if pending.any():
        deed = state.field("deliverable").astype(np.intp)
        last = entry(np.concatenate((np.zeros((1, *state.deed.shape[1:])), state.deed)), deed)
        shown = pending & (deed > 0) & (last >= np.maximum(state.field("born"), 1.0))
    due = pending & ~shown & (delivery == float(Delivery.PENDING)) & (turn >= state.field("deliver_due"))
    fulfil = _drawn(cases.fulfil, look, features, sheet, code, due)
    met = shown | fulfil.outcome
    missed = due & ~fulfil.outcome
    delivery[...] = np.where(met, float(Delivery.MET), np.where(missed, float(Delivery.MISSED), delivery))
    slots.end(state, met & (stage == float(Stage.SUSPENDED)), Stage.RUNNING)
    return met, missed, fulfil
