"""The clock in the top bar, with the buttons of whoever keeps the time."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from sctabletop.gui.clock import Clock
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.heading import Heading


class ClockFace(QWidget):
    """Time left, pause and more time. Hidden where the phase has no clock."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._time = Heading(factor=1.0, parent=self)
        self._time.setWordWrap(False)
        self._time.setAccessibleName(self.tr("Time left in this phase"))
        self.pause = QPushButton(self)
        self.pause.clicked.connect(clock.pause)
        self.one = self._more(1)
        self.one.clicked.connect(self._on_one_clicked)
        self.five = self._more(5)
        self.five.clicked.connect(self._on_five_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE // 2)
        for part in (self._time, self.pause, self.one, self.five):
            row.addWidget(part)
        clock.changed.connect(self._on_clock_changed)
        self._on_clock_changed()

    def _more(self, minutes: int) -> QPushButton:
        button = QPushButton(self.tr("+{0} min").format(minutes), self)
        button.setAccessibleName(self.tr("Give {0} more minutes").format(minutes))
        return button

    @Slot()
    def _on_one_clicked(self) -> None:
        self._clock.extend(60.0)

    @Slot()
    def _on_five_clicked(self) -> None:
        self._clock.extend(300.0)

    @Slot()
    def _on_clock_changed(self) -> None:
        text = self._clock.text()
        self.setVisible(bool(text))
        self._time.setText(self.tr("{0} (paused)").format(text) if self._clock.paused else text)
        resume = self._clock.paused
        self.pause.setText(self.tr("Go on") if resume else self.tr("Pause"))
        self.pause.setAccessibleName(self.tr("Let the clock go on") if resume else self.tr("Pause the clock"))
        self.pause.setEnabled(bool(self._clock.left))
