"""A table to read: its headings stand over the words that they are for."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sctabletop.gui.theme import palette
from sctabletop.gui.widgets.plain_table import PlainTable


def first_ink(image: QImage, within: QRect, dark: bool) -> int:
    """The first column, from the left, with a letter in it; the grounds and the lines between headings are fainter."""

    def is_ink(x: int, y: int) -> bool:
        light = image.pixelColor(x, y).lightness()
        return light > 180 if dark else light < 90

    return next(
        x for x in range(within.left(), within.right()) for y in range(within.top(), within.bottom()) if is_ink(x, y)
    )


@pytest.mark.parametrize("dark", [False, True])
def test_a_heading_begins_where_the_words_below_it_begin(qtbot: QtBot, dark: bool) -> None:
    page = QWidget()
    table = PlainTable("Table", ("Hope", "Heard", "Held"), parent=page)
    for widget in (page, table, table.viewport(), table.horizontalHeader(), table.horizontalHeader().viewport()):
        widget.setPalette(palette(dark))
    qtbot.addWidget(page)
    table.resize(500, 200)
    table.set_rows([("some", "other", "row"), ("Hope", "Heard", "Held")])
    with qtbot.waitExposed(page):
        page.show()
    drawn = table.grab().toImage()
    header = table.horizontalHeader()
    for column in range(3):
        left, width = header.sectionViewportPosition(column), header.sectionSize(column)
        above = QRect(header.viewport().mapTo(table, QPoint(left, 0)), header.viewport().size())
        below = table.visualRect(table.model().index(1, column)).translated(table.viewport().mapTo(table, QPoint(0, 0)))
        above.setWidth(width)
        above.adjust(1, 3, -1, -3)
        below.adjust(1, 3, -1, -3)
        assert abs(first_ink(drawn, above, dark) - first_ink(drawn, below, dark)) <= 1


def test_a_heading_is_never_cut(qtbot: QtBot) -> None:
    table = PlainTable("Table", ("A heading that is long", "x"))
    qtbot.addWidget(table)
    table.resize(500, 200)
    table.set_rows([("a", "b")])
    table.show()
    header = table.horizontalHeader()
    assert header.sectionSize(0) >= header.fontMetrics().horizontalAdvance("A heading that is long") + 8
