"""The line above every screen of an exercise: where the turn stands, whose desk is open, the clock, what is saved."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sctabletop.gui.clock import Clock
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.clock import ClockFace
from sctabletop.gui.widgets.heading import Heading
from sctabletop.session.desk.words import BLOCK_OF, Block
from sctabletop.session.session import Session
from sctabletop.session.touched import Touched


def is_kept(session: Session) -> bool:
    """Whether the exercise lies in a file."""
    return getattr(session.store, "path", None) is not None


class BlockTrail(QWidget):
    """The four blocks in a row; the present one stands in bold between marks, and says so aloud."""

    def __init__(self, parent: QWidget | None = None, factor: float = 1.0) -> None:
        super().__init__(parent)
        self._factor = factor
        self._present = Block.READ
        self._labels = {block: QLabel(self) for block in Block}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE // 2)
        for i, label in enumerate(self._labels.values()):
            label.setMargin(2)
            if i:
                row.addWidget(QLabel("·", self))
            row.addWidget(label)

    def show_block(self, present: Block) -> None:
        """Mark the present block."""
        self._present = present
        for block, label in self._labels.items():
            here = block is present
            font = QApplication.font()
            font.setPointSizeF(font.pointSizeF() * self._factor)
            font.setBold(here)
            label.setFont(font)
            label.setText(f"▸ {block.value} ◂" if here else block.value)
            label.setFrameShape(QFrame.Shape.Box if here else QFrame.Shape.NoFrame)
        at = list(Block).index(present) + 1
        self.setAccessibleName(self.tr("{0}, block {1} of {2}").format(present.value, at, len(Block)))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the new size of ordinary text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.show_block(self._present)


class TopBar(QWidget):
    """Title, turn, blocks, desk, clock and save; below it a notice, and a line while a close runs.

    Signals:
        asked_curtain: somebody leaves the open desk without being done.
    """

    asked_curtain = Signal()

    def __init__(self, exercise: Exercise, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exercise = exercise
        self._title = Heading(exercise.title, factor=1.0, parent=self)
        self._title.setWordWrap(False)
        self._turn = QLabel(self)
        self._block: Block | None = None
        self._of_turn: int | None = None
        self._blocks = BlockTrail(self)
        self._desk = QLabel(self)
        self._desk.setWordWrap(True)
        self._kept = exercise.look(is_kept)
        self._saved = QLabel(self._saved_words(), self)
        self._saved.setAccessibleName(self.tr("State of the save"))
        self.curtain = QPushButton(self.tr("Curtain"), self)
        self.curtain.setToolTip(self.tr("Leave this desk; what is on the pad stays there (Ctrl+L)"))
        self.curtain.clicked.connect(self.asked_curtain)
        self._notice = QLabel(self)
        self._notice.setWordWrap(True)
        self._notice.hide()
        self._busy, self._busy_words = self._busy_line()
        self._lay_out(ClockFace(clock, self))
        exercise.changed.connect(self._on_exercise_changed)
        exercise.saved.connect(self._on_exercise_saved)
        exercise.busy.connect(self._on_exercise_busy)
        exercise.trouble.connect(self._on_exercise_trouble)
        clock.ran_out.connect(self._on_clock_ran_out)
        self.show_desk("", own=False)

    def _busy_line(self) -> tuple[QWidget, QLabel]:
        line, words = QWidget(self), QLabel(self)
        moving = QProgressBar(line)
        moving.setRange(0, 0)
        moving.setTextVisible(False)
        moving.setMaximumHeight(SPACE)
        moving.setAccessibleName(self.tr("At work"))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(words)
        row.addWidget(moving, 1)
        line.hide()
        return line, words

    def _lay_out(self, face: ClockFace) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE * 2)
        for part in (self._title, self._turn, self._blocks):
            row.addWidget(part)
        row.addWidget(self._desk, 1)
        row.addWidget(self.curtain)
        row.addWidget(face)
        row.addWidget(self._saved)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE // 2)
        column.addLayout(row)
        column.addWidget(self._notice)
        column.addWidget(self._busy)

    def show_desk(self, words: str, own: bool, block: Block | None = None, turn: int | None = None) -> None:
        """Say whose desk is open; ``own`` where it is one seat's, so that the curtain can be dropped. ``block`` and
        ``turn`` are where people are, where the phase alone does not say it.
        """
        self._of_turn = turn
        self.show_block(block)
        self._desk.setText(words)
        self._desk.setTextFormat(Qt.TextFormat.PlainText)
        self.curtain.setVisible(own)

    def show_block(self, block: Block | None = None) -> None:
        """Mark where people are, by the phase where it is not given."""
        self._block = block
        self._render()

    def _saved_words(self) -> str:
        return self.tr("✓ Saved") if self._kept else self.tr("Demo, kept nowhere")

    def notice(self, words: str) -> None:
        """Say something quietly, until something else is said; an empty text takes it away."""
        self._notice.setText(words)
        self._notice.setVisible(bool(words))

    def _render(self) -> None:
        turn = self._exercise.turn if self._of_turn is None else self._of_turn
        self._turn.setText(self.tr("Turn {0}").format(turn))
        here = Block.SIGN if self._exercise.ended else BLOCK_OF[self._exercise.phase]
        self._blocks.show_block(self._block or here)

    @Slot(Touched)
    def _on_exercise_changed(self, touched: Touched) -> None:
        if touched & (Touched.PHASE | Touched.END | Touched.REVEAL):
            self.notice("")
            self._render()

    @Slot(str)
    def _on_exercise_saved(self, words: str) -> None:
        self._saved.setText(self._saved_words())
        self._saved.setToolTip(words)
        self._saved.setAccessibleDescription(words)

    @Slot(str, str)
    def _on_exercise_trouble(self, sentence: str, _details: str) -> None:
        self._saved.setText(self.tr("✕ The last step failed"))
        self._saved.setToolTip(sentence)
        self._saved.setAccessibleDescription(sentence)

    @Slot(str)
    def _on_exercise_busy(self, words: str) -> None:
        self._busy_words.setText(words)
        self._busy.setVisible(bool(words))

    @Slot()
    def _on_clock_ran_out(self) -> None:
        self.notice(self.tr("The time for this phase is up. Nothing closes by itself: finish, or give more time."))
