"""The painted column of the reasons: each term's piece of the waterfall, beside the number it shows."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sctabletop.gui.models.why import Bar
from sctabletop.gui.theme import colours

Index = QModelIndex | QPersistentModelIndex
BAR_ROLE = Qt.ItemDataRole.UserRole + 2
_LEAST = 2.0


class Waterfall(QStyledItemDelegate):
    """What adds is filled and goes right, what takes away is hatched and goes left, a total is a plain outline."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Room for the picture."""
        return QSize(90, super().sizeHint(option, index).height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The piece, or nothing."""
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        bar: Bar | None = index.data(BAR_ROLE)
        if bar is None:
            return
        box = QRectF(option.rect).adjusted(4, 4, -4, -4)
        span = (bar.high - bar.low) or 1.0

        def at(value: float) -> float:
            return box.left() + box.width() * (value - bar.low) / span

        left, right = sorted((at(bar.start), at(bar.end)))
        piece = QRectF(left, box.top(), max(right - left, _LEAST), box.height())
        tone = colours(option.palette)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ink = option.palette.highlightedText().color() if chosen else None
        painter.save()
        if bar.total:
            painter.setPen(QPen(ink or tone.muted, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        elif bar.end >= bar.start:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink or tone.good)
        else:
            painter.setPen(QPen(ink or tone.bad, 1))
            painter.setBrush(Qt.BrushStyle.BDiagPattern)
        painter.drawRect(piece)
        painter.restore()
