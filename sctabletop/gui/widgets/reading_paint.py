"""The two painted columns of the board: the value on its scale with its 80 % bar, and the line of earlier turns."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sctabletop.gui.models.board import READING_ROLE, Column
from sctabletop.gui.theme import Colours, colours
from sctabletop.session.desk.board import Reading, Sureness

Index = QModelIndex | QPersistentModelIndex
BAR_WIDTH = 150
LINE_WIDTH = 90
_WIDTHS: Final[Mapping[int, int]] = {Column.BAR: BAR_WIDTH, Column.HISTORY: LINE_WIDTH}


class ReadingPainter(QStyledItemDelegate):
    """Paints what the cell's words say. Known: a filled diamond; believed: an open ring on its error bar."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Room for the picture where there is one, whatever its words would need."""
        width = _WIDTHS.get(index.column())
        if width is None or index.data(READING_ROLE) is None:
            return super().sizeHint(option, index)
        return QSize(width, option.fontMetrics.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The picture where there is one to paint, words elsewhere."""
        reading: Reading | None = index.data(READING_ROLE)
        column = Column(index.column())
        picture = (column is Column.BAR and reading is not None and reading.top is not None) or (
            column is Column.HISTORY and reading is not None and bool(reading.history)
        )
        if reading is None or not picture:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = option.palette
        ink = palette.highlightedText().color() if chosen else None
        box = QRectF(option.rect).adjusted(8, 3, -8, -3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if column is Column.BAR:
            _bar(painter, box, reading, colours(palette), ink, palette.highlight().color())
        else:
            _line(painter, box, reading, colours(palette), ink)
        painter.restore()


def _bar(painter: QPainter, box: QRectF, reading: Reading, tone: Colours, ink: QColor | None, ground: QColor) -> None:
    bottom, top = reading.bottom, 1.0 if reading.top is None else reading.top
    middle = box.center().y()

    def at(value: float) -> float:
        return box.left() + box.width() * min(max((value - bottom) / (top - bottom), 0.0), 1.0)

    painter.setPen(QPen(ink or tone.line, 1))
    painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))
    for tick in (0.0, 0.5, 1.0):
        x = box.left() + box.width() * tick
        painter.drawLine(QPointF(x, middle - 4), QPointF(x, middle + 4))
    believed = reading.sureness is Sureness.BELIEVED
    mark = ink or (tone.believed if believed else tone.known)
    x = at(reading.mean)
    if believed:
        painter.setPen(QPen(mark, 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QPointF(at(reading.low), middle), QPointF(at(reading.high), middle))
        painter.setPen(QPen(mark, 2))
        painter.setBrush(tone.raised if ink is None else ground)
        painter.drawEllipse(QPointF(x, middle), 4.5, 4.5)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mark)
        corners = ((-6, 0), (0, -6), (6, 0), (0, 6))
        painter.drawPolygon([QPointF(x + across, middle + down) for across, down in corners])


def _line(painter: QPainter, box: QRectF, reading: Reading, tone: Colours, ink: QColor | None) -> None:
    """Earlier turns and now; on the scale where there is one, between its own ends where not."""
    values = [*(past.mean for past in reading.history), reading.mean]
    low, high = (reading.bottom, reading.top) if reading.top is not None else (min(values), max(values))
    span = (high - low) or 1.0
    step = box.width() / (len(values) - 1)
    points = [
        QPointF(box.left() + i * step, box.bottom() - box.height() * min(max((v - low) / span, 0.0), 1.0))
        for i, v in enumerate(values)
    ]
    painter.setPen(QPen(ink or tone.muted, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(points))
    painter.setBrush(ink or tone.muted)
    painter.drawEllipse(points[-1], 2.5, 2.5)
