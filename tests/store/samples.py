"""Small events and saves for the tests of the store."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from sctabletop.domain.events import Event, Tag
from sctabletop.domain.seats import CCMD, CONTROL, OSD
from sctabletop.store.files import create_save
from sctabletop.store.sqlite import SqliteStore

MAIN = "main"


def clock() -> str:
    """Always the same time of day."""
    return "2031-05-04T09:00:00Z"


def ticking() -> Iterator[str]:
    """Another time at each look."""
    return (f"2031-05-04T09:00:{second:05d}Z" for second in count())


def event(number: int, text: str = "—") -> Event:
    """An event that no other number gives."""
    return Event(Tag.CHANCE_DRAWN, {"number": number, "p": number / 7, "text": text}, (OSD, CONTROL))


def events(first: int, amount: int) -> list[Event]:
    """Events of consecutive numbers."""
    return [event(number) for number in range(first, first + amount)]


def opening() -> list[Event]:
    """How a session begins: three events of different tags and audiences."""
    return [
        Event(Tag.SESSION_CREATED, {"scenario": "thin-capital", "seed": 7, "note": "Ω “x”"}),
        Event(Tag.PHASE_OPENED, {"turn": 1, "phase": "situation"}),
        Event(Tag.ORDERS_COMMITTED, {"turn": 1, "seat": "ccmd", "orders": [{"kind": "vet"}]}, (CCMD, CONTROL)),
    ]


def made(path: Path, amount: int = 6) -> Path:
    """A closed save with so many events on its main branch."""
    with create_save(path, clock) as store:
        store.append(MAIN, None, events(0, amount))
    return path


def numbers(store: SqliteStore, branch: str = MAIN) -> list[int]:
    """The numbers of the events on a branch, in order."""
    return [stored.event.body["number"] for stored in store.events(branch)]
