"""The events that control can send: which are due, which wait, which came; each in full, to be delivered by hand."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sctabletop.domain.orders import FireInject
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.control_part import ControlPart
from sctabletop.gui.widgets.saying import Saying, Tone, heading
from sctabletop.gui.widgets.scrolled import scrolled
from sctabletop.gui.widgets.seat_words import refused, seat_called
from sctabletop.gui.widgets.talks_item import Card
from sctabletop.gui.widgets.wrapped import Wrapped
from sctabletop.session.desk.panel import InjectRow
from sctabletop.session.desk.words import listed

_ID = Qt.ItemDataRole.UserRole


def _tone(row: InjectRow) -> Tone:
    word = row.state.split(" ")[0]
    return {"came": Tone.GOOD, "due": Tone.NOW}.get(word, Tone.OPEN)


class InjectList(ControlPart):
    """The list at the left, the chosen event at the right."""

    KIND = "inject"

    def __init__(self, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(exercise, parent)
        self._rows: tuple[InjectRow, ...] = ()
        self._which = QComboBox(self)
        for words, tone in (
            (self.tr("All events"), None),
            (self.tr("Due now"), Tone.NOW),
            (self.tr("Waiting"), Tone.OPEN),
            (self.tr("Came"), Tone.GOOD),
        ):
            self._which.addItem(words, tone)
        self._which.currentIndexChanged.connect(self._fill)
        show = QLabel(self.tr("&Show"), self)
        show.setBuddy(self._which)
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Events"))
        self._list.setWordWrap(True)
        self._list.setSpacing(SPACE // 4)
        self._list.setItemDelegate(Wrapped(self._list))
        self._list.currentItemChanged.connect(self._show_chosen)
        self._deliver = QPushButton(self.tr("&Deliver by hand"), self)
        self._deliver.setAutoDefault(False)
        self._deliver.clicked.connect(self._on_deliver_clicked)
        pick = QHBoxLayout()
        pick.addWidget(show)
        pick.addWidget(self._which, 1)
        left = QVBoxLayout()
        left.setSpacing(SPACE)
        left.addLayout(pick)
        left.addWidget(self._list, 1)
        both = QHBoxLayout()
        both.setSpacing(SPACE * 2)
        both.addLayout(left, 2)
        both.addWidget(self._build_card(), 3)
        self.column.addLayout(both, 1)

    def _build_card(self) -> QScrollArea:
        card = Card(self)
        self._title = heading("", card)
        self._state = Saying(parent=card, bold=True)
        self._when = Saying(parent=card, tone=Tone.MUTED)
        self._text = Saying(parent=card, readable=True)
        self._claims = Saying(parent=card, tone=Tone.MUTED)
        self._why_not = Saying(parent=card, tone=Tone.DOUBTFUL, readable=True)
        for widget in (self._title, self._state, self._when, self._text, self._claims, self._why_not):
            card.column.addWidget(widget)
        card.column.addWidget(self._deliver, 0, Qt.AlignmentFlag.AlignLeft)
        card.column.addStretch(1)
        return scrolled(card, self)

    def show_injects(self, rows: Sequence[InjectRow]) -> None:
        """Show these events; the chosen one stays chosen."""
        self._rows = tuple(rows)
        self._fill()

    def _fill(self) -> None:
        wanted = self._which.currentData()
        chosen = self._chosen_id()
        with QSignalBlocker(self._list):
            self._list.clear()
            for row in self._rows:
                if wanted is None or _tone(row) is wanted:
                    item = QListWidgetItem(f"{_tone(row).value}{row.title} – {row.state}", self._list)
                    item.setData(_ID, row.id)
                    if row.id == chosen:
                        self._list.setCurrentItem(item)
            if self._list.currentRow() < 0 and self._list.count():
                self._list.setCurrentRow(0)
        self._show_chosen()

    def _chosen_id(self) -> str:
        row = self._list.currentRow()
        return str(self._list.item(row).data(_ID)) if row >= 0 else ""

    def _chosen(self) -> InjectRow | None:
        chosen = self._chosen_id()
        return next((x for x in self._rows if x.id == chosen), None)

    @Slot()
    def _show_chosen(self) -> None:
        on = self.may()
        row = self._chosen()
        self._deliver.setEnabled(on and row is not None and row.refusal is None)
        if row is None:
            self._title.say(self.tr("No event here"))
            for widget in (self._state, self._when, self._text, self._claims, self._why_not):
                widget.say("")
            return
        self._title.say(row.title)
        self._state.say(row.state, _tone(row))
        to = listed([seat_called(self.exercise, seat) for seat in row.to]) or self.tr("everybody")
        self._when.say(self.tr("When: {0}. To: {1}.").format(row.when, to))
        self._text.say(row.text)
        self._claims.say(self.tr("Rests on {0}").format(", ".join(row.claims)) if row.claims else "")
        self._why_not.say(refused(self.exercise, row.refusal) if on and row.refusal is not None else "")
        for widget in (self._claims, self._why_not):
            widget.setVisible(bool(widget.text()))

    @Slot()
    def _on_deliver_clicked(self) -> None:
        row = self._chosen()
        if row is not None:
            self.gave.emit(FireInject(inject=row.id), self)
