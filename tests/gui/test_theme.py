"""Light and dark, large and small: readable either way, and kept."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from sctabletop.gui.icons import icon, picture
from sctabletop.gui.look import Look
from sctabletop.gui.settings import Settings
from sctabletop.gui.theme import LARGEST_TEXT, SMALLEST_TEXT, Scheme, colours, is_dark, palette
from sctabletop.gui.widgets.heading import Heading
from tests.gui.opened import look, settings

__all__ = ["look", "settings"]
_ROLE = QPalette.ColorRole
READABLE = 4.5
"""the contrast that WCAG 2 asks of text (AA)"""


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    """As WCAG 2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        (_ROLE.WindowText, _ROLE.Window),
        (_ROLE.Text, _ROLE.Base),
        (_ROLE.Text, _ROLE.AlternateBase),
        (_ROLE.ButtonText, _ROLE.Button),
        (_ROLE.HighlightedText, _ROLE.Highlight),
        (_ROLE.ToolTipText, _ROLE.ToolTipBase),
        (_ROLE.Link, _ROLE.Base),
        (_ROLE.PlaceholderText, _ROLE.Base),
    ],
)
def test_text_stands_out_from_what_it_is_written_on(dark: bool, ink: _ROLE, paper: _ROLE) -> None:
    made = palette(dark)
    assert contrast(made.color(ink), made.color(paper)) >= READABLE


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", ["accent", "good", "doubtful", "bad", "known", "believed", "muted"])
def test_every_colour_that_is_written_in_can_be_read(dark: bool, name: str) -> None:
    made = palette(dark)
    for paper in (_ROLE.Window, _ROLE.Base):
        assert contrast(getattr(colours(made), name), made.color(paper)) >= READABLE


def test_the_two_palettes_are_what_they_are_called() -> None:
    assert is_dark(palette(dark=True))
    assert not is_dark(palette(dark=False))


def test_a_choice_is_on_every_window_at_once_and_kept(qapp: QApplication, look: Look, settings: Settings) -> None:
    look.use_dark()
    assert is_dark(qapp.palette())
    look.use_light()
    assert not is_dark(qapp.palette())
    assert settings.scheme is Scheme.LIGHT


def test_text_grows_and_shrinks_within_bounds_and_headings_with_it(qapp: QApplication, look: Look) -> None:
    heading = Heading("Turn", 2.0)
    before = heading.font().pointSizeF()
    for _ in range(40):
        look.larger()
    assert look.percent == LARGEST_TEXT
    QApplication.processEvents()
    assert heading.font().pointSizeF() == pytest.approx(before * LARGEST_TEXT / 100)
    for _ in range(40):
        look.smaller()
    assert look.percent == SMALLEST_TEXT
    look.usual_size()
    assert qapp.font().pointSizeF() == pytest.approx(10.0)
    heading.deleteLater()


@pytest.mark.usefixtures("look")
def test_text_is_set_in_the_font_that_comes_with_the_program(qapp: QApplication) -> None:
    assert qapp.font().family() == "Inter"
    assert QFontInfo(qapp.font()).family() == "Inter"


@pytest.mark.usefixtures("qapp")
def test_an_icon_takes_the_colour_of_the_text_beside_it() -> None:
    image = picture("play", QColor("#123456"), 32).toImage()
    dots = [image.pixelColor(x, y) for x in range(32) for y in range(32)]
    inked = {dot.name() for dot in dots if dot.alpha() == 255}
    assert inked == {"#123456"}
    assert not icon("play", palette(dark=True)).isNull()


def test_settings_that_cannot_be_read_count_as_none(tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    file.write_text("[General]\nscheme=pink\ntext_percent=huge\nrecent={\nchoices=[1]\ngeometry=zz\n", encoding="utf-8")
    read = Settings(file)
    assert (read.scheme, read.text_percent, read.recent(), read.choices) == (Scheme.SYSTEM, 100, (), {})
    assert read.geometry.isEmpty()


def test_settings_come_back_from_the_file(tmp_path: Path) -> None:
    first = Settings(tmp_path / "window.ini")
    first.scheme, first.text_percent, first.choices = Scheme.DARK, 120, {"seats": {"osd": "person"}, "n": 3}
    first.flush()
    again = Settings(tmp_path / "window.ini")
    assert (again.scheme, again.text_percent, again.choices) == (
        Scheme.DARK, 120, {"seats": {"osd": "person"}, "n": 3}
    )  # fmt: skip
