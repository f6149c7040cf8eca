"""A session in one SQLite file. Each public method is one transaction, or none where it only reads."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NoReturn, Self

from sqlalchemy import Connection, Row, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import IntegrityError

from sctabletop.domain.events import Event
from sctabletop.domain.ids import Hash
from sctabletop.domain.seats import SeatId
from sctabletop.store import connect, queries, statements
from sctabletop.store.codec import canonical, parse
from sctabletop.store.commit import commit
from sctabletop.store.errors import BranchExists, NoSuchBranch, NoSuchEvent, SaveDamaged, SaveMissing, SaveReadOnly
from sctabletop.store.records import Branch, Draft, Note, SnapshotLike, StoredEvent, StoredSnapshot
from sctabletop.store.tables import BRANCH, DRAFT, META, NOTE
from sctabletop.store.trouble import told
from sctabletop.store.upcast import Unreadable, read_event


class SqliteStore:
    """The events of one file. ``files`` makes it; several threads may use it, one at a time."""

    def __init__(self, link: Connection, path: Path, clock: Callable[[], str], *, writable: bool) -> None:
        self.path: Final = path
        self.writable: Final = writable
        self._link = link
        self._clock = clock
        self._lock = threading.RLock()
        self._inode = path.stat().st_ino
        self._open = True
        self._chains: dict[str, tuple[int, frozenset[int]]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def append(
        self,
        branch: str,
        expected_head: int | None,
        events: Sequence[Event],
        *,
        snapshot: SnapshotLike | None = None,
        clear_drafts: Sequence[SeatId] = (),
    ) -> list[StoredEvent]:
        """The events with their places, durable when this returns. Raises SaveConflict where the head is elsewhere."""
        work = commit(
            branch,
            expected_head,
            events,
            snapshot=snapshot,
            clear_drafts=clear_drafts,
            clock=self._clock,
            path=self.path,
        )
        with self._writing():
            return work(connect.raw(self._link))

    def events(self, branch: str, upto: int | None = None, after: int | None = None) -> Iterator[StoredEvent]:
        """The branch's events with ``after`` < id <= ``upto``, oldest first. Raises NoSuchBranch, SaveDamaged."""
        span = {"after": queries.FIRST if after is None else after, "upto": queries.LAST if upto is None else upto}
        with self._reading():
            self._branch_id(branch)
            rows = self._link.execute(queries.EVENTS, {"branch": branch, **span}).all()
        return map(self._stored, rows)

    def branches(self) -> list[Branch]:
        """Every branch, in the order in which they were made."""
        with self._reading():
            rows = self._link.execute(queries.BRANCHES).all()
        return [Branch(row.name, row.head, row.forked_from, row.note) for row in rows]

    def fork(self, name: str, at_event_id: int, note: str = "") -> Branch:
        """A new branch whose head is that event. Raises BranchExists, NoSuchEvent."""
        with self._writing():
            self._require_event(at_event_id)
            values = {"name": name, "head": at_event_id, "forked_from": at_event_id, "note": note}
            try:
                self._link.execute(insert(BRANCH), values)
            except IntegrityError as error:
                raise BranchExists(f"{self.path}: there is a branch {name!r} already; choose another name") from error
        return Branch(name, at_event_id, at_event_id, note)

    def snapshot(self, branch: str, turn: int) -> StoredSnapshot | None:
        """The latest snapshot of that turn on the branch's own chain, or None. Raises NoSuchBranch."""
        raw = connect.raw(self._link)
        with self._reading():
            chain = self._ids(branch)
            # Rows are read one by one, so only the bytes of the one that is wanted leave the file.
            for event_id, blob in raw.execute(statements.SNAPSHOTS, (turn,)):
                if chain is None or event_id in chain:
                    return StoredSnapshot(turn, event_id, blob)
        return None

    def save_draft(self, branch: str, seat: SeatId, key: str, body: Mapping[str, Any]) -> None:
        """Keeps a draft, in place of an older one with the same branch, seat and key. Raises NoSuchBranch."""
        text = canonical(body)
        with self._writing():
            values = {"branch": self._branch_id(branch), "seat": seat, "key": key, "body": text}
            new = sqlite_insert(DRAFT).values(values)
            keys = ["branch", "seat", "key"]
            self._link.execute(new.on_conflict_do_update(index_elements=keys, set_={"body": new.excluded.body}))

    def drafts(self, branch: str, seat: SeatId | None = None) -> list[Draft]:
        """The drafts of one seat, or of all, oldest first. Raises NoSuchBranch."""
        wanted = queries.DRAFTS if seat is None else queries.DRAFTS.where(DRAFT.c.seat == seat)
        with self._reading():
            self._branch_id(branch)
            rows = self._link.execute(wanted, {"branch": branch}).all()
        return [Draft(row.name, SeatId(row.seat), row.key, parse(row.body)) for row in rows]

    def drop_drafts(self, branch: str, seat: SeatId, key: str | None = None) -> None:
        """Forgets one draft of a seat, or all of them; none is no error. Raises NoSuchBranch."""
        with self._writing():
            gone = delete(DRAFT).where(DRAFT.c.branch == self._branch_id(branch), DRAFT.c.seat == seat)
            self._link.execute(gone if key is None else gone.where(DRAFT.c.key == key))

    def add_note(self, event_id: int, seat: SeatId, text: str) -> Note:
        """The note as kept. Raises NoSuchEvent."""
        with self._writing():
            self._require_event(event_id)
            note = Note(event_id, seat, text, self._clock())
            values = {"event": event_id, "seat": seat, "text": text, "recorded_at": note.recorded_at}
            self._link.execute(insert(NOTE), values)
        return note

    def notes(self, event_id: int | None = None) -> list[Note]:
        """The notes at one event, or all, oldest first."""
        wanted = queries.NOTES if event_id is None else queries.NOTES.where(NOTE.c.event == event_id)
        with self._reading():
            rows = self._link.execute(wanted).all()
        return [Note(row.event, SeatId(row.seat), row.text, row.recorded_at) for row in rows]

    def get_meta(self, key: str) -> str | None:
        """A word about the save itself, or None."""
        with self._reading():
            found: str | None = self._link.execute(select(META.c.value).where(META.c.key == key)).scalar()
        return found

    def set_meta(self, key: str, value: str) -> None:
        """Keeps a word about the save itself, in place of the older one."""
        new = sqlite_insert(META).values(key=key, value=value)
        with self._writing():
            self._link.execute(new.on_conflict_do_update(index_elements=["key"], set_={"value": new.excluded.value}))

    def close(self) -> None:
        """Lets go of the file. Closing twice is no error."""
        with self._lock:
            if self._open:
                self._open = False
                connect.let_go(self._link)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self._lock, told(self.path):
            yield

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if not self.writable:
            raise SaveReadOnly(f"{self.path}: this save is open for reading only")
        with self._lock, told(self.path):
            self._require_same_file()
            run = connect.raw(self._link).execute
            run("BEGIN IMMEDIATE")
            try:
                yield
                run("COMMIT")
            except BaseException:
                # After some failures SQLite has rolled back by itself, and then there is nothing to undo.
                if connect.raw(self._link).in_transaction:
                    run("ROLLBACK")
                raise

    def _require_same_file(self) -> None:
        # A file that was deleted takes commits without a word, and they go with it.
        try:
            same = self.path.stat().st_ino == self._inode
        except OSError:
            same = False
        if not same:
            raise SaveMissing(f"{self.path}: the file was moved or deleted while it was open; put it back")

    def _ids(self, branch: str) -> frozenset[int] | None:
        """The ids of the branch's events, or None where it is the only branch and so has all of them."""
        raw = connect.raw(self._link)
        _, head, _ = raw.execute(statements.HEAD, (branch,)).fetchone() or self._no_branch(branch)
        if raw.execute(statements.COUNT_BRANCHES).fetchone() == (1,):
            return None
        # Events never change, so a chain is known for good by its head.
        known = self._chains.get(branch)
        if known is None or known[0] != head:
            ids = self._link.execute(queries.IDS, {"branch": branch, "after": queries.FIRST}).scalars()
            known = self._chains[branch] = (head, frozenset(ids))
        return known[1]

    def _branch_id(self, branch: str) -> int:
        found: int | None = self._link.execute(queries.BRANCH_ID, {"branch": branch}).scalar()
        return self._no_branch(branch) if found is None else found

    def _no_branch(self, branch: str) -> NoReturn:
        names = ", ".join(row.name for row in self._link.execute(queries.BRANCHES)) or "none yet"
        raise NoSuchBranch(f"{self.path}: there is no branch {branch!r}; there is: {names}")

    def _require_event(self, event_id: int) -> None:
        if self._link.execute(queries.EVENT_ID, {"event": event_id}).scalar() is None:
            raise NoSuchEvent(f"{self.path}: there is no event {event_id}")

    def _stored(self, row: Row[Any]) -> StoredEvent:
        try:
            event = read_event(row.tag, row.version, row.body)
        except Unreadable as error:
            raise SaveDamaged(f"{self.path}: event {row.id} holds {error}; run verify on it") from error
        return StoredEvent(row.id, row.parent, Hash(row.hash), event, row.recorded_at)
