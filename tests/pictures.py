"""Small PNG files of what a widget shows: at most 256 colours, the rare ones as the nearest of the common ones."""

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QImageWriter

MOST_COLOURS: Final = 256
_COMMON: Final = 160
"""places of the palette that go to the most common colours as they are, such as the shades of a button"""
_COARSE: Final = 0xF0F0F0
"""bits of a colour that are looked at for the others, so that their places go to colours an eye tells apart"""


def write_png(image: QImage, path: Path) -> None:
    """The picture as a PNG with a palette; the same picture gives the same bytes."""
    writer = QImageWriter(str(path), b"png")
    writer.setCompression(100)
    if not writer.write(with_palette(image)):
        raise OSError(f"{path}: {writer.errorString()}")


def with_palette(image: QImage) -> QImage:
    """The picture in no more than 256 colours; exactly itself where it has no more."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    wide, high = plain.width(), plain.height()
    pixels = np.frombuffer(plain.constBits(), dtype=np.uint32).reshape(high, wide) & np.uint32(0xFFFFFF)
    colours, places, counts = np.unique(pixels, return_inverse=True, return_counts=True)
    kept = _kept(colours, counts)
    nearest = _nearest(colours, kept)
    made = QImage(wide, high, QImage.Format.Format_Indexed8)
    made.setColorTable([0xFF000000 | int(colour) for colour in kept])
    rows = nearest[places].astype(np.uint8).reshape(high, wide)
    target = np.frombuffer(made.bits(), dtype=np.uint8).reshape(high, made.bytesPerLine())
    target[:, :wide] = rows
    return made


def _kept(colours: NDArray[np.uint32], counts: NDArray[np.intp]) -> NDArray[np.uint32]:
    """The most common colours, and of what is left the most common one of each of the most common neighbourhoods."""
    if len(colours) <= MOST_COLOURS:
        return colours
    order = np.argsort(-counts, kind="stable")
    common, rest = order[:_COMMON], order[_COMMON:]
    _, first, where = np.unique(colours[rest] & np.uint32(_COARSE), return_index=True, return_inverse=True)
    weight = np.bincount(where, weights=counts[rest])
    best = np.argsort(-weight, kind="stable")[: MOST_COLOURS - _COMMON]
    kept: NDArray[np.uint32] = np.sort(np.concatenate([colours[common], colours[rest][first[best]]]))
    return kept


def _nearest(colours: NDArray[np.uint32], kept: NDArray[np.uint32]) -> NDArray[np.intp]:
    apart = _channels(colours)[:, None, :] - _channels(kept)[None, :, :]
    found: NDArray[np.intp] = np.argmin((apart * apart).sum(axis=2), axis=1)
    return found


def _channels(colours: NDArray[np.uint32]) -> NDArray[np.int64]:
    parts: NDArray[np.int64] = np.stack([(colours >> shift) & 0xFF for shift in (16, 8, 0)], axis=1).astype(np.int64)
    return parts
