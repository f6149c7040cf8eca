"""One commit: everything that can be made ready before the lock is, and the rest is a handful of ready statements."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from sctabletop.domain.events import Event
from sctabletop.domain.seats import SeatId
from sctabletop.store import statements
from sctabletop.store.codec import ROOT, encoded, event_hash
from sctabletop.store.errors import SaveConflict
from sctabletop.store.records import SnapshotLike, StoredEvent


def commit(
    branch: str,
    expected_head: int | None,
    events: Sequence[Event],
    *,
    snapshot: SnapshotLike | None,
    clear_drafts: Sequence[SeatId],
    clock: Callable[[], str],
    path: Path,
) -> Callable[[sqlite3.Connection], list[StoredEvent]]:
    """The work to do inside a writing transaction, which returns the events with their places.

    Raises ValueError here and now for a body that cannot be stored; the work raises SaveConflict.
    """
    rows = [encoded(event) for event in events]

    def work(raw: sqlite3.Connection) -> list[StoredEvent]:
        found = raw.execute(statements.HEAD, (branch,)).fetchone()
        branch_id, head, parent_hash = found or (None, None, ROOT)
        if head != expected_head:
            raise SaveConflict(f"{path}: the branch {branch!r} has moved on since it was read; open the save again")
        now = clock()
        stored: list[StoredEvent] = []
        new: list[tuple[int, int | None, str, str, int, str, str]] = []
        last: int = raw.execute(statements.LAST_ID).fetchone()[0] or 0
        for event, (tag, version, body) in zip(events, rows, strict=True):
            parent, parent_hash = head, event_hash(parent_hash, tag, version, body)
            # Only the past of another branch can hold the same event already, and never after the first new one.
            twin = None if new else raw.execute(statements.TWIN, (parent, parent_hash)).fetchone()
            if twin is None:
                last += 1
                twin = (last, now)
                new.append((last, parent, parent_hash, tag, version, body, now))
            head, recorded_at = twin
            stored.append(StoredEvent(head, parent, parent_hash, event, recorded_at))
        raw.executemany(statements.ADD_EVENT, new)
        if head is None:
            raise ValueError("a branch begins with an event")
        if branch_id is None:
            raw.execute(statements.ADD_BRANCH, (branch, head))
        else:
            raw.execute(statements.MOVE_HEAD, (head, branch_id))
            # A branch that has just begun can have no drafts.
            raw.executemany(statements.DROP_DRAFTS, [(branch_id, seat) for seat in clear_drafts])
        if snapshot is not None:
            raw.execute(statements.KEEP_SNAPSHOT, (snapshot.turn, head, snapshot.blob))
        return stored

    return work
