"""What the store hands out, and the shape of a snapshot that it takes in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from sctabletop.domain.events import Event
from sctabletop.domain.ids import Hash
from sctabletop.domain.seats import SeatId


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event in its place: row id, the id of the event before it, the hash of all up to here."""

    id: int
    parent: int | None
    hash: Hash
    event: Event
    recorded_at: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A named head in the tree of events."""

    name: str
    head: int
    forked_from: int | None = None
    note: str = ""


class SnapshotLike(Protocol):
    """A snapshot as it comes in: the turn it closes and its bytes."""

    @property
    def turn(self) -> int:
        """The turn it closes."""
        ...

    @property
    def blob(self) -> bytes:
        """The state in bytes."""
        ...


@dataclass(frozen=True, slots=True)
class StoredSnapshot:
    """A snapshot and the event whose effect it holds last."""

    turn: int
    event_id: int
    blob: bytes


@dataclass(frozen=True, slots=True)
class Draft:
    """Work of one seat that is not yet committed."""

    branch: str
    seat: SeatId
    key: str
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody wrote beside an event."""

    event_id: int
    seat: SeatId
    text: str
    recorded_at: str
