"""What a seat may have left on the screen's edges: the clipboard and a tooltip are emptied as its desk closes."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QToolTip

_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


class Discretion(QObject):
    """Watches the clipboard while a desk is open; what came to it in that time is taken away as the desk closes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watching = False
        self._taken: set[QClipboard.Mode] = set()
        QGuiApplication.clipboard().changed.connect(self._on_clipboard_changed)

    def begin(self) -> None:
        """A desk opens."""
        self._watching = True
        self._taken.clear()

    def end(self) -> None:
        """The desk closes."""
        self._watching = False
        clipboard = QGuiApplication.clipboard()
        for mode in _MODES:
            if mode in self._taken:
                clipboard.clear(mode)
        self._taken.clear()
        QToolTip.hideText()

    @Slot(QClipboard.Mode)
    def _on_clipboard_changed(self, mode: QClipboard.Mode) -> None:
        if self._watching:
            self._taken.add(mode)
