"""The planning desk, worked by its widgets and mostly by the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from sctabletop.domain.orders import Message, Propose, Report, Vet, kind_of
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, OSD, SDO
from sctabletop.errors import SaveError
from sctabletop.gui.screens.plan import PlanScreen
from sctabletop.session.desk import forms, pad
from sctabletop.session.desk.preview import Light, preview
from sctabletop.session.desk.what_stands import what_stands
from sctabletop.session.session import Session
from tests.gui.screens.pads import ALT, CTRL, add, button, cells, control_of, lines, on_pad, open_desk, press, write
from tests.gui.sitting import sit
from tests.session.playing import ORLAVENNE, THIN, order

PLAN = (1, Phase.PLAN)
REPORT, VET = Report(partner="orlavenne"), Vet(partner="orlavenne")


@pytest.fixture
def session() -> Session:
    return sit(OSD, CCMD, SDO, ORLAVENNE, to=PLAN)


def test_an_initiative_is_written_seen_through_its_gates_and_committed_by_keyboard(
    qtbot: QtBot, session: Session
) -> None:
    desk, dialogs = open_desk(qtbot, PlanScreen, session, CCMD)
    write(desk, "propose", Instrument="Field exercise", Objective="Access", Why="They asked for it.")
    gates = desk.writer.gates.table
    qtbot.waitUntil(lambda: gates.rowCount() > 0 and gates.isVisible())
    rows = cells(gates)
    assert {"passes", "asked later"} <= {row[0] for row in rows}
    assert [row for row in rows if "money" in row[1].lower()]
    assert all(word and holder for word, _, holder, _ in rows)
    assert "US" in desk.writer.gates.details.text()
    assert "Left after this pad and the form: Title 10" in desk.pad.left.text()
    add()
    assert len(lines(desk)) == 1
    assert "field exercise" in lines(desk)[0]
    desk.pad.list.setFocus()
    with qtbot.waitSignal(desk.ready):
        press(Qt.Key.Key_Return, CTRL)
    assert dialogs.questions == []
    (written,) = session.progress.commits[CCMD].orders
    assert written == order(
        "propose", partner="orlavenne", instrument="field_exercise", objective="access", why="They asked for it."
    )
    assert CCMD not in desk.exercise.waiting()


def test_the_tabulator_goes_from_menu_through_form_to_pad(qtbot: QtBot, session: Session) -> None:
    desk, _ = open_desk(qtbot, PlanScreen, session, CCMD)
    desk.put(REPORT)
    write(desk, "propose")
    desk.writer.menu.filter.setFocus()
    stops: list[str] = []
    while desk.pad.commit.text() not in stops:
        at = QApplication.focusWidget()
        assert at is not None
        stops.append(at.text() if isinstance(at, QAbstractButton) and not at.accessibleName() else at.accessibleName())
        press(Qt.Key.Key_Tab)
    labels = [f.label for f in next(f for f in forms.forms(session, CCMD)[0] if f.kind == "propose").fields if f.asked]
    wanted = ["Find an order", "Orders", *labels, "&Add to pad", "Orders on the pad", "Your note", "&Commit the orders"]
    assert [stop for stop in stops if stop in wanted] == wanted
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    assert desk.writer.menu.filter.hasFocus() or desk.writer.menu.tree.hasFocus()


def test_a_gate_that_would_stop_an_initiative_is_named_on_the_pad(qtbot: QtBot, session: Session) -> None:
    desk, _ = open_desk(qtbot, PlanScreen, session, CCMD)
    desk.put(order("propose", partner="orlavenne", instrument="exquisite_system", size=3, tier="high"))
    seen = preview(session, CCMD, desk.draft.orders).initiatives[0]
    failing = [gate.label for gate in seen.gates if gate.light is Light.FAILS]
    assert failing
    assert all(label in lines(desk)[0] for label in ("would fail", *failing))


def test_every_order_that_cannot_be_given_says_why_who_and_how(qtbot: QtBot, session: Session) -> None:
    desk, _ = open_desk(qtbot, PlanScreen, session, OSD)
    menu = desk.writer.menu
    _, missing = forms.forms(session, OSD)
    assert missing
    for one in missing:
        item = menu.tree.findItems(one.label, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)[0]
        assert item.text(1) == "not now"
        menu.tree.setCurrentItem(item)
        assert not desk.writer.form.isVisible()
        said = [x.text() for x in desk.writer.not_now.findChildren(QLabel) if x.isVisible()]
        assert one.label in said
        assert [x for x in said if one.refusal.how in x.lower()]
        assert {"Why not", "Who could cure it", "How"} <= set(said)
    assert not desk.writer.add.isVisible()


def test_a_form_that_makes_no_order_says_what_is_missing_and_goes_there(qtbot: QtBot, session: Session) -> None:
    desk, _ = open_desk(qtbot, PlanScreen, session, CCMD)
    write(desk, "message")
    add()
    assert lines(desk) == []
    assert control_of(desk, "To").hasFocus()
    press(Qt.Key.Key_Space)
    add()
    assert control_of(desk, "Text").hasFocus()
    QTest.keyClicks(control_of(desk, "Text"), "Good morning")
    add()
    assert len(lines(desk)) == 1


def test_orders_are_moved_removed_edited_undone_and_done_again_by_keyboard(qtbot: QtBot, session: Session) -> None:
    desk, _ = open_desk(qtbot, PlanScreen, session, CCMD)
    for written in (REPORT, VET):
        desk.put(written)
    desk.pad.list.setFocus()
    desk.pad.list.setCurrentRow(1)
    press(Qt.Key.Key_Up, ALT)
    assert on_pad(desk) == [VET, REPORT]
    press(Qt.Key.Key_Delete)
    assert on_pad(desk) == [REPORT]
    press(Qt.Key.Key_Z, CTRL)
    press(Qt.Key.Key_Z, CTRL)
    assert on_pad(desk) == [REPORT, VET]
    press(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert on_pad(desk) == [VET, REPORT]
    desk.put(order("engage", partner="orlavenne", contact=2))
    desk.pad.list.setCurrentRow(2)
    press(Qt.Key.Key_Return)
    assert desk.writer.kind == "engage"
    assert "(in the form)" in lines(desk)[2]
    desk.writer.form.set_values({"contact": 5})
    add()
    assert desk.draft.orders[2] == order("engage", partner="orlavenne", contact=5)
    assert len(desk.draft.orders) == 3


def test_the_pad_and_the_half_filled_form_come_back_as_they_were_left(qtbot: QtBot, session: Session) -> None:
    desk, _ = open_desk(qtbot, PlanScreen, session, CCMD)
    desk.put(REPORT)
    write(desk, "propose", Instrument="Field exercise", Why="Half a thou")
    QTest.keyClicks(desk.pad.note, "ask the SDO")
    qtbot.waitUntil(lambda: "Draft saved" in desk.pad.state.text() and pad.load(session, CCMD).note == "ask the SDO")
    assert pad.load(session, CCMD).open_values["why"] == "Half a thou"
    values = desk.writer.values()
    desk.hide()
    again, _ = open_desk(qtbot, PlanScreen, session, CCMD)
    assert on_pad(again) == [REPORT]
    assert (again.writer.kind, again.writer.values()) == ("propose", values)
    assert again.pad.note.toPlainText() == "ask the SDO"
    other, _ = open_desk(qtbot, PlanScreen, session, SDO)
    assert (other.draft.orders, other.writer.kind, other.pad.note.toPlainText()) == ((), "", "")


def test_a_desk_that_is_hidden_at_once_has_kept_everything(qtbot: QtBot, session: Session) -> None:
    desk, _ = open_desk(qtbot, PlanScreen, session, CCMD)
    desk.put(REPORT)
    assert "Not saved yet" in desk.pad.state.text()
    desk.hide()
    assert pad.load(session, CCMD).orders == (REPORT,)


def test_another_order_in_between_does_not_empty_the_form(qtbot: QtBot, session: Session) -> None:
    desk, _ = open_desk(qtbot, PlanScreen, session, CCMD)
    write(desk, "propose", Why="It is time")
    write(desk, "message", Text="Hello")
    write(desk, "propose")
    assert desk.writer.values()["why"] == "It is time"
    button(desk, "Clear").click()
    assert "why" not in desk.writer.values()


def test_an_empty_pad_is_asked_about_and_passes(qtbot: QtBot, session: Session) -> None:
    desk, dialogs = open_desk(qtbot, PlanScreen, session, CCMD, yes=False)
    button(desk, "Commit the orders").click()
    assert dialogs.questions == ["The pad is empty. Pass this turn?"]
    assert CCMD in desk.exercise.waiting()
    dialogs.yes = True
    with qtbot.waitSignal(desk.ready):
        button(desk, "Commit the orders").click()
    assert CCMD not in desk.exercise.waiting()


def test_a_form_that_is_not_on_the_pad_is_asked_about(qtbot: QtBot, session: Session) -> None:
    desk, dialogs = open_desk(qtbot, PlanScreen, session, CCMD, yes=False)
    write(desk, "message", Text="Not sent yet")
    button(desk, "Commit the orders").click()
    assert dialogs.questions == ["The order in the form is not on the pad. Commit without it?"]
    assert CCMD not in session.progress.commits


def test_what_does_not_stand_is_said_on_the_pad_and_lies_there_after_the_commit(qtbot: QtBot, session: Session) -> None:
    desk, dialogs = open_desk(qtbot, PlanScreen, session, CCMD)
    sent: list[None] = []
    desk.ready.connect(lambda: sent.append(None))
    bad = Propose(partner="nowhere", instrument="field_exercise")
    hello = Message(to=["sdo"], text="Hello")
    for written in (REPORT, bad, hello):
        desk.put(written)
    assert "no such name" in lines(desk)[1].lower()
    button(desk, "Commit the orders").click()
    assert dialogs.questions == ["One order on the pad would not stand. Commit all the same?"]
    assert sent == []
    assert CCMD in desk.exercise.waiting()
    assert on_pad(desk) == [bad]
    assert "no such name" in desk.pad.notice.text().lower()
    assert session.progress.commits[CCMD].orders == (REPORT, hello)
    desk.pad.list.setFocus()
    press(Qt.Key.Key_Delete)
    desk.put(VET)
    button(desk, "Commit the orders").click()
    assert len(sent) == 1
    assert session.progress.commits[CCMD].orders == (REPORT, VET)  # what was written has been read, once


def test_a_commit_can_be_taken_back_and_given_again(qtbot: QtBot, session: Session) -> None:
    desk, _ = open_desk(qtbot, PlanScreen, session, CCMD)
    desk.put(REPORT)
    button(desk, "Commit the orders").click()
    assert lines(desk) == []
    button(desk, "Take back").click()
    assert on_pad(desk) == [REPORT]
    assert CCMD not in session.progress.commits
    assert CCMD in desk.exercise.waiting()


def test_a_commit_that_cannot_be_stored_leaves_the_pad_as_it_is(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, _ = open_desk(qtbot, PlanScreen, session, CCMD)
    sent: list[None] = []
    desk.ready.connect(lambda: sent.append(None))
    desk.put(REPORT)
    desk.draft.flush()

    def full(*_: object, **__: object) -> None:
        raise SaveError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(session.store, "append", full)
        button(desk, "Commit the orders").click()
    assert (desk.draft.orders, sent) == ((REPORT,), [])
    assert "still on the pad" in desk.pad.notice.text()
    assert CCMD in desk.exercise.waiting()


def test_an_initiative_is_amended_from_the_terms_that_stand(qtbot: QtBot) -> None:
    session = sit(CCMD, to=PLAN)
    terms = {"objective": "access", "size": 3, "tier": "basic", "odds": 0.35, "incentive": 0.25}
    session.commit(CCMD, [order("propose", partner="orlavenne", instrument="field_exercise", **terms)])
    session.close()
    while (session.turn, session.phase) != (2, Phase.PLAN):
        session.close()
    desk, _ = open_desk(qtbot, PlanScreen, session, CCMD)
    desk.tabs.setCurrentWidget(desk.initiatives)
    assert desk.initiatives.table.rowCount() == 1
    button(desk, "Amend an initiative").click()
    assert desk.tabs.currentWidget() is desk.writer
    values = desk.writer.values()
    assert {**values, **terms, "partner": "orlavenne", "instrument": "field_exercise"} == values


@pytest.mark.parametrize("seat", [OSD, CCMD, SDO])
def test_every_page_of_the_desk_can_be_read(qtbot: QtBot, seat: str) -> None:
    session = sit(OSD, CCMD, SDO, name=THIN, to=(2, Phase.PLAN))
    desk, _ = open_desk(qtbot, PlanScreen, session, OSD if seat == OSD else CCMD if seat == CCMD else SDO)
    titles = [desk.tabs.tabText(i).replace("&", "") for i in range(desk.tabs.count())]
    assert titles == [
        "Write an order",
        "Initiatives",
        "Standing guidance",
        "Plan assumptions",
        "Forecasts",
        "Messages",
    ]
    for i in range(desk.tabs.count()):
        desk.tabs.setCurrentIndex(i)
        assert desk.tabs.currentWidget().isVisible()
    desk.tabs.setCurrentWidget(desk.letters)
    button(desk, "Write a message").click()
    assert desk.writer.kind == "message"


def test_every_kind_of_order_of_the_phase_is_in_the_menu(qtbot: QtBot, session: Session) -> None:
    desk, _ = open_desk(qtbot, PlanScreen, session, CCMD)
    given, _ = forms.forms(session, CCMD)
    assert {kind_of(REPORT), "propose"} <= {f.kind for f in given}
    for form in given:
        desk.writer.menu.go_to(form.kind)
        item = desk.writer.menu.tree.currentItem()
        assert item is not None
        assert item.text(0) == form.label


def test_guidance_begins_with_what_stands_and_that_alone_is_no_order_in_hand(qtbot: QtBot) -> None:
    session = sit(OSD, to=(1, Phase.PLAN))
    stands = what_stands(session, OSD, "set_ceiling", {"partner": "orlavenne"})
    desk, dialogs = open_desk(qtbot, PlanScreen, session, OSD)
    write(desk, "set_ceiling")
    assert {path: desk.writer.values()[path] for path in stands} == stands
    button(desk, "Commit the orders").click()
    assert not any("in the form" in question for question in dialogs.questions)
