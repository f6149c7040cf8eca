"""A window over a folder of saves, with settings of its own; and dialogs that only write down what was asked."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sctabletop.app import FileLibrary
from sctabletop.gui.dialogs import Dialogs
from sctabletop.gui.look import Look
from sctabletop.gui.settings import Settings
from sctabletop.gui.window import Window


class Noting(Dialogs):
    """Opens nothing. ``file`` and ``folder`` are what somebody chooses when asked for one."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.asked: list[str] = []
        self.file: Path | None = None
        self.folder: Path | None = None

    def tell(self, parent: QWidget, title: str, sentence: str, details: str = "") -> None:
        del parent, title, details
        self.told.append(sentence)

    def ask(self, parent: QWidget, title: str, question: str, yes: str, then: Callable[[], None]) -> None:
        del parent, title, yes, then
        self.asked.append(question)

    def open_file(self, parent: QWidget, title: str, folder: Path, pattern: str, then: Callable[[Path], None]) -> None:
        del parent, title, folder, pattern
        if self.file is not None:
            then(self.file)

    def open_folder(self, parent: QWidget, title: str, folder: Path, then: Callable[[Path], None]) -> None:
        del parent, title, folder
        if self.folder is not None:
            then(self.folder)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings that nobody else reads."""
    return Settings(tmp_path / "window.ini")


@pytest.fixture
def look(qapp: QApplication, settings: Settings) -> Iterator[Look]:
    """The look of the window; afterwards the application looks as it did before."""
    style, font, palette = qapp.style().objectName(), qapp.font(), qapp.palette()
    worn = Look(qapp, settings)
    yield worn
    worn.deleteLater()
    qapp.setStyle(style)
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture
def dialogs() -> Noting:
    """Dialogs that open nothing."""
    return Noting()


@pytest.fixture
def saves(tmp_path: Path) -> Path:
    """The folder of saves."""
    folder = tmp_path / "saves"
    folder.mkdir()
    return folder


@pytest.fixture
def window(qtbot: QtBot, saves: Path, settings: Settings, look: Look, dialogs: Noting) -> Window:
    """A window at Home."""
    made = Window(FileLibrary(saves), settings, look, dialogs)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    return made


def no_question_open() -> bool:
    """Whether nothing waits for an answer."""
    return QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None
