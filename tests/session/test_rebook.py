"""The same orders under another book, as far as the session alone decides it."""

from sctabletop.domain.events import Tag
from sctabletop.domain.ids import BookName
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import SDO
from sctabletop.session import rebook
from tests.session.playing import FIRST, begin, bodies, events_of, to_phase


def test_a_seat_handed_over_is_handed_over_under_the_other_book_too() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN, 2)
    session.assign(SDO, "constructivist")
    recorded = events_of(session)
    again = rebook.begin(session.store, session.setup, BookName("realist"), "again")
    rebook.play_again(again, recorded)
    assert again.holder(SDO) == "constructivist"
    held = [(b["turn"], b["holder"]) for b in bodies(events_of(again), Tag.SEAT_ASSIGNED) if b["seat"] == SDO]
    assert held[-2:] == [(1, "person"), (2, "constructivist")]
