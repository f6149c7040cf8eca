"""Icons drawn from lines, in the colour of the text beside them."""

from typing import Final

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from sctabletop.resources import assets_dir

_SIZES: Final = (16, 24, 32, 48, 64)


def icon(name: str, palette: QPalette) -> QIcon:
    """A line icon of ``assets/icons/lucide`` for text on a button; ask again when the palette changes.

    Raises OSError for a name that has no file.
    """
    drawn = QIcon()
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Disabled):
        mode = QIcon.Mode.Normal if group is QPalette.ColorGroup.Active else QIcon.Mode.Disabled
        for size in _SIZES:
            drawn.addPixmap(picture(name, palette.color(group, QPalette.ColorRole.ButtonText), size), mode)
    return drawn


def picture(name: str, colour: QColor, size: int) -> QPixmap:
    """A line icon as a picture, ``size`` pixels wide and high."""
    text = (assets_dir() / "icons" / "lucide" / f"{name}.svg").read_text(encoding="utf-8")
    return _drawn(text.replace("currentColor", colour.name()), size)


def window_icon() -> QIcon:
    """The program's own icon."""
    text = (assets_dir() / "icons" / "sctabletop.svg").read_text(encoding="utf-8")
    drawn = QIcon()
    for size in (*_SIZES, 128):
        drawn.addPixmap(_drawn(text, size))
    return drawn


def _drawn(svg: str, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode("utf-8"))).render(painter)
    painter.end()
    return pixmap
