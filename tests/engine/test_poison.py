"""An empty slot adds exact zeros: whatever lies in its fields, nothing else may change (law 3)."""

from collections.abc import Callable

import numpy as np
import pytest

from sctabletop.domain.initiative import FIELD_INDEX, FIELDS
from sctabletop.domain.state import Array, State
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
    clean = play(MAKE[game](3), 21, 0, 20, record=True)
    foul = poisoned(kind, game, 20, (1,))
    for turn, (one, other) in enumerate(zip(clean.turns, foul.turns, strict=True), start=1):
        mine, theirs = in_use(one), in_use(other)
        assert (turn, [n for n in mine if mine[n] != theirs[n]]) == (turn, [])


@pytest.mark.parametrize("kind", POISONS)
def test_no_chance_changes_when_empty_slots_are_poisoned_before_every_phase(kind: str) -> None:
    clean, foul = play(played(3), 21, 0, 20, record=True), poisoned(kind, "played", 20, (1, 2, 3, 4))
    for one, other in zip(clean.resolved, foul.resolved, strict=True):
        for mine, theirs in zip(one.chances, other.chances, strict=True):
            there = np.broadcast_to(mine.live, mine.odds.shape)
            assert mine.name == theirs.name
            assert mine.odds[there].tolist() == theirs.odds[there].tolist()
            assert (mine.outcome == theirs.outcome).all()


def test_a_sum_that_forgets_to_leave_out_empty_slots_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def all_run(state: State) -> Array:
        return np.ones_like(state.field("stage"))

    clean = play(played(3), 21, 0, 5, record=True)
    monkeypatch.setattr("sctabletop.engine.sights.running", all_run)
    monkeypatch.setattr("sctabletop.engine.passage.running", all_run)
    foul = poisoned("numbers", "played", 5, (1,))
    assert any(in_use(a) != in_use(b) for a, b in zip(clean.turns, foul.turns, strict=True))
