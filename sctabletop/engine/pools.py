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
    if state.worlds == 1:
        return _serve_one(state, wants, pools, wants if may_take is None else may_take)
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


def _serve_one(state: State, wants: Array, pools: Sequence[Pool], may_take: Array) -> list[Array]:
    """The same at one world, item by item: there are few, and each is a handful of numbers."""
    rank, code = state.guidance("rank")[:, 0].tolist(), state.field("instrument")[:, :, 0].tolist()
    asks, may = wants[:, :, 0].tolist(), may_take[:, :, 0].tolist()
    needs = [pool.need[:, :, 0].tolist() for pool in pools]
    left = [pool.left.tolist() for pool in pools]
    own = [(k, rows) for k, (pool, rows) in enumerate(zip(pools, left, strict=True)) if pool.left.ndim > 1]
    room = [0.0 if pool.left.ndim > 1 else rows[0] for pool, rows in zip(pools, left, strict=True)]
    fits = [np.ones(wants.shape, dtype=bool) for _ in pools]
    for p in sorted(range(len(rank)), key=rank.__getitem__):
        for k, rows in own:
            room[k] = rows[p][0]
        for _, slot in sorted((code[slot][p], slot) for slot, row in enumerate(asks) if row[p]):
            need = [table[slot][p] for table in needs]
            short = [k for k, some in enumerate(need) if some != 0.0 and not some <= room[k]]
            for k in short:
                fits[k][slot, p] = False
            if may[slot][p] and not short:
                room = [there - some for there, some in zip(room, need, strict=True)]
    for k, pool in enumerate(pools):
        if pool.left.ndim == 1:
            pool.left = np.array([room[k]])
    return fits
