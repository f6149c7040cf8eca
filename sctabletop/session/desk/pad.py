"""A seat's order pad: orders it has written and not committed, and the form it is in the midst of.

Kept as a draft of the seat in the save within half a second of every change; outside every event. A pad of another
turn or phase counts as none, and the fold of a commit clears it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import msgspec

from sctabletop.domain.orders import Order
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import SeatId
from sctabletop.session.desk.plain import plain
from sctabletop.session.progress import read_order, write_order
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


class _Kept(msgspec.Struct, kw_only=True):
    """The pad as it stands in the save."""

    turn: int
    phase: Phase
    orders: list[dict[str, Any]] = msgspec.field(default_factory=list)
    open_kind: str = ""
    open_values: dict[str, Any] = msgspec.field(default_factory=dict)
    note: str = ""


def load(session: Session, seat: SeatId) -> Pad:
    """The seat's pad for the open phase; an empty one where there is none. Never raises for a damaged draft."""
    empty = Pad(turn=session.turn, phase=session.phase)
    try:
        body = next((d.body for d in session.store.drafts(session.branch, seat) if d.key == KEY), None)
        if body is None:
            return empty
        kept = msgspec.convert(dict(body), _Kept)
        orders = tuple(read_order(row) for row in kept.orders)
    except (ValueError, KeyError, TypeError, RecursionError):
        return empty
    if (kept.turn, kept.phase) != (session.turn, session.phase):
        return empty
    return Pad(
        turn=kept.turn,
        phase=kept.phase,
        orders=orders,
        open_kind=kept.open_kind,
        open_values=kept.open_values,
        note=kept.note,
    )


def save(session: Session, seat: SeatId, pad: Pad) -> None:
    """Keep it, durable when this returns. Raises SaveError."""
    body = {
        "turn": pad.turn,
        "phase": str(pad.phase),
        "orders": [write_order(order) for order in pad.orders],
        "open_kind": pad.open_kind,
        "open_values": pad.open_values,
        "note": pad.note,
    }
    session.store.save_draft(session.branch, seat, KEY, plain(body))


def clear(session: Session, seat: SeatId) -> None:
    """Forget the seat's pad."""
    session.store.drop_drafts(session.branch, seat, KEY)
