"""The first bytes of a file, looked at before SQLite does, so that a file of another program is never touched."""

import os
from pathlib import Path
from typing import Final

from sctabletop.store.errors import NotASave, SaveDamaged, SaveMissing, SaveUnreadable

APPLICATION_ID: Final = 0x53435454
"""The mark in the header of every save of this program: SCTT."""

_MAGIC: Final = b"SQLite format 3\x00"
_MARK_AT: Final = 68
_LENGTH: Final = 100


def require_save(path: Path) -> None:
    """Raises a SaveError, one sentence, unless ``path`` is a file that begins as our saves do."""
    if not os.path.lexists(path):
        raise SaveMissing(f"{path}: there is no such file")
    if path.is_dir():
        raise NotASave(f"{path}: this is a folder, not a save")
    # A pipe or a device would keep the program waiting for ever.
    if not path.is_file():
        raise NotASave(f"{path}: this is not a file")
    try:
        with path.open("rb") as file:
            header = file.read(_LENGTH)
    except OSError as error:
        raise SaveUnreadable(f"{path}: this cannot be read ({error.strerror})") from error
    _require_header(header, path)


def _require_header(header: bytes, path: Path) -> None:
    if not header:
        raise NotASave(f"{path}: the file is empty, so it is not a save")
    if not header.startswith(_MAGIC[: len(header)]):
        raise NotASave(f"{path}: this is not a save of this program")
    if len(header) < _LENGTH:
        raise SaveDamaged(f"{path}: the file was cut short; open a copy of it from before")
    if int.from_bytes(header[_MARK_AT : _MARK_AT + 4], "big") != APPLICATION_ID:
        raise NotASave(f"{path}: this is a database of another program, not a save")
