"""How the whole window looks, as somebody chose it: light or dark, and how large the text is."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from sctabletop.gui.settings import Settings
from sctabletop.gui.theme import (
    LARGEST_TEXT,
    SMALLEST_TEXT,
    TEXT_STEP,
    Scheme,
    bring_font,
    palette,
    text_font,
    wants_dark,
)


class Look(QObject):
    """Keeps the choice in the settings and puts it on every window at once."""

    def __init__(self, app: QApplication, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._settings = settings
        self._family = bring_font()
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._on_desktop_changed)
        self._put_on()

    @property
    def scheme(self) -> Scheme:
        """Light, dark, or as the desktop has it."""
        return self._settings.scheme

    @property
    def percent(self) -> int:
        """The size of the text, 100 being the usual one."""
        return self._settings.text_percent

    @Slot()
    def use_system(self) -> None:
        """Light or dark as the desktop has it."""
        self._use(Scheme.SYSTEM)

    @Slot()
    def use_light(self) -> None:
        """Light."""
        self._use(Scheme.LIGHT)

    @Slot()
    def use_dark(self) -> None:
        """Dark."""
        self._use(Scheme.DARK)

    @Slot()
    def larger(self) -> None:
        """Larger text, as far as it goes."""
        self._resize(self.percent + TEXT_STEP)

    @Slot()
    def smaller(self) -> None:
        """Smaller text, as far as it goes."""
        self._resize(self.percent - TEXT_STEP)

    @Slot()
    def usual_size(self) -> None:
        """Text as large as it comes."""
        self._resize(100)

    @Slot()
    def toggle_full_screen(self) -> None:
        """The window that is in front on the whole screen, or as a window again."""
        window = self._app.activeWindow()
        if window is not None:
            window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _use(self, scheme: Scheme) -> None:
        self._settings.scheme = scheme
        self._put_on()

    def _resize(self, percent: int) -> None:
        self._settings.text_percent = min(LARGEST_TEXT, max(SMALLEST_TEXT, percent))
        self._put_on()

    def _put_on(self) -> None:
        wanted = palette(wants_dark(self._app, self.scheme))
        if self._app.palette() != wanted:
            self._app.setPalette(wanted)
        font = text_font(self._family, self.percent)
        if self._app.font() != font:
            self._app.setFont(font)
            _tell_font()

    @Slot()
    def _on_desktop_changed(self) -> None:
        if self.scheme is Scheme.SYSTEM:
            self._put_on()


def _tell_font() -> None:
    """Tell every widget of ours that text is larger or smaller now.

    Qt makes text larger by itself where nobody chose a size, and tells the others nothing: they would stay as they are.
    """
    for widget in QApplication.allWidgets():
        if type(widget).__module__.startswith("sctabletop."):
            widget.changeEvent(QEvent(QEvent.Type.ApplicationFontChange))
