"""The window: from Home through set-up into an exercise and back, with nothing lost and nothing asked."""

import inspect
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sctabletop.app import FileLibrary
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CONTROL
from sctabletop.errors import SaveError
from sctabletop.gui import window as window_module
from sctabletop.gui.actions import MENUS, Doer, Needs, keys
from sctabletop.gui.dialogs import Dialogs
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.help import Help
from sctabletop.gui.look import Look
from sctabletop.gui.printing import Printing
from sctabletop.gui.screens.exercise import ExerciseScreen
from sctabletop.gui.settings import Settings
from sctabletop.gui.widgets.order_pad import OrderPad
from sctabletop.gui.window import Window
from sctabletop.session import computers
from sctabletop.session.desk import pad as pads
from sctabletop.session.marking import MARKING
from sctabletop.session.progress import PERSON
from sctabletop.session.session import Session
from tests.gui.opened import Noting, dialogs, look, no_question_open, saves, settings, window

__all__ = ["dialogs", "look", "saves", "settings", "window"]
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
LONGEST = 200


def _begin(qtbot: QtBot, window: Window, ready: Callable[[Window], None] = lambda _: None) -> Exercise:
    """A new exercise by keyboard alone, at its first screen."""
    QTest.keyClick(window.home, Qt.Key.Key_N, ALT)
    qtbot.waitUntil(lambda: window.setup is not None and window.setup.begin.isEnabled())
    assert window.setup is not None
    ready(window)
    QTest.keyClick(window.setup, Qt.Key.Key_B, ALT)
    return _playing(qtbot, window)


def _playing(qtbot: QtBot, window: Window) -> Exercise:
    qtbot.waitUntil(lambda: window.play is not None and not window.opening.working, timeout=20_000)
    exercise = window.opening.exercise
    assert exercise is not None
    return exercise


def _read(path: Path) -> Session:
    return FileLibrary(path.parent).open(path)


def _save(saves: Path) -> Path:
    (found,) = saves.glob("*.db")
    return found


def test_the_window_is_a_stack_and_menus_and_nothing_else() -> None:
    assert len(inspect.getsource(window_module).splitlines()) < LONGEST


def test_it_begins_at_home_with_nothing_of_an_exercise_to_choose(window: Window) -> None:
    assert window.stack.currentWidget() is window.home
    for entry in window.menus.entries.values():
        assert entry.isEnabled() == (entry.item.needs is Needs.NOTHING)


def test_a_stranger_comes_by_keyboard_from_home_into_an_exercise_that_is_kept(
    qtbot: QtBot, window: Window, saves: Path
) -> None:
    exercise = _begin(qtbot, window)
    assert isinstance(window.stack.currentWidget(), ExerciseScreen)
    assert exercise.turn == 1
    assert _save(saves).suffix == ".db"
    assert window.menus.entries["control"].isEnabled()
    assert no_question_open()


def test_closing_an_exercise_leads_home_and_continue_leads_back(
    qtbot: QtBot, window: Window, settings: Settings
) -> None:
    first = _begin(qtbot, window)
    where = (first.turn, first.phase)
    window.menus.entries["close"].trigger()
    assert window.stack.currentWidget() is window.home
    assert window.home.carry_on.accessibleDescription() == f"First Posting, turn {first.turn}, {first.phase}"
    assert len(settings.recent()) == 1
    window.home.carry_on.setFocus()
    QTest.keyClick(window.home.carry_on, Qt.Key.Key_Return)
    again = _playing(qtbot, window)
    assert (again.turn, again.phase) == where


def test_the_marking_line_is_the_tables_own_until_the_exercise_is_put_away(qtbot: QtBot, window: Window) -> None:
    assert window.page.marking.text() == MARKING

    def ready(window: Window) -> None:
        assert window.setup is not None
        window.setup.form.marking.setText("FOR THIS CLASS ONLY")

    _begin(qtbot, window, ready)
    assert window.page.marking.text() == "FOR THIS CLASS ONLY"
    assert window.page.marking.isVisible()
    window.go_home()
    assert window.page.marking.text() == MARKING


