"""What must hold of claims where one thing that happens, or one stock, pushes one track: with it against without it."""

from hypothesis import given
from hypothesis import strategies as st

from sctabletop.rules import cases
from sctabletop.rules.capability import interoperability, materiel
from sctabletop.rules.commitment import commitment, declared, political_risk
from sctabletop.rules.fears import abandonment, guarantee
from sctabletop.rules.hazards import coup, escalation, leak, malign, miscalculation, scandal
from sctabletop.rules.inclination import contribute, deed, gesture, hedge, provoke, request
from sctabletop.rules.institutions import institution, people
from sctabletop.rules.interest import access
from sctabletop.rules.opinion import elite_support, public_support
from sctabletop.rules.relationship import identity, norms, relationships, trust
from sctabletop.rules.sovereignty import dependence, hedging, imposition
from sctabletop.rules.stability import instability
from sctabletop.rules.threat import threat
from sctabletop.rules.washington import confidence, credibility
from tests.rules.pushes import hold
from tests.rules.starts import offer, seeds, start, total

UP = st.floats(0.05, 0.5)


@given(seeds, UP)
def test_d2_kept_words_and_presence_calm_the_fear_and_withdrawal_loosens_the_bond(seed: int, by: float) -> None:
    one = start(seed)
    hold(one, by, [(abandonment, "kept", -1), (abandonment, "presence", -1), (guarantee, "withdrawn", -1)])
    safe = one.given(threat=0.0)
    hold(safe, by, [(abandonment, "guarantee", -1), (hedging, "guarantee", -1)])
    hold(one, by, [(hedging, "abandonment", 1), (hedge, "abandonment", 1)])


@given(seeds, UP)
def test_d7_a_break_costs_all_that_was_shared(seed: int, by: float) -> None:
    lost = (commitment, declared, trust, guarantee, imposition, identity)
    hold(start(seed), by, [(rule, "repudiated", -1) for rule in lost])


@given(seeds, UP)
def test_d8_a_coup_grows_with_instability_before_anything_else(seed: int, by: float) -> None:
    """With wages paid, an elite at one with its leaders and no institutions; so nothing else can carry it."""
    plain = start(seed).given(elite_support=1.0, institution=0.0)
    hold(plain, by, [(coup, "instability", 1)])
    assert (total(coup, plain) > 0.0).all()


@given(seeds, UP)
def test_d27_a_coup_undoes_what_was_built_and_unpaid_soldiers_bring_it(seed: int, by: float) -> None:
    hold(start(seed), by, [(institution, "coup", -1), (elite_support, "coup", -1), (instability, "coup", 1)])
    hold(start(seed).given(legal_rung=0.0), by, [(access, "coup", -1)])
    hold(start(seed), by, [(coup, "unpaid", 1), (instability, "unpaid", 1), (confidence, "coups", -1)])


@given(seeds, UP)
def test_d14_deeds_stake_a_government_and_pay_recruits_and_posts_fill_its_ranks(seed: int, by: float) -> None:
    one = start(seed)
    hold(one, by, [(political_risk, "deed_price", 1), (political_risk, "yes_price", 1)])
    for done in ("raise_pay", "recruit", "realign_units", "promote_merit"):
        gained = total(people, one.given(**{done: 1.0})) - total(people, one)
        assert (gained >= 0.0).all(), done
        assert (gained > 0.0).any(axis=0).all(), done
    hold(one, by, [(elite_support, "losers", -1), (elite_support, "benefit", 1)])


@given(seeds, UP)
def test_d29_at_the_same_felt_danger_protection_thins_own_deeds_and_fear_asks_for_more(seed: int, by: float) -> None:
    """What is felt is held, so that only the shelter differs."""
    one = start(seed).holding(felt_threat=0.5, willingness=0.5)
    hold(one, by, [(deed, "guarantee", -1), (request, "abandonment", 1), (imposition, "guarantee", 1)])
    low, high = (start(seed).holding(felt_threat=x) for x in (0.2, 0.7))
    assert (total(request, high, offer()) > total(request, low, offer())).all()


@given(seeds, UP)
def test_d30_strain_and_foreign_troops_bring_gestures_and_trust_stays_them(seed: int, by: float) -> None:
    one = start(seed)
    hold(one.holding(strain=0.3), by, [(gesture, "imposition", 1), (gesture, "trust", -1)])
    calm, strained = (total(gesture, one.holding(strain=x), offer()) for x in (0.0, by))
    assert (strained > calm).all()


@given(seeds, UP)
def test_d31_what_congress_trusts_it_lets_pass(seed: int, by: float) -> None:
    hold(start(seed), by, [(cases.congress, "confidence", 1), (cases.congress, "abuse", -1)])


@given(seeds, UP)
def test_e9_what_is_brought_follows_will_and_danger_and_stocks_are_used_up(seed: int, by: float) -> None:
    one = start(seed)
    for readout in ("willingness", "felt_threat"):
        low, high = (total(contribute, one.holding(**{readout: x}), offer()) for x in (0.2, 0.2 + by))
        assert (high > low).all(), readout


@given(seeds, UP)
def test_e10_kit_of_one_maker_binds_and_a_rivals_offer_pulls_away(seed: int, by: float) -> None:
    one = start(seed)
    hold(one, by, [(dependence, "single_source", 1), (hedging, "rival_offer", 1)])
    hold(one, by, [(interoperability, "rival_offer", -1), (interoperability, "third_supplier", 1)])


