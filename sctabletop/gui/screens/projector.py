"""The window for the wall: what everybody in the room may see, in letters for the last row."""

from typing import ClassVar, Final

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sctabletop.gui.clock import Clock
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.models.board import change_words
from sctabletop.gui.screens.screen import Screen
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.heading import Heading
from sctabletop.gui.widgets.top_bar import BlockTrail
from sctabletop.session.desk.board import Board, Reading, public_board
from sctabletop.session.desk.reveal import reveal
from sctabletop.session.desk.words import BLOCK_OF, Block, plain
from sctabletop.session.progress import PERSON
from sctabletop.session.touched import Touched

LARGER: Final = 1.6


class ProjectorWindow(Screen):
    """A second window of its own, for a second screen. It holds no seat and asks for nothing but public read models."""

    SHOWS: ClassVar[Touched] = Touched.PHASE | Touched.SEATS | Touched.NUMBERS | Touched.REVEAL | Touched.END

    def __init__(self, exercise: Exercise, clock: Clock | None = None, parent: QWidget | None = None) -> None:
        super().__init__(exercise, None, parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self.setWindowTitle(self.tr("{0} – for everybody").format(exercise.title))
        self._clock = clock
        self._title = Heading(factor=2.4, parent=self)
        self._time = Heading(factor=2.4, parent=self)
        self._time.setWordWrap(False)
        self._blocks = BlockTrail(self, factor=LARGER)
        self._marking = Heading(factor=1.1, parent=self)
        self._marking.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._news_title = Heading(factor=LARGER, parent=self)
        self._news = Heading(factor=LARGER, parent=self, bold=False)
        self._news.setTextFormat(Qt.TextFormat.PlainText)
        self._holders = Heading(factor=1.25, parent=self, bold=False)
        self.table = QTableWidget(self)
        self.table.setAccessibleName(self.tr("What everybody knows"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.verticalHeader().hide()
        self._enlarge()
        self._lay_out()
        if clock is not None:
            clock.changed.connect(self._on_clock_changed)
        self.resize(1280, 800)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self._title, 1)
        above.addWidget(self._time)
        trail = QHBoxLayout()
        trail.addWidget(self._blocks)
        trail.addStretch(1)
        news = QVBoxLayout()
        news.setSpacing(SPACE * 2)
        news.addWidget(self._news_title)
        news.addWidget(self._news)
        news.addStretch(1)
        news.addWidget(self._holders)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE * 4)
        middle.addLayout(news, 5)
        middle.addWidget(self.table, 6)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE * 4, SPACE * 2, SPACE * 4, SPACE * 2)
        whole.setSpacing(SPACE * 2)
        whole.addWidget(self._marking)
        whole.addLayout(above)
        whole.addLayout(trail)
        whole.addLayout(middle, 1)

    def render(self) -> None:  # type: ignore[override]  # as in Screen
        """Show turn, phase, headlines, holders and public numbers."""
        exercise = self.exercise
        self._marking.setText(exercise.options.marking)
        self._title.setText(
            self.tr("{0} · the end").format(exercise.title)
            if exercise.ended
            else self.tr("{0} · turn {1}, {2}").format(exercise.title, exercise.turn, plain(str(exercise.phase)))
        )
        self._blocks.show_block(Block.SIGN if exercise.ended else BLOCK_OF[exercise.phase])
        self._show_news()
        self._show_holders()
        self._show_numbers(exercise.look(public_board))
        self._on_clock_changed()

    def _show_news(self) -> None:
        turn = self.exercise.turn if self.exercise.ended else self.exercise.turn - 1
        shown = self.exercise.look(reveal, turn) if turn > 0 else None
        if shown is None:
            self._news_title.setText(self.tr("Headlines come with the first reveal"))
            self._news.clear()
            return
        self._news_title.setText(self.tr("Headlines of turn {0}").format(turn))
        lines = [f"{i}.  {line}" for i, line in enumerate(shown.headlines, start=1)]
        if shown.surprise:
            lines.append(self.tr("Surprise: {0}").format(shown.surprise))
        self._news.setText("\n\n".join(lines) if lines else self.tr("A quiet half-year."))

    def _show_holders(self) -> None:
        lines = []
        for seat in self.exercise.seats:
            holder = self.exercise.holder(seat)
            # Which character the computer plays would tell the room too much about a partner.
            who = self.tr("people") if holder == PERSON else self.tr("computer")
            lines.append(f"{self.exercise.name(seat)}: {who}")
        self._holders.setText("\n".join(lines))

    def _show_numbers(self, board: Board) -> None:
        """A row a track, a column an owner."""
        owners: list[tuple[str, tuple[Reading, ...]]] = [
            (p.name, tuple(r for s in p.sections for r in s.rows)) for p in board.partners
        ]
        owners.append((board.us.title, board.us.rows))
        owners = [(name, rows) for name, rows in owners if rows]
        labels = list(dict.fromkeys(reading.label for _, rows in owners for reading in rows))
        self.table.clear()
        self.table.setColumnCount(len(owners) + 1)
        self.table.setRowCount(len(labels))
        self.table.setHorizontalHeaderLabels([self.tr("Track"), *(name for name, _ in owners)])
        for at, label in enumerate(labels):
            self.table.setItem(at, 0, QTableWidgetItem(label))
            for column, (_, rows) in enumerate(owners, start=1):
                found = next((r for r in rows if r.label == label), None)
                self.table.setItem(at, column, QTableWidgetItem("" if found is None else self._words(found)))
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.resizeRowsToContents()

    @staticmethod
    def _words(reading: Reading) -> str:
        words = change_words(reading)
        return f"{reading.text()}  {words}" if words.startswith(("▲", "▼")) else reading.text()

    def _enlarge(self) -> None:
        font = QApplication.font()
        font.setPointSizeF(font.pointSizeF() * 1.35)
        self.table.setFont(font)
        self.table.horizontalHeader().setFont(font)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Numbers grow with all other text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._enlarge()

    @Slot()
    def _on_clock_changed(self) -> None:
        self._time.setText("" if self._clock is None else self._clock.text())
