"""Three schools in our seats, told apart by what they propose and ask in return (T1)."""

from collections import Counter
from collections.abc import Callable

import numpy as np
import pytest

from sctabletop.domain.initiative import FIELD_INDEX
from sctabletop.domain.instruments import INSTRUMENTS
from sctabletop.domain.seats import US_SEATS
from sctabletop.engine.decisions import Plan
from sctabletop.players.policies import SCHOOLS, PolicyName
from tests.players.acts import SCENARIOS
from tests.players.table import Table

TURNS = 10
Shares = dict[PolicyName, dict[str, float]]
LIBERAL, REALIST, CONSTRUCTIVIST = SCHOOLS


def proposed(school: PolicyName, worlds: int) -> dict[str, float]:
    """Shares of a school's proposals, by objective, by family and by what is asked or given with them."""
    seen: Counter[str] = Counter()
    total = 0
    for scenario in SCENARIOS:
        table = Table(worlds=worlds, scenario=scenario, policies=dict.fromkeys(US_SEATS, school))
        for step in table.play(TURNS):
            if step.name != "plan" or not isinstance(step.made, Plan):
                continue
            for draft in step.made.drafts:
                code = draft.fields[FIELD_INDEX["instrument"]]
                for number, count in zip(*np.unique(code[code > 0.0], return_counts=True), strict=True):
                    row = INSTRUMENTS[int(number) - 1]
                    seen.update({f"for {row.serves}": int(count), str(row.family): int(count)})
                    total += int(count)
                seen["asks a deed"] += int((draft.fields[FIELD_INDEX["deliverable"]] > 0.0).sum())
                seen["sweetened"] += int((draft.fields[FIELD_INDEX["incentive"]] > 0.0).sum())
    return {kind: count / total for kind, count in seen.items()}


@pytest.fixture(scope="module")
def shares(scale: Callable[[int, int], int]) -> Shares:
    return {school: proposed(school, scale(12, 100)) for school in SCHOOLS}


def most(shares: Shares, school: PolicyName, kind: str) -> float:
    """How many times as large a school's share is as the largest of the other two."""
    return shares[school][kind] / max(shares[other].get(kind, 0.0) for other in SCHOOLS if other is not school)


def test_a_realist_looks_for_access_and_brings_arms_exercises_and_presence(shares: Shares) -> None:
    hard = {s: sum(shares[s][k] for k in ("arms_transfers", "exercises", "crisis_relief")) for s in SCHOOLS}
    assert most(shares, REALIST, "for access") >= 1.5
    assert hard[REALIST] >= 2.0 * max(hard[LIBERAL], hard[CONSTRUCTIVIST])


def test_a_liberal_builds_institutions(shares: Shares) -> None:
    assert most(shares, LIBERAL, "for capacity") >= 1.3
    assert most(shares, LIBERAL, "sector_reform") >= 1.7


def test_a_constructivist_seeks_influence_through_people(shares: Shares) -> None:
    assert most(shares, CONSTRUCTIVIST, "for influence") >= 2.5
    assert most(shares, CONSTRUCTIVIST, "education_training") >= 1.7


def test_a_realist_trades_and_a_constructivist_gives(shares: Shares) -> None:
    """A deed is asked in return, and a sweetener given for it, by schools that bargain (D18, D22)."""
    assert shares[CONSTRUCTIVIST]["asks a deed"] <= 0.6 * shares[LIBERAL]["asks a deed"]
    assert shares[REALIST]["asks a deed"] >= 1.08 * shares[LIBERAL]["asks a deed"]
    assert shares[CONSTRUCTIVIST]["sweetened"] == 0.0 < shares[LIBERAL]["sweetened"] < shares[REALIST]["sweetened"]


def test_every_school_still_pursues_every_objective(shares: Shares) -> None:
    for school in SCHOOLS:
        assert min(shares[school][f"for {o}"] for o in ("access", "influence", "capability", "capacity")) >= 0.03
