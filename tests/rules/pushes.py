"""One cause with and without: how the tests of single causes compare two worlds that are else alike."""

from collections.abc import Iterable

import numpy as np

from sctabletop.rules import cases
from sctabletop.rules.citing import Rule
from sctabletop.rules.inclination import INCLINATIONS, deed
from tests.rules.starts import Start, deed_case, offer, total

Pushes = Iterable[tuple[Rule, str, int]]
"""A rule, what happened or a stock it reads, and the way that pushes its sum: 1 up, -1 down."""


def hold(one: Start, by: float, pushes: Pushes) -> None:
    """Each cause raised by so much from where it stood, or from nothing, pushes the sum of the rule's terms its way."""
    for rule, cause, way in pushes:
        features = (deed_case(),) if rule is deed else (offer(),) if rule in cases.CASE_CHANCES + INCLINATIONS else ()
        known = {**one.tracks, **{n: a[None] for n, a in one.ours.items()}, **one.flows}
        base = known.get(cause, np.zeros((1, 1)))
        less, more = (total(rule, one.given(**{cause: x}), *features) for x in (base, base + by * (1.0 - base)))
        moved = (more - less) * way
        assert (moved > 0.0).all(), (rule.name, cause, float(moved.min()))


def case_pushes(rule: Rule, one: Start, by: float, feature: str, way: int) -> None:
    """One feature of what is offered or owed, raised from nothing, pushes a chance its way; at each deed."""
    kind = deed_case if rule is deed else offer
    none, some = (total(rule, one, kind(**{feature: x})) for x in (0.0, by))
    assert ((some - none) * way > 0.0).all(), (rule.name, feature)
