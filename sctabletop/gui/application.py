"""The start: something to see at once, everything heavy after that, and an orderly end."""

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QMessageBox

from sctabletop import __version__
from sctabletop.gui.faults import Faults
from sctabletop.gui.icons import window_icon
from sctabletop.gui.look import Look
from sctabletop.gui.settings import Settings, settings_file
from sctabletop.gui.splash import Splash
from sctabletop.gui.stopping import Stopping

if TYPE_CHECKING:
    from sctabletop.gui.window import Window
    from sctabletop.session.desk.library import Library

SWITCH_SECONDS: Final = 0.0005
"""how soon the window gets its turn beside work in the background; Python's own 0.005 is felt as a stutter"""
PATIENCE_MS: Final = 300
"""how long the start waits for a splash that nothing shows"""


def run(library: "Library") -> int:
    """The exit code once the window is closed: 0, or 128 and the number of the signal that ended it."""
    sys.setswitchinterval(SWITCH_SECONDS)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("sctabletop")
    app.setOrganizationName("sctabletop")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("sctabletop")
    app.setWindowIcon(window_icon())
    settings = Settings(settings_file())
    start = Start(library, settings, Look(app, settings, app), app)
    stopping = Stopping(app)
    code = app.exec()
    stopping.release()
    start.end()
    return code


class Start(QObject):
    """Shows the splash, reads the rest once that was painted, and shows the window."""

    def __init__(self, library: "Library", settings: Settings, look: Look, parent: QApplication) -> None:
        super().__init__(parent)
        self._library = library
        self._settings = settings
        self._look = look
        self.window: Window | None = None
        self._last_words: QMessageBox | None = None
        self._faults = Faults(self._tell, self)
        self._faults.watch()
        self._waiting = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._waiting.timeout.connect(self._read_rules)
        self.splash = Splash()
        self.splash.painted.connect(self._on_splash_painted)
        self._waiting.start()
        self.splash.show()

    @Slot()
    def _on_splash_painted(self) -> None:
        # At the next turn of the loop, so that what was painted reaches the screen.
        self._waiting.start(0)

    @Slot()
    def _read_rules(self) -> None:
        # Numbers, rules and claims: most of the time that a start takes.
        import_module("sctabletop.session.desk.library")
        QTimer.singleShot(0, self, self._show_window)

    @Slot()
    def _show_window(self) -> None:
        from sctabletop.gui.window import Window

        self.window = Window(self._library, self._settings, self._look)
        self.window.show()
        self.splash.close()

    def _tell(self, sentence: str, details: str) -> None:
        if self.window is not None:
            self.window.tell(sentence, details)
            return
        # Without a window there is nothing left to do once this was read.
        self._last_words = QMessageBox(QMessageBox.Icon.Critical, "sctabletop", sentence)
        self._last_words.setDetailedText(details)
        self._last_words.finished.connect(self._on_last_words_finished)
        self._last_words.open()
        self.splash.close()

    @Slot()
    def _on_last_words_finished(self) -> None:
        QApplication.exit(1)

    def end(self) -> None:
        """Let go of everything, in order."""
        if self.window is not None:
            self.window.shut()
            self.window.deleteLater()
        self._faults.release()
