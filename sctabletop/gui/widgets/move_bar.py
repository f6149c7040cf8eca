"""The moves that a speaker has at a table: a button each, what a move still needs, and why others cannot be made."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sctabletop.domain.orders import Order
from sctabletop.domain.refusals import Refusal
from sctabletop.domain.words import CounterAsk
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.saying import Saying, Tone
from sctabletop.session.desk.table import MoveOption
from sctabletop.session.desk.words import label
from sctabletop.session.progress import read_order

ASK, SHARE = "ask", "share"


class _Move(QWidget):
    """One move: its button, and beside it the field that it needs."""

    made = Signal(object)

    def __init__(self, option: MoveOption, about: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._option = option
        self.button = QPushButton(self)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._on_button_clicked)
        self._ask = QComboBox(self) if ASK in option.needs else None
        self._share = QSpinBox(self) if SHARE in option.needs else None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE // 2)
        row.addWidget(self.button)
        if self._ask is not None:
            for ask in CounterAsk:
                self._ask.addItem(label(ask), str(ask))
            self._ask.setAccessibleName(self.tr("What must change in {0}").format(about))
            row.addWidget(self._ask)
        if self._share is not None:
            self._share.setRange(0, 100)
            self._share.setSingleStep(5)
            self._share.setValue(50)
            self._share.setSuffix(self.tr(" % of what is possible"))
            self._share.setAccessibleName(self.tr("Share of what is possible"))
            row.addWidget(self._share)
        row.addStretch(1)
        self.show_option(option, about)

    def show_option(self, option: MoveOption, about: str) -> None:
        """The same kind of move, as it stands now."""
        self._option = option
        words = option.label.replace("&", "&&")
        self.button.setText(words)
        self.button.setAccessibleName(f"{option.label}: {about}" if about else option.label)
        for widget in (self.button, self._ask, self._share):
            if widget is not None:
                widget.setEnabled(option.refusal is None)

    def order(self) -> Order:
        """The move as an order."""
        option = self._option
        row: dict[str, object] = {"kind": option.kind, "partner": option.partner}
        if option.instrument:
            row["instrument"] = option.instrument
        if self._ask is not None:
            row[ASK] = self._ask.currentData()
        if self._share is not None:
            row[SHARE] = self._share.value() / 100
        return read_order(row)

    def _on_button_clicked(self) -> None:
        self.made.emit(self.order())


class MoveBar(QWidget):
    """The moves of one speaker with one thing. ``made`` carries the order."""

    made = Signal(object)

    def __init__(self, say: Callable[[Refusal], str], parent: QWidget | None = None, *, upright: bool = False) -> None:
        super().__init__(parent)
        self._say = say
        self._moves: dict[tuple[str, tuple[str, ...]], _Move] = {}
        directions = QBoxLayout.Direction
        self._row = QBoxLayout(directions.TopToBottom if upright else directions.LeftToRight)
        self._row.setSpacing(SPACE)
        self._why = QToolButton(self)
        self._why.setCheckable(True)
        self._why.setAutoRaise(True)
        self._why.setArrowType(Qt.ArrowType.RightArrow)
        self._why.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._why.toggled.connect(self._on_why_toggled)
        if not upright:
            self._row.addStretch(1)
        self._reasons = Saying(parent=self, tone=Tone.MUTED, readable=True)
        self._reasons.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addLayout(self._row)
        column.addWidget(self._why, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._reasons)

    def show_moves(self, options: Sequence[MoveOption], about: str) -> None:
        """Show these moves in order; a button that is still wanted stays where the focus may be."""
        wanted = {(x.kind, x.needs): x for x in options}
        for key in [k for k in self._moves if k not in wanted]:
            gone = self._moves.pop(key)
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, (key, option) in enumerate(wanted.items()):
            if key not in self._moves:
                move = _Move(option, about, self)
                move.made.connect(self.made)
                self._moves[key] = move
            self._moves[key].show_option(option, about)
            self._row.removeWidget(self._moves[key])
            self._row.insertWidget(place, self._moves[key])
        self._show_reasons(options, about)

    def _show_reasons(self, options: Sequence[MoveOption], about: str) -> None:
        closed = [x for x in options if x.refusal is not None]
        lines = [f"{x.label}: {self._say(x.refusal)}" for x in closed if x.refusal is not None]
        self._reasons.say("\n".join(lines))
        self._why.setVisible(bool(closed))
        self._why.setText(self.tr("Why not {0}?").format(" / ".join(x.label.lower() for x in closed)))
        self._why.setAccessibleName(self.tr("Why some moves cannot be made: {0}").format(about))
        if not closed:
            with QSignalBlocker(self._why):
                self._why.setChecked(False)
        self._on_why_toggled(self._why.isChecked())

    def _on_why_toggled(self, on: bool) -> None:
        self._why.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
        self._reasons.setVisible(on and bool(self._reasons.text()))
