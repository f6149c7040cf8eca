"""Saves as files: created whole or not at all, opened with a copy first where they are older, read without a trace."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from sctabletop.store import connect
from sctabletop.store.errors import SaveDamaged, SaveExists, SaveMissing, SaveNewer, SaveReadOnly
from sctabletop.store.header import APPLICATION_ID, require_save
from sctabletop.store.migrations import STEPS, Step, migrate, version_after
from sctabletop.store.sqlite import SqliteStore
from sctabletop.store.tables import BRANCH, EVENT, METADATA
from sctabletop.store.trouble import told

VERSION: Final = version_after(STEPS)
"""The version of the saves that this program writes."""


def create_save(path: Path, clock: Callable[[], str]) -> SqliteStore:
    """A new, empty save, open for writing. Raises SaveError: something is there already, or cannot be written there."""
    _require_room_for(path)
    # Built elsewhere in the folder and moved when complete: no kill leaves half a save under its own name.
    try:
        with _folder_beside(path) as folder:
            draft = folder / path.name
            with told(path):
                _build(draft)
            _move_into_place(draft, path)
    except OSError as error:
        raise SaveReadOnly(f"{path}: a save cannot be written there ({error.strerror})") from error
    return open_save(path, clock)


@contextmanager
def _folder_beside(path: Path) -> Iterator[Path]:
    """A folder for a draft of the file, gone afterwards, also where Ctrl-C comes while it is being removed."""
    folder = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
    try:
        yield folder
    finally:
        try:
            shutil.rmtree(folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def open_save(path: Path, clock: Callable[[], str], steps: Sequence[Step] = STEPS) -> SqliteStore:
    """The save, open for writing and at today's version; an older one is copied beside itself before it is changed.

    The copy of ``x.db`` at version 1 is ``x.v1.bak.db``. Raises SaveError.
    """
    require_save(path)
    if not os.access(path, os.W_OK):
        raise SaveReadOnly(f"{path}: the file is read-only; copy it to a folder you may write to")
    with told(path):
        link = connect.writer(path)
        try:
            link.exec_driver_sql("BEGIN IMMEDIATE")
            version = _version(link, path, steps)
            # A write, taken back: says now, and not after an hour of play, that nothing can be written.
            link.exec_driver_sql(f"PRAGMA user_version={version}")
            link.exec_driver_sql("ROLLBACK")
            if version < version_after(steps):
                _back_up(link, path, version)
                migrate(link, steps)
        except BaseException:
            connect.let_go(link)
            raise
    return SqliteStore(link, path, clock, writable=True)


def read_save(path: Path, steps: Sequence[Step] = STEPS) -> SqliteStore:
    """The save, for reading alone: neither the file nor its folder need be writable, and nothing is left behind.

    An older save is brought up to date in memory. Raises SaveError, and SaveReadOnly on any attempt to write.
    """
    return SqliteStore(link_for_reading(path, steps), path, _no_clock, writable=False)


def link_for_reading(path: Path, steps: Sequence[Step] = STEPS) -> Connection:
    """A connection to the save at today's version that changes nothing of it; ``connect.let_go`` closes it."""
    require_save(path)
    with told(path):
        link = connect.reader(path)
        try:
            if _version(link, path, steps) < version_after(steps):
                older, link = link, connect.copy_in_memory(link)
                connect.let_go(older)
                migrate(link, steps)
        except BaseException:
            connect.let_go(link)
            raise
    return link


def _no_clock() -> str:
    raise AssertionError("a save that is only read needs no clock")


def _version(link: Connection, path: Path, steps: Sequence[Step]) -> int:
    version = connect.pragma(link, "user_version")
    if version > version_after(steps):
        raise SaveNewer(
            f"{path}: this save is of version {version} and this program knows up to {version_after(steps)}; "
            "open it with a newer sctabletop"
        )
    tables = set(link.exec_driver_sql("SELECT name FROM sqlite_master").scalars())
    if version < 1 or not {EVENT.name, BRANCH.name} <= tables:
        raise SaveDamaged(f"{path}: what makes it a save is gone; open a copy of it from before")
    _require_whole(link, path)
    return version


def _require_whole(link: Connection, path: Path) -> None:
    if connect.waiting_in(connect.wal_of(path)):
        # Pages that the file lacks may wait there, and SQLite itself misses none of them.
        return
    # SQLite would read the missing end of a last page as zeros.
    if path.stat().st_size < connect.pragma(link, "page_count") * connect.pragma(link, "page_size"):
        raise SaveDamaged(f"{path}: the file was cut short; open a copy of it from before")


def _require_room_for(path: Path) -> None:
    if os.path.lexists(path):
        raise SaveExists(f"{path}: there is something of this name already; choose another name or open that one")
    if not path.parent.is_dir():
        raise SaveMissing(f"{path}: its folder is not there; make the folder first")
    wal = connect.wal_of(path)
    if os.path.lexists(wal):
        # SQLite would pour the old session's commits into the new file.
        raise SaveExists(f"{wal}: this belongs to a save that is gone; move it away or choose another name")


def _build(draft: Path) -> None:
    draft.touch()
    link = connect.writer(draft)
    try:
        link.exec_driver_sql("BEGIN IMMEDIATE")
        link.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        link.exec_driver_sql(f"PRAGMA user_version={VERSION}")
        METADATA.create_all(link, checkfirst=False)
        link.exec_driver_sql("COMMIT")
    finally:
        connect.let_go(link)


def _move_into_place(draft: Path, path: Path) -> None:
    try:
        # Unlike a rename this fails where somebody else was quicker.
        os.link(draft, path)
    except FileExistsError as error:
        raise SaveExists(f"{path}: there is something of this name already") from error
    except OSError:
        # Memory sticks know no second name for a file.
        draft.rename(path)
    # The name is part of what must survive a power cut; where a folder cannot be synced, the system does it in time.
    with suppress(OSError):
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _back_up(link: Connection, path: Path, version: int) -> None:
    names = (f"{path.stem}.v{version}.bak{number or ''}{path.suffix}" for number in range(1000))
    copy = next(place for place in map(path.with_name, names) if not os.path.lexists(place))
    # Under another name until it is whole, so that nobody trusts a part of it.
    draft = copy.with_name(f".{copy.name}.{os.getpid()}")
    try:
        target = sqlite3.connect(draft)
        try:
            connect.raw(link).backup(target)
        finally:
            target.close()
        draft.rename(copy)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
