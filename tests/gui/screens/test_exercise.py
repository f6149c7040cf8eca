"""The frame: a turn goes its way from curtain to curtain, and what a seat saw goes with it."""

from collections.abc import Iterator
from typing import ClassVar

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sctabletop.domain.orders import Message, Vet
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, CONTROL, OSD, SDO, SeatId
from sctabletop.errors import SctabletopError
from sctabletop.gui.dialogs import Dialogs
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.flow import Stage
from sctabletop.gui.screens import making
from sctabletop.gui.screens.exercise import ExerciseScreen
from sctabletop.gui.screens.making import Page
from sctabletop.gui.screens.screen import Screen
from sctabletop.gui.widgets.hand_over import HandOver
from sctabletop.gui.widgets.why_panel import WhyPanel
from sctabletop.session.desk.options import Options
from tests.gui.sitting import Telling, open_frame, press, rest, sit
from tests.gui.walk import found, settle, words_everywhere


class StandIn(Screen):
    """In the place of a block screen: it shows a secret of its seat and can say that it is done."""

    made: ClassVar[list["StandIn"]] = []
    asked_why = Signal(str, str)
    asked_claim = Signal(str)
    ready = Signal()
    done = Signal()

    def __init__(self, page: Page, exercise: Exercise, of: SeatId | int, parent: QWidget) -> None:
        super().__init__(exercise, of if isinstance(of, str) else None, parent)
        self.page, self.of = page, of
        self.secret = QLabel(f"secret of {of}", self)
        QVBoxLayout(self).addWidget(self.secret)
        self.made.append(self)

    def render(self) -> None:  # type: ignore[override]  # as in Screen
        """Nothing changes."""


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def make(page: Page, exercise: Exercise, of: SeatId | int, _: Dialogs, parent: QWidget) -> Screen:
        return StandIn(page, exercise, of, parent)

    monkeypatch.setattr(making, "make_own", make)
    monkeypatch.setattr(making, "make_shared", make)
    StandIn.made.clear()
    yield
    StandIn.made.clear()


def top() -> StandIn:
    return StandIn.made[-1]


def at(frame: ExerciseScreen) -> Stage | None:
    """What is shown; asked anew each time, for a click changes it."""
    return frame.stage


def seat_at(frame: ExerciseScreen) -> SeatId | None:
    """Whose desk is open, asked anew each time."""
    return frame.open_seat


def open_next(frame: ExerciseScreen) -> None:
    frame.curtain.open.click()


def test_a_whole_turn_of_two_people_goes_from_curtain_to_the_next_turn(qtbot: QtBot) -> None:
    frame = open_frame(qtbot, sit(CCMD, SDO))
    assert (at(frame), frame.exercise.phase) == (Stage.CURTAIN, Phase.PLAN)
    for seat in (CCMD, SDO):
        open_next(frame)
        assert seat_at(frame) == seat
        top().ready.emit()
        assert seat_at(frame) is None
    assert at(frame) is Stage.LAST_CHANCE
    frame.curtain.close_phase.click()
    rest(qtbot, frame)
    assert (at(frame), frame.exercise.phase) == (Stage.CURTAIN, Phase.CONCURRENCE)
    for _ in range(2):
        open_next(frame)
        assert top().page is Page.CONCURRENCE
        top().ready.emit()
    frame.curtain.close_phase.click()
    rest(qtbot, frame)
    qtbot.waitUntil(lambda: at(frame) is Stage.TALKS)
    assert top().page is Page.TALKS
    frame.exercise.close_phase()
    qtbot.waitUntil(lambda: at(frame) is Stage.REVEAL)
    assert (top().page, top().of) == (Page.REVEAL, 1)
    top().done.emit()
    rest(qtbot, frame)
    assert (at(frame), frame.exercise.turn, frame.exercise.phase) == (Stage.CURTAIN, 2, Phase.PLAN)


def test_a_human_control_opens_the_turn_and_reveals_it(qtbot: QtBot) -> None:
    frame = open_frame(qtbot, sit(CONTROL))
    assert (at(frame), frame.exercise.phase) == (Stage.CURTAIN, Phase.SITUATION)
    open_next(frame)
    assert top().page is Page.CONTROL
    top().ready.emit()
    qtbot.waitUntil(lambda: at(frame) is Stage.TALKS)
    frame.exercise.close_phase()
    qtbot.waitUntil(lambda: at(frame) is Stage.CURTAIN)
    assert frame.exercise.phase is Phase.RESOLUTION
    open_next(frame)
    top().ready.emit()
    qtbot.waitUntil(lambda: at(frame) is Stage.REVEAL)


