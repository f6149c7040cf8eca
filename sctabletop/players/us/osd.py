"""OSD's plan: who stands first, with how much money, which law, release and tone, and what is answered (T9, T12)."""

from typing import Final

import numpy as np

from sctabletop.domain.initiative import Delivery, Stage
from sctabletop.domain.standing import is_ally
from sctabletop.domain.state import Array
from sctabletop.engine.decisions import Plan
from sctabletop.engine.sums import over_partners, over_slots
from sctabletop.players.policies import PolicyName
from sctabletop.players.scores import NEVER, Index, Reasons, Terms, at, best, scatter, total
from sctabletop.players.us.picture import Picture, by_partner
from sctabletop.players.us.schools import School

CASE, EXEMPT = 1.0, 2.0
WARM, PLEDGE = 1.0, 2.0
PAUSE, WAIVE, RENEGOTIATE = 1.0, 2.0, 3.0
EVIDENCE, PROMISE = 1.0, 2.0
TOLERATE, PUNISH = 1.0, 2.0
_LAST_RUNG: Final = 4.0
_PATIENCE: Final = 6.0
"""Turns after which a bargain that was missed again is let go."""


def plan_osd(school: School, pic: Picture, into: Plan, why: Reasons | None) -> None:
    """Fill in OSD's plan."""
    order = _rank(school, pic, into, why)
    if int(pic.turn) % 2 == 1:
        _ceilings(school, pic, order, into, why)
    _release(school, pic, into, why)
    _step(school, pic, order, into, why)
    _answers(school, pic, into, why)
    _words(school, pic, into, why)
    _washington(school, pic, into, why)


def _rank(school: School, pic: Picture, into: Plan, why: Reasons | None) -> Array:
    """(P, W) the rank of each partner; re-ordered once a year, and only where the order would change."""
    view, b = pic.view, pic.view.mean
    if int(pic.turn) % 2 == 0:
        return view.guide.rank
    terms: Terms = {
        "plan": school.rank_plan * by_partner(pic),
        "ready": school.rank_ready * (0.6 * b.commitment + 0.4 * b.willingness),
        "danger": school.rank_threat * b.threat,
        "ties": school.rank_ties * (0.5 * b.trust + 0.5 * b.relationships),
        "standing": 0.15 * (1.0 - view.guide.rank),
    }
    order = np.argsort(-total(terms), axis=0, kind="stable")
    rank = np.argsort(order, axis=0, kind="stable").astype(np.float64)
    changed = (rank != view.guide.rank).any(axis=0)
    into.rank[...] = np.where(changed, rank, into.rank)
    if why is not None and changed[0]:
        _why_rank(terms, order[:, 0], np.argsort(view.guide.rank[:, 0], kind="stable"), why)
    return rank


def _why_rank(terms: Terms, order: Index, before: Index, why: Reasons) -> None:
    """What sets the first partner that moved up apart from the one that now follows it."""
    k = int(np.flatnonzero(order != before)[0])
    up, down = at(terms, (int(order[k]),)), at(terms, (int(order[k + 1]),))
    apart = {f"more_{name}": value - down[name] for name, value in up.items()}
    why.add("rank", None, None, apart, about=int(order[k]), other=int(order[k + 1]))


def _ceilings(school: School, pic: Picture, rank: Array, into: Plan, why: Reasons | None) -> None:
    """Money by rank, said each year: the first partner's share, then each half of what is left; a yearly sum counts
    twice.
    """
    places = pic.brief.partners
    shares = [school.concentrate]
    for _ in range(places - 2):
        shares.append((1.0 - sum(shares)) * 0.55)
    shares.append(max(1.0 - sum(shares), 0.1) if places > 1 else 1.0)
    table = np.array(shares[-places:] if places > 1 else [1.0])
    share = table[rank.astype(np.intp)]
    for name, base in (("ceiling_t10", pic.brief.base_t10), ("ceiling_t22", pic.brief.base_t22)):
        most = np.floor(share * base * 2.0 + 0.5)
        array = getattr(into, name)
        array[...] = most
    if why is not None:
        for p in range(places):
            seen = {"place": float(rank[p, 0]), "share": float(share[p, 0])}
            why.add("set_ceiling", p, None, {"place": 1.0}, seen=seen)


