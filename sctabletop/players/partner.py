"""A partner's cabinet while the US plans: deeds, letters, gestures, other suitors, as it is inclined (D14, D30)."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from sctabletop.domain.deeds import DEED_FACTS, DEED_INDEX, DEED_REST_TURNS, DEEDS, Deed
from sctabletop.domain.initiative import FIELD_INDEX, Delivery, Stage
from sctabletop.domain.state import Array
from sctabletop.engine.decisions import Plan
from sctabletop.engine.phases.plan import CLOSED_BY_NORMS
from sctabletop.engine.views import View
from sctabletop.players.brief import Brief
from sctabletop.players.characters import Character
from sctabletop.players.scores import NEVER, Marks, Reasons, best

PRICE: Final = np.array([DEED_FACTS[d].price for d in DEEDS])
VISIBLE: Final = np.array([DEED_FACTS[d].visible for d in DEEDS])[:, None]
_SUPPORT: Final = DEED_INDEX[Deed.STATE_SUPPORT]
_RATIFY: Final = DEED_INDEX[Deed.RATIFY]
_COSTLY: Final = (PRICE > 0.0)[:, None]
_MOST_DEEDS: Final = 2
_FRIENDLY: Final = 0.3
"""Trust from which a government with nothing else to do speaks in our favour, since words cost nothing (D11, E13)."""
_LIMITED, _FULL = 1.0, 2.0
_SALE, _GUARANTEE = 1.0, 2.0
_RIVAL, _THIRD = 1.0, 2.0
_FELT: Final = 0.4
"""Danger that leaders feel enough to name it as their reason."""
_REBUKE: Final = 3.0
_LEFT_ALONE: Final = 2.0
"""Turns without contact that are felt as a slight."""
_SHELTER: Final = 0.05
"""Guarantee below which there is nothing to provoke from."""
_LOYAL: Final = 0.12
"""Inclination to hedge below which other suitors are let go."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies on a partner's desk when it decides."""

    character: Character
    brief: Brief
    view: View
    draws: dict[str, Array]


def plan_partner(desk: Desk, into: Plan, why: Reasons | None) -> None:
    """Fill in a partner's plan: its own row of the arrays alone, by its own draws alone."""
    _deeds(desk, into, why)
    _letters(desk, into, why)
    _abroad(desk, into, why)
    _delegation(desk, into, why)
    _words(desk, into, why)


def _own(view: View, brief: Brief, name: str) -> Array:
    """(W,) something that a partner knows of itself."""
    row: Array = view.mean.get(name)[brief.own]
    return row


def owed_deeds(view: View) -> Array:
    """(deeds, W) 1 where a deed is owed under terms, or was asked for and not yet granted."""
    slot = view.slot[:, :, 0]
    stage, delivery = slot[FIELD_INDEX["stage"]], slot[FIELD_INDEX["delivery"]]
    bound = (stage == float(Stage.AGREED)) | (stage == float(Stage.RUNNING)) | (stage == float(Stage.SUSPENDED))
    waits = bound & ((delivery == float(Delivery.PENDING)) | (delivery == float(Delivery.PAUSED)))
    out = np.zeros((len(DEEDS) + 1, stage.shape[-1]))
    due = np.where(waits, slot[FIELD_INDEX["deliverable"]], 0.0).astype(np.intp)
    np.put_along_axis(out, due, 1.0, axis=0)
    np.put_along_axis(out, view.memo.asked_deed.astype(np.intp), 1.0, axis=0)
    return out[1:]


