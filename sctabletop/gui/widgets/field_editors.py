"""One editor for each kind of field of an order form. A value is what the order takes; None is a field left out."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from sctabletop.session.desk.fields import Choice, Field
from sctabletop.session.desk.words import capital

SHORT_TEXT = 120
"""A text that may be longer gets several lines to write on."""
_LINES_SHOWN = 3


class CalmWheel(QObject):
    """Keeps the wheel from changing a field that somebody only scrolls past."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """True for a turn of the wheel over a widget without focus."""
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


class FieldEditor(QWidget):
    """What every editor can do. ``edited`` tells only of changes that a person made."""

    edited = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field

    def value(self) -> Any:
        """The value as the order takes it; None where the field is left out."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value without telling anybody; one that does not fit is shown as left out."""
        raise NotImplementedError

    def target(self) -> QWidget:
        """The widget that takes the focus, for the label."""
        raise NotImplementedError

    def help(self) -> str:
        """What a person should know about this field as it is filled now."""
        return self.field.help

    def _dress(self, widget: QWidget) -> None:
        """Name a control for a screen reader, and keep the wheel calm."""
        widget.setAccessibleName(self.field.label)
        widget.setAccessibleDescription(self.field.help)
        widget.setToolTip(self.field.help)
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        widget.installEventFilter(CalmWheel(widget))

    def _fill(self, *widgets: QWidget) -> QHBoxLayout:
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            box.addWidget(widget)
        return box

    @Slot()
    def _on_edited(self) -> None:
        self.edited.emit()


class ChoiceEditor(FieldEditor):
    """One of several. A field that may be left out, or has no value yet, has an empty first entry."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._box = QComboBox(self)
        self._box.setMaxVisibleItems(20)
        self._box.setMinimumContentsLength(10)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._shown: list[Choice | None] = []
        self._list("")
        self._dress(self._box)
        self._fill(self._box)
        self._box.currentIndexChanged.connect(self._on_edited)

    def set_partner(self, partner: str) -> None:
        """Offer only what can be chosen with this partner; everything for an empty text."""
        value = self.value()
        with QSignalBlocker(self._box):
            self._list(partner)
        self.set_value(value)

    def _list(self, partner: str) -> None:
        self._box.clear()
        fits = [c for c in self.field.choices if not partner or not c.where or partner in c.where]
        empty = not self.field.required or self.field.default is None
        self._shown = [None, *fits] if empty else [*fits]
        for at, choice in enumerate(self._shown):
            nothing = self.tr("Choose …") if self.field.required else self.tr("none")
            self._box.addItem(nothing if choice is None else choice.label)
            self._box.setItemData(at, "" if choice is None else choice.help, Qt.ItemDataRole.ToolTipRole)

    def _chosen(self) -> Choice | None:
        at = self._box.currentIndex()
        return self._shown[at] if at >= 0 else None

    def value(self) -> Any:
        """What was chosen."""
        choice = self._chosen()
        return None if choice is None else choice.value

    def only_with(self) -> str:
        """The one partner with whom what is chosen can be chosen; empty where there are several, or any."""
        choice = self._chosen()
        return choice.where[0] if choice is not None and len(choice.where) == 1 else ""

    def set_value(self, value: Any) -> None:
        """Choose; the first entry where there is no such choice."""
        with QSignalBlocker(self._box):
            values = [None if choice is None else choice.value for choice in self._shown]
            self._box.setCurrentIndex(values.index(value) if value in values else 0)

    def target(self) -> QWidget:
        """The box."""
        return self._box

    def help(self) -> str:
        """What is chosen, and the field's help."""
        tip = self._box.itemData(self._box.currentIndex(), Qt.ItemDataRole.ToolTipRole) or ""
        return ". ".join(capital(x).rstrip(".") for x in (str(tip), self.field.help) if x)


class TextEditor(FieldEditor):
    """One line."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._line = QLineEdit(self, maxLength=field.longest)
        self._dress(self._line)
        self._fill(self._line)
        self._line.textEdited.connect(self._on_edited)

    def value(self) -> Any:
        """The text; None for nothing."""
        return self._line.text() or None

    def set_value(self, value: Any) -> None:
        """Show a text."""
        with QSignalBlocker(self._line):
            self._line.setText(str(value or ""))

    def target(self) -> QWidget:
        """The line."""
        return self._line


class PageEditor(FieldEditor):
    """A longer text. The tabulator key goes on to the next field."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._page = QPlainTextEdit(self, tabChangesFocus=True)
        line = self._page.fontMetrics().lineSpacing()
        self._page.setFixedHeight(line * _LINES_SHOWN + 2 * round(self._page.document().documentMargin()) + 6)
        self._dress(self._page)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self._page)
        self._page.textChanged.connect(self._on_edited)

    def value(self) -> Any:
        """The text; None for nothing."""
        return self._page.toPlainText() or None

    def set_value(self, value: Any) -> None:
        """Show a text."""
        with QSignalBlocker(self._page):
            self._page.setPlainText(str(value or ""))

    def target(self) -> QWidget:
        """The page."""
        return self._page


class LinesEditor(PageEditor):
    """Several texts, one a line."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._page.setPlaceholderText(self.tr("one a line"))

    def value(self) -> Any:
        """The lines that hold something; None for none."""
        return [x for x in self._page.toPlainText().split("\n") if x.strip()] or None

    def set_value(self, value: Any) -> None:
        """Show texts, one a line."""
        super().set_value("\n".join(str(x) for x in value or ()))


class FlagEditor(FieldEditor):
    """Yes or no; the box bears the field's label itself."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._box = QCheckBox(field.label, self)
        self._dress(self._box)
        self._fill(self._box)
        self._box.toggled.connect(self._on_edited)

    def value(self) -> Any:
        """Whether it is ticked."""
        return self._box.isChecked()

    def set_value(self, value: Any) -> None:
        """Tick it or not."""
        with QSignalBlocker(self._box):
            self._box.setChecked(bool(value))

    def target(self) -> QWidget:
        """The box."""
        return self._box
