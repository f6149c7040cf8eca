"""Sums over slots and partners, written out: ``numpy.sum`` adds in another order at one world than at many."""

from sctabletop.domain.state import Array


def over_slots(values: Array) -> Array:
    """Sum over the first axis, one row after another."""
    total: Array = values[0].copy()
    for row in values[1:]:
        total += row
    return total


over_partners = over_slots
"""(P, W) -> (W,); the same written-out sum."""
