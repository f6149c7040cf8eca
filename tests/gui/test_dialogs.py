"""Questions are opened and never run, answer once, and are gone afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QTextEdit,
    QWidget,
)  # fmt: skip
from pytestqt.qtbot import QtBot

from sctabletop.gui.dialogs import Dialogs


@pytest.fixture
def parent(qapp: QApplication) -> Iterator[QWidget]:
    del qapp
    widget = QWidget()
    widget.show()
    yield widget
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert widget.findChildren(QDialog) == []
    assert QApplication.activeModalWidget() is None
    widget.close()
    widget.deleteLater()


def _open(parent: QWidget) -> QDialog:
    (dialog,) = parent.findChildren(QDialog)
    return dialog


def _press(dialog: QDialog, words: str) -> None:
    (button,) = [b for b in dialog.findChildren(QAbstractButton) if b.text().replace("&", "") == words]
    button.click()


def test_words_of_a_sentence_are_never_read_as_markup(parent: QWidget) -> None:
    Dialogs().tell(parent, "Trouble", "<b>x</b>.db: no such file")
    box = _open(parent)
    assert isinstance(box, QMessageBox)
    assert box.textFormat() is Qt.TextFormat.PlainText
    box.close()


def test_a_sentence_is_told_with_its_details_on_demand(parent: QWidget) -> None:
    Dialogs().tell(parent, "Trouble", "The disk is full.", "OSError(28)")
    box = _open(parent)
    assert isinstance(box, QMessageBox)
    assert (box.text(), box.detailedText()) == ("The disk is full.", "OSError(28)")
    assert not any(text.isVisible() for text in box.findChildren(QTextEdit))
    _press(box, "OK")


@pytest.mark.parametrize(("words", "answers"), [("Close the talks", 1), ("Cancel", 0)])
def test_a_question_calls_back_only_for_yes(parent: QWidget, words: str, answers: int) -> None:
    heard: list[int] = []
    Dialogs().ask(parent, "Talks", "Close them?", "Close the talks", lambda: heard.append(1))
    _press(_open(parent), words)
    assert len(heard) == answers


def test_escape_is_no(parent: QWidget) -> None:
    heard: list[int] = []
    Dialogs().ask(parent, "Talks", "Close them?", "Close the talks", lambda: heard.append(1))
    QTest.keyClick(_open(parent), Qt.Key.Key_Escape)
    assert heard == []


def test_a_line_of_text_comes_back_and_a_secret_one_is_not_shown(parent: QWidget) -> None:
    heard: list[str] = []
    Dialogs().words(parent, "Curtain", "PIN", heard.append, secret=True)
    box = _open(parent)
    assert isinstance(box, QInputDialog)
    line = box.findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "1234")
    assert "1234" not in line.displayText()
    assert line.accessibleName() == "PIN"
    _press(box, "OK")
    assert heard == ["1234"]


def test_a_file_that_is_chosen_comes_back_as_a_path(parent: QWidget, tmp_path: Path) -> None:
    (tmp_path / "a.db").touch()
    heard: list[Path] = []
    Dialogs().open_file(parent, "Open", tmp_path, "Exercises (*.db)", heard.append)
    box = _open(parent)
    assert isinstance(box, QFileDialog)
    box.selectFile(str(tmp_path / "a.db"))
    box.accept()
    assert heard == [tmp_path / "a.db"]


def test_a_place_to_write_takes_the_usual_ending(parent: QWidget, tmp_path: Path) -> None:
    heard: list[Path] = []
    Dialogs().save_file(parent, "Keep", tmp_path / "first.db", "Exercises (*.db)", heard.append)
    box = _open(parent)
    assert isinstance(box, QFileDialog)
    assert [Path(name) for name in box.selectedFiles()] == [tmp_path / "first.db"]
    box.selectFile("second")
    box.accept()
    assert heard == [tmp_path / "second.db"]


def test_a_folder_comes_back_as_a_path(parent: QWidget, tmp_path: Path) -> None:
    heard: list[Path] = []
    Dialogs().open_folder(parent, "Where", tmp_path, heard.append)
    box = _open(parent)
    box.accept()
    assert heard == [tmp_path]


def test_a_question_goes_with_whoever_asked_it(qtbot: QtBot) -> None:
    asker = QWidget()
    asker.show()
    heard: list[int] = []
    Dialogs().ask(asker, "Talks", "Close them?", "Close", lambda: heard.append(1))
    with qtbot.waitSignal(asker.destroyed):
        asker.deleteLater()
    assert QApplication.activeModalWidget() is None
    assert heard == []
