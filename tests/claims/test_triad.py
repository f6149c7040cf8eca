"""What must hold of claims T about interest, norms, budgets and what partners do, over turns or many worlds."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sctabletop.domain.aims import Aim
from sctabletop.domain.deeds import DEED_INDEX, Deed
from sctabletop.domain.ids import BookName
from sctabletop.domain.initiative import Stage
from sctabletop.domain.instruments import INSTRUMENTS, TABLE, Instrument
from sctabletop.domain.state import Array
from sctabletop.domain.tracks import TOPIC_INDEX
from sctabletop.engine.decisions import Plan
from sctabletop.engine.game import Game, game
from sctabletop.engine.gates import probability
from sctabletop.engine.inclinations import inclinations
from sctabletop.engine.offers import appeals, case, scene_of
from sctabletop.rules.appeal import appeal
from sctabletop.rules.books import book
from sctabletop.rules.cases import deliver
from sctabletop.rules.cases import state as state_concurs
from sctabletop.rules.institutions import people
from sctabletop.rules.interest import access, deals, legal_rung
from sctabletop.rules.relationship import identity, norms, relationships, trust
from sctabletop.rules.washington import confidence
from tests.claims.campaign import CALM, anywhere, everything_signed, fix, play, seen, whole_turn
from tests.engine.table import Table, code, draft, quiet
from tests.engine.worlds import alone, scenario
from tests.rules.starts import Start, after, offer, seeds, start, total

UP = st.floats(0.01, 0.5)
Scale = Callable[[int, int], int]


@given(seeds, UP)
def test_t4_more_contacts_over_time_bring_more_norms(seed: int, by: float) -> None:
    """Six turns of contact against six of silence; carried by ``relationships.contact`` and ``norms.ties``."""
    met, alone_ = start(seed).given(contact=by), start(seed)
    for _ in range(6):
        met, alone_ = (x.given(relationships=after(relationships, x), norms=after(norms, x)) for x in (met, alone_))
    assert (met.of("norms") > alone_.of("norms")).all()


@given(seeds)
def test_t5_what_was_bought_goes_within_a_turn_unpaid_and_norms_and_law_stay(seed: int) -> None:
    """Carried by ``deals.unpaid`` and ``access.lapse``; norms and law read no payment."""
    one = start(seed)
    unpaid, paid = one.given(deal=0.0), one.given(deal=1.0)
    assert (after(deals, unpaid) < 0.5 * one.of("deals")).all()
    assert (after(deals, paid) >= one.of("deals")).all()
    for rule in (norms, legal_rung, identity):
        assert (after(rule, unpaid) == after(rule, paid)).all()
    above = one.of("access") > one.book.access_floor * one.of("legal_rung")
    assert (after(access, unpaid)[above] < after(access, paid)[above]).all()


@given(seeds)
def test_t5_bought_favour_lifts_the_same_offer_no_longer_once_it_is_gone(seed: int) -> None:
    """Carried by ``appeal.deals``."""
    one = start(seed)
    worth = total(appeal, one, offer()) - total(appeal, one.given(deals=0.0), offer())
    kept = one.given(deals=after(deals, one.given(deal=0.0)))
    left = total(appeal, kept, offer()) - total(appeal, one.given(deals=0.0), offer())
    assert (worth > 0.0).all()
    assert (left < 0.5 * worth).all()


def test_t7_over_eight_turns_deals_lose_to_norms_in_a_calm_country() -> None:
    """Thin Capital without events, its instability and threat at 0.2: three access deals against exchanges, partnership
    and talks for less money; after ten turns the same priced offer has more appeal by at least 0.02 where norms grew.
    """
    ends = []
    for signs in (
        {1: ["access_deal"], 4: ["access_deal"], 7: ["access_deal"]},
        {1: ["pme_exchange", "state_partnership"], 3: ["key_leader_engagement"], 6: ["pme_exchange", "staff_talks"]},
    ):
        here = anywhere(instability=0.2, threat=0.2)
        play(here, 10, lambda turn, signs=signs: [(0, i, 2.0) for i in signs.get(turn, ())])  # type: ignore[misc]
        here.put(7, 0, "field_exercise", Stage.OFFERED)
        look = seen(here)
        found, _ = appeals(
            here.game, here.state, look, case(here.game, here.state, look), scene_of(here.game, here.state, look)
        )
        ends.append(found[7, 0])
    assert (ends[1] - ends[0]).mean() > 0.02


def pressed(rungs: tuple[float, float, float]) -> Table:
    """Three turns of pressure on the first partner, with neighbours who look on."""
    base = scenario(3)
    open_ = replace(base, injects=(), assumptions=(), openings=())
    here = anywhere(game(open_, book()))
    for rung in rungs:

        def orders(plan: Plan, rung: float = rung) -> None:
            plan.press[0] = rung

        whole_turn(here, orders)
    return here


def test_t11_a_skipped_rung_of_pressure_costs_more_than_the_same_rungs_in_order() -> None:
    """Carried by the price of skipping in ``engine/phases/plan.py``, ``hedging.pressure`` and ``threat.crusade``."""
    none, steps, leap = (pressed(r) for r in ((0.0, 0.0, 0.0), (1.0, 2.0, 3.0), (0.0, 0.0, 3.0)))
    for track in ("hedging", "threat"):
        values = [here.state.track(track)[0] for here in (none, steps, leap)]
        assert (values[2] > values[1]).all(), track
        assert (values[1] > values[0]).all(), track
    near = scenario(3).partners[0].neighbours
    where = [scenario(3).partner_index(p) for p in near]
    assert where
    assert (leap.state.track("threat")[where] > none.state.track("threat")[where]).all()


PORTFOLIO = ("training_team", "ministry_adviser", "simple_equipment", "sustainment")


def ready_after(scattered: bool, left: float, hours: float = 34.0, worlds: int = 1, **luck: float) -> float:
    """Readiness of the three partners of Thin Capital after eight turns of about 65 million signed twice, the mean over
    worlds. ``left`` is the share of the money that a cut in the first turn leaves; ``hours`` are the country team's.
    """
    base = alone(scenario(3))
    ours = replace(base.us, base_t10=35.0, base_t22=35.0, hours=hours)
    here = Table(game(replace(base, us=ours), book(), {("us", "slots"): 20.0}), worlds)
    here.state.guidance("rank")[...] = np.array([[1.0], [0.0], [2.0]])
    for name in ("ceiling_t10", "ceiling_t22"):
        here.state.guidance(name)[...] = 500.0
    small = [(p, i, 1.0) for p in range(3) for i in PORTFOLIO]
    large = [(1, i, size) for i, size in zip(PORTFOLIO, (3.0, 2.0, 2.0, 3.0), strict=True)]
    for turn in range(1, 9):
        here.open_turn(state=0.0, deliver=0.5, **CALM, **luck)
        if turn == 1:
            here.state.us_track("budget_t10")[...] *= left
            here.state.us_track("budget_t22")[...] *= left
        orders = here.orders()
        if turn in (1, 5):
            orders.drafts = [draft(worlds, p, i, size=size) for p, i, size in (small if scattered else large)]
        here.plan(orders)
        here.concur()
        everything_signed(here)
        here.resolve()
    return float(seen(here).s.readiness.sum(axis=0).mean())


@pytest.mark.parametrize("hours", [60.0, 90.0])
def test_t19_where_the_team_can_carry_all_of_it_the_same_cut_hurts_the_scattered_portfolio_more(
    hours: float, scale: Scale
) -> None:
    """The same money, cut and portfolios over many worlds without scandals, whose holds would hide the cut: the
    scattered one loses at least two parts in a hundred more, since no sliver of it can be done without.
    """
    lost = []
    for scattered in (True, False):
        whole, cut = (ready_after(scattered, left, hours, scale(20, 400), scandal=0.999) for left in (1.0, 0.5))
        lost.append((whole - cut) / whole)
    assert lost[0] > max(lost[1], 0.0) + 0.02


def test_t19_a_cut_eases_the_scattered_portfolio_only_where_it_asks_more_hours_than_the_team_has(scale: Scale) -> None:
    """The exception: twelve slivers ask half as many hours again as the team of Thin Capital has, and what is cut sets
    hours free for those left (E19). Half of the load carried by a team that has the hours is no such relief.
    """
    worlds = scale(20, 400)
    short, enough = (
        ready_after(True, 0.5, hours, worlds, scandal=0.999) - ready_after(True, 1.0, hours, worlds, scandal=0.999)
        for hours in (34.0, 90.0)
    )
    assert short > 0.0 > enough


def test_t19_a_budget_follows_confidence_and_what_is_left_of_it_expires() -> None:
    """By hand: twice the ordinary sum × (½ + confidence), whatever was left. Carried by the terms of both accounts."""
    for level in (0.2, 0.5, 0.8):
        for saved in (0.0, 300.0):
            here = anywhere(quiet(confidence=level), worlds=8)
            play(here, 1)
            here.open_turn()
            here.plan()
            here.concur()
            trusted = here.state.us_track("confidence").copy()
            for account in ("budget_t10", "budget_t22"):
                here.state.us_track(account)[...] += saved
            here.resolve()
            for account in ("budget_t10", "budget_t22"):
                assert here.state.us_track(account) == pytest.approx(2.0 * 500.0 * (0.5 + trusted))


@given(seeds, UP)
def test_t19_where_confidence_is_lost_there_is_less_slack_at_state(seed: int, by: float) -> None:
    """Carried by ``state.imbalance``."""
    one = start(seed)
    trusted = one.given(confidence=one.ours["confidence"] + by * (1.0 - one.ours["confidence"]))
    assert (total(state_concurs, trusted, offer()) > total(state_concurs, one, offer())).all()


@given(seeds)
def test_t22_identity_moves_only_where_norms_and_institutions_were_sustained(seed: int) -> None:
    """Ten turns; carried by ``identity.habits``, which needs both."""

    def ten(one: Start) -> Array:
        for _ in range(10):
            one = one.given(identity=after(identity, one))
        return one.of("identity")

    one = start(seed).given(identity=0.2)
    both = ten(one.given(norms=0.9, institution=0.9))
    assert (both > 0.2).all()
    for missing in ("norms", "institution"):
        assert (ten(one.given(**{"norms": 0.9, "institution": 0.9, missing: 0.0})) <= 0.2).all()
    assert (ten(one.given(norms=0.9, institution=0.9, coup=1.0)) < both).all()


def test_t24_a_longer_shadow_of_the_future_brings_more_cooperation() -> None:
    """The scenario's ``continuity`` alone is changed; carried by the terms of that name."""
    willing: dict[float, tuple[Array, Array]] = {}
    for shadow in (0.1, 0.9):
        base = alone(scenario(3))
        here = anywhere(game(replace(base, us=replace(base.us, continuity=shadow)), book()))
        here.open_turn()
        for p in range(3):
            here.put(0, p, "rotational_presence", Stage.OFFERED)
        look = seen(here)
        features = case(here.game, here.state, look)
        found, _ = appeals(here.game, here.state, look, features, scene_of(here.game, here.state, look))
        willing[shadow] = found[0], inclinations(look)["contribute"]
    for short, long in zip(willing[0.1], willing[0.9], strict=True):
        assert (long >= short).all()
        assert (long > short).mean() > 0.9  # the ends of the scale hide it in some worlds


