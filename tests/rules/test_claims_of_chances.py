"""What must hold of claims where one thing pushes a chance, an inclination or what mends and breaks: one at a time."""

from hypothesis import given
from hypothesis import strategies as st

from sctabletop.rules import cases
from sctabletop.rules.appeal import appeal
from sctabletop.rules.capability import materiel
from sctabletop.rules.commitment import commitment, political_risk
from sctabletop.rules.fears import abandonment
from sctabletop.rules.inclination import deed, hedge
from sctabletop.rules.relationship import norms, trust
from sctabletop.rules.stability import instability
from sctabletop.rules.washington import confidence, coordination, credibility
from tests.rules.pushes import case_pushes, hold
from tests.rules.starts import deed_case, offer, seeds, start, total

UP = st.floats(0.05, 0.5)


@given(seeds, UP)
def test_d10_d25_felt_danger_and_will_bring_deeds_and_will_meets_what_is_owed(seed: int, by: float) -> None:
    """The two readouts held, one at a time."""
    for name, rules in (("felt_threat", (deed,)), ("willingness", (deed, cases.fulfil, cases.deliver))):
        for rule in rules:
            features = deed_case() if rule is deed else offer()
            held = {"felt_threat": 0.4, "willingness": 0.4}
            low, high = (start(seed).holding(**{**held, name: x}) for x in (0.3, 0.3 + by))
            assert (total(rule, high, features) > total(rule, low, features)).all(), (rule.name, name)


@given(seeds, UP)
def test_d14_d33_a_dear_deed_is_rarer_and_skill_makes_it_likelier(seed: int, by: float) -> None:
    one = start(seed)
    case_pushes(deed, one, by, "price", -1)
    case_pushes(cases.fulfil, one, by, "deed_price", -1)
    hold(one, by, [(cases.fulfil, "skill", 1)])


@given(seeds, UP)
def test_d16_d18_commitment_delivers_and_meets_what_is_owed(seed: int, by: float) -> None:
    """Nothing is declared, so that no gap closes."""
    one = start(seed).given(declared=0.0).holding(willingness=0.4)
    hold(one, by, [(cases.deliver, "commitment", 1), (cases.fulfil, "commitment", 1)])
    case_pushes(deed, one, by, "owed", 1)


@given(seeds, UP)
def test_d15_a_leader_punished_at_home_pays_and_the_state_shakes(seed: int, by: float) -> None:
    hold(
        start(seed), by, [(commitment, "backlash", -1), (political_risk, "backlash", -1), (instability, "backlash", 1)]
    )


@given(seeds, UP)
def test_d19_d20_an_incentive_brings_what_is_owed_and_haste_spoils_it(seed: int, by: float) -> None:
    case_pushes(cases.fulfil, start(seed), by, "incentive", 1)
    case_pushes(cases.fulfil, start(seed), by, "compressed", -1)


@given(seeds, UP)
def test_d22_t3_what_it_can_provide_or_was_asked_it_does_the_sooner(seed: int, by: float) -> None:
    for feature in ("provides", "asked"):
        case_pushes(deed, start(seed), by, feature, 1)


@given(seeds, UP)
def test_d17_e10_one_with_another_master_refuses_and_leans(seed: int, by: float) -> None:
    leaning = start(seed).given(hedging=0.6, rival_pull=0.1)
    hold(leaning, by, [(hedge, "rival_pull", 1)])
    hold(leaning.given(rival_pull=0.6), by, [(hedge, "hedging", 1), (deed, "hedging", -1)])
    pulled = leaning.given(rival_pull=0.1 + by)
    assert (total(appeal, pulled, offer()) < total(appeal, leaning, offer())).all()


@given(seeds, UP)
def test_d22_e18_help_that_is_needed_is_welcome(seed: int, by: float) -> None:
    weak = start(seed).given(people=0.1)
    case_pushes(appeal, weak, by, "benefit", 1)


@given(seeds, UP)
def test_e13_e20_trust_carries_a_price(seed: int, by: float) -> None:
    one = start(seed).given(trust=0.2)
    assert (total(appeal, one.given(trust=0.2 + by), offer()) > total(appeal, one, offer())).all()


@given(seeds, UP)
def test_t13_t23_a_country_team_that_vouches_is_heard_and_pays_when_it_fails(seed: int, by: float) -> None:
    for rule in (cases.state, cases.deliver):
        case_pushes(rule, start(seed), by, "vouched", 1)
    hold(
        start(seed), by, [(credibility, "vouched_missed", -1), (trust, "talk_frank", 1), (trust, "talk_platitude", -1)]
    )


@given(seeds, UP)
def test_e6_a_team_with_too_much_to_manage_delivers_less(seed: int, by: float) -> None:
    one = start(seed).given(hours_covered=0.5)
    easy, loaded = (total(cases.deliver, one.given(load=x), offer()) for x in (0.6, 0.6 + by))
    assert (loaded < easy).all()


@given(seeds, UP)
def test_e15_a_licence_delays_and_less_where_release_is_eased(seed: int, by: float) -> None:
    strict, eased = start(seed).given(release_level=0.0), start(seed).given(release_level=1.0)
    case_pushes(cases.late, strict, by, "licensed", 1)
    assert (total(cases.late, eased, offer(licensed=by)) < total(cases.late, strict, offer(licensed=by))).all()


@given(seeds, UP)
def test_e16_treatment_as_a_peer_wins_trust(seed: int, by: float) -> None:
    hold(start(seed), by, [(trust, "two_way", 1)])


@given(seeds, UP)
def test_e3_kit_that_is_kept_up_stays_and_what_is_not_wears_out(seed: int, by: float) -> None:
    hold(start(seed), by, [(materiel, "sustained", 1)])


@given(seeds, UP)
def test_t4_t8_ties_become_habits_without_school_or_drill(seed: int, by: float) -> None:
    bare = start(seed).given(people_leadership=0.0, interoperability=0.0)
    hold(bare, by, [(norms, "relationships", 1)])
    hold(start(seed), by, [(trust, "contact", 1)])


@given(seeds, UP)
def test_d11_d25_commitment_beyond_will_fades_and_within_it_stays(seed: int, by: float) -> None:
    beyond = start(seed).given(commitment=0.3 + by).holding(willingness=0.3)
    assert (total(commitment, beyond) < 0.0).all()
    assert (total(commitment, beyond.given(commitment=0.3)) == 0.0).all()


@given(seeds, UP)
def test_d1_s11_being_dragged_in_and_known_abuse_cost_us_in_congress(seed: int, by: float) -> None:
    hold(start(seed), by, [(confidence, "entrapped", -1), (cases.congress, "abuse", -1)])


@given(seeds, UP)
def test_e14_i9_secrets_that_get_out_cost_confidence(seed: int, by: float) -> None:
    hold(start(seed), by, [(confidence, "leaks", -1)])


@given(seeds, UP)
def test_d2_s10_a_cancelled_programme_costs_trust_and_relief_steadies(seed: int, by: float) -> None:
    hold(start(seed), by, [(trust, "cancelled", -1), (instability, "relieved", -1)])


@given(seeds, UP)
def test_e21_silence_feeds_the_fear_of_being_left(seed: int, by: float) -> None:
    hold(start(seed), by, [(abandonment, "neglected", 1)])


@given(seeds, UP)
def test_i7_e11_words_kept_are_credit_and_shared_work_joins_the_seats(seed: int, by: float) -> None:
    hold(start(seed), by, [(credibility, "all_kept", 1), (coordination, "shared", 1), (coordination, "staff_talks", 1)])
