"""Where everybody begins: a new exercise, the last one, another one, or one to look at."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sctabletop.gui.theme import SPACE, colours
from sctabletop.gui.widgets.heading import Heading
from sctabletop.gui.widgets.way_button import WayButton
from sctabletop.session.desk.recent import RecentSave

_WIDTH: Final = 840


class HomeScreen(QWidget):
    """Four ways in and the saves opened lately.

    Signals:
        new_asked: set up a new exercise.
        open_asked: open this save (a Path).
        browse_asked: choose a save.
        demo_asked: look at an exercise that the computer has half played.
        forget_asked: leave this save (a Path) out of the list.
    """

    new_asked = Signal()
    open_asked = Signal(object)
    browse_asked = Signal()
    demo_asked = Signal()
    forget_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._latest: RecentSave | None = None
        self.new = WayButton(self.tr("&New exercise"), self.tr("choose a scenario and who plays"), "file-plus", self)
        self.carry_on = WayButton(self.tr("&Continue"), "", "play", self)
        self.open = WayButton(self.tr("&Open …"), self.tr("a save that lies elsewhere"), "folder-open", self)
        self.demo = WayButton(self.tr("&Demo"), self.tr("half played by the computer; nothing is kept"), "eye", self)
        self.new.clicked.connect(self.new_asked)
        self.carry_on.clicked.connect(self._on_carry_on_clicked)
        self.open.clicked.connect(self.browse_asked)
        self.demo.clicked.connect(self.demo_asked)
        self.saves = _Saves(self)
        self.saves.itemActivated.connect(self._on_save_activated)
        self.saves.forgotten.connect(self.forget_asked)
        self._saves_title = QLabel(self.tr("Opened &lately (Enter opens, Delete takes out of the list)"))
        self._saves_title.setBuddy(self.saves)
        self.trouble = QLabel()
        self.trouble.setWordWrap(True)
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble.setAccessibleName(self.tr("What is wrong"))
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self.doing = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._lay_out()
        self.busy("")
        self.show_saves(())
        self._dress()

    # ── what the window tells it ──────────────────────────────────────────────────────────────────────────────
    def show_saves(self, saves: tuple[RecentSave, ...]) -> None:
        """The saves opened lately, the latest first."""
        self._latest = saves[0] if saves else None
        self.saves.fill(saves)
        self.saves.setVisible(bool(saves))
        self._saves_title.setVisible(bool(saves))
        self.carry_on.setEnabled(bool(saves))
        self.carry_on.say(f"{saves[0].title}, {saves[0].where}" if saves else self.tr("nothing was played yet"))

    def busy(self, words: str) -> None:
        """What is being done, until an empty text says that it is over."""
        working = bool(words)
        self.doing.setText(words)
        self._bar.setVisible(working)
        for button in (self.new, self.open, self.demo, self.saves):
            button.setEnabled(not working)
        self.carry_on.setEnabled(not working and self._latest is not None)
        if working:
            self.say("")

    def say(self, sentence: str) -> None:
        """One sentence about what went wrong."""
        self.trouble.setText(f"⚠ {sentence}" if sentence else "")
        self.trouble.setVisible(bool(sentence))

    # ── inside ────────────────────────────────────────────────────────────────────────────────────────────────
    def _lay_out(self) -> None:
        page = QWidget(self)
        page.setMaximumWidth(_WIDTH)
        page.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        about = QLabel(
            self.tr(
                "A table-top exercise in security cooperation: a reason for every number. New to it? F1 tells on a "
                "page how a turn goes."
            )
        )
        about.setWordWrap(True)
        ways = QGridLayout()
        ways.setSpacing(2 * SPACE)
        for at, button in enumerate((self.new, self.carry_on, self.open, self.demo)):
            ways.addWidget(button, at // 2, at % 2)
        busy = QHBoxLayout()
        busy.addWidget(self.doing)
        busy.addWidget(self._bar, 1)
        column = QVBoxLayout(page)
        column.setSpacing(SPACE)
        column.addStretch(1)
        column.addWidget(Heading("sctabletop", 2.4))
        column.addWidget(about)
        column.addSpacing(3 * SPACE)
        column.addLayout(ways)
        column.addWidget(self.trouble)
        column.addLayout(busy)
        column.addSpacing(2 * SPACE)
        column.addWidget(self._saves_title)
        column.addWidget(self.saves, 4)
        column.addStretch(2)
        across = QHBoxLayout(self)
        across.setContentsMargins(4 * SPACE, 3 * SPACE, 4 * SPACE, 3 * SPACE)
        across.addStretch(1)
        across.addWidget(page, 20)
        across.addStretch(1)

    def _dress(self) -> None:
        warned = QPalette(self.palette())
        warned.setColor(QPalette.ColorRole.WindowText, colours(self.palette()).bad)
        self.trouble.setPalette(warned)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the warning colour of the new palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    @Slot()
    def _on_carry_on_clicked(self) -> None:
        if self._latest is not None:
            self.open_asked.emit(self._latest.path)

    @Slot(QListWidgetItem)
    def _on_save_activated(self, item: QListWidgetItem) -> None:
        self.open_asked.emit(item.data(Qt.ItemDataRole.UserRole))


class _Saves(QListWidget):
    """Saves, one in two lines; ``forgotten`` tells which (a Path) somebody wants out of the list."""

    forgotten = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Saves opened lately"))
        self.setAlternatingRowColors(True)
        self.setSpacing(2)
        self.setMinimumHeight(14 * SPACE)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)

    def fill(self, saves: tuple[RecentSave, ...]) -> None:
        self.clear()
        for save in saves:
            item = QListWidgetItem(f"{save.title}, {save.where}\n{save.when} · {_short(save.path)}")
            item.setData(Qt.ItemDataRole.UserRole, save.path)
            self.addItem(item)
        if saves:
            self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Delete and item is not None:
            self.forgotten.emit(item.data(Qt.ItemDataRole.UserRole))
            return
        super().keyPressEvent(event)


def _short(path: Path) -> str:
    """A path with the home folder as a tilde."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except ValueError:
        return str(path)
