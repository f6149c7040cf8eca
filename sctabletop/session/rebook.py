"""The same orders and the same luck under another rule book, as a branch of the same save."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from sctabletop.domain.events import EVERYONE, Event, Tag
from sctabletop.domain.ids import BookName
from sctabletop.domain.orders import Order
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import SeatId
from sctabletop.engine import record
from sctabletop.engine.game import opening
from sctabletop.session import closing
from sctabletop.session.ports import EventStore
from sctabletop.session.progress import read_order
from sctabletop.session.session import Session
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
    seats = [
        Event(Tag.SEAT_ASSIGNED, {"seat": s, "holder": setup.holder(s), "turn": 1}, EVERYONE)
        for s in session.game.seats
    ]
    created = Event(Tag.SESSION_CREATED, body, record.WHITE_CELL)
    session.record([created, *seats, closing.opened(1, Phase.SITUATION)])
    return session


def play_again(session: Session, source: Sequence[Event], tell: Tell = lambda _: None) -> None:
    """Give again, in their order, all orders of a recorded branch, people's and computers' alike, as far as it went.

    What does not stand under the other book is refused and recorded as such, and play goes on.
    """
    for at, event in enumerate(source):
        body = event.body
        match event.tag:
            case Tag.ORDERS_COMMITTED | Tag.TABLE_MOVED:
                session.commit(SeatId(body["seat"]), _orders(body["orders"]), body["why"])
            case Tag.COMMIT_WITHDRAWN if not _replaced(source, at):
                session.reopen(SeatId(body["seat"]))
            case Tag.PHASE_CLOSED:
                session.close()
            case Tag.REVEALED:
                tell(int(body["turn"]))
            case Tag.SESSION_CREATED if at > 0 and "book" not in body:
                session.new_luck(body["world"])
            case _:
                pass


def _orders(rows: Sequence[dict[str, object]]) -> list[Order]:
    return [read_order(row) for row in rows]


def _replaced(source: Sequence[Event], at: int) -> bool:
    """Whether a withdrawal only made room for a second commit, which takes back the first by itself."""
    follows = source[at + 1] if at + 1 < len(source) else source[at]
    return follows.tag is Tag.ORDERS_COMMITTED and follows.body["seat"] == source[at].body["seat"]
