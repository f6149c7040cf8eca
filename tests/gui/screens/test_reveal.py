"""The reveal: what the whole room sees of a turn, nobody's secret, and the way on."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, CONTROL, OSD
from sctabletop.gui.screens.reveal import RevealScreen
from sctabletop.session.desk.board import board, public_board
from sctabletop.session.desk.reveal import reveal
from sctabletop.session.session import Session
from tests.gui.screens.tables import cell, press, shown, the, unnamed, words_in
from tests.gui.sitting import sit
from tests.session.playing import THIN, order, taken, to_phase
from tests.session.test_privacy import at_the_table


def played() -> Session:
    return sit(OSD, name=THIN, to=(4, Phase.SITUATION))


def test_everything_that_the_room_is_told_stands_on_the_screen(qtbot: QtBot) -> None:
    session = played()
    told = reveal(session, 3)
    assert told is not None
    assert told.headlines
    words = words_in(shown(qtbot, session, lambda exercise: RevealScreen(exercise, 3)))
    for line in (*told.headlines, *told.signed, *told.deeds, told.surprise):
        assert line in words


def test_the_last_turn_that_was_revealed_is_shown_where_none_is_named(qtbot: QtBot) -> None:
    screen = shown(qtbot, played(), RevealScreen)
    assert "Turn 3" in words_in(screen)


def test_a_signature_that_home_took_back_is_told_so_wherever_it_is_told(qtbot: QtBot) -> None:
    session = at_the_table("listen")
    taken(session, CCMD, order("agree", partner="orlavenne"))
    to_phase(session, Phase.PLAN, 2)
    screen = shown(qtbot, session, lambda exercise: RevealScreen(exercise, 1))
    lines = [line for line in words_in(screen).splitlines() if "signed" in line and "staff talks" in line]
    assert len(lines) == 2
    assert all("Orlavenne took it back at home" in line for line in lines)


def test_only_public_numbers_are_shown_with_an_arrow_and_a_word(qtbot: QtBot) -> None:
    session = played()
    screen = shown(qtbot, session, RevealScreen)
    asked: list[tuple[str, str]] = []
    screen.asked_why.connect(lambda owner, track: asked.append((owner, track)))
    changes = the(screen, QTableWidget)
    assert changes.rowCount() > 0
    for row in range(changes.rowCount()):
        assert cell(changes, row, 0) in ("▲ rose", "▼ fell")
        changes.setCurrentCell(row, 0)
        press(screen, "Why?")
    everybody = public_board(session)
    public = {(r.owner, r.track) for r in everybody.us.rows}
    public |= {(r.owner, r.track) for p in everybody.partners for s in p.sections for r in s.rows}
    assert len(asked) == changes.rowCount()
    assert set(asked) <= public
    truth = board(session, CONTROL)
    assert len(public) < sum(len(s.rows) for p in truth.partners for s in p.sections)


def test_the_first_turn_has_a_turn_before_it_to_compare_with(qtbot: QtBot) -> None:
    session = sit(OSD, name=THIN, to=(2, Phase.SITUATION))
    screen = shown(qtbot, session, RevealScreen)
    assert the(screen, QTableWidget).rowCount() > 0


def test_going_on_is_said_once_the_button_is_pressed(qtbot: QtBot) -> None:
    screen = shown(qtbot, played(), RevealScreen)
    with qtbot.waitSignal(screen.done):
        press(screen, "Begin turn 4")


def test_enter_on_a_change_asks_why(qtbot: QtBot) -> None:
    screen = shown(qtbot, played(), RevealScreen)
    changes = the(screen, QTableWidget)
    changes.setFocus()
    with qtbot.waitSignal(screen.asked_why):
        QTest.keyClick(changes, Qt.Key.Key_Return)


def test_every_control_has_a_name(qtbot: QtBot) -> None:
    assert unnamed(shown(qtbot, played(), RevealScreen)) == []
