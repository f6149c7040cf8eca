"""What CCMD and the SDO propose: the two best pairs of partner and instrument, with terms that the school would ask."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from sctabletop.domain.initiative import FIELD_INDEX, SLOTS
from sctabletop.domain.instruments import TABLE, THREAT_KINDS, ThreatKind
from sctabletop.domain.seats import CCMD
from sctabletop.domain.state import Array
from sctabletop.domain.tracks import TOPICS
from sctabletop.engine.decisions import Draft, Plan, empty_fields
from sctabletop.players.scores import NEVER, Index, Reasons, Terms, at, best, total
from sctabletop.players.us import catalogue as cat
from sctabletop.players.us.picture import Picture, keyed, money, pressing, stakes
from sctabletop.players.us.schools import TASTE, School

MOST_NEW: Final = 2
FULL_LOAD: Final = 0.78
"""Share of the country teams' hours that programmes may take; the rest is for errands."""
MOST_LIVE: Final = 6.0
"""Initiatives in hand with one partner."""
_SHARE10: Final = {0: 0.65, 1: 0.35}
_SHARE22: Final = {0: 0.45, 1: 0.55}
_ANY: Final = float(THREAT_KINDS.index(ThreatKind.ANY))
_DISASTER: Final = float(THREAT_KINDS.index(ThreatKind.DISASTER))


@dataclass(slots=True)
class Means:
    """What a seat may still commit this turn."""

    ten: Array
    """(P, W) million USD"""
    two: Array
    hours: Array
    """(W,)"""


def propose(school: School, pic: Picture, into: Plan, why: Reasons | None) -> Array:
    """Append up to two drafts and return the hours (W,) that they would take."""
    seat = 0 if pic.brief.seat == CCMD else 1
    press = pressing(pic)
    stake = stakes(pic, press)
    refuse = likely_refusal(pic)
    terms = _terms(school, pic, stake, refuse)
    score = np.where(_open(pic), total(terms), NEVER)
    ten, two = money(pic)
    free = np.maximum(FULL_LOAD * pic.brief.hours - pic.hours, 0.0)
    means = Means(ten * _SHARE10[seat], two * _SHARE22[seat], free * 0.6)
    taken = np.zeros_like(pic.turn + pic.hours)
    for _ in range(MOST_NEW):
        fits, size, tier = _size(pic, means)
        able = np.where(fits & (cat.HOURS <= means.hours), score, NEVER)
        flat = able.reshape(-1, able.shape[-1])
        place, value = best(flat)
        chosen = value >= school.threshold
        if not chosen.any():
            break
        i, p = place // able.shape[1], place % able.shape[1]
        draft = _draft(school, pic, seat, _Choice(i, p, chosen, press, refuse), size, tier)
        into.drafts.append(draft)
        if why is not None and chosen[0]:
            why.add("propose", int(p[0]), int(i[0]) + 1, at(terms, (int(i[0]), int(p[0]))))
        taken = taken + _spend(means, draft, i, p, chosen)
        worlds = np.arange(p.shape[0])
        score[i, p, worlds] = NEVER
        score[:, p, worlds] -= 0.12
    return taken


def likely_refusal(pic: Picture) -> Array:
    """(P, W) how hard a price is likely to weigh with each partner, from what is believed of it."""
    b = pic.view.mean
    return np.maximum(
        2.6 - 0.7 * b.trust - 0.9 * b.commitment - 0.75 * b.felt_threat - 0.6 * b.norms + 0.9 * np.maximum(b.strain, 0.0), 0.6
    )


def _needs(school: School, pic: Picture) -> Array:
    """(purposes, P, W) how much is lacking for each of the four returns, weighed by the school (T21)."""
    b = pic.view.mean
    return np.stack(
        (
            school.access * (1.0 - b.access),
            school.influence * (1.0 - 0.5 * b.trust - 0.5 * b.relationships),
            school.capability * (1.0 - b.capability) * (0.6 + 0.4 * b.threat),
            school.capacity * (1.0 - b.institution),
        )
    )


