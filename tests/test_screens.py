"""The pictures of the screens: every screen has one, each is as large as it says, and documents show it."""

import re
import struct
from pathlib import Path

import numpy as np
import pytest

from tests.layers.tree import CHECKOUT, PACKAGE

SCREENS = CHECKOUT / "docs" / "screens"
DOCS = [CHECKOUT / "README.md", *sorted((CHECKOUT / "docs").glob("*.md"))]
PARTS = {"__init__", "screen", "desk", "making", "pad_screen"}
"""what holds screens, or what they are made of"""
MOST_BYTES = 3_000_000
USUAL, LARGE = (1366, 768), (1920, 1080)
IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")


def _pictures() -> list[Path]:
    return sorted(SCREENS.glob("*.png"))


def _size(picture: Path) -> tuple[int, int]:
    head = picture.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    wide, high = struct.unpack(">II", head[16:24])
    return wide, high


def test_every_screen_has_its_picture() -> None:
    screens = {path.stem for path in (PACKAGE / "gui" / "screens").glob("*.py")} - PARTS
    assert len(screens) > 10
    taken = {path.name for path in _pictures()}
    assert {name for name in screens if f"{name}-light.png" not in taken} == set(), "run: python -m tests.screens"
    assert [name for name in taken if name.endswith("-dark.png")] != []


def test_pictures_are_as_large_as_they_say_and_small_files() -> None:
    for picture in _pictures():
        if picture.name.startswith("seat-sheet-"):
            continue
        assert _size(picture) == (LARGE if "-1080p-" in picture.name else USUAL), picture.name
    assert sum(picture.stat().st_size for picture in _pictures()) < MOST_BYTES


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_every_picture_in_a_document_is_there_and_says_what_it_shows(path: Path) -> None:
    for said, link in IMAGE.findall(path.read_text(encoding="utf-8")):
        assert (path.parent / link).is_file(), link
        assert len(said.split()) >= 5, f"{link}: {said!r}"


def test_the_first_picture_of_the_readme_is_the_window_and_the_guide_shows_every_screen() -> None:
    first = IMAGE.findall((CHECKOUT / "README.md").read_text(encoding="utf-8"))[0][1]
    assert first.startswith("docs/screens/")
    shown = {Path(link).name for path in DOCS for _, link in IMAGE.findall(path.read_text(encoding="utf-8"))}
    lights = {path.name for path in _pictures() if path.name.endswith("-light.png") and "-1080p-" not in path.name}
    assert lights - shown == set()


def test_every_button_that_the_readme_and_the_guide_name_is_in_the_window() -> None:
    sources = [*(PACKAGE / "gui").rglob("*.py"), *(PACKAGE / "session" / "desk").glob("*.py")]
    written = "\n".join(path.read_text(encoding="utf-8") for path in sources).replace("&", "").lower()
    text = _walk() + (CHECKOUT / "docs" / "playing.md").read_text(encoding="utf-8")
    said = [" ".join(words.split()).rstrip(".").lower() for words in re.findall(r"\*\*([^*]+)\*\*", text)]
    assert len(said) > 25
    # A last word may be put in where the program runs: "Begin turn {0}".
    ours = [words for words in said if words in written or re.sub(r" \S+$", " {0}", words) in written]
    assert [words for words in said if words not in ours] == []


def _walk() -> str:
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    return readme.split("## A first exercise")[1].split("\n## ")[0]


@pytest.mark.usefixtures("needs_qt")
def test_a_palette_keeps_few_colours_as_they_are_and_many_nearly(tmp_path: Path) -> None:
    from PySide6.QtGui import QImage

    from tests.pictures import MOST_COLOURS, write_png

    few = np.tile(np.array([0xFFF3F5F7, 0xFF1F5FBF, 0xFFB3261E, 0xFF1D2329], dtype=np.uint32), (40, 25))
    ramp = np.arange(64 * 64, dtype=np.uint32).reshape(64, 64)
    many = 0xFF000000 | (ramp % 64 * 4) << 16 | (ramp // 64 * 4) << 8 | 0x40
    for name, pixels, off in (("few", few, 0), ("many", many.astype(np.uint32), 16)):
        high, wide = pixels.shape
        image = QImage(pixels.tobytes(), wide, high, 4 * wide, QImage.Format.Format_RGB32)
        for again in ("a", "b"):
            write_png(image, tmp_path / f"{name}-{again}.png")
        kept = (tmp_path / f"{name}-a.png").read_bytes()
        assert kept == (tmp_path / f"{name}-b.png").read_bytes()
        back = QImage(str(tmp_path / f"{name}-a.png"))
        assert back.colorCount() <= MOST_COLOURS
        red = [
            abs((back.pixel(x, y) >> 16 & 0xFF) - int(pixels[y, x] >> 16 & 0xFF)) for y in range(high) for x in (0, 3)
        ]
        assert max(red) <= off
