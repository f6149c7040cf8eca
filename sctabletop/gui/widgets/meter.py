"""A number from 0 to 1 as a bar under its name, with the number written beside it."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QVBoxLayout, QWidget

from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.saying import Saying, Tone

_FINE: Final = 1000


class Meter(QWidget):
    """One level. The bar is a picture; the number beside it is what a screen reader says.

    Signals:
        asked_why: the track, for a level that has one.
    """

    asked_why = Signal(str)

    def __init__(self, name: str, about: str = "", track: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = QLabel(name, self)
        self._number = QLabel(self)
        self._bar = QProgressBar(self, minimum=0, maximum=_FINE, textVisible=False)
        self._bar.setFixedHeight(SPACE + SPACE // 2)
        self._name = name
        top = QHBoxLayout()
        top.addWidget(label, 1)
        top.addWidget(self._number)
        self._track = track
        if track:
            why = QToolButton(self)
            why.setText(self.tr("Why?"))
            why.setAccessibleName(self.tr("Why is {0} so?").format(name))
            why.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            why.clicked.connect(self._on_why_clicked)
            top.addWidget(why)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE // 2)
        box.addLayout(top)
        box.addWidget(self._bar)
        if about:
            box.addWidget(Saying(about, self, tone=Tone.MUTED))

    @Slot()
    def _on_why_clicked(self) -> None:
        self.asked_why.emit(self._track)

    def show_level(self, level: float) -> None:
        """Show a level from 0 to 1."""
        self._number.setText(f"{level:.2f}")
        self._bar.setValue(round(level * _FINE))
        self._bar.setAccessibleName(f"{self._name} {level:.2f}")
