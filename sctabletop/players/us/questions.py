"""What a seat asks: two priority questions where it is least sure, and one deed of a partner now and then."""

from typing import Final

import numpy as np

from sctabletop.domain.deeds import DEED_INDEX, DEED_REST_TURNS, Deed
from sctabletop.domain.seats import CCMD
from sctabletop.domain.tracks import TOPIC_INDEX
from sctabletop.engine.decisions import Plan
from sctabletop.players.scores import NEVER, Reasons, best
from sctabletop.players.us.picture import SHOWN, Picture
from sctabletop.players.us.schools import School

_TOPICS: Final = {
    "ccmd": ("willingness", "commitment", "trust", "instability", "strain", "public_support"),
    "sdo": ("commitment", "strain", "elite_support", "exposure", "instability", "norms"),
}
"""What the command must hear from the country team, and what the country team looks into itself."""
_WEIGHT: Final = np.array([1.0, 0.95, 0.8, 0.75, 0.8, 0.7])[:, None, None]
_UNSURE: Final = 0.085
"""Stated error from which a second question is worth asking; the first is always put."""
_MOST: Final = 2


def ask_questions(pic: Picture, into: Plan, why: Reasons | None) -> None:
    """Set one or two priority questions where the error is largest and the partner stands high."""
    names = _TOPICS[str(pic.brief.seat)]
    view = pic.view
    sd = np.sqrt(np.stack([view.var.get(n) for n in names]))
    rows = [TOPIC_INDEX[n] for n in names]
    last = view.asked[rows]
    fresh = (last > 0.0) & (pic.turn - last <= 1.0)
    score = np.where(~fresh, sd * _WEIGHT * (1.0 - 0.15 * view.guide.rank), NEVER)
    flat, unsure = score.reshape(-1, score.shape[-1]), sd.reshape(-1, score.shape[-1]) > _UNSURE
    for n in range(_MOST):
        place, value = best(flat if n == 0 else np.where(unsure, flat, NEVER))
        if not (value > 0.0).any():
            return
        worlds = np.arange(place.shape[0])
        topic, p = place // score.shape[1], place % score.shape[1]
        row = np.array(rows)[topic]
        into.question[row, p, worlds] = np.where(value > 0.0, 1.0, into.question[row, p, worlds])
        if why is not None and value[0] > 0.0:
            asked = names[int(topic[0])]
            why.add("question", int(p[0]), None, {"unsure": float(value[0])}, asked)
        flat[place, worlds] = NEVER


def ask_deeds(school: School, pic: Picture, into: Plan, why: Reasons | None) -> None:
    """The command asks for the deed that would show a pressing assumption, the SDO for what follows up our work.

    The two take turns, so that a partner is asked one thing at a time, and nobody is asked while an answer is owed.
    """
    command = pic.brief.seat == CCMD
    if (int(pic.turn) % 2 == 1) != command:
        return
    if command:
        _ask_for_plan(school, pic, into, why)
    else:
        _ask_to_follow_up(pic, into, why)


def _ask_for_plan(school: School, pic: Picture, into: Plan, why: Reasons | None) -> None:
    view = pic.view
    least = 0.3 if school.quid else 0.5
    for a, p in enumerate(pic.brief.plan_partner):
        deed = int(pic.brief.plan_deed[a])
        if deed < 0:
            continue
        last = view.deed[deed, p]
        rests = (last > 0.0) & (pic.turn - last < DEED_REST_TURNS)
        asks = (pic.press[a] >= least) & (view.assumption[0, a] < SHOWN) & (view.memo.asked_deed[p] == 0.0) & ~rests
        asks = asks & (into.ask[p] == 0.0)
        into.ask[p] = np.where(asks, float(deed + 1), into.ask[p])
        if why is not None and asks[0]:
            why.add("ask", int(p), None, {"asked_plan": float(pic.press[a, 0])}, seen={"assumption": float(a)})


_FOLLOW: Final = (
    (Deed.PLACE_GRADUATES, "people_leadership", 0.3),
    (Deed.SUSTAIN_KIT, "materiel", 0.35),
    (Deed.RECRUIT, "people", 0.4),
)
"""Deed and the belief above which there is something to follow up: officers schooled, kit to keep, units to man."""


def _ask_to_follow_up(pic: Picture, into: Plan, why: Reasons | None) -> None:
    view, b = pic.view, pic.view.mean
    free = (view.memo.asked_deed == 0.0) & (b.trust > 0.3)
    for deed, sign, least in _FOLLOW:
        d = DEED_INDEX[deed]
        last = view.deed[d]
        rests = (last > 0.0) & (pic.turn - last < DEED_REST_TURNS)
        asks = free & (b.get(sign) > least) & ~rests & (into.ask == 0.0)
        into.ask[...] = np.where(asks, float(d + 1), into.ask)
        if why is not None:
            for p in np.flatnonzero(asks[:, 0]):
                why.add("ask", int(p), None, {f"follow_{sign}": float(b.get(sign)[p, 0])})
