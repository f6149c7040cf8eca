"""What kind of thing changed, so that a screen redraws only if it is concerned."""

from collections.abc import Iterable
from enum import Flag, auto

from sctabletop.domain.events import Event, Tag


class Touched(Flag):
    """Kinds of change, combined with ``|``."""

    NOTHING = 0
    PHASE = auto()
    SEATS = auto()
    COMMITS = auto()
    TABLE = auto()
    NUMBERS = auto()
    MESSAGES = auto()
    FORECASTS = auto()
    REVEAL = auto()
    END = auto()
    EVERYTHING = PHASE | SEATS | COMMITS | TABLE | NUMBERS | MESSAGES | FORECASTS | REVEAL | END


_BY_TAG = {
    Tag.SESSION_CREATED: Touched.EVERYTHING,
    Tag.SEAT_ASSIGNED: Touched.SEATS,
    Tag.PHASE_OPENED: Touched.PHASE,
    Tag.PHASE_CLOSED: Touched.PHASE,
    Tag.ORDERS_COMMITTED: Touched.COMMITS,
    Tag.COMMIT_WITHDRAWN: Touched.COMMITS,
    Tag.ORDER_LAPSED: Touched.MESSAGES,
    Tag.TABLE_MOVED: Touched.TABLE,
    Tag.MESSAGE_SENT: Touched.MESSAGES,
    Tag.FORECAST_MADE: Touched.FORECASTS,
    Tag.FORECAST_SCORED: Touched.FORECASTS,
    Tag.REVEALED: Touched.REVEAL,
    Tag.SESSION_ENDED: Touched.END,
}


def touched_by(events: Iterable[Event]) -> Touched:
    """What these events touch; those that carry numbers alone touch the numbers."""
    out = Touched.NOTHING
    for event in events:
        out |= _BY_TAG.get(event.tag, Touched.NUMBERS)
    return out
