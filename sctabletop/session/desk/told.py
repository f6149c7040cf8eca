"""What was told to whom, in the order in which it was told: the small events of a session, kept as they come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final
from weakref import WeakKeyDictionary

from sctabletop.domain.events import Event, Tag
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CONTROL, SeatId
from sctabletop.session.replay import opens_turn
from sctabletop.session.session import Session

_BULK: Final = frozenset(
    {Tag.SESSION_CREATED, Tag.LEDGER_APPLIED, Tag.ADJUSTED, Tag.CHANCE_DRAWN, Tag.TURN_RESOLVED, Tag.ORDERS_COMMITTED}
)
"""What nobody reads as a message, and some of it is large."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event in its turn; ``late`` once that turn's plans were closed, so that it is news to the next turn's Read."""

    turn: int
    late: bool
    event: Event


@dataclass(slots=True)
class _Heard:
    last: int | None = None
    turn: int = 0
    late: bool = False
    told: list[Told] = field(default_factory=list)
    turns: dict[int, int | None] = field(default_factory=dict)
    """turn -> the id of the last event before it"""


_BESIDE: Final[WeakKeyDictionary[Session, _Heard]] = WeakKeyDictionary()


def told(session: Session, seat: SeatId) -> list[Told]:
    """Everything said to a seat so far, oldest first; control hears all."""
    return [x for x in _heard(session).told if seat == CONTROL or not x.event.audience or seat in x.event.audience]


def events_of_turn(session: Session, turn: int) -> Sequence[Event]:
    """Every event of a turn, whoever it is for; the caller answers for what it lets a seat see of them."""
    heard = _heard(session)
    if turn not in heard.turns:
        return ()
    end = heard.turns.get(turn + 1, session.head)
    found = session.store.events(session.branch, upto=end, after=heard.turns[turn])
    return [stored.event for stored in found]


def _heard(session: Session) -> _Heard:
    heard = _BESIDE.setdefault(session, _Heard())
    if heard.last != session.head:
        for identifier, event in _fresh(session, heard):
            _take(heard, event)
            heard.last = identifier
    return heard


def _fresh(session: Session, heard: _Heard) -> Iterator[tuple[int, Event]]:
    for stored in session.store.events(session.branch, upto=session.head, after=heard.last):
        yield stored.id, stored.event


def _take(heard: _Heard, event: Event) -> None:
    if opens_turn(event):
        heard.turn, heard.late = event.body["turn"], False
        # What makes the session is part of the first turn.
        heard.turns[heard.turn] = heard.last if heard.turn > 1 else None
    if event.tag is Tag.PHASE_CLOSED and event.body["phase"] == Phase.PLAN:
        heard.late = True
    if event.tag not in _BULK:
        heard.told.append(Told(heard.turn, heard.late, event))
