"""Two palettes, light and dark, the few colours beside them, and the measures of the page."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor, QPalette

SPACE: Final = 8
"""The unit of margins and gaps, in pixels; use multiples of it."""


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
