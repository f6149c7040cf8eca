"""What CCMD and the SDO propose: the two best pairs of partner and instrument by the sum of named terms."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from sctabletop.domain.deeds import DEED_INDEX, DEED_REST_TURNS, Deed
from sctabletop.domain.instruments import FLOWS, TABLE
from sctabletop.domain.seats import CCMD, SDO
from sctabletop.domain.state import Array
from sctabletop.engine.decisions import Plan
from sctabletop.engine.sights import SIZE_COST, TIER_COST
from sctabletop.engine.sums import over_partners
from sctabletop.players.scores import NEVER, Marks, Reasons, Terms, at, best, total
from sctabletop.players.us import catalogue as cat
from sctabletop.players.us.catalogue import SHELF, Good, Shelf
from sctabletop.players.us.drafts import Choice, draft
from sctabletop.players.us.picture import Picture, keyed, money, stakes
from sctabletop.players.us.schools import School

MOST_NEW: Final = 2
_SAME_PARTNER: Final = 0.12
"""What a second proposal to the same partner in one turn must be better by."""
_VETTED_FOR: Final = 4.0
"""Turns for which a vetting clears units under an abuse case."""
_POOL_WAITS: Final = 0.9
"""What speaks against a regional pool that would not pay yet."""
_LEAST: Final = 0.3
"""Share of the standard price that the smallest and plainest of a kind costs."""
_HALF: Final = 0.5
"""What a partner is asked to pay of kit that is too dear for us alone (D13, D22)."""
_FUND_SHARE: Final = DEED_INDEX[Deed.FUND_SHARE]
_SHARE: Final = {CCMD: (0.65, 0.45, 0.65), SDO: (0.35, 0.55, 0.5)}
"""Parts of Title 10 money, Title 22 money and free hours that each seat's proposals may count on."""


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
    shelf = SHELF[pic.brief.seat]
    terms = _terms(school, pic, shelf)
    score = np.where(_open(school, pic, shelf), total(terms), NEVER)
    means = _means(school, pic)
    taken = np.zeros_like(pic.hours)
    worlds = np.arange(taken.shape[0])
    for _ in range(MOST_NEW):
        room = _room(pic, shelf, means)
        share = _share(pic, shelf, room)
        paid = room >= _LEAST * shelf.of(TABLE.cost) * (1.0 - share)
        able = np.where(paid & (shelf.of(TABLE.hours) <= means.hours), score, NEVER)
        place, value = best(able.reshape(-1, able.shape[-1]))
        chosen = value >= school.threshold
        if not chosen.any():
            break
        i, p = place // able.shape[1], place % able.shape[1]
        theirs, left = share[i, p, worlds], room[i, p, worlds]
        price = TABLE.cost[shelf.code[i]] * (1.0 - theirs)
        size, tier = np.where(left >= price, 2.0, 1.0), np.where(left >= 0.5 * price, 1.0, 0.0)
        choice = Choice(shelf.code[i], p, chosen, size, tier, theirs)
        into.drafts.append(draft(school, pic, choice))
        if why is not None and chosen[0]:
            _explain(school, pic, choice, at(terms, (int(i[0]), int(p[0]))), why)
        taken = taken + _spend(means, choice)
        score[i, p, worlds] = NEVER
        score[:, p, worlds] -= _SAME_PARTNER
    return taken


def _explain(school: School, pic: Picture, choice: Choice, terms: dict[str, float], why: Reasons) -> None:
    """Keep the terms of a choice, with what it would bring told by good, and what is liked about it by flow."""
    code, p = int(choice.code[0]), int(choice.p[0])
    for name in ("need", "taste"):
        del terms[name]
    for good, lack in zip(Good, _lacks(school, pic), strict=True):
        terms[f"need_{good.name.lower()}"] = 1.6 * float(cat.AMOUNT[good, code] * lack[p, 0])
    for flow, weight in school.taste.items():
        terms[f"taste_{flow}"] = weight * float(TABLE.builds[FLOWS.index(flow), code])
    here = (pic.brief.plan_partner == p) & (cat.PURPOSE_OF_DEED[pic.brief.plan_deed] == cat.PURPOSE[code])
    pressing = np.where(here, pic.press[:, 0], 0.0) if here.any() else np.zeros(1)
    why.add("propose", p, code, terms, seen={"assumption": float(pressing.argmax())})


def _means(school: School, pic: Picture) -> Means:
    ten, two = money(pic)
    share10, share22, share = _SHARE[pic.brief.seat]
    free = np.maximum(school.full_load * pic.brief.hours - pic.hours, 0.0)
    return Means(ten * share10, two * share22, free * share)


