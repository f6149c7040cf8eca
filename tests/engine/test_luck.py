"""Luck is a sheet: a pure function of (seed, turn, world, name), as wide as the number of partners asks (law 4)."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sctabletop.engine.luck import WORLDS_A_TURN, Luck, bell, names, opening_names, width
from tests.engine.worlds import COUNTS, same_bytes

TURNS = st.integers(1, 14)
SEEDS = st.integers(0, 2**64 - 1)


@given(SEEDS, TURNS, st.integers(0, 5_000), st.integers(1, 9))
def test_the_same_name_world_turn_and_seed_give_the_same_number(seed: int, turn: int, first: int, worlds: int) -> None:
    one, other = Luck(seed, 3), Luck(seed, 3)
    other.sheet(9, 77, 3)  # what was drawn before does not matter
    mine, theirs = one.sheet(turn, first, worlds), other.sheet(turn, first, worlds)
    assert mine.keys() == theirs.keys()
    assert all(same_bytes(mine[n], theirs[n]) for n in mine)


@given(SEEDS, TURNS, st.integers(0, 5_000), st.integers(2, 9))
def test_a_world_draws_the_same_alone_and_in_any_block(seed: int, turn: int, first: int, worlds: int) -> None:
    luck = Luck(seed, 3)
    block = luck.sheet(turn, first, worlds)
    for k in range(worlds):
        alone = luck.sheet(turn, first + k, 1)
        assert all(block[n][..., k].tolist() == alone[n][..., 0].tolist() for n in block)


@pytest.mark.parametrize("partners", COUNTS)
def test_no_number_is_drawn_twice(partners: int) -> None:
    luck = Luck(5, partners)
    drawn = [a.ravel() for turn in (1, 2, 3) for a in luck.sheet(turn, 10, 4).values()]
    numbers = np.concatenate(drawn)
    assert len(np.unique(numbers)) == len(numbers)


def test_every_number_is_at_least_nought_and_below_one() -> None:
    numbers = np.concatenate([a.ravel() for a in Luck(5, 3).sheet(1, 0, 300).values()])
    assert numbers.min() >= 0.0
    assert numbers.max() < 1.0
    assert abs(numbers.mean() - 0.5) < 4.0 * math.sqrt(1 / 12 / len(numbers))


@pytest.mark.parametrize("partners", range(1, 9))
def test_the_sheet_is_wide_enough_for_its_names(partners: int) -> None:
    for table in (names(partners), opening_names(partners)):
        assert sum(math.prod(shape) for shape in table.values()) <= width(partners)


def test_names_of_the_opening_and_of_a_turn_are_distinct() -> None:
    assert not set(names(3)) & set(opening_names(3))


@pytest.mark.parametrize("name", ["answer", "state", "congress", "late", "deliver", "fulfil", "reversal"])
def test_draws_about_an_initiative_are_kept_by_instrument_and_partner(name: str) -> None:
    from sctabletop.domain.instruments import INSTRUMENTS

    assert names(4)[name] == (len(INSTRUMENTS) + 1, 4)


@pytest.mark.parametrize("name", ["look", "seen", "first"])
def test_a_bell_has_mean_nought_and_deviation_one(name: str) -> None:
    sheet = Luck(8, 3).sheet(1, 0, 2_000)
    z = bell(sheet, name).ravel()
    assert abs(z.mean()) < 5.0 / math.sqrt(len(z))
    assert z.std() == pytest.approx(1.0, abs=0.01)
    assert np.abs(z).max() <= 3.0


@pytest.mark.parametrize(("turn", "first", "worlds"), [(1, -1, 1), (1, WORLDS_A_TURN, 1), (1, WORLDS_A_TURN - 1, 2)])
def test_worlds_outside_the_sheet_are_refused(turn: int, first: int, worlds: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        Luck(1, 3).sheet(turn, first, worlds)


def test_the_last_world_of_a_turn_shares_nothing_with_the_first_of_the_next() -> None:
    luck = Luck(2, 3)
    last, following = luck.sheet(2, WORLDS_A_TURN - 1, 1), luck.sheet(3, 0, 1)
    mine = {x for a in last.values() for x in a.ravel().tolist()}
    assert not mine & {x for a in following.values() for x in a.ravel().tolist()}
