"""The end: every charter line with its verdict, no sum, and where the record lies."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabWidget
from pytestqt.qtbot import QtBot

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, SDO
from sctabletop.errors import SctabletopError
from sctabletop.gui.background import Cancelled
from sctabletop.gui.screens.end import EndScreen
from sctabletop.gui.widgets import foretold_page as foretold_module
from sctabletop.gui.widgets.charter_table import CharterTable, MeasureTable
from sctabletop.gui.widgets.foretold_page import ForetoldPage
from sctabletop.gui.widgets.foretold_table import ForetoldTable
from sctabletop.session.base_rates import Foretold, base_rates, foretold
from sctabletop.session.desk.foretold import Told, question, scored
from sctabletop.session.desk.names import percent
from sctabletop.session.desk.reveal import ending
from sctabletop.session.ending import scorecards
from sctabletop.session.session import Session
from sctabletop.session.symptoms import SAID
from sctabletop.store.files import create_save
from tests.gui.screens.tables import button, cell, press, shown, the, unnamed, words_in
from tests.session.playing import FIRST, THIN, begin, clock, hashes, order, setup, taken, to_end, to_phase


def ended() -> Session:
    return to_end(begin(THIN, turns=2))


def turn_tabs(screen: EndScreen, times: int) -> None:
    """Go on so many tabs with the keys of the tab bar."""
    bar = the(screen, QTabWidget).tabBar()
    bar.setFocus()
    for _ in range(times):
        QTest.keyClick(bar, Qt.Key.Key_Right)


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
    turn_tabs(screen, 1)
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
    screen = shown(qtbot, session, EndScreen)
    turn_tabs(screen, 1)
    words = words_in(screen)
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


def foretelling() -> Session:
    """A finished exercise in which SDO foretold three things and CCMD claimed odds for an initiative."""
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, SDO, *(order("forecast", condition=c, probability=p, due=2) for c, p in FORETOLD))
    taken(session, CCMD, order("propose", partner="orlavenne", instrument="staff_talks", objective="influence"))
    return to_end(session)


FORETOLD = (("turn >= 1", 0.9), ("turn >= 40", 0.25), ("orlavenne.trust > 0.5", 0.5))


def foretold_page(screen: EndScreen) -> ForetoldPage:
    """The last tab, shown with the keys of the tab bar."""
    turn_tabs(screen, 2)
    return the(screen, ForetoldPage)


def column(page: ForetoldPage, at: int) -> list[str]:
    table = page.findChildren(ForetoldTable)[0]
    return [cell(table, row, at) for row in range(table.rowCount())]


def test_what_was_foretold_stands_there_with_what_came_of_it_and_no_base_rate_yet(qtbot: QtBot) -> None:
    screen = shown(qtbot, foretelling(), EndScreen)
    page = foretold_page(screen)
    assert page.isVisible()
    assert column(page, 2) == ["90 %", "25 %", "50 %"]
    assert column(page, 3) == ["–"] * 3
    assert column(page, 5)[:2] == ["came", "did not come"]
    assert column(page, 6) == ["0.01", "0.06", "0.25"]
    claims = page.findChildren(ForetoldTable)[1]
    assert "staff talks" in cell(claims, 0, 1)
    assert cell(claims, 0, 5) == "not put to the test"


def test_the_button_works_out_base_rates_in_the_background(qtbot: QtBot) -> None:
    session = foretelling()
    screen = shown(qtbot, session, EndScreen)
    page = foretold_page(screen)
    events = hashes(session)
    press(page, "Work out the base rates")
    assert button(page, "Stop").hasFocus()
    qtbot.waitUntil(lambda: column(page, 3)[0] != "–", timeout=60_000)
    rates = base_rates(foretold(session.store, session.setup, session.branch))
    assert column(page, 3) == [percent(round(s.base.rate or 0.0, 2)) for _, s in rates.forecasts]
    assert column(page, 3)[:2] == ["100 %", "0 %"]
    assert column(page, 7)[:2] == ["certain", "certain"]
    assert "200 worlds" in words_in(page)
    table = page.findChildren(ForetoldTable)[0]
    assert table.hasFocus()
    item = table.item(0, 4)
    assert item is not None
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "said 90 %, base rate 100 %"
    assert not button(page, "Work out").isEnabled()
    assert hashes(session) == events


def test_working_out_can_be_stopped_and_begun_again(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()

    def slowly(asked: Foretold, step: Callable[[int, int], None]) -> Told:
        gate.wait(60.0)
        step(1, 2)
        return scored(asked, step)

    monkeypatch.setattr(foretold_module, "scored", slowly)
    screen = shown(qtbot, foretelling(), EndScreen)
    page = foretold_page(screen)
    press(page, "Work out the base rates")
    press(page, "Stop")
    gate.set()
    qtbot.waitUntil(lambda: button(page, "Work out").isVisible(), timeout=60_000)
    assert column(page, 3) == ["–"] * 3
    assert button(page, "Work out").hasFocus()
    press(page, "Work out the base rates")
    qtbot.waitUntil(lambda: column(page, 3)[0] == "100 %", timeout=60_000)


def test_a_fault_in_working_out_is_told_and_the_button_comes_back(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Told:
        raise SctabletopError("it cannot be worked out")

    monkeypatch.setattr(foretold_module, "scored", broken)
    screen = shown(qtbot, foretelling(), EndScreen)
    page = foretold_page(screen)
    with qtbot.waitSignal(screen.exercise.trouble) as told:
        press(page, "Work out the base rates")
    assert told.args == ["it cannot be worked out", ""]
    qtbot.waitUntil(lambda: button(page, "Work out").isVisible(), timeout=60_000)


def test_a_screen_that_goes_stops_the_work(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped, gate = threading.Event(), threading.Event()

    def endless(_: Foretold, step: Callable[[int, int], None]) -> Told:
        gate.set()
        try:
            while True:
                threading.Event().wait(0.002)
                step(0, 1)
        except Cancelled:
            stopped.set()
            raise

    monkeypatch.setattr(foretold_module, "scored", endless)
    screen = shown(qtbot, foretelling(), EndScreen)
    page = foretold_page(screen)
    press(page, "Work out the base rates")
    assert gate.wait(60.0)
    shiboken6.delete(page)
    assert stopped.wait(60.0)


def test_where_nothing_was_foretold_there_is_nothing_to_work_out(qtbot: QtBot) -> None:
    screen = shown(qtbot, ended(), EndScreen)
    page = foretold_page(screen)
    assert "Nobody stated a forecast." in words_in(page)
    assert not button(page, "Work out").isEnabled()


def test_before_the_end_nothing_can_be_asked() -> None:
    assert question(to_phase(begin(FIRST), Phase.PLAN, 2)) is None


def test_every_control_of_what_was_foretold_has_a_name(qtbot: QtBot) -> None:
    screen = shown(qtbot, foretelling(), EndScreen)
    page = foretold_page(screen)
    assert unnamed(page) == []


def test_every_control_has_a_name(qtbot: QtBot) -> None:
    assert unnamed(shown(qtbot, ended(), EndScreen)) == []
