"""Conditions in words: every form of the language reads as a clause."""

import pytest

from sctabletop.domain.conditions import ALWAYS
from sctabletop.session.desk.conditions import said, said_text
from tests.session.playing import THIN, scenario


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tendoure.access >= 0.45", "Tendouré's access is at least 0.45"),
        ("us.budget_t10 < 12", "our Title 10 money is below 12"),
        ("0.5 > tendoure.trust", "Tendouré's trust is below 0.50"),
        ("tendoure.trust > koulenza.trust", "Tendouré's trust is above Koulenza's trust"),
        ("turn == 3", "the turn is 3"),
        ("fired(market_burned)", "“market burned” has come"),
        ("fired(market_burned) == 0", "“market burned” has not come"),
        ("fired(market_burned) == 1", "“market burned” has come"),
        ("not fired(market_burned)", "“market burned” has not come"),
        ("stage(tendoure, staff_talks) >= 7", "liaison and staff talks with Tendouré has come at least to “agreed”"),
        ("not tendoure.trust < 0.2", "it is not so that Tendouré's trust is below 0.20"),
        (
            "turn > 1 and (us.credibility < 0.5 or tendoure.legal_rung >= 2)",
            "the turn is above 1 and (our credibility is below 0.50 or Tendouré's legal rung is at least 2)",
        ),
    ],
)
def test_a_condition_reads_as_a_clause(text: str, words: str) -> None:
    assert said_text(scenario(THIN), text) == words


def test_titles_of_injects_are_for_those_who_may_read_them() -> None:
    assert said_text(scenario(THIN), "fired(market_burned)", titles=True) == "“A market burns in the east” has come"


def test_what_is_no_condition_stays_as_it_was_typed() -> None:
    assert said_text(scenario(THIN), "they will come (") == "they will come ("


def test_what_holds_in_every_world_is_always() -> None:
    assert said(scenario(THIN), ALWAYS) == "always"
