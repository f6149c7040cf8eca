"""Rows of a list that are as high as their wrapped words need."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem


class Wrapped(QStyledItemDelegate):
    """For a list with spacing: Qt measures words at the width of the view and draws them within the spacing, and what
    does not fit there ends in dots.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802 - Qt's name
        """The room for the words at the width at which they are drawn."""
        inner = QStyleOptionViewItem(option)
        view = self.parent()
        if isinstance(view, QListWidget):
            inner.rect = option.rect.adjusted(0, 0, -2 * view.spacing(), 0)
        return super().sizeHint(inner, index)