def _deeds(desk: Desk, into: Plan, why: Reasons | None) -> None:
    """Up to two deeds that the draw allows and capital pays: owed ones first, then by inclination."""
    character, brief, view, draws = desk.character, desk.brief, desk.view, desk.draws
    inclined = view.inclination.deed[:, 0]
    owed = owed_deeds(view)
    spares = np.array([character.spares.get(DEED_FACTS[d].pillar, 1.0) for d in DEEDS])[:, None]
    will = inclined * np.where(owed > 0.0, character.owed, character.deeds * spares)
    spares[_RATIFY] = 1.0
    will[_RATIFY] = inclined[_RATIFY] * character.owed
    will[_SUPPORT] = inclined[_SUPPORT] * character.support
    last = view.deed[:, 0]
    rests = (last > 0.0) & (view.turn - last < DEED_REST_TURNS)
    unsigned = view.memo.signed_rung[0] <= _own(view, brief, "legal_rung")
    rests[_RATIFY] |= unsigned
    carried = draws["deed"][:, brief.own] < will
    shows = character.showy * VISIBLE
    score = np.where(carried & ~rests & _COSTLY, will + owed + shows, NEVER)
    capital = 1.0 - _own(view, brief, "political_risk")
    worlds = np.arange(capital.shape[0])
    done = np.zeros_like(capital)
    for _ in range(_MOST_DEEDS):
        able = np.where(PRICE[:, None] <= capital, score, NEVER)
        deed, value = best(able)
        does = value > NEVER * 0.5
        if not does.any():
            break
        into.deed[deed, brief.own, worlds] = np.where(does, 1.0, into.deed[deed, brief.own, worlds])
        capital = capital - np.where(does, PRICE[deed], 0.0)
        done = done + does
        if why is not None and does[0]:
            d = int(deed[0])
            leans = {"will": float(inclined[d, 0]), "owed": float(owed[d, 0]), "showy": float(shows[d, 0])}
            taken_on = {f"spares_{DEED_FACTS[DEEDS[d]].pillar}": float(inclined[d, 0] * (spares[d, 0] - 1.0))}
            terms = leans if owed[d, 0] > 0.0 else leans | taken_on
            why.add("deed", brief.own, None, terms, str(DEEDS[d]), seen={"will": float(inclined[d, 0])})
        score[deed, worlds] = NEVER
    speaks = carried[_SUPPORT] & (done < _MOST_DEEDS)
    into.deed[_SUPPORT, brief.own] = np.where(speaks, 1.0, into.deed[_SUPPORT, brief.own])
    if why is not None and speaks[0]:
        said = {"will": float(inclined[_SUPPORT, 0])}
        why.add("deed", brief.own, None, {"free": 1.0, "will": 0.5}, str(Deed.STATE_SUPPORT), seen=said)


def _letters(desk: Desk, into: Plan, why: Reasons | None) -> None:
    """A letter of request: for a sale where there is money, for a guarantee where fear of being left is larger."""
    character, brief, view, draws = desk.character, desk.brief, desk.view, desk.draws
    own = brief.own
    sale_due = (view.memo.letter_sale[0] == 0.0) & (_own(view, brief, "defence_budget") >= 45.0)
    lonely = (view.memo.letter_guarantee[0] == 0.0) & (_own(view, brief, "guarantee") < 0.5)
    fear = _own(view, brief, "abandonment")
    what = np.where(lonely & ((fear > 0.5) | ~sale_due), _GUARANTEE, np.where(sale_due, _SALE, 0.0))
    writes = draws["request"][own] < view.inclination.request[0] * character.request
    into.request[own] = np.where(writes, what, into.request[own])
    if why is not None and writes[0] and what[0] > 0.0:
        afraid = {"abandonment": float(fear[0]), "thin": 1.0 - float(_own(view, brief, "guarantee")[0])}
        why.add("request", own, None, afraid if what[0] == _GUARANTEE else _wants(desk))


def _wants(desk: Desk) -> dict[str, float]:
    """Why a government that has the money would buy arms: what it lacks, and the danger where it is felt."""
    weak = 1.0 - float(_own(desk.view, desk.brief, "capability")[0])
    felt = float(_own(desk.view, desk.brief, "felt_threat")[0])
    return {"money": 1.0, "danger": felt if felt >= _FELT else 0.0, "weak": weak if weak > 0.5 else 0.0}


def _slighted(view: View, brief: Brief) -> Array:
    """(W,) 1 where Washington rebukes the government in public, or left it alone for a year."""
    return np.where((view.guide.tone[0] == _REBUKE) | (_own(view, brief, "neglect") >= _LEFT_ALONE), 1.0, 0.0)


