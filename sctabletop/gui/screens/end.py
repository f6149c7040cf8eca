"""The end: charters and assumptions, partners by their kind, what was foretold, and where the record lies."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QTabWidget, QVBoxLayout, QWidget

from sctabletop.domain.seats import SeatId
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.screens.screen import Screen
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.charter_table import CharterTable, MeasureTable
from sctabletop.gui.widgets.foretold_page import ForetoldPage
from sctabletop.gui.widgets.plain_table import PlainTable
from sctabletop.gui.widgets.saying import Saying, Tone, heading
from sctabletop.gui.widgets.scrolled import scrolled
from sctabletop.session.desk.reveal import ending
from sctabletop.session.session import Session
from sctabletop.session.touched import Touched


def save_path(session: Session) -> Path | None:
    """The file that holds the exercise, or None for one that is in memory alone."""
    path = getattr(session.store, "path", None)
    return None if path is None else Path(path)


class EndScreen(Screen):
    """What the room sees when the exercise is over. ``done`` says that it goes home."""

    SHOWS: ClassVar[Touched] = Touched.END
    done = Signal()

    def __init__(self, exercise: Exercise, seat: SeatId | None = None, parent: QWidget | None = None) -> None:
        super().__init__(exercise, seat, parent)
        self._title = heading("", self, 1.7)
        self._charters = CharterTable(exercise, self)
        self._measures = MeasureTable(self)
        self._flags = PlainTable(
            self.tr("What the review flags"), (self.tr("Partner"), self.tr("What the review flags")), parent=self
        )
        self._assumptions = PlainTable(
            self.tr("Assumptions of the plan"), (self.tr("Assumption"), self.tr("Plan")), parent=self
        )
        self._later = PlainTable(
            self.tr("Joint readiness, at the end and four turns later"),
            (self.tr("Joint readiness"), self.tr("At the end"), self.tr("Four turns later")),
            (0,),
            self,
        )
        self._unfired = PlainTable(self.tr("Events that never came"), (self.tr("Events that never came"),), parent=self)
        for table in (self._charters, self._assumptions, self._unfired, self._measures, self._flags):
            table.take_what_is_left()
        self._foretold = ForetoldPage(exercise, self)
        self._path = QLineEdit(self)
        self._path.setReadOnly(True)
        self._path.setAccessibleName(self.tr("Where the record lies"))
        self._verify = Saying(parent=self, tone=Tone.MUTED, readable=True)
        self._copy = QPushButton(self.tr("&Copy the path"), self)
        self._copy.setAutoDefault(False)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._home = QPushButton(self.tr("H&ome"), self)
        self._home.setAutoDefault(False)
        self._home.clicked.connect(self._on_home_clicked)
        self._lay_out()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(SPACE)
        left.addWidget(heading(self.tr("Charters"), self))
        left.addWidget(self._charters, 1)
        right = QVBoxLayout()
        right.setSpacing(SPACE)
        right.addWidget(heading(self.tr("What it left behind"), self))
        right.addWidget(self._later)
        right.addWidget(self._assumptions, 3)
        right.addWidget(self._unfired, 2)
        kinds = QVBoxLayout()
        kinds.setSpacing(SPACE)
        kinds.addWidget(heading(self.tr("Partners by the measures of their kind"), self))
        kinds.addWidget(self._measures, 1)
        symptoms = QVBoxLayout()
        symptoms.setSpacing(SPACE)
        symptoms.addWidget(heading(self.tr("What the review flags"), self))
        symptoms.addWidget(self._flags, 1)
        tabs = QTabWidget(self)
        tabs.setDocumentMode(True)
        tabs.setAccessibleName(self.tr("How it ended"))
        tabs.addTab(_side_by_side(left, right), self.tr("How it &ended"))
        tabs.addTab(_side_by_side(kinds, symptoms), self.tr("&Partners"))
        tabs.addTab(self._foretold, self.tr("What was fore&told"))
        file = QHBoxLayout()
        file.setSpacing(SPACE)
        file.addWidget(self._path, 1)
        file.addWidget(self._copy)
        file.addWidget(self._home)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE)
        column.setSpacing(SPACE + SPACE // 2)
        column.addWidget(self._title)
        column.addWidget(
            Saying(
                self.tr("Nothing here is added up: each seat reads its own lines, and the seats are not compared."),
                self,
                tone=Tone.MUTED,
            )
        )
        column.addWidget(tabs, 1)
        below = QVBoxLayout()
        below.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE * 2)
        below.addWidget(self._verify)
        below.addLayout(file)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolled(inside, self), 1)
        whole.addLayout(below)

    def render(self) -> None:  # type: ignore[override]  # as in Screen
        """Show how it ended."""
        shown = self.exercise.look(ending)
        if shown is None:
            return
        self._title.say(self.tr("{0}: the end, after turn {1}").format(self.exercise.title, shown.turn))
        self._charters.show_charters(shown.charters)
        self._measures.show_measures(shown.measures)
        _fill(
            self._later,
            [(name.removesuffix(" joint readiness"), f"{now:.2f}", f"{later:.2f}") for name, now, later in shown.truth],
        )
        _fill(self._flags, shown.flags)
        _fill(self._assumptions, [(status, statement) for statement, status in shown.assumptions])
        _fill(self._unfired, [(title,) for title in shown.unfired])
        rows = sum(self._later.rowHeight(i) for i in range(len(shown.truth)))
        self._later.setFixedHeight(rows + self._later.horizontalHeader().sizeHint().height() + SPACE // 2)
        self._foretold.show_end()
        self._show_file()

    def _show_file(self) -> None:
        path = self.exercise.look(save_path)
        self._path.setText(self.tr("This exercise was kept in memory alone.") if path is None else str(path))
        self._copy.setEnabled(path is not None)
        self._verify.say(
            ""
            if path is None
            else self.tr(
                "The whole record is in this file, every number with its reasons. To see that nobody changed it: "
                "./run verify, with the path."
            )
        )
        self._verify.setVisible(path is not None)

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._path.text())

    @Slot()
    def _on_home_clicked(self) -> None:
        self.done.emit()


def _side_by_side(left: QVBoxLayout, right: QVBoxLayout) -> QWidget:
    """A page of two columns, the left one wider."""
    page = QWidget()
    columns = QHBoxLayout(page)
    columns.setContentsMargins(0, SPACE, 0, 0)
    columns.setSpacing(SPACE * 2)
    columns.addLayout(left, 3)
    columns.addLayout(right, 2)
    return page


def _fill(table: PlainTable, rows: Sequence[Sequence[str]]) -> None:
    """Show rows, and no table where there are none."""
    table.set_rows(rows)
    table.setVisible(bool(rows))
