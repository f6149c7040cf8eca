"""A seat's desk: what lies on it in each phase, made as it is first shown, and gone when it closes."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CONTROL, OSD, SDO, SeatId
from sctabletop.gui.screens.desk import Desk, pages
from sctabletop.gui.screens.making import Page, make_own, make_shared
from sctabletop.gui.screens.screen import Screen
from sctabletop.session.desk.words import Block
from tests.gui.sitting import Telling, open_exercise, open_frame, sit
from tests.gui.walk import settle
from tests.session.playing import ORLAVENNE


@pytest.mark.parametrize(
    ("seat", "phase", "done", "lies"),
    [
        (SDO, Phase.PLAN, False, (Page.READ, Page.PLAN)),
        (ORLAVENNE, Phase.PLAN, False, (Page.READ, Page.PLAN)),
        (SDO, Phase.PLAN, True, (Page.READ,)),
        (OSD, Phase.CONCURRENCE, False, (Page.READ, Page.CONCURRENCE)),
        (ORLAVENNE, Phase.CONCURRENCE, False, (Page.READ,)),
        (SDO, Phase.TALKS, False, (Page.READ,)),
        (CONTROL, Phase.PLAN, True, (Page.CONTROL,)),
        (CONTROL, Phase.SITUATION, False, (Page.CONTROL,)),
    ],
)
def test_each_seat_has_its_screens_in_each_phase(
    seat: SeatId, phase: Phase, done: bool, lies: tuple[Page, ...]
) -> None:
    assert pages(seat, phase, done) == lies


def test_a_screen_is_made_when_its_tab_is_first_shown(qtbot: QtBot) -> None:
    exercise = open_exercise(sit(SDO, to=(1, Phase.PLAN)))
    desk = Desk(exercise, SDO, Telling())
    exercise.setParent(desk)
    qtbot.addWidget(desk)
    assert [type(screen).__name__ for screen in desk.findChildren(Screen)] == ["ReadScreen"]
    blocks = [desk.block]
    with qtbot.waitSignal(desk.turned_to):
        desk.tabs.setCurrentIndex(1)
    blocks.append(desk.block)
    assert blocks == [Block.READ, None]
    assert "PlanScreen" in {type(screen).__name__ for screen in desk.findChildren(Screen)}


SHARED = {Page.TALKS, Page.REVEAL, Page.END}


@pytest.mark.parametrize("page", list(Page))
def test_every_screen_can_be_made_by_its_name_for_a_seat_or_for_all(qtbot: QtBot, page: Page) -> None:
    frame = open_frame(qtbot, sit(SDO, to=(2, Phase.PLAN)))
    if page in SHARED:
        assert isinstance(make_shared(page, frame.exercise, 1, Telling(), frame), Screen)
        with pytest.raises(ValueError, match=page.name):
            make_own(page, frame.exercise, SDO, Telling(), frame)
    else:
        assert isinstance(make_own(page, frame.exercise, SDO, Telling(), frame), Screen)
        with pytest.raises(ValueError, match=page.name):
            make_shared(page, frame.exercise, 1, Telling(), frame)


def test_desks_that_were_closed_leave_no_widget_behind(qtbot: QtBot) -> None:
    frame = open_frame(qtbot, sit(SDO, to=(2, Phase.PLAN)))

    def visit() -> int:
        frame.curtain.open.click()
        assert frame.desk is not None
        frame.desk.tabs.setCurrentIndex(1)
        frame.desk.asked_why.emit("orlavenne", "trust")
        settle()
        frame.drop_curtain()
        settle()
        return len(QApplication.allWidgets())

    first = visit()
    assert [visit() for _ in range(4)] == [first] * 4
