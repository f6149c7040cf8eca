"""What terms are made of: moving any other number leaves a term alone, and some number among its own moves it."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from sctabletop.domain.tracks import GROUPS
from sctabletop.rules.books import book
from sctabletop.rules.citing import Rule
from sctabletop.rules.sequence import PARTNER_RULES, US_RULES
from sctabletop.session.ingredients import Read, ingredients

RULES = (*PARTNER_RULES, *US_RULES)


class _Numbers:
    """A namespace that gives every name a number of its own, and one name another."""

    def __init__(self, held: Mapping[str, float]) -> None:
        self._held = held

    def __getattr__(self, name: str) -> Any:
        columns = GROUPS.get(name.removesuffix("_columns"), ()) if name.endswith("_columns") else ()
        held = self._held[name.removesuffix("_columns")]
        return np.full((len(columns), 1, 1) if columns else (1, 1), held)


def _asked(rule: Rule, held: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    terms = rule(*(_Numbers(held[space]) for space in ("s", "us", "f")), book())
    return {name: float(np.sum(term)) for name, term in terms.items()}


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_a_term_moves_with_its_ingredients_and_with_nothing_else(rule: Rule) -> None:
    made_of = ingredients(rule, book())
    assert set(made_of) == set(rule.claims)
    reads: list[Read] = list(dict.fromkeys(read for some in made_of.values() for read in some))
    draw = np.random.default_rng(7)
    for _ in range(8):
        held: dict[str, dict[str, float]] = {"s": defaultdict(lambda: 0.4), "us": defaultdict(lambda: 0.4)}
        held["f"] = defaultdict(lambda: 0.4)
        for space, name in reads:
            held[space][name] = float(draw.uniform(0.05, 0.95))
        before = _asked(rule, held)
        for space, name in reads:
            kept = held[space][name]
            held[space][name] = float(draw.uniform(0.05, 0.95))
            after = _asked(rule, held)
            held[space][name] = kept
            for term, some in made_of.items():
                assert (space, name) in some or before[term] == after[term]
