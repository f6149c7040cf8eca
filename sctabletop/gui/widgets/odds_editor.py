"""Argued actions: what a seat wants to do outside the rules, its reasons, and control's odds with a word of reason."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSpinBox, QVBoxLayout, QWidget

from sctabletop.domain.orders import Answer
from sctabletop.domain.phases import Phase
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.control_part import ControlPart
from sctabletop.gui.widgets.saying import Saying, Tone
from sctabletop.gui.widgets.scrolled import scrolled
from sctabletop.gui.widgets.talks_item import Card
from sctabletop.session.desk.panel import Argued


class ArguedCard(Card):
    """One argued action. ``set_odds`` carries the answer."""

    set_odds = Signal(object)

    def __init__(self, seat_name: str, argued: Argued, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._argued = argued
        self._state = Saying(parent=self, bold=True)
        self._odds = QSpinBox(self)
        self._odds.setRange(0, 100)
        self._odds.setSingleStep(5)
        self._odds.setSuffix(" %")
        self._odds.setAccessibleName(self.tr("Odds that it works, {0}").format(seat_name))
        self._reason = QLineEdit(self)
        self._reason.setMaxLength(2000)
        self._reason.setPlaceholderText(self.tr("why these odds; the seat is told"))
        self._reason.setAccessibleName(self.tr("Reason for the odds, {0}").format(seat_name))
        self._set = QPushButton(self.tr("Set the odds"), self)
        self._set.setAutoDefault(False)
        self._set.clicked.connect(self._on_set_clicked)
        self._reason.returnPressed.connect(self._set.click)
        for tone, bold, text in (
            (Tone.MUTED, False, seat_name),
            (Tone.PLAIN, True, argued.act),
            (Tone.PLAIN, False, self.tr("Would move: {0}").format(argued.effect)),
            (Tone.PLAIN, False, "\n".join(f"{i}. {x}" for i, x in enumerate(argued.reasons, start=1))),
            (Tone.MUTED, False, self.tr("A computer control would say {0:.0%}.").format(argued.default)),
        ):
            self.column.addWidget(Saying(text, self, tone=tone, bold=bold))
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(QLabel(self.tr("Odds"), self))
        row.addWidget(self._odds)
        row.addWidget(self._reason, 1)
        row.addWidget(self._set)
        self.column.addLayout(row)
        self.column.addWidget(self._state)
        with QSignalBlocker(self._odds):
            self._odds.setValue(round(100 * (argued.default if argued.set_to is None else argued.set_to)))

    def show_state(self, argued: Argued, on: bool) -> None:
        """How it stands now, and whether its odds may be set; what somebody is typing stays."""
        self._argued = argued
        if argued.set_to is None:
            self._state.say(self.tr("no odds set: the computer's hold"), Tone.OPEN)
        else:
            note = f" – {argued.note}" if argued.note else ""
            self._state.say(self.tr("set to {0:.0%}{1}").format(argued.set_to, note), Tone.GOOD)
        for widget in (self._odds, self._reason, self._set):
            widget.setEnabled(on)

    @Slot()
    def _on_set_clicked(self) -> None:
        words = self._reason.text().strip()
        self.set_odds.emit(Answer(seat=self._argued.seat, odds=self._odds.value() / 100, text=words))


class OddsEditor(ControlPart):
    """Every argued action that waits."""

    KIND = "answer"

    def __init__(self, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(exercise, parent)
        self._cards: dict[tuple[str, str], ArguedCard] = {}
        self._nothing = Saying(self.tr("Nobody has argued for an action outside the rules."), self, tone=Tone.MUTED)
        inside = QWidget(self)
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(SPACE)
        self._inside.addWidget(self._nothing)
        self._inside.addStretch(1)
        self.column.addWidget(scrolled(inside, self), 1)

    def may(self) -> bool:
        """Odds can be set until the actions are resolved, with the close of the talks."""
        on = super().may()
        if self.is_phase(Phase.RESOLUTION) and self._cards:
            self._not_now.say(self.tr("The argued actions of this turn are resolved; their odds stand."))
            self._not_now.setVisible(True)
            return False
        return on

    def show_argued(self, argued: Sequence[Argued]) -> None:
        """Show these, in order."""
        wanted = {(str(x.seat), x.act): x for x in argued}
        for key in [k for k in self._cards if k not in wanted]:
            gone = self._cards.pop(key)
            self._inside.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for key, one in wanted.items():
            if key not in self._cards:
                card = ArguedCard(self.exercise.name(one.seat), one, self)
                card.set_odds.connect(self._on_card_set_odds)
                self._cards[key] = card
                self._inside.insertWidget(self._inside.count() - 1, card)
        on = self.may()
        for key, one in wanted.items():
            self._cards[key].show_state(one, on)
        self._nothing.setVisible(not wanted)

    @Slot(object)
    def _on_card_set_odds(self, order: Answer) -> None:
        self.gave.emit(order, self)