def _room(pic: Picture, shelf: Shelf, means: Means) -> Array:
    """(N, P, W) money for each proposal: ours by its law, or the partner's own."""
    theirs = 0.8 * pic.view.mean.defence_budget
    return np.where(
        shelf.of(TABLE.is_title22) > 0.0, means.two, np.where(shelf.of(TABLE.is_sale) > 0.0, theirs, means.ten)
    )


def _share(pic: Picture, shelf: Shelf, room: Array) -> Array:
    """(N, P, W) the partner's share of the price: half of kit that we cannot pay alone and it can with us."""
    cost, purse = shelf.of(TABLE.cost), 0.8 * pic.view.mean.defence_budget
    dear = (shelf.of(TABLE.delivers * (1.0 - TABLE.is_sale)) > 0.0) & (room < _LEAST * cost) & (purse >= _HALF * cost)
    return np.where(dear, _HALF, 0.0)


def _spend(means: Means, choice: Choice) -> Array:
    """Take a proposal's money and hours from the means, and return the hours (W,)."""
    code = choice.code
    cost = (
        TABLE.cost[code]
        * SIZE_COST[choice.size.astype(np.intp)]
        * TIER_COST[choice.tier.astype(np.intp)]
        * (1.0 - choice.cost_share)
        * choice.chosen
    )
    means.ten = np.maximum(means.ten - cost * cat.TITLE10[code], 0.0)
    means.two = np.maximum(means.two - cost * TABLE.is_title22[code], 0.0)
    hours: Array = TABLE.hours[code] * choice.chosen
    means.hours = np.maximum(means.hours - hours, 0.0)
    return hours


def _lacks(school: School, pic: Picture) -> list[Array]:
    """By good, (P, W) how much a partner lacks it, weighed by the school, less where something already brings it."""
    b = pic.view.mean
    weak = b.people <= b.materiel
    danger = 0.6 + 0.4 * b.threat
    wants = {
        Good.TIES: school.influence * (1.0 - 0.35 * b.trust - 0.65 * b.relationships),
        Good.ACCESS: school.access * (1.0 - b.access),
        Good.PEOPLE: school.capability * (1.0 - b.people) * np.where(weak, 1.25, 0.8) * danger,
        Good.MATERIEL: school.capability * (1.0 - b.materiel) * np.where(weak, 0.8, 1.25) * danger,
        Good.INSTITUTION: school.capacity * (1.0 - b.institution),
        Good.TOGETHER: school.capability * 0.8 * (1.0 - b.interoperability),
        Good.PEER: school.peer * (0.5 * b.hedging + 0.4 * b.prestige + np.maximum(b.strain + 0.2, 0.0)),
        Good.RESILIENCE: (0.5 + 0.8 * school.capacity) * b.rival_pull,
        Good.UPKEEP: school.capacity * (0.4 + b.materiel) * np.where(weak, 0.7, 1.1),
    }
    served = _served(pic)
    return [wants[good] / (1.0 + 0.8 * served[good]) for good in Good]


def _served(pic: Picture) -> Array:
    """(goods, P, W) how many initiatives in hand bring mainly that good."""
    partners, worlds = pic.count.shape
    here = np.arange(partners * worlds).reshape(partners, worlds)
    place = cat.MAIN[pic.code] * (partners * worlds) + here
    counts = np.bincount(place.ravel(), weights=pic.live.ravel(), minlength=len(Good) * partners * worlds)
    return counts.reshape(len(Good), partners, worlds)


def _gain(school: School, pic: Picture, shelf: Shelf) -> Array:
    """(N, P, W) what each proposal would bring of what is lacking."""
    amount = cat.AMOUNT[:, shelf.code]
    gain = np.zeros((shelf.code.shape[0], *pic.count.shape))
    for good, lack in zip(Good, _lacks(school, pic), strict=True):
        rows = np.flatnonzero(amount[good])
        gain[rows] += amount[good][rows][:, None, None] * lack
    return gain


