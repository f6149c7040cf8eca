"""Common pools are served alike at one world and at many."""

import numpy as np

from sctabletop.domain.initiative import SLOTS
from sctabletop.domain.state import empty
from sctabletop.engine.pools import Pool, serve

PARTNERS, WORLDS = 3, 200


def test_each_world_alone_is_served_as_among_many() -> None:
    deal = np.random.default_rng(5)
    shape = (SLOTS, PARTNERS, WORLDS)
    state = empty(PARTNERS, WORLDS, 0, 0)
    state.guidance("rank")[...] = deal.integers(0, PARTNERS, shape[1:])
    state.field("instrument")[...] = deal.integers(0, 12, shape)
    wants, may = deal.random(shape) < 0.6, deal.random(shape) < 0.8
    needs = [np.where(deal.random(shape) < 0.3, 0.0, deal.random(shape)) for _ in range(2)]
    left = [deal.random(WORLDS) * 4.0, deal.random((PARTNERS, WORLDS)) * 2.0 - 0.1]
    pools = [Pool(need, some.copy()) for need, some in zip(needs, left, strict=True)]
    together = serve(state, wants, pools, may)
    assert 0.2 < np.mean(together) < 0.95
    for w in range(WORLDS):
        own = [Pool(need[..., w : w + 1], some[..., w : w + 1]) for need, some in zip(needs, left, strict=True)]
        alone = serve(state.column(w), wants[..., w : w + 1], own, may[..., w : w + 1])
        for k in range(2):
            assert (alone[k][..., 0] == together[k][..., w]).all()
        assert own[0].left[0] == pools[0].left[w]
