"""A fault of the program: all of it in the log, one sentence to the person, never a traceback."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from pytestqt.qtbot import QtBot

from sctabletop.errors import SaveError
from sctabletop.gui import faults
from sctabletop.gui.faults import Faults, log_file


class Told(list[tuple[str, str]]):
    """What was told."""

    def __call__(self, sentence: str, details: str) -> None:
        self.append((sentence, details))


@pytest.fixture
def told(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Told]:
    del qtbot
    monkeypatch.setattr(faults, "log_file", lambda: tmp_path / "log" / "window.log")
    heard = Told()
    watching = Faults(heard)
    watching.watch()
    yield heard
    watching.release()
    assert sys.excepthook != watching._on_exception


def _fail(trouble: Exception) -> None:
    """What Python does with an exception that nobody caught in a slot."""
    try:
        raise trouble
    except type(trouble):
        sys.excepthook(*sys.exc_info())


def test_a_fault_is_one_sentence_with_the_place_of_the_log(qtbot: QtBot, told: Told, tmp_path: Path) -> None:
    _fail(ValueError("what nobody thought of"))
    qtbot.waitUntil(lambda: len(told) == 1)
    sentence, details = told[0]
    assert str(tmp_path / "log" / "window.log") in sentence
    assert "Traceback" not in sentence + details
    kept = (tmp_path / "log" / "window.log").read_text(encoding="utf-8")
    assert "Traceback" in kept
    assert "what nobody thought of" in kept


def test_trouble_that_a_person_can_mend_is_its_own_sentence(qtbot: QtBot, told: Told) -> None:
    _fail(SaveError("x.db: the disk is full"))
    qtbot.waitUntil(lambda: len(told) == 1)
    assert told[0] == ("x.db: the disk is full", "")


def test_a_fault_that_comes_back_with_every_frame_is_told_once_and_logged_each_time(
    qtbot: QtBot, told: Told, tmp_path: Path
) -> None:
    for _ in range(20):
        _fail(ValueError("in painting"))
    _fail(ValueError("another"))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert (tmp_path / "log" / "window.log").read_text(encoding="utf-8").count("Traceback") == 21


def test_a_fault_in_a_thread_reaches_the_person_too(qtbot: QtBot, told: Told) -> None:
    def fail() -> None:
        raise ValueError("far away")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(told) == 1)
    assert "far away" in told[0][1]


@pytest.mark.usefixtures("told")
def test_what_qt_has_to_say_is_in_the_log(tmp_path: Path) -> None:
    qWarning("a word of Qt")
    assert "a word of Qt" in (tmp_path / "log" / "window.log").read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_stops_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(faults, "log_file", lambda: tmp_path / "file" / "window.log")
    heard = Told()
    watching = Faults(heard)
    watching.watch()
    try:
        _fail(ValueError("x"))
        qtbot.waitUntil(lambda: len(heard) == 1)
    finally:
        watching.release()
    assert "could not be written" in heard[0][0]


def test_the_log_lies_among_the_persons_own_files() -> None:
    assert log_file().is_relative_to(Path.home())
    assert logging.getLogger("sctabletop").handlers == []
