"""World ``k`` of many is bit for bit the world alone, over whole games, in any block, with any partners (law 3).

Every game here runs under ``np.errstate(all="raise")``, so that arithmetic which leaves the numbers fails as well.
"""

import sys
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from sctabletop.domain.initiative import Stage
from sctabletop.domain.state import Array, State
from sctabletop.engine import sums
from sctabletop.engine.game import Game
from tests.engine.random_play import play
from tests.engine.worlds import COUNTS, differing, generous, played

Scale = Callable[[int, int], int]
GAMES = [(1, played), (3, played), (3, generous), (6, generous)]
IDS = [f"{partners}-{make.__name__}" for partners, make in GAMES]


def alone(game: Game, seed: int, worlds: range) -> Iterator[tuple[int, State]]:
    for k in worlds:
        yield k, play(game, seed, k, 1).state


def unlike(game: Game, seed: int, together: State, worlds: range) -> dict[int, list[str]]:
    """For each world, the blocks of the state in which it differs from the world played alone."""
    found = {k: differing(state, together.column(k)) for k, state in alone(game, seed, worlds)}
    return {k: names for k, names in found.items() if names}


@pytest.mark.parametrize(("partners", "make"), GAMES, ids=IDS)
def test_a_world_alone_is_bit_for_bit_the_world_in_the_block(
    partners: int, make: Callable[[int], Game], scale: Scale
) -> None:
    game, count = make(partners), scale(4, 250)
    together = play(game, 11, 0, count).state
    assert unlike(game, 11, together, range(count)) == {}


@pytest.mark.parametrize("partners", COUNTS)
def test_blocks_of_seven_and_of_all_give_the_same_bytes(partners: int, scale: Scale) -> None:
    game, count = (played if partners == 3 else generous)(partners), scale(14, 1_001)
    whole = play(game, 12, 0, count).state
    for first in range(0, count, 7):
        part = play(game, 12, first, 7).state
        cut = State(**{name: block[..., first : first + 7].copy() for name, block in whole.blocks()})
        assert differing(part, cut) == []


@pytest.mark.full
@pytest.mark.parametrize("partners", COUNTS)
def test_a_thousand_worlds_are_each_the_world_alone(partners: int) -> None:
    game = played(partners)
    together = play(game, 13, 0, 1_000).state
    assert unlike(game, 13, together, range(1_000)) == {}


def test_keeping_the_ledger_changes_nothing() -> None:
    game = generous(3)
    for k in range(2):
        assert differing(play(game, 14, k, 1).state, play(game, 14, k, 1, kept=True).state) == []


def turned(values: Array) -> Array:
    """The rows of a sum as numpy may take them: in another order at one world than at many."""
    return values if values.shape[-1] > 1 else values[::-1]


def test_a_sum_whose_order_depends_on_the_number_of_worlds_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    disordered: dict[str, Callable[..., Array]] = {
        "over_slots": lambda values: sums.over_slots(turned(values)),
        "over_partners": lambda values: sums.over_slots(turned(values)),
        "stacked": lambda *rows: sums.stacked(*(turned(np.asarray(row)) for row in rows)),
        "by_instrument": lambda table, code, weight: sums.by_instrument(table, turned(code), turned(weight)),
    }
    for module in [m for n, m in sys.modules.items() if n.startswith("sctabletop.engine.") and m is not sums]:
        for name in set(disordered) & set(vars(module)):
            monkeypatch.setattr(module, name, disordered[name])
    game = generous(6)
    together = play(game, 11, 0, 8).state
    assert any(differing(state, together.column(k)) for k, state in alone(game, 11, range(8)))


def test_luck_that_depends_on_the_block_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    from sctabletop.engine.luck import Luck

    true = Luck.sheet

    def from_zero(self: Luck, turn: int, first: int, worlds: int) -> dict[str, Array]:
        return true(self, turn, 0 * first, worlds)

    monkeypatch.setattr(Luck, "sheet", from_zero)
    game = played(3)
    together = play(game, 11, 0, 3).state
    assert sorted(unlike(game, 11, together, range(3))) == [1, 2]


def test_random_games_pass_through_every_stage_of_an_initiative() -> None:
    seen: set[float] = set()
    for make in (played, generous):
        for state in play(make(3), 5, 0, 60, record=True).turns:
            seen |= set(state.field("stage").ravel().tolist())
    assert {Stage(int(s)) for s in seen} >= set(Stage) - {Stage.DRAFT, Stage.AGREED}
