"""Files that the program writes: whole or not at all, and never in the place of a device, a pipe or a folder."""

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from sctabletop.errors import SctabletopError

_NOT_FILES: Final = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe, not a file"),
    (stat.S_ISSOCK, "a socket, not a file"),
    (stat.S_ISCHR, "a device, not a file"),
    (stat.S_ISBLK, "a device, not a file"),
)
_TROUBLES: Final = {
    errno.ENOSPC: ("the disk is full", "make room and try again"),
    errno.EDQUOT: ("your share of the disk is full", "make room and try again"),
    errno.EFBIG: ("the file is larger than is allowed there", "name another place"),
}


class CannotWrite(SctabletopError):
    """A file that cannot be written where somebody wants it; ``finding`` is the sentence without its cure."""

    def __init__(self, path: Path | str, what: str, cure: str) -> None:
        self.finding = f"{path}: {what}"
        super().__init__(f"{self.finding}; {cure}")


def place_of(path: Path) -> Path:
    """Where a file of this name really lies, links followed. Raises CannotWrite where none can be written.

    Renaming a new file over a link or a device would put the file in its place, and so break what others rely on.
    """
    try:
        kind = path.stat().st_mode
        for is_kind, said in _NOT_FILES:
            if is_kind(kind):
                raise CannotWrite(path, f"this is {said}", "name a file to write")
        if not os.access(path, os.W_OK):
            raise CannotWrite(path, "the file is read-only", "name another place")
    except FileNotFoundError:
        pass
    except (OSError, ValueError) as trouble:
        raise told(path, trouble) from trouble
    place = Path(os.path.realpath(path))
    if not place.parent.is_dir():
        raise CannotWrite(path, "its folder is not there", "make the folder first")
    if not os.access(place.parent, os.W_OK):
        raise CannotWrite(path, "its folder is read-only", "name another place")
    return place


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """A file to fill; it stands under its name only once it is complete. Raises CannotWrite, which names the file."""
    place = place_of(path)
    # A short name: with what is added, a long one would be longer than a folder takes.
    draft = place.with_name(f".{place.name[:40]}.{os.getpid()}.part")
    try:
        with draft.open("wb") as file:
            yield file
        with suppress(FileNotFoundError):
            shutil.copymode(place, draft)
        draft.replace(place)
    except BaseException as trouble:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        if isinstance(trouble, OSError):
            raise told(path, trouble) from trouble
        raise


def write_whole(path: Path, content: bytes) -> None:
    """The content as a file. Raises CannotWrite."""
    with written_whole(path) as file:
        file.write(content)


def told(path: Path | str, trouble: OSError | ValueError) -> CannotWrite:
    """What the system said against writing there, as a sentence with its cure."""
    if not isinstance(trouble, OSError):
        return CannotWrite(path, "this is no name of a file", "name another")
    reason = (trouble.strerror or "the system refused it").lower()
    return CannotWrite(
        path, *_TROUBLES.get(trouble.errno or 0, (f"it cannot be written ({reason})", "name another place"))
    )
