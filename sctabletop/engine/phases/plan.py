"""Plan: at close all orders are decided in one order (OSD, CCMD, SDO, partners), so shared means never depend on who
was first.
"""

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from sctabletop.domain.deeds import DEED_INDEX, DEED_REST_TURNS, Deed
from sctabletop.domain.initiative import Delivery, Stage
from sctabletop.domain.instruments import FLOWS, TABLE
from sctabletop.domain.refusals import Reason
from sctabletop.domain.standing import is_ally
from sctabletop.domain.state import Array, State
from sctabletop.engine import beliefs, slots
from sctabletop.engine.decisions import Plan
from sctabletop.engine.game import Game
from sctabletop.engine.ledger import Ledger
from sctabletop.engine.sights import sight
from sctabletop.engine.sums import at

TASK_HOURS: Final = {
    "fuse": 2.0,
    "promote": 2.0,
    "vet": 3.0,
    "monitor": 3.0,
    "relief": 3.0,
    "report": 2.0,
    "engage": 2.0,
    "frame_us": 2.0,
}
"""Hours of the country team that each task takes (E19)."""

IDLE_STEP_TURNS: Final = 2.0
"""Turns after which an open step that nobody took up makes room for another."""
REPLAN_HOURS: Final = 4.0
"""Hours that writing off an assumption costs."""
CLOSED_BY_NORMS: Final = 0.6
"""From here on shared norms rule out provoking, leaking, the rival's offer and repudiation (T8)."""

_RATIFY: Final = DEED_INDEX[Deed.RATIFY]
_SUPPORT: Final = DEED_INDEX[Deed.STATE_SUPPORT]
_PRESENCE: Final = FLOWS.index("presence")
_PRESS_COST: Final = np.array([0.0, 0.05, 0.30, 0.70])


@dataclass(slots=True)
class Planned:
    """The ledger of the close (beliefs alone), and a refusal code for each decision that has one."""

    ledger: Ledger
    codes: dict[str, Array] = field(default_factory=dict)


def close(game: Game, state: State, plan: Plan, kept: bool = False) -> Planned:
    """Decide everybody's orders in place."""
    planned = Planned(Ledger(state, kept))
    turn = float(state.turn)
    _guidance(game, state, plan, planned.codes)
    _answers(state, plan, planned.codes, turn)
    _triage(state, plan, planned.codes)
    for draft in plan.drafts:
        draft.code = slots.amend(state, draft) if draft.amend else slots.propose(state, draft, turn)
    _handle(state, plan, planned.codes)
    tasks = _tasks(game, state, plan, planned.codes, turn)
    _cabinet(game, state, plan, planned.codes, turn)
    state.asked[...] = np.where(plan.question > 0.0, turn, state.asked)
    shared = state.guidance("sharing") * 0.0 + tasks["fuse"]
    if tasks["fuse"].any():
        beliefs.fuse(state, tasks["fuse"], planned.ledger)
    if tasks["report"].any():
        beliefs.report(state, tasks["report"], planned.ledger)
    if state.noted("act_frank").any():
        truth = beliefs.truths(state, sight(game, state))
        beliefs.frank_talk(state, truth, state.noted("act_frank"), planned.ledger)
    state.noted("act_shared")[...] = shared
    state.noted("act_reported")[...] = tasks["report"]
    return planned


def _change(row: Array, new: Array, allowed: Array | bool = True) -> None:
    row[...] = np.where(np.isnan(new) | ~np.broadcast_to(allowed, new.shape), row, new)


def _guidance(game: Game, state: State, plan: Plan, out: dict[str, Array]) -> None:
    """OSD's guidance, standing until changed (T9, T12, I3, T29)."""
    rung = state.track("legal_rung")
    for name in ("rank", "ceiling_t10", "ceiling_t22", "sharing"):
        _change(state.guidance(name), getattr(plan, name))
    ally = is_ally(rung)
    exempt_early = (plan.release == 2.0) & ~ally
    # An exemption goes with the treaty that it stood on.
    state.guidance("release")[...] = np.minimum(state.guidance("release"), np.where(ally, 2.0, 1.0))
    out["release"] = np.where(exempt_early, float(Reason.RUNG_FOR_EXEMPT), 0.0)
    _change(state.guidance("release"), plan.release, ~exempt_early)
    _change(state.guidance("tone"), plan.tone)
    pledged = plan.tone == 2.0
    state.noted("act_words")[...] = np.where((plan.tone == 1.0) | pledged, 1.0, 0.0)
    state.noted("act_pledged")[...] = np.where(pledged & (state.noted("pledge_turn") == 0.0), 1.0, 0.0)
    state.noted("pledge_turn")[...] = np.where(
        pledged & (state.noted("pledge_turn") == 0.0), state.fact("turn"), state.noted("pledge_turn")
    )
    _steps(game, state, plan, out)
    _change(state.fact("channel"), plan.channel)
    state.fact("testimony")[...] = np.where(plan.testify > 0.0, plan.testify, state.fact("testimony"))
    press, reached = plan.press, state.noted("press_rung")
    skipped = np.maximum(press - reached - 1.0, 0.0)
    cost = _PRESS_COST[press.astype(np.intp)] + np.where(press > 0.0, 0.35 * skipped, 0.0)
    tolerance = 0.10 + 0.25 * state.track("openness")
    state.noted("act_crusade")[...] = np.maximum(cost - tolerance, 0.0)
    reached[...] = np.maximum(reached, press)


