"""A start of the window that ends as soon as Home was painted, and tells when the splash was and when Home was.

Run in a process of its own, by ``python -c``; prints two readings of the system's monotonic clock, in seconds.
"""

import time

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication

from sctabletop.gui import application
from sctabletop.gui.splash import Splash


class _Splash(Splash):
    """The splash as it is; it tells when it was painted first."""

    def __init__(self) -> None:
        super().__init__()
        self.painted.connect(self._on_painted)

    @Slot()
    def _on_painted(self) -> None:
        print(time.monotonic(), flush=True)


class _Start(application.Start):
    """The start as it is; it tells when Home was painted, and ends."""

    @Slot()
    def _show_window(self) -> None:
        super()._show_window()
        # What was asked for as the window came is laid out and painted now, if it was not already.
        QApplication.processEvents()
        print(time.monotonic(), flush=True)
        QApplication.exit(0)


def main() -> None:
    """Start, and end."""
    # In this process alone.
    vars(application).update(Splash=_Splash, Start=_Start)
    from sctabletop.app import open_window

    open_window()