@given(seeds, UP)
def test_e12_a_rivals_money_turns_rulers_and_a_broken_contract_frees_them(seed: int, by: float) -> None:
    hold(start(seed), by, [(elite_support, "entanglement", -1), (hedging, "break_rival_contract", -1)])


@given(seeds, UP)
def test_e13_a_pledge_kept_builds_and_one_broken_spends(seed: int, by: float) -> None:
    ours = [(credibility, "pledges_kept", 1), (credibility, "all_kept", 1), (credibility, "pledges_broken", -1)]
    hold(start(seed), by, [*ours, (guarantee, "pledged", 1), (guarantee, "pledge_broken", -1), (trust, "kept", 1)])


@given(seeds, UP)
def test_e20_trust_and_ties_hold_where_there_is_somewhere_else_to_go(seed: int, by: float) -> None:
    hold(start(seed).given(rival_pull=0.9), by, [(hedge, "trust", -1), (hedging, "trust", -1)])


@given(seeds, UP)
def test_t3_access_comes_by_a_deed_an_answer_or_a_deliverable_and_goes_by_neglect(seed: int, by: float) -> None:
    one = start(seed).given(neglect=0.0, deals=0.0)
    hold(one, by, [(access, word, 1) for word in ("grant_access", "host_exercise", "access_bought", "met")])
    bare = one.given(legal_rung=0.0)
    assert (total(access, bare) < 0.0).all()
    assert (total(access, bare.given(neglect=3.0)) < total(access, bare)).all()


@given(seeds, UP)
def test_t8_drill_makes_habits_and_habits_move_deeds_and_stay_provocation(seed: int, by: float) -> None:
    hold(start(seed), by, [(norms, "interoperability", 1), (deed, "norms", 1), (provoke, "norms", -1)])


@given(seeds, UP)
def test_t9_law_binds_us_and_makes_leaving_dear(seed: int, by: float) -> None:
    one = start(seed).given(guarantee=0.0)
    hold(one, by, [(guarantee, "ratified", 1)])
    low, high = (one.given(legal_rung=rung) for rung in (1.0, 3.0))
    assert (total(hedging, high) < total(hedging, low)).all()
    assert (total(hedge, high, offer()) < total(hedge, low, offer())).all()


@given(seeds, UP)
def test_s2_what_is_not_watched_not_vetted_and_not_absorbed_comes_to_light(seed: int, by: float) -> None:
    one = start(seed).given(arming=0.0)
    hold(one, by, [(scandal, word, 1) for word in ("unmonitored", "unvetted", "rust")])
    hold(one, by, [(imposition, "inspected", 1), (materiel, "sustained", 1)])


@given(seeds, UP)
def test_s3_a_crisis_may_run_away_and_drill_and_a_hotline_keep_it(seed: int, by: float) -> None:
    """The sum of the terms, so that a hazard that never came would be found."""
    one = start(seed).given(crisis=1.0)
    assert (total(miscalculation, one.given(interoperability=0.0)) > 0.0).all()
    hold(one, by, [(miscalculation, "interoperability", -1), (miscalculation, "hotline", -1)])
    hold(one, by, [(threat, "miscalculation", 1)])


@given(seeds, UP)
def test_s5_danger_brings_a_rivals_step_and_strength_that_is_seen_stays_it(seed: int, by: float) -> None:
    one = start(seed).given(guarantee=0.0)
    weak, strong = (one.holding(deterrence=x) for x in (0.1, 0.1 + by))
    for rule in (escalation, threat):
        assert (total(rule, strong) < total(rule, weak)).all(), rule.name
    assert (total(escalation, weak) > 0.0).all()
    hold(weak, by, [(escalation, "threat", 1), (threat, "escalation", 1)])


@given(seeds, UP)
def test_s6_a_provocation_raises_the_danger_that_it_meant_to_lower(seed: int, by: float) -> None:
    hold(start(seed), by, [(threat, "provoked", 1), (provoke, "adventurism", 1)])


@given(seeds, UP)
def test_s8_a_tripwire_pulled_is_believed_and_one_left_is_not_and_abuse_costs_the_people(seed: int, by: float) -> None:
    hold(
        start(seed), by, [(credibility, "enforced", 1), (credibility, "unenforced", -1), (public_support, "abuse", -1)]
    )


@given(seeds, UP)
def test_s11_scandals_cost_confidence_and_audits_mend_some(seed: int, by: float) -> None:
    hold(start(seed), by, [(confidence, "scandals", -1), (confidence, "audits", 1)])


@given(seeds, UP)
def test_e14_what_is_released_is_trusted_and_may_get_out(seed: int, by: float) -> None:
    firm = start(seed).given(institution=1.0, cyber=1.0)
    hold(firm, by, [(leak, "released", 1), (trust, "release", 1)])


@given(seeds, UP)
def test_i5_an_officer_who_stays_makes_ties(seed: int, by: float) -> None:
    hold(start(seed), by, [(relationships, "liaison", 1), (trust, "liaison", 1)])


@given(seeds, UP)
def test_i8_a_rival_works_where_it_has_pull(seed: int, by: float) -> None:
    one = start(seed).given(rival_pull=0.0)
    assert (total(malign, one) > 0.0).all()
    hold(one, by, [(malign, "institution", -1), (malign, "rival_pull", 1), (malign, "cyber", -1)])
