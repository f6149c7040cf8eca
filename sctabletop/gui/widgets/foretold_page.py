"""What was foretold, at the end: forecasts and claimed odds, and base rates for whoever asks for them."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from sctabletop.gui.background import Ticket
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.foretold_table import ForetoldTable
from sctabletop.gui.widgets.saying import Saying, Tone, heading
from sctabletop.session.base_rates import Foretold
from sctabletop.session.desk.foretold import Told, question, scored, unscored


class ForetoldPage(QWidget):
    """Tables of what was foretold, and a button that works out their base rates in the background."""

    def __init__(self, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exercise = exercise
        self._asked: Foretold | None = None
        self._ticket: Ticket | None = None
        self._about = Saying(parent=self, tone=Tone.MUTED)
        self._forecasts = ForetoldTable(exercise, self.tr("Forecasts"), self.tr("Forecast"), self)
        self._claims = ForetoldTable(
            exercise, self.tr("Odds claimed for initiatives"), self.tr("Would do as promised"), self
        )
        self._no_forecast = Saying(self.tr("Nobody stated a forecast."), self, tone=Tone.MUTED)
        self._no_claim = Saying(self.tr("Nobody claimed odds for an initiative."), self, tone=Tone.MUTED)
        self._start = QPushButton(self.tr("Work out the &base rates"), self)
        self._start.setAutoDefault(False)
        self._start.clicked.connect(self._on_start_clicked)
        self._bar = QProgressBar(self)
        self._bar.setAccessibleName(self.tr("Worlds played"))
        self._stop = QPushButton(self.tr("&Stop"), self)
        self._stop.setAutoDefault(False)
        self._stop.clicked.connect(self._on_stop_clicked)
        self._lay_out()
        self._show_working(None)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self._start)
        row.addWidget(self._bar, 1)
        row.addWidget(self._stop)
        row.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, SPACE, 0, 0)
        box.setSpacing(SPACE)
        box.addWidget(self._about)
        box.addLayout(row)
        box.addWidget(heading(self.tr("Forecasts"), self))
        box.addWidget(self._no_forecast)
        box.addWidget(self._forecasts, 1)
        box.addWidget(heading(self.tr("Odds claimed for initiatives"), self))
        box.addWidget(self._no_claim)
        box.addWidget(self._claims, 2)
        self._rest = QWidget(self)  # where no table takes what is left
        box.addWidget(self._rest, 1)
        for table in (self._forecasts, self._claims):
            table.take_what_is_left()

    def show_end(self) -> None:
        """Read what was foretold; base rates that were worked out stay."""
        asked = self._exercise.look(question)
        if asked is not None and asked != self._asked:
            self._asked = asked
            self._show(unscored(asked))

    def _show(self, told: Told) -> None:
        for table, none, rows in (
            (self._forecasts, self._no_forecast, told.forecasts),
            (self._claims, self._no_claim, told.claims),
        ):
            table.show_told(rows)
            table.setVisible(bool(rows))
            none.setVisible(not rows)
        self._rest.setVisible(not (told.forecasts or told.claims))
        self._start.setEnabled(not told.worlds and bool(told.forecasts or told.claims))
        self._about.say(
            self.tr(
                "A base rate says in how many of {0} worlds it comes about under everybody's own orders: ● is what was "
                "said, the upright stroke the base rate. Brier is the square of the gap between what was said and what "
                "happened; 0 is best. Skill is the share of the base rate's own gap that was saved: +1 all of it, 0 "
                "none; below 0 the base rate did better. Certain is what comes out the same in every world."
            ).format(told.worlds)
            if told.worlds
            else self.tr(
                "How likely people said it was, and what happened. Base rates show how much of it was luck: the same "
                "orders are played in 200 worlds. It takes seconds, and nothing is written."
            )
        )

    def _show_working(self, ticket: Ticket | None) -> None:
        self._ticket = ticket
        self._start.setVisible(ticket is None)
        self._bar.setVisible(ticket is not None)
        self._stop.setVisible(ticket is not None)

    @Slot()
    def _on_start_clicked(self) -> None:
        asked = self._asked
        if asked is None or self._ticket is not None:
            return
        self._bar.setRange(0, 0)
        ticket = self._exercise.work_out(
            self, lambda work: scored(asked, work.step), self._on_done, self._on_stopped, self._on_progress
        )
        self.destroyed.connect(ticket.cancel)
        self._show_working(ticket)
        self._stop.setFocus()

    @Slot()
    def _on_stop_clicked(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    def _on_progress(self, done: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def _on_done(self, told: Told) -> None:
        self._show_working(None)
        self._show(told)
        (self._forecasts if told.forecasts else self._claims).setFocus()

    def _on_stopped(self) -> None:
        self._show_working(None)
        self._start.setFocus()
