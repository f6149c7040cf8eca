"""What a seat has beside its orders: standing guidance, plan assumptions, its forecasts and its messages, as tables."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sctabletop.domain.seats import SeatId
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.screens.screen import Screen
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.plain_table import PlainTable
from sctabletop.gui.widgets.saying import Saying, Tone
from sctabletop.gui.widgets.seat_words import partners_of
from sctabletop.session.desk import dossier
from sctabletop.session.desk.inbox import inbox
from sctabletop.session.touched import Touched


class _TablePage(Screen):
    """A table under a sentence that says what it is; some pages have a button that asks for a form.

    Signals:
        asked: the kind of an order, and the values to open its form with.
    """

    asked = Signal(str, object)

    def __init__(self, exercise: Exercise, seat: SeatId, parent: QWidget | None, about: str, table: PlainTable) -> None:
        super().__init__(exercise, seat, parent)
        self._me = seat
        self.table = table
        self._none = Saying(self.tr("Nothing yet."), self, tone=Tone.MUTED)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        box.addWidget(Saying(about, self, tone=Tone.MUTED))
        box.addWidget(self._none)
        box.addWidget(table, 1)
        self._kind = ""

    def _add_button(self, words: str, kind: str) -> None:
        button = QPushButton(words, self)
        button.clicked.connect(self._on_clicked)
        self._kind = kind
        layout = self.layout()
        if layout is not None:
            layout.addWidget(button)
            layout.setAlignment(button, Qt.AlignmentFlag.AlignLeft)

    def _show(self, rows: Sequence[tuple[str, ...]]) -> None:
        self._none.setVisible(not rows)
        self.table.set_rows(rows)

    @Slot()
    def _on_clicked(self) -> None:
        self.asked.emit(self._kind, {})


class GuidancePage(_TablePage):
    """OSD's standing guidance: a column for each partner."""

    SHOWS = Touched.PHASE | Touched.NUMBERS

    def __init__(self, exercise: Exercise, seat: SeatId, parent: QWidget | None = None) -> None:
        about = self.tr("What stands until it is changed. It takes effect when the plans are closed.")
        table = PlainTable(self.tr("Standing guidance"), (self.tr("Guidance"),))
        super().__init__(exercise, seat, parent, about, table)

    def render(self) -> None:  # type: ignore[override]  # as in Screen
        """Show the guidance that stands."""
        columns = self.exercise.look(dossier.guidance, self._me)
        labels = list(dict.fromkeys(label for one in columns for label, _ in one.rows))
        table = [dict(one.rows) for one in columns]
        self.table.set_headings([self.tr("Guidance"), *(one.name for one in columns)], range(1, len(columns) + 1))
        self._show([(label, *(one.get(label, "–") for one in table)) for label in labels])


class AssumptionPage(_TablePage):
    """The assumption board of the plan (T14)."""

    SHOWS = Touched.PHASE | Touched.NUMBERS

    def __init__(self, exercise: Exercise, seat: SeatId, parent: QWidget | None = None) -> None:
        about = self.tr("What the plan takes for granted of its partners. Talk alone never demonstrates one.")
        words = (
            self.tr("Assumption"),
            self.tr("Partner"),
            self.tr("Status"),
            self.tr("Likely"),
            self.tr("Weight"),
            self.tr("Needed by"),
            self.tr("May be called"),
            self.tr("It holds when"),
        )
        super().__init__(exercise, seat, parent, about, PlainTable(self.tr("Plan assumptions"), words, wide=(0, 7)))

    def render(self) -> None:  # type: ignore[override]  # as in Screen
        """Show every assumption, the most pressing first."""
        names = dict(partners_of(self.exercise))
        found = self.exercise.look(dossier.assumptions, self._me)
        self._show(
            [
                (
                    one.statement,
                    names.get(one.partner, one.partner),
                    one.status,
                    self.tr("{0:.0%} a turn").format(one.likelihood),
                    one.importance,
                    self.tr("turn {0}").format(one.need_by),
                    self.tr("turns {0} to {1}").format(*one.window),
                    one.condition,
                )
                for one in found
            ]
        )


class ForecastPage(_TablePage):
    """The seat's own forecasts."""

    SHOWS = Touched.PHASE | Touched.FORECASTS

    def __init__(self, exercise: Exercise, seat: SeatId, parent: QWidget | None = None) -> None:
        about = self.tr(
            "What you said would come, how sure you were, and how it came out. The Brier score counts how far off that "
            "was: 0 is best."
        )
        words = (self.tr("Made"), self.tr("Due"), self.tr("Sure"), self.tr("Came"), self.tr("Brier"), self.tr("That"))
        super().__init__(exercise, seat, parent, about, PlainTable(self.tr("Forecasts"), words))
        self._add_button(self.tr("State a forecast"), "forecast")

    def render(self) -> None:  # type: ignore[override]  # as in Screen
        """Show them, open ones first."""
        outcomes = {None: self.tr("open"), True: self.tr("yes"), False: self.tr("no")}
        self._show(
            [
                (
                    self.tr("turn {0}").format(one.made),
                    self.tr("turn {0}").format(one.due),
                    f"{one.probability:.0%}",
                    outcomes[one.outcome],
                    "" if one.brier is None else f"{one.brier:.2f}",
                    one.condition,
                )
                for one in self.exercise.look(dossier.forecasts, self._me)
            ]
        )


class LetterPage(_TablePage):
    """Everything in the seat's tray, newest first."""

    SHOWS = Touched.PHASE | Touched.MESSAGES | Touched.NUMBERS

    def __init__(self, exercise: Exercise, seat: SeatId, parent: QWidget | None = None) -> None:
        about = self.tr("What came to this seat. A message that you write is delivered when you commit.")
        words = (self.tr("Turn"), self.tr("Kind"), self.tr("From"), self.tr("What"))
        super().__init__(exercise, seat, parent, about, PlainTable(self.tr("Messages"), words))
        self._add_button(self.tr("Write a message"), "message")

    def render(self) -> None:  # type: ignore[override]  # as in Screen
        """Show the tray."""
        tray = self.exercise.look(inbox, self._me)
        rows = []
        for one in (*tray.letters, *tray.rest):
            what = "\n".join(x for x in (one.title, one.text, one.cure) if x)
            rows.append((str(one.turn), one.kind.value, one.sender, what))
        self._show(rows)
