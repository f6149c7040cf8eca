"""What happened: a stable tag, a version, an audience and a body of plain numbers and words, never a class path."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from sctabletop.domain.seats import SeatId


class Tag(StrEnum):
    """Every kind of event. A tag is in every save and is never renamed."""

    SESSION_CREATED = "session_created"
    SEAT_ASSIGNED = "seat_assigned"
    PHASE_OPENED = "phase_opened"
    ORDERS_COMMITTED = "orders_committed"
    COMMIT_WITHDRAWN = "commit_withdrawn"
    PHASE_CLOSED = "phase_closed"
    ORDER_LAPSED = "order_lapsed"
    INJECT_FIRED = "inject_fired"
    GUIDANCE_SET = "guidance_set"
    INITIATIVE_STAGED = "initiative_staged"
    GATE_ANSWERED = "gate_answered"
    TABLE_MOVED = "table_moved"
    DEED_DONE = "deed_done"
    MESSAGE_SENT = "message_sent"
    FORECAST_MADE = "forecast_made"
    FORECAST_SCORED = "forecast_scored"
    CHANCE_DRAWN = "chance_drawn"
    LEDGER_APPLIED = "ledger_applied"
    ASSUMPTION_TESTED = "assumption_tested"
    HOLD_SET = "hold_set"
    HOLD_CLEARED = "hold_cleared"
    TURN_RESOLVED = "turn_resolved"
    ADJUSTED = "adjusted"
    REVEALED = "revealed"
    SESSION_ENDED = "session_ended"


VERSIONS: Final[Mapping[Tag, int]] = dict.fromkeys(Tag, 1)
"""The version of each body that this program writes; older ones are upcast step by step."""

EVERYONE: Final[tuple[SeatId, ...]] = ()
"""The audience of an event that all may read. Control reads everything."""


@dataclass(frozen=True, slots=True)
class Event:
    """One fact. ``audience`` names the seats that may read it, control always among them; empty means all."""

    tag: Tag
    body: Mapping[str, Any]
    audience: tuple[SeatId, ...] = EVERYONE
    version: int = field(default=1)
