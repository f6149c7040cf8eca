"""The catalogue is whole, every card can be read, and a wrong id is caught with help."""

import copy
import re
import subprocess
import sys
from dataclasses import FrozenInstanceError

import pytest

from sctabletop.theory import CLAIMS, HOW_TO_READ, WORKS, Claim, ClaimId, UnknownClaim, WorkLetter, cite, claim

CARDS_PER_WORK = {"D": 36, "T": 30, "E": 29, "I": 10, "S": 13}
OUR_CHOICE = {"D13", "D18", "D21", "D25"}
QUARRELS = {"D17": "Biddle", "D18": "Biddle", "T7": "E25", "E25": "T7", "T24": "T25", "T25": "T24"}

every_card = pytest.mark.parametrize("card", CLAIMS.values(), ids=lambda card: card.id)


def test_every_work_has_its_claims_numbered_from_one_without_gaps() -> None:
    expected = [f"{letter}{number}" for letter, last in CARDS_PER_WORK.items() for number in range(1, last + 1)]
    assert list(CLAIMS) == expected


def test_only_four_cards_carry_a_choice_of_ours() -> None:
    assert {card.id for card in CLAIMS.values() if card.design} == OUR_CHOICE


@every_card
def test_a_card_has_no_empty_field_and_says_each_thing_once(card: Claim) -> None:
    texts = [card.title, card.statement, card.effect, card.must_hold]
    if card.counter is not None:
        texts.append(card.counter)
    assert all(text.strip() == text and len(text) >= 12 for text in texts)
    assert all(text.endswith(".") and "  " not in text for text in texts[1:])
    assert len(set(texts)) == len(texts)


@every_card
def test_a_title_is_three_to_six_words_and_no_other_card_has_it(card: Claim) -> None:
    assert 3 <= len(card.title.split()) <= 6
    assert [other.id for other in CLAIMS.values() if other.title == card.title] == [card.id]


@every_card
def test_a_card_marked_as_our_choice_says_which_part_is_ours(card: Claim) -> None:
    assert card.design == ("our choice" in card.effect)


@every_card
def test_an_id_named_on_a_card_is_in_the_catalogue(card: Claim) -> None:
    text = " ".join((card.statement, card.effect, card.must_hold, card.counter or ""))
    for named in re.findall(r"\b[DTEIS]\d+\b", text):
        assert named in CLAIMS


@every_card
def test_a_card_belongs_to_a_work_we_hold(card: Claim) -> None:
    assert WORKS[card.work].letter == card.id[0]


def test_every_claim_of_the_survey_carries_its_counter_claim() -> None:
    assert [card.id for card in CLAIMS.values() if card.work is WorkLetter.SURVEY and not card.counter] == []


@pytest.mark.parametrize(("card_id", "opponent"), QUARRELS.items())
def test_a_known_quarrel_names_the_other_side(card_id: str, opponent: str) -> None:
    counter = claim(card_id).counter
    assert counter is not None
    assert opponent in counter


def test_every_letter_has_a_work_with_a_title_and_a_note() -> None:
    assert set(WORKS) == set(WorkLetter)
    assert all(work.title and work.note.endswith(".") for work in WORKS.values())


def test_the_report_paid_for_by_an_arms_maker_says_so() -> None:
    note = WORKS[WorkLetter.EVOLVING].note
    assert "sponsor" in note
    assert "arms maker" in note


def test_the_survey_is_said_to_argue_one_side() -> None:
    assert "one side" in WORKS[WorkLetter.SURVEY].note


def test_a_claim_is_found_by_its_id() -> None:
    assert claim("D17") is CLAIMS[ClaimId("D17")]
    assert claim("D17").number == 17


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [("D37", "D36"), ("d17", "D17"), ("T017", "T17"), (" E8", "E8"), ("E8,", "E8"), ("X1", "T1")],
)
def test_an_unknown_id_is_refused_with_the_nearest_ones(wrong: str, meant: str) -> None:
    with pytest.raises(UnknownClaim) as caught:
        claim(wrong)
    assert isinstance(caught.value, KeyError)
    assert meant in caught.value.nearest
    assert repr(wrong) in str(caught.value)
    assert meant in str(caught.value)


@pytest.mark.parametrize("wrong", ["", "??", "nonsense", "D0", "src17", "Seed D"])
def test_even_a_hopeless_id_gets_ids_that_exist(wrong: str) -> None:
    with pytest.raises(UnknownClaim) as caught:
        claim(wrong)
    assert caught.value.nearest
    assert set(caught.value.nearest) <= set(CLAIMS)


def test_an_unknown_claim_can_be_copied_and_still_says_what_is_near() -> None:
    trouble = UnknownClaim("D37")
    twin = copy.copy(trouble)
    assert (twin.wanted, twin.nearest, str(twin)) == (trouble.wanted, trouble.nearest, str(trouble))


def test_a_citation_keeps_the_order_written_and_names_each_claim_once() -> None:
    assert cite("D17 E8") == ("D17", "E8")
    assert cite("  E8\nD17  E8 ") == ("E8", "D17")


@pytest.mark.parametrize("citation", ["D17 E80", "D17,E8", "S55"])
def test_a_citation_of_an_unknown_claim_is_refused(citation: str) -> None:
    with pytest.raises(UnknownClaim):
        cite(citation)


@pytest.mark.parametrize("citation", ["", "   "])
def test_a_citation_of_nothing_is_refused(citation: str) -> None:
    with pytest.raises(ValueError, match="at least one claim"):
        cite(citation)


def test_nobody_can_change_the_catalogue() -> None:
    with pytest.raises(TypeError):
        CLAIMS[ClaimId("D1")] = claim("D2")  # type: ignore[index]
    with pytest.raises(FrozenInstanceError):
        claim("D1").title = "Another"  # type: ignore[misc]


def test_the_reader_is_told_how_to_take_what_must_hold() -> None:
    assert "alike in state, orders and luck" in HOW_TO_READ


def test_theory_imports_nothing_of_ours_and_nothing_from_outside() -> None:
    probe = "import sys, sctabletop; seen = set(sys.modules); import sctabletop.theory; print(*set(sys.modules) - seen)"
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    for name in run.stdout.split():
        assert name.startswith("sctabletop.theory") or name.split(".")[0] in sys.stdlib_module_names
