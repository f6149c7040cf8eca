"""A score is a sum of named terms: whoever wants to know why reads the largest of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import add
from typing import Final

import numpy as np
import numpy.typing as npt

from sctabletop.domain.state import Array

Terms = dict[str, Array]
Marks = npt.NDArray[np.bool_]
Index = npt.NDArray[np.intp]

NEVER: Final = -1.0e9
"""The score of what must not be chosen; far below any sum of terms."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one thing was chosen, at one world: its kind, whom and what it is about, and the terms of its score."""

    kind: str
    partner: int | None
    instrument: int | None
    """code of the instrument, or None"""
    terms: Mapping[str, float]
    """what spoke for it and against it, by weight"""
    detail: str = ""
    """which of several things of one kind: a deed, a topic, the place of a plan assumption"""
    about: int | None = None
    """whom the terms are about, where that is not ``partner``"""
    other: int | None = None
    """whom it is compared with"""
    seen: Mapping[str, float] = field(default_factory=dict)
    """what the seat worked out on the way and its view does not hold"""


@dataclass(slots=True)
class Reasons:
    """Collects reasons while one world is played; ensembles keep none."""

    found: list[Reason] = field(default_factory=list)

    def add(
        self,
        kind: str,
        partner: int | None,
        instrument: int | None,
        terms: Mapping[str, float],
        detail: str = "",
        *,
        about: int | None = None,
        other: int | None = None,
        seen: Mapping[str, float] | None = None,
    ) -> None:
        """Keep one reason, with the fields of ``Reason``."""
        self.found.append(Reason(kind, partner, instrument, dict(terms), detail, about, other, dict(seen or {})))

    def of(
        self, kind: str, partner: int | None = None, instrument: int | None = None, detail: str = ""
    ) -> Reason | None:
        """The latest reason of that kind about that partner, instrument and detail, or None."""
        for reason in reversed(self.found):
            if (reason.kind, reason.partner, reason.instrument, reason.detail) == (kind, partner, instrument, detail):
                return reason
        return None


def total(terms: Terms) -> Array:
    """The sum of all terms, which broadcast: the small ones first among themselves, else in their order.

    The grouping goes by shape without the world axis, so that a world of a block adds up as it does alone.
    """
    groups: dict[tuple[int, ...], list[Array]] = {}
    for term in terms.values():
        groups.setdefault(term.shape[:-1], []).append(term)
    return reduce(add, [reduce(add, group) for group in groups.values()])


def best(score: Array) -> tuple[Index, Array]:
    """Along the first axis, where the largest score is and how large. Ties go to the lowest index."""
    at = score.argmax(axis=0)
    return at, np.take_along_axis(score, at[None], axis=0)[0]


def at(terms: Terms, index: tuple[int, ...]) -> dict[str, float]:
    """The terms of one choice in the first world, as numbers; ``index`` is without the world axis."""
    found = {}
    for name, term in terms.items():
        lead = index[len(index) - (term.ndim - 1) :] if term.ndim > 1 else ()
        place = tuple(0 if size == 1 else i for i, size in zip(lead, term.shape, strict=False))
        found[name] = float(term[(*place, 0)])
    return found


def top_terms(terms: Mapping[str, float]) -> list[tuple[str, float]]:
    """The terms that spoke for a choice, largest first; what spoke against it is left out, ties keep order."""
    speaking = [(name, value) for name, value in terms.items() if value > 0.0]
    return sorted(speaking, key=lambda pair: -pair[1])


def scatter(into: Array, code: Index, marked: Marks, value: Array | float = 1.0) -> None:
    """Write a value at the instrument of each marked slot.

    ``into`` is (instruments + 1, …, W) with row 0 unused; ``code`` and ``marked`` are (slots, …, W). Where two marked
    slots hold one instrument the later one stands.
    """
    place = np.nonzero(marked)
    if place[0].size:
        into[(code[place], *place[1:])] = value[place] if isinstance(value, np.ndarray) else value


def afford(score: Array, cost: Array, means: Array) -> Marks:
    """(K, W) which of K things are taken, the best first, while the means (W,) last; none that scores 0 or less.

    Nothing is skipped for something cheaper further down, so that a small errand never starves a large one.
    """
    order = np.argsort(-score, axis=0, kind="stable")
    wanted = np.take_along_axis(score, order, axis=0) > 0.0
    spent = np.cumsum(
        np.where(wanted, np.take_along_axis(np.broadcast_to(cost, score.shape), order, axis=0), 0.0), axis=0
    )
    taken = np.zeros(score.shape, dtype=bool)
    np.put_along_axis(taken, order, wanted & (spent <= means), axis=0)
    return taken