def _steps(game: Game, state: State, plan: Plan, out: dict[str, Array]) -> None:
    """One open legal negotiation at a time, one rung at a time (T9)."""
    step, rung, signed = state.guidance("step_open"), state.track("legal_rung"), state.noted("signed_rung")
    codes = np.zeros_like(step)
    if not plan.open_step.any():
        out["open_step"] = codes
        return
    ladder = TABLE.ladder[state.field("instrument").astype(np.intp)]
    fresh = (step > 0.0) & (state.fact("turn") - state.noted("step_turn") <= IDLE_STEP_TURNS)
    in_hand = (slots.live(state) & (ladder > 0.0) & (ladder == step)).any(axis=0) | fresh
    for p in range(game.count):
        busy = np.zeros(state.worlds, dtype=bool)
        for q in range(game.count):
            busy = busy | (in_hand[q] & (q != p))
        code = np.where(
            rung[p] >= 4.0,
            float(Reason.TOP_RUNG),
            np.where(
                signed[p] > rung[p],
                float(Reason.LADDER_TAKEN),
                np.where(busy | in_hand[p], float(Reason.STEP_TAKEN), 0.0),
            ),
        )
        codes[p] = np.where(plan.open_step[p] > 0.0, code, 0.0)
        opens = (plan.open_step[p] > 0.0) & (code == 0.0)
        step[...] = np.where(opens, 0.0, step)  # a step that nobody took up closes when another opens
        step[p] = np.where(opens, rung[p] + 1.0, step[p])
        state.noted("step_turn")[p] = np.where(opens, state.fact("turn"), state.noted("step_turn")[p])
    out["open_step"] = codes


def _answers(state: State, plan: Plan, out: dict[str, Array], turn: float) -> None:
    """OSD's answers: to a miss (silence pauses), to a gesture (silence tolerates), to a sprung tripwire (silence lets
    it be).
    """
    missed = (state.field("delivery") == float(Delivery.MISSED)) | (state.field("delivery") == float(Delivery.PAUSED))
    fresh = state.field("delivery") == float(Delivery.MISSED)
    answer = slots.by_code(state, plan.answer_miss)
    waive, again = missed & (answer == 2.0), missed & (answer == 3.0)
    pause = fresh & (answer != 2.0) & (answer != 3.0)
    delivery = state.field("delivery")
    delivery[...] = np.where(waive, float(Delivery.WAIVED), np.where(again, float(Delivery.PENDING), delivery))
    delivery[...] = np.where(pause, float(Delivery.PAUSED), delivery)
    state.field("deliver_due")[...] = np.where(again, turn + 2.0, state.field("deliver_due"))
    resumes = (waive | again) & (state.field("stage") == float(Stage.SUSPENDED))
    slots.end(state, pause & (state.field("stage") == float(Stage.RUNNING)), Stage.SUSPENDED)
    slots.end(state, resumes, Stage.RUNNING)
    out["answer_miss"] = _unless(state, plan.answer_miss, missed, Reason.NOTHING_MISSED)
    waiting = (state.noted("gesture_open") > 0.0) & (state.noted("gesture_open") < turn)
    state.noted("act_tolerated")[...] = np.where(waiting & (plan.answer_gesture != 2.0), 1.0, 0.0)
    state.noted("act_punished")[...] = np.where(waiting & (plan.answer_gesture == 2.0), 1.0, 0.0)
    out["answer_gesture"] = np.where((plan.answer_gesture > 0.0) & ~waiting, float(Reason.NO_GESTURE), 0.0)
    state.noted("gesture_open")[...] = np.where(waiting, 0.0, state.noted("gesture_open"))
    sprung = state.field("sprung") == 1.0
    enforced = sprung & (slots.by_code(state, plan.enforce) > 0.0)
    out["enforce"] = _unless(state, plan.enforce, sprung, Reason.NOT_SPRUNG)
    state.noted("act_enforced")[...] = _count(enforced)
    slots.end(state, enforced, Stage.CANCELLED)
    state.field("sprung")[...] = np.where(enforced, 3.0, state.field("sprung"))


