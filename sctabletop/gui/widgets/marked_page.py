"""A stack of screens under the marking line that every one of them carries."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from sctabletop.gui.theme import SPACE
from sctabletop.session.marking import MARKING


class MarkedPage(QWidget):
    """``stack`` holds the screens; ``mark`` changes the line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marking = QLabel(MARKING, self, alignment=Qt.AlignmentFlag.AlignCenter)
        self.marking.setTextFormat(Qt.TextFormat.PlainText)
        self.marking.setWordWrap(True)
        self.stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE // 2, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.marking)
        column.addWidget(self.stack, 1)

    def mark(self, words: str) -> None:
        """Another marking line."""
        self.marking.setText(words)
