"""Connections to a save: how it is locked, how hard it is written, and how it is read without leaving a trace."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import NullPool

WAIT_SECONDS: Final = 2.0
"""How long a write waits for another program to finish one; a commit takes milliseconds."""


def writer(path: Path) -> Connection:
    """A connection that writes. The caller translates errors (``trouble.told``)."""
    link = _connection(lambda: _open(path, "mode=rw"))
    link.exec_driver_sql("PRAGMA journal_mode=WAL")
    link.exec_driver_sql("PRAGMA synchronous=FULL")
    link.exec_driver_sql("PRAGMA foreign_keys=ON")
    return link


def reader(path: Path) -> Connection:
    """A connection that changes nothing, whether or not the file and its folder could be written."""
    link = _connection(lambda: _open_for_reading(path))
    link.exec_driver_sql("PRAGMA query_only=ON")
    return link


def copy_in_memory(link: Connection) -> Connection:
    """A connection to an independent copy in memory, which may be written."""
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    raw(link).backup(copy)
    return _connection(lambda: copy)


def raw(link: Connection) -> sqlite3.Connection:
    """The driver's own connection below."""
    found = link.connection.driver_connection
    assert isinstance(found, sqlite3.Connection)  # noqa: S101 - the engines of this file make no other
    return found


def let_go(link: Connection) -> None:
    """Closes the connection and the file with it."""
    link.close()
    link.engine.dispose()


def pragma(link: Connection, name: str) -> int:
    """The value of a pragma that is a number."""
    return int(link.exec_driver_sql(f"PRAGMA {name}").scalar_one())


def wal_of(path: Path) -> Path:
    """Where SQLite keeps what is committed and not yet moved into the file."""
    return path.with_name(path.name + "-wal")


def waiting_in(wal: Path) -> bool:
    """Whether commits wait in the side file."""
    try:
        return wal.stat().st_size > 0
    except OSError:
        # Not there, or gone a moment ago because another program closed the save.
        return False


def _connection(opened: Callable[[], sqlite3.Connection]) -> Connection:
    # AUTOCOMMIT: transactions are begun by name where they are needed, so that reading never holds one open.
    engine = create_engine("sqlite://", creator=opened, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    return engine.connect()


def _open(path: Path, how: str) -> sqlite3.Connection:
    # The window computes beside the screen's thread; the store itself lets one thread in at a time.
    uri = f"{path.absolute().as_uri()}?{how}"
    return sqlite3.connect(uri, uri=True, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)


def _open_for_reading(path: Path) -> sqlite3.Connection:
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        # Opened as a writer would, or the side files that reading needs would stay behind.
        return _open(path, "mode=rw")
    wal = wal_of(path)
    if not waiting_in(wal):
        return _open(path, "immutable=1")
    # Commits wait in the side file and nothing may be made beside it: read a copy of the two.
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        shutil.copyfile(wal, wal_of(copy))
        there = _open(copy, "mode=rw")
        memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        there.backup(memory)
        there.close()
    return memory
