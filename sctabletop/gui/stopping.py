"""Told by the system to stop: the loop ends as if somebody had closed the window."""

import signal
import socket
from types import FrameType
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Slot

_SIGNALS: Final = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
STOPPED: Final = 128
"""plus the number of the signal is the exit code, as shells have it"""


class Stopping(QObject):
    """Ends the event loop when a signal comes. Qt's loop runs no Python by itself, so the signal wakes a socket."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._near, self._far = socket.socketpair()
        for end in (self._near, self._far):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)
        self._woken_before = signal.set_wakeup_fd(self._far.fileno(), warn_on_full_buffer=False)
        self._before = {number: signal.signal(number, self._on_signal) for number in _SIGNALS}

    def release(self) -> None:
        """Let signals do again what they did before."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._woken_before)
        self._notifier.setEnabled(False)
        self._near.close()
        self._far.close()

    @staticmethod
    def _on_signal(number: int, _frame: FrameType | None) -> None:
        QCoreApplication.exit(STOPPED + number)

    @Slot()
    def _on_woken(self) -> None:
        self._near.recv(64)
