"""Every term pushes the way that its claims and the model give it, in every random world where its cause is there.

``+`` raises, ``-`` lowers, ``~`` does either by where things stand, ``0`` is nil in the default book alone.
"""

from typing import Final

import numpy as np
import pytest

from sctabletop.domain.state import Array
from sctabletop.rules.books import book, shipped
from sctabletop.rules.readouts import readouts
from sctabletop.theory import CLAIMS
from tests.claims.busy import sampled
from tests.rules.sources import EVERY_RULE

SIGNS: Final = {
    "threat": "~path +escalation +arms_race +crusade +provoked +miscalculation -deterrence -protection -hotline",
    "instability": (
        "+opinion_gap +exclusion +corruption +wages +backlash +malign +coup -hierarchy -institution -relief"
        " -economy -settling"
    ),
    "abandonment": "+danger +late +cancelled +silence +channel -protection -kept -presence",
    "guarantee": "+ratified +presence +pledge -withdrawn -broken -repudiated",
    "dependence": "+single_source +exquisite -capability -coproduction -third_supplier -standards -time",
    "imposition": "+burdens +conditions +guarantee +inspections -time -two_way -tolerated -repudiated",
    "political_risk": "+deeds +reforms +access +accepted -time -cover -backlash",
    "commitment": (
        "+deeds +deliverables +reforms +co_production -conditions 0benchmarks -goalposts -missed -fading -backlash"
        " -repudiated"
    ),
    "elite_support": "+benefits +prestige +deals -losers -staked -rival_money -coup ~drift",
    "public_support": "+relief +security ~framing -presence -harm -crowding_out ~drift",
    "hedging": (
        "+strain +conditions +pressure +dependence +abandonment +punished +rival_offer -trust -law"
        " -protection -broke_contract"
    ),
    "institution": "+advice +reforms +deeds +graduates -corruption -decay -coup",
    "people": "+programmes +pay +recruits +realigned +merit -wages -decay",
    "materiel": "+delivery +kept_up -unsustained -war_use",
    "interoperability": "+exercises +standards +common_kit +sharing +third -adversarial -decay",
    "deals": "+paid -unpaid",
    "relationships": "+contact +talks +liaison +exchange +relief -decay",
    "norms": "+ties +schooled +drilled -decay -transactions",
    "trust": (
        "+kept +contact +liaison +release +relief +two_way +frank -withheld -late -cancelled -mismatch -deals"
        " -crisis 0neighbours -neglect -platitudes -repudiated"
    ),
    "access": "+granted +hosted +answered +deliverable -neglect -decay -coup -lapse",
    "identity": "+habits -rupture -decay",
    "declared": "+statements +acceptances +framing -fading -repudiated",
    "shortfall": "+fell_short -time",
    "exquisite": "+delivery -unsustained -war_use",
    "legal_rung": "+ratified -repudiated",
    "neglect": "+turn -contact",
    "asks": "+asked -year",
    "granted": "+granted -year",
    "stock_days": "+bought -used -spent",
    "us_cost": "+grants +upkeep +shortfall -contributions",
    "defence_budget": "+passed +crisis -bought -shared -time -relief_of_threat",
    "credibility": ("+pledges_kept +enforced +kept -late -broken -empty_words -mixed -unenforced -vouched -platitudes"),
    "confidence": (
        "+demonstrated +good_forecasts +audits +testimony -scandals -coups -words -overpromised -surprise"
        " -leaks -entrapment ~drift"
    ),
    "coordination": "+staff_talks +interagency +shared -mixed -decay",
    "budget_t10": "-obligated ~expired +appropriated",
    "budget_t22": "-obligated ~expired +appropriated",
    "sdo_hours": "-spent ~refilled",
    "slots": "+steady -stop_start",
    "demand": "+orders -forgotten",
    "backlog": "+ordered -delivered -spared",
    "us_stock_days": "-drawdown -contingency +adopted +rebuilt",
    "coup": "0base +instability +wages +elite_loss -institution 0schooled",
    "repudiation": "+strain",
    "backlash": "+stake",
    "scandal": "+rust +unmonitored +unvetted +corruption",
    "leak": "+release +untrained +institution",
    "escalation": "+base +threat -deterrence -channel",
    "malign": "+rival -institution -cyber",
    "miscalculation": "+crisis -interoperability -hotline",
    "diversion": "+corruption",
    "frame": "+us_team -rival_team +openness",
    "state": "+base +coordination +interagency +shown +odds +vouched -imbalance",
    "congress": "+base +confidence +shown +odds -abuse",
    "late": "+backlog +licence +base",
    "deliver": (
        "+base +commitment +willingness +cost_share +provides +aims +knowledge +hours -relevance -false_commitment"
        " -compressed -load +vouched"
    ),
    "fulfil": "+base +commitment +willingness +incentive +provides +skill -price -false_commitment -patience",
    "reversal": "+mandate",
    "deed": (
        "-base +felt_threat +willingness +skill +owed +asked -protection -price -staked +norms -hedging +provides 0aid"
    ),
    "gesture": "+strain -trust +presence",
    "hedge": "+pull +abandonment +hedging -trust -law",
    "provoke": "+adventurism +shelter -norms",
    "contribute": "+base +willingness +role +continuity +felt_threat",
    "request": "+felt_threat +abandonment +capability +prestige",
    "appeal": (
        "+gift -price +benefit +prestige +felt_threat +hierarchy -sovereignty +trust +norms +deals +incentive"
        " +continuity +commitment -entanglement -alternatives 0neighbours +guarantee"
    ),
}
"""Rule -> its terms in order, each with its sign."""
RULES: Final = {rule.name: rule for rule in EVERY_RULE if rule is not readouts}
ELSEWHERE: Final = {
    "commitment.benchmarks": {"biddle": "+"},
    "trust.neighbours": {"realist": "-"},
    "appeal.neighbours": {"realist": "-"},
}
"""Terms that are nil by default: the book in which they act, and how they push there."""
SWITCHES: Final = {
    "coup.schooled": ("coup_schooled", "+"),
    "deed.aid": ("deed_aid", "-"),
}
"""Disputed findings, nil in every book: the coefficient that turns each on, and which way it then pushes."""
NIL: Final = {"coup.base", *SWITCHES}
"""Terms that are nil in every book, kept so that a book may say otherwise."""


