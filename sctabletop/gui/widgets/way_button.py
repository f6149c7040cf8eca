"""A large button that says what it does and, below in smaller words, to what."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sctabletop.gui.icons import picture
from sctabletop.gui.theme import SPACE, colours
from sctabletop.gui.widgets.heading import Heading


class WayButton(QPushButton):
    """``title`` may hold a mnemonic; ``drawing`` names a line icon."""

    def __init__(self, title: str, about: str, drawing: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._picture = QLabel(self)
        self._title = Heading(title, 1.1, self)
        self._title.setBuddy(self)
        self._about = QLabel(self)
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self._picture, self._title, self._about):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._about)
        across = QHBoxLayout(self)
        across.setContentsMargins(2 * SPACE, SPACE + 4, 2 * SPACE, SPACE + 4)
        across.setSpacing(2 * SPACE)
        across.addWidget(self._picture)
        across.addLayout(words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(True)
        self.setAccessibleName(title.replace("&", ""))
        self.say(about)
        self._dress()

    def say(self, about: str) -> None:
        """To what it does it."""
        self._about.setText(about)
        self.setAccessibleDescription(about)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As large as its words."""
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The same."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Draw in the new colours, or greyed."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.EnabledChange):
            self._dress()

    def _dress(self) -> None:
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        ink = self.palette().color(group, QPalette.ColorRole.ButtonText)
        self._picture.setPixmap(picture(self._drawing, ink, 28))
        quiet = QPalette(self.palette())
        quiet.setColor(QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText, colours(self.palette()).muted)
        quiet.setColor(QPalette.ColorGroup.Inactive, QPalette.ColorRole.WindowText, colours(self.palette()).muted)
        self._about.setPalette(quiet)
