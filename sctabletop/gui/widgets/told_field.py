"""A field with room beneath it for one sentence that says what is wrong with it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from sctabletop.gui.theme import colours


class ToldField(QWidget):
    """Holds ``field``, a widget or a row of them; the sentence goes as soon as it is set to nothing."""

    def __init__(self, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(field)
        column.addWidget(self.sentence)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._dress()

    def say(self, sentence: str) -> None:
        """What is wrong; an empty text for nothing."""
        self.sentence.setText(f"⚠ {sentence}" if sentence else "")
        self.sentence.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)

    def take_focus(self) -> None:
        """Give the keyboard to the first part of the field that takes it."""
        parts = [self.field, *self.field.findChildren(QWidget)]
        for part in parts:
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled():
                part.setFocus()
                return

    def _dress(self) -> None:
        warned = QPalette(self.palette())
        warned.setColor(QPalette.ColorRole.WindowText, colours(self.palette()).bad)
        self.sentence.setPalette(warned)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the warning colour of the new palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
