"""From a press on Home to an exercise that can be played: made or opened off the window's thread."""

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from sctabletop.errors import SctabletopError
from sctabletop.gui.background import Background, Ticket
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.faults import sentence_for
from sctabletop.gui.settings import Settings
from sctabletop.session.desk.recent import RecentSave
from sctabletop.session.session import Session

if TYPE_CHECKING:
    from sctabletop.session.desk.library import Library, NewExercise

_LOG = logging.getLogger(__name__)


class Opening(QObject):
    """Holds ``exercise``, one at a time, and the ``path`` of its save, None for one that is kept nowhere.

    Signals:
        busy: a sentence while one is made or opened, an empty text when that is over.
        opened: there is an exercise.
        failed: one sentence that says why there is none.
    """

    busy = Signal(str)
    opened = Signal()
    failed = Signal(str)

    def __init__(self, library: "Library", background: Background, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self.exercise: Exercise | None = None
        self.path: Path | None = None
        self._library = library
        self._background = background
        self._settings = settings
        self._undelivered: Session | None = None
        self._working = False

    @property
    def working(self) -> bool:
        """Whether something is on its way that nothing may come between: an exercise, or the close of a phase."""
        return self._working or (self.exercise is not None and self.exercise.working)

    def create(self, asked: "NewExercise") -> None:
        """Make a new exercise."""
        self._run(self.tr("Making the exercise …"), lambda: self._library.create(asked), asked.save)

    def open(self, path: Path) -> None:
        """Open a save."""
        self._run(self.tr("Opening {name} …").format(name=path.name), lambda: self._library.open(path), path)

    def demo(self) -> None:
        """Let the computer play the half of an exercise."""
        self._run(self.tr("The computer plays five turns …"), self._library.demo, None)

    def put_away(self) -> None:
        """Let go of the exercise; its save goes to the top of the list."""
        if self.exercise is None:
            return
        exercise, self.exercise = self.exercise, None
        self._remember(exercise)
        exercise.close()
        exercise.deleteLater()

    def close(self) -> None:
        """Wait for the work in hand and let go of everything, a save too that was opened and reached nobody."""
        self.blockSignals(True)
        if self.exercise is not None:
            # Screens that die with this must begin nothing more.
            self.exercise.blockSignals(True)
        self._background.close()
        # What the work still had to say, such as how far talks have come, belongs in the save.
        QCoreApplication.sendPostedEvents(self._background)
        self.put_away()
        if self._undelivered is not None:
            self._undelivered.store.close()
            self._undelivered = None

    def _remember(self, exercise: Exercise) -> None:
        if self.path is not None:
            self._settings.remember(_recent(exercise, self.path))

    def _run(self, words: str, make: Callable[[], Session], path: Path | None) -> None:
        if self.working:
            return
        self.put_away()
        self._working = True
        self.busy.emit(words)

        def work(_: Ticket) -> None:
            self._undelivered = make()

        def done(_: object) -> None:
            session, self._undelivered = self._undelivered, None
            self._working = False
            self.busy.emit("")
            if session is not None:
                self._deliver(session, path)

        def failed(trouble: Exception) -> None:
            self._working = False
            self.busy.emit("")
            self._tell(trouble)

        self._background.run(self, work, done, failed)

    def _deliver(self, session: Session, path: Path | None) -> None:
        try:
            exercise = Exercise(session, self._background, self.parent())
        except SctabletopError as trouble:
            session.store.close()
            self._tell(trouble)
            return
        self.exercise, self.path = exercise, path
        self._remember(exercise)
        self.opened.emit()

    def _tell(self, trouble: Exception) -> None:
        if not isinstance(trouble, SctabletopError):
            _LOG.error("a fault of the program", exc_info=trouble)
        self.failed.emit(sentence_for(trouble))


def _recent(exercise: Exercise, path: Path) -> RecentSave:
    """An open exercise as it will stand in the list of saves."""
    where = f"turn {exercise.turn}, {exercise.phase}" if not exercise.ended else "finished"
    when = datetime.now().strftime("%Y-%m-%d %H:%M")  # noqa: DTZ005 - the clock on the wall where people sit
    return RecentSave(path=path, title=exercise.title, where=where, when=when)
