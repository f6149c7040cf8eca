"""Books and rules fit: coefficients are there and are used, each track has one rule, each claim exists."""

from collections import Counter
from pathlib import Path

import pytest

import sctabletop
from sctabletop.domain.ids import BookName
from sctabletop.domain.tracks import GROUPS, PARTNER_TRACKS, READOUTS, US_TRACKS, Kind
from sctabletop.engine.luck import names
from sctabletop.rules.books import book, coefficients, shipped
from sctabletop.rules.cases import CASE_CHANCES
from sctabletop.rules.citing import rule
from sctabletop.rules.hazards import CAPS, HAZARDS
from sctabletop.rules.readouts import FACTORS, readouts
from sctabletop.rules.sequence import PARTNER_RULES, US_RULES
from sctabletop.theory import CLAIMS, UnknownClaim
from tests.rules.sources import EVERY_RULE, coefficients_in

PACKAGE = Path(sctabletop.__file__).parent
TEXTS = [p.read_text(encoding="utf-8") for folder in ("rules", "engine") for p in (PACKAGE / folder).rglob("*.py")]
METHODS = {"values", "with_value", "name", "get", "names", "add"}


def used() -> set[str]:
    return set().union(*(coefficients_in(text) for text in TEXTS)) - METHODS


@pytest.mark.parametrize("name", shipped())
def test_every_coefficient_that_rules_use_is_in_the_book(name: BookName) -> None:
    assert used() - set(book(name).values()) == set()


@pytest.mark.parametrize("name", shipped())
def test_every_coefficient_of_the_book_is_used(name: BookName) -> None:
    assert set(book(name).values()) - used() == set()


@pytest.mark.parametrize("name", shipped())
def test_every_coefficient_has_a_reason_of_its_own_a_source_and_a_finite_value(name: BookName) -> None:
    rows = coefficients(name)
    assert len({c.name for c in rows}) == len(rows)
    assert all(len(c.reason.split()) >= 4 and c.source for c in rows)
    doubled = [reason for reason, count in Counter(c.reason for c in rows).items() if count > 1]
    assert doubled == []


def test_an_unknown_coefficient_raises_when_a_rule_reads_it() -> None:
    with pytest.raises(AttributeError, match="trust_in_luck"):
        _ = book().trust_in_luck


def columns(target: str) -> tuple[str, ...]:
    return GROUPS.get(target, (target,))


def test_every_stock_and_counter_has_exactly_one_rule_and_no_trait_has_any() -> None:
    moved = Counter(column for r in PARTNER_RULES for column in columns(r.target))
    wanted = [t.name for t in PARTNER_TRACKS if t.kind is not Kind.TRAIT]
    assert moved == Counter(wanted)


def test_every_track_of_ours_has_exactly_one_rule() -> None:
    assert Counter(r.target for r in US_RULES) == Counter(t.name for t in US_TRACKS)


def test_every_readout_is_reckoned_and_explained_by_factors() -> None:
    wanted = {t.name for t in READOUTS}
    assert set(readouts.claims) == wanted
    assert set(FACTORS) == wanted


def test_every_chance_has_a_draw_in_the_sheet() -> None:
    assert {r.target for r in (*HAZARDS, *CASE_CHANCES)} <= set(names(3))
    assert set(CAPS) <= set(names(3))


def test_every_term_of_every_rule_cites_claims_that_exist() -> None:
    for one in EVERY_RULE:
        for term, claims in one.claims.items():
            assert claims, (one.name, term)
            assert set(claims) <= set(CLAIMS), (one.name, term)


def test_every_track_cites_claims_that_exist() -> None:
    for track in (*PARTNER_TRACKS, *READOUTS, *US_TRACKS):
        assert set(track.claims.split()) <= set(CLAIMS), track.name
        assert track.claims, track.name


def test_a_rule_that_cites_an_unknown_claim_fails_as_it_is_written() -> None:
    with pytest.raises(UnknownClaim):
        rule("trust", contact="D99")(dict)
