"""What is seen while the rest is still being read from the disk."""

from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from sctabletop import __version__
from sctabletop.gui.icons import window_icon
from sctabletop.gui.theme import SPACE, colours
from sctabletop.session.marking import MARKING

WIDTH: Final = 460
HEIGHT: Final = 220


class Splash(QWidget):
    """The program's name, on a widget of our own: Qt's splash screen waits a second where nothing manages windows.

    ``painted`` comes once, when it has been on the screen for the first time.
    """

    painted = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.SplashScreen | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle("sctabletop")
        self.setAccessibleName(self.tr("sctabletop is starting"))
        self._icon = window_icon()
        self._seen = False
        self.setFixedSize(WIDTH, HEIGHT)
        screen = QGuiApplication.primaryScreen().availableGeometry()
        self.move(screen.center() - self.rect().center())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """All of it."""
        del event
        painter = QPainter(self)
        self._paint(painter)
        painter.end()
        if not self._seen:
            self._seen = True
            self.painted.emit()

    def _paint(self, painter: QPainter) -> None:
        ink = self.palette().color(QPalette.ColorRole.Text)
        quiet = colours(self.palette()).muted
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        painter.setPen(colours(self.palette()).line)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        self._icon.paint(painter, QRect(4 * SPACE, 8 * SPACE, 64, 64))
        left, across = 14 * SPACE, WIDTH - 17 * SPACE
        painter.setPen(ink)
        painter.setFont(self._sized(2.0, bold=True))
        painter.drawText(QRect(left, 8 * SPACE, across, 36), Qt.AlignmentFlag.AlignVCenter, "sctabletop")
        painter.setPen(quiet)
        painter.setFont(self._sized(1.0))
        about = self.tr("Security cooperation, table-top · {version}").format(version=__version__)
        painter.drawText(QRect(left, 8 * SPACE + 38, across, 24), Qt.AlignmentFlag.AlignVCenter, about)
        line = QRect(0, 0, WIDTH, 4 * SPACE)
        painter.setFont(self._sized(0.8))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, MARKING)
        line.moveBottom(HEIGHT - SPACE)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, self.tr("One moment …"))

    def _sized(self, factor: float, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * factor)
        font.setBold(bold)
        return font