def test_when_the_last_reveal_is_seen_the_end_is_shown_and_told(qtbot: QtBot) -> None:
    session = sit(to=(4, Phase.TALKS))
    frame = open_frame(qtbot, session)
    ends: list[bool] = []
    frame.ended.connect(lambda: ends.append(True))
    qtbot.waitUntil(lambda: at(frame) is Stage.TALKS)
    frame.exercise.close_phase()
    qtbot.waitUntil(lambda: at(frame) is Stage.REVEAL)
    assert top().of == 4
    top().done.emit()
    assert at(frame) is Stage.END
    assert ends == [True]


def test_when_a_desk_closes_nothing_of_it_is_left_anywhere(qtbot: QtBot) -> None:
    frame = open_frame(qtbot, sit(CCMD, SDO, to=(1, Phase.PLAN)))
    open_next(frame)
    QGuiApplication.clipboard().setText("secret of ccmd, copied")
    top().secret.setToolTip("secret of ccmd, in a tip")
    assert found(words_everywhere(), ["secret of ccmd"])
    press(frame, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert at(frame) is Stage.CURTAIN
    assert found(words_everywhere(), ["secret of ccmd"]) == []


def test_what_lay_on_the_clipboard_before_a_desk_was_opened_stays_there(qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("the room's own words")
    frame = open_frame(qtbot, sit(SDO, to=(1, Phase.PLAN)))
    open_next(frame)
    frame.drop_curtain()
    assert QGuiApplication.clipboard().text() == "the room's own words"


def test_leaving_a_desk_without_being_done_leaves_its_seat_waiting(qtbot: QtBot) -> None:
    frame = open_frame(qtbot, sit(CCMD, SDO, to=(1, Phase.PLAN)))
    open_next(frame)
    frame.drop_curtain()
    assert frame.exercise.waiting() == (CCMD, SDO)


def test_taking_back_lays_the_orders_on_the_pad_and_opens_the_desk(qtbot: QtBot) -> None:
    frame = open_frame(qtbot, sit(SDO, to=(1, Phase.PLAN)))
    order, told = Vet(partner="orlavenne"), Message(to=["osd"], text="Nobody has asked who will crew the boats.")
    open_next(frame)
    frame.exercise.commit(SDO, [order, told])
    top().ready.emit()
    assert at(frame) is Stage.LAST_CHANCE
    open_next(frame)
    assert seat_at(frame) == SDO
    assert frame.exercise.pad(SDO).orders == (order,)  # a message was read; nobody can take it back
    assert frame.exercise.waiting() == (SDO,)


def test_control_comes_at_any_time_behind_its_own_curtain_and_goes_again(qtbot: QtBot) -> None:
    frame = open_frame(qtbot, sit(SDO, CONTROL, to=(1, Phase.PLAN)))
    open_next(frame)
    frame.open_control()
    assert seat_at(frame) is None
    assert frame.curtain.seat_shown == CONTROL
    open_next(frame)
    assert (seat_at(frame), top().page) == (CONTROL, Page.CONTROL)
    top().ready.emit()
    assert at(frame) is Stage.CURTAIN
    assert frame.curtain.seat_shown == SDO


def test_a_computer_control_has_no_desk_to_open(qtbot: QtBot) -> None:
    frame = open_frame(qtbot, sit(SDO, to=(1, Phase.PLAN)))
    frame.open_control()
    telling = frame._dialogs
    assert isinstance(telling, Telling)
    assert telling.told
    assert frame.curtain.seat_shown == SDO


def test_a_seat_that_is_ready_may_read_again_but_not_write(qtbot: QtBot) -> None:
    frame = open_frame(qtbot, sit(CCMD, SDO, to=(1, Phase.PLAN)))
    frame.exercise.ready(CCMD)
    frame.open_desk()
    frame.curtain.seats.setCurrentIndex(frame.curtain.seats.findData(str(CCMD)))
    open_next(frame)
    assert seat_at(frame) == CCMD
    assert {screen.page for screen in StandIn.made} == {Page.READ}
    assert CCMD not in frame.exercise.waiting()


def test_a_seat_handed_to_the_computer_is_no_longer_waited_for(qtbot: QtBot) -> None:
    frame = open_frame(qtbot, sit(CCMD, SDO, to=(1, Phase.PLAN)))
    open_next(frame)
    assert seat_at(frame) == CCMD
    frame.hand_over_seat()
    dialog = frame.findChild(HandOver)
    assert isinstance(dialog, HandOver)
    dialog.seats.setCurrentIndex(dialog.seats.findData(str(CCMD)))
    dialog.accept()
    assert frame.exercise.holder(CCMD) == "realist"
    assert seat_at(frame) is None
    assert frame.curtain.seat_shown == SDO


def test_a_seat_handed_to_a_person_is_waited_for(qtbot: QtBot) -> None:
    frame = open_frame(qtbot, sit(SDO, to=(1, Phase.PLAN)))
    frame.exercise.ready(SDO)
    assert at(frame) is Stage.LAST_CHANCE
    frame.exercise.hand_over(OSD, "person")
    assert at(frame) is Stage.CURTAIN
    assert frame.curtain.seat_shown == OSD


def test_a_close_that_fails_is_not_tried_again_by_itself(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    session = sit(SDO, to=(1, Phase.PLAN))
    frame = open_frame(qtbot, session)
    frame.exercise.ready(SDO)
    told: list[str] = []
    frame.exercise.trouble.connect(lambda sentence, _: told.append(sentence))

    def full(*_: object, **__: object) -> None:
        raise SctabletopError("the disk is full; make room and try again")

    with monkeypatch.context() as patch:
        patch.setattr(session.store, "append", full)
        frame.curtain.close_phase.click()
        rest(qtbot, frame)
        assert told == ["the disk is full; make room and try again"]
        assert (at(frame), frame.exercise.phase) == (Stage.STUCK, Phase.PLAN)
    frame.curtain.close_phase.click()
    rest(qtbot, frame)
    assert (at(frame), frame.exercise.phase) == (Stage.CURTAIN, Phase.CONCURRENCE)


def test_while_a_phase_closes_nothing_can_be_pressed(qtbot: QtBot) -> None:
    frame = open_frame(qtbot, sit(SDO, to=(1, Phase.PLAN)))
    frame.exercise.ready(SDO)
    frame.curtain.close_phase.click()
    assert frame.exercise.working
    assert not frame.pages.isEnabled()
    frame.open_desk()
    frame.open_control()
    assert seat_at(frame) is None
    rest(qtbot, frame)
    assert frame.exercise.phase is Phase.CONCURRENCE
    assert frame.pages.isEnabled()


def test_reasons_open_for_the_seat_whose_desk_is_open_and_go_with_it(qtbot: QtBot) -> None:
    frame = open_frame(qtbot, sit(SDO, to=(2, Phase.PLAN)))
    open_next(frame)
    top().asked_why.emit("orlavenne", "trust")
    panel = frame.findChild(WhyPanel)
    assert isinstance(panel, WhyPanel)
    assert panel.isVisible()
    frame.drop_curtain()
    settle()
    assert frame.findChild(WhyPanel) is None


def test_a_shared_screen_gives_no_seats_reasons(qtbot: QtBot) -> None:
    frame = open_frame(qtbot, sit(SDO, to=(1, Phase.TALKS)))
    qtbot.waitUntil(lambda: at(frame) is Stage.TALKS)
    top().asked_why.emit("orlavenne", "trust")
    assert frame.findChild(WhyPanel) is None


def test_the_clock_of_the_phase_is_kept_and_taken_up_again(qtbot: QtBot) -> None:
    session = sit(SDO, to=(1, Phase.PLAN), chosen=Options(clocks={Phase.PLAN: 600}))
    frame = open_frame(qtbot, session)
    frame.clock.pass_time(60.0)
    frame.clock.extend(300.0)
    frame.clock.pause()
    frame.leave()
    again = open_frame(qtbot, session)
    assert again.clock.left == pytest.approx(frame.clock.left)
    assert again.clock.paused


def test_leaving_closes_the_desk_and_says_so(qtbot: QtBot) -> None:
    frame = open_frame(qtbot, sit(SDO, to=(1, Phase.PLAN)))
    open_next(frame)
    with qtbot.waitSignal(frame.left):
        frame.leave()
    assert seat_at(frame) is None
