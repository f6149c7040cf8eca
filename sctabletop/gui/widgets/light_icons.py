"""The shapes of gate lights: each light is a shape of its own, so that it reads without its colour."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPen, QPixmap

from sctabletop.gui.theme import colours
from sctabletop.session.desk.preview import Light

SIZE: Final = 16
_SHARE: Final = {Light.PASSES: 1.0, Light.LIKELY: 0.75, Light.OPEN: 0.5, Light.UNLIKELY: 0.25}
"""How much of its circle a light fills."""


def colour_of(light: Light, palette: QPalette) -> QColor:
    """The colour that goes with a light."""
    shades = colours(palette)
    match light:
        case Light.PASSES | Light.LIKELY:
            return shades.good
        case Light.OPEN | Light.UNLIKELY:
            return shades.doubtful
        case Light.FAILS:
            return shades.bad
        case Light.LATER:
            return shades.muted


def icon_of(light: Light, palette: QPalette, ratio: float = 1.0) -> QIcon:
    """The shape of a light: a circle filled by its chance, a ticked one, a crossed square, or three dots for later."""
    pixmap = QPixmap(round(SIZE * ratio), round(SIZE * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint(painter, light, colour_of(light, palette), palette.color(QPalette.ColorRole.Base))
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # or the style would tint it
    return icon


def _paint(painter: QPainter, light: Light, ink: QColor, paper: QColor) -> None:
    face = QRectF(1.5, 1.5, SIZE - 3.0, SIZE - 3.0)
    painter.setPen(QPen(ink, 1.6))
    if light is Light.LATER:
        painter.setBrush(ink)
        for x in (3.5, 8.0, 12.5):
            painter.drawEllipse(QPointF(x, 8.0), 0.8, 0.8)
        return
    if light is Light.FAILS:
        painter.setBrush(ink)
        painter.drawRect(face)
        painter.setPen(QPen(paper, 2.0))
        painter.drawLine(QPointF(5.0, 5.0), QPointF(11.0, 11.0))
        painter.drawLine(QPointF(11.0, 5.0), QPointF(5.0, 11.0))
        return
    painter.drawEllipse(face)
    painter.setBrush(ink)
    painter.drawPie(face, 90 * 16, -round(360 * 16 * _SHARE[light]))
    if light is Light.PASSES:
        painter.setPen(QPen(paper, 2.0))
        painter.drawPolyline([QPointF(4.8, 8.4), QPointF(7.2, 10.8), QPointF(11.4, 5.6)])
