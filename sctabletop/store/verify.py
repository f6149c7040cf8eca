"""Every hash of a save computed again from its rows: finds accidents and edits, not a forger who computes them all."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, LargeBinary, cast, select
from sqlalchemy.exc import DBAPIError

from sctabletop.domain.events import Tag
from sctabletop.store import connect
from sctabletop.store.codec import ROOT, digest
from sctabletop.store.files import link_for_reading
from sctabletop.store.tables import EVENT
from sctabletop.store.trouble import told

EXPLAINED: Final = 20
"""So many faults are looked into; for the rest of a ruined file it is enough to be named."""

_VERSIONS_TRIED: Final = range(1, 100)


@dataclass(frozen=True, slots=True)
class ChainFault:
    """One thing that is wrong: at which event (None: with the file as a whole) and what, in words."""

    event_id: int | None
    what: str

    def __str__(self) -> str:
        return self.what if self.event_id is None else f"event {self.event_id}: {self.what}"


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of event in bytes, because a changed byte may leave a text that is none."""

    id: int
    parent: int | None
    version: int
    kept: bytes
    tag: bytes
    body: bytes

    def hash_after(self, parent: bytes) -> bytes:
        return digest(parent, self.tag, self.version, self.body).encode()


# As bytes for the same reason.
_ROWS: Final = select(
    EVENT.c.id,
    EVENT.c.parent,
    EVENT.c.version,
    *(cast(EVENT.c[name], LargeBinary).label(name) for name in ("hash", "tag", "body")),
).order_by(EVENT.c.id)


def verify_chain(path: Path) -> list[ChainFault]:
    """All that is wrong with the save, the file first, then event by event; empty where all is as it was written.

    Finds any changed byte in an event's parent, hash, tag, version or body; ``recorded_at`` is outside the hash.
    Writes nothing. Raises SaveError for a file that cannot be read as a save at all.
    """
    link = link_for_reading(path)
    try:
        with told(path):
            return _faults(link)
    finally:
        connect.let_go(link)


def _faults(link: Connection) -> list[ChainFault]:
    found: list[ChainFault] = []
    try:
        lines = link.exec_driver_sql("PRAGMA integrity_check(5)").scalars().all()
        found += [ChainFault(None, f"the file is damaged: {line}") for line in lines if line != "ok"]
        found += _Chain([_row(row) for row in link.execute(_ROWS)]).faults()
        for table, row, *_ in link.exec_driver_sql("PRAGMA foreign_key_check").all():
            # A dangling parent has been named with its event.
            if table != EVENT.name:
                found.append(ChainFault(None, f"row {row} of {table} points at something that is not there"))
    except DBAPIError as error:
        # So damaged that it cannot be read to the end; that is a finding too.
        found.append(ChainFault(None, f"the file is damaged: {error.orig}"))
    return found


def _row(row: Any) -> _Row:
    return _Row(row.id, row.parent, row.version, row.hash or b"", row.tag or b"", row.body or b"")


class _Chain:
    """All rows, oldest first, and for each the hash that it should have."""

    def __init__(self, rows: list[_Row]) -> None:
        self._rows: Final = rows
        self._kept: Final[dict[int | None, bytes]] = {None: ROOT.encode()}
        # The hash as kept where it is right, else the one computed in its place. A child whose parent's hash was
        # changed fits the second and a child whose parent's body was changed fits the first: neither is at fault.
        self._due: Final[dict[int | None, bytes]] = {None: ROOT.encode()}
        self._unsound: Final[list[_Row]] = []
        self._orphans: Final[set[int]] = set()
        for row in rows:
            self._enter(row)

    def faults(self) -> Iterator[ChainFault]:
        """What is wrong, row by row."""
        for number, row in enumerate(self._unsound):
            if row.id in self._orphans:
                yield ChainFault(row.id, f"its parent was changed: event {row.parent} is not among those before it")
            elif number < EXPLAINED:
                yield ChainFault(row.id, self._what_changed(row))
            else:
                yield ChainFault(row.id, "it does not fit its hash")

    def _enter(self, row: _Row) -> None:
        if row.parent not in self._kept:
            self._orphans.add(row.id)
            self._unsound.append(row)
            self._due[row.id] = row.kept
        elif row.kept in {row.hash_after(self._kept[row.parent]), row.hash_after(self._due[row.parent])}:
            self._due[row.id] = row.kept
        else:
            self._unsound.append(row)
            self._due[row.id] = row.hash_after(self._due[row.parent])
        self._kept[row.id] = row.kept

    def _what_changed(self, row: _Row) -> str:
        """Which of the five it was, found by trying: the hash is right for one other parent, tag or version."""
        for other, kept in self._kept.items():
            if row.hash_after(kept) == row.kept:
                return f"its parent was changed: it was {'none' if other is None else f'event {other}'}"
        parent = self._due[row.parent]
        for tag in Tag:
            if digest(parent, tag.encode(), row.version, row.body).encode() == row.kept:
                return f"its tag was changed: it was {tag}"
        for version in _VERSIONS_TRIED:
            if digest(parent, row.tag, version, row.body).encode() == row.kept:
                return f"its version was changed: it was {version}"
        children = [child for child in self._rows if child.parent == row.id]
        if any(child.kept == child.hash_after(row.kept) for child in children):
            return "its body was changed: it does not fit its hash"
        if any(child.kept == child.hash_after(self._due[row.id]) for child in children):
            return "its hash was changed: it does not fit what the event holds"
        return "its body or its hash was changed: they do not fit each other"