def pooled(funders: int, size: float = 2.0, drifted: bool = False) -> Array:
    """Interoperability of the last partner after the regional pool ran a turn with so many who fund their share."""
    here = anywhere(political_risk=0.1)
    here.open_turn(**CALM)
    danger = float(TABLE.threat[code("regional_pool")])
    here.state.noted("threat_kind")[...] = danger + drifted
    for p in range(3):
        here.put(0, p, "regional_pool", Stage.RUNNING, lead=1.0, progress=1.0, threat=danger, size=size)
    orders = here.orders()
    orders.deed[DEED_INDEX[Deed.FUND_SHARE], :funders] = 1.0
    here.plan(orders)
    here.concur()
    here.resolve()
    found: Array = here.state.track("interoperability")[2]
    return found


def test_t24_the_pool_fails_below_its_threshold_of_contributors() -> None:
    """Thin Capital asks for two of three; carried by the threshold in ``engine/phases/resolution.py``."""
    assert quiet().scenario.us.pool == 2
    none, one, two = (pooled(n) for n in (0, 1, 2))
    assert (none == one).all()
    assert (two > one).all()


@pytest.mark.parametrize("size", [1.0, 2.0, 3.0])
@pytest.mark.parametrize("drifted", [False, True])
def test_t24_contributors_are_counted_whole_however_little_of_the_pool_reaches_them(size: float, drifted: bool) -> None:
    """A small pool, or one against yesterday's threat, does less for each and still has two who pay; carried by the
    count in ``engine/phases/resolution.py``.
    """
    none, one, two = (pooled(n, size, drifted) for n in (0, 1, 2))
    assert (none == one).all()
    assert (two > one).all()


