"""What would be refused at the close of the plan phase, as far as a seat can know: each order tried alone, in a
world of its own, on what the seat has in mind.
"""

from collections.abc import Iterator, Sequence
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
    for column, order in zip(_columns(arrays, len(orders)), orders, strict=True):
        translate.plan(game, column, seat, order, state.turn)
    codes = plan_phase.close(game, many, arrays).codes
    return [
        verdict(game, seat, order, {name: code[..., world : world + 1] for name, code in codes.items()})
        for world, order in enumerate(orders)
    ]


def _columns(plan: Plan, count: int) -> Iterator[Plan]:
    """Each world of the arrays by itself, live: what is written there is written in them."""
    found = {f.name: getattr(plan, f.name) for f in fields(Plan)}
    live: dict[str, Any] = {name: array for name, array in found.items() if isinstance(array, np.ndarray)}
    for world in range(count):
        yield Plan(**{name: array[..., world : world + 1] for name, array in live.items()})