def _abroad(desk: Desk, into: Plan, why: Reasons | None) -> None:
    """Gestures, other suitors, provocation and leaks; shared norms close most of it (T8)."""
    character, brief, view, draws = desk.character, desk.brief, desk.view, desk.draws
    own, inclination, memo = brief.own, view.inclination, view.memo
    closed = _own(view, brief, "norms") >= CLOSED_BY_NORMS
    slight = _slighted(view, brief)
    shows = inclination.gesture[0] * character.gesture * (1.0 + character.slighted * slight)
    gesture = (draws["gesture"][own] < shows) & (memo.gesture_open[0] == 0.0)
    into.gesture[own] = np.where(gesture, 1.0, into.gesture[own])
    pull = inclination.hedge[0] * character.hedge
    courts = draws["hedge"][own] < pull
    friendly = closed | (_own(view, brief, "distance") < 0.35)
    suitor = np.where(friendly, _THIRD, _RIVAL)
    loyal = ~courts & (memo.hedge[0] > 0.0) & (pull < _LOYAL)
    into.hedge[own] = np.where(courts, suitor, np.where(loyal, 0.0, into.hedge[own]))
    sheltered = _own(view, brief, "guarantee") >= _SHELTER
    provokes = (draws["provoke"][own] < inclination.provoke[0] * character.provoke) & sheltered & ~closed
    into.provoke[own] = np.where(provokes, 1.0, into.provoke[own])
    talks = (view.slot[FIELD_INDEX["stage"], :, 0] >= float(Stage.OFFERED)).any(axis=0)
    leaks = (draws["gesture"][own] < 0.35 * character.leak * inclination.gesture[0]) & ~closed & talks & ~gesture
    into.leak[own] = np.where(leaks, 1.0, into.leak[own])
    if why is not None:
        moods = {"strain": float(_own(view, brief, "strain")[0]), "leans_gesture": 0.01}
        moods["slight"] = character.slighted * float(slight[0])
        doors = {"pull": float(_own(view, brief, "rival_pull")[0]), "leans_hedge": 0.01}
        doors["alone"] = doors["pull"] * float(_own(view, brief, "abandonment")[0])
        bold = {"shelter": float(_own(view, brief, "guarantee")[0])}
        bold["daring"] = float(_own(view, brief, "adventurism")[0])
        loyalty = {"loyal": 1.0}
        told = (("gesture", gesture, moods), ("hedge", courts, doors), ("hedge", loyal, loyalty))
        for kind, mark, terms in (*told, ("provoke", provokes, bold), ("leak", leaks, moods)):
            if mark[0]:
                why.add(kind, own, None, terms)


def _delegation(desk: Desk, into: Plan, why: Reasons | None) -> None:
    """Who comes to the talks, with what authority; and whether events at home need telling."""
    character, brief, view = desk.character, desk.brief, desk.view
    own = brief.own
    level = np.where(_own(view, brief, "trust") >= character.full_trust, _FULL, _LIMITED)
    level = np.minimum(level, brief.mandate)
    changes = level != view.memo.mandate[0]
    into.mandate[own] = np.where(changes, level, into.mandate[own])
    staked = _own(view, brief, "political_risk") > 0.12
    frames = (_own(view, brief, "public_support") < character.frames) & staked
    into.frame_home[own] = np.where(frames, 1.0, into.frame_home[own])
    if why is not None:
        if changes[0]:
            trusts = bool(_own(view, brief, "trust")[0] >= character.full_trust)
            held = "bound" if level[0] < (_FULL if trusts else _LIMITED) else "trusted" if trusts else "wary"
            why.add("mandate", own, None, {held: 1.0}, seen={"least": character.full_trust})
        if frames[0]:
            why.add("frame", own, None, {"street": 1.0, "staked": 0.5})


def _words(desk: Desk, into: Plan, why: Reasons | None) -> None:
    """No government is silent for half a year: one with nothing else in hand speaks, for us or for itself at home."""
    brief, view = desk.brief, desk.view
    own = brief.own
    quiet: Marks = np.asarray(~(into.deed[:, own] > 0.0).any(axis=0))
    for acted in (into.request, into.gesture, into.frame_home, into.leak, into.provoke):
        quiet = quiet & (acted[own] == 0.0)
    for changed in (into.hedge, into.mandate):
        quiet = quiet & np.isnan(changed[own])
    friendly = _own(view, brief, "trust") >= _FRIENDLY
    into.deed[_SUPPORT, own] = np.where(quiet & friendly, 1.0, into.deed[_SUPPORT, own])
    into.frame_home[own] = np.where(quiet & ~friendly, 1.0, into.frame_home[own])
    if why is not None and quiet[0]:
        if friendly[0]:
            why.add("deed", own, None, {"idle": 1.0, "friendly": 0.5}, str(Deed.STATE_SUPPORT))
        else:
            why.add("frame", own, None, {"idle": 1.0, "distrust": 0.5})
