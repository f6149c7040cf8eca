"""The order of a table within one phase: our offers, the partners' answers, our answers to counters, the minutes."""

from enum import StrEnum
from typing import Final

from sctabletop.domain import orders as o
from sctabletop.domain.seats import CONTROL, SeatId, partner_of


class Step(StrEnum):
    """One step; the name is that of the function in ``players.choose`` that plays it."""

    OFFERS = "offers"
    ANSWERS = "answers"
    SETTLE = "settle"
    SIGN = "sign"

    def is_for(self, seat: SeatId) -> bool:
        """Whether a seat moves in this step."""
        if seat == CONTROL:
            return False
        theirs = partner_of(seat) is not None
        return self is Step.SIGN or theirs == (self is Step.ANSWERS)


STEPS: Final = tuple(Step)


def step_of(seat: SeatId, order: o.Order) -> Step | None:
    """The step in which a move is made, or None for what is no move at a table."""
    match order:
        case o.Offer() | o.Withdraw():
            return Step.OFFERS
        case o.Accept():
            return Step.ANSWERS if partner_of(seat) else Step.SETTLE
        case o.Counter() | o.Defer() | o.Decline() | o.Contribute() | o.Repudiate():
            return Step.ANSWERS
        case o.Agree():
            return Step.SIGN
        case _:
            return None
