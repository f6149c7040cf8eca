"""The window: a stack of screens, the menus and the marking line, nothing else."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from sctabletop.gui.actions import Doer, Menus, Needs
from sctabletop.gui.background import Background
from sctabletop.gui.dialogs import Dialogs
from sctabletop.gui.help import Help
from sctabletop.gui.look import Look
from sctabletop.gui.opening import Opening
from sctabletop.gui.printing import Printing
from sctabletop.gui.screens.home import HomeScreen
from sctabletop.gui.screens.setup import SetupScreen
from sctabletop.gui.settings import Settings
from sctabletop.gui.widgets.marked_page import MarkedPage
from sctabletop.session.desk.library import NewExercise
from sctabletop.session.marking import MARKING

if TYPE_CHECKING:
    from sctabletop.gui.screens.exercise import ExerciseScreen
    from sctabletop.session.desk.library import Library


class Window(QMainWindow):
    """Home, then a set-up or an exercise above it. Whatever is open is in its save, so closing asks nothing."""

    def __init__(self, library: "Library", settings: Settings, look: Look, dialogs: Dialogs | None = None) -> None:
        super().__init__()
        self.setWindowTitle("sctabletop")
        self._library = library
        self._settings = settings
        self._look = look
        self._dialogs = dialogs or Dialogs()
        self._help = Help(self, self._dialogs)
        self._background = Background(self)
        self.opening = Opening(library, self._background, settings, self)
        self.opening.busy.connect(self._on_opening_busy)
        self.opening.opened.connect(self._on_opening_opened)
        self.opening.failed.connect(self._on_opening_failed)
        self.home = HomeScreen(self)
        self.home.new_asked.connect(self.new_exercise)
        self.home.browse_asked.connect(self.browse)
        self.home.open_asked.connect(self.open)
        self.home.demo_asked.connect(self.opening.demo)
        self.home.forget_asked.connect(self._on_home_forget_asked)
        self.setup: SetupScreen | None = None
        self.play: ExerciseScreen | None = None
        self._printing: Printing | None = None
        self.page = MarkedPage(self)
        self.stack = self.page.stack
        self.stack.addWidget(self.home)
        self.setCentralWidget(self.page)
        self.menus = Menus(self.menuBar(), self._doer)
        self.menus.check(str(look.scheme))
        self.resize(1280, 720)
        self.restoreGeometry(settings.geometry)
        self.go_home()

    def _doer(self, doer: Doer) -> QObject | None:
        return {
            Doer.WINDOW: self,
            Doer.EXERCISE: self.play,
            Doer.PRINTING: self._printing,
            Doer.LOOK: self._look,
            Doer.HELP: self._help,
        }[doer]

    # ── going from screen to screen ───────────────────────────────────────────────────────────────────────────
    @Slot()
    def go_home(self) -> None:
        """Home, with whatever was open put away. Nothing happens while an exercise is on its way."""
        if self.opening.working:
            return
        self._put_away()
        self.home.show_saves(self._settings.recent())
        self.home.say("")
        self._show(self.home)

    @Slot()
    def new_exercise(self) -> None:
        """The set-up of a new exercise."""
        if self.opening.working:
            return
        self._put_away()
        self.setup = SetupScreen(self._library, self._background, self._dialogs, self._settings.choices, self)
        self.setup.begun.connect(self._on_setup_begun)
        self.setup.left.connect(self.go_home)
        self.stack.addWidget(self.setup)
        self._show(self.setup)

    @Slot()
    def browse(self) -> None:
        """Ask for a save and open it."""
        if not self.opening.working:
            saves = self._library.saves_dir()
            folder = saves if saves.is_dir() else Path.home()
            self._dialogs.open_file(self, self.tr("Open an exercise"), folder, self.tr("Exercises (*.db)"), self.open)

    @Slot(object)
    def open(self, path: Path) -> None:
        """Open a save; where that fails, Home says why."""
        self.go_home()
        self.opening.open(path)

    @Slot()
    def carry_on(self) -> None:
        """Open the save that was opened last."""
        for save in self._settings.recent()[:1]:
            self.open(save.path)

    @Slot()
    def leave(self) -> None:
        """From an exercise back to Home; its screen puts everything away first."""
        if self.play is not None:
            self.play.leave()

    def tell(self, sentence: str, details: str = "") -> None:
        """One sentence about trouble, in a dialog."""
        self._dialogs.tell(self, self.tr("sctabletop"), sentence, details)

    # ── inside ────────────────────────────────────────────────────────────────────────────────────────────────
    def _show(self, screen: QWidget) -> None:
        self.stack.setCurrentWidget(screen)
        saves = self.play is None and bool(self._settings.recent())
        self.menus.enable({Needs.EXERCISE: self.play is not None, Needs.SAVE: saves})
        self._mark()
        screen.setFocus()

    def _put_away(self) -> None:
        """Screens first, so that they keep what they still hold while the save is open."""
        self._drop_screens()
        self.opening.put_away()

    def _drop_screens(self) -> None:
        for screen in (self.setup, self.play):
            if screen is not None:
                screen.close()
                self.stack.removeWidget(screen)
                screen.deleteLater()
        self.setup = self.play = self._printing = None

    @Slot()
    def _mark(self) -> None:
        exercise = self.opening.exercise
        self.page.mark(MARKING if exercise is None else exercise.options.marking)

    # ── what the others tell ──────────────────────────────────────────────────────────────────────────────────
    @Slot(object)
    def _on_setup_begun(self, asked: NewExercise) -> None:
        if self.setup is not None:
            self._settings.choices = self.setup.choices()
        self.opening.create(asked)

    @Slot(str)
    def _on_opening_busy(self, words: str) -> None:
        (self.setup or self.home).busy(words)

    @Slot(str)
    def _on_opening_failed(self, sentence: str) -> None:
        (self.setup or self.home).say(sentence)

    @Slot()
    def _on_opening_opened(self) -> None:
        from sctabletop.gui.screens.exercise import ExerciseScreen

        exercise = self.opening.exercise
        if exercise is None:
            return
        exercise.trouble.connect(self.tell)
        exercise.changed.connect(self._mark)
        self._drop_screens()
        self.play = ExerciseScreen(exercise, self._dialogs, self)
        self.play.left.connect(self.go_home)
        self._printing = Printing(exercise, self._dialogs, self)
        self.stack.addWidget(self.play)
        self._show(self.play)

    @Slot(object)
    def _on_home_forget_asked(self, path: Path) -> None:
        self._settings.forget(path)
        self.go_home()

    def shut(self) -> None:
        """Let go of everything; what was open is in its save."""
        self._drop_screens()
        self.opening.close()
        self._settings.geometry = self.saveGeometry()
        self._settings.flush()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is asked: what is open is in its save."""
        self.shut()
        super().closeEvent(event)