def _release(school: School, pic: Picture, into: Plan, why: Reasons | None) -> None:
    """Release by case for those trusted and bound, exempt for allies; sharing where nobody else listens in."""
    view, b = pic.view, pic.view.mean
    now = view.guide.release
    leaky = (b.hedging > 0.6) | (b.entanglement > 0.65)
    case = (
        (b.trust >= school.release_trust) & ((b.legal_rung >= 1.0) | (b.trust >= school.release_trust + 0.15)) & ~leaky
    )
    exempt = is_ally(b.legal_rung) & (b.trust >= school.release_trust + 0.15) & ~leaky
    level = np.where(exempt, EXEMPT, np.where(case, CASE, 0.0))
    lost = leaky & (b.trust < school.release_trust - 0.1)
    level = np.where(lost, 0.0, np.maximum(level, np.minimum(now, 1.0)))
    level = np.where((level > 1.0) & ~is_ally(b.legal_rung), CASE, level)
    into.release[...] = np.where(level != now, level, into.release)
    bound = (b.legal_rung >= 1.0) | (view.guide.step_open == 1.0)
    open_ = np.where((b.hedging < 0.5) & (b.trust > school.release_trust - 0.1) & bound, 1.0, 0.0)
    keep = (view.guide.sharing > 0.0) & (b.hedging < 0.6)
    open_ = np.where(keep, 1.0, open_)
    into.sharing[...] = np.where(open_ != view.guide.sharing, open_, into.sharing)
    if why is not None:
        for p in range(pic.brief.partners):
            law = {"law": 0.2 * float(b.legal_rung[p, 0])}
            if level[p, 0] != now[p, 0]:
                kept = "leaky" if leaky[p, 0] else "unbound" if b.legal_rung[p, 0] < 3.0 else "distrusted"
                lets = {"trust": 1.0, **law} if level[p, 0] > now[p, 0] else {kept: 1.0}
                least = school.release_trust + (0.15 if level[p, 0] == EXEMPT or not b.legal_rung[p, 0] >= 1.0 else 0.0)
                why.add("set_release", p, None, lets, seen={"least": least})
            if open_[p, 0] != view.guide.sharing[p, 0]:
                shares = {"close": 1.0, "trust": 0.9, **law} if open_[p, 0] > 0.0 else {"leaky": 1.0}
                why.add("set_sharing", p, None, shares, seen={"least": school.release_trust - 0.1})


def _step(school: School, pic: Picture, rank: Array, into: Plan, why: Reasons | None) -> None:
    """Open the next rung with the ripest partner, where no other negotiation is open and nothing signed waits (T9)."""
    view, b = pic.view, pic.view.mean
    busy = (view.guide.step_open > 0.0).any(axis=0)
    ripe = (
        (b.trust >= school.step_trust + 0.05 * b.legal_rung)
        & (b.legal_rung < _LAST_RUNG)
        & (view.memo.signed_rung <= b.legal_rung)
        & (b.strain < 0.35)
        & ~busy
    )
    terms: Terms = {
        "trust": b.trust,
        "first": -0.12 * rank,
        "danger": 0.3 * school.rank_threat * b.felt_threat,
        "low": -0.08 * b.legal_rung,
    }
    place, value = best(np.where(ripe, total(terms), NEVER))
    opens = (np.arange(pic.brief.partners)[:, None] == place) & (value > NEVER * 0.5)
    into.open_step[...] = np.where(opens, 1.0, into.open_step)
    if why is not None and opens[:, 0].any():
        least = school.step_trust + 0.05 * float(b.legal_rung[place[0], 0])
        stands = float(rank[place[0], 0])
        ahead = {"foremost": 0.12 if stands == 0.0 else 0.0, "free": 0.01}
        weighed = at(terms, (int(place[0]),)) | ahead
        why.add("open_step", int(place[0]), None, weighed, seen={"least": least, "place": stands})


