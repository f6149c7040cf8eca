"""A computer control delivers what it should and gives argued actions fair odds."""

from dataclasses import replace

import numpy as np
import pytest

from sctabletop.domain.conditions import parse
from sctabletop.domain.ids import InjectId
from sctabletop.domain.scenario import Trigger
from sctabletop.engine.game import Game, game, opening
from sctabletop.players.control import by_hand, odds
from sctabletop.players.policies import PolicyName
from sctabletop.rules.books import book
from tests.players.table import exercise


def _with_hand_injects(*conditions: str) -> Game:
    scenario = exercise().scenario
    first = scenario.injects[0]
    mine = tuple(
        replace(
            first,
            id=InjectId(f"hand-{k}"),
            trigger=Trigger.MANUAL,
            turn=1,
            condition=parse(text),
            after=None,
            once=True,
        )
        for k, text in enumerate(conditions)
    )
    return game(replace(scenario, injects=mine), book())


@pytest.mark.parametrize("policy", [PolicyName.CALM, PolicyName.NORMAL])
def test_calm_and_ordinary_controls_deliver_nothing_of_their_own(policy: PolicyName) -> None:
    g = _with_hand_injects("turn >= 0")
    assert not by_hand(policy, g, opening(g, 3)).any()


def test_a_rough_control_delivers_one_inject_a_turn_whose_condition_holds() -> None:
    g = _with_hand_injects("turn >= 50", "turn >= 0", "turn >= 0")
    state = opening(g, 3)
    given = by_hand(PolicyName.ROUGH, g, state)
    assert given[:, 0].tolist() == [0.0, 1.0, 0.0]
    state.inject[1, 1] = 1.0
    given = by_hand(PolicyName.ROUGH, g, state)
    assert given[:, 1].tolist() == [0.0, 0.0, 1.0]
    assert np.array_equal(given.sum(axis=0), np.ones(3))


@pytest.mark.parametrize(
    ("reasons", "objected", "percent"), [(0, 0, 50), (1, 0, 60), (3, 1, 70), (6, 0, 80), (1, 4, 20), (0, 9, 20)]
)
def test_reasons_raise_the_odds_of_an_argued_action_within_bounds(reasons: int, objected: int, percent: int) -> None:
    assert odds(reasons, objected) == percent / 100
