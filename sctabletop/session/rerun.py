"""Verify by playing again: today's rules, the recorded orders and luck, event by event against what is recorded."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import msgspec

from sctabletop.domain.events import Event, Tag
from sctabletop.domain.ids import BookName
from sctabletop.domain.seats import SeatId
from sctabletop.session import again, rebook
from sctabletop.session.ports import EventStore, StoredEvent
from sctabletop.session.session import Session
from sctabletop.session.setup import Setup

_AGAIN: Final = "again"
"""What the scratch branch of another book is called; names are in no event."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the recorded session and today's rules part."""

    event_id: int
    turn: int
    what: str

    def __str__(self) -> str:
        return f"event {self.event_id}, turn {self.turn}: {self.what}"


def rerun(store: EventStore, scratch: EventStore, setup: Setup, branch: str) -> list[Difference]:
    """Play the branch again into an empty ``scratch`` store; the first difference found, or none where all is the
    same.
    """
    recorded = list(store.events(branch))
    session = Session.create(scratch, with_seats(setup, recorded))
    if book := _other_book(recorded):
        session = rebook.begin(scratch, session.setup, book, _AGAIN)
    made: list[Event] = [s.event for s in scratch.events(session.branch)]
    session.subscribe(made.extend)
    events = [stored.event for stored in recorded]
    at, found = 0, _compare(recorded[: len(made)], made)
    while not found and len(made) < len(recorded):
        at = len(made)
        _again(session, events, at)
        found = _compare(recorded[at : len(made)], made[at:])
        if not found and len(made) == at:
            found = [_said(recorded[at], "does not come about")]
    return found


def _other_book(recorded: Sequence[StoredEvent]) -> BookName | None:
    """The book of a branch that begins anew under another one than its save."""
    begun = [s.event.body for s in recorded[:2] if s.event.tag is Tag.SESSION_CREATED]
    return BookName(begun[1]["book"]) if len(begun) == 2 and "book" in begun[1] else None


def with_seats(setup: Setup, recorded: Sequence[StoredEvent]) -> Setup:
    """The set-up with the seats as they were first given out."""
    seats: dict[SeatId, str] = {}
    for stored in recorded:
        if stored.event.tag is Tag.SEAT_ASSIGNED:
            seats.setdefault(SeatId(stored.event.body["seat"]), stored.event.body["holder"])
    return replace(setup, seats=seats)


def _again(session: Session, events: Sequence[Event], at: int) -> None:
    """Do again whatever made the event at a place: an order, a withdrawal, a seat handed over, or a close."""
    event = events[at]
    body = event.body
    match event.tag:
        case Tag.SESSION_CREATED:
            session.new_luck(body["world"])
        case Tag.SEAT_ASSIGNED:
            session.assign(SeatId(body["seat"]), body["holder"])
        case Tag.ORDERS_COMMITTED | Tag.TABLE_MOVED:
            again.give(session, body)
        case Tag.COMMIT_WITHDRAWN if again.makes_room(events, at):
            again.give(session, events[at + 1].body)
        case Tag.COMMIT_WITHDRAWN:
            session.reopen(SeatId(body["seat"]))
        case Tag.ORDER_LAPSED if body["given"]:
            session.record([event])  # what was refused as it was given left no trace but this
        case _:
            session.close()


def _compare(recorded: Sequence[StoredEvent], made: Sequence[Event]) -> list[Difference]:
    for stored, event in zip(recorded, made, strict=False):
        if stored.event.tag is not event.tag:
            return [_said(stored, f"is recorded, {event.tag} comes")]
        if _plain(stored.event) != _plain(event):
            return [_said(stored, "comes out differently")]
    return []


def _said(stored: StoredEvent, what: str) -> Difference:
    return Difference(stored.id, int(stored.event.body.get("turn", 0)), f"{stored.event.tag} {what}")


def _plain(event: Event) -> Any:
    return msgspec.json.decode(msgspec.json.encode(event.body))
