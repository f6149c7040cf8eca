"""What is shown of a claim is what its last column speaks of."""

import re

import pytest

from benchmarks.conformance import CONTRASTS, SHOWN, carried, effects, terms
from benchmarks.contrasts import OF_RULES
from benchmarks.hearts import HEARTS, STRUCTURAL
from sctabletop.theory import CLAIMS
from tests.claims.test_signs import ELSEWHERE


@pytest.mark.parametrize("claim", HEARTS)
def test_every_heart_is_a_term_that_rests_on_its_claim_and_has_a_reason(claim: str) -> None:
    named, why = HEARTS[claim]
    assert set(named.split()) <= set(carried()[claim])
    assert 1 <= len(named.split()) <= SHOWN
    assert len(why.split()) >= 4
    assert claim not in CONTRASTS
    assert all(terms()[term] != 0.0 for term in named.split())


def test_what_is_said_to_have_no_figure_is_a_claim_whose_terms_are_known() -> None:
    assert set(STRUCTURAL) <= set(carried())
    assert not set(STRUCTURAL) & (set(HEARTS) | set(CONTRASTS))
    assert set(OF_RULES) <= set(CLAIMS)


@pytest.mark.parametrize("claim", CLAIMS)
def test_each_claim_is_measured_by_a_figure_or_says_what_its_test_holds(claim: str) -> None:
    said = effects()[claim]
    assert re.search(r"[+-]?[0-9]", said) or said.startswith("no figure; tested: "), said
    assert "structural" not in said
    assert len(said.split()) >= 2


def test_by_itself_the_term_that_names_a_claim_first_stands_before_one_that_only_mentions_it() -> None:
    """Where there is no table entry: of D8's terms those of instability, and none that merely cites it too."""
    assert carried()["D8"][0] == "coup.instability"
    assert carried()["D9"].index("confidence.surprise") > carried()["D9"].index("confidence.good_forecasts")


@pytest.mark.parametrize(
    ("claim", "shown"),
    [
        ("T13", "stated error on will: osd "),
        ("D21", "by one condition"),
        ("T30", "without a post"),
        ("T6", "under stress"),
        ("S8", "without and with a benchmark: reynolds -"),
        ("D18", "commitment.deliverables +"),
    ],
)
def test_what_hung_on_another_term_now_shows_its_own_heart(claim: str, shown: str) -> None:
    assert shown in effects()[claim]


def test_a_contrast_agrees_with_what_the_claim_says() -> None:
    """Doubling the conditions more than doubles the loss, and a benchmark pays in one book alone."""
    once, twice = map(float, re.findall(r"[-+][0-9.]+", effects()["D21"]))
    assert twice < 2.0 * once < 0.0
    figures = [float(x) for x in re.findall(r"[-+][0-9]\.[0-9]+", effects()["S8"])]
    assert [(x > 0.0) - (x < 0.0) for x in figures] == [-1, -1, 0, 0, 0, 1]
    assert set(ELSEWHERE["commitment.benchmarks"]) == {"biddle"}
