"""PDF through Qt: a text in pages, each with the marking above and below, whose sheet it is, and its number."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication

from sctabletop.errors import SctabletopError
from sctabletop.output import CannotWrite, write_whole

_DPI: Final = 300
_MARGIN: Final = 14.0
"""millimetres on every side"""
_ABOVE: Final = 1.9
_BELOW: Final = 2.6
"""height of the strips above and below, in lines of text"""
_INK: Final = QColor("#111111")
_POINTS: Final = 9.5
_SETTINGS: Final = (
    (9.5, 170), (9.5, 150), (9.0, 140), (9.0, 130), (8.5, 120), (8.0, 110), (7.5, 100), (7.0, 100), (6.5, 100),
)  # fmt: skip
"""size of the text in points and height of a line in percent, from the roomiest on"""


class CannotPrint(SctabletopError):
    """A sheet that cannot be written where somebody wants it."""


class Paper(Enum):
    """The sizes of paper that offices have."""

    A4 = QPageSize.PageSizeId.A4
    LETTER = QPageSize.PageSizeId.Letter


def usual_paper() -> Paper:
    """What lies in the printers of this country."""
    letter = (QLocale.Country.UnitedStates, QLocale.Country.Canada, QLocale.Country.Mexico, QLocale.Country.Philippines)
    return Paper.LETTER if QLocale().territory() in letter else Paper.A4


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One text to print. ``images`` are named in it as ``<img src="name">``."""

    title: str
    body: str
    """HTML, as far as Qt's rich text knows it; every text in it escaped"""
    marking: str
    footer: str
    images: Mapping[str, QImage] = field(default_factory=dict)
    pages: int = 0
    """on how many pages it is to fit: the text is set as roomily as it then can; 0 for as many as it takes"""


def write(sheet: Sheet, path: Path, paper: Paper) -> Path:
    """The sheet as a PDF in that place, whole or not at all. Raises CannotPrint."""
    try:
        write_whole(path, pdf(sheet, paper))
    except CannotWrite as trouble:
        raise CannotPrint(f"{trouble.finding}; choose another folder") from trouble
    return path


def pdf(sheet: Sheet, paper: Paper) -> bytes:
    """The sheet as the bytes of a PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(sheet.title)
    writer.setCreator("sctabletop")
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    writer.setPageLayout(
        QPageLayout(QPageSize(paper.value), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    )
    painter = QPainter(writer)
    painter.setPen(_INK)
    _paint(painter, writer, sheet)
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())


def _paint(painter: QPainter, writer: QPdfWriter, sheet: Sheet) -> None:
    painter.setFont(_font(_POINTS))
    line = painter.fontMetrics().lineSpacing()
    width, height = float(writer.width()), float(writer.height())
    page = QSizeF(width, height - (_ABOVE + _BELOW) * line)
    document = _fitting(sheet, writer, page)
    for number in range(document.pageCount()):
        if number:
            writer.newPage()
        painter.save()
        painter.translate(0.0, _ABOVE * line - number * page.height())
        document.drawContents(painter, QRectF(0.0, number * page.height(), page.width(), page.height()))
        painter.restore()
        _edges(painter, sheet, QRectF(0.0, 0.0, width, height), f"{number + 1} / {document.pageCount()}")


def _edges(painter: QPainter, sheet: Sheet, whole: QRectF, number: str) -> None:
    flags = Qt.AlignmentFlag
    bold = _font(_POINTS)
    bold.setBold(True)
    painter.setFont(bold)
    painter.drawText(whole, flags.AlignTop | flags.AlignHCenter, sheet.marking)
    painter.drawText(whole, flags.AlignBottom | flags.AlignHCenter, sheet.marking)
    above = whole.adjusted(0.0, 0.0, 0.0, -painter.fontMetrics().lineSpacing())
    painter.setFont(_font(_POINTS - 2))
    painter.drawText(above, flags.AlignBottom | flags.AlignLeft, sheet.footer)
    painter.drawText(above, flags.AlignBottom | flags.AlignRight, number)


def _fitting(sheet: Sheet, writer: QPdfWriter, page: QSizeF) -> QTextDocument:
    if not sheet.pages:
        return _laid_out(sheet, writer, page, _POINTS, 100)
    for points, line in _SETTINGS:
        document = _laid_out(sheet, writer, page, points, line)
        if document.pageCount() <= sheet.pages:
            break
    return document


def _laid_out(sheet: Sheet, writer: QPdfWriter, page: QSizeF, points: float, line: int) -> QTextDocument:
    document = QTextDocument()
    # Sizes in points are meant for this paper and not for the screen.
    document.documentLayout().setPaintDevice(writer)
    document.setDocumentMargin(0.0)
    document.setDefaultFont(_font(points))
    for name, image in sheet.images.items():
        document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), image)
    document.setHtml(f'<body style="color: {_INK.name()}">{sheet.body}</body>')
    if line != 100:
        spaced = QTextBlockFormat()
        spaced.setLineHeight(line, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        everything = QTextCursor(document)
        everything.select(QTextCursor.SelectionType.Document)
        everything.mergeBlockFormat(spaced)
    document.setPageSize(page)
    return document


def _font(points: float) -> QFont:
    # The family of the window, and never its size: paper is as large as it is.
    font = QFont(QApplication.font().family())
    font.setPointSizeF(points)
    return font
