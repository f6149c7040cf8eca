"""Control's desk: what it gives is on the record, joins what it gave before, and can be taken back."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLineEdit, QListWidget, QPlainTextEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from sctabletop.domain import orders as o
from sctabletop.domain.events import Tag
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, CONTROL, OSD
from sctabletop.gui.screens.control import ControlScreen
from sctabletop.players.control import odds
from sctabletop.session.progress import Commit
from sctabletop.session.session import Session
from tests.gui.screens.tables import button, press, shown, unnamed, words_in
from tests.session.playing import THIN, begin, bodies, events_of, order, taken, texts_and_numbers, to_phase


def at_control(qtbot: QtBot, session: Session) -> ControlScreen:
    return shown(qtbot, session, ControlScreen)


def child(widget: QWidget, kind: type[Any]) -> Any:
    (found,) = [w for w in widget.findChildren(kind) if w.isVisible() and not w.objectName().startswith("qt_")]
    return found


def given(session: Session) -> list[o.Order]:
    return list(session.progress.commits.get(CONTROL, Commit(())).orders)


def argued() -> Session:
    session = to_phase(begin(), Phase.PLAN)
    argument = order(
        "argue",
        act="Send an old friend with a letter",
        effect={"partner": "orlavenne", "track": "trust", "by": 0.05},
        reasons=["They served together"],
    )
    taken(session, OSD, argument, order("message", to=["control"], text="May we use the embassy?"))
    return session


def choose_event(screen: ControlScreen, row: int) -> str:
    events = child(screen.injects, QListWidget)
    events.setCurrentRow(row)
    return str(events.currentItem().text())


def test_events_are_delivered_by_hand_one_after_another_and_come_as_the_turn_opens(qtbot: QtBot) -> None:
    session = begin(THIN)
    screen = at_control(qtbot, session)
    events = child(screen.injects, QListWidget)
    free = []
    for row in range(events.count()):
        choose_event(screen, row)
        if button(screen, "Deliver by hand").isEnabled():
            free.append(row)
    for row in free[:2]:
        choose_event(screen, row)
        press(screen, "Deliver by hand")
    assert len(given(session)) == 2
    session.close()
    fired = {body["inject"] for body in bodies(events_of(session), Tag.INJECT_FIRED)}
    assert {x.inject for x in given(session) if isinstance(x, o.FireInject)} <= fired


def test_an_event_is_shown_in_full_with_when_to_whom_and_its_claims(qtbot: QtBot) -> None:
    session = begin(THIN)
    screen = at_control(qtbot, session)
    first = session.setup.scenario.injects[0]
    choose_event(screen, 0)
    words = words_in(screen.injects)
    assert first.title in words
    assert first.text in words
    for claim in first.claims.split():
        assert claim in words


def test_events_can_be_narrowed_to_those_that_wait(qtbot: QtBot) -> None:
    session = to_phase(begin(THIN), Phase.SITUATION, turn=3)
    screen = at_control(qtbot, session)
    which = child(screen.injects, QComboBox)
    counts = []
    for row in range(which.count()):
        which.setCurrentIndex(row)
        counts.append(child(screen.injects, QListWidget).count())
    assert counts[0] == len(session.setup.scenario.injects)
    assert sum(counts[1:]) == counts[0]
    assert counts[3] > 0


def test_one_of_two_orders_is_taken_back_and_the_other_stands(qtbot: QtBot) -> None:
    session = begin(THIN)
    screen = at_control(qtbot, session)
    rows = [r for r in range(8) if choose_event(screen, r) and button(screen, "Deliver by hand").isEnabled()]
    for row in rows[:2]:
        choose_event(screen, row)
        press(screen, "Deliver by hand")
    _, second = given(session)
    screen._given._list.setCurrentRow(0)
    press(screen, "Take back")
    assert given(session) == [second]
    press(screen, "Take back")
    assert given(session) == []


def test_the_odds_of_an_argued_action_carry_controls_reason(qtbot: QtBot) -> None:
    session = argued()
    screen = at_control(qtbot, session)
    assert screen.tabs.currentWidget() is screen.odds
    assert f"A computer control would say {odds(1):.0%}." in words_in(screen.odds)
    child(screen.odds, QSpinBox).setValue(35)
    child(screen.odds, QLineEdit).setText("the minister is abroad")
    press(screen, "Set the odds")
    (argument,) = session.progress.arguments
    assert argument.odds == pytest.approx(0.35)
    assert "the minister is abroad" in words_in(screen.odds)
    told = [b for b in bodies(events_of(session), Tag.MESSAGE_SENT) if b["from"] == CONTROL]
    assert [b["text"] for b in told] == ["the minister is abroad"]


def test_a_second_order_does_not_send_the_words_of_the_first_again(qtbot: QtBot) -> None:
    session = argued()
    screen = at_control(qtbot, session)
    screen.tabs.setCurrentWidget(screen.messages)
    for words in ("You may.", "But without cameras."):
        child(screen.messages, QPlainTextEdit).setPlainText(words)
        press(screen, "Send")
    sent = [b["text"] for b in bodies(events_of(session), Tag.MESSAGE_SENT) if b["from"] == CONTROL]
    assert sent == ["You may.", "But without cameras."]
    assert child(screen.messages, QPlainTextEdit).toPlainText() == ""


def test_a_reply_can_be_written_to_whoever_wrote(qtbot: QtBot) -> None:
    session = argued()
    taken(session, CCMD, order("message", to=["control"], text="And may we?"))
    screen = at_control(qtbot, session)
    screen.tabs.setCurrentWidget(screen.messages)
    screen.messages._table.setCurrentCell(1, 0)
    child(screen.messages, QPlainTextEdit).setPlainText("You too.")
    press(screen, "Send")
    (sent,) = [b for b in bodies(events_of(session), Tag.MESSAGE_SENT) if b["from"] == CONTROL]
    assert sent["to"] == [CCMD]


def test_what_is_half_written_survives_a_redraw(qtbot: QtBot) -> None:
    session = argued()
    screen = at_control(qtbot, session)
    child(screen.odds, QLineEdit).setText("half a reas")
    taken(session, CCMD, order("message", to=["control"], text="And may we?"))
    screen.refresh()
    assert child(screen.odds, QLineEdit).text() == "half a reas"


def test_in_talks_control_answers_at_once_and_odds_no_later_than_that(qtbot: QtBot) -> None:
    session = to_phase(argued(), Phase.TALKS)
    screen = at_control(qtbot, session)
    child(screen.odds, QSpinBox).setValue(90)
    press(screen, "Set the odds")
    assert session.progress.arguments[0].odds == pytest.approx(0.9)
    assert not button(screen, "Take back").isEnabled()
    to_phase(session, Phase.RESOLUTION)
    screen.refresh()
    screen.tabs.setCurrentWidget(screen.odds)
    assert not button(screen, "Set the odds").isEnabled()
    assert "resolved" in words_in(screen.odds)


def test_a_number_is_moved_before_the_reveal_with_a_reason_and_only_then(qtbot: QtBot) -> None:
    session = to_phase(begin(), Phase.PLAN)
    screen = at_control(qtbot, session)
    screen.tabs.setCurrentWidget(screen.adjust)
    assert "When: resolution" in words_in(screen.adjust)
    to_phase(session, Phase.RESOLUTION)
    screen.refresh()
    screen.tabs.setCurrentWidget(screen.adjust)
    tracks = screen.adjust._track
    tracks.setCurrentIndex(tracks.findData("trust"))
    child(screen.adjust, QDoubleSpinBox).setValue(0.1)
    assert not button(screen.adjust, "Adjust").isEnabled()
    child(screen.adjust, QLineEdit).setText("a slip at the table")
    before = float(session.state.track("trust")[0, 0])
    press(screen.adjust, "Adjust")
    assert given(session) == [o.Adjust(partner="orlavenne", track="trust", by=0.1, reason="a slip at the table")]
    session.close()
    (adjusted,) = bodies(events_of(session), Tag.ADJUSTED)
    assert "a slip at the table" in list(texts_and_numbers(adjusted))
    assert float(session.state.track("trust")[0, 0]) == pytest.approx(before + 0.1)


def test_a_hold_is_lifted(qtbot: QtBot) -> None:
    session = begin()
    session.state.fact("hold_title10")[...] = 3.0
    screen = at_control(qtbot, session)
    screen.tabs.setCurrentWidget(screen.holds)
    assert "on hold" in words_in(screen.holds)
    press(screen, "Lift the hold")
    assert [x.authority for x in given(session) if isinstance(x, o.ClearHold)] == ["title10"]


@pytest.mark.parametrize(
    ("phase", "words"), [(Phase.SITUATION, "Open the turn"), (Phase.PLAN, "Done"), (Phase.RESOLUTION, "Reveal")]
)
def test_control_says_that_it_is_done_in_the_words_of_the_phase(qtbot: QtBot, phase: Phase, words: str) -> None:
    session = to_phase(begin(), phase)
    screen = at_control(qtbot, session)
    with qtbot.waitSignal(screen.ready):
        press(screen, words)
    assert session.phase is phase


def test_the_truth_is_a_table_that_answers_why(qtbot: QtBot) -> None:
    screen = at_control(qtbot, begin())
    screen.tabs.setCurrentWidget(screen.truth)
    rows = screen.truth._table
    rows.setFocus()
    rows.selectRow(1)
    with qtbot.waitSignal(screen.asked_why):
        QTest.keyClick(rows, Qt.Key.Key_Return)


def test_every_control_on_every_tab_has_a_name(qtbot: QtBot) -> None:
    screen = at_control(qtbot, argued())
    for i in range(screen.tabs.count()):
        screen.tabs.setCurrentIndex(i)
        assert unnamed(screen) == [], screen.tabs.tabText(i)
