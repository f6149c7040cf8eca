"""No claim without a place where it acts and a test; no id in either that is not in the catalogue."""

import pytest

from sctabletop.theory import CLAIMS
from tests.theory.citations import Kind, by_claim, every_citation, every_claim_test, named_after, named_in


@pytest.mark.parametrize("claim", CLAIMS)
def test_every_claim_is_cited_where_it_acts(claim: str) -> None:
    assert by_claim().get(claim), claim


@pytest.mark.parametrize("claim", CLAIMS)
def test_every_claim_has_a_test(claim: str) -> None:
    """One that is expected to hold, whatever gap another names."""
    assert [t for t in named_after(claim) if not t.gap], claim


def test_no_citation_names_a_claim_that_is_not_there() -> None:
    assert [c for c in every_citation() if c.claim not in CLAIMS] == []


def test_no_test_is_named_after_a_claim_that_is_not_there() -> None:
    assert [t for t in every_claim_test() if set(t.claims) - set(CLAIMS)] == []


def test_citations_are_found_of_every_kind() -> None:
    assert {c.kind for c in every_citation()} == set(Kind)


@pytest.mark.parametrize(
    ("name", "claims"),
    [
        ("test_d9_rosier_odds_help", ("D9",)),
        ("test_e15_e26_an_exemption", ("E15", "E26")),
        ("test_i5_liaison_and_i6_exchange", ("I5", "I6")),
        ("test_a_deed_of_d14", ()),
        ("test_d99_is_no_claim", ("D99",)),
    ],
)
def test_the_claims_of_a_test_are_read_off_its_name(name: str, claims: tuple[str, ...]) -> None:
    assert named_in(name) == claims


def test_every_known_gap_says_what_is_missing() -> None:
    marked = [t for t in every_claim_test() if t.gap]
    assert all(len(t.gap.split()) >= 5 for t in marked)
