"""Six characters of partner are told apart by what they do, from the same states and the same luck."""

from collections import Counter

import numpy as np
import pytest

from sctabletop.domain.deeds import DEED_FACTS, DEEDS, Pillar
from sctabletop.players import choose
from sctabletop.players.characters import CHARACTERS
from sctabletop.players.policies import PolicyName
from tests.players.table import Table

WORLDS = 200


def done_by(character: PolicyName) -> Counter[str]:
    """How often a government of this character chose each kind of act in the plans of five turns, over many worlds."""
    table = Table(worlds=WORLDS)
    seat = table.seats[-1]
    seen: Counter[str] = Counter()
    for step in table.play(5):
        if step.name != "plan" or step.seat != seat:
            continue
        plan = table.blank_plan()
        sheet = table.luck.sheet(step.turn, 0, WORLDS)
        choose.plan(character, table.briefs[seat], step.view, sheet, plan)
        for pillar in Pillar:
            rows = [i for i, d in enumerate(DEEDS) if DEED_FACTS[d].pillar is pillar]
            seen[pillar] += int((np.nan_to_num(plan.deed[rows]) > 0.0).sum())
        for name in ("gesture", "provoke", "leak", "request", "hedge"):
            seen[name] += int((np.nan_to_num(getattr(plan, name)) > 0.0).sum())
    return seen


@pytest.fixture(scope="module")
def acts() -> dict[PolicyName, Counter[str]]:
    return {name: done_by(name) for name in CHARACTERS}


def test_there_are_six() -> None:
    assert len(CHARACTERS) == 6
    assert all(name is character.name for name, character in CHARACTERS.items())


def test_no_two_characters_do_the_same(acts: dict[PolicyName, Counter[str]]) -> None:
    rows = [tuple(sorted(a.items())) for a in acts.values()]
    assert len(set(rows)) == len(rows)


def test_a_reformer_takes_on_the_palace_and_a_regime_survivor_does_not(acts: dict[PolicyName, Counter[str]]) -> None:
    reformer, survivor = acts[PolicyName.REFORMER], acts[PolicyName.REGIME_SURVIVOR]
    for pillar in (Pillar.PALACE, Pillar.ARMY):
        assert reformer[pillar] > survivor[pillar]


def test_a_frontline_state_writes_most_letters(acts: dict[PolicyName, Counter[str]]) -> None:
    front = acts[PolicyName.FRONTLINE]
    assert all(front["request"] > other["request"] for other in acts.values() if other is not front)


def test_a_hedger_courts_other_suitors_more_than_a_reciprocator(acts: dict[PolicyName, Counter[str]]) -> None:
    assert acts[PolicyName.HEDGER]["hedge"] > acts[PolicyName.RECIPROCATOR]["hedge"]
