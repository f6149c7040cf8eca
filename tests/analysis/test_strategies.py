"""Strategies are ways to play like any other: from views alone, within the rules, and each what its name says."""

from functools import cache

import numpy as np
import pytest

from sctabletop.analysis.ensembles import play
from sctabletop.analysis.strategies import BY_NAME, KIT, LAW, STRATEGIES, TALK, Strategist
from sctabletop.domain.initiative import FIELD_INDEX
from sctabletop.domain.instruments import INSTRUMENTS, TABLE
from sctabletop.domain.seats import US_SEATS
from sctabletop.domain.state import State
from sctabletop.engine.game import Game, game
from sctabletop.players import choose
from sctabletop.players.policies import default_policy
from sctabletop.players.us.catalogue import code_of
from sctabletop.resources import scenarios_dir
from sctabletop.rules.books import book
from sctabletop.scenario.load import load

WORLDS = 12
TURNS = 5


@cache
def thin_capital() -> Game:
    return game(load(scenarios_dir() / "thin-capital"), book())


def drafted(name: str) -> list[tuple[int, State]]:
    """The state after each turn."""
    it, way = thin_capital(), BY_NAME[name]
    seats = {s: default_policy(it, s) for s in it.seats if not (way.passes and s in US_SEATS)}
    players = Strategist(way)
    blocks = play(it, seats, 7, WORLDS, players=players, turns=TURNS, each_turn=True)
    return [(block.turn, block.state.copy()) for block in blocks]


def born_in_play(state: State) -> np.ndarray:
    codes: np.ndarray = state.field("instrument")[state.field("born") > 0.0].astype(np.intp)
    return codes


@pytest.mark.parametrize(("name", "menu"), [("equipment only", KIT), ("talk only", TALK), ("treaty builder", LAW)])
def test_a_strategy_proposes_what_is_on_its_menu_and_nothing_else(name: str, menu: tuple[str, ...]) -> None:
    seen = {int(code) for _, state in drafted(name) for code in born_in_play(state)}
    assert seen
    assert seen <= {code_of(word) for word in menu}


def test_doing_nothing_proposes_nothing() -> None:
    assert all(born_in_play(state).size == 0 for _, state in drafted("do nothing"))


def test_heavy_conditions_are_heavy_and_deeds_in_kind_are_not() -> None:
    def asked(name: str) -> list[float]:
        row = FIELD_INDEX["transformation"]
        found = []
        for _, state in drafted(name):
            plain = (state.field("born") > 0.0) & (TABLE.ladder[state.field("instrument").astype(np.intp)] == 0.0)
            found += state.slot[row][plain].tolist()
        return found

    assert max(asked("weak conditionality")) == 0.0
    assert max(asked("conditions heavy")) == 3.0


def test_the_triad_is_what_the_computer_plays_bit_for_bit() -> None:
    it = thin_capital()
    seats = {s: default_policy(it, s) for s in it.seats}
    plain = next(iter(play(it, seats, 7, WORLDS, turns=TURNS, players=choose))).state
    _, way = drafted("triad")[-1]
    assert [n for (n, a), (_, b) in zip(plain.blocks(), way.blocks(), strict=True) if not np.array_equal(a, b)] == []


def test_a_strategy_plays_a_world_of_many_as_it_plays_it_alone() -> None:
    it = thin_capital()
    seats = {s: default_policy(it, s) for s in it.seats}
    for name in ("conditions heavy", "scatter", "sharing triad", "transactional"):
        many = next(iter(play(it, seats, 7, 5, turns=TURNS, players=Strategist(BY_NAME[name])))).state.column(3)
        alone = next(iter(play(it, seats, 7, 1, first=3, turns=TURNS, players=Strategist(BY_NAME[name])))).state
        assert [
            n for (n, a), (_, b) in zip(many.blocks(), alone.blocks(), strict=True) if not np.array_equal(a, b)
        ] == []


def test_every_strategy_has_a_name_of_its_own_and_says_what_it_does() -> None:
    assert len(BY_NAME) == len(STRATEGIES) >= 11
    assert all(s.says for s in STRATEGIES)
    menus = {word for s in STRATEGIES for school in s.schools.values() for word in school.only}
    assert menus <= {str(i.id) for i in INSTRUMENTS}
