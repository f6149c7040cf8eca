"""Giving recorded orders again: what ``verify`` and another book have in common."""

from collections.abc import Mapping, Sequence
from typing import Any

from sctabletop.domain.events import Event, Tag
from sctabletop.domain.seats import SeatId
from sctabletop.session.progress import read_order
from sctabletop.session.session import Session


def give(session: Session, body: Mapping[str, Any]) -> None:
    """Give the orders of a recorded commit or move, with the reasons that stood beside them."""
    session.commit(SeatId(body["seat"]), [read_order(row) for row in body["orders"]], body["why"])


def makes_room(events: Sequence[Event], at: int) -> bool:
    """Whether a withdrawal only made room for a second commit of its seat, which takes back the first by itself."""
    following = events[at + 1] if at + 1 < len(events) else events[at]
    return following.tag is Tag.ORDERS_COMMITTED and following.body["seat"] == events[at].body["seat"]
