"""Sums over slots and partners, written out: ``numpy.sum`` adds in another order at one world than at many."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from sctabletop.domain.state import Array


def over_slots(values: Array) -> Array:
    """Sum over the first axis, one row after another."""
    if values.shape[-1] == 1:  # a running sum adds in the same order, and at one world a single call costs less
        ran: Array = np.add.accumulate(values)[-1]
        return ran
    total: Array = values[0].copy()
    for row in values[1:]:
        total += row
    return total


over_partners = over_slots
"""(P, W) -> (W,); the same written-out sum."""


def _over_second(values: Array) -> Array:
    """Sum over the second axis, one row after another."""
    if values.shape[-1] == 1:
        ran: Array = np.add.accumulate(values, axis=1)[:, -1]
        return ran
    total: Array = values[:, 0].copy()
    for row in range(1, values.shape[1]):
        total += values[:, row]
    return total


def by_instrument(table: Array, code: Array, weight: Array) -> Array:
    """(columns, P, W): columns of a table of (columns, instruments + 1), looked up by slot, weighted, added over
    slots.
    """
    found = table.take(code, axis=1, mode="clip")
    found *= weight
    return _over_second(found)


def stacked(*rows: Array) -> Array:
    """(rows, P, W): each of several (slots, P, W) added over slots, in one go; likewise (rows, W) of several (P, W)."""
    whole = np.concatenate(rows, dtype=np.float64)
    return _over_second(whole.reshape(len(rows), *rows[0].shape))


def tally(code: Array, looked_up: Sequence[tuple[Array, Array]], rows: Sequence[Array]) -> Array:
    """(columns, P, W) added over slots, in one go: what several tables of (columns, instruments + 1) say of each code,
    each times its weight (slots, P, W), and then ``rows`` (slots, P, W) as they are.
    """
    whole = np.empty((sum(len(table) for table, _ in looked_up) + len(rows), *code.shape))
    first = 0
    for table, weight in looked_up:
        part = whole[first : first + len(table)]
        np.take(table, code, axis=1, mode="clip", out=part)
        part *= weight
        first += len(table)
    np.concatenate(rows, out=whole[first:].reshape(-1, *code.shape[1:]))
    return _over_second(whole)


def entry(table: Array, index: Array) -> Array:
    """(S, P, W) the entry of a table of (K, P, W) that an index of (S, P, W) names for each partner and world."""
    here = _here(*index.shape[1:])
    return table.take(index * here.size + here, mode="clip")


@lru_cache(maxsize=8)
def _here(partners: int, worlds: int) -> Array:
    """(P, W) the place of each partner and world in a row of a table."""
    return np.arange(partners * worlds).reshape(partners, worlds)


def at(column: Array, code: Array) -> Array:
    """The entry of a column for each code; codes are in range by construction, so nothing is spent on checking that."""
    return column.take(code, mode="clip")
