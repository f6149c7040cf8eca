"""The scenario's map, drawn as large as there is room for, with the neighbourhoods in words below it."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from sctabletop.gui.theme import SPACE


class _Drawing(QWidget):
    """Paints an SVG in its own proportions."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._renderer = QSvgRenderer(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_svg(self, text: str) -> None:
        self._renderer.load(QByteArray(text.encode("utf-8")))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._renderer.defaultSize()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        size = self._renderer.defaultSize().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())
        self._renderer.render(QPainter(self), place)


class RegionMap(QWidget):
    """The map and its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = _Drawing(self)
        self._drawing.setAccessibleName(self.tr("Map of the region"))
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.words.setAccessibleName(self.tr("Who borders whom"))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self._drawing, 1)
        column.addWidget(self.words)

    def show_region(self, svg: str, words: str) -> None:
        """Show this drawing and what it means."""
        self._drawing.show_svg(svg)
        self._drawing.setAccessibleDescription(words)
        self.words.setText(words)