@given(seeds, UP)
def test_t25_a_richer_package_next_door_costs_trust_in_the_realist_book_alone(seed: int, by: float) -> None:
    """Carried by ``trust.neighbours`` and ``appeal.neighbours``, which are nil elsewhere."""
    for name, weighs in (("realist", True), ("reynolds", False)):
        one = replace(start(seed), book=book(BookName(name)))
        richer = one.given(neighbour_package=by)
        assert (after(trust, richer) < after(trust, one)).all() is np.bool_(weighs)
        assert (total(appeal, richer, offer()) < total(appeal, one, offer())).all() is np.bool_(weighs)


def test_t26_ending_a_programme_costs_now_and_frees_hours_and_money_later() -> None:
    """Two turns with and without the order; carried by the order and by what cancelled programmes do to trust."""
    ends = []
    for ended in (0.0, 1.0):
        here = anywhere()
        for turn in (1, 2):
            here.open_turn(deliver=0.0, **CALM)
            if turn == 1:
                here.put(0, 0, "ministry_adviser", Stage.RUNNING, lead=1.0, progress=1.0, cost=3.5)
            orders = here.orders()
            orders.end_programme[code("ministry_adviser"), 0] = ended * (turn == 1)
            here.plan(orders)
            here.concur()
            here.resolve()
            if turn == 1:
                now = here.state.track("trust")[0].copy(), here.state.track("abandonment")[0].copy()
        ends.append((*now, here.state.us_track("sdo_hours").copy(), here.state.track("us_cost")[0].copy()))
    kept, over = ends
    assert (over[0] < kept[0]).all()
    assert (over[1] > kept[1]).all()
    assert (over[2] > kept[2]).all()
    assert (over[3] < kept[3]).all()


