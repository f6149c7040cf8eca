"""Labels that say something: headings, sentences that the keyboard can read, and words with a tone."""

from enum import Enum

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from sctabletop.gui.theme import Colours, colours


class Tone(Enum):
    """How a thing stands: the sign that is written in front of its words, and a colour that goes with it."""

    PLAIN = ""
    MUTED = " "
    OPEN = "○ "
    NOW = "● "
    HALF = "◐ "
    GOOD = "✓ "
    DOUBTFUL = "▲ "
    BAD = "✕ "


def _colour_name(tone: Tone) -> str:
    match tone:
        case Tone.GOOD:
            return "good"
        case Tone.DOUBTFUL | Tone.HALF:
            return "doubtful"
        case Tone.BAD:
            return "bad"
        case Tone.NOW:
            return "accent"
        case _:
            return "muted"


class Saying(QLabel):
    """A text that wraps. Its size follows the application's font, its colour the palette; ``readable`` puts it in the
    tab order, for what somebody must be able to reach without a mouse.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        tone: Tone = Tone.PLAIN,
        size: float = 1.0,
        bold: bool = False,
        readable: bool = False,
    ) -> None:
        super().__init__(parent)
        self._tone, self._size, self._bold = tone, size, bold
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        # On a ground of another role Qt would take another colour than the one that is set here.
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        if readable:
            flags = Qt.TextInteractionFlag
            self.setTextInteractionFlags(flags.TextSelectableByKeyboard | flags.TextSelectableByMouse)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._set_size()
        self.say(text, tone)

    def say(self, text: str, tone: Tone | None = None) -> None:
        """Say something else, in another tone where one is given."""
        if tone is not None:
            self._tone = tone
        sign = self._tone.value if text and self._tone is not Tone.MUTED else ""
        self.setText(f"{sign}{text}")
        self._set_colour()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow another palette and another font of the application."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._set_colour()
        elif event.type() == QEvent.Type.ApplicationFontChange:
            self._set_size()

    def _set_size(self) -> None:
        if self._size == 1.0 and not self._bold:
            return
        font = QApplication.font()
        font.setPointSizeF(font.pointSizeF() * self._size)
        font.setBold(self._bold)
        self.setFont(font)

    def _set_colour(self) -> None:
        if self._tone is Tone.PLAIN:
            return
        palette = self.palette()
        beside: Colours = colours(palette)
        wanted = getattr(beside, _colour_name(self._tone))
        if palette.color(QPalette.ColorRole.WindowText) != wanted:
            palette.setColor(QPalette.ColorRole.WindowText, wanted)
            self.setPalette(palette)


def heading(text: str, parent: QWidget | None = None, size: float = 1.2) -> Saying:
    """A heading."""
    return Saying(text, parent, size=size, bold=True)
