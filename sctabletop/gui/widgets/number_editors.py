"""Editors for numbers: whole ones, others, and shares in percent. A field that may be left out can be emptied."""

from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QSlider, QSpinBox, QWidget

from sctabletop.gui.widgets.field_editors import FieldEditor
from sctabletop.session.desk.fields import Field

_FAR: Final = 1_000_000
"""Where a field names no bound."""
_PERCENT: Final = 100
_SPIN_LETTERS: Final = 22


class EmptyableSpin(QDoubleSpinBox):
    """A spin box whose lowest place is "not set" and whose text may be deleted."""

    def __init__(self, low: float, high: float, step: float, places: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDecimals(places)
        self.setRange(low - step, high)
        self.setSingleStep(step)
        self.setSpecialValueText(self.tr("not set"))
        self.setGroupSeparatorShown(high >= _FAR)
        self.setValue(self.minimum())

    def is_set(self) -> bool:
        """Whether it holds a number."""
        return self.value() > self.minimum()

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """An empty text is as good as a number."""
        return (QValidator.State.Acceptable, text, pos) if not text.strip() else super().validate(text, pos)

    def valueFromText(self, text: str) -> float:  # noqa: N802 - Qt's name
        """The number; the place of "not set" for an empty text."""
        return super().valueFromText(text) if text.strip() else self.minimum()


class NumberEditor(FieldEditor):
    """Any number within bounds. Until a person changes it, it keeps a value to its last digit."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        low = -_FAR if field.low is None else field.low
        high = _FAR if field.high is None else field.high
        fine = high - low <= 2
        self._held: Any = None
        self._spin = EmptyableSpin(low, high, 0.05 if fine else 1.0, 2, self)
        self._spin.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._dress(self._spin)
        self._spin.setMaximumWidth(_SPIN_LETTERS * self._spin.fontMetrics().averageCharWidth())
        self._fill(self._spin).addStretch(0)
        self._spin.valueChanged.connect(self._on_value_changed)

    def value(self) -> Any:
        """The number, or None."""
        return self._held

    def set_value(self, value: Any) -> None:
        """Show a number."""
        self._held = value if isinstance(value, int | float) else None
        with QSignalBlocker(self._spin):
            self._spin.setValue(self._spin.minimum() if self._held is None else float(self._held))

    def target(self) -> QWidget:
        """The spin box."""
        return self._spin

    @Slot()
    def _on_value_changed(self) -> None:
        self._held = self._spin.value() if self._spin.is_set() else None
        self.edited.emit()


class WholeEditor(NumberEditor):
    """A whole number."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        low = -_FAR if field.low is None else field.low
        with QSignalBlocker(self._spin):
            self._spin.setDecimals(0)
            self._spin.setSingleStep(1.0)
            self._spin.setMinimum(low - 1.0)
            self._spin.setValue(self._spin.minimum())

    def value(self) -> Any:
        """The number, or None."""
        return None if self._held is None else round(self._held)


class PercentSpin(QSpinBox):
    """Whole percent. One that ``can_be_empty`` has "not set" below 0 %."""

    def __init__(self, can_be_empty: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent, minimum=-1 if can_be_empty else 0, maximum=_PERCENT, singleStep=5, suffix=" %")
        if can_be_empty:
            self.setSpecialValueText(self.tr("not set"))

    def stepBy(self, steps: int) -> None:  # noqa: N802 - Qt's name
        """The first step up from "not set" is to 0 %, and every other from there in fives."""
        if self.value() < 0 < steps:
            self.setValue((steps - 1) * self.singleStep())
        else:
            super().stepBy(steps)


class ShareEditor(FieldEditor):
    """A share of one, set in percent with a spin box or a slider; "not set" where nobody has said anything yet."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._held: Any = None
        self._spin = PercentSpin(field.default is None, self)
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._slider.setRange(0, _PERCENT)
        self._slider.setSingleStep(5)
        self._dress(self._slider)
        self._dress(self._spin)
        self._slider.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the spin box does the same for the keyboard
        self._fill(self._spin, self._slider).setStretch(1, 1)
        self._spin.valueChanged.connect(self._on_spin_changed)
        self._slider.valueChanged.connect(self._spin.setValue)

    def value(self) -> Any:
        """The share, 0 to 1, or None."""
        return self._held

    def set_value(self, value: Any) -> None:
        """Show a share."""
        self._held = value if isinstance(value, int | float) else None
        shown = self._spin.minimum() if self._held is None else round(self._held * _PERCENT)
        with QSignalBlocker(self._spin), QSignalBlocker(self._slider):
            self._spin.setValue(shown)
            self._slider.setValue(max(shown, 0))

    def target(self) -> QWidget:
        """The spin box."""
        return self._spin

    @Slot(int)
    def _on_spin_changed(self, percent: int) -> None:
        self._held = None if percent < 0 else percent / _PERCENT
        with QSignalBlocker(self._slider):
            self._slider.setValue(max(percent, 0))
        self.edited.emit()
