"""What must hold of the means: industry, contributions, hours, prestige, liaison, and what rivals and shelter do."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sctabletop.domain.deeds import DEED_INDEX, Deed
from sctabletop.domain.initiative import Stage
from sctabletop.domain.seats import SDO, US_SEATS
from sctabletop.domain.state import Array
from sctabletop.domain.tracks import TOPICS
from sctabletop.engine.beliefs import truths
from sctabletop.engine.decisions import Plan
from sctabletop.engine.offers import appeals, case, scene_of
from sctabletop.engine.wander import sizes
from sctabletop.rules.cases import deliver
from sctabletop.rules.hazards import leak, malign
from sctabletop.rules.inclination import provoke
from sctabletop.rules.opinion import elite_support
from tests.claims.campaign import CALM, anywhere, fix, odds, seen, sign, whole_turn
from tests.engine.table import Table, quiet
from tests.rules.starts import WORLDS, Start, after, chance, offer, seeds, start, total

UP = st.floats(0.01, 0.5)
NO_BREAK = {**CALM, "backlash": 0.999, "scandal": 0.999}


def ordered(others: int, turns: int) -> Table:
    """Turns after the last partner ordered kit, with so many large orders of the other two before it in the line."""
    here = anywhere(quiet(slots=3.0, credibility=0.6))
    here.state.guidance("rank")[...] = np.arange(3.0)[:, None]
    for turn in range(turns):
        here.open_turn(late=0.2, deliver=0.0, state=0.0, **NO_BREAK)
        here.plan()
        here.concur()
        if turn == 0:
            sign(here, (2, "simple_equipment", 1.0))
            for n in range(others):
                sign(here, (n % 2, ("simple_equipment", "exquisite_system")[n // 2], 3.0))
        here.resolve()
    return here


def test_e8_orders_above_what_industry_can_make_pile_up_and_frighten_a_partner_that_waits() -> None:
    """The same small order at the end of an empty line and of a long one, in 128 random worlds, turn by turn: first the
    backlog grows, then help is late, then the partner that waits fears to be left and our word is worth less. Carried
    by the pool of factory slots, ``late.backlog``, ``abandonment.late`` and ``credibility.late``.
    """
    alone, few, many = (ordered(n, 1) for n in (0, 2, 4))
    backlogs = [here.state.us_track("backlog") for here in (alone, few, many)]
    assert all((more > less).all() for less, more in pairwise(backlogs))
    for turns in (2, 3):
        empty, long = ordered(0, turns), ordered(4, turns)
        assert (long.state.us_track("backlog") > empty.state.us_track("backlog")).all()
        assert (long.state.track("abandonment")[2] > empty.state.track("abandonment")[2]).all()
        assert (long.state.us_track("credibility") < empty.state.us_track("credibility")).all()


def shares(days: float, turns: int) -> list[Array]:
    """By turn, what a loud and willing partner's part in a crisis that does not end adds to our own bill, where it has
    munitions for so many days.
    """
    here = anywhere(declared=0.95, interoperability=0.9, distance=0.1)
    willing = {"threat": 0.9, "exposure": 0.9, "political_risk": 0.7, "elite_support": 0.9, "public_support": 0.9}
    here.state.track("stock_days")[...] = days
    bills = []
    for _ in range(turns):
        fix(here, **willing, guarantee=0.1, dependence=0.1, instability=0.1, norms=0.7, us_cost=0.0)
        here.open_turn(**NO_BREAK)
        here.state.noted("contingency")[0] = 1.0
        here.plan()
        here.concur()
        said = here.moves()
        said.contribute[0] = 1.0
        here.talk(said)
        here.resolve()
        bills.append(here.state.track("us_cost")[0].copy())
    return bills


def test_e9_a_loud_proponent_with_low_stocks_leaves_us_more_and_more_of_the_bill() -> None:
    """The same crisis, turn after turn, answered in full by a partner with thirty days of munitions and by one with a
    thousand, in 128 random worlds. At first they bring as much; as the stock runs down our part rises to the whole.
    Carried by the cap of the contribution, ``stock_days.used`` and ``us_cost.shortfall``.
    """
    low, high = shares(30.0, 6), shares(1_000.0, 6)
    apart = [one - other for one, other in zip(low, high, strict=True)]
    assert (apart[0] == 0.0).all()
    assert (apart[5] > 1.0).all()
    assert all((later >= sooner).all() for sooner, later in pairwise(apart))


def test_e19_more_hours_of_the_country_team_raise_the_chance_that_a_programme_delivers() -> None:
    """The same four programmes under a small, a fair and an ample team, 128 random worlds, what the chance adds up to.
    Carried by ``deliver.hours`` and ``deliver.load``.
    """
    found = []
    for hours in (18.0, 22.0, 26.0):
        here = anywhere(quiet(hours=hours))
        here.open_turn(**NO_BREAK)
        for p, instrument in enumerate(("training_team", "ministry_adviser", "field_exercise")):
            here.put(0, p, instrument, Stage.RUNNING, lead=2.0)
        here.put(1, 0, "key_leader_engagement", Stage.RUNNING, lead=1.0, knowledge=0.5)
        here.plan()
        here.concur()
        look = seen(here)
        terms = deliver(look.s, look.us, look.f, case(here.game, here.state, look), look.k)
        found.append(sum(terms.values())[1, 0])  # type: ignore[index]
    for less, more in pairwise(found):
        assert (more > less).all()


@given(seeds, st.floats(0.1, 0.9), st.floats(0.02, 0.1))
def test_e19_the_more_of_the_asked_hours_are_there_the_likelier_it_delivers(
    seed: int, covered: float, by: float
) -> None:
    """Carried by ``deliver.hours``, whatever the load."""
    one = start(seed).given(load=1.0)
    some, more = (total(deliver, one.given(hours_covered=x), offer()) for x in (covered, covered + by))
    assert (more > some).all()


def vain(prestige: float, instrument: str, tier: float) -> tuple[Array, Array, Array]:
    """Appeal of a grand offer to the first partner, and its readiness and ability once it was delivered."""
    here = anywhere(prestige=prestige, hedging=0.6)
    here.open_turn(deliver=0.0, **NO_BREAK)
    here.put(0, 0, instrument, Stage.OFFERED, tier=tier, cost_share=0.6)
    look = seen(here)
    leaning, _ = appeals(
        here.game, here.state, look, case(here.game, here.state, look), scene_of(here.game, here.state, look)
    )
    here.put(0, 0, instrument, Stage.RUNNING, tier=tier, lead=1.0, knowledge=0.5)
    here.plan()
    here.concur()
    here.resolve()
    now = seen(here).s
    return leaning[0, 0].copy(), now.readiness[0].copy(), now.capability[0].copy()


@pytest.mark.parametrize("tier", [0.0, 1.0, 2.0])
def test_e18_prestige_wins_a_yes_to_a_grand_system_and_leaves_the_partner_no_readier(tier: float) -> None:
    """The same exquisite system, offered and delivered, to a modest and to a vain government in 128 random worlds: the
    vain one is keener to have it and pleased with it, able to do no more, and readier by at most a tenth of what it is
    keener. Carried by ``appeal.prestige`` and ``elite_support.prestige``.
    """
    modest, proud = (vain(p, "exquisite_system", tier) for p in (0.1, 0.9))
    assert (proud[0] > modest[0]).mean() > 0.9  # the ends of the scale hide it in some worlds
    assert (proud[0] >= modest[0]).all()
    assert (proud[2] == modest[2]).all()
    assert (proud[1] - modest[1]).mean() <= 0.1 * (proud[0] - modest[0]).mean()
    assert (proud[1] - modest[1]).max() < 0.05


@given(seeds, UP)
def test_e18_a_grand_thing_pleases_rulers_as_far_as_they_are_vain(seed: int, by: float) -> None:
    """Carried by ``elite_support.prestige``."""
    one = start(seed).given(prestige=0.3)
    grand = {**one.flows, "prestige": np.full((1, WORLDS), 0.5)}
    plain, modest, proud = (
        after(elite_support, Start(x.tracks, x.ours, flows, x.fixed, x.book))
        for x, flows in ((one, one.flows), (one, grand), (one.given(prestige=0.3 + by), grand))
    )
    assert (proud > modest).all()
    assert (modest > plain).all()


def test_s13_a_defence_budget_costs_the_public_now_and_steadies_the_state_later() -> None:
    """The deed alone is changed, in 128 random worlds: in its own turn people turn away and order is as it was; from
    the next turn on the money has bought order, both opinions being held from then on. Carried by
    ``public_support.crowding_out``, ``defence_budget.passed`` and ``instability.economy``.
    """
    ends: list[list[tuple[Array, Array]]] = []
    for passed in (0.0, 1.0):
        here = anywhere(political_risk=0.1, people_personnel=0.9, defence_budget=60.0)
        seen_: list[tuple[Array, Array]] = []
        for turn in range(4):

            def orders(plan: Plan, done: float = passed * (turn == 0)) -> None:
                plan.deed[DEED_INDEX[Deed.PASS_BUDGET]] = done

            if turn:
                fix(here, elite_support=0.5, public_support=0.5)
            whole_turn(here, orders, **NO_BREAK, malign=0.999)
            seen_.append((here.state.track("public_support").copy(), here.state.track("instability").copy()))
        ends.append(seen_)
    idle, done = ends
    assert (done[0][0] < idle[0][0]).all()
    assert (done[0][1] == idle[0][1]).all()
    for later in (1, 2, 3):
        assert (done[later][1] < idle[later][1]).all()


def looked(liaison: float) -> tuple[float, float]:
    """Stated error and error over 400 worlds of the country team on the will of a partner, after two turns in which
    an officer sits with it or nobody does.
    """
    here = anywhere(worlds=400)
    for _ in range(2):
        here.open_turn(**NO_BREAK)
        if liaison and here.state.turn == 1:
            here.put(0, 0, "staff_talks", Stage.RUNNING, lead=0.0, progress=1.0)
        here.plan()
        here.concur()
        here.resolve()
    here.open_turn(**NO_BREAK)
    mine = [i for i, topic in enumerate(TOPICS) if topic.collector == SDO]
    sees = US_SEATS.index(SDO)
    unit = sizes(here.state.mean[sees])[mine, 0]
    off = (here.state.mean[sees] - truths(here.state, seen(here)))[mine, 0] / unit
    stated = np.sqrt(here.state.var[sees])[mine, 0] / unit
    return float(stated.mean()), float(np.sqrt((off**2).mean()))


def test_i5_an_officer_who_stays_leaves_less_error_of_estimate() -> None:
    """What it says of itself and what it is. Carried by the share that liaison takes off the error of a look."""
    (alone, erred), (tied, errs) = looked(0.0), looked(1.0)
    assert tied < alone
    assert errs < erred


@given(seeds, UP)
def test_i8_a_rivals_work_makes_leaks_and_unrest_likelier_unless_resilience_is_built(seed: int, by: float) -> None:
    """Carried by ``leak.institution`` and ``malign.rival``, both as far as the rival works there and the less the
    firmer the institutions are.
    """
    one = start(seed).given(released=0.8, institution=0.3, cyber=0.0, rival_pull=0.1)
    pressed = one.given(rival_pull=0.1 + by)
    for hazard in (leak, malign):
        idle, busy = chance(hazard, one), chance(hazard, pressed)
        firm, firm_busy = (chance(hazard, x.given(institution=0.8)) for x in (one, pressed))
        trained = chance(hazard, pressed.given(cyber=by))
        assert (busy > idle).all(), hazard.name
        assert (firm_busy < busy).all(), hazard.name
        assert (firm_busy - firm < busy - idle).all(), hazard.name
        assert (trained < busy).all(), hazard.name


def test_i8_where_a_rival_works_secrets_leak_and_order_shakes_in_play() -> None:
    """A turn under a sharing agreement beside an idle and a busy rival, with weak and with firm institutions: the
    recorded odds of a leak and of the rival's own work, in 128 random worlds.
    """
    found: dict[tuple[float, float], list[Array]] = {}
    for firm in (0.1, 0.9):
        for pull in (0.1, 0.9):
            here = anywhere(rival_pull=pull, institution=firm)
            here.state.guidance("sharing")[...] = 1.0
            here.put(0, 0, "intelligence_sharing", Stage.RUNNING, lead=9.0)
            resolved = whole_turn(here)
            found[firm, pull] = [odds(resolved, name)[0] for name in ("leak", "malign")]
    for which in (0, 1):
        weak, strong = (found[firm, 0.9][which] - found[firm, 0.1][which] for firm in (0.1, 0.9))
        assert (weak > 0.0).all()
        assert (strong < weak).all()
        assert (found[0.9, 0.9][which] < found[0.1, 0.9][which]).all()


@given(seeds, UP)
def test_s6_a_guarantee_emboldens_only_the_adventurous_and_those_the_more_the_bolder_they_are(
    seed: int, by: float
) -> None:
    """The guarantee is varied alone and together with the taste for adventure. Carried by ``provoke.shelter``, which D1
    has as a risk and this claim as behaviour.
    """
    gains = []
    for bold in (0.0, 0.3, 0.9):
        one = start(seed).given(adventurism=bold, guarantee=0.2)
        sheltered = one.given(guarantee=0.2 + by)
        gains.append(total(provoke, sheltered, offer()) - total(provoke, one, offer()))
        assert (sheltered.of("entrapment") > one.of("entrapment")).all()
    assert (gains[0] == 0.0).all()
    assert (gains[1] > 0.0).all()
    assert (gains[2] > gains[1]).all()


RETURNS = {
    "access": ("access",),
    "influence": ("granted",),
    "capability": ("people", "materiel"),
    "absorption": ("commitment",),
}
"""The four returns, and stocks of each alone."""


@given(seeds, UP)
def test_t21_access_influence_capability_and_capacity_are_tracked_apart(seed: int, by: float) -> None:
    """What moves one of the four leaves the other three where they were."""
    one = start(seed).given(people=0.3, materiel=0.3, institution=0.4)
    for returned, stocks in RETURNS.items():
        moved = one.given(**{name: one.of(name) + by for name in stocks})
        for other in RETURNS:
            if other == returned:
                assert (moved.of(other) > one.of(other)).mean() > 0.9, other  # the top of the scale hides it in some
            else:
                assert (moved.of(other) == one.of(other)).all(), (returned, other)
