"""Six characters of partner, told apart by what a person at the table would notice: same views, same luck."""

from collections.abc import Callable
from itertools import combinations

import numpy as np
import pytest

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import Role, role_of
from sctabletop.domain.state import Array
from sctabletop.engine.views import view
from sctabletop.players.characters import CHARACTERS
from sctabletop.players.policies import PolicyName
from tests.players.acts import Acts, acts, plan_of
from tests.players.table import Table

KINDS = ("palace", "army", "street", "gesture", "provoke", "hedge", "request", "full mandate", "counter")
PLAIN = ("simple_equipment", "excess_articles", "sustainment")
REFORMS = ("ministry_adviser", "pay_promotion_reform", "audit_support")


@pytest.fixture(scope="module")
def done(scale: Callable[[int, int], int]) -> Acts:
    return acts(scale(20, 200))


def others(done: Acts, name: PolicyName) -> Acts:
    return {other: seen for other, seen in done.items() if other is not name}


def test_there_are_six() -> None:
    assert len(CHARACTERS) == 6
    assert all(name is character.name for name, character in CHARACTERS.items())


def test_every_two_characters_differ_by_a_quarter_in_at_least_two_kinds_of_act(done: Acts) -> None:
    for one, two in combinations(done, 2):
        pairs = [sorted((done[one][kind], done[two][kind])) for kind in KINDS]
        apart = [kind for kind, (low, high) in zip(KINDS, pairs, strict=True) if high >= 1.25 * low and high >= 40]
        assert len(apart) >= 2, (one, two, apart)


def test_a_reciprocator_answers_deed_with_deed(done: Acts) -> None:
    """Of what it does at a price a larger part is owed, and it does more of what is owed than anybody (T24, D18)."""
    mine = done[PolicyName.RECIPROCATOR]
    for other, seen in others(done, PolicyName.RECIPROCATOR).items():
        assert mine["owed deeds"] / mine["deeds"] >= 1.1 * seen["owed deeds"] / seen["deeds"], other
        assert mine["owed deeds"] >= 1.05 * seen["owed deeds"], other


def test_a_hedger_keeps_two_doors_open(done: Acts) -> None:
    """It courts other suitors far more than anybody, and goes on taking what we offer (E10, D17)."""
    mine = done[PolicyName.HEDGER]
    for other, seen in others(done, PolicyName.HEDGER).items():
        assert mine["hedge"] >= 1.3 * seen["hedge"], other
        assert mine["accept"] >= 0.85 * seen["accept"], other
    assert mine["full mandate"] <= 0.2 * done[PolicyName.RECIPROCATOR]["full mandate"]
    assert mine["counter"] >= 2.0 * done[PolicyName.RECIPROCATOR]["counter"]


def test_a_prestige_seeker_takes_the_splendid_offer_that_others_decline_and_no_more_of_the_plain(done: Acts) -> None:
    """Where every cabinet is of two minds to the same degree, the one that wants to be seen says yes (E18)."""
    mine = done[PolicyName.PRESTIGE_SEEKER]
    for other, seen in others(done, PolicyName.PRESTIGE_SEEKER).items():
        assert mine["exquisite_system"] >= 1.15 * seen["exquisite_system"], other
        assert mine["adopt_technology"] >= 1.05 * seen["adopt_technology"], other
        assert sum(mine[i] for i in PLAIN) <= sum(seen[i] for i in PLAIN), other


def test_a_frontline_state_asks_for_arms_and_guarantees_and_provokes(done: Acts) -> None:
    """It writes the most letters, provokes the most, and does the most that nobody asked of it (D2, S6)."""
    mine = done[PolicyName.FRONTLINE]
    for other, seen in others(done, PolicyName.FRONTLINE).items():
        assert mine["request"] >= 1.3 * seen["request"], other
        assert mine["provoke"] >= 1.4 * seen["provoke"], other
        assert mine["deeds"] - mine["owed deeds"] >= 1.1 * (seen["deeds"] - seen["owed deeds"]), other


def test_a_regime_survivor_refuses_what_touches_who_commands(done: Acts) -> None:
    """Neither deeds that stir palace and barracks nor help that reforms them; other offers it takes (D26)."""
    mine = done[PolicyName.REGIME_SURVIVOR]
    for other, seen in others(done, PolicyName.REGIME_SURVIVOR).items():
        assert mine["palace"] + mine["army"] <= 0.8 * (seen["palace"] + seen["army"]), other
        assert sum(mine[i] for i in REFORMS) <= 0.8 * sum(seen[i] for i in REFORMS), other
        assert sum(mine[i] for i in PLAIN) >= 0.9 * sum(seen[i] for i in PLAIN), other


def test_a_reformer_takes_help_with_institutions_and_takes_on_palace_and_army(done: Acts) -> None:
    """It says yes to ministries, pay and audit where others hesitate, and does the deeds that go with it (D15, D33)."""
    mine = done[PolicyName.REFORMER]
    for other, seen in others(done, PolicyName.REFORMER).items():
        assert sum(mine[i] for i in REFORMS) >= 1.1 * sum(seen[i] for i in REFORMS), other
        assert mine["palace"] + mine["army"] >= 1.1 * (seen["palace"] + seen["army"]), other


def _counted(kind: str, setting: Callable[[Table], None], worlds: int, scenario: str) -> dict[PolicyName, int]:
    """How often each character does something in one turn, once a setting has been put in place."""
    found = dict.fromkeys(CHARACTERS, 0)
    table = Table(worlds=worlds, scenario=scenario)
    for step in table.play(3):
        if step.turn < 3 or step.name != "plan" or role_of(step.seat) is not Role.PARTNER:
            continue
        setting(table)
        here = view(table.game, table.state, step.seat, Phase.PLAN)
        for name in found:
            made: Array = getattr(plan_of(name, table, here, step), kind)
            found[name] += int((np.nan_to_num(made) > 0.0).sum())
    return found


def _left_alone(turns: float) -> Callable[[Table], None]:
    def setting(table: Table) -> None:
        table.state.track("neglect")[...] = turns
        table.state.noted("gesture_open")[...] = 0.0

    return setting


def test_a_prestige_seeker_alone_resents_a_slight(scale: Callable[[int, int], int]) -> None:
    worlds = scale(200, 1000)
    welcome, slighted = (_counted("gesture", _left_alone(turns), worlds, "two-ports") for turns in (0.0, 3.0))
    for name in CHARACTERS:
        if name is PolicyName.PRESTIGE_SEEKER:
            assert slighted[name] >= 1.5 * welcome[name] > 20
        else:
            assert slighted[name] <= 1.15 * welcome[name], name


def test_nobody_provokes_without_a_guarantee_and_a_frontline_state_most_under_a_firm_one(
    scale: Callable[[int, int], int],
) -> None:
    def bound(firmness: float) -> Callable[[Table], None]:
        def setting(table: Table) -> None:
            table.state.track("guarantee")[...] = firmness

        return setting

    worlds = scale(100, 500)
    bare, thin, firm = (_counted("provoke", bound(g), worlds, "long-winter") for g in (0.0, 0.1, 0.9))
    assert set(bare.values()) == {0}
    front = PolicyName.FRONTLINE
    assert firm[front] >= 1.15 * thin[front] > 0
    assert all(firm[front] >= 1.3 * firm[name] for name in CHARACTERS if name is not front)
