"""Stylised facts: each is a fair experiment, a sample holds at once and all of them with large counts."""

from typing import Final

import numpy as np
import pytest

from benchmarks import facts_page, stylised_facts
from benchmarks.facts_jobs import verdicts
from benchmarks.facts_kinds import Arm, Direction, Evidence, Fact, Measure, Position
from benchmarks.facts_ledger import BY_ID, FACTS
from benchmarks.facts_run import Found, RefusedOrders, contrast, found, made_ready, values
from benchmarks.facts_why import apart, terms_of, told
from sctabletop.domain import orders as o
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import SDO
from sctabletop.rules.books import book, coefficients, shipped
from sctabletop.theory import CLAIMS, cite

POSITIONS: Final = [pytest.param(f, p, id=f"{f.id}-{p.said}") for f in FACTS for p in f.positions]
SAMPLE: Final = (
    "firmness-binds",
    "protection-chafes",
    "conditions-and-commitment",
    "gifts-bring-no-resolve",
    "absorbed-by-the-willing",
    "watching-chafes",
    "stress-narrows",
)
"""Facts whose effect is many times its error even in few worlds."""


def toy(expected: Direction, least: float, *weights: float) -> tuple[Fact, Position]:
    """A fact of which only the arithmetic matters."""
    position = Position(expected=expected, least=least)
    measure = Measure(said="nothing", read=lambda _, state: state.fact("turn"))
    fact = Fact(
        id="toy",
        finding="",
        evidence=(Evidence.JUDGEMENT,),
        works=("",),
        claims="D1",
        scenario="first-posting",
        turns=1,
        arms=tuple(Arm(said=str(w), weight=w) for w in weights),
        measure=measure,
        positions=(position,),
    )
    return fact, position


def test_there_are_at_least_twelve_facts_each_with_a_name_of_its_own() -> None:
    assert len(FACTS) >= 12
    assert len(BY_ID) == len(FACTS)


@pytest.mark.parametrize("fact", FACTS, ids=lambda f: f.id)
def test_a_fact_says_where_it_comes_from_and_how_good_the_evidence_is(fact: Fact) -> None:
    assert fact.finding.endswith(".")
    assert fact.evidence
    assert all(fact.works)
    assert cite(fact.claims)


@pytest.mark.parametrize("fact", FACTS, ids=lambda f: f.id)
def test_a_contested_finding_is_a_switch_or_said_not_to_be_modelled(fact: Fact) -> None:
    expected = {p.expected for p in fact.positions}
    if Evidence.CONTESTED not in fact.evidence:
        assert len(fact.positions) == 1
        assert not fact.not_modelled
    elif fact.not_modelled:
        assert expected == {Direction.SAME}
    else:
        assert len(expected) > 1


@pytest.mark.parametrize("fact", FACTS, ids=lambda f: f.id)
def test_the_default_book_takes_a_side_only_where_a_claim_of_the_finding_requires_it(fact: Fact) -> None:
    assert bool(fact.required) == fact.takes_a_side
    if fact.required:
        (one,) = cite(fact.required)
        assert one in cite(fact.claims)
        page = facts_page.side(fact)
        assert CLAIMS[one].must_hold in page


@pytest.mark.parametrize("fact", [f for f in FACTS if f.is_switch and not f.takes_a_side], ids=lambda f: f.id)
def test_what_turns_a_neutral_finding_on_is_at_nothing_in_every_book(fact: Fact) -> None:
    """So that no book takes a side without a claim: the default is neutral, and so are its rivals."""
    turned = {name for p in fact.positions for name in p.changes}
    assert turned
    assert {book(name).values()[one] for name in shipped() for one in turned} == {0.0}


@pytest.mark.parametrize("fact", FACTS, ids=lambda f: f.id)
def test_a_switch_names_books_and_coefficients_that_there_are(fact: Fact) -> None:
    assert {p.book for p in fact.positions} <= set(shipped())
    known = {c.name for c in coefficients()}
    assert {name for p in fact.positions for name in p.changes} <= known
    assert len({p.said for p in fact.positions}) == len(fact.positions)


