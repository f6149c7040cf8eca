"""The same orders and the same luck under another rule book, as a branch of the same save."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from sctabletop.domain.events import Event, Tag
from sctabletop.domain.ids import BookName
from sctabletop.domain.seats import SeatId
from sctabletop.engine import record
from sctabletop.engine.game import opening
from sctabletop.session import again
from sctabletop.session.ports import EventStore
from sctabletop.session.session import Session, beginning
from sctabletop.session.setup import Setup

Tell = Callable[[int], None]
"""Told of each turn as it is done."""


def begin(store: EventStore, setup: Setup, book: BookName, name: str, note: str = "") -> Session:
    """A new branch that begins anew under another book: same scenario, luck and seats, its first phase open.

    Raises KeyError for a book that is not shipped, BranchExists for a name that is taken.
    """
    root = next(iter(store.events(store.branches()[0].name)))
    store.fork(name, root.id, note)
    session = Session.open(store, setup, name)
    state = opening(replace(setup, book=book).game(), 1)
    body = {
        "turn": 1,
        "seed": setup.seed,
        "world": setup.world,
        "book": str(book),
        "state": record.whole(state),
    }
    session.record(beginning(setup, session.game.seats, body))
    return session


def play_again(session: Session, source: Sequence[Event], tell: Tell = lambda _: None) -> None:
    """Give again, in their order, all orders of a recorded branch, people's and computers' alike, as far as it went.

    What does not stand under the other book is refused and recorded as such, and play goes on.
    """
    begun = False
    for at, event in enumerate(source):
        body = event.body
        begun = begun or event.tag is Tag.PHASE_OPENED
        match event.tag:
            case Tag.SEAT_ASSIGNED if begun:
                session.assign(SeatId(body["seat"]), body["holder"])
            case Tag.ORDERS_COMMITTED | Tag.TABLE_MOVED:
                again.give(session, body)
            case Tag.COMMIT_WITHDRAWN if not again.makes_room(source, at):
                session.reopen(SeatId(body["seat"]))
            case Tag.PHASE_CLOSED:
                session.close()
            case Tag.REVEALED:
                tell(int(body["turn"]))
            case Tag.SESSION_CREATED if begun:
                session.new_luck(body["world"])
            case _:
                pass