def test_t27_shared_assessments_leave_less_surprise() -> None:
    """Four turns with and without fusion in 400 worlds: how far readiness lies from what Washington believes.

    Carried by the fusion of beliefs and by ``confidence.surprise``.
    """
    readiness = TOPIC_INDEX["readiness"]
    gaps, trusts = [], []
    for fused in (0.0, 1.0):
        here = anywhere(worlds=400)

        def orders(plan: Plan, fused: float = fused) -> None:
            plan.fuse[...] = fused

        for _ in range(4):
            whole_turn(here, orders)
        gaps.append(np.abs(seen(here).s.readiness - here.state.mean[0, readiness]).mean())
        trusts.append(here.state.us_track("confidence").mean())
    assert gaps[1] < 0.9 * gaps[0]
    assert trusts[1] > trusts[0]


@given(seeds, UP)
def test_t27_a_surprise_costs_confidence(seed: int, by: float) -> None:
    """Carried by ``confidence.surprise``."""
    one = start(seed)
    assert (total(confidence, one.given(surprise=by)) < total(confidence, one)).all()


def test_t28_a_plan_that_does_not_suit_the_partner_is_less_likely_to_deliver() -> None:
    """An answer to another danger than the partner's own, and the same answer where its leaders do not want it.

    Carried by ``deliver.relevance`` and ``deliver.willingness``.
    """
    here = anywhere()
    here.open_turn()
    here.put(0, 0, "field_exercise", Stage.RUNNING, knowledge=0.5)
    own, other = float(TABLE.threat[code("field_exercise")]), float(TABLE.threat[code("cyber_team")])
    assert own != other

    def chance_of(kind: float, **stocks: float) -> Array:
        here.state.noted("threat_kind")[0] = kind
        kept = here.state.partner.copy()
        fix(here, **stocks)
        look = seen(here)
        terms = deliver(look.s, look.us, look.f, case(here.game, here.state, look), look.k)
        here.state.partner[...] = kept
        found: Array = probability("deliver", terms)[0, 0]
        return found

    assert (chance_of(other) < chance_of(own)).mean() > 0.95
    unwanted = chance_of(own, elite_support=0.05, public_support=0.05)
    assert (unwanted < chance_of(own, elite_support=0.9, public_support=0.9)).mean() > 0.95


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda i: str(i.id))
def test_t28_the_dearer_the_aim_that_a_plan_helps_the_likelier_it_delivers(instrument: Instrument) -> None:
    """The same initiative with a government that wants first what it helps, and so on down to one that wants that
    last; nothing else differs. Carried by ``deliver.aims``.
    """
    told = next(a for a in Aim if a in instrument.suits)
    others = sorted(set(Aim) - {told}, key=lambda a: a in instrument.suits)
    chances = []
    for place in range(len(Aim) - len(instrument.suits) + 1):
        here = anywhere(with_aims((*others[:place], told, *others[place:])))
        here.open_turn()
        here.put(0, 0, str(instrument.id), Stage.RUNNING, knowledge=0.5)
        look = seen(here)
        chances.append(deliver(look.s, look.us, look.f, case(here.game, here.state, look), look.k))
    dearer = [probability("deliver", terms)[0, 0] for terms in chances]
    for more, less in pairwise(dearer):
        assert (less <= more).all()
        assert (less < more).mean() > 0.95  # the cap hides it in some worlds
    assert len({float(terms["aims"][0, 0, 0]) for terms in chances}) == len(chances)


