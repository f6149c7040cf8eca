"""An empty slot adds exact zeros: whatever lies in its fields, nothing else may change (law 3)."""

from collections.abc import Callable

import numpy as np
import pytest

from sctabletop.domain.initiative import FIELD_INDEX, FIELDS
from sctabletop.domain.state import Array, State
from sctabletop.engine.slots import clean
from tests.engine.random_play import Played, play
from tests.engine.worlds import generous, played

SPOILT = [FIELD_INDEX[n] for n in FIELDS if n not in {"instrument", "stage"}]
POISONS: dict[str, Callable[[Array, np.random.Generator], Array]] = {
    "numbers": lambda here, rng: rng.random(here.shape) * 2.9,
    "nan": lambda here, _: np.full(here.shape, np.nan),
}
MAKE = {"played": played, "generous": generous}


def poisoned(kind: str, game: str, worlds: int, phases: tuple[int, ...]) -> Played:
    rng = np.random.default_rng(3)

    def spoil(state: State, phase: int) -> None:
        if phase not in phases:
            return
        empty = state.field("instrument") == 0.0
        here = state.slot[SPOILT]
        state.slot[SPOILT] = np.where(empty, POISONS[kind](here, rng), here)

    return play(MAKE[game](3), 21, 0, worlds, before_phase=spoil, record=True)


def in_use(state: State) -> dict[str, bytes]:
    """Every block as bytes, the fields of empty slots left out."""
    whole = {name: block.tobytes() for name, block in state.blocks()}
    slot = state.slot.copy()
    slot[SPOILT] = np.where(state.field("instrument") == 0.0, 0.0, slot[SPOILT])
    return {**whole, "slot": slot.tobytes()}


@pytest.mark.parametrize("game", MAKE)
@pytest.mark.parametrize("kind", POISONS)
def test_nothing_changes_when_empty_slots_are_poisoned_every_turn(kind: str, game: str) -> None:
    plain = play(MAKE[game](3), 21, 0, 20, record=True)
    foul = poisoned(kind, game, 20, (0,))
    for turn, (one, other) in enumerate(zip(plain.turns, foul.turns, strict=True), start=1):
        mine, theirs = in_use(one), in_use(other)
        assert (turn, [n for n in mine if mine[n] != theirs[n]]) == (turn, [])


@pytest.mark.parametrize("game", MAKE)
def test_no_phase_leaves_anything_in_an_empty_slot(game: str) -> None:
    """So that a turn need empty its slots but once, as it begins."""
    seen = []

    def look(state: State, phase: int) -> None:
        empty = state.field("instrument") == 0.0
        assert (phase, np.argwhere((state.slot != 0.0) & empty).tolist()) == (phase, [])
        seen.append(int(empty.sum()))

    for seed in range(21, 25):
        end = play(MAKE[game](3), seed, 0, 20, before_phase=look).state
        look(end, 5)
    assert sum(seen) > 1_000


@pytest.mark.parametrize("kind", POISONS)
def test_no_chance_changes_when_empty_slots_are_poisoned_before_the_turn(kind: str) -> None:
    plain, foul = play(played(3), 21, 0, 20, record=True), poisoned(kind, "played", 20, (0,))
    for one, other in zip(plain.resolved, foul.resolved, strict=True):
        for mine, theirs in zip(one.chances, other.chances, strict=True):
            there = np.broadcast_to(mine.live, mine.odds.shape)
            assert mine.name == theirs.name
            assert mine.odds[there].tolist() == theirs.odds[there].tolist()
            assert (mine.outcome == theirs.outcome).all()


def test_a_sum_that_forgets_to_leave_out_empty_slots_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def all_run(state: State) -> Array:
        return np.ones_like(state.field("stage"))

    plain = play(played(3), 21, 0, 5, record=True)
    monkeypatch.setattr("sctabletop.engine.sights.running", all_run)
    foul = poisoned("numbers", "played", 5, (0,))
    assert any(in_use(a) != in_use(b) for a, b in zip(plain.turns, foul.turns, strict=True))


def test_poison_that_stays_in_empty_slots_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(state: State) -> None:
        empty, before = state.field("instrument") == 0.0, state.slot.copy()
        clean(state)
        state.slot[:, empty] = before[:, empty]

    monkeypatch.setattr("sctabletop.engine.slots.clean", careless)
    with pytest.raises(ArithmeticError):
        poisoned("nan", "played", 5, (0,))
