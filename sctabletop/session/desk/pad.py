"""A seat's order pad: orders it has written and not committed, and the form it is in the midst of.

Kept as a draft of the seat in the save within half a second of every change; outside every event. A pad of another
turn or phase counts as none, and the fold of a commit clears it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sctabletop.domain.orders import Order
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import SeatId
from sctabletop.session.session import Session

KEY: Final = "pad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pad:
    """What is on the pad. ``open_kind`` and ``open_values`` are the half-filled form, raw as typed."""

    turn: int
    phase: Phase
    orders: tuple[Order, ...] = ()
    open_kind: str = ""
    open_values: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    """a person's own scratch words, theirs alone"""


def load(session: Session, seat: SeatId) -> Pad:
    """The seat's pad for the open phase; an empty one where there is none. Never raises for a damaged draft."""
    raise NotImplementedError


def save(session: Session, seat: SeatId, pad: Pad) -> None:
    """Keep it, durable when this returns. Raises SaveError."""
    raise NotImplementedError


def clear(session: Session, seat: SeatId) -> None:
    """Forget the seat's pad."""
    raise NotImplementedError
