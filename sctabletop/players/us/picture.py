"""One seat's reading of its view, made once a decision: what lives, what it costs, what the plan still lacks."""

from dataclasses import dataclass
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


@dataclass(slots=True)
class Picture:
    """Arrays that several of a US seat's decisions read."""

    view: View
    brief: Brief
    turn: float
    code: Index
    """(slots, P, W)"""
    stage: Array
    live: Marks
    """(slots, P, W) in use"""
    waiting: Marks
    """(slots, P, W) drafted and not yet running"""
    count: Array
    """(P, W) initiatives in use"""
    cost: Array
    """(slots, P, W) million USD that is ours to find, of what waits"""
    hours: Array
    """(W,) hours that run or soon will"""

    def field(self, name: str) -> Array:
        """(slots, P, W) one field of the slots."""
        row: Array = self.view.slot[FIELD_INDEX[name]]
        return row


def picture(view: View, brief: Brief) -> Picture:
    """The reading of a US seat's view."""
    stage = view.slot[FIELD_INDEX["stage"]]
    code = view.slot[FIELD_INDEX["instrument"]].astype(np.intp)
    live = (stage > 0.0) | (stage == float(Stage.SUSPENDED))
    waiting = (stage > 0.0) & (stage < float(Stage.RUNNING))
    size, tier = (view.slot[FIELD_INDEX[n]].astype(np.intp) for n in ("size", "tier"))
    price = TABLE.cost[code] * SIZE_COST[size] * TIER_COST[tier] * (1.0 - view.slot[FIELD_INDEX["cost_share"]])
    hours = TABLE.hours[code] * (waiting | (stage == float(Stage.RUNNING)))
    return Picture(
        view=view,
        brief=brief,
        turn=float(view.turn),
        code=code,
        stage=stage,
        live=live,
        waiting=waiting,
        count=over_slots(live.astype(np.float64)),
        cost=price * waiting,
        hours=over_partners(over_slots(hours)),
    )


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


def pressing(pic: Picture) -> Array:
    """(A, W) how much each plan assumption still asks for: importance, more when its date is near, nothing once shown."""
    status, importance = pic.view.assumption[0], pic.view.assumption[1]
    left = pic.brief.plan_need_by[:, None] - pic.turn
    near = np.where(left < -1.0, 0.3, np.where(left <= SOON, 1.0, 0.6))
    return np.where(status < SHOWN, np.maximum(importance, 0.0) / 3.0 * near, 0.0)


def stakes(pic: Picture, press: Array) -> Array:
    """(purposes, P, W) what the plan still asks of each partner, by the purpose that would show it."""
    out = np.zeros((len(SERVES), *pic.stage.shape[1:]))
    for a, p in enumerate(pic.brief.plan_partner):
        out[PURPOSE_OF_DEED[pic.brief.plan_deed[a]], p] += press[a]
    return out


def by_partner(pic: Picture, press: Array) -> Array:
    """(P, W) what the plan still asks of each partner in all."""
    out = np.zeros(pic.stage.shape[1:])
    for a, p in enumerate(pic.brief.plan_partner):
        out[p] += press[a]
    return out