def test_closing_the_window_asks_nothing_and_lets_go_of_the_save(
    qtbot: QtBot, window: Window, saves: Path, dialogs: Noting
) -> None:
    exercise = _begin(qtbot, window)
    where = (exercise.turn, exercise.phase)
    assert window.close()
    assert no_question_open()
    assert dialogs.asked == []
    assert [path.suffix for path in saves.iterdir()] == [".db"]
    session = _read(_save(saves))
    assert (session.turn, session.phase) == where
    session.store.close()


def test_what_stands_on_a_pad_is_in_the_save_when_the_window_is_closed_at_once(
    qtbot: QtBot, window: Window, saves: Path
) -> None:
    seat = _begin(qtbot, window).waiting()[0]
    assert window.play is not None
    window.play.curtain.opened.emit(str(seat))
    QTest.keyClick(window.play, Qt.Key.Key_P, ALT)
    pad = window.play.findChild(OrderPad)
    assert pad is not None
    qtbot.waitUntil(pad.isVisible)
    QTest.keyClicks(pad.note, "ask about the crews")
    window.close()
    session = _read(_save(saves))
    assert pads.load(session, seat).note == "ask about the crews"
    session.store.close()


def test_closing_in_the_midst_of_a_close_waits_for_it(
    qtbot: QtBot, window: Window, saves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exercise = _begin(qtbot, window)
    assert exercise.phase is Phase.PLAN
    begun = threading.Event()
    close = computers.close_phase

    def close_and_say(session: Session) -> None:
        begun.set()
        close(session)

    monkeypatch.setattr(computers, "close_phase", close_and_say)
    exercise.close_phase()
    assert begun.wait(20)
    window.close()
    session = _read(_save(saves))
    assert session.phase is Phase.CONCURRENCE
    session.store.close()


def test_closing_while_a_save_opens_lets_go_of_it(qtbot: QtBot, window: Window, saves: Path) -> None:
    _begin(qtbot, window)
    window.go_home()
    window.open(_save(saves))
    window.close()
    QApplication.processEvents()
    assert window.play is None
    assert [path.suffix for path in saves.iterdir()] == [".db"]


@pytest.mark.parametrize("content", [b"", b"no save at all", b"SQLite format 3\0" + bytes(400)])
def test_a_file_that_is_no_save_is_one_sentence_at_home(
    qtbot: QtBot, window: Window, dialogs: Noting, tmp_path: Path, content: bytes
) -> None:
    dialogs.file = tmp_path / "x.db"
    dialogs.file.write_bytes(content)
    window.menus.entries["open"].trigger()
    qtbot.waitUntil(window.home.trouble.isVisible)
    assert str(dialogs.file) in window.home.trouble.text()
    assert "\n" not in window.home.trouble.text()
    assert window.stack.currentWidget() is window.home
    assert no_question_open()


def test_an_exercise_that_cannot_be_made_says_why_where_it_was_asked_for(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Session:
        raise SaveError("the disk is full")

    monkeypatch.setattr(FileLibrary, "create", fail)
    window.new_exercise()
    assert window.setup is not None
    qtbot.waitUntil(window.setup.begin.isEnabled)
    window.setup.begin.click()
    qtbot.waitUntil(lambda: window.setup is not None and "the disk is full" in window.setup.doing.text())
    assert window.setup.begin.isEnabled()


def test_the_demonstration_is_kept_nowhere(qtbot: QtBot, window: Window, saves: Path, settings: Settings) -> None:
    QTest.keyClick(window.home, Qt.Key.Key_D, ALT)
    exercise = _playing(qtbot, window)
    assert exercise.turn > 1
    window.go_home()
    assert list(saves.iterdir()) == []
    assert settings.recent() == ()


def test_trouble_of_an_exercise_is_told(qtbot: QtBot, window: Window, dialogs: Noting) -> None:
    exercise = _begin(qtbot, window)
    exercise.trouble.emit("the disk is full", "")
    assert dialogs.told == ["the disk is full"]


def test_another_save_puts_the_open_one_away_first(qtbot: QtBot, window: Window, saves: Path) -> None:
    _begin(qtbot, window)
    first = _save(saves)
    window.open(first)
    again = _playing(qtbot, window)
    assert again.turn == 1
    assert len(window.findChildren(ExerciseScreen)) <= 2
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(window.findChildren(ExerciseScreen)) == 1


def test_order_pads_and_seat_sheets_go_to_the_folder_that_was_chosen(
    qtbot: QtBot, window: Window, dialogs: Noting, tmp_path: Path
) -> None:
    exercise = _begin(qtbot, window)
    people = [seat for seat in exercise.seats if exercise.holder(seat) == PERSON and seat != CONTROL]
    dialogs.folder = tmp_path / "paper"
    dialogs.folder.mkdir()
    window.menus.entries["paper"].trigger()
    qtbot.waitUntil(lambda: len(dialogs.told) == 1, timeout=30_000)
    written = list(dialogs.folder.iterdir())
    assert len(written) == 2 * len(people)
    assert all(path.read_bytes().startswith(b"%PDF") for path in written)


def test_every_entry_of_the_menus_does_something_that_is_there() -> None:
    doers = {
        Doer.WINDOW: Window, Doer.EXERCISE: ExerciseScreen, Doer.LOOK: Look, Doer.HELP: Help, Doer.PRINTING: Printing
    }  # fmt: skip
    items = [item for _, entries in MENUS for item in entries if item is not None]
    assert [item.id for item in items if not callable(getattr(doers[item.doer], item.does, None))] == []
    assert len({item.id for item in items}) == len(items)


def test_no_key_means_two_things() -> None:
    found = [key for key, _ in keys()]
    assert len(set(found)) == len(found)


def _mnemonics(widget: QWidget) -> list[str]:
    labels = [w.text() for w in widget.findChildren(QLabel) if w.isVisible() and w.buddy() is not None]
    buttons = [w.text() for w in widget.findChildren(QAbstractButton) if w.isVisible()]
    found = [text.replace("&&", "") for text in labels + buttons]
    return [text[text.index("&") + 1].upper() for text in found if "&" in text]


def test_no_underlined_letter_means_two_things(qtbot: QtBot, window: Window) -> None:
    menus = [action.text()[action.text().index("&") + 1].upper() for action in window.menuBar().actions()]
    at_home = _mnemonics(window.home) + menus
    assert len(set(at_home)) == len(at_home)
    window.new_exercise()
    assert window.setup is not None
    qtbot.waitUntil(window.setup.begin.isEnabled)
    at_setup = _mnemonics(window.setup) + menus
    assert len(set(at_setup)) == len(at_setup)


def test_light_dark_and_size_come_from_the_menu(qapp: QApplication, window: Window, settings: Settings) -> None:
    window.menus.entries["dark"].trigger()
    QApplication.processEvents()
    assert window.palette().window().color().lightness() < 128
    window.menus.entries["larger"].trigger()
    assert settings.text_percent == 110
    assert qapp.font().pointSizeF() == pytest.approx(11)


def test_a_save_taken_out_of_the_list_stays_on_the_disk(qtbot: QtBot, window: Window, saves: Path) -> None:
    _begin(qtbot, window)
    window.go_home()
    path = _save(saves)
    QTest.keyClick(window.home.saves, Qt.Key.Key_Delete)
    assert path.is_file()
    assert not window.home.carry_on.isEnabled()


def test_opened_and_closed_exercises_leave_no_widget_behind(
    qtbot: QtBot, window: Window, saves: Path, scale: Callable[[int, int], int]
) -> None:
    _begin(qtbot, window)
    window.go_home()
    path = _save(saves)
    counts = []
    for _ in range(scale(4, 100)):
        window.open(path)
        _playing(qtbot, window)
        window.go_home()
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        counts.append(len(QApplication.allWidgets()))
    assert len(set(counts[1:])) == 1
    assert window.findChildren(Exercise) == []


def test_help_opens_and_closes_without_leaving_anything(window: Window) -> None:
    helping = Help(window, Dialogs())
    for name in ("keys", "about", "about_qt", "licences", "log"):
        getattr(helping, name)()
        shown = QApplication.activeModalWidget()
        assert shown is not None
        QTest.keyClick(shown, Qt.Key.Key_Escape)
        assert no_question_open()
