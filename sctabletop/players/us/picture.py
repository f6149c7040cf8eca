"""One seat's reading of its view, made once a decision: what lives, what it costs, what the plan still lacks."""

from functools import cached_property
from typing import Final

import numpy as np

from sctabletop.domain.initiative import FIELD_INDEX, Stage
from sctabletop.domain.instruments import TABLE
from sctabletop.domain.state import Array
from sctabletop.engine.sights import SIZE_COST, TIER_COST
from sctabletop.engine.sums import over_partners, over_slots
from sctabletop.engine.views import View
from sctabletop.players.brief import Brief
from sctabletop.players.scores import Index, Marks
from sctabletop.players.us.catalogue import PURPOSE_OF_DEED, SERVES

SHOWN: Final = 2.0
"""Status from which an assumption is demonstrated, or decided (T15)."""
SOON: Final = 3.0
"""Turns before its date in which an assumption presses."""


class Picture:
    """Arrays that several of a US seat's decisions read; each is made when it is first asked for."""

    def __init__(self, view: View, brief: Brief) -> None:
        self.view = view
        self.brief = brief
        self.turn = float(view.turn)
        self.stage = self.field("stage")

    def field(self, name: str) -> Array:
        """(slots, P, W) one field of the slots."""
        row: Array = self.view.slot[FIELD_INDEX[name]]
        return row

    @cached_property
    def code(self) -> Index:
        """(slots, P, W) instrument codes."""
        return self.field("instrument").astype(np.intp)

    @cached_property
    def live(self) -> Marks:
        """(slots, P, W) whether a slot is in use."""
        marks: Marks = (self.stage > 0.0) | (self.stage == float(Stage.SUSPENDED))
        return marks

    @cached_property
    def waiting(self) -> Marks:
        """(slots, P, W) drafted and not yet running."""
        marks: Marks = (self.stage > 0.0) & (self.stage < float(Stage.RUNNING))
        return marks

    @cached_property
    def count(self) -> Array:
        """(P, W) initiatives in use."""
        return over_slots(self.live.astype(np.float64))

    @cached_property
    def cost(self) -> Array:
        """(slots, P, W) million USD that is ours to find, of what waits."""
        size, tier = self.field("size").astype(np.intp), self.field("tier").astype(np.intp)
        price = TABLE.cost[self.code] * SIZE_COST[size] * TIER_COST[tier] * (1.0 - self.field("cost_share"))
        found: Array = price * self.waiting
        return found

    @cached_property
    def hours(self) -> Array:
        """(W,) hours that run or soon will."""
        busy = self.waiting | (self.stage == float(Stage.RUNNING))
        return over_partners(over_slots(TABLE.hours[self.code] * busy))

    @cached_property
    def press(self) -> Array:
        """(A, W) how much each plan assumption presses: importance, more when near its date, nothing once shown."""
        status, importance = self.view.assumption[0], self.view.assumption[1]
        left = self.brief.plan_need_by[:, None] - self.turn
        near = np.where(left < -1.0, 0.3, np.where(left <= SOON, 1.0, 0.6))
        return np.where(status < SHOWN, np.maximum(importance, 0.0) / 3.0 * near, 0.0)


def keyed(pic: Picture) -> Marks:
    """(I + 1, P, W) which instruments are in hand with which partner."""
    found = np.zeros((TABLE.lead.shape[0], *pic.stage.shape[1:]), dtype=bool)
    np.put_along_axis(found, np.where(pic.live, pic.code, 0), True, axis=0)
    found[0] = False
    return found


def money(pic: Picture) -> tuple[Array, Array]:
    """(P, W) Title 10 and Title 22 money that could still be found for each partner, less what already waits for it."""
    ten = pic.cost * (1.0 - TABLE.is_title22[pic.code] - TABLE.is_sale[pic.code])
    two = pic.cost * TABLE.is_title22[pic.code]
    ten, two = over_slots(ten), over_slots(two)
    view = pic.view
    room10 = np.minimum(view.us.budget_t10 - over_partners(ten), view.guide.ceiling_t10 - ten)
    room22 = np.minimum(view.us.budget_t22 - over_partners(two), view.guide.ceiling_t22 - two)
    return np.maximum(room10, 0.0), np.maximum(room22, 0.0)


def stakes(pic: Picture) -> Array:
    """(purposes, P, W) what the plan still asks of each partner, by the purpose that would show it."""
    out = np.zeros((len(SERVES), *pic.stage.shape[1:]))
    for a, p in enumerate(pic.brief.plan_partner):
        out[PURPOSE_OF_DEED[pic.brief.plan_deed[a]], p] += pic.press[a]
    return out


def by_partner(pic: Picture) -> Array:
    """(P, W) what the plan still asks of each partner in all."""
    out = np.zeros(pic.stage.shape[1:])
    for a, p in enumerate(pic.brief.plan_partner):
        out[p] += pic.press[a]
    return out
