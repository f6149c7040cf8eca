"""The end: every charter line with its verdict, no sum, and where the record lies."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from sctabletop.gui.screens.end import EndScreen
from sctabletop.gui.widgets.charter_table import CharterTable, MeasureTable
from sctabletop.session.desk.reveal import ending
from sctabletop.session.ending import scorecards
from sctabletop.session.session import Session
from sctabletop.session.symptoms import SAID
from sctabletop.store.files import create_save
from tests.gui.screens.tables import button, cell, press, shown, the, unnamed, words_in
from tests.session.playing import THIN, begin, clock, setup, to_end


def ended() -> Session:
    return to_end(begin(THIN, turns=2))


def test_every_line_of_every_charter_stands_with_a_shape_and_a_word(qtbot: QtBot) -> None:
    session = ended()
    told = ending(session)
    assert told is not None
    screen = shown(qtbot, session, EndScreen)
    table = the(screen, CharterTable)
    rows = [(cell(table, i, 1), cell(table, i, 2)) for i in range(table.rowCount())]
    sign = {"kept": "✓ kept", "partly": "◐ partly", "missed": "✕ missed"}
    assert rows == [(sign[row.verdict], row.line) for row in told.charters]


def test_every_partner_stands_by_the_measures_of_its_kind(qtbot: QtBot) -> None:
    session = ended()
    screen = shown(qtbot, session, EndScreen)
    table = the(screen, MeasureTable)
    sign = {"kept": "✓ kept", "partly": "◐ partly", "missed": "✕ missed"}
    partners = session.game.scenario.partners
    said = [
        (f"{partner.name}, {partner.category}" if i == 0 else "", sign[row["verdict"]], row["measure"])
        for partner, card in zip(partners, scorecards(session.game, session.state), strict=True)
        for i, row in enumerate(card["measures"])
    ]
    assert [tuple(cell(table, i, column) for column in range(3)) for i in range(table.rowCount())] == said


def test_what_the_review_flags_stands_beside_its_partner(qtbot: QtBot) -> None:
    high = {("koulenza", "declared"): 0.9, ("koulenza", "commitment"): 0.1, ("koulenza", "hedging"): 0.9}
    session = to_end(begin(THIN, turns=1, overrides=high))
    told = ending(session)
    assert told is not None
    assert ("Koulenza", SAID["ambivalent"]) in told.flags
    words = words_in(shown(qtbot, session, EndScreen))
    for partner, said in told.flags:
        assert partner in words
        assert said in words


def test_assumptions_readiness_and_events_that_never_came_are_there(qtbot: QtBot) -> None:
    session = ended()
    told = ending(session)
    assert told is not None
    words = words_in(shown(qtbot, session, EndScreen))
    for statement, status in told.assumptions:
        assert statement in words
        assert status in words
    for title in told.unfired:
        assert title in words
    for name, now, later in told.truth:
        assert name.removesuffix(" joint readiness") in words
        assert f"{now:.2f}" in words
        assert f"{later:.2f}" in words


def test_nothing_is_added_up(qtbot: QtBot) -> None:
    words = words_in(shown(qtbot, ended(), EndScreen)).lower()
    for word in ("score", "points", "rank", "winner", "total"):
        assert word not in words


def test_an_exercise_in_memory_says_that_nothing_was_kept(qtbot: QtBot) -> None:
    screen = shown(qtbot, ended(), EndScreen)
    assert "memory alone" in words_in(screen)
    assert not button(screen, "Copy the path").isEnabled()


def test_the_path_of_the_save_goes_to_the_clipboard(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "thin.db"
    with create_save(path, clock) as store:
        session = to_end(Session.create(store, setup(THIN, turns=1)))
        screen = shown(qtbot, session, EndScreen)
        assert "verify" in words_in(screen)
        press(screen, "Copy the path")
        assert QGuiApplication.clipboard().text() == str(path)


def test_home_says_that_somebody_goes(qtbot: QtBot) -> None:
    screen = shown(qtbot, ended(), EndScreen)
    with qtbot.waitSignal(screen.done):
        press(screen, "Home")


def test_every_control_has_a_name(qtbot: QtBot) -> None:
    assert unnamed(shown(qtbot, ended(), EndScreen)) == []