def sign(values: Array) -> str:
    """How a term pushes over many worlds."""
    if not values.any():
        return "0"
    return "+" if (values >= 0.0).all() else "-" if (values <= 0.0).all() else "~"


def test_every_rule_is_in_the_table() -> None:
    assert set(SIGNS) == set(RULES)


@pytest.mark.parametrize("name", SIGNS)
def test_every_term_pushes_the_way_the_model_gives_it(name: str) -> None:
    found = [f"{sign(values)}{term}" for term, values in sampled(RULES[name]).items()]
    assert found == SIGNS[name].split()


CITED: Final = {
    str(claim): [(rule, term) for rule in RULES.values() for term, cited in rule.claims.items() if claim in cited]
    for claim in CLAIMS
}
"""Claim -> the terms that cite it, readouts left out."""


@pytest.mark.parametrize("claim", [c for c, terms_ in CITED.items() if terms_])
def test_every_term_that_cites_a_claim_pushes_the_way_the_model_gives_it(claim: str) -> None:
    """The claim's own terms, one by one, so that none is cited without being tried."""
    said = {}
    for rule, term in CITED[claim]:
        by_term = {word[1:]: word[0] for word in SIGNS[rule.name].split()}
        said[f"{rule.name}.{term}"] = by_term[term]
    found = {f"{rule.name}.{term}": sign(sampled(rule)[term]) for rule, term in CITED[claim]}
    assert found == said


@pytest.mark.parametrize("name", SIGNS)
def test_a_term_that_is_nil_by_default_acts_in_one_book_and_in_no_other(name: str) -> None:
    nil = {f"{name}.{word[1:]}" for word in SIGNS[name].split() if word[0] == "0"} - NIL
    assert nil == {term for term in ELSEWHERE if term.startswith(f"{name}.")}
    for term in nil:
        found = {str(b): sign(sampled(RULES[name], book(b))[term.partition(".")[2]]) for b in shipped()}
        assert {b: pushes for b, pushes in found.items() if pushes != "0"} == ELSEWHERE[term]


@pytest.mark.parametrize("switch", SWITCHES)
def test_a_disputed_finding_pushes_as_its_study_says_once_it_is_turned_on(switch: str) -> None:
    (name, _, term), (coefficient, way) = switch.partition("."), SWITCHES[switch]
    assert sign(sampled(RULES[name], book().with_value(coefficient, 0.1))[term]) == way


def test_every_readout_lies_where_it_may_and_differs_between_worlds() -> None:
    for term, values in sampled(readouts).items():
        assert np.isfinite(values).all(), term
        assert float(values.std()) > 0.01, term
        assert term == "strain" or (values >= 0.0).all(), term
