"""A new exercise: which scenario, who plays, under which rules, and where it is kept."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QScrollArea, QVBoxLayout, QWidget

from sctabletop.gui.background import Background, Ticket
from sctabletop.gui.dialogs import Dialogs
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.heading import Heading
from sctabletop.gui.widgets.scenario_choice import ScenarioChoice
from sctabletop.gui.widgets.setup_form import SetupForm
from sctabletop.session.desk.library import Library, NewExercise, ScenarioCard

_FORM_WIDTH: Final = 130 * SPACE
"""wider, and the eye loses the row between a seat and who plays it"""


class SetupScreen(QWidget):
    """The scenarios on the left, everything about the one that is chosen on the right.

    Signals:
        begun: make this exercise (a NewExercise).
        left: back to where one came from.
    """

    begun = Signal(object)
    left = Signal()

    def __init__(
        self,
        library: Library,
        background: Background,
        dialogs: Dialogs,
        choices: Mapping[str, Any],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._background = background
        self._dialogs = dialogs
        self._choices = choices
        self.scenarios = ScenarioChoice(self)
        self.scenarios.chosen.connect(self._on_scenario_chosen)
        self.scenarios.other_asked.connect(self._on_other_asked)
        self.form = SetupForm(library.saves_dir(), dialogs, self)
        self.form.setEnabled(False)
        self.back = QPushButton(self.tr("B&ack"))
        self.begin = QPushButton(self.tr("&Begin"))
        self.begin.setDefault(True)
        self.begin.setEnabled(False)
        self.back.clicked.connect(self.left)
        self.begin.clicked.connect(self._on_begin_clicked)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self.doing = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.doing.setWordWrap(True)
        self._lay_out()
        self.busy(self.tr("Reading the scenarios …"))
        background.run(self, self._read, self._on_read, self._on_failed)

    # ── what the window tells it ──────────────────────────────────────────────────────────────────────────────
    def busy(self, words: str) -> None:
        """What is being done, until an empty text says that it is over."""
        self._bar.setVisible(bool(words))
        self.doing.setText(words)
        ready = not words and self.scenarios.card is not None
        self.begin.setEnabled(ready)
        self.form.setEnabled(ready)
        self.scenarios.setEnabled(not words)

    def say(self, sentence: str) -> None:
        """One sentence about what went wrong with the whole."""
        self.busy("")
        self.doing.setText(f"⚠ {sentence}")

    def choices(self) -> dict[str, Any]:
        """What was chosen, to be offered again next time: no seed, no PIN."""
        card = self.scenarios.card
        return {**self.form.choices(), "scenario": card.id if card is not None else ""}

    # ── inside ────────────────────────────────────────────────────────────────────────────────────────────────
    def _lay_out(self) -> None:
        self.form.setMaximumWidth(_FORM_WIDTH)
        scroll = QScrollArea()
        scroll.setWidget(self.form)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(self.tr("Who plays, and how"))
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        halves = QHBoxLayout()
        halves.setSpacing(3 * SPACE)
        halves.addWidget(self.scenarios, 2)
        halves.addWidget(scroll, 5)
        foot = QHBoxLayout()
        foot.addWidget(self.doing, 1)
        foot.addWidget(self._bar)
        foot.addWidget(self.back)
        foot.addWidget(self.begin)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addWidget(Heading(self.tr("New exercise"), 1.6))
        column.addLayout(halves, 1)
        column.addLayout(foot)

    def _read(self, _: Ticket) -> tuple[tuple[ScenarioCard, ...], tuple[str, ...]]:
        return self._library.scenarios(), self._library.books()

    def _on_read(self, found: tuple[tuple[ScenarioCard, ...], tuple[str, ...]]) -> None:
        cards, books = found
        self.form.offer_books(books)
        self.form.choose(self._choices)
        self.busy("")
        self.scenarios.fill(cards, str(self._choices.get("scenario", "")))

    def _on_failed(self, trouble: Exception) -> None:
        self.say(getattr(trouble, "sentence", "") or self.tr("the scenarios cannot be read: {why}").format(why=trouble))

    @Slot(object)
    def _on_scenario_chosen(self, card: ScenarioCard) -> None:
        self.form.show_card(card, self._choices)
        self.busy("")

    @Slot()
    def _on_other_asked(self) -> None:
        self._dialogs.open_folder(self, self.tr("A scenario's folder"), Path.home(), self._open_folder)

    def _open_folder(self, folder: Path) -> None:
        self.busy(self.tr("Reading the scenario …"))
        self._background.run(self, lambda _: self._library.card(folder), self._on_card_read, self._on_failed)

    def _on_card_read(self, card: ScenarioCard) -> None:
        self.busy("")
        self.scenarios.add(card)

    @Slot()
    def _on_begin_clicked(self) -> None:
        asked = self._asked()
        if asked is not None:
            self.begun.emit(asked)

    def _asked(self) -> NewExercise | None:
        card = self.scenarios.card
        return None if card is None else self.form.asked(card)
