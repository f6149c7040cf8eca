"""Ensembles with every seat played by the computer: each world of a block is bit for bit its own session."""

from collections.abc import Callable

import numpy as np
import pytest

from sctabletop.analysis.ensembles import play
from sctabletop.domain.seats import SeatId
from sctabletop.domain.state import State
from sctabletop.engine.game import Game
from sctabletop.players.policies import PolicyName, default_policy
from tests.engine.worlds import COUNTS, differing, generous, played

Scale = Callable[[int, int], int]


def seats(game: Game) -> dict[SeatId, PolicyName]:
    return {seat: default_policy(game, seat) for seat in game.seats}


def end(game: Game, worlds: int, *, first: int = 0, block: int = 1_000) -> list[State]:
    with np.errstate(all="raise"):
        return [b.state for b in play(game, seats(game), 7, worlds, first=first, block=block)]


@pytest.mark.parametrize(("partners", "make"), [(1, played), (3, played), (3, generous), (6, generous)])
def test_a_world_alone_is_bit_for_bit_the_world_in_the_block(
    partners: int, make: Callable[[int], Game], scale: Scale
) -> None:
    game, count = make(partners), scale(2, 250)
    (together,) = end(game, count)
    for k in range(count):
        (alone,) = end(game, 1, first=k)
        assert (k, differing(alone, together.column(k))) == (k, [])


@pytest.mark.parametrize("partners", COUNTS)
def test_blocks_of_seven_and_of_all_give_the_same_bytes(partners: int, scale: Scale) -> None:
    game, count = played(partners), scale(14, 1_001)
    (whole,) = end(game, count, block=count)
    for i, part in enumerate(end(game, count, block=7)):
        cut = State(**{name: b[..., 7 * i : 7 * i + 7].copy() for name, b in whole.blocks()})
        assert differing(part, cut) == []


@pytest.mark.full
def test_a_thousand_worlds_are_each_the_world_alone() -> None:
    game = played(3)
    (together,) = end(game, 1_000)
    for k, alone in enumerate(end(game, 1_000, block=1)):
        assert (k, differing(alone, together.column(k))) == (k, [])
