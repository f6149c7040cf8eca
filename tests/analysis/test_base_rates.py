"""Brier scores and skill, against worked examples and against what honesty must earn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sctabletop.analysis.base_rates import Share, brier, score, skill

shares_of_one = st.floats(0.0, 1.0)
counts = st.tuples(st.integers(0, 200), st.integers(1, 200)).map(lambda two: (min(two), max(two)))


def test_skill_as_worked_by_hand() -> None:
    """0.8 said, 0.6 of the worlds, and it came: 0.2² = 0.04 against 0.4² = 0.16, so three quarters of the error are
    saved; 0.4 of the worlds saw it otherwise.
    """
    worked = score(0.8, True, Share(120, 200))
    assert worked.base.rate == pytest.approx(0.6)
    assert worked.brier == pytest.approx(0.04)
    assert worked.base_brier == pytest.approx(0.16)
    assert worked.skill == pytest.approx(0.75)
    assert worked.surprise == pytest.approx(0.4)


def test_a_rosy_story_of_what_failed_has_less_than_no_skill() -> None:
    """0.9 said, 0.5 of the worlds, and it did not come: 0.81 against 0.25, so 1 - 3.24 = -2.24."""
    rosy = score(0.9, False, Share(100, 200))
    assert rosy.skill == pytest.approx(-2.24)
    assert rosy.surprise == pytest.approx(0.5)


@pytest.mark.parametrize(("came", "share"), [(True, Share(200, 200)), (False, Share(0, 200))])
def test_what_comes_so_in_every_world_leaves_no_skill_to_show(came: bool, share: Share) -> None:
    certain = score(0.7, came, share)
    assert certain.base_brier == 0.0
    assert certain.skill is None
    assert certain.surprise == 0.0


@pytest.mark.parametrize(("came", "share"), [(False, Share(200, 200)), (True, Share(0, 200))])
def test_against_a_base_rate_that_was_wholly_wrong_skill_is_what_brier_left(came: bool, share: Share) -> None:
    wrong = score(0.5, came, share)
    assert wrong.skill == pytest.approx(0.75)
    assert wrong.surprise == 1.0


@given(shares_of_one, counts)
def test_what_was_never_put_to_the_test_is_not_scored(odds: float, count: tuple[int, int]) -> None:
    unknown = score(odds, None, Share(*count))
    assert (unknown.brier, unknown.base_brier, unknown.skill, unknown.surprise) == (None, None, None, None)
    nowhere = score(odds, True, Share(0, 0))
    assert nowhere.brier == brier(odds, True)
    assert (nowhere.base.rate, nowhere.base_brier, nowhere.skill, nowhere.surprise) == (None, None, None, None)


@given(counts, st.booleans())
def test_whoever_says_the_base_rate_has_no_skill(count: tuple[int, int], came: bool) -> None:
    rate = Share(*count).rate
    assert rate is not None
    assert score(rate, came, Share(*count)).skill in (0.0, None)


@given(counts, shares_of_one)
def test_over_all_worlds_nobody_does_better_than_the_base_rate(count: tuple[int, int], odds: float) -> None:
    """The mean of the Brier score over the worlds is least where the share itself is said: it is a proper score."""
    came, tested = count
    rate = came / tested

    def mean(said: float) -> float:
        return (came * brier(said, True) + (tested - came) * brier(said, False)) / tested

    assert mean(rate) <= mean(odds) + 1e-12
    assert mean(odds) - mean(rate) == pytest.approx((odds - rate) ** 2, abs=1e-12)


@given(shares_of_one, st.booleans(), st.floats(1e-6, 1.0))
def test_skill_is_above_nothing_just_where_the_score_is_below_the_base_rate_s(
    odds: float, came: bool, of_base: float
) -> None:
    mine = brier(odds, came)
    better = skill(mine, of_base)
    assert better is not None
    assert better <= 1.0
    assert (better > 0.0) == (mine / of_base < 1.0)
