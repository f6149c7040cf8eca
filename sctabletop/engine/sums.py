"""Sums over slots and partners, written out: ``numpy.sum`` adds in another order at one world than at many."""

import numpy as np

from sctabletop.domain.state import Array


def over_slots(values: Array) -> Array:
    """Sum over the first axis, one row after another."""
    total: Array = values[0].copy()
    for row in values[1:]:
        total += row
    return total


over_partners = over_slots
"""(P, W) -> (W,); the same written-out sum."""


def by_instrument(table: Array, code: Array, weight: Array) -> Array:
    """(columns, P, W): columns of a table of (columns, instruments + 1), looked up by slot, weighted, added over
    slots.
    """
    found = np.take(table, code, axis=1, mode="clip")
    found *= weight
    total: Array = found[:, 0].copy()
    for slot in range(1, found.shape[1]):
        total += found[:, slot]
    return total


def stacked(*rows: Array) -> Array:
    """(rows, P, W): each of several (slots, P, W) added over slots, in one go."""
    whole = np.stack(rows)
    total: Array = whole[:, 0].copy()
    for slot in range(1, whole.shape[1]):
        total += whole[:, slot]
    return total


def at(column: Array, code: Array) -> Array:
    """The entry of a column for each code; codes are in range by construction, so nothing is spent on checking that."""
    return np.take(column, code, mode="clip")
