"""Control's last word before the reveal: move one number, with a reason that stays on the record."""

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFormLayout, QLineEdit, QPushButton, QWidget

from sctabletop.domain.orders import Adjust
from sctabletop.domain.tracks import SET_INSTEAD
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.control_part import ControlPart
from sctabletop.gui.widgets.saying import Saying, Tone
from sctabletop.session.desk.board import Board, Reading

_WIDEST = 1_000_000.0


class AdjustForm(ControlPart):
    """Whose number, which, by how much, and why."""

    KIND = "adjust"

    def __init__(self, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(exercise, parent)
        self._readings: dict[str, tuple[Reading, ...]] = {}
        self._owner = QComboBox(self)
        self._owner.currentIndexChanged.connect(self._on_owner_changed)
        self._track = QComboBox(self)
        self._track.setMaxVisibleItems(20)
        self._track.currentIndexChanged.connect(self._on_track_changed)
        self._now = Saying(parent=self, readable=True)
        self._by = QDoubleSpinBox(self)
        self._reason = QLineEdit(self)
        self._reason.setMaxLength(2000)
        self._reason.textChanged.connect(self._on_reason_changed)
        self._give = QPushButton(self.tr("&Adjust"), self)
        self._give.setAutoDefault(False)
        self._give.clicked.connect(self._on_give_clicked)
        form = QFormLayout()
        form.setHorizontalSpacing(SPACE * 2)
        form.setVerticalSpacing(SPACE + SPACE // 2)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.addRow(self.tr("&Whose"), self._owner)
        form.addRow(self.tr("Tra&ck"), self._track)
        form.addRow(self.tr("Now"), self._now)
        form.addRow(self.tr("&By"), self._by)
        form.addRow(self.tr("Rea&son"), self._reason)
        self._now.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
        self._reason.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
        self._reason.setPlaceholderText(self.tr("on the record, for the after-action review"))
        self.column.addWidget(Saying(self.tr("Moves one number before the reveal."), self, tone=Tone.MUTED))
        self.column.addLayout(form)
        self.column.addWidget(self._give, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def show_truth(self, truth: Board) -> None:
        """Offer what can be moved: all but what is read out of other numbers."""
        rows = {p.name: (p.id, [r for s in p.sections for r in s.rows]) for p in truth.partners}
        rows[truth.us.title] = ("us", list(truth.us.rows))
        self._readings = {
            owner: tuple(r for r in readings if r.track not in SET_INSTEAD) for owner, readings in rows.values()
        }
        with QSignalBlocker(self._owner):
            chosen = self._owner.currentData()
            self._owner.clear()
            for name, (owner, _) in rows.items():
                self._owner.addItem(name, owner)
            self._owner.setCurrentIndex(max(0, self._owner.findData(chosen)))
        self._on_owner_changed()
        on = self.may()
        for widget in (self._owner, self._track, self._by, self._reason):
            widget.setEnabled(on)
        self._on_reason_changed()

    def _chosen(self) -> Reading | None:
        readings = self._readings.get(self._owner.currentData(), ())
        return next((r for r in readings if r.track == self._track.currentData()), None)

    @Slot()
    def _on_owner_changed(self) -> None:
        with QSignalBlocker(self._track):
            chosen = self._track.currentData()
            self._track.clear()
            for reading in self._readings.get(self._owner.currentData(), ()):
                self._track.addItem(reading.label, reading.track)
            self._track.setCurrentIndex(max(0, self._track.findData(chosen)))
        self._on_track_changed()

    @Slot()
    def _on_track_changed(self) -> None:
        reading = self._chosen()
        if reading is None:
            self._now.say("")
            return
        self._now.say(f"{reading.text()}  –  {reading.said}" if reading.said else reading.text())
        widest = _WIDEST if reading.top is None else reading.top
        small = widest <= 1.0
        self._by.setRange(-widest, widest)
        self._by.setDecimals(2)
        self._by.setSingleStep(0.05 if small else 1.0)

    @Slot()
    def _on_reason_changed(self) -> None:
        ready = bool(self._reason.text().strip()) and self._chosen() is not None
        self._give.setEnabled(self.may() and ready)

    @Slot()
    def _on_give_clicked(self) -> None:
        owner, track = str(self._owner.currentData()), str(self._track.currentData())
        order = Adjust(partner=owner, track=track, by=self._by.value(), reason=self._reason.text().strip())
        self.gave.emit(order, self)

    def taken(self) -> None:
        """The order was taken: ready for another."""
        self._reason.clear()
        self._by.setValue(0.0)
        self._owner.setFocus(Qt.FocusReason.OtherFocusReason)