def _answers(school: School, pic: Picture, into: Plan, why: Reasons | None) -> None:
    """Answers to misses, gestures and sprung tripwires, by school."""
    view, b = pic.view, pic.view.mean
    delivery = pic.field("delivery")
    missed = pic.live & (delivery == float(Delivery.MISSED))
    paused = pic.live & (delivery == float(Delivery.PAUSED)) & (pic.turn - pic.field("deliver_due") >= 2.0)
    if missed.any() or paused.any():
        old = pic.turn - pic.field("born") >= _PATIENCE
        mild = np.where(old | (b.commitment < 0.2) & (school.miss == WAIVE), WAIVE, school.miss)
        scatter(into.answer_miss, pic.code, missed, mild)
        scatter(into.answer_miss, pic.code, paused, np.where(old, WAIVE, RENEGOTIATE))
        if why is not None:
            for s, p in zip(*np.nonzero((missed | paused)[..., 0]), strict=True):
                waits = "old" if old[s, p, 0] else "frail" if mild[s, p, 0] != school.miss else "manner"
                if paused[s, p, 0] and not old[s, p, 0]:
                    waits = "paused"
                answer = into.answer_miss[pic.code[s, p, 0], p, 0]
                why.add("answer_miss", int(p), int(pic.code[s, p, 0]), {waits: 1.0}, seen={"answer": float(answer)})
    gesture = (view.memo.gesture_open > 0.0) & (view.memo.gesture_open < pic.turn)
    cold = school.punishes & (b.hedging > 0.55) & (b.strain < 0.2)
    into.answer_gesture[...] = np.where(gesture, np.where(cold, PUNISH, TOLERATE), into.answer_gesture)
    sprung = pic.live & (pic.field("sprung") == 1.0)
    spare = (school.name is PolicyName.CONSTRUCTIVIST) & (b.relationships > 0.5)
    needed = (school.name is PolicyName.REALIST) & (b.threat > 0.8)
    enforced = sprung & ~spare & ~needed
    scatter(into.enforce, pic.code, enforced)
    if why is not None:
        for p in np.flatnonzero(gesture[:, 0]):
            lenient = "mild" if not school.punishes else "near" if b.hedging[p, 0] <= 0.55 else "chafes"
            why.add("answer_gesture", int(p), None, {"stern" if cold[p, 0] else lenient: 1.0})
        for s, p in zip(*np.nonzero(enforced[..., 0]), strict=True):
            why.add("enforce", int(p), int(pic.code[s, p, 0]), {"sprung": 1.0})


def _words(school: School, pic: Picture, into: Plan, why: Reasons | None) -> None:
    """Words seldom, and only where something on its way will follow them (E13)."""
    view, b = pic.view, pic.view.mean
    coming = over_slots((pic.waiting & (pic.stage <= float(Stage.DEFERRED))).astype(np.float64)) > 0.0
    afraid = b.abandonment >= school.words
    pledge = coming & afraid & (view.memo.pledge_turn == 0.0) & (b.trust > 0.3) & (int(pic.turn) % 3 == 1)
    into.tone[...] = np.where(pledge, PLEDGE, np.where(~pledge & (view.guide.tone != 0.0), 0.0, into.tone))
    if why is not None:
        for p in np.flatnonzero(pledge[:, 0]):
            why.add("set_tone", int(p), None, {"abandonment": 1.0, "coming": 0.5})
        for p in np.flatnonzero((~pledge & (view.guide.tone != 0.0))[:, 0]):
            why.add("set_tone", int(p), None, {"said": 1.0})
    if school.name is PolicyName.LIBERAL and int(pic.turn) % 4 == 3:
        press = (b.openness >= 0.6) & (view.memo.press_rung == 0.0) & (b.trust > 0.4) & (b.institution < 0.45)
        into.press[...] = np.where(press, 1.0, into.press)
        if why is not None:
            for p in np.flatnonzero(press[:, 0]):
                why.add("press", int(p), None, {"weak": 1.0 - float(b.institution[p, 0]), "openness": 0.5})


def _washington(school: School, pic: Picture, into: Plan, why: Reasons | None) -> None:
    """The channel to the rival, and what Congress is told before the year's money."""
    view, b = pic.view, pic.view.mean
    danger, fear = b.threat.max(axis=0), over_partners(b.abandonment) / pic.brief.partners
    least = 0.75 if school.name is PolicyName.REALIST else 0.6
    open_ = np.where(
        (danger > least) & (fear < 0.55),
        1.0,
        np.where((danger < least - 0.15) | (fear > 0.65), 0.0, view.world.channel),
    )
    into.channel[...] = np.where(open_ != view.world.channel, open_, into.channel)
    if why is not None and open_[0] != view.world.channel[0]:
        calm = {"calm": 1.0} if danger[0] < least - 0.15 else {"fears": 1.0}
        reasons = {"danger_there": 1.0, "fears": 0.5} if open_[0] > 0.0 else calm
        why.add("set_channel", None, None, reasons, about=int(b.threat[:, 0].argmax()))
    if int(pic.turn) % 2 == 0:
        shown = (view.deed >= np.maximum(pic.turn - 2.0, 1.0)).any(axis=(0, 1))
        promise = (view.us.confidence < 0.45) & (school.name is PolicyName.REALIST)
        into.testify[...] = np.where(shown | ~promise, EVIDENCE, PROMISE)
        if why is not None:
            bare = "doubted" if promise[0] else "believed"
            why.add("testify", None, None, {"deeds" if shown[0] else bare: 1.0})
