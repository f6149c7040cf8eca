"""Saves that commands read and write, opened one way."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sctabletop.session.setup import Setup
    from sctabletop.store.sqlite import SqliteStore


def clock() -> str:
    """Now, in universal time."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


@contextmanager
def reading(path: Path) -> "Iterator[tuple[SqliteStore, Setup]]":
    """A save for reading alone, with what it is made of. Raises SaveError."""
    from sctabletop.session.saves import setup_of
    from sctabletop.store.files import read_save

    with read_save(path) as store:
        yield store, setup_of(store)


@contextmanager
def writing(path: Path) -> "Iterator[SqliteStore]":
    """A save that is there, for writing. Raises SaveError."""
    from sctabletop.store.files import open_save

    with open_save(path, clock) as store:
        yield store


def branch_of(store: "SqliteStore", name: str | None) -> str:
    """The branch that is meant: the one named, else the first. Raises SaveError for a name that is not there."""
    from sctabletop.errors import SaveError

    names = [b.name for b in store.branches()]
    if name is None:
        return names[0]
    if name not in names:
        raise SaveError(f"there is no branch {name!r} in this save; it has {', '.join(names)}")
    return name


def free_name(store: "SqliteStore", stem: str) -> str:
    """A name for a new branch: the stem itself, or with a number behind it where that is taken."""
    taken = {b.name for b in store.branches()}
    return next(n for i in range(1, len(taken) + 2) if (n := stem if i == 1 else f"{stem}-{i}") not in taken)
