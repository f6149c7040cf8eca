"""Text that stays in proportion to all other text when that is made larger or smaller."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QWidget


class Heading(QLabel):
    """A bold label, ``factor`` times the size of ordinary text."""

    def __init__(self, text: str = "", factor: float = 1.25, parent: QWidget | None = None, bold: bool = True) -> None:
        super().__init__(text, parent)
        self._factor = factor
        self._bold = bold
        self.setWordWrap(True)
        self._fit()

    def _fit(self) -> None:
        font = QFont(QApplication.font())
        font.setPointSizeF(font.pointSizeF() * self._factor)
        font.setBold(self._bold)
        self.setFont(font)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the new size of ordinary text."""
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._fit()
        super().changeEvent(event)
