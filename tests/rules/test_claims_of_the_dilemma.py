"""What must hold of the claims D: the same random worlds twice, with one thing changed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sctabletop.domain.state import Array
from sctabletop.rules.appeal import appeal
from sctabletop.rules.commitment import commitment, declared, political_risk
from sctabletop.rules.fears import abandonment
from sctabletop.rules.hazards import backlash, coup, repudiation
from sctabletop.rules.inclination import deed
from sctabletop.rules.money import us_cost
from sctabletop.rules.sovereignty import hedging, imposition
from sctabletop.rules.stability import instability
from tests.rules.starts import after, chance, deed_case, offer, seeds, start, total

UP = st.floats(0.01, 0.5)


def raised(value: Array, by: float) -> Array:
    """Part of the way up to 1."""
    return value + by * (1.0 - value)


@given(seeds, UP)
def test_d1_a_firmer_guarantee_and_a_shakier_partner_both_raise_entrapment(seed: int, by: float) -> None:
    one = start(seed)
    for track in ("guarantee", "instability"):
        more = one.given(**{track: raised(one.of(track), by)})
        assert (more.of("entrapment") > one.of("entrapment")).all()


@given(seeds, UP)
def test_d2_danger_and_late_or_cancelled_help_feed_abandonment_and_a_treaty_calms_it(seed: int, by: float) -> None:
    one = start(seed)
    base = after(abandonment, one)
    assert (after(abandonment, one.given(threat=raised(one.of("threat"), by))) > base).all()
    assert (after(abandonment, one.given(late=by)) > base).all()
    assert (after(abandonment, one.given(cancelled=by)) > base).all()
    assert (after(abandonment, one.given(legal_rung=4.0)) < base).all()


@given(seeds, st.floats(0.05, 1.0), st.floats(0.0, 1.0))
def test_d3_hierarchy_moves_acceptance_most_then_sovereignty_then_anarchy(
    seed: int, ask: float, incentive: float
) -> None:
    """Each force is taken from its 0 to its 1 with all else the same, and the reach of each is measured."""
    one = start(seed)
    what = offer(ask=ask, incentive=incentive)

    def reach(force: str) -> Array:
        none, full = (total(appeal, one.holding(**{force: x}), what) for x in (0.0, 1.0))
        return full - none

    assert (reach("hierarchy") > -reach("sovereignty")).all()
    assert (-reach("sovereignty") > reach("felt_threat")).all()
    assert (reach("felt_threat") > 0.0).all()


@given(seeds, UP, st.floats(0.05, 0.6), st.floats(0.0, 1.0))
def test_d4_felt_danger_raises_the_appeal_of_the_same_priced_offer(
    seed: int, by: float, ask: float, sweet: float
) -> None:
    one, what = start(seed), offer(ask=ask, incentive=sweet)
    more = one.given(threat=raised(one.of("threat"), by))
    assert (more.of("felt_threat") > one.of("felt_threat")).all()
    assert (total(appeal, more, what) > total(appeal, one, what)).all()


@given(seeds, UP)
def test_d5_deeper_programmes_press_and_adopting_their_technology_gives_standing_back(seed: int, by: float) -> None:
    one = start(seed)
    base = after(imposition, one)
    assert (after(imposition, one.given(burden=by)) > base).all()
    eased = one.given(imposition=after(imposition, one.given(two_way=by)))
    assert (eased.of("sovereignty") < one.given(imposition=base).of("sovereignty")).all()


@given(seeds, UP)
def test_d6_hierarchy_steadies_and_costs_the_leader(seed: int, by: float) -> None:
    one = start(seed)
    for track in ("guarantee", "dependence"):
        more = one.given(**{track: raised(one.of(track), by)})
        assert (more.of("hierarchy") > one.of("hierarchy")).all()
        assert (after(instability, more) < after(instability, one)).all()
        assert (after(us_cost, more) > after(us_cost, one)).all()


@given(seeds)
def test_d7_repudiation_is_impossible_below_the_threshold_and_rises_above_it(seed: int) -> None:
    one = start(seed).given(live=1.0)
    threshold = one.book.repudiation_threshold
    below = chance(repudiation, one.holding(strain=threshold))
    a_little, much = (chance(repudiation, one.holding(strain=threshold + x)) for x in (0.02, 0.1))
    assert (below == 0.0).all()
    assert (a_little > 0.0).all()
    assert (much > a_little).all()
    freed = one.given(repudiated=1.0)
    assert (after(imposition, freed) < after(imposition, one)).all()


@given(seeds, UP)
def test_d8_an_unstable_partner_is_nearer_to_a_coup(seed: int, by: float) -> None:
    one = start(seed).given(unpaid=0.1)
    base, more = chance(coup, one), chance(coup, one.given(instability=raised(one.of("instability"), by)))
    assert (more >= base).all()
    assert (more[base > 0.0] > base[base > 0.0]).all()


@given(seeds, UP)
def test_d10_danger_that_does_not_reach_deciders_moves_no_commitment_and_exposure_makes_deeds_count(
    seed: int, by: float
) -> None:
    one = start(seed).given(deed_price=0.14)
    numb = one.given(exposure=0.0)
    assert (after(commitment, numb.given(threat=0.9)) == after(commitment, numb.given(threat=0.1))).all()
    felt = one.given(exposure=raised(one.of("exposure"), by))
    assert (after(commitment, felt) > after(commitment, one)).all()


@given(seeds, st.floats(0.0, 3.0))
def test_d11_without_any_risk_willingness_is_at_its_floor_however_much_is_granted(seed: int, granted: float) -> None:
    one = start(seed).given(granted_money=granted, benefit=granted, incentive=min(granted, 1.0), deal=1.0)
    safe = one.given(threat=0.0, political_risk=0.0)
    assert (safe.of("willingness") == 0.0).all()
    assert (safe.given(threat=0.5).of("willingness") > 0.0).all()
    assert (safe.given(political_risk=0.5).of("willingness") > 0.0).all()
    assert (after(declared, safe.given(state_support=1.0)) > after(declared, safe)).all()


@given(seeds, st.floats(0.05, 1.0))
def test_d12_commitment_moves_the_appeal_of_a_price_and_not_of_a_gift(seed: int, ask: float) -> None:
    low, high = start(seed).given(commitment=0.1), start(seed).given(commitment=0.9)
    gift = [total(appeal, one, offer(ask=0.0)) for one in (low, high)]
    assert (gift[0] == gift[1]).all()
    assert ((gift[0] >= 0.93) & (gift[0] <= 0.98)).all()
    assert (total(appeal, high, offer(ask=ask)) > total(appeal, low, offer(ask=ask))).all()


@given(seeds, UP)
def test_d15_a_finished_reform_stakes_the_government_and_builds_commitment(seed: int, worth: float) -> None:
    one = start(seed)
    done = one.given(reformed=worth)
    staked = after(political_risk, done)
    assert (staked > after(political_risk, one)).all()
    assert (after(commitment, done) > after(commitment, one)).all()
    assert (
        one.given(political_risk=staked).of("willingness")
        > one.given(political_risk=after(political_risk, one)).of("willingness")
    ).all()


@given(seeds, st.integers(1, 4), st.integers(1, 3))
def test_d17_more_conditions_cost_commitment_and_send_it_elsewhere_where_there_is_an_elsewhere(
    seed: int, few: int, more: int
) -> None:
    one = start(seed)
    light, heavy = one.given(conditions=float(few)), one.given(conditions=float(few + more))
    assert (after(commitment, heavy) < after(commitment, light)).all()
    assert (after(hedging, heavy) > after(hedging, light)).all()
    nowhere = [after(hedging, x.given(rival_pull=0.0)) for x in (light, heavy)]
    assert (nowhere[0] == nowhere[1]).all()


@given(seeds, st.integers(1, 4))
def test_d17_the_same_terms_added_later_cost_more(seed: int, terms: int) -> None:
    one = start(seed).given(conditions=float(terms))
    assert (after(commitment, one.given(goalposts=float(terms))) < after(commitment, one)).all()


@given(seeds, st.integers(1, 4))
def test_d18_matched_deliverables_leave_more_commitment_four_turns_on_than_demands_to_transform(
    seed: int, terms: int
) -> None:
    matched = demanding = start(seed)
    for turn in range(1, 5):
        matched = matched.given(met=float(turn == 2))
        demanding = demanding.given(conditions=float(terms))
        matched = matched.given(commitment=after(commitment, matched))
        demanding = demanding.given(commitment=after(commitment, demanding))
    assert (matched.of("commitment") > demanding.of("commitment")).all()


@given(seeds, UP, st.floats(0.05, 0.6))
def test_d19_an_incentive_is_worth_more_where_there_is_no_danger(seed: int, by: float, ask: float) -> None:
    one = start(seed)

    def worth(threat: float) -> Array:
        here = one.given(threat=threat)
        return total(appeal, here, offer(ask=ask, incentive=by)) - total(appeal, here, offer(ask=ask, incentive=0.0))

    assert (worth(0.1) > 0.0).all()
    assert (worth(0.1) > worth(0.9)).all()


@given(seeds, st.floats(0.25, 9.0))
def test_d21_doubling_the_conditions_more_than_doubles_the_loss(seed: int, terms: float) -> None:
    one = start(seed)
    none, once, twice = (total(commitment, one.given(conditions=c)) for c in (0.0, terms, 2.0 * terms))
    assert (none - twice > 2.0 * (none - once)).all()


@given(seeds, st.floats(6.0, 12.0))
def test_d21_a_dozen_terms_erode_commitment_and_leave_a_trace_of_it(seed: int, terms: float) -> None:
    """Erosion takes a part of what is there, as any neglect does: it is not a break, which D7 has for itself."""
    one = start(seed)
    loss = total(commitment, one.given(conditions=0.0)) - total(commitment, one.given(conditions=terms))
    assert (loss > 0.25 * one.of("commitment")).all()
    assert (loss < 0.9 * one.of("commitment")).all()


@given(seeds)
def test_d25_willingness_is_the_harmonic_mean_of_motivation_intensity_and_salience(seed: int) -> None:
    one = start(seed)
    parts = [one.of(n) for n in ("motivation", "intensity", "salience")]
    assert one.of("willingness") == pytest.approx(3.0 / sum(1.0 / p for p in parts), rel=1e-12)


@given(seeds)
def test_d25_one_part_at_zero_puts_willingness_on_its_floor(seed: int) -> None:
    one = start(seed)
    assert (one.given(elite_support=0.0, public_support=0.0).of("willingness") == 0.0).all()
    assert (one.given(threat=0.0, political_risk=0.0).of("willingness") == 0.0).all()
    assert (one.given(threat=0.0, deals=0.0, norms=0.0).of("willingness") == 0.0).all()


@given(seeds, st.floats(0.0, 0.2), st.floats(0.02, 0.2))
def test_d26_rulers_and_people_apart_shake_the_state(seed: int, gap: float, wider: float) -> None:
    one = start(seed)
    near = one.given(elite_support=0.5 + gap, public_support=0.5 - gap)
    far = one.given(elite_support=0.5 + gap + wider, public_support=0.5 - gap - wider)
    assert (after(instability, far) > after(instability, near)).all()


@given(seeds, UP)
def test_d29_protection_thins_the_partners_own_effort_at_the_same_threat(seed: int, by: float) -> None:
    one = start(seed)
    sheltered = one.given(guarantee=raised(one.of("guarantee"), by))
    assert (total(deed, sheltered, deed_case()) < total(deed, one, deed_case())).all()


@given(seeds, st.floats(0.01, 0.2))
def test_d29_help_by_itself_thins_own_effort_only_where_a_book_takes_the_disputed_study_up(
    seed: int, weight: float
) -> None:
    """Carried by ``deed.aid``, which is nil in every book."""
    much, little = (start(seed).given(package=much_or_little) for much_or_little in (0.9, 0.1))
    assert (total(deed, much, deed_case()) == total(deed, little, deed_case())).all()
    rules = much.book.with_value("deed_aid", weight)
    more, less = (replace(one, book=rules) for one in (much, little))
    assert (total(deed, more, deed_case()) < total(deed, less, deed_case())).all()


@given(seeds, UP)
def test_d33_skill_turns_the_same_political_price_into_more_deeds(seed: int, by: float) -> None:
    one = start(seed)
    able = one.given(skill=raised(one.of("skill"), by))
    assert (total(deed, able, deed_case()) > total(deed, one, deed_case())).all()
    assert (after(political_risk, able.given(deed_price=0.1)) == after(political_risk, one.given(deed_price=0.1))).all()


@given(seeds, UP)
def test_d15_a_stake_beyond_what_support_covers_is_punished(seed: int, by: float) -> None:
    one = start(seed).given(political_risk=0.8, public_support=0.2, elite_support=0.2)
    assert (chance(backlash, one) > 0.0).all()
    assert (
        chance(backlash, one.given(public_support=raised(one.of("public_support"), by))) < chance(backlash, one)
    ).all()