@pytest.mark.parametrize("fact", FACTS, ids=lambda f: f.id)
def test_the_arms_of_a_fact_are_weighed_against_each_other_and_their_orders_are_lawful(fact: Fact) -> None:
    assert sum(arm.weight for arm in fact.arms) == pytest.approx(0.0)
    for arm in fact.arms:
        made_ready(fact, fact.positions[0], arm)


@pytest.mark.parametrize("fact", FACTS, ids=lambda f: f.id)
def test_no_two_arms_of_a_fact_are_the_same(fact: Fact) -> None:
    arms = [(repr(sorted(a.script.items())), dict(a.start), dict(a.players)) for a in fact.arms]
    assert all(one != other for i, one in enumerate(arms) for other in arms[:i])


def test_orders_that_no_seat_may_give_stop_an_experiment() -> None:
    fact, position = toy(Direction.SAME, 1.0, 1.0, -1.0)
    arm = Arm(said="an officer ranks partners", weight=1.0, script={(1, Phase.PLAN, SDO): [o.Rank(partners=[])]})
    with pytest.raises(RefusedOrders, match="officer"):
        made_ready(fact, position, arm)


def test_what_luck_does_to_both_arms_drops_out_of_their_difference() -> None:
    fact, position = toy(Direction.MORE, 0.5, 1.0, -1.0)
    luck = np.random.default_rng(3).normal(size=400)
    it = contrast(fact, position, {0: luck + 1.0, 1: luck})
    assert it.difference == pytest.approx(1.0)
    assert it.error == pytest.approx(0.0, abs=1e-12)
    assert it.holds


def test_the_error_of_a_difference_is_that_of_a_paired_mean() -> None:
    fact, position = toy(Direction.MORE, 0.5, 1.0, -1.0)
    one, other = np.array([3.0, 1.0, 2.0, 4.0]), np.array([1.0, 1.0, 1.0, 1.0])
    it = contrast(fact, position, {0: one, 1: other})
    assert it.difference == pytest.approx(1.5)
    assert it.error == pytest.approx(np.sqrt(5.0 / 3.0) / 2.0)  # 2, 0, 1, 3: variance 5/3 with n − 1


@pytest.mark.parametrize(
    ("expected", "least", "difference", "error", "direction", "size"),
    [
        (Direction.MORE, 0.1, 0.2, 0.01, True, True),
        (Direction.MORE, 0.1, 0.05, 0.01, True, False),
        (Direction.MORE, 0.1, 0.2, 0.15, False, True),
        (Direction.MORE, 0.1, -0.2, 0.01, False, False),
        (Direction.LESS, 0.1, -0.2, 0.01, True, True),
        (Direction.LESS, 0.1, 0.2, 0.01, False, False),
        (Direction.SAME, 0.1, 0.02, 0.01, True, True),
        (Direction.SAME, 0.1, 0.09, 0.01, False, False),
        (Direction.SAME, 0.1, 0.0, 0.2, False, False),
    ],
)
def test_a_verdict_asks_for_the_sign_beyond_luck_and_for_the_size(
    expected: Direction, least: float, difference: float, error: float, direction: bool, size: bool
) -> None:
    fact, position = toy(expected, least, 1.0, -1.0)
    it = Found(fact, position, (0.0, 0.0), difference, error)
    assert (it.direction_holds, it.size_holds, it.holds) == (direction, size, direction and size)


def test_a_block_of_worlds_measures_what_its_halves_measure() -> None:
    fact = BY_ID["protected-do-less"]
    position, arm = fact.positions[0], fact.arms[0]
    halves = [values(fact, position, arm, 3, first) for first in (0, 3)]
    assert values(fact, position, arm, 6).tolist() == np.concatenate(halves).tolist()


