"""The database's complaints about a file, told as sentences."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError

from sctabletop.errors import SaveError
from sctabletop.store.errors import SaveBroken, SaveDamaged, SaveFull, SaveInUse, SaveReadOnly

_BY_CODE: Final[dict[int, tuple[type[SaveError], str]]] = {
    sqlite3.SQLITE_BUSY: (SaveInUse, "another program is writing to it; close that one or try again"),
    sqlite3.SQLITE_LOCKED: (SaveInUse, "another program is writing to it; close that one or try again"),
    sqlite3.SQLITE_READONLY: (SaveReadOnly, "it or its folder is read-only; copy it to a folder you may write to"),
    sqlite3.SQLITE_PERM: (SaveReadOnly, "it or its folder is read-only; copy it to a folder you may write to"),
    sqlite3.SQLITE_CANTOPEN: (SaveReadOnly, "it cannot be opened here; copy it to a folder you may write to"),
    sqlite3.SQLITE_FULL: (SaveFull, "the disk is full, and all before this moment is kept; make room and go on"),
    sqlite3.SQLITE_IOERR: (SaveBroken, "the disk would not read or write it, and all before this moment is kept"),
    sqlite3.SQLITE_CORRUPT: (SaveDamaged, "it is damaged or was cut short; open a copy of it from before"),
    # A file of another program was refused by its header, so this one was ours.
    sqlite3.SQLITE_NOTADB: (SaveDamaged, "it is damaged or was cut short; open a copy of it from before"),
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns the database's complaints about a file into sentences; what nobody can mend goes through as it is."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        code = _code(cause)
        if code not in _BY_CODE:
            raise
        kind, sentence = _BY_CODE[code]
        raise kind(f"{path}: {sentence}") from error


def _code(cause: BaseException | None) -> int:
    if "decode to UTF-8" in str(cause):
        # The driver's own complaint, without a code: bytes in a text column that are no text.
        return sqlite3.SQLITE_CORRUPT
    # The low byte is the family of the error; the rest tells apart what needs the same cure.
    return int(getattr(cause, "sqlite_errorcode", 0)) & 0xFF
