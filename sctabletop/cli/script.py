"""An orders file as a script: what each seat orders in each phase of each turn."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sctabletop.domain.orders import Order
from sctabletop.domain.phases import ORDER, Phase
from sctabletop.domain.seats import SeatId

if TYPE_CHECKING:
    from sctabletop.domain.scenario import Scenario

When = tuple[int, Phase, SeatId]


@dataclass(frozen=True, slots=True)
class Script:
    """Orders by turn, phase and seat, each list in the order of the file."""

    orders: Mapping[When, Sequence[Order]] = field(default_factory=dict)

    @property
    def seats(self) -> frozenset[SeatId]:
        """Every seat that orders something."""
        return frozenset(seat for _, _, seat in self.orders)

    def at(self, turn: int, phase: Phase) -> dict[SeatId, Sequence[Order]]:
        """What is ordered in one phase."""
        return {s: orders for (t, p, s), orders in self.orders.items() if (t, p) == (turn, phase)}

    def since(self, turn: int, phase: Phase) -> "tuple[Script, int]":
        """The script from a phase on, and how many orders were dated before it."""
        now = (turn, ORDER.index(phase))
        late = {k: v for k, v in self.orders.items() if (k[0], ORDER.index(k[1])) >= now}
        return Script(late), sum(len(v) for k, v in self.orders.items() if k not in late)

    def without(self, seats: Iterable[SeatId]) -> "Script":
        """The script of the other seats."""
        gone = frozenset(seats)
        return Script({k: v for k, v in self.orders.items() if k[2] not in gone})

    def along(self, other: "Script") -> "Script":
        """Both scripts in one; where both speak at one time for a seat, this one does."""
        return Script({**other.orders, **self.orders})


def load_script(path: Path | None, scenario: "Scenario") -> Script:
    """The script in an orders file, empty where none is named. Raises OrdersError with every fault."""
    from sctabletop.scenario.orders_file import load_orders

    if path is None:
        return Script()
    return scripted((o.turn, o.phase, o.seat, o.order) for o in load_orders(path, scenario))


def scripted(rows: Iterable[tuple[int, Phase, SeatId, Order]]) -> Script:
    """The script of single orders."""
    held: defaultdict[When, list[Order]] = defaultdict(list)
    for turn, phase, seat, order in rows:
        held[turn, phase, seat].append(order)
    return Script(dict(held))
