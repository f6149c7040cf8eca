"""Faults of the program: written to a log with all there is to know, told to the person in one sentence."""

import logging
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final

from platformdirs import user_log_path
from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, Slot, qInstallMessageHandler

from sctabletop.errors import SctabletopError

_LOG: Final = logging.getLogger("sctabletop")
_QT: Final = logging.getLogger("sctabletop.qt")
_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_MOST_BYTES: Final = 1_000_000


def log_file() -> Path:
    """Where the log is, whether or not there is one yet."""
    return user_log_path("sctabletop", appauthor=False) / "window.log"


def keep_log() -> logging.Handler | None:
    """Begin to write the log; None where it cannot be written, and then the program runs without."""
    try:
        log_file().parent.mkdir(parents=True, exist_ok=True)
        kept = RotatingFileHandler(log_file(), maxBytes=_MOST_BYTES, backupCount=2, encoding="utf-8")
    except OSError:
        return None
    kept.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    _LOG.addHandler(kept)
    _LOG.setLevel(logging.INFO)
    return kept


def sentence_for(trouble: BaseException, logged: bool = True) -> str:
    """What the person is told."""
    if isinstance(trouble, SctabletopError):
        return trouble.sentence
    kept = f"what happened is written in {log_file()}" if logged else "its log could not be written"
    return f"This is a fault of the program; {kept}; a save holds everything up to this moment."


class Faults(QObject):
    """Takes every exception that nobody caught, from any thread, and what Qt itself has to say.

    ``tell`` is called on the window's thread with a sentence and details. A fault that was told is only logged after
    that, for one in painting comes back with every frame.
    """

    _caught = Signal(str, str)

    def __init__(self, tell: Callable[[str, str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tell = tell
        self._told: set[str] = set()
        self._log = keep_log()
        self._before = sys.excepthook, threading.excepthook
        self._qt_before: Callable[..., None] | None = None
        self._caught.connect(self._on_caught, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """From now on."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        self._qt_before = qInstallMessageHandler(_on_qt_message)

    def release(self) -> None:
        """No longer: what was there before takes over, and the log is closed."""
        sys.excepthook, threading.excepthook = self._before
        qInstallMessageHandler(self._qt_before)
        if self._log is not None:
            _LOG.removeHandler(self._log)
            self._log.close()
            self._log = None

    def _on_exception(
        self, kind: type[BaseException], trouble: BaseException, trace: TracebackType | None = None
    ) -> None:
        if issubclass(kind, SctabletopError):
            _LOG.info("%s", trouble)
        else:
            _LOG.error("a fault of the program", exc_info=(kind, trouble, trace))
        about = "" if isinstance(trouble, SctabletopError) else f"{kind.__name__}: {trouble}"
        self._caught.emit(sentence_for(trouble, self._log is not None), about)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)

    @Slot(str, str)
    def _on_caught(self, sentence: str, details: str) -> None:
        if details and details in self._told:
            return
        self._told.add(details)
        self._tell(sentence, details)


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    del context
    _QT.log(_LEVELS.get(kind, logging.WARNING), "%s", message)
