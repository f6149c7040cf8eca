"""Common pools, served in OSD's rank, then partner order, then instrument order; a dear item refused does not block a
cheaper one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sctabletop.domain.state import Array, State


@dataclass(slots=True)
class Pool:
    """What is needed of it (slots, P, W), and what there is: (W,) for all, or (P, W) for each partner. Served in
    place.
    """

    need: Array
    left: Array


def serve(state: State, wants: Array, pools: Sequence[Pool], may_take: Array | None = None) -> list[Array]:
    """For each pool, (slots, P, W) whether it could have met the need; an item takes from all pools where it fits all.

    ``wants`` marks the items that ask; those outside ``may_take`` are told, and take nothing.
    """
    fits = [np.ones(wants.shape, dtype=bool) for _ in pools]
    worlds = np.arange(state.worlds)
    rank = state.guidance("rank")
    order = np.argsort(rank, axis=0, kind="stable")
    asks: Array = np.asarray(wants.any(axis=(0, 2)))
    for place in range(state.partners):
        p = order[place]
        if state.worlds == 1 and not asks[p[0]]:
            continue  # nobody at this table asks
        mine = np.where(wants[:, p, worlds], state.field("instrument")[:, p, worlds], np.inf)
        for slot in np.argsort(mine, axis=0, kind="stable"):
            at = (slot, p, worlds)
            live = wants[at]
            if not live.any():
                continue
            _take(at, live, live if may_take is None else live & may_take[at], pools, fits)
    return fits


def _take(at: tuple[Array, Array, Array], live: Array, may: Array, pools: Sequence[Pool], fits: list[Array]) -> None:
    _, p, worlds = at
    needs = [np.where(live, pool.need[at], 0.0) for pool in pools]
    room = [pool.left if pool.left.ndim == 1 else pool.left[p, worlds] for pool in pools]
    can = [(need <= left) | (need == 0.0) for need, left in zip(needs, room, strict=True)]
    takes = may
    for one in can:
        takes = takes & one
    for pool, need, ok, fit in zip(pools, needs, can, fits, strict=True):
        used = np.where(takes, need, 0.0)
        if pool.left.ndim == 1:
            pool.left = pool.left - used
        else:
            pool.left[p, worlds] -= used
        fit[at] = ok