def _unless(state: State, ordered: Array, possible: Array, reason: Reason) -> Array:
    """The reason wherever something was ordered of an instrument that no marked slot holds."""
    if not ordered.any():
        return np.broadcast_to(0.0, ordered.shape)
    return np.where((ordered != 0.0) & ~slots.marked(state, possible), float(reason), 0.0)


def _count(where: Array) -> Array:
    total = np.zeros(where.shape[1:])
    for row in where:
        total = total + row
    return total


def _triage(state: State, plan: Plan, out: dict[str, Array]) -> None:
    """Weights of plan assumptions; a write-off is final and costs hours of planning anew (T14)."""
    weight = state.assumption[1]
    gone = weight < 0.0
    out["triage"] = np.where(~np.isnan(plan.triage) & gone, float(Reason.WRITTEN_OFF), 0.0)
    newly = (plan.triage < 0.0) & ~gone
    _change(weight, plan.triage, ~gone)
    replan = np.zeros(state.worlds)
    for row in newly:
        replan = replan + row * REPLAN_HOURS
    state.fact("hours_spent")[...] += np.minimum(replan, state.us_track("sdo_hours"))


def _handle(state: State, plan: Plan, out: dict[str, Array]) -> None:
    """Cancellations, endings, clearances and vouching on live initiatives."""
    stage = state.field("stage")
    there = slots.live(state)
    ends = slots.by_code(state, plan.end_programme) > 0.0
    cancels = slots.by_code(state, plan.cancel) > 0.0
    bound = (stage >= float(Stage.AGREED)) | (stage == float(Stage.SUSPENDED))
    out["cancel"] = _unless(state, plan.cancel, there, Reason.NOT_LIVE)
    out["end_programme"] = _unless(state, plan.end_programme, there & bound, Reason.NOT_LIVE)
    out["clear"] = _unless(state, plan.clear, there, Reason.NOT_LIVE)
    out["vouch"] = _unless(state, plan.vouch, there, Reason.NOT_LIVE)
    ends = ends & bound
    code = state.field("instrument").astype(np.intp)
    state.noted("act_cancelled")[...] = _count(cancels & bound)
    state.noted("act_ended")[...] = _count(ends)
    state.noted("act_withdrawn")[...] = _count((ends | cancels) & bound & (at(TABLE.builds[_PRESENCE], code) > 0.0))
    slots.end(state, (cancels & bound) | ends, Stage.CANCELLED)
    slots.end(state, cancels & ~bound, Stage.WITHDRAWN)
    clear = slots.by_code(state, plan.clear)
    state.field("cleared")[...] = np.where(clear != 0.0, clear, state.field("cleared"))
    state.field("vouched")[...] = np.maximum(state.field("vouched"), slots.by_code(state, plan.vouch))


def _tasks(game: Game, state: State, plan: Plan, out: dict[str, Array], turn: float) -> dict[str, Array]:
    """The country team's tasks, served while its hours last: the list below, then partner order."""
    left = state.us_track("sdo_hours") - state.fact("hours_spent")
    done: dict[str, Array] = {}
    wants: list[tuple[str, Array]] = [
        ("fuse", plan.fuse),
        ("vet", plan.vet),
        ("monitor", plan.monitor),
        ("relief", plan.relief),
        ("report", plan.report),
        ("frame_us", plan.frame_us),
    ]
    promote = (plan.promote > 0.0) & (left >= TASK_HOURS["promote"])
    out["promote"] = np.where((plan.promote > 0.0) & ~promote, float(Reason.NO_HOURS), 0.0)
    left = left - np.where(promote, TASK_HOURS["promote"], 0.0)
    state.fact("act_promoted")[...] = promote
    disaster = state.noted("disaster") > 0.0
    for name, wanted in wants:
        granted, code = np.zeros_like(wanted), np.zeros_like(wanted)
        for p in range(game.count):
            can = (wanted[p] > 0.0) & (disaster[p] | (name != "relief"))
            fits = can & (left >= TASK_HOURS[name])
            left = left - np.where(fits, TASK_HOURS[name], 0.0)
            granted[p] = fits
            code[p] = np.where(can & ~fits, float(Reason.NO_HOURS), 0.0)
        if name == "relief":
            code = np.where((wanted > 0.0) & ~disaster, float(Reason.NO_DISASTER), code)
        done[name], out[name] = granted, code
    left = _engage(game, state, plan, out, left)
    state.fact("hours_spent")[...] = state.us_track("sdo_hours") - left
    state.noted("act_vet")[...], state.noted("act_monitor")[...] = done["vet"], done["monitor"]
    state.noted("act_relief")[...], state.noted("act_frame_us")[...] = done["relief"], done["frame_us"]
    state.noted("vetted")[...] = np.where(done["vet"] > 0.0, turn, state.noted("vetted"))
    state.noted("monitored")[...] = np.where(done["monitor"] > 0.0, turn, state.noted("monitored"))
    state.noted("act_asked")[...] = plan.ask
    state.noted("asked_deed")[...] = np.where(plan.ask > 0.0, plan.ask, state.noted("asked_deed"))
    _change(state.noted("carry"), plan.carry)
    return done