@pytest.mark.parametrize(
    ("fact", "position"),
    [row for row in POSITIONS if row.values[0].id in SAMPLE],  # type: ignore[union-attr]
)
def test_a_sample_of_facts_holds_in_few_worlds(fact: Fact, position: Position) -> None:
    it = found(fact, position, 60)
    assert it.holds, f"{it.difference:+.4f} ± {it.error:.4f}, {position.expected} {position.least}"


@pytest.mark.full
@pytest.mark.parametrize(("fact", "position"), POSITIONS)
def test_a_fact_holds_unless_it_says_what_the_model_lacks(fact: Fact, position: Position) -> None:
    """And the shipped page tells the same verdict."""
    it = found(fact, position, stylised_facts.WORLDS)
    assert it.holds == (not fact.missing), f"{it.difference:+.4f} ± {it.error:.4f}"
    page = stylised_facts.PAGE.read_text(encoding="utf-8")
    assert (f"**{fact.id}** ({position.said})" in page) == (not it.holds)


def test_the_ledger_names_the_terms_that_part_the_arms() -> None:
    one, other = Arm(said="one", weight=1.0), Arm(said="other", weight=-1.0)
    terms = apart([(one, {("trust", "kept_up"): 0.3, ("trust", "late"): -0.1}), (other, {("trust", "late"): -0.1})])
    assert told(terms) == "trust: kept up +0.300"


def test_conditions_wear_commitment_down_by_the_term_that_is_called_so() -> None:
    """The ledger of the experiment on conditions names them first."""
    fact = BY_ID["conditions-and-commitment"]
    terms = apart((arm, terms_of(fact, fact.positions[0], arm, 3)) for arm in fact.arms)
    assert told(terms).startswith("commitment: conditions -")


def test_the_command_prints_a_row_a_position(capsys: pytest.CaptureFixture[str]) -> None:
    assert stylised_facts.main(["stress-narrows", "protection-chafes", "--worlds", "3", "--workers", "1"]) == 0
    out = capsys.readouterr().out
    assert out.count("protection-chafes") == 2
    assert "stress-narrows" in out


def test_the_page_says_which_claim_takes_a_side_what_is_neutral_and_what_is_not_modelled() -> None:
    ids = ("burdened-look-elsewhere", "schooling-and-coups", "package-and-coups")
    page = facts_page.page(verdicts([BY_ID[name] for name in ids], 3, 1), 3)
    head = page[: page.index("| fact |")]
    assert f"[burdened-look-elsewhere](#burdened-look-elsewhere): D17 ({CLAIMS[cite('D17')[0]].title})" in head
    assert "turns the finding on: [schooling-and-coups](#schooling-and-coups)." in head
    assert (
        f"[package-and-coups](#package-and-coups) is contested and not modelled: {BY_ID[ids[2]].not_modelled}" in head
    )


def test_the_list_of_benchmarks_counts_the_findings_that_there_are() -> None:
    text = (stylised_facts.PAGE.parent / "benchmarks.md").read_text(encoding="utf-8")
    assert f"| {len(FACTS)} findings of the literature" in text


def test_a_name_that_no_fact_has_is_refused_with_the_names_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        stylised_facts.main(["stress-widens"])
    assert "stress-narrows" in capsys.readouterr().err


def test_the_page_has_the_command_on_top_every_finding_and_what_does_not_hold() -> None:
    fact, other = BY_ID["stress-narrows"], BY_ID["more-at-stake-more-leverage"]
    page = facts_page.page(verdicts([fact, other], 3, 1), 3)
    head = page[: page.index("## ")]
    assert facts_page.COMMAND in head
    assert "[stress-narrows](#stress-narrows)" in head
    missing = page[page.index("## What does not hold") : page.index("## Each experiment")]
    assert other.missing in missing
    assert fact.finding in page


def test_the_shipped_page_was_made_of_these_facts() -> None:
    page = stylised_facts.PAGE.read_text(encoding="utf-8")
    assert [fact.id for fact in FACTS if f"### {fact.id}\n\n{fact.finding}" not in page] == []
    assert page.count("\n### ") == len(FACTS)
