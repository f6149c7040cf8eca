"""Read: the tray, the brief and the map on the left, everything the seat knows and believes on the right."""

from typing import ClassVar

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTabBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from sctabletop.domain.seats import SeatId
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.screens.screen import Screen
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets import in_tray
from sctabletop.gui.widgets.paper import Paper
from sctabletop.gui.widgets.reading_table import ReadingTable
from sctabletop.gui.widgets.region_map import RegionMap
from sctabletop.gui.widgets.saying import Saying, Tone
from sctabletop.session.desk.board import Board, PartnerBoard, board
from sctabletop.session.desk.inbox import Inbox, inbox
from sctabletop.session.desk.region import region_in_words, region_map
from sctabletop.session.desk.sight_of_turns import seen_now
from sctabletop.session.desk.words import capital
from sctabletop.session.touched import Touched


class ReadScreen(Screen):
    """What a seat reads as the turn begins.

    Signals:
        asked_why: owner and track of a number.
        asked_claim: the id of a claim that a message rests on.
    """

    SHOWS: ClassVar[Touched] = Touched.PHASE | Touched.NUMBERS | Touched.MESSAGES | Touched.SEATS
    asked_why = Signal(str, str)
    asked_claim = Signal(str)

    def __init__(self, exercise: Exercise, seat: SeatId, parent: QWidget | None = None) -> None:
        super().__init__(exercise, seat, parent)
        self._me = seat
        self._tray: Inbox | None = None
        self._board: Board | None = None
        self.tray = Paper(self.tr("Tray: question, messages and changes"), self)
        self.tray.followed.connect(self._on_tray_followed)
        self.brief = Paper(self.tr("Brief of this seat"), self)
        self.left = QTabWidget(self)
        self.left.tabBar().setAccessibleName(self.tr("Tray, brief and map"))
        self.left.addTab(self.tray, self.tr("&Tray"))
        self.left.addTab(self.brief, self.tr("&Brief"))
        if drawing := exercise.look(region_map):
            self.map = RegionMap(self)
            self.map.show_region(drawing, exercise.look(region_in_words))
            self.left.addTab(self.map, self.tr("&Map"))
        self.owners = QTabBar(self)
        self.owners.setAccessibleName(self.tr("Whose numbers"))
        self.owners.setExpanding(False)
        self.owners.currentChanged.connect(self._on_owners_current_changed)
        self.about = QLabel(self)
        self.about.setWordWrap(True)
        self.meaning = Saying(parent=self, tone=Tone.MUTED, readable=True)
        self.meaning.setAccessibleName(self.tr("What this number means"))
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("part of a name"))
        self.filter.setClearButtonEnabled(True)
        self.table = ReadingTable(self)
        self.table.asked_why.connect(self.asked_why)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.filter.textChanged.connect(self.table.readings.find)
        self.why = QPushButton(self.tr("&Why?"), self)
        self.why.setToolTip(self.tr("The reasons for the chosen number (Enter)"))
        self.why.clicked.connect(self.table.ask)
        QShortcut(QKeySequence.StandardKey.Find, self, self._on_find)
        self._lay_out()
        if exercise.turn == 1:  # who sits down for the first time wants to know who it is
            self.left.setCurrentWidget(self.brief)

    def _lay_out(self) -> None:
        found = QLabel(self.tr("Find a trac&k"), self)
        found.setBuddy(self.filter)
        above = QHBoxLayout()
        above.setSpacing(SPACE)
        for part in (found, self.filter, self.why):
            above.addWidget(part)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.owners)
        column.addWidget(self.about)
        column.addLayout(above)
        column.addWidget(self.table, 1)
        column.addWidget(self.meaning)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.left)
        split.addWidget(right)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 5)
        split.setSizes([480, 840])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE * 2)
        whole.addWidget(split)

    # ── showing ───────────────────────────────────────────────────────────────────────────────────────────────
    def render(self) -> None:  # type: ignore[override]  # as in Screen
        """Show tray, brief and board as they are now; tab, row and place in the text stay."""
        now = self.exercise.look(seen_now, self._me)
        self._tray = self.exercise.look(inbox, self._me, now)
        self._board = self.exercise.look(board, self._me, now)
        self._show_tray()
        self.brief.show_markdown(self._tray.brief or self.tr("This seat has no brief."))
        owners = [p.name for p in self._board.partners] + [self._board.us.title]
        with QSignalBlocker(self.owners):
            while self.owners.count() > len(owners):
                self.owners.removeTab(self.owners.count() - 1)
            for i, name in enumerate(owners):
                if i < self.owners.count():
                    self.owners.setTabText(i, name)
                else:
                    self.owners.addTab(name)
        self._show_owner()

    def _show_tray(self) -> None:
        if self._tray is not None:
            text = in_tray.page(self._tray, self.exercise.turn, self.palette())
            self.tray.show_rich(text, in_tray.pictures(self.palette()))

    def _show_owner(self) -> None:
        if self._board is None:
            return
        at = self.owners.currentIndex()
        if 0 <= at < len(self._board.partners):
            partner = self._board.partners[at]
            self.about.setText(self._about(partner))
            self.table.show_sections(partner.sections)
        else:
            self.about.setText(self.tr("What this seat knows of the American side."))
            self.table.show_sections((self._board.us,))

    def _about(self, partner: PartnerBoard) -> str:
        if partner.own:
            return self.tr("Your own government ({0}).").format(partner.category)
        bars = self.tr("What is believed has a bar that holds the truth four times out of five.")
        return f"{capital(partner.category)}. {bars}"

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Icons and links take the colours of another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_tray()

    # ── what somebody does ────────────────────────────────────────────────────────────────────────────────────
    @Slot(int)
    def _on_owners_current_changed(self, _: int) -> None:
        self._show_owner()

    @Slot()
    def _on_row_changed(self) -> None:
        """Say what the number in the current row means, and who can find out more."""
        reading = self.table.current()
        words = [] if reading is None else [self.tr("{0}: {1}.").format(reading.label, reading.said)]
        if reading is not None and reading.collector is not None:
            seat = self.exercise.name(reading.collector)
            words.append(self.tr("{0} can find out.").format(self.tr("You") if reading.collector == self._me else seat))
        self.meaning.say(" ".join(words), Tone.MUTED)

    @Slot(str)
    def _on_tray_followed(self, address: str) -> None:
        kind, _, rest = address.partition(":")
        if kind == "claim":
            self.asked_claim.emit(rest)
        elif kind == "why":
            owner, _, track = rest.partition("/")
            self.asked_why.emit(owner, track)

    @Slot()
    def _on_find(self) -> None:
        self.filter.setFocus()
        self.filter.selectAll()
