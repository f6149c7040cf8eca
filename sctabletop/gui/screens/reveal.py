"""Sign and see: what the whole room learns of a turn, in words that can be read from the back."""

from typing import ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sctabletop.gui.exercise import Exercise
from sctabletop.gui.screens.screen import Screen
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.public_changes import PublicChanges, public_changes
from sctabletop.gui.widgets.saying import Saying, Tone, heading
from sctabletop.gui.widgets.scrolled import scrolled
from sctabletop.gui.widgets.talks_item import Card
from sctabletop.session.desk.reveal import reveal
from sctabletop.session.touched import Touched


class _Lines(Card):
    """A heading with lines below it, or with a word that there are none."""

    def __init__(self, title: str, nothing: str, size: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size, self._nothing = size, nothing
        self.column.addWidget(heading(title, self, 1.1))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE)
        self.column.addLayout(self._lines)
        self.column.addStretch(1)

    def show_lines(self, lines: tuple[str, ...], numbered: bool = False) -> None:
        """Show these lines, in order."""
        while (taken := self._lines.takeAt(0)) is not None:
            old = taken.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for i, line in enumerate(lines, start=1):
            text = f"{i}.  {line}" if numbered else f"•  {line}"
            self._lines.addWidget(Saying(text, self, size=self._size))
        if not lines:
            self._lines.addWidget(Saying(self._nothing, self, tone=Tone.MUTED))


class RevealScreen(Screen):
    """The reveal of one turn, the last one where none is named. Nothing on it is anybody's secret.

    Signals:
        done: the room has seen it and goes on.
        asked_why: somebody asks for the reason of a public number, by owner and track.
    """

    SHOWS: ClassVar[Touched] = Touched.REVEAL | Touched.PHASE
    done = Signal()
    asked_why = Signal(str, str)

    def __init__(self, exercise: Exercise, turn: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(exercise, None, parent)
        last = exercise.turn if exercise.ended else exercise.turn - 1
        self._turn = last if turn is None else turn
        self._title = heading("", self, 1.7)
        self._headlines = _Lines(
            self.tr("Headlines"), self.tr("Nothing happened that everybody would hear of."), 1.35, self
        )
        self._surprise = Saying(parent=self, tone=Tone.DOUBTFUL, size=1.35, bold=True)
        self._signed = _Lines(self.tr("Signed"), self.tr("Nothing was signed."), 1.1, self)
        self._deeds = _Lines(self.tr("Deeds"), self.tr("No government did anything that could be seen."), 1.1, self)
        self._changes = PublicChanges(self)
        self._changes.asked_why.connect(self.asked_why)
        self._moved = heading(self.tr("What everybody can see has changed"), self, 1.1)
        self._why = QPushButton(self.tr("&Why?"), self)
        self._why.setAutoDefault(False)
        self._why.clicked.connect(self._changes.ask)
        self._done = QPushButton(self)
        self._done.setAutoDefault(False)
        self._done.clicked.connect(self._on_done_clicked)
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE)
        column.setSpacing(SPACE * 2)
        column.addWidget(self._title)
        column.addWidget(self._surprise)
        column.addWidget(self._headlines)
        pair = QHBoxLayout()
        pair.setSpacing(SPACE * 2)
        pair.addWidget(self._signed, 1)
        pair.addWidget(self._deeds, 1)
        column.addLayout(pair)
        head = QHBoxLayout()
        head.addWidget(self._moved, 1)
        head.addWidget(self._why)
        below = QVBoxLayout()
        below.setSpacing(SPACE)
        below.addLayout(head)
        below.addWidget(self._changes)
        column.addLayout(below)
        column.addStretch(1)
        bar = QHBoxLayout()
        bar.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE * 2)
        bar.addStretch(1)
        bar.addWidget(self._done)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolled(inside, self), 1)
        whole.addLayout(bar)

    def render(self) -> None:  # type: ignore[override]  # as in Screen
        """Show what the room may see of the turn."""
        shown = self.exercise.look(reveal, self._turn)
        if shown is None:
            return
        self._title.say(self.tr("Turn {0}: what everybody sees").format(shown.turn))
        self._surprise.say(self.tr("Surprise: {0}").format(shown.surprise) if shown.surprise else "")
        self._surprise.setVisible(bool(shown.surprise))
        self._headlines.show_lines(shown.headlines, numbered=True)
        self._signed.show_lines(shown.signed)
        self._deeds.show_lines(shown.deeds)
        self._show_changes(shown.turn)
        last = self.exercise.ended
        self._done.setText(self.tr("Go on to the &end") if last else self.tr("&Begin turn {0}").format(shown.turn + 1))

    def _show_changes(self, turn: int) -> None:
        changes = self.exercise.look(public_changes, turn)
        self._changes.show_changes(changes)
        for widget in (self._moved, self._why, self._changes):
            widget.setVisible(bool(changes))

    @Slot()
    def _on_done_clicked(self) -> None:
        self.done.emit()
