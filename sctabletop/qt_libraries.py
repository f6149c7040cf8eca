"""Which system packages Qt still needs here: asked before Qt is imported, because Qt itself fails without saying."""

import ctypes
import sys
from enum import Enum
from pathlib import Path

_TABLE = Path(__file__).with_name("qt_libraries.txt")


class LibrarySet(Enum):
    """What Qt is to do, which decides the libraries it loads."""

    CORE = "core"
    XCB = "xcb"
    WAYLAND = "wayland"


def missing_packages(*sets: LibrarySet) -> tuple[str, ...]:
    """The packages, in the table's order, that bring what the core set and ``sets`` lack; empty where Qt can load.

    Only Linux is asked: elsewhere Qt's wheels bring all they need.
    """
    if not sys.platform.startswith("linux"):
        return ()
    wanted = {LibrarySet.CORE, *sets}
    rows = [line.split() for line in _TABLE.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    lacking = [package for kind, library, package in rows if LibrarySet(kind) in wanted and not _loads(library)]
    return tuple(dict.fromkeys(lacking))


def install_line(packages: tuple[str, ...]) -> str:
    """The command that brings ``packages`` on Debian and its kin."""
    return "sudo apt-get install --no-install-recommends " + " ".join(packages)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
