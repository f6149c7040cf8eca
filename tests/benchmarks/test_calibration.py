"""Calibration: the tally is an honest count, bars keep their word, and seats err least where they should (T13)."""

import numpy as np
import pytest

from benchmarks import calibration
from benchmarks.calibration import GROUPS, HIGHEST, LOWEST, PARTNERS, SEATS, Tally, cells, in_order, topics_of
from benchmarks.exercise import exercise
from sctabletop.domain.seats import CCMD, OSD, SDO, US_SEATS
from sctabletop.domain.state import State
from sctabletop.domain.tracks import TOPICS
from sctabletop.engine.game import opening
from sctabletop.engine.wander import SCALE, sizes


def everybody(worlds: int) -> State:
    return opening(exercise().game, worlds)


@pytest.fixture(scope="module")
def few() -> dict[bool, Tally]:
    return calibration.measured(["thin-capital"], 60, 1)


@pytest.fixture(scope="module")
def many() -> dict[bool, Tally]:
    return calibration.measured(calibration.shipped(), calibration.WORLDS, calibration.WORKERS)


def test_the_groups_hold_every_topic_once_with_the_seat_that_collects_on_it() -> None:
    held = [topic for group in GROUPS for topic in topics_of(group)]
    assert sorted(held) == list(range(len(TOPICS)))
    for group, (seat, _) in GROUPS.items():
        assert {TOPICS[i].collector for i in topics_of(group)} == {seat}


def test_will_is_the_country_teams_threat_and_ability_the_commands_rivals_money_and_law_washingtons() -> None:
    assert GROUPS["will"][0] == GROUPS["relationships"][0] == SDO
    assert GROUPS["threat"][0] == GROUPS["ability"][0] == CCMD
    assert GROUPS["rivals"][0] == GROUPS["money"][0] == GROUPS["law and institutions"][0] == OSD


def test_bars_drawn_from_their_own_bell_hold_the_truth_eight_times_in_ten() -> None:
    """Beliefs made by numpy's normal law around the truth: an honest forecaster scores four fifths."""
    state = everybody(4_000)
    truth = np.full(state.mean.shape[1:], 0.5)
    sd = 0.1 * sizes(truth)
    state.mean[...] = truth + sd * np.random.default_rng(5).standard_normal(state.mean.shape)
    state.var[...] = sd * sd
    tally = calibration.taken(state, truth)
    for row in range(len(SEATS)):
        coverage, stated, real = tally.over(range(len(TOPICS)), row)
        assert coverage == pytest.approx(0.8, abs=0.005)
        assert stated == pytest.approx(0.1)
        assert real == pytest.approx(0.1, rel=0.01)


def test_a_seat_that_is_surer_than_it_may_be_is_found_out() -> None:
    state = everybody(1)
    truth = np.zeros(state.mean.shape[1:])
    state.mean[...] = SCALE * 0.3
    state.var[...] = (SCALE * 0.1) ** 2
    coverage, stated, real = calibration.taken(state, truth).over([0], 0)
    assert [coverage, stated, real] == pytest.approx([0.0, 0.1, 0.3])


def test_what_a_partner_knows_of_itself_is_not_counted() -> None:
    state = everybody(2)
    truth = np.zeros(state.mean.shape[1:])
    state.mean[...] = SCALE
    for p in range(state.partners):
        state.mean[len(US_SEATS) + p, :, p] = 0.0
    tally = calibration.taken(state, truth)
    assert tally.over([0], SEATS.index(PARTNERS))[2] == pytest.approx(1.0)
    assert tally.count[-1, 0] == state.partners * (state.partners - 1) * state.worlds


def test_reading_beliefs_changes_nothing() -> None:
    """The table that reads plays the worlds of the table that does not."""
    alone = calibration.read(calibration.Job("thin-capital", True, 2, 1))
    both = calibration.read(calibration.Job("thin-capital", True, 1, 2))
    first = calibration.read(calibration.Job("thin-capital", True, 1, 1))
    first.add(alone)
    assert first.inside.tolist() == both.inside.tolist()


def test_where_nobody_shares_each_topic_has_its_seat_that_errs_least(few: dict[bool, Tally]) -> None:
    assert [t.name for i, t in enumerate(TOPICS) if not in_order(few[False], i)] == []


def test_the_bars_of_every_seat_keep_their_word_on_every_group(few: dict[bool, Tally]) -> None:
    """With the room that few worlds need."""
    found = cells(few)
    assert len(found) == 2 * len(GROUPS) * len(SEATS)
    astray = [c for c in found if not LOWEST - 0.05 <= c.coverage <= HIGHEST + 0.05]
    assert {(c.group, c.played, c.seat): c.coverage for c in astray} == {}


@pytest.mark.full
def test_over_many_worlds_bars_are_nowhere_too_narrow_and_nowhere_too_wide(many: dict[bool, Tally]) -> None:
    """Those of the seat that collects, and those of the seats that only hear."""
    assert [(c.seat, c.group, c.coverage) for c in cells(many) if not c.holds] == []


@pytest.mark.full
def test_over_many_worlds_of_play_no_single_topic_has_bars_too_narrow_or_too_wide(many: dict[bool, Tally]) -> None:
    topics = [(i, t.name) for i, t in enumerate(TOPICS)]
    held = {(seat, name): many[True].over([i], row)[0] for row, seat in enumerate(SEATS) for i, name in topics}
    assert {where: share for where, share in held.items() if not LOWEST <= share <= HIGHEST} == {}


@pytest.mark.full
def test_over_many_worlds_the_order_of_t13_stands_where_seats_share_and_where_they_do_not(
    many: dict[bool, Tally],
) -> None:
    for tally in many.values():
        assert [t.name for i, t in enumerate(TOPICS) if not in_order(tally, i)] == []


@pytest.mark.full
def test_the_shipped_page_tells_what_lies_outside_today(many: dict[bool, Tally]) -> None:
    page = calibration.PAGE.read_text(encoding="utf-8")
    outside = page[page.index("## Outside the range") : page.index("## Who errs least")]
    for c in cells(many):
        said = f"- {'played' if c.played else 'passing'}: {c.seat} on {c.group}, "
        assert (said in outside) == (not c.holds), said


def test_the_command_prints_a_row_a_seat_and_group(capsys: pytest.CaptureFixture[str]) -> None:
    assert calibration.main(["first-posting", "--worlds", "2", "--workers", "1"]) == 0
    out = capsys.readouterr().out
    assert out.count("\nwill ") == 2 * len(US_SEATS)  # a single partner has no other to hold a belief about


def test_a_scenario_that_is_not_shipped_is_refused_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        calibration.main(["second-posting"])
    assert "first-posting" in capsys.readouterr().err


def test_the_page_says_what_lies_outside_and_who_errs_least(few: dict[bool, Tally]) -> None:
    page = calibration.page(few, ["thin-capital"], 60)
    assert calibration.COMMAND in page[: page.index("## ")]
    outside = page[page.index("## Outside the range") : page.index("## Who errs least")]
    for c in cells(few):
        assert (f"{c.seat} on {c.group}, {c.coverage:.1%}" in outside) == (not c.holds)
    assert all(f"\n| {topic.name} |" in page for topic in TOPICS)


def test_the_shipped_page_holds_every_group_and_topic() -> None:
    page = calibration.PAGE.read_text(encoding="utf-8")
    assert [name for name in (*GROUPS, *(t.name for t in TOPICS)) if f"\n| {name} |" not in page] == []
