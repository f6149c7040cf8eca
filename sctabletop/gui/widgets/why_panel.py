"""Why a number is what it is, for one seat's eyes: its terms with their claims, beliefs, chances, and the theory."""

from html import escape

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sctabletop.domain.seats import SeatId
from sctabletop.errors import SctabletopError
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.models.why import Heap, Words, heaps
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.bar_chart import BAR_ROLE, Waterfall
from sctabletop.gui.widgets.heading import Heading
from sctabletop.gui.widgets.paper import Paper
from sctabletop.session.desk.why import ClaimCard, Why, claim, why

_TERM, _VALUE, _BAR, _CLAIMS = range(4)


class WhyPanel(QWidget):
    """A drawer beside a screen. It dies with the desk it was opened on.

    Signals:
        closed: it is no longer wanted.
    """

    closed = Signal()

    def __init__(self, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise = exercise
        self._asked: tuple[SeatId, str, str] | None = None
        self._title = Heading(factor=1.2, parent=self)
        self._now = QLabel(self)
        self._now.setWordWrap(True)
        self.turns = QComboBox(self)
        self.turns.currentIndexChanged.connect(self._on_turns_current_index_changed)
        self._turn_label = QLabel(self.tr("T&urn"), self)
        self._turn_label.setBuddy(self.turns)
        self.shut = QPushButton(self.tr("Close (Esc)"), self)
        self.shut.setAccessibleName(self.tr("Close the reasons"))
        self.shut.clicked.connect(self.closed)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._on_escape)
        self.terms = self._tree()
        self.words = Paper(self.tr("Chances, beliefs and claims"), self)
        self._lay_out()

    def _tree(self) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setAccessibleName(self.tr("Terms"))
        tree.setHeaderLabels([self.tr("Term"), self.tr("Value"), self.tr("Picture"), self.tr("Claims")])
        tree.setItemDelegateForColumn(_BAR, Waterfall(tree))
        tree.setUniformRowHeights(True)
        tree.setIndentation(SPACE * 2)
        tree.setAlternatingRowColors(True)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_TERM, QHeaderView.ResizeMode.Stretch)
        tree.itemActivated.connect(self._on_terms_item_activated)
        return tree

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self._turn_label)
        above.addWidget(self.turns)
        above.addStretch(1)
        above.addWidget(self.shut)
        self._parts = parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.terms)
        parts.addWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addLayout(above)
        column.addWidget(self._title)
        column.addWidget(self._now)
        column.addWidget(parts, 1)
        self.setMinimumWidth(SPACE * 48)

    # ── what is shown ─────────────────────────────────────────────────────────────────────────────────────────
    def show_why(self, seat: SeatId, owner: str, track: str, turn: int) -> None:
        """Show the reasons for a number in a turn, to this seat."""
        self._asked = (seat, owner, track)
        with QSignalBlocker(self.turns):
            self.turns.clear()
            for t in range(self.exercise.turn, 0, -1):
                self.turns.addItem(str(t), t)
            self.turns.setCurrentIndex(self.turns.findData(turn))
        self._number(True)
        self._read(turn)
        self.terms.setFocus()

    def show_claim(self, identifier: str) -> None:
        """Show one claim alone."""
        self._asked = None
        self._number(False)
        try:
            card = self.exercise.look(lambda _: claim(identifier))
        except SctabletopError as trouble:
            self._fail(trouble)
            return
        self._title.setText(self.tr("Claim {0}").format(card.id))
        self._now.clear()
        self.words.show_rich(self._card(card))
        self.words.setFocus()

    def _number(self, wanted: bool) -> None:
        for part in (self.terms, self.turns, self._turn_label):
            part.setVisible(wanted)

    def _read(self, turn: int) -> None:
        if self._asked is None or self.exercise.working:
            return
        try:
            found = self.exercise.look(why, *self._asked, turn)
        except SctabletopError as trouble:
            self._fail(trouble)
            return
        self._show(found)

    def _fail(self, trouble: SctabletopError) -> None:
        self._title.setText(self.tr("There are no reasons to show"))
        self._now.setText(trouble.sentence)
        self.terms.clear()
        self.words.clear()

    def _show(self, found: Why) -> None:
        self._title.setText(found.title)
        self._now.setText(found.now)
        words = Words(
            before=self.tr("before"),
            after=self.tr("after"),
            factors=self.tr("What it is made of"),
            idle=self.tr("What else can move it"),
            reason=self.tr("reason"),
        )
        shown = heaps(found, self.tr("not yours to know"), words)
        lines = [line for heap in shown for line in heap.lines]
        self.terms.clear()
        for heap in shown:
            self._add(heap)
        self.terms.setColumnHidden(_BAR, all(line.bar is None for line in lines))
        self.terms.setColumnHidden(_CLAIMS, not any(line.claims for line in lines))
        self.terms.setVisible(self.terms.topLevelItemCount() > 0)
        self.words.show_rich(self._prose(found))

    def _add(self, heap: Heap) -> None:
        title = f"{heap.title} ({len(heap.lines)})" if heap.folded else heap.title
        top = QTreeWidgetItem(self.terms, [title])
        font = top.font(0)
        font.setBold(True)
        top.setFont(0, font)
        top.setFirstColumnSpanned(True)
        for line in heap.lines:
            row = QTreeWidgetItem(top, [line.name, line.value, "", " ".join(line.claims)])
            row.setTextAlignment(_VALUE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row.setData(_BAR, BAR_ROLE, line.bar)
            row.setToolTip(_TERM, line.name)
        top.setExpanded(not heap.folded)

    def _prose(self, found: Why) -> str:
        parts = [
            self._list(self.tr("How the belief came about"), found.beliefs),
            self._list(self.tr("How to know more"), [found.cure] if found.cure else []),
            self._list(self.tr("Chances"), found.chances),
        ]
        if found.claims:
            parts.append(f"<h4>{escape(self.tr('Claims'))}</h4>")
            parts += [self._card(card) for card in found.claims]
        return "".join(parts)

    @staticmethod
    def _list(title: str, lines: "list[str] | tuple[str, ...]") -> str:
        rows = "".join(f"<li>{escape(line)}</li>" for line in lines)
        return f"<h4>{escape(title)}</h4><ul>{rows}</ul>" if rows else ""

    def _card(self, card: ClaimCard) -> str:
        tag = f" <i>[{escape(self.tr('design decision'))}]</i>" if card.design else ""
        text = escape(card.text).replace("\n", "<br>")
        sources = "; ".join(escape(source) for source in card.sources)
        return (
            f"<p><a name='{escape(card.id)}'></a><b>{escape(card.id)} · {escape(card.title)}</b>{tag}<br>"
            f"{text}<br><small>{sources}</small></p>"
        )

    def text_shown(self) -> str:
        """Title, number and words, as they can be read."""
        return f"{self._title.text()}\n{self._now.text()}\n{self.words.toPlainText()}"

    # ── what somebody does ────────────────────────────────────────────────────────────────────────────────────
    @Slot(int)
    def _on_turns_current_index_changed(self, _: int) -> None:
        turn = self.turns.currentData()
        if turn is not None:
            self._read(turn)

    @Slot(QTreeWidgetItem, int)
    def _on_terms_item_activated(self, item: QTreeWidgetItem, _column: int) -> None:
        first = item.text(_CLAIMS).split(" ")[0]
        if first:
            self.words.scrollToAnchor(first)

    @Slot()
    def _on_escape(self) -> None:
        self.closed.emit()