def _terms(school: School, pic: Picture, stake: Array, refuse: Array) -> Terms:
    """(I, P, W) the named terms of each proposal's score."""
    view, b = pic.view, pic.view.mean
    kind = view.memo.threat_kind
    places = max(pic.brief.partners - 1, 1)
    absorb = 0.18 + 0.5 * b.institution + 0.4 * b.commitment
    crisis = np.minimum(view.memo.crisis, 1.0)
    disaster = np.minimum(view.memo.disaster, 1.0)
    share = cat.PURPOSE
    return {
        "need": _needs(school, pic)[share],
        "plan": school.plan * stake[share],
        "taste": TASTE[school.name],
        "fit": np.where((cat.THREAT == kind) & (cat.THREAT != _ANY), school.fit, 0.0)
        - np.where((cat.THREAT != kind) & (cat.THREAT != _ANY) & (cat.THREAT != _DISASTER), 0.15, 0.0),
        "law": np.where(cat.LADDER > 0.0, school.law, 0.0),
        "crisis": school.crisis * cat.DEAL * crisis + 1.2 * cat.RELIEF * disaster,
        "contact": school.contact * cat.CONTACT * (np.minimum(b.neglect, 4.0) * 0.25),
        "refusal": -school.yes * cat.PRICE * refuse,
        "burden": -cat.BURDEN * (school.burden * np.maximum(b.strain + b.imposition, 0.0)),
        "rust": -cat.DELIVERS * (school.rust * (1.0 - np.minimum(absorb, 1.0))),
        "cost": -school.cost * cat.COST / (cat.COST + 12.0),
        "hours": -school.hours * cat.HOURS * 0.1,
        "crowd": -school.crowd * pic.count * 0.25,
        "rank": school.rank * (1.0 - view.guide.rank / places),
    }


def _open(pic: Picture) -> Array:
    """(I, P, W) which proposals make sense at all: the seat's own, not in hand, with the rung, letter and release they need."""
    view, b = pic.view, pic.view.mean
    rung, signed, step = b.legal_rung, view.memo.signed_rung, view.guide.step_open
    own = cat.OWNER[pic.brief.seat][:, None, None]
    ladder = (cat.LADDER == 0.0) | ((cat.LADDER == step) & (cat.LADDER > signed))
    release = (cat.RELEASE == 0.0) | ((view.guide.release > 0.0) & ~_release_waits(pic))
    money_theirs = (cat.SALE == 0.0) | (cat.COST <= 0.8 * b.defence_budget)
    relief = (cat.RELIEF == 0.0) | (view.memo.disaster > 0.0)
    industry = (cat.SLOTS == 0.0) | (view.us.backlog <= 2.0 * view.us.slots + 1.0)
    room = pic.count < min(MOST_LIVE, SLOTS)
    open_: Array = (
        own
        & ladder
        & release
        & money_theirs
        & relief
        & industry
        & room
        & (rung >= cat.RUNG)
        & ((cat.LETTER == 0.0) | (view.memo.letter_sale > 0.0))
        & ~keyed(pic)[1:]
        & ~_held(pic)
    )
    return open_


def _release_waits(pic: Picture) -> Array:
    """(W,) whether something already stands in line for this turn's one release clearance."""
    waits = pic.waiting & (pic.stage <= 2.0) & (TABLE.release[pic.code] > 0.0)
    found: Array = waits.any(axis=(0, 1))
    return found


def _held(pic: Picture) -> Array:
    """(I, 1, W) whether a hold stops the law that an instrument is done under."""
    world = pic.view.world
    held: Array = np.stack(
        [world.hold_policy, world.hold_title10, world.hold_title22, world.hold_sale, world.hold_agreement]
    )
    rows: Array = held[TABLE.authority[1:].astype(np.intp)][:, None] > 0.0
    return rows


def _size(pic: Picture, means: Means) -> tuple[Array, Array, Array]:
    """(I, P, W) whether it can be paid at all, and the size and tier that can: less where money is short."""
    room = np.where(cat.TITLE22 > 0.0, means.two, np.where(cat.SALE > 0.0, 0.8 * pic.view.mean.defence_budget, means.ten))
    fits = room >= 0.3 * cat.COST
    size = np.where(room >= cat.COST, 2.0, 1.0)
    tier = np.where(room >= 0.5 * cat.COST, 1.0, 0.0)
    return fits, size, tier


@dataclass(slots=True)
class _Choice:
    i: Index
    """(W,) instrument row"""
    p: Index
    chosen: Array
    press: Array
    refuse: Array


def _draft(school: School, pic: Picture, seat: int, choice: _Choice, size: Array, tier: Array) -> Draft:
    """The chosen proposals of all worlds as one draft, with the terms that the school asks."""
    i, p = choice.i, choice.p
    worlds = np.arange(p.shape[0])
    code = i + 1
    due = pic.turn + cat.RUNS[code]
    purpose = cat.PURPOSE[i]
    topic = cat.INDICATOR[purpose]
    tied = _assumption(pic, choice, purpose)
    deed = _deliverable(school, pic, choice, tied)
    arms = TABLE.delivers[code] + TABLE.vetting[code] > 0.0
    weak = pic.view.mean.institution[p, worlds] < 0.35
    transform = np.where((TABLE.delivers[code] > 0.0) & weak, school.transformation, 0.0)
    deal = cat.DEAL[i, 0, 0] > 0.0
    values = {
        "instrument": code,
        "tier": tier[i, p, worlds],
        "size": size[i, p, worlds],
        "objective": purpose + 1.0,
        "assumption": tied + 1.0,
        "role": np.where((code == _STAFF_TALKS) & (tied >= 0), 1.0, 0.0),
        "indicator": topic + 1.0,
        "threshold": _threshold(pic, topic, p, worlds),
        "due": due,
        "deliverable": deed,
        "deliver_due": np.where(deed > 0, due, 0.0),
        "tripwire": np.where(arms & (pic.view.mean.institution[p, worlds] < 0.5), 1.0, 0.0),
        "transformation": transform,
        "benchmark": np.where(transform > 0.0, 1.0, 0.0),
        "incentive": np.where(deal, 0.5, np.where(deed > 0, school.incentive, 0.0)),
        "odds": _odds(school, pic, p, worlds),
    }
    fields = empty_fields(p.shape[0])
    for name, value in values.items():
        fields[FIELD_INDEX[name]] = np.where(choice.chosen, value, 0.0)
    return Draft(seat, np.where(choice.chosen, p, 0).astype(np.float64), fields)


