"""Why an order cannot be given now, who could cure it, and how."""

from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from sctabletop.domain.refusals import WORDS
from sctabletop.domain.seats import SeatId
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.saying import Saying, Tone, heading
from sctabletop.gui.widgets.seat_words import seat_called
from sctabletop.session.desk.fields import Unavailable
from sctabletop.session.desk.words import as_sentence


class NotNow(QWidget):
    """The page of an order that is out of reach."""

    def __init__(self, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exercise = exercise
        self._title = heading("", self)
        self._state = Saying(self.tr("Not now"), self, tone=Tone.DOUBTFUL)
        self._rows = {x: Saying("", self, readable=True) for x in ("why", "who", "how")}
        form = QFormLayout()
        form.setHorizontalSpacing(2 * SPACE)
        form.setVerticalSpacing(SPACE)
        for name, words in (
            ("why", self.tr("Why not")),
            ("who", self.tr("Who could cure it")),
            ("how", self.tr("How")),
        ):
            self._rows[name].setAccessibleName(words)
            form.addRow(QLabel(words, self), self._rows[name])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE)
        box.addWidget(self._title)
        box.addWidget(self._state)
        box.addLayout(form)
        box.addStretch(1)

    def show_order(self, order: Unavailable) -> None:
        """Show one order that is out of reach."""
        words, detail = WORDS[order.refusal.reason], order.refusal.detail
        self._title.say(order.label)
        self._rows["why"].say(as_sentence(f"{words.what} ({detail})" if detail else words.what))
        self._rows["who"].say(as_sentence(seat_called(self._exercise, SeatId(words.who))))
        self._rows["how"].say(as_sentence(words.how))
