"""What would be refused at the close of the plan phase, as far as a seat can know: each order tried alone, in a
world of its own, on what the seat has in mind.
"""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import numpy as np

from sctabletop.domain.orders import Order
from sctabletop.domain.refusals import Reason
from sctabletop.domain.seats import SeatId
from sctabletop.domain.state import State
from sctabletop.engine import translate
from sctabletop.engine.decisions import Plan, blank_plan
from sctabletop.engine.game import Game
from sctabletop.engine.phases import plan as plan_phase
from sctabletop.engine.verdicts import verdict
from sctabletop.session.desk.believed import worlds


def reasons(game: Game, state: State, seat: SeatId, orders: Sequence[Order]) -> list[Reason]:
    """Why each order would lapse if it were the only one, or ``Reason.NONE``. ``state`` has one world and is left as
    it is. Drafts of initiatives are not tried here.
    """
    if not orders:
        return []
    many = worlds(state, len(orders))
    arrays = blank_plan(game.count, len(orders), len(game.scenario.assumptions))
    for world, order in enumerate(orders):
        translate.plan(game, _column(arrays, world), seat, order, state.turn)
    codes = plan_phase.close(game, many, arrays).codes
    return [
        verdict(game, seat, order, {name: code[..., world : world + 1] for name, code in codes.items()})
        for world, order in enumerate(orders)
    ]


def _column(plan: Plan, world: int) -> Plan:
    """One world of the arrays, live: what is written there is written in them."""
    found = {f.name: getattr(plan, f.name) for f in fields(Plan)}
    live: dict[str, Any] = {n: a[..., world : world + 1] for n, a in found.items() if isinstance(a, np.ndarray)}
    return Plan(**live)
