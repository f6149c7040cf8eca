"""The pad: a seat's orders as sentences, each with what stands in its way, a note, and the button that commits them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sctabletop.gui.pad_draft import Keeping
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.saying import Saying, Tone, heading
from sctabletop.gui.widgets.wrapped import Wrapped
from sctabletop.session.desk.preview import Preview

_NOTE_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class PadLine:
    """One order as the pad shows it. ``problem`` is why it would not stand, ``gates`` which gates would stop it; both
    are empty where all is well.
    """

    sentence: str
    problem: str = ""
    gates: str = ""
    editing: bool = False


class OrderPad(QWidget):
    """Shows lines and tells what a person wants done with them; it changes none itself.

    Signals:
        edit_asked, remove_asked: the place of an order.
        move_asked: the place of an order, and where it should go.
        undo_asked, redo_asked, take_back_asked, commit_asked: nothing beside.
        note_edited: the words.
    """

    edit_asked = Signal(int)
    remove_asked = Signal(int)
    move_asked = Signal(int, int)
    undo_asked = Signal()
    redo_asked = Signal()
    note_edited = Signal(str)
    take_back_asked = Signal()
    commit_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[PadLine, ...] = ()
        title = heading(self.tr("Order pad"), self)
        self.state = Saying("", self)
        self.state.setWordWrap(False)
        self.state.setAccessibleName(self.tr("Whether the draft is saved"))
        self.notice = Saying("", self, readable=True)
        self.notice.hide()
        self.list = QListWidget(self)
        self.list.setWordWrap(True)
        self.list.setSpacing(SPACE // 4)
        self.list.setItemDelegate(Wrapped(self.list))
        self.list.setAlternatingRowColors(True)
        self.list.setAccessibleName(self.tr("Orders on the pad"))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.installEventFilter(self)
        self.list.currentRowChanged.connect(self._enable)
        self.list.itemActivated.connect(self._on_edit)
        self.left = Saying("", self, readable=True)
        self.left.setAccessibleName(self.tr("What is left after this pad"))
        self.note = QPlainTextEdit(self, tabChangesFocus=True)
        self.note.setAccessibleName(self.tr("Your note"))
        self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * _NOTE_LINES + 14)
        self.note.textChanged.connect(self._on_note_changed)
        note_label = QLabel(self.tr("Your &note, for your eyes alone"), self)
        note_label.setBuddy(self.note)
        self.commit = QPushButton(self.tr("&Commit the orders"), self)
        self.commit.setToolTip(self.tr("Ctrl+Enter while the pad has the focus"))
        self.commit.clicked.connect(self.commit_asked)
        top = QHBoxLayout()
        top.addWidget(title)
        top.addStretch(1)
        top.addWidget(self.state)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE, 0, 0, 0)
        box.addLayout(top)
        box.addWidget(self.notice)
        box.addWidget(self._committed_box())
        box.addWidget(self.list, 1)
        box.addLayout(self._buttons())
        box.addWidget(self.left)
        box.addWidget(note_label)
        box.addWidget(self.note)
        box.addWidget(self.commit)
        moves = (self._edit, self._remove, self._undo, self._up, self._down, self._redo)
        for before, after in pairwise((self.list, *moves, self.left, self.note, self.commit)):
            self.setTabOrder(before, after)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.commit_asked)
        self._enable()

    # ── showing ───────────────────────────────────────────────────────────────────────────────────────────────
    def show_lines(self, lines: Sequence[PadLine], can_undo: bool, can_redo: bool) -> None:
        """Show the orders; the current one stays current."""
        new = tuple(lines)
        if new != self._lines or self.list.count() != len(new):
            self._lines = new
            at = min(max(self.list.currentRow(), 0), len(new) - 1)
            with QSignalBlocker(self.list):
                self.list.clear()
                for i, line in enumerate(new):
                    self._add_item(i + 1, line)
                self.list.setCurrentRow(at)
        self._undo.setEnabled(can_undo)
        self._redo.setEnabled(can_redo)
        self._enable()

    def go_to(self, place: int) -> None:
        """Make an order the current one."""
        self.list.setCurrentRow(place)

    def show_committed(self, sentences: Sequence[str]) -> None:
        """Show what this seat has committed in this phase; nothing for none."""
        self._committed.setVisible(bool(sentences))
        rows = "\n".join(f"• {x}" for x in sentences)
        self._held.setText(f"{self.tr('Committed')}\n{rows}")

    def show_keeping(self, keeping: Keeping) -> None:
        """Say whether the draft is saved."""
        match keeping:
            case Keeping.SAVED:
                self.state.say(self.tr("Draft saved"), Tone.GOOD)
            case Keeping.WAITING:
                self.state.say(self.tr("Not saved yet"), Tone.OPEN)
            case Keeping.FAILED:
                self.state.say(self.tr("Not saved"), Tone.BAD)

    def show_left(self, seen: Preview, with_form: bool) -> None:
        """Show what money and hours would be left, as far as the seat can know."""
        parts = []
        for words, amount in ((self.tr("Title 10"), seen.title10_left), (self.tr("Title 22"), seen.title22_left)):
            if amount is not None:
                parts.append(self.tr("{0}: {1} million USD").format(words, f"{amount:,.1f}"))
        if seen.hours_left is not None:
            parts.append(self.tr("{0} hours of the country team").format(f"{seen.hours_left:,.0f}"))
        after = self.tr("Left after this pad and the form") if with_form else self.tr("Left after this pad")
        self.left.say(f"{after}: {' · '.join(parts)}" if parts else "")
        self.left.setVisible(bool(parts))

    def show_note(self, note: str) -> None:
        """Show a person's own words."""
        if note != self.note.toPlainText():
            with QSignalBlocker(self.note):
                self.note.setPlainText(note)

    def say(self, words: str, tone: Tone = Tone.DOUBTFUL) -> None:
        """Say something about the whole pad; nothing for an empty text."""
        self.notice.say(words, tone)
        self.notice.setVisible(bool(words))

    # ── building ──────────────────────────────────────────────────────────────────────────────────────────────
    def _add_item(self, number: int, line: PadLine) -> None:
        words = f"{number}. {line.sentence}"
        if line.editing:
            words += f"  {self.tr('(in the form)')}"
        if line.gates:
            words += f"\n▲ {line.gates}"
        if line.problem:
            words += f"\n✕ {line.problem}"
        QListWidgetItem(words, self.list).setToolTip(words)

    def _committed_box(self) -> QWidget:
        self._committed = QFrame(self, frameShape=QFrame.Shape.StyledPanel)
        self._held = Saying("", self._committed, readable=True)
        self._held.setAccessibleName(self.tr("Committed orders"))
        take = QPushButton(self.tr("Ta&ke back"), self._committed)
        take.setToolTip(self.tr("Bring what was committed back to the pad while the phase is open"))
        take.clicked.connect(self.take_back_asked)
        row = QVBoxLayout(self._committed)
        row.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        row.addWidget(self._held)
        row.addWidget(take, 0, Qt.AlignmentFlag.AlignRight)
        self._committed.hide()
        return self._committed

    def _buttons(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(SPACE // 2)

        def button(row: int, column: int, text: str, tip: str, slot: Callable[[], None]) -> QPushButton:
            made = QPushButton(text, self)
            made.setAccessibleName(tip)
            made.setToolTip(tip)
            made.clicked.connect(slot)
            grid.addWidget(made, row, column)
            return made

        self._edit = button(0, 0, self.tr("&Edit"), self.tr("Edit the order (Enter)"), self._on_edit)
        self._remove = button(0, 1, self.tr("&Remove"), self.tr("Take the order off the pad (Delete)"), self._on_remove)
        self._undo = button(0, 2, self.tr("Undo"), self.tr("Undo the last change (Ctrl+Z)"), self._on_undo)
        self._up = button(1, 0, self.tr("&Up"), self.tr("Move the order up (Alt+Up)"), self._on_up)
        self._down = button(1, 1, self.tr("&Down"), self.tr("Move the order down (Alt+Down)"), self._on_down)
        self._redo = button(1, 2, self.tr("Redo"), self.tr("Do it again (Ctrl+Shift+Z)"), self._on_redo)
        return grid

    @Slot()
    def _enable(self) -> None:
        at, last = self.list.currentRow(), self.list.count() - 1
        for button, on in (
            (self._edit, at >= 0),
            (self._remove, at >= 0),
            (self._up, at > 0),
            (self._down, 0 <= at < last),
        ):
            button.setEnabled(on)

    # ── asking ────────────────────────────────────────────────────────────────────────────────────────────────
    @Slot()
    def _on_edit(self) -> None:
        if self.list.currentRow() >= 0:
            self.edit_asked.emit(self.list.currentRow())

    @Slot()
    def _on_remove(self) -> None:
        if self.list.currentRow() >= 0:
            self.remove_asked.emit(self.list.currentRow())

    @Slot()
    def _on_up(self) -> None:
        self.move_asked.emit(self.list.currentRow(), self.list.currentRow() - 1)

    @Slot()
    def _on_down(self) -> None:
        self.move_asked.emit(self.list.currentRow(), self.list.currentRow() + 1)

    @Slot()
    def _on_undo(self) -> None:
        self.undo_asked.emit()

    @Slot()
    def _on_redo(self) -> None:
        self.redo_asked.emit()

    @Slot()
    def _on_note_changed(self) -> None:
        self.note_edited.emit(self.note.toPlainText())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Delete and Alt with an arrow work on the list."""
        if watched is self.list and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            match event.key(), alt:
                case Qt.Key.Key_Delete, False:
                    self._on_remove()
                case Qt.Key.Key_Up, True:
                    self._on_up()
                case Qt.Key.Key_Down, True:
                    self._on_down()
                case _:
                    return super().eventFilter(watched, event)
            return True
        return super().eventFilter(watched, event)
