"""The scenarios' maps: no label lies on a line, on a mark or on another label."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainterPath, QPainterPathStroker

from tests.layers.tree import CHECKOUT

MAPS = sorted((CHECKOUT / "scenarios").glob("*/map.svg"))


def _sheet(map_file: Path) -> QRectF:
    return QRectF(*map(float, ET.parse(map_file).getroot().attrib["viewBox"].split()))  # noqa: S314 - as below


def _drawn(map_file: Path) -> Iterator[tuple[str, dict[str, str], str]]:
    """Every element as (kind, attributes with those of the groups around it, text)."""
    # The maps are files of this repository.
    waiting: list[tuple[ET.Element, dict[str, str]]] = [(ET.parse(map_file).getroot(), {})]  # noqa: S314
    while waiting:
        element, around = waiting.pop()
        known = {**around, **element.attrib}
        yield element.tag.rpartition("}")[2], known, element.text or ""
        waiting += [(inner, known) for inner in element]


def _labels(map_file: Path) -> list[tuple[str, QRectF]]:
    """Each label with what its letters cover."""
    out = []
    for kind, given, said in _drawn(map_file):
        if kind == "text":
            font = QFont(given["font-family"])
            font.setPixelSize(int(given["font-size"]))
            font.setItalic(given.get("font-style") == "italic")
            font.setBold(given.get("font-weight") == "bold")
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, float(given.get("letter-spacing", "0")))
            letters = QFontMetricsF(font)
            back = {"middle": 0.5, "end": 1.0}.get(given.get("text-anchor", ""), 0.0) * letters.horizontalAdvance(said)
            where = letters.tightBoundingRect(said).translated(float(given["x"]) - back, float(given["y"]))
            out.append((said, where))
    return out


def _ink(map_file: Path) -> Iterator[tuple[str, QPainterPath]]:
    """Every line and every mark: of an area its border alone, as wide as it is drawn."""
    for kind, given, _ in _drawn(map_file):
        path = QPainterPath()
        if kind in {"polygon", "polyline"}:
            points = [QPointF(*map(float, pair.split(","))) for pair in given["points"].split()]
            path.moveTo(points[0])
            for point in points[1:]:
                path.lineTo(point)
            if kind == "polygon":
                path.closeSubpath()
            pen = QPainterPathStroker()
            pen.setWidth(float(given.get("stroke-width", "1")))
            path = pen.createStroke(path)
        elif kind == "circle":
            r = float(given["r"])
            path.addEllipse(QPointF(float(given["cx"]), float(given["cy"])), r, r)
        elif kind == "rect" and float(given["width"]) < _sheet(map_file).width():
            path.addRect(QRectF(*(float(given[name]) for name in ("x", "y", "width", "height"))))
        if not path.isEmpty():
            yield f"{kind} {given.get('points', '')}", path


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("map_file", MAPS, ids=lambda p: p.parent.name)
def test_no_label_lies_on_a_line_a_mark_or_another_label(map_file: Path) -> None:
    labels, ink = _labels(map_file), list(_ink(map_file))
    assert len(labels) > 9
    assert len(ink) > 9
    on_ink = [(said, what) for said, where in labels for what, path in ink if path.intersects(where)]
    on_others = [(a, b) for (a, one), (b, two) in combinations(labels, 2) if one.intersects(two)]
    outside = [said for said, where in labels if not _sheet(map_file).contains(where)]
    assert (on_ink, on_others, outside) == ([], [], [])
