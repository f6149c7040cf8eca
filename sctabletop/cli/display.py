"""Whether a window can open here, asked before Qt is imported: Qt ends the process where it cannot."""

import ctypes
import os
import sys
from collections.abc import Mapping
from typing import ClassVar, Final

from sctabletop.errors import MissingLibraries, SctabletopError
from sctabletop.qt_libraries import LibrarySet, install_line, missing_packages

PLATFORM: Final = "QT_QPA_PLATFORM"
OFFSCREEN: Final = f"use the command line (sctabletop --help), or set {PLATFORM}=offscreen"
_SCREENS: Final = (("WAYLAND_DISPLAY", LibrarySet.WAYLAND), ("DISPLAY", LibrarySet.XCB))


class NoScreen(SctabletopError):
    """There is no screen to open a window on."""

    exit_code: ClassVar[int] = 3


def require_display(environment: Mapping[str, str] = os.environ) -> None:
    """Returns where Qt can load and a screen answers. Raises MissingLibraries, or NoScreen.

    Where two kinds of screen are named, one that answers is enough, as for Qt itself.
    """
    if not sys.platform.startswith("linux"):
        return
    if asked := environment.get(PLATFORM):
        _require([kind for kind in (LibrarySet.XCB, LibrarySet.WAYLAND) if asked.startswith(kind.value)])
        return
    kinds = [kind for name, kind in _SCREENS if environment.get(name)]
    if not kinds:
        raise NoScreen(f"there is no screen here to open the window on; {OFFSCREEN}")
    ready = [kind for kind in kinds if not missing_packages(kind)]
    if not ready:
        _require(kinds[-1:])
    if not any(_answers(kind) for kind in ready):
        named = " and ".join(f"{name}={environment[name]}" for name, kind in _SCREENS if kind in ready)
        raise NoScreen(f"the screen {named} does not answer; {OFFSCREEN}")


def _require(kinds: list[LibrarySet]) -> None:
    lacking = missing_packages(*kinds)
    if lacking:
        raise MissingLibraries(f"the window needs system libraries that are missing; run: {install_line(lacking)}")


def _answers(kind: LibrarySet) -> bool:
    """Whether the screen server can be reached; a screen that cannot be asked is taken to be there."""
    try:
        if kind is LibrarySet.WAYLAND:
            wayland = ctypes.CDLL("libwayland-client.so.0")
            wayland.wl_display_connect.restype = ctypes.c_void_p
            link = wayland.wl_display_connect(None)
            if link:
                wayland.wl_display_disconnect(ctypes.c_void_p(link))
            return bool(link)
        xcb = ctypes.CDLL("libxcb.so.1")
    except (OSError, AttributeError):
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    link = ctypes.c_void_p(xcb.xcb_connect(None, None))
    wrong = xcb.xcb_connection_has_error(link)
    xcb.xcb_disconnect(link)
    return not wrong
