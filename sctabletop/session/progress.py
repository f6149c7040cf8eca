"""Where an exercise stands, beside its numbers: turn, phase, who holds which seat, what is committed, what was
forecast.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final

import msgspec

from sctabletop.domain import orders as o
from sctabletop.domain.events import Event, Tag
from sctabletop.domain.orders import ORDER_TYPES, Order
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import SeatId


class Pace(StrEnum):
    """How people play: turn by turn, or a round of two turns whose second runs on standing orders."""

    TURN = "turn"
    ROUND = "round"


PERSON: Final = "person"
"""Who holds a seat that no computer plays; without orders it passes."""


@dataclass(frozen=True, slots=True)
class Commit:
    """What one seat has committed in the open phase, and for a computer seat why."""

    orders: tuple[Order, ...]
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Forecast:
    """A stated probability, and once it fell due what came of it."""

    seat: SeatId
    condition: str
    probability: float
    due: int
    made: int
    outcome: bool | None = None
    brier: float | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """An argued action of this turn, with control's odds once they are set."""

    seat: SeatId
    order: Order
    odds: float | None = None


@dataclass(slots=True)
class Progress:
    """The fold of everything that is no number of the model."""

    turn: int = 1
    phase: Phase = Phase.SITUATION
    seats: dict[SeatId, str] = field(default_factory=dict)
    commits: dict[SeatId, Commit] = field(default_factory=dict)
    forecasts: list[Forecast] = field(default_factory=list)
    arguments: list[Argument] = field(default_factory=list)
    ended: bool = False

    def fold(self, event: Event) -> None:
        """Let one event take effect."""
        body = event.body
        match event.tag:
            case Tag.SEAT_ASSIGNED:
                self.seats[SeatId(body["seat"])] = body["holder"]
            case Tag.PHASE_OPENED:
                self.turn, self.phase = body["turn"], Phase(body["phase"])
                self.commits = {}
                if self.phase is Phase.SITUATION:
                    self.arguments = []
            case Tag.ORDERS_COMMITTED:
                seat = SeatId(body["seat"])
                orders = tuple(read_order(row) for row in body["orders"])
                self.commits[seat] = Commit(orders, tuple(body["why"]))
                self._hear(seat, orders)
            case Tag.COMMIT_WITHDRAWN:
                self._take_back(SeatId(body["seat"]))
            case Tag.FORECAST_MADE:
                self.forecasts.append(
                    Forecast(SeatId(body["seat"]), body["condition"], body["probability"], body["due"], body["turn"])
                )
            case Tag.FORECAST_SCORED:
                at = body["forecast"]
                self.forecasts[at] = replace(self.forecasts[at], outcome=body["outcome"], brier=body["brier"])
            case Tag.SESSION_ENDED:
                self.ended = True
            case _:
                pass

    def _hear(self, seat: SeatId, orders: Sequence[Order]) -> None:
        """Keep argued actions and control's odds for the resolution of this turn."""
        held = self.arguments
        for order in orders:
            if isinstance(order, o.Argue) and all(a.seat != seat for a in held):
                held.append(Argument(seat, order))
            if isinstance(order, o.Answer) and order.odds is not None:
                for i, a in enumerate(held):
                    if a.seat == order.seat:
                        held[i] = Argument(a.seat, a.order, order.odds)

    def _take_back(self, seat: SeatId) -> None:
        """A withdrawn commit takes back its forecasts, its argued action and its odds; messages have been read."""
        withdrawn = self.commits.pop(seat, Commit(())).orders
        self.arguments = [a for a in self.arguments if a.seat != seat or a.order not in withdrawn]
        for order in withdrawn:
            match order:
                case o.Forecast():
                    stated = (seat, order.condition, order.probability, order.due, self.turn, None)
                    for i, f in reversed(list(enumerate(self.forecasts))):
                        if (f.seat, f.condition, f.probability, f.due, f.made, f.outcome) == stated:
                            del self.forecasts[i]
                            break
                case o.Answer(seat=to) if order.odds is not None:
                    self.arguments = [replace(a, odds=None) if a.seat == to else a for a in self.arguments]
                case _:
                    pass


def read_order(row: Mapping[str, Any]) -> Order:
    """An order as it stands in an event."""
    order: Order = msgspec.convert(dict(row), ORDER_TYPES[row["kind"]])
    return order


def write_order(order: Order) -> dict[str, Any]:
    """An order as it stands in an event: plain words and numbers, defaults left out."""
    row = msgspec.to_builtins(order)
    assert isinstance(row, dict)  # noqa: S101 - every order is a record
    return row
