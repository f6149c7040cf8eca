"""The window for the wall shows what everybody may see, and nothing else."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import OSD, SDO
from sctabletop.gui.clock import Clock
from sctabletop.gui.screens.projector import ProjectorWindow
from sctabletop.session.desk.board import public_board
from sctabletop.session.desk.options import Options
from sctabletop.session.desk.reveal import reveal
from tests.gui.sitting import open_exercise, sit
from tests.session.playing import ORLAVENNE, THIN


def projector_of(qtbot: QtBot, turn: int = 2, name: str = THIN) -> ProjectorWindow:
    session = sit(SDO, name=name, to=(turn, Phase.PLAN), chosen=Options(clocks={Phase.PLAN: 600}, marking="MARKED"))
    exercise = open_exercise(session)
    window = ProjectorWindow(exercise, Clock(exercise, exercise))
    exercise.setParent(window)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def words(window: ProjectorWindow) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel))


def test_it_shows_turn_phase_clock_marking_and_who_holds_which_seat(qtbot: QtBot) -> None:
    window = projector_of(qtbot)
    text = words(window)
    assert "turn 2, plan" in text
    assert "10:00" in text
    assert "MARKED" in text
    assert f"{window.exercise.name(SDO)}: people" in text
    assert f"{window.exercise.name(OSD)}: computer" in text


def test_it_shows_the_headlines_of_the_last_reveal(qtbot: QtBot) -> None:
    window = projector_of(qtbot)
    shown = window.exercise.look(reveal, 1)
    assert shown is not None
    text = words(window)
    assert shown.headlines
    assert all(line in text for line in shown.headlines)
    assert shown.surprise in text


def test_its_numbers_are_the_public_board(qtbot: QtBot) -> None:
    window = projector_of(qtbot)
    known = window.exercise.look(public_board)
    table = window.table
    model = table.model()

    def cell(row: int, column: int) -> str:
        return str(model.index(row, column).data())

    shown = {
        (str(model.headerData(c, Qt.Orientation.Horizontal)), cell(r, 0)): cell(r, c)
        for r in range(table.rowCount())
        for c in range(1, table.columnCount())
        if cell(r, c)
    }
    owners = [(p.name, [r for s in p.sections for r in s.rows]) for p in known.partners]
    wanted = {
        (name, r.label): r.text() for name, rows in (*owners, (known.us.title, list(known.us.rows))) for r in rows
    }
    assert shown.keys() == wanted.keys()
    assert all(shown[key].startswith(text) for key, text in wanted.items())


def test_it_does_not_say_which_character_plays_a_partner(qtbot: QtBot) -> None:
    window = projector_of(qtbot, name="first-posting")
    assert window.exercise.holder(ORLAVENNE) not in words(window)


def test_it_follows_the_exercise(qtbot: QtBot) -> None:
    window = projector_of(qtbot)
    window.exercise.close_phase()
    qtbot.waitUntil(lambda: "turn 2, concurrence" in words(window))