def _engage(game: Game, state: State, plan: Plan, out: dict[str, Array], left: Array) -> Array:
    """Talks with named people; the worth of each halves with every repetition in a year (E20)."""
    codes = np.zeros_like(plan.engage)
    for c in range(plan.engage.shape[0]):
        if not plan.engage[c].any():
            continue
        worth = 1.0 / (1.0 + state.contact[c])
        for p in range(game.count):
            wanted = plan.engage[c, p] > 0.0
            fits = wanted & (left >= TASK_HOURS["engage"])
            left = left - np.where(fits, TASK_HOURS["engage"], 0.0)
            codes[c, p] = np.where(wanted & ~fits, float(Reason.NO_HOURS), 0.0)
            for code, name in ((1.0, "act_frank"), (2.0, "act_demarche"), (3.0, "act_platitude")):
                state.noted(name)[p] += np.where(fits & (plan.engage[c, p] == code), worth[p], 0.0)
            state.noted("act_contact")[p] = np.where(fits, 1.0, state.noted("act_contact")[p])
            state.contact[c, p] += fits
    out["engage"] = codes
    return left


def _cabinet(game: Game, state: State, plan: Plan, out: dict[str, Array], turn: float) -> None:
    """The partner's cabinet: deeds within its political capital, and what it does abroad (D14, D30, E5)."""
    codes = np.zeros_like(plan.deed)
    capital = 1.0 - state.track("political_risk")
    rung, signed = state.track("legal_rung"), state.noted("signed_rung")
    for d in range(plan.deed.shape[0]):
        wanted = plan.deed[d] > 0.0
        if not wanted.any():
            continue
        last = state.deed[d]
        rests = (last > 0.0) & (turn - last < DEED_REST_TURNS) & (d != _SUPPORT)
        price = game.deed_price[d]
        code = np.where(rests, float(Reason.DEED_RESTS), np.where(price > capital, float(Reason.NO_CAPITAL), 0.0))
        if d == _RATIFY:
            code = np.where(signed <= rung, float(Reason.NOTHING_SIGNED), code)
        does = wanted & (code == 0.0)
        capital = capital - np.where(does, price, 0.0)
        state.deed[d] = np.where(does, turn, last)
        codes[d] = np.where(wanted, code, 0.0)
    out["deed"] = codes
    closed = state.track("norms") >= CLOSED_BY_NORMS
    out["provoke"] = np.where(
        plan.provoke > 0.0,
        np.where(
            closed,
            float(Reason.OPTION_CLOSED),
            np.where(state.track("guarantee") < 0.05, float(Reason.NO_GUARANTEE), 0.0),
        ),
        0.0,
    )
    out["leak"] = np.where((plan.leak > 0.0) & closed, float(Reason.OPTION_CLOSED), 0.0)
    out["hedge"] = np.where((plan.hedge == 1.0) & closed, float(Reason.OPTION_CLOSED), 0.0)
    state.noted("act_provoked")[...] = (plan.provoke > 0.0) & (out["provoke"] == 0.0)
    state.noted("act_leaked")[...] = (plan.leak > 0.0) & (out["leak"] == 0.0)
    _change(state.noted("hedge"), plan.hedge, out["hedge"] == 0.0)
    state.noted("act_rival_offer")[...] = (plan.hedge == 1.0) & (out["hedge"] == 0.0)
    state.noted("act_third")[...] = plan.hedge == 2.0
    state.noted("act_gesture")[...] = plan.gesture > 0.0
    state.noted("gesture_open")[...] = np.where(plan.gesture > 0.0, turn, state.noted("gesture_open"))
    _change(state.noted("mandate"), np.minimum(plan.mandate, game.mandate))
    state.noted("letter_sale")[...] = np.maximum(state.noted("letter_sale"), plan.request == 1.0)
    state.noted("letter_guarantee")[...] = np.maximum(state.noted("letter_guarantee"), plan.request == 2.0)
    state.noted("act_frame_home")[...] = plan.frame_home
