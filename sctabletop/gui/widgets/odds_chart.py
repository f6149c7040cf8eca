"""The painted column of what was foretold: what was said and how often it comes, on one line from never to always."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sctabletop.gui.theme import colours

Index = QModelIndex | QPersistentModelIndex
ODDS_ROLE: Final = Qt.ItemDataRole.UserRole + 3
"""Two shares from 0 to 1: what was said, and the base rate or None."""
_DOT, _EDGE = 4.0, 8.0


class OddsLine(QStyledItemDelegate):
    """A dot for what was said, an upright stroke for the base rate, and the way between them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Room for the picture."""
        return QSize(120, super().sizeHint(option, index).height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The line, or nothing."""
        self.initStyleOption(option, index)
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        shares: tuple[float, float | None] | None = index.data(ODDS_ROLE)
        if shares is None:
            return
        odds, base = shares
        box = QRectF(option.rect).adjusted(_EDGE, 0.0, -_EDGE, 0.0)
        tone = colours(option.palette)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ink = option.palette.highlightedText().color() if chosen else None
        y = box.center().y()

        def at(share: float) -> QPointF:
            return QPointF(box.left() + box.width() * share, y)

        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink or tone.muted, 1.0))
        painter.drawLine(at(0.0), at(1.0))
        if base is not None:
            painter.setPen(QPen(ink or tone.muted, 3.0))
            painter.drawLine(at(base), at(odds))
            painter.setPen(QPen(ink or option.palette.text().color(), 2.0))
            painter.drawLine(at(base) - QPointF(0.0, 2.0 * _DOT), at(base) + QPointF(0.0, 2.0 * _DOT))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink or tone.accent)
        painter.drawEllipse(at(odds), _DOT, _DOT)
        painter.restore()