_STAFF_TALKS: Final = cat.code_of("staff_talks")


def _assumption(pic: Picture, choice: _Choice, purpose: Index) -> Index:
    """(W,) the plan assumption that a proposal serves: the most pressing of that partner, the fitting one first; −1 none."""
    if not choice.press.shape[0]:
        return np.full(choice.p.shape, -1, dtype=np.intp)
    shows = cat.PURPOSE_OF_DEED[pic.brief.plan_deed][:, None] == purpose
    here = pic.brief.plan_partner[:, None] == choice.p
    place, value = best(np.where(here, choice.press * np.where(shows, 1.0, 0.3), 0.0))
    return np.where(value > 0.0, place, -1)


def _deliverable(school: School, pic: Picture, choice: _Choice, tied: Index) -> Index:
    """(W,) deed index + 1 that is asked in return, 0 none: the one that shows the assumption, or one in kind (D18, D22)."""
    i, p = choice.i, choice.p
    worlds = np.arange(p.shape[0])
    shown = np.append(pic.brief.plan_deed, -1)[tied] + 1
    fits = (shown > 0) & (cat.PURPOSE_OF_DEED[shown - 1] == cat.PURPOSE[i])
    matched = np.where(fits, shown, cat.MATCH[i + 1])
    deed = np.where(cat.MATCH[i + 1] > 0, matched, 0)
    price = cat.DEED_PRICE[deed]
    ready = 0.35 * pic.view.mean.willingness[p, worlds] + 0.35 * pic.view.mean.commitment[p, worlds]
    asks = (price <= 0.06 + ready) | school.quid
    owed = (pic.field("deliverable")[:, p, worlds] == deed) & pic.live[:, p, worlds]
    last = np.concatenate((np.zeros((1, *pic.view.deed.shape[1:])), pic.view.deed))[deed, p, worlds]
    rests = (last > 0.0) & (pic.turn - last < 2.0)
    return np.where(asks & ~owed.any(axis=0) & ~rests, deed, 0)


def _threshold(pic: Picture, topic: Index, p: Index, worlds: Index) -> Array:
    """(W,) what must be reached: a step above what is believed today, by hundredths."""
    now = np.zeros(p.shape[0])
    for row in cat.INDICATOR:
        now = np.where(topic == row, pic.view.mean.get(TOPICS[row].name)[p, worlds], now)
    return np.floor(np.minimum(np.maximum(now + 0.06, 0.0), 1.0) * 100.0) / 100.0


def _odds(school: School, pic: Picture, p: Index, worlds: Index) -> Array:
    """(W,) the odds claimed: what will and commitment make likely, shaded as the school would, by hundredths (D9)."""
    b = pic.view.mean
    honest = 0.42 + 0.3 * b.willingness[p, worlds] + 0.25 * b.commitment[p, worlds] + school.rosy
    return np.floor(np.minimum(np.maximum(honest, 0.2), 0.9) * 100.0) / 100.0


def _spend(means: Means, draft: Draft, i: Index, p: Index, chosen: Array) -> Array:
    """Take a draft's money and hours from the means, and return the hours (W,)."""
    worlds = np.arange(p.shape[0])
    size, tier = draft.fields[FIELD_INDEX["size"]], draft.fields[FIELD_INDEX["tier"]]
    cost = cat.COST[i, 0, 0] * np.where(size >= 2.0, 1.0, 0.5) * np.where(tier >= 1.0, 1.0, 0.6) * chosen
    ten = cost * cat.TITLE10[i, 0, 0]
    two = cost * cat.TITLE22[i, 0, 0]
    means.ten = np.maximum(means.ten - ten, 0.0)
    means.two = np.maximum(means.two - two, 0.0)
    hours: Array = cat.HOURS[i, 0, 0] * chosen
    means.hours = np.maximum(means.hours - hours, 0.0)
    return hours
