"""The league tells the theory's story: what is robust in a few worlds of one scenario, and all of it with --full."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from benchmarks import league, league_page, league_run
from benchmarks.league_cells import Cell, Figures, played
from benchmarks.league_idle import idle_turns
from benchmarks.league_ledger import CONTRASTS
from benchmarks.league_menus import tried
from benchmarks.league_verdicts import QUESTIONS, Found, beyond, several_in_reach
from sctabletop.analysis.strategies import BY_NAME, STRATEGIES
from sctabletop.domain.instruments import INSTRUMENTS
from sctabletop.rules.books import shipped

DOCS = Path(__file__).parent.parent.parent / "docs"
MANY = 60
SAMPLE = (
    "sharing triad",
    "do nothing",
    "equipment only",
    "conditions heavy",
    "weak conditionality",
    "scatter",
    "concentrate",
    "transactional",
)


@cache
def thin_capital(name: str) -> Figures:
    return played(Cell("thin-capital", "reynolds", name, MANY))


def mean(name: str, measure: str) -> float:
    return thin_capital(name).mean(measure)


def surely(measure: str, more: str, less: str) -> bool:
    return beyond({name: thin_capital(name) for name in (more, less)}, measure, more, less).holds


@pytest.mark.parametrize("other", ["conditions heavy", "transactional"])
def test_doing_nothing_keeps_more_trust_and_less_hedging_than_heavy_conditions_or_trade(other: str) -> None:
    assert surely("trust", "do nothing", other)
    assert surely("hedging", other, "do nothing")


def test_equipment_alone_ends_with_more_words_than_commitment() -> None:
    assert mean("equipment only", "declared") > mean("equipment only", "commitment")
    assert mean("sharing triad", "commitment") > mean("equipment only", "commitment")


def test_few_well_chosen_beat_scatter_and_cost_less() -> None:
    assert surely("readiness", "concentrate", "scatter")
    assert mean("concentrate", "dollars") < mean("scatter", "dollars")


def test_deeds_in_kind_commit_and_heavy_conditions_do_not() -> None:
    assert surely("commitment", "weak conditionality", "conditions heavy")
    assert surely("strain", "conditions heavy", "weak conditionality")


def test_a_triad_that_shares_is_readier_than_kit_trade_conditions_or_nothing() -> None:
    for other in ("equipment only", "transactional", "conditions heavy", "do nothing"):
        assert surely("readiness", "sharing triad", other)
        assert surely("us_charters", "sharing triad", other)


def test_several_ways_are_within_reach_of_the_best() -> None:
    assert several_in_reach({name: thin_capital(name) for name in SAMPLE}).holds


def test_no_strategy_brings_every_strain_to_zero() -> None:
    for name in SAMPLE:
        assert mean(name, "abandonment") > 0.2
        assert mean(name, "entrapment") > 0.02
    assert mean("conditions heavy", "strained") > 0.9
    assert 0.0 < mean("sharing triad", "strained") < 1.0


def test_a_partner_can_win_its_charter_against_a_good_side_and_against_a_bad_one() -> None:
    assert max(thin_capital("sharing triad").winners.values()) >= 0.1
    assert max(max(thin_capital(n).winners.values()) for n in ("do nothing", "transactional")) >= 0.1


def test_no_seat_that_plays_sits_a_turn_out() -> None:
    for name in ("sharing triad", "do nothing"):
        idle = idle_turns("thin-capital", "reynolds", name, 6)
        assert idle
        assert not any(idle.values()), idle


def test_menus_are_the_same_each_time_and_hold_only_what_was_on_them() -> None:
    cell = Cell("first-posting", "reynolds", "sharing triad", 40)
    one, again = tried(cell), tried(cell)
    assert np.array_equal(one.held, again.held)
    assert one.held.shape == (len(INSTRUMENTS), 10)
    assert 0.0 < one.held.mean() < 0.5
    assert one.best.shape[1] == 1


def test_every_contrast_and_question_is_about_strategies_that_exist() -> None:
    assert {name for c in CONTRASTS for name in (c.one, c.other)} <= set(BY_NAME)
    assert len({q.says for q in QUESTIONS}) == len(QUESTIONS)


def test_a_book_that_is_not_shipped_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        league.main(["--books", "clausewitz"])
    assert stopped.value.code == 2
    assert "reynolds" in capsys.readouterr().err


def test_the_page_in_docs_is_of_these_strategies_books_and_questions() -> None:
    text = (DOCS / "league.md").read_text(encoding="utf-8")
    rows = (DOCS / "league.csv").read_text(encoding="utf-8").splitlines()
    assert league_page.COMMAND in text
    assert [q.says for q in QUESTIONS if q.says not in text] == []
    assert [s.name for s in STRATEGIES if f"| {s.name} | {s.says} |" not in text] == []
    assert len(rows) == 1 + len(shipped()) * len(league.SCENARIOS) * len(STRATEGIES)


@pytest.mark.full
def test_the_whole_league_tells_the_story_but_for_what_its_page_admits() -> None:
    """Every question under the default book, every scenario; what fails must already be listed in docs."""
    found = league_run.run(league.SCENARIOS, shipped()[:1], league.WORLDS, league.WORLDS, 2)
    page = (DOCS / "league.md").read_text(encoding="utf-8")
    asked: list[tuple[str, str, Found]] = []
    for question, verdicts in found.asked("reynolds"):
        for scenario, verdict in verdicts.items():
            if not verdict.holds and f"- {question.says}, {scenario}." not in page:
                asked.append((question.says, scenario, found.found("reynolds", scenario)))
    assert [(says, scenario) for says, scenario, _ in asked] == []
    assert all(v.holds for v in found.over_all("reynolds").values())
    assert not any(share for seats in found.idle.values() for share in seats.values())
