"""What the parts of control's screen have in common: they give orders, say refusals, and say when they may not."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sctabletop.domain.permissions import allowed, phases_of
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import Role
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.saying import Saying, Tone
from sctabletop.session.desk.words import listed


class ControlPart(QWidget):
    """One part. ``gave`` carries an order; the screen answers by ``refuse``."""

    gave = Signal(object, object)
    """the order, and this part"""
    KIND = ""
    """the kind of order that it gives"""

    def __init__(self, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise = exercise
        self._not_now = Saying(parent=self, tone=Tone.DOUBTFUL, readable=True)
        self._refusal = Saying(parent=self, tone=Tone.BAD, readable=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        self.column.setSpacing(SPACE)
        self.column.addWidget(self._not_now)
        self.column.addWidget(self._refusal)
        self.refuse("")

    def may(self) -> bool:
        """Whether control may give this kind of order in the open phase; says so where it may not."""
        phase = self.exercise.phase
        on = self.KIND in allowed(Role.CONTROL, phase) and not self.exercise.ended
        when = [str(p) for p in phases_of(self.KIND).get(Role.CONTROL, ())]
        words = self.tr("Not in this phase ({0}). When: {1}.").format(str(phase), listed(when))
        self._not_now.say("" if on else words)
        self._not_now.setVisible(not on)
        return on

    def is_phase(self, phase: Phase) -> bool:
        """Whether this phase is open."""
        return self.exercise.phase is phase

    def refuse(self, sentence: str) -> None:
        """Say why an order was not taken, or take the words away with an empty text."""
        self._refusal.say(sentence)
        self._refusal.setVisible(bool(sentence))
