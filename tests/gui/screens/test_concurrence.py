"""Concurrence: a position on every draft, by buttons and keys, and OSD's last word where somebody objected."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sctabletop.domain.orders import Concur, Message, Object, Override
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, OSD, SDO
from sctabletop.gui.screens.concurrence import ConcurrenceScreen
from sctabletop.session.desk import pad
from sctabletop.session.session import Session
from tests.gui.screens.pads import CTRL, add, button, cells, control_of, lines, on_pad, open_desk, press, write
from tests.gui.sitting import sit
from tests.session.playing import order

EXERCISE: dict[str, Any] = {"partner": "orlavenne", "instrument": "field_exercise"}
VISIT = {"partner": "orlavenne", "instrument": "key_leader_engagement"}


@pytest.fixture
def session() -> Session:
    made = sit(OSD, CCMD, SDO, to=(1, Phase.PLAN))
    made.commit(CCMD, [order("propose", objective="access", **EXERCISE), order("propose", **VISIT)])
    made.close()
    assert made.phase is Phase.CONCURRENCE
    return made


def rows(desk: ConcurrenceScreen) -> list[list[str]]:
    return cells(desk.drafts.table)


def go_to(desk: ConcurrenceScreen, name: str) -> None:
    desk.drafts.table.setCurrentCell([row[1] for row in rows(desk)].index(name), 0)


def test_drafts_lie_open_with_proposer_and_terms(qtbot: QtBot, session: Session) -> None:
    desk, _ = open_desk(qtbot, ConcurrenceScreen, session, SDO)
    assert [(row[0], row[2], row[3]) for row in rows(desk)] == [
        ("Orlavenne", "Combatant command", "silence, which concurs"),
        ("Orlavenne", "Combatant command", "silence, which concurs"),
    ]
    go_to(desk, "Field exercise")
    said = dict(cells(desk.drafts.terms))
    assert (said["Proposed by"], said["Objective"]) == ("Combatant command", "access")


def test_a_seat_has_one_position_on_a_draft_and_can_go_back_to_silence(qtbot: QtBot, session: Session) -> None:
    desk, _ = open_desk(qtbot, ConcurrenceScreen, session, SDO)
    go_to(desk, "Field exercise")
    button(desk, "Concur").click()
    assert on_pad(desk) == [Concur(**EXERCISE)]
    button(desk, "Object").click()
    QTest.keyClicks(control_of(desk, "What would cure it"), "Make it smaller")
    add()
    assert on_pad(desk) == [Object(**EXERCISE, cure="Make it smaller")]
    assert desk.tabs.currentWidget() is desk.drafts
    go_to(desk, "Field exercise")
    assert "✕ objects" in [row[3] for row in rows(desk)]
    button(desk, "Say nothing").click()
    assert on_pad(desk) == []
    press(Qt.Key.Key_Z, CTRL)
    assert on_pad(desk) == [Object(**EXERCISE, cure="Make it smaller")]


def test_an_objection_without_a_cure_does_not_reach_the_pad(qtbot: QtBot, session: Session) -> None:
    desk, _ = open_desk(qtbot, ConcurrenceScreen, session, SDO)
    button(desk, "Object").click()
    control_of(desk, "What would cure it").setFocus()
    add()
    assert lines(desk) == []
    assert control_of(desk, "What would cure it").hasFocus()


def test_silence_is_asked_about_and_ready_sends_the_seat_on(qtbot: QtBot, session: Session) -> None:
    desk, dialogs = open_desk(qtbot, ConcurrenceScreen, session, SDO)
    with qtbot.waitSignal(desk.ready):
        button(desk, "Ready").click()
    assert dialogs.questions == ["Nothing is on the pad. Silence concurs with every draft. Ready?"]
    assert SDO not in desk.exercise.waiting()


def test_an_objection_holds_a_draft_and_osd_can_override_it_next_turn(qtbot: QtBot, session: Session) -> None:
    osd, _ = open_desk(qtbot, ConcurrenceScreen, session, OSD)
    assert not button(osd, "Override objections").isEnabled()
    desk, _ = open_desk(qtbot, ConcurrenceScreen, session, SDO)
    go_to(desk, "Field exercise")
    button(desk, "Object").click()
    QTest.keyClicks(control_of(desk, "What would cure it"), "Wait a year")
    add()
    button(desk, "Ready").click()
    osd.close()
    desk.close()
    while (session.turn, session.phase) != (2, Phase.CONCURRENCE):
        session.close()
    osd, _ = open_desk(qtbot, ConcurrenceScreen, session, OSD)
    go_to(osd, "Field exercise")
    assert "Senior defense official objected" in rows(osd)[osd.drafts.table.currentRow()][4]
    assert "Wait a year" in osd.drafts.notes.text()
    button(osd, "Override objections").click()
    control_of(osd, "Why").setFocus()
    add()
    assert lines(osd) == []  # an override needs its reason
    QTest.keyClicks(control_of(osd, "Why"), "We have no year")
    add()
    assert on_pad(osd) == [Override(**EXERCISE, why="We have no year")]


def test_words_can_be_written_here_too_and_the_pad_is_kept(qtbot: QtBot, session: Session) -> None:
    desk, _ = open_desk(qtbot, ConcurrenceScreen, session, SDO)
    go_to(desk, "Field exercise")
    button(desk, "Concur").click()
    desk.tabs.setCurrentWidget(desk.writer)
    write(desk, "message", Text="Let us talk")
    control_of(desk, "To").setFocus()
    press(Qt.Key.Key_Space)
    add()
    assert on_pad(desk) == [Concur(**EXERCISE), Message(to=["osd"], text="Let us talk")]
    desk.hide()
    assert pad.load(session, SDO).orders == desk.draft.orders