def with_aims(order: tuple[Aim, ...]) -> Game:
    """The quiet game, whose governments all want the same things in the same order."""
    plain = quiet()
    partners = tuple(replace(p, aims=order) for p in plain.scenario.partners)
    return game(replace(plain.scenario, partners=partners), plain.book, plain.overrides)


@given(seeds, UP)
def test_t30_graduates_without_a_post_bring_half_the_gain(seed: int, taught: float) -> None:
    """Carried by the factor ``placed`` of ``people.programmes``; a post lifts doctrine besides."""
    one = start(seed).given(lift_leadership=taught)
    gains = [people(x.s, x.us, x.f, x.book)["programmes"][2] for x in (one.given(placed=0.0), one.given(placed=1.0))]
    assert gains[0] == pytest.approx(0.5 * gains[1], rel=1e-12)
    assert (gains[1] > 0.0).all()


def test_t30_placing_graduates_is_a_deed_that_lifts_leaders_and_doctrine() -> None:
    """The same schooling through a turn with and without the deed."""
    ends = []
    for placed in (0.0, 1.0):
        here = anywhere(political_risk=0.1)
        here.open_turn()
        here.put(0, 0, "pme_exchange", Stage.RUNNING, lead=1.0, progress=1.0)
        orders = here.orders()
        orders.deed[DEED_INDEX[Deed.PLACE_GRADUATES], 0] = placed
        here.plan(orders)
        here.concur()
        here.resolve()
        ends.append([here.state.track(n)[0].copy() for n in ("people_leadership", "institution_doctrine")])
    for idle, posted in zip(*ends, strict=True):
        assert (posted > idle).all()
