"""Common pools, served in OSD's rank, then partner order, then instrument order; a dear item refused does not block a
cheaper one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sctabletop.domain.state import Array, State


@dataclass(slots=True)
class Pool:
    """What is needed of it (slots, P, W), and what there is: (W,) for all, or (P, W) for each partner.

    After serving, ``left`` of what there is for all is what nobody took.
    """

    need: Array
    left: Array


def serve(state: State, wants: Array, pools: Sequence[Pool], may_take: Array | None = None) -> list[Array]:
    """For each pool, (slots, P, W) whether it could have met the need; an item takes from all pools where it fits all.

    ``wants`` marks the items that ask; those outside ``may_take`` are told, and take nothing.
    """
    fits = [np.ones(wants.shape, dtype=bool) for _ in pools]
    if not wants.any():
        return fits
    order, queue = _queue(state, wants)
    asks = wants.take(queue)
    may = asks if may_take is None else asks & may_take.take(queue)
    needs = np.empty((len(queue), len(pools), state.worlds))
    for k, pool in enumerate(pools):
        needs[:, k] = np.where(asks, pool.need.take(queue), 0.0)
    can = needs == 0.0
    room = np.zeros(needs.shape[1:])
    own = [(k, pool.left[order, np.arange(state.worlds)]) for k, pool in enumerate(pools) if pool.left.ndim > 1]
    for k, pool in enumerate(pools):
        if pool.left.ndim == 1:
            room[k] = pool.left
    here = -1
    for item in np.flatnonzero(asks.any(axis=1)).tolist():
        if item // len(wants) != here:  # the next partner in each world's order has room of its own
            here = item // len(wants)
            for k, left in own:
                room[k] = left[here]
        need, ok = needs[item], can[item]
        ok |= need <= room
        room -= np.where(may[item] & np.logical_and.reduce(ok), need, 0.0)
    for k, pool in enumerate(pools):
        fits[k].reshape(-1)[queue] = can[:, k]
        if pool.left.ndim == 1:
            pool.left = room[k]
    return fits


def _queue(state: State, wants: Array) -> tuple[Array, Array]:
    """(P, W) the partners in the order of service, and (P × slots, W) the flat place of each item in that order."""
    slots, count, worlds = wants.shape
    world = np.arange(worlds)
    order = np.argsort(state.guidance("rank"), axis=0, kind="stable")
    slot = np.argsort(np.where(wants, state.field("instrument"), np.inf), axis=0, kind="stable")
    place = (slot * count + np.arange(count)[:, None])[:, order, world]
    return order, place.transpose(1, 0, 2).reshape(slots * count, worlds) * worlds + world