def _terms(school: School, pic: Picture, shelf: Shelf) -> Terms:
    """The named terms of each proposal's score; they broadcast to (N, P, W)."""
    view, b = pic.view, pic.view.mean
    places = max(pic.brief.partners - 1, 1)
    absorb = np.minimum(0.18 + 0.5 * b.institution + 0.4 * b.commitment, 1.0)
    kind = view.memo.threat_kind.astype(np.intp)
    yearly = TABLE.hours * (TABLE.lead + np.maximum(TABLE.lasts, 1.0))
    return {
        "taste": school.liking[shelf.code][:, None],
        "agenda": np.where((shelf.code + (view.turn + 1) // 2) % 2 == 0, 0.1, -0.15)[:, None, None],
        "cost": -school.cost * shelf.of(TABLE.cost / (TABLE.cost + 12.0)),
        "hours": -school.hours * shelf.of(yearly / (yearly + 20.0)),
        "law": school.law * shelf.of(np.minimum(TABLE.ladder, 1.0)),
        "rank": school.rank * (1.0 - view.guide.rank / places),
        "crowd": -school.crowd * pic.count * 0.2,
        "need": 1.6 * _gain(school, pic, shelf),
        "plan": school.plan * stakes(pic)[cat.PURPOSE[shelf.code]],
        "fit": school.fit * cat.ANSWERS[shelf.code][:, kind],
        "crisis": shelf.of(school.crisis * cat.DEAL) * np.minimum(view.memo.crisis, 1.0)
        + shelf.of(1.2 * cat.RELIEF) * np.minimum(view.memo.disaster, 1.0),
        "contact": shelf.of(school.contact * cat.CONTACT) * (np.minimum(b.neglect, 4.0) * 0.25),
        "doubt": shelf.of(school.doubt * cat.LIAISON) * (np.sqrt(view.var.commitment) + np.sqrt(view.var.willingness)),
        "pool": -shelf.of(_POOL_WAITS * TABLE.pool) * (1.0 - _pool_pays(pic)),
        "refusal": -school.yes * shelf.of(TABLE.price + 0.5 * TABLE.burden) * likely_refusal(pic),
        "burden": -shelf.of(TABLE.burden) * (school.burden * np.maximum(b.strain + b.imposition, 0.0)),
        "rust": -shelf.of(TABLE.delivers) * (school.rust * (1.0 - absorb)),
    }


def _pool_pays(pic: Picture) -> Array:
    """(W,) how near enough partners came, by funding their share of late, to a regional pool that pays (T24)."""
    done = pic.view.deed[_FUND_SHARE]
    recent = (done > 0.0) & (pic.turn - done < DEED_REST_TURNS)
    return np.minimum(over_partners(recent.astype(np.float64)) / max(pic.brief.pool, 1), 1.0)


def likely_refusal(pic: Picture) -> Array:
    """(P, W) how hard a price is likely to weigh with each partner, from what is believed of it."""
    b = pic.view.mean
    pulls = 0.7 * b.trust + 0.9 * b.commitment + 0.75 * b.felt_threat + 0.6 * b.norms
    return np.maximum(2.6 - pulls + 0.9 * np.maximum(b.strain, 0.0), 0.6)


def _open(school: School, pic: Picture, shelf: Shelf) -> Marks:
    """(N, P, W) which proposals make sense: not in hand, with the rung, letter, release and industry they need."""
    view, b = pic.view, pic.view.mean
    ladder, release = shelf.of(TABLE.ladder), shelf.of(TABLE.release) == 0.0
    step = (ladder == 0.0) | ((ladder == view.guide.step_open) & (ladder > view.memo.signed_rung))
    released = release | ((view.guide.release > 0.0) & ~_release_waits(pic))
    theirs = (shelf.of(TABLE.is_sale) == 0.0) | (shelf.of(TABLE.cost) <= 1.6 * b.defence_budget)
    relief = (shelf.of(cat.RELIEF) == 0.0) | (view.memo.disaster > 0.0)
    industry = (shelf.of(TABLE.slots) == 0.0) | (view.us.backlog <= 2.0 * view.us.slots + 1.0)
    letter = (shelf.of(TABLE.letter) == 0.0) | (view.memo.letter_sale > 0.0)
    rung = b.legal_rung >= shelf.of(TABLE.rung)
    permits = school.permits[shelf.code][:, None] > 0.0
    here: Marks = permits & (pic.count < school.most_live) & ~keyed(pic)[shelf.code]
    rest: Marks = here & step & released & theirs & relief & industry & letter & rung & ~_held(pic, shelf)
    return rest


def _release_waits(pic: Picture) -> Marks:
    """(W,) whether something already stands in line for this turn's one release clearance."""
    waits = pic.waiting & (pic.stage <= 2.0) & (TABLE.release[pic.code] > 0.0)
    return np.asarray(waits.any(axis=(0, 1)))


def _held(pic: Picture, shelf: Shelf) -> Marks:
    """(N, P, W) whether a hold, a coup or an abuse case without fresh vetting stops an instrument."""
    world, memo = pic.view.world, pic.view.memo
    holds = np.stack([world.hold_policy, world.hold_title10, world.hold_title22, world.hold_sale, world.hold_agreement])
    stopped = holds[TABLE.authority[shelf.code].astype(np.intp)][:, None] > 0.0
    barred = (shelf.of(TABLE.is_title10 + TABLE.is_title22 + TABLE.is_sale) > 0.0) & (memo.coup > 0.0)
    unvetted = (memo.vetted == 0.0) | (pic.turn - memo.vetted > _VETTED_FOR)
    abused = (shelf.of(TABLE.vetting) > 0.0) & ((memo.abuse > 0.0) & unvetted)
    return np.asarray(stopped | barred | abused)
