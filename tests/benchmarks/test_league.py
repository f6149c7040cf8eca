"""The league tells the theory's story: what is robust in a few worlds of one scenario, and all of it with --full."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from benchmarks import league, league_accepted, league_page, league_run
from benchmarks.league_accepted import ACCEPTED, OVER_ALL, POOLED, Accepted
from benchmarks.league_cells import MEASURES, Cell, Figures, played
from benchmarks.league_idle import idle_turns
from benchmarks.league_ledger import CONTRASTS
from benchmarks.league_menus import Menus, tried
from benchmarks.league_over_all import OVER_ALL as ASKED_OF_ALL
from benchmarks.league_portfolios import portfolios, within
from benchmarks.league_run import League
from benchmarks.league_verdicts import QUESTIONS, REACH, Answer, above, best, beyond, opposite, several_in_reach, worst
from sctabletop.analysis.strategies import BY_NAME, STRATEGIES
from sctabletop.domain.instruments import INSTRUMENTS
from sctabletop.rules.books import shipped
from sctabletop.theory import cite

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
    """By their means: so few worlds leave open whether surely."""
    most = max(mean(name, "readiness") for name in SAMPLE)
    assert sum(mean(name, "readiness") >= REACH * most for name in SAMPLE) >= 3
    assert several_in_reach({name: thin_capital(name) for name in SAMPLE}).answer is not Answer.NO


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


def made_up(seed: int) -> League:
    """A league of figures drawn at random: most questions about it are not surely answered with yes."""
    draws = np.random.default_rng(seed)
    made = League(("first-posting", "thin-capital"), ("reynolds",), {"reynolds": 50})
    for scenario in made.scenarios:
        for way in STRATEGIES:
            values = {m: draws.normal(0.5, 0.1, 50) + draws.normal(0.0, 0.05) for m in MEASURES}
            made.cells["reynolds", scenario, way.name] = Figures(values, {"somebody": float(draws.random())})
        made.menus[scenario] = Menus((draws.random((len(INSTRUMENTS), 50)) < 0.4).astype(np.float64), draws.random(50))
    return made


@pytest.mark.parametrize(
    ("mean", "spread", "answer"),
    [
        (0.5, 0.1, Answer.YES),
        (-0.5, 0.1, Answer.NO),
        (0.01, 1.0, Answer.UNDECIDED),
        (-0.01, 1.0, Answer.UNDECIDED),
        (0.0, 0.0, Answer.UNDECIDED),
    ],
)
def test_an_answer_is_a_yes_or_a_no_only_two_standard_errors_from_nothing(
    mean: float, spread: float, answer: Answer
) -> None:
    worlds = np.tile([mean - spread, mean + spread], 50)
    assert above(worlds) is answer
    assert above(-worlds) is opposite(answer)


def test_of_several_answers_the_worst_decides_where_all_must_hold_and_the_best_where_one_must() -> None:
    mixed = (Answer.YES, Answer.UNDECIDED, Answer.NO)
    assert worst(mixed) is Answer.NO
    assert worst(mixed[:2]) is Answer.UNDECIDED
    assert best(mixed) is Answer.YES
    assert best(mixed[1:]) is Answer.UNDECIDED
    assert [opposite(a) for a in mixed] == [*reversed(mixed)]


@pytest.mark.parametrize(
    ("share", "tried_of", "answer"),
    [
        (0.4, 100, Answer.YES),
        (0.88, 100, Answer.NO),
        (0.02, 100, Answer.NO),
        (0.0, 25, Answer.NO),
        (0.12, 100, Answer.UNDECIDED),
        (0.72, 100, Answer.UNDECIDED),
    ],
)
def test_a_share_of_portfolios_is_outside_its_bounds_only_beyond_luck(
    share: float, tried_of: int, answer: Answer
) -> None:
    assert within(share, tried_of) is answer


def test_a_pooled_share_leaves_out_the_scenario_of_one_partner_and_shows_it_beside() -> None:
    found = made_up(1)
    for row in portfolios(found):
        assert set(row.best_in) == set(found.scenarios)
        assert row.best == pytest.approx(row.best_in["thin-capital"])


@pytest.mark.parametrize("seed", range(6))
def test_a_failure_that_no_exception_covers_is_new(seed: int) -> None:
    made = made_up(seed)
    found = league_accepted.findings(made, ())
    assert league_accepted.new(made, ()) == found
    assert len(found) > 3
    table = tuple(Accepted(f.says, f.where, f.answer, "a reason", "D1") for f in found)
    assert league_accepted.new(made, table) == []
    assert league_accepted.gone(made, table) == []
    assert [f.says for f in league_accepted.new(made, table[1:])] == [found[0].says]


@pytest.mark.parametrize("seed", range(6))
def test_an_exception_for_what_is_left_open_does_not_cover_a_sure_no(seed: int) -> None:
    made = made_up(seed)
    sure = [f for f in league_accepted.findings(made, ()) if f.answer is Answer.NO]
    mild = tuple(Accepted(f.says, f.where, Answer.UNDECIDED, "a reason", "D1") for f in sure)
    strong = tuple(Accepted(f.says, f.where, Answer.NO, "a reason", "D1") for f in league_accepted.findings(made, ()))
    assert {(f.says, f.where) for f in sure} <= {(f.says, f.where) for f in league_accepted.new(made, mild)}
    assert league_accepted.new(made, strong) == []


@pytest.mark.parametrize("seed", range(6))
def test_an_exception_that_surely_does_not_occur_is_to_be_struck_out(seed: int) -> None:
    made = made_up(seed)
    sure = [(q.says, where) for q, them in made.asked("reynolds") for where, v in them.items() if v.holds]
    assert sure
    table = tuple(Accepted(says, where, Answer.NO, "a reason", "D1") for says, where in sure)
    assert league_accepted.gone(made, table) == list(table)
    asked_of_nothing = Accepted("few well chosen beat scatter on readiness", "first-posting", Answer.NO, "", "E6")
    assert league_accepted.gone(made, (asked_of_nothing,)) == [asked_of_nothing]
    assert any("To be struck out" in line for line in league_page.failures(made))


def test_every_exception_is_about_something_that_is_asked_and_gives_a_reason_from_the_theory() -> None:
    questions = {(q.says, s) for q in QUESTIONS for s in league.SCENARIOS}
    asked = questions | {(says, OVER_ALL) for says in ASKED_OF_ALL} | {(str(i.id), POOLED) for i in INSTRUMENTS}
    assert {(e.says, e.where) for e in ACCEPTED} <= asked
    assert len({(e.says, e.where) for e in ACCEPTED}) == len(ACCEPTED)
    for e in ACCEPTED:
        assert len(e.why.split()) >= 10
        assert e.claims == "design" or cite(e.claims)
        assert e.worst is not Answer.YES


def test_what_needs_two_partners_is_not_asked_where_there_is_one() -> None:
    asked = {q.says: set(them) for q, them in made_up(2).asked("reynolds")}
    for question in QUESTIONS:
        assert ("first-posting" in asked[question.says]) == (question.partners == 1)
    assert "few well chosen beat scatter on readiness" in {q.says for q in QUESTIONS if q.partners > 1}


@pytest.mark.full
def test_the_whole_league_tells_the_story_but_for_the_exceptions_with_a_reason() -> None:
    """Every question under the default book, every scenario: what fails is in the table, and all of that does fail."""
    found = league_run.run(league.SCENARIOS, shipped()[:1], league.WORLDS, league.WORLDS, 2)
    assert [f.line for f in league_accepted.new(found)] == []
    assert [(e.says, e.where) for e in league_accepted.gone(found)] == []
    assert not any(share for seats in found.idle.values() for share in seats.values())
    page = (DOCS / "league.md").read_text(encoding="utf-8")
    assert [f.line for f in league_accepted.findings(found) if f"- {f.line}" not in page] == []
