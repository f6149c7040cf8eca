"""A session that is kept nowhere: the same contract without a file, for tests and for games nobody saves.

Bodies go through the same text and back, so that what is read is what a file would have given.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from sctabletop.domain.events import Event
from sctabletop.domain.ids import Hash
from sctabletop.domain.seats import SeatId
from sctabletop.store.codec import ROOT, canonical, encoded, event_hash, parse
from sctabletop.store.errors import BranchExists, NoSuchBranch, NoSuchEvent, SaveConflict
from sctabletop.store.records import Branch, Draft, Note, SnapshotLike, StoredEvent, StoredSnapshot
from sctabletop.store.upcast import read_event


class MemoryStore:
    """Events, branches and the rest in lists and dictionaries. One thread at a time."""

    def __init__(self, clock: Callable[[], str]) -> None:
        self._clock: Final = clock
        self._events: list[StoredEvent] = []
        self._children: dict[tuple[int | None, Hash], StoredEvent] = {}
        self._branches: dict[str, Branch] = {}
        self._snapshots: dict[tuple[int, int], bytes] = {}
        self._drafts: dict[tuple[str, SeatId, str], str] = {}
        self._notes: list[Note] = []
        self._meta: dict[str, str] = {}

    def append(
        self,
        branch: str,
        expected_head: int | None,
        events: Sequence[Event],
        *,
        snapshot: SnapshotLike | None = None,
        clear_drafts: Sequence[SeatId] = (),
    ) -> list[StoredEvent]:
        """The events with their places. Raises SaveConflict where the head is elsewhere."""
        rows = [encoded(event) for event in events]
        before = self._branches.get(branch)
        head = before.head if before else None
        if head != expected_head:
            raise SaveConflict(f"the branch {branch!r} has moved on since it was read; open the session again")
        if head is None and not events:
            raise ValueError("a branch begins with an event")
        now = self._clock()
        stored = []
        for event, row in zip(events, rows, strict=True):
            kept = self._keep(head, row, now)
            head = kept.id
            stored.append(replace(kept, event=event))
        assert head is not None  # noqa: S101 - an empty first append was refused above
        self._branches[branch] = replace(before, head=head) if before else Branch(branch, head)
        for seat in clear_drafts:
            self._forget(branch, seat)
        if snapshot is not None:
            self._snapshots[snapshot.turn, head] = bytes(snapshot.blob)
        return stored

    def events(self, branch: str, upto: int | None = None, after: int | None = None) -> Iterator[StoredEvent]:
        """The branch's events with ``after`` < id <= ``upto``, oldest first. Raises NoSuchBranch."""
        chain = reversed(list(self._chain(branch)))
        return (e for e in chain if (after is None or e.id > after) and (upto is None or e.id <= upto))

    def branches(self) -> list[Branch]:
        """Every branch, in the order in which they were made."""
        return list(self._branches.values())

    def fork(self, name: str, at_event_id: int, note: str = "") -> Branch:
        """A new branch whose head is that event. Raises BranchExists, NoSuchEvent."""
        self._require_event(at_event_id)
        if name in self._branches:
            raise BranchExists(f"there is a branch {name!r} already; choose another name")
        self._branches[name] = Branch(name, at_event_id, at_event_id, note)
        return self._branches[name]

    def snapshot(self, branch: str, turn: int) -> StoredSnapshot | None:
        """The latest snapshot of that turn on the branch's own chain, or None. Raises NoSuchBranch."""
        found = ((e.id, self._snapshots.get((turn, e.id))) for e in self._chain(branch))
        return next((StoredSnapshot(turn, at, blob) for at, blob in found if blob is not None), None)

    def save_draft(self, branch: str, seat: SeatId, key: str, body: Mapping[str, Any]) -> None:
        """Keeps a draft, in place of an older one with the same branch, seat and key. Raises NoSuchBranch."""
        text = canonical(body)
        self._require_branch(branch)
        self._drafts[branch, seat, key] = text

    def drafts(self, branch: str, seat: SeatId | None = None) -> list[Draft]:
        """The drafts of one seat, or of all, oldest first. Raises NoSuchBranch."""
        self._require_branch(branch)
        return [
            Draft(where, who, key, parse(text))
            for (where, who, key), text in self._drafts.items()
            if where == branch and seat in {None, who}
        ]

    def drop_drafts(self, branch: str, seat: SeatId, key: str | None = None) -> None:
        """Forgets one draft of a seat, or all of them; none is no error. Raises NoSuchBranch."""
        self._require_branch(branch)
        self._forget(branch, seat, key)

    def add_note(self, event_id: int, seat: SeatId, text: str) -> Note:
        """The note as kept. Raises NoSuchEvent."""
        self._require_event(event_id)
        self._notes.append(Note(event_id, seat, text, self._clock()))
        return self._notes[-1]

    def notes(self, event_id: int | None = None) -> list[Note]:
        """The notes at one event, or all, oldest first."""
        return [note for note in self._notes if event_id in {None, note.event_id}]

    def get_meta(self, key: str) -> str | None:
        """A word about the session itself, or None."""
        return self._meta.get(key)

    def set_meta(self, key: str, value: str) -> None:
        """Keeps a word about the session itself, in place of the older one."""
        self._meta[key] = value

    def close(self) -> None:
        """Nothing is held, so nothing happens."""

    def _keep(self, parent: int | None, row: tuple[str, int, str], now: str) -> StoredEvent:
        tag, version, body = row
        before = ROOT if parent is None else self._events[parent - 1].hash
        own = event_hash(before, tag, version, body)
        twin = self._children.get((parent, own))
        if twin is None:
            twin = StoredEvent(len(self._events) + 1, parent, own, read_event(tag, version, body), now)
            self._events.append(twin)
            self._children[parent, own] = twin
        return twin

    def _chain(self, branch: str) -> Iterator[StoredEvent]:
        """From the head back to the root."""
        at: int | None = self._require_branch(branch).head
        while at is not None:
            yield self._events[at - 1]
            at = self._events[at - 1].parent

    def _forget(self, branch: str, seat: SeatId, key: str | None = None) -> None:
        for found in [k for k in self._drafts if k[:2] == (branch, seat) and key in {None, k[2]}]:
            del self._drafts[found]

    def _require_branch(self, branch: str) -> Branch:
        if branch not in self._branches:
            names = ", ".join(self._branches) or "none yet"
            raise NoSuchBranch(f"there is no branch {branch!r}; there is: {names}")
        return self._branches[branch]

    def _require_event(self, event_id: int) -> None:
        if not 1 <= event_id <= len(self._events):
            raise NoSuchEvent(f"there is no event {event_id}")
