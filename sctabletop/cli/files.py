"""Files that commands read and write: saves opened one way, documents written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sctabletop.errors import SctabletopError, UsageError

if TYPE_CHECKING:
    from sctabletop.session.setup import Setup
    from sctabletop.store.sqlite import SqliteStore

_OURS: Final = b"SQLite format 3\x00"


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


def require_place(path: Path | None, other: Path | None = None) -> None:
    """Raises, before anything is played, where a document cannot be written or would take a save's place."""
    if path is None:
        return
    if other is not None and path.resolve() == other.resolve():
        raise UsageError("the document would take the place of the save; name another file for --json")
    if path.is_dir():
        raise SctabletopError(f"{path}: this is a folder; name a file to write")
    if not path.parent.is_dir():
        raise SctabletopError(f"{path}: its folder is not there; make the folder first")
    if not os.access(path.parent, os.W_OK):
        raise SctabletopError(f"{path}: its folder is read-only; name another place")
    if path.exists() and _is_save(path):
        raise SctabletopError(f"{path}: this is a save, and a document would take its place; choose another name")


def _is_save(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_OURS)) == _OURS


def write_document(path: Path, document: dict[str, Any]) -> None:
    """The document as JSON, in place of an older one only when it is complete."""
    import json

    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding="utf-8") as file:
            json.dump(document, file, ensure_ascii=False, allow_nan=False, indent=1)
            file.write("\n")
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
