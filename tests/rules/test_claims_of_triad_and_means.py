"""What must hold of claims T, E, I and S within a turn: the same random worlds with one thing changed."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sctabletop.domain.state import Array
from sctabletop.rules.appeal import appeal
from sctabletop.rules.capability import interoperability, materiel
from sctabletop.rules.cases import deliver
from sctabletop.rules.cases import state as state_concurs
from sctabletop.rules.commitment import commitment
from sctabletop.rules.fears import abandonment
from sctabletop.rules.hazards import escalation, leak, malign, miscalculation, scandal
from sctabletop.rules.inclination import contribute, provoke
from sctabletop.rules.interest import deals
from sctabletop.rules.money import backlog, us_cost
from sctabletop.rules.opinion import public_support
from sctabletop.rules.relationship import identity, norms, relationships, trust
from sctabletop.rules.sovereignty import dependence, hedging, imposition
from sctabletop.rules.stability import instability
from sctabletop.rules.threat import threat
from sctabletop.rules.washington import credibility
from tests.rules.starts import Start, after, chance, offer, seeds, start, total

UP = st.floats(0.01, 0.5)


def up(one: Start, track: str, by: float) -> Start:
    """The same worlds with a track part of the way up to 1."""
    return one.given(**{track: one.of(track) + by * (1.0 - one.of(track))})


@given(seeds)
def test_t2_ability_without_will_is_no_readiness_and_nothing_counts_twice(seed: int) -> None:
    one = start(seed)
    able = one.given(people=1.0, materiel=1.0, institution=1.0, threat=0.0, political_risk=0.0)
    assert (able.of("capability") == 1.0).all()
    assert (able.of("readiness") == 0.0).all()
    assert (one.of("readiness") == one.of("willingness") * one.of("capability")).all()
    assert (one.given(commitment=0.9).of("capability") == one.of("capability")).all()


@given(seeds, UP)
def test_t6_stress_takes_weight_from_norms_in_acceptance(seed: int, by: float) -> None:
    one = start(seed)

    def weight(here: Start) -> Array:
        return total(appeal, here.given(norms=0.8), offer()) - total(appeal, here.given(norms=0.2), offer())

    stressed = up(one, "instability", by)
    assert (stressed.of("stress") > one.of("stress")).all()
    assert (weight(stressed) < weight(one)).all()
    assert (weight(stressed) > 0.0).all()


@given(seeds, UP)
def test_t7_deals_act_at_once_and_stronger_under_stress(seed: int, by: float) -> None:
    one = start(seed).given(deal=1.0)
    paid = after(deals, one)
    assert (paid > one.of("deals")).all()
    assert (after(deals, up(one, "instability", by)) > paid).all()
    gone = after(deals, one.given(deal=0.0))
    assert (gone < 0.5 * one.of("deals")).all()


ALL_FLOWS = (
    "contact liaison exchange presence exercise hotline sustain coproduction two_way standards sharing release relief "
    "deal audit law lift_leadership lift_training talk talk_frank relieved kept met ratified deed_price reformed "
    "place_graduates placed"
).split()


@given(seeds, seeds)
def test_t8_t22_no_instrument_lifts_norms_or_identity_within_the_turn(seed: int, other: int) -> None:
    one = start(seed)
    rng = np.random.default_rng(other)
    busy = one.given(**{name: rng.random() * 3.0 for name in ALL_FLOWS})
    assert (after(norms, busy) == after(norms, one)).all()
    assert (after(identity, busy) == after(identity, one)).all()


@given(seeds, UP)
def test_t16_an_interagency_review_raises_the_odds_that_state_concurs(seed: int, by: float) -> None:
    one = start(seed)
    assert (total(state_concurs, one.given(promoted=1.0), offer()) > total(state_concurs, one, offer())).all()
    better = one.given(coordination=one.ours["coordination"] + by)
    assert (total(state_concurs, better, offer()) > total(state_concurs, one, offer())).all()


@given(seeds, UP)
def test_e3_institutions_make_more_ability_of_the_same_delivery(seed: int, by: float) -> None:
    one = start(seed).given(lift_equipment=1.0, sustained=1.0)
    firm = one.given(institution=one.of("institution") + by * (1.0 - one.of("institution")))
    weak_gain = after(materiel, one) - one.of("materiel")
    firm_gain = after(materiel, firm) - firm.of("materiel")
    assert (firm_gain >= weak_gain).all()
    unsaturated = firm.of("absorption") < 1.0
    assert (firm_gain[unsaturated] > weak_gain[unsaturated]).all()


@given(seeds, UP)
def test_d16_commitment_takes_up_a_delivery_and_makes_nothing_of_none(seed: int, by: float) -> None:
    one = start(seed).given(sustained=1.0)
    more = up(one, "commitment", by)
    assert (after(materiel, more) == after(materiel, one)).all()
    assert (more.of("capability") == one.of("capability")).all()
    sent, sent_more = one.given(lift_equipment=1.0), more.given(lift_equipment=1.0)
    open_ = sent_more.of("absorption") < 1.0
    assert (after(materiel, sent_more)[open_] > after(materiel, sent)[open_]).all()


@given(seeds)
def test_e9_will_enablers_and_stocks_can_each_bind_alone(seed: int) -> None:
    full = start(seed).given(
        distance=0.0,
        interoperability=1.0,
        stock_days=90.0,
        threat=1.0,
        exposure=1.0,
        guarantee=0.0,
        political_risk=1.0,
        elite_support=1.0,
        public_support=1.0,
        norms=1.0,
        deals=1.0,
        instability=0.0,
    )
    whole = full.of("contribution_cap")
    for binding in ({"elite_support": 0.0, "public_support": 0.0}, {"interoperability": 0.0}, {"stock_days": 3.0}):
        assert (full.given(**binding).of("contribution_cap") < whole).all()
    assert (full.given(stock_days=0.0).of("contribution_cap") == 0.0).all()
    assert (full.given(elite_support=0.0, public_support=0.0).of("contribution_cap") == 0.0).all()


@given(seeds, st.floats(0.0, 1.0))
def test_t15_what_was_declared_does_not_help_when_called(seed: int, words: float) -> None:
    one = start(seed)
    assert (total(contribute, one.given(declared=words), offer()) == total(contribute, one, offer())).all()
    assert (one.given(declared=words).of("contribution_cap") == one.of("contribution_cap")).all()


@given(seeds, UP)
def test_e9_a_shortfall_lands_on_us(seed: int, by: float) -> None:
    one = start(seed)
    assert (after(us_cost, one.given(fell_short=by)) > after(us_cost, one)).all()
    assert (up(one, "shortfall", by).of("entrapment") > one.of("entrapment")).all()


@given(seeds, UP)
def test_e10_dependence_makes_it_look_elsewhere_and_the_two_third_ways_differ(seed: int, by: float) -> None:
    one = start(seed)
    assert (after(hedging, up(one, "dependence", by)) > after(hedging, one)).all()
    friendly, rival = one.given(third_supplier=1.0), one.given(rival_offer=1.0)
    assert (after(dependence, friendly) < after(dependence, one)).all()
    assert (after(interoperability, friendly) > after(interoperability, rival)).all()


@given(seeds, UP)
def test_e12_ties_to_the_rival_make_visible_alignment_dear(seed: int, by: float) -> None:
    one = start(seed)
    tied = up(one, "entanglement", by)
    assert (total(appeal, tied, offer(visible=0.8)) < total(appeal, one, offer(visible=0.8))).all()
    assert (total(appeal, tied, offer(visible=0.0)) == total(appeal, one, offer(visible=0.0))).all()


@given(seeds, UP)
def test_e13_repeated_words_wear_credibility(seed: int, by: float) -> None:
    one = start(seed)
    ours = [total(credibility, one.given(empty_words=words)) for words in (0.0, by, 2.0 * by)]
    assert (ours[2] < ours[1]).all()
    assert (ours[1] < ours[0]).all()


@given(seeds, UP)
def test_e14_withholding_while_asking_costs_trust_and_release_may_leak(seed: int, by: float) -> None:
    one = start(seed)
    assert (after(trust, one.given(withheld=1.0)) < after(trust, one)).all()
    assert (chance(leak, one) == 0.0).all()
    assert (chance(leak, one.given(released=by)) > 0.0).all()


@given(seeds, UP)
def test_e18_prestige_raises_acceptance_and_not_readiness(seed: int, by: float) -> None:
    one = start(seed)
    vain = up(one, "prestige", by)
    assert (total(appeal, vain, offer(prestige=0.8)) > total(appeal, one, offer(prestige=0.8))).all()
    assert (vain.of("readiness") == one.of("readiness")).all()


@given(seeds, UP)
def test_e20_relationships_soften_the_same_crisis(seed: int, by: float) -> None:
    one = start(seed)

    def fall(here: Start) -> Array:
        return after(trust, here) - after(trust, here.given(crisis=1.0))

    assert (fall(one) > 0.0).all()
    assert (fall(up(one, "relationships", by)) < fall(one)).all()


@given(seeds)
def test_e21_a_partner_nobody_called_for_three_turns_loses_trust(seed: int) -> None:
    one = start(seed)
    assert (after(trust, one.given(neglect=3.0)) < after(trust, one.given(neglect=2.0))).all()
    assert (after(trust, one.given(neglect=3.0)) < one.of("trust")).all()


@given(seeds, UP)
def test_i7_credibility_carries_a_guarantee(seed: int, by: float) -> None:
    one = start(seed)
    believed = one.given(credibility=one.ours["credibility"] + by * (1.0 - one.ours["credibility"]))
    assert (believed.of("protection") > one.of("protection")).all()
    what = offer(guarantees=1.0)
    bare = offer(guarantees=0.0)
    gain = [total(appeal, x, what) - total(appeal, x, bare) for x in (one, believed)]
    assert (gain[1] > gain[0]).all()


@given(seeds, UP)
def test_i9_training_against_spies_cuts_leaks(seed: int, by: float) -> None:
    one = start(seed).given(released=0.8)
    assert (chance(leak, one.given(cyber=by)) < chance(leak, one)).all()


@given(seeds)
def test_i10_a_channel_to_the_rival_calms_it_and_makes_allies_wonder(seed: int) -> None:
    one = start(seed)
    talking = one.given(channel=1.0)
    base = chance(escalation, one)
    assert (chance(escalation, talking)[base > 0.0] < base[base > 0.0]).all()
    assert (after(abandonment, talking) > after(abandonment, one)).all()


@given(seeds, UP)
def test_s2_unmonitored_transfers_are_nearer_to_a_scandal(seed: int, by: float) -> None:
    one = start(seed).given(arming=0.5)
    assert (chance(scandal, one.given(unmonitored=by)) > chance(scandal, one)).all()


@given(seeds, UP)
def test_s3_forces_that_drilled_together_miscalculate_less_in_a_crisis(seed: int, by: float) -> None:
    one = start(seed).given(crisis=1.0)
    base = chance(miscalculation, one)
    assert (chance(miscalculation, up(one, "interoperability", by))[base > 0.0] < base[base > 0.0]).all()
    assert (chance(miscalculation, start(seed)) == 0.0).all()
    drilled = one.given(interoperability=after(interoperability, one.given(exercise=1.0)))
    idle = one.given(interoperability=after(interoperability, one))
    assert (drilled.of("interoperability") > idle.of("interoperability")).all()


@given(seeds)
def test_s5_visible_credible_strength_deters(seed: int) -> None:
    one = start(seed)
    weak, strong = one.holding(deterrence=0.1), one.holding(deterrence=0.3)
    base = chance(escalation, weak)
    assert (chance(escalation, strong) <= base).all()
    assert (chance(escalation, strong)[base > 0.0] < base[base > 0.0]).all()
    assert (one.given(visible=1.0).of("deterrence") > one.of("deterrence")).all()


@given(seeds, UP)
def test_s6_shelter_emboldens_the_adventurous(seed: int, by: float) -> None:
    one = start(seed)
    assert (total(provoke, up(one, "guarantee", by), offer()) > total(provoke, one, offer())).all()


@given(seeds, UP)
def test_s9_own_ability_offsets_what_presses_and_dependence_adds_to_it(seed: int, by: float) -> None:
    one = start(seed)
    able = one.given(**{g: one.of(g) + by * (1.0 - one.of(g)) for g in ("people", "materiel", "institution")})
    more = able.of("capability") > one.of("capability")
    assert more.any()
    assert (able.of("sovereignty")[more] < one.of("sovereignty")[more]).all()
    assert (up(one, "dependence", by).of("sovereignty") > one.of("sovereignty")).all()


@given(seeds, UP)
def test_t4_t8_contacts_make_ties_and_ties_make_norms(seed: int, by: float) -> None:
    one = start(seed)
    assert (after(relationships, one.given(contact=by)) > after(relationships, one)).all()
    assert (after(norms, up(one, "relationships", by)) > after(norms, one)).all()


@given(seeds, UP)
def test_d34_visible_arms_next_door_frighten_and_a_hotline_calms(seed: int, by: float) -> None:
    one = start(seed).given(threat_path=0.5)
    assert (after(threat, one.given(neighbour_offensive=by)) > after(threat, one)).all()
    assert (after(threat, one.given(hotline=by)) < after(threat, one)).all()


@given(seeds, UP)
def test_d7_strain_sends_a_partner_elsewhere(seed: int, by: float) -> None:
    one = start(seed)
    calm, strained = one.holding(strain=0.0), one.holding(strain=by)
    assert (after(hedging, strained) > after(hedging, calm)).all()


@given(seeds, UP)
def test_d30_a_gesture_let_pass_eases_and_one_punished_sends_it_elsewhere(seed: int, by: float) -> None:
    one = start(seed)
    eased = one.given(imposition=after(imposition, one.given(tolerated=1.0)))
    assert (eased.of("strain") < one.given(imposition=after(imposition, one)).of("strain")).all()
    assert (after(hedging, one.given(punished=by)) > after(hedging, one)).all()


@given(seeds, UP)
def test_e8_late_help_costs_trust_and_credibility(seed: int, by: float) -> None:
    one = start(seed)
    assert (after(trust, one.given(late=by)) < after(trust, one)).all()
    assert (total(credibility, one.given(all_late=by)) < total(credibility, one)).all()


@given(seeds, UP)
def test_e17_co_production_builds_commitment_and_spares_the_backlog(seed: int, by: float) -> None:
    one = start(seed).given(backlog=5.0)
    assert (after(commitment, one.given(coproduction=by)) > after(commitment, one)).all()
    assert (total(backlog, one.given(co_produced=by)) < total(backlog, one)).all()


@given(seeds, UP)
def test_s10_relief_in_disaster_wins_trust_ties_and_people(seed: int, by: float) -> None:
    one = start(seed)
    for rule in (trust, relationships, public_support):
        assert (after(rule, one.given(relieved=by)) > after(rule, one)).all()


@given(seeds, UP)
def test_s13_defence_spending_crowds_out_now_and_steadies_later(seed: int, by: float) -> None:
    one = start(seed)
    assert (after(public_support, one.given(pass_budget=1.0)) < after(public_support, one)).all()
    assert (after(instability, one.given(budget_share=by)) < after(instability, one)).all()


@given(seeds, UP)
def test_i5_liaison_wins_trust_and_i6_exchange_makes_ties(seed: int, by: float) -> None:
    one = start(seed)
    assert (after(trust, one.given(liaison=by)) > after(trust, one)).all()
    assert (after(relationships, one.given(exchange=by)) > after(relationships, one)).all()


@given(seeds, UP)
def test_i8_a_rivals_work_shakes_a_state_unless_it_is_resilient(seed: int, by: float) -> None:
    one = start(seed)
    assert (after(instability, one.given(malign=1.0)) > after(instability, one)).all()
    base = chance(malign, one)
    assert (chance(malign, one.given(cyber=by))[base > 0.0] < base[base > 0.0]).all()


@given(seeds, UP)
def test_d13_a_partner_share_and_commitment_carry_what_stated_will_alone_does_not(seed: int, by: float) -> None:
    one = start(seed)
    base = total(deliver, one, offer(cost_share=0.2))
    assert (total(deliver, up(one, "commitment", by), offer(cost_share=0.2)) > base).all()
    assert (total(deliver, one, offer(cost_share=0.2 + by)) > base).all()
    empty = one.given(declared=0.9, commitment=0.1)
    assert (total(deliver, empty, offer()) < total(deliver, empty.given(declared=0.1), offer())).all()
