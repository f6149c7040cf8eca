"""What the session asks of whatever keeps its events: protocols, met by shape, so nothing here knows a database."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sctabletop.domain.events import Event
from sctabletop.domain.ids import Hash
from sctabletop.domain.seats import SeatId

Clock = Callable[[], str]
"""The time of day as text. It is kept beside an event and never inside what its hash covers."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The state at the end of a turn, in bytes that only the session reads. It can always be computed again."""

    turn: int
    blob: bytes


class StoredEvent(Protocol):
    """An event in its place."""

    @property
    def id(self) -> int:
        """The row's id, larger than its parent's."""
        ...

    @property
    def parent(self) -> int | None:
        """The id of the event before it, None at the root."""
        ...

    @property
    def hash(self) -> Hash:
        """The hash of this event and, through its parent's, of all before it."""
        ...

    @property
    def event(self) -> Event:
        """What happened."""
        ...

    @property
    def recorded_at(self) -> str:
        """When it was written, by the clock that the store was given."""
        ...


class Branch(Protocol):
    """A named head in the tree of events."""

    @property
    def name(self) -> str:
        """Its name, unlike every other in the save."""
        ...

    @property
    def head(self) -> int:
        """The id of its last event."""
        ...

    @property
    def forked_from(self) -> int | None:
        """The id of the event it began at, None for a first branch."""
        ...

    @property
    def note(self) -> str:
        """Why it was made."""
        ...


class StoredSnapshot(Protocol):
    """A snapshot in its place."""

    @property
    def turn(self) -> int:
        """The turn it closes."""
        ...

    @property
    def event_id(self) -> int:
        """The last event whose effect it holds."""
        ...

    @property
    def blob(self) -> bytes:
        """The bytes that came in."""
        ...


class Draft(Protocol):
    """Work of one seat that is not yet committed."""

    @property
    def branch(self) -> str:
        """The branch it was written on."""
        ...

    @property
    def seat(self) -> SeatId:
        """Whose it is."""
        ...

    @property
    def key(self) -> str:
        """What tells the drafts of one seat apart."""
        ...

    @property
    def body(self) -> Mapping[str, Any]:
        """What was written."""
        ...


class Note(Protocol):
    """What somebody wrote beside an event, at the time or a year later."""

    @property
    def event_id(self) -> int:
        """The event it stands beside."""
        ...

    @property
    def seat(self) -> SeatId:
        """Who wrote it."""
        ...

    @property
    def text(self) -> str:
        """The words."""
        ...

    @property
    def recorded_at(self) -> str:
        """When it was written."""
        ...


class EventStore(Protocol):
    """One session's events, kept for good: what ``append`` returned is still there after the power failed.

    Every method raises a child of ``SaveError`` for trouble that a person can mend; nothing is then half done.
    """

    def append(
        self,
        branch: str,
        expected_head: int | None,
        events: Sequence[Event],
        *,
        snapshot: Snapshot | None = None,
        clear_drafts: Sequence[SeatId] = (),
    ) -> Sequence[StoredEvent]:
        """The events with their places, after one transaction that keeps all of it or nothing.

        ``expected_head`` is the id of the last event the caller has seen, None to begin a branch. A head that is
        elsewhere raises SaveConflict. The snapshot is of the state after the last of ``events``. The drafts of the
        seats in ``clear_drafts`` go in the same transaction. Raises ValueError for a body that is not plain JSON.
        """
        ...

    def events(self, branch: str, upto: int | None = None, after: int | None = None) -> Iterator[StoredEvent]:
        """The branch's events from the root to its head, oldest first; those with ``after`` < id <= ``upto``."""
        ...

    def branches(self) -> Sequence[Branch]:
        """Every branch, in the order in which they were made."""
        ...

    def fork(self, name: str, at_event_id: int, note: str = "") -> Branch:
        """A new branch whose head is that event. Copies nothing."""
        ...

    def snapshot(self, branch: str, turn: int) -> StoredSnapshot | None:
        """The latest snapshot of that turn on the branch's own chain, or None."""
        ...

    def save_draft(self, branch: str, seat: SeatId, key: str, body: Mapping[str, Any]) -> None:
        """Keeps a draft, in place of an older one with the same branch, seat and key."""
        ...

    def drafts(self, branch: str, seat: SeatId | None = None) -> Sequence[Draft]:
        """The drafts of one seat, or of all, oldest first."""
        ...

    def drop_drafts(self, branch: str, seat: SeatId, key: str | None = None) -> None:
        """Forgets one draft of a seat, or all of them; none is no error."""
        ...

    def add_note(self, event_id: int, seat: SeatId, text: str) -> Note:
        """The note as kept. It is beside the event, so no hash changes."""
        ...

    def notes(self, event_id: int | None = None) -> Sequence[Note]:
        """The notes at one event, or all, oldest first."""
        ...

    def get_meta(self, key: str) -> str | None:
        """A word about the save itself, or None."""
        ...

    def set_meta(self, key: str, value: str) -> None:
        """Keeps a word about the save itself, in place of the older one."""
        ...

    def close(self) -> None:
        """Lets go of the file. Closing twice is no error."""
        ...
