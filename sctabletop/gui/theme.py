"""Two palettes, light and dark, the few colours beside them, the font, and the measures of the page."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from sctabletop.resources import assets_dir

SPACE: Final = 8
"""The unit of margins and gaps, in pixels; use multiples of it."""

TEXT_POINTS: Final = 10.0
SMALLEST_TEXT: Final = 80
LARGEST_TEXT: Final = 200
"""percent of the usual size"""
TEXT_STEP: Final = 10


class Scheme(StrEnum):
    """Which of the two palettes is shown."""

    SYSTEM = "system"
    """as the desktop has it, light where it does not say"""
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Colours:
    """What a palette has no role for. Never the only bearer of a meaning: a word or a shape goes with each."""

    accent: QColor
    good: QColor
    doubtful: QColor
    bad: QColor
    known: QColor
    believed: QColor
    muted: QColor
    line: QColor
    raised: QColor


def is_dark(palette: QPalette) -> bool:
    """Whether this is the dark palette."""
    return palette.color(QPalette.ColorRole.Window).lightness() < 128


def colours(palette: QPalette) -> Colours:
    """The colours that go with a widget's palette; ask again when it changes (``changeEvent``, PaletteChange)."""
    names = (
        ("#6ea8fe", "#75c48f", "#e3b341", "#f0877f", "#9cc4ff", "#d2a8ff", "#9aa4af", "#3a424b", "#262c33")
        if is_dark(palette)
        else ("#1f5fbf", "#1a7f45", "#8f6400", "#b3261e", "#1f5fbf", "#7b3fb5", "#5c6670", "#c9d0d8", "#ffffff")
    )
    return Colours(*map(QColor, names))


_ROLE: Final = QPalette.ColorRole
# role: light, dark
_PALETTE: Final = {
    _ROLE.Window: ("#f3f5f7", "#1c2127"),
    _ROLE.WindowText: ("#1d2329", "#e3e7eb"),
    _ROLE.Base: ("#ffffff", "#14181d"),
    _ROLE.AlternateBase: ("#f0f3f6", "#1a1f25"),
    _ROLE.Text: ("#1d2329", "#e3e7eb"),
    _ROLE.PlaceholderText: ("#68727c", "#8d98a3"),
    _ROLE.Button: ("#e9edf1", "#2b323a"),
    _ROLE.ButtonText: ("#1d2329", "#e3e7eb"),
    _ROLE.BrightText: ("#ffffff", "#ffffff"),
    _ROLE.ToolTipBase: ("#ffffff", "#2b323a"),
    _ROLE.ToolTipText: ("#1d2329", "#e3e7eb"),
    _ROLE.Highlight: ("#1f5fbf", "#2f6fd0"),
    _ROLE.HighlightedText: ("#ffffff", "#ffffff"),
    _ROLE.Accent: ("#1f5fbf", "#6ea8fe"),
    _ROLE.Link: ("#1f5fbf", "#6ea8fe"),
    _ROLE.LinkVisited: ("#7b3fb5", "#d2a8ff"),
    _ROLE.Light: ("#ffffff", "#3a424b"),
    _ROLE.Midlight: ("#f3f5f7", "#323a42"),
    _ROLE.Mid: ("#c3cad2", "#12161a"),
    _ROLE.Dark: ("#9ea8b2", "#0e1114"),
    _ROLE.Shadow: ("#6d7780", "#000000"),
}
_GREYED: Final = {
    _ROLE.WindowText: ("#6f7982", "#7f8a95"),
    _ROLE.Text: ("#6f7982", "#7f8a95"),
    _ROLE.ButtonText: ("#6f7982", "#7f8a95"),
    _ROLE.Highlight: ("#c3cad2", "#3a424b"),
    _ROLE.HighlightedText: ("#1d2329", "#e3e7eb"),
}


def palette(dark: bool) -> QPalette:
    """The light or the dark palette, every role of it ours: no desktop's colours shine through."""
    made = QPalette()
    for role, pair in _PALETTE.items():
        made.setColor(role, QColor(pair[dark]))
    for role, pair in _GREYED.items():
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(pair[dark]))
    return made


def wants_dark(app: QApplication, scheme: Scheme) -> bool:
    """Whether this scheme means the dark palette here and now."""
    if scheme is Scheme.SYSTEM:
        return app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return scheme is Scheme.DARK


def bring_font() -> str:
    """The family of the font that comes with the program, ready for use; empty where its files are gone."""
    families = [""]
    for file in sorted(assets_dir().glob("fonts/inter/*.otf")):
        families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    return families[-1]


def text_font(family: str, percent: int) -> QFont:
    """The font of everything that asks for no other size."""
    font = QFont(family) if family else QFont()
    font.setPointSizeF(TEXT_POINTS * percent / 100)
    return font
