"""Sessions in a file, the commits that end a turn timed beside bare ones of the same bytes."""

import sqlite3
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.spans import Spans
from sctabletop.domain.events import Event, Tag
from sctabletop.domain.seats import SeatId
from sctabletop.session.computers import play_phase
from sctabletop.session.session import Session
from sctabletop.session.setup import Setup
from sctabletop.store import connect
from sctabletop.store.codec import encoded
from sctabletop.store.files import create_save
from sctabletop.store.records import SnapshotLike, StoredEvent
from sctabletop.store.sqlite import SqliteStore

NOON: Final = "2026-01-01T12:00:00.000+00:00"


@dataclass(slots=True)
class Commits:
    """Commits of one kind: encoding alone, the whole append, and the bare commit beside it."""

    encode: Spans = field(default_factory=Spans)
    append: Spans = field(default_factory=Spans)
    bare: Spans = field(default_factory=Spans)
    sizes: list[int] = field(default_factory=list)

    @property
    def share(self) -> float:
        """How much of an append is encoding."""
        return sum(self.encode.wall) / sum(self.append.wall)

    def rows(self, name: str) -> list[list[str]]:
        """Lines of the table."""
        transaction = self.append.less(self.encode)
        return [
            self.append.row(f"store: {name}", self.append.over(self.bare)),
            self.encode.row("  of that, encoding its events", self.encode.over(self.bare)),
            transaction.row("  of that, its transaction", transaction.over(self.bare)),
            self.bare.row("  beside it, a bare commit", "1"),
        ]


@dataclass(slots=True)
class Storing:
    """The two commits that end a turn."""

    resolves: Commits = field(default_factory=Commits)
    reveals: Commits = field(default_factory=Commits)

    def rows(self) -> list[list[str]]:
        """Lines of the table."""
        return [
            *self.resolves.rows("the close that resolves, ledger and all"),
            *self.reveals.rows("the close that reveals, with a snapshot"),
        ]


class Bare:
    """One row a commit into a file of its own, through sqlite3 and nothing else."""

    def __init__(self, path: Path) -> None:
        self._link = sqlite3.connect(path, isolation_level=None)
        self._link.execute("PRAGMA journal_mode=WAL")
        self._link.execute("PRAGMA synchronous=FULL")
        self._link.execute("CREATE TABLE kept(id INTEGER PRIMARY KEY, body BLOB NOT NULL)")

    def commit(self, body: bytes) -> None:
        """Keep the bytes for good."""
        self._link.execute("BEGIN IMMEDIATE")
        self._link.execute("INSERT INTO kept(body) VALUES (?)", (body,))
        self._link.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self._link.close()


class TimedStore(SqliteStore):
    """A save that times the commits which end a turn."""

    def __init__(self, path: Path, bare: Bare, storing: Storing) -> None:
        super().__init__(connect.writer(path), path, lambda: NOON, writable=True)
        self._bare = bare
        self._storing = storing

    def append(
        self,
        branch: str,
        expected_head: int | None,
        events: Sequence[Event],
        *,
        snapshot: SnapshotLike | None = None,
        clear_drafts: Sequence[SeatId] = (),
    ) -> list[StoredEvent]:
        """The events with their places, as every save gives them."""
        stored: list[StoredEvent] = []

        def ours() -> None:
            stored.extend(
                super(TimedStore, self).append(
                    branch, expected_head, events, snapshot=snapshot, clear_drafts=clear_drafts
                )
            )

        tags = {event.tag for event in events}
        if Tag.TURN_RESOLVED in tags:
            kind = self._storing.resolves
        elif snapshot is not None:
            kind = self._storing.reveals
        else:
            ours()
            return stored
        kind.encode.time(lambda: [encoded(event) for event in events])
        bodies = "".join(text for _, _, text in map(encoded, events)).encode()
        content = bodies + (snapshot.blob if snapshot is not None else b"")
        kind.sizes.append(len(content))
        if len(kind.sizes) % 2:
            kind.append.time(ours)
            kind.bare.time(lambda: self._bare.commit(content))
        else:
            kind.bare.time(lambda: self._bare.commit(content))
            kind.append.time(ours)
        return stored


def stored_session(setup: Setup, turns: int, storing: Storing) -> None:
    """Play a session into a file, as many turns as asked, every seat as it is set up."""
    with tempfile.TemporaryDirectory(prefix="sctabletop-") as place:
        save = Path(place) / "x.db"
        create_save(save, lambda: NOON).close()
        bare = Bare(Path(place) / "bare.db")
        with TimedStore(save, bare, storing) as store:
            session = Session.create(store, setup)
            while not session.ended and session.turn <= turns:
                play_phase(session)
        bare.close()
