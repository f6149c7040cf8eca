"""A pad is committed: together with what was committed before, for a second commit takes the place of the first."""

from dataclasses import dataclass

from sctabletop.domain.orders import Message, Order
from sctabletop.domain.refusals import Refusal
from sctabletop.domain.seats import SeatId
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.outlook import held_orders
from sctabletop.gui.pad_draft import PadDraft


@dataclass(frozen=True, slots=True)
class Committed:
    """What came of it: whether it could be stored, and what did not stand and lies on the pad again."""

    stored: bool
    back: tuple[Refusal, ...] = ()


def commit(exercise: Exercise, seat: SeatId, draft: PadDraft) -> Committed:
    """Commit what is on the pad and mark the seat ready. Messages that were sent before are not sent again."""
    held = exercise.look(held_orders, seat)
    if held and not draft.orders:
        exercise.ready(seat)
        return Committed(stored=True)
    orders: list[Order] = [*(x for x in held if not isinstance(x, Message)), *draft.orders]
    refusals = exercise.commit(seat, orders)
    if refusals is None:
        return Committed(stored=False)
    back = [(order, refusal) for order, refusal in zip(orders, refusals, strict=True) if refusal is not None]
    draft.begin_again(order for order, _ in back)
    return Committed(stored=True, back=tuple(refusal for _, refusal in back))
