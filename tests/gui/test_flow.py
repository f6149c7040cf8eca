"""What the frame shows next is decided by a few facts."""

from dataclasses import replace

import pytest

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CONTROL, OSD, SDO
from sctabletop.gui.flow import Moment, Stage, moment, what_now
from tests.gui.sitting import open_exercise, sit
from tests.session.playing import order

PLAN = Moment(turn=2, phase=Phase.PLAN, seen_reveal=1)
SITUATION = Moment(turn=2, phase=Phase.SITUATION, seen_reveal=1)
TALKS = Moment(turn=2, phase=Phase.TALKS, seen_reveal=1)


@pytest.mark.parametrize(
    ("now", "stage"),
    [
        (replace(PLAN, working=True, open_seat=SDO), Stage.BUSY),
        (replace(PLAN, open_seat=SDO, waiting=(SDO,)), Stage.DESK),
        (replace(PLAN, expected=(OSD, SDO), waiting=(SDO,)), Stage.CURTAIN),
        (replace(PLAN, expected=(OSD, SDO)), Stage.LAST_CHANCE),
        (PLAN, Stage.CLOSE),
        (replace(PLAN, failed=True), Stage.STUCK),
        (replace(PLAN, failed=True, expected=(SDO,), waiting=(SDO,)), Stage.CURTAIN),
        (replace(PLAN, called=(CONTROL,)), Stage.CURTAIN),
        (replace(PLAN, seen_reveal=0), Stage.REVEAL),
        (SITUATION, Stage.CLOSE),
        (replace(SITUATION, expected=(CONTROL,), waiting=(CONTROL,)), Stage.CURTAIN),
        (replace(SITUATION, expected=(CONTROL,)), Stage.CLOSE),
        (replace(SITUATION, seen_reveal=0, expected=(CONTROL,), waiting=(CONTROL,)), Stage.REVEAL),
        (replace(TALKS, offers_due=True), Stage.OFFERS),
        (TALKS, Stage.TALKS),
        (replace(TALKS, standing=True), Stage.CLOSE),
        (Moment(turn=4, phase=Phase.RESOLUTION, ended=True, seen_reveal=3), Stage.REVEAL),
        (Moment(turn=4, phase=Phase.RESOLUTION, ended=True, seen_reveal=4), Stage.END),
        (Moment(turn=1, phase=Phase.SITUATION), Stage.CLOSE),
    ],
)
def test_each_moment_has_its_stage(now: Moment, stage: Stage) -> None:
    assert what_now(now) is stage


def test_a_desk_whose_seat_went_to_the_computer_is_no_longer_open() -> None:
    exercise = open_exercise(sit(SDO, to=(1, Phase.PLAN)))
    assert what_now(moment(exercise, SDO)) is Stage.DESK
    exercise.hand_over(SDO, "constructivist")
    assert what_now(moment(exercise, SDO)) is Stage.CLOSE


def test_a_commit_that_is_stored_counts_as_ready_where_the_power_failed_before_the_floor_was_kept() -> None:
    session = sit(OSD, SDO, to=(1, Phase.PLAN))
    session.commit(SDO, [order("message", to=["osd"], text="The crews are not paid.")])
    reopened = open_exercise(session)
    assert reopened.waiting() == (OSD,)


def test_control_is_ready_when_it_says_so_and_not_with_its_first_order() -> None:
    session = sit(CONTROL)
    exercise = open_exercise(session)
    assert exercise.commit(CONTROL, [order("inject", inject="left_at_the_gate")]) == [None]
    for one in (exercise, open_exercise(session)):
        assert one.waiting() == (CONTROL,)
        assert what_now(moment(one)) is Stage.CURTAIN
    exercise.ready(CONTROL)
    assert what_now(moment(open_exercise(session))) is Stage.CLOSE


def test_an_exercise_opened_again_comes_to_the_same_place() -> None:
    session = sit(OSD, SDO, to=(1, Phase.PLAN))
    exercise = open_exercise(session)
    exercise.ready(OSD)
    again = open_exercise(session)
    assert moment(again) == moment(exercise)
    assert again.waiting() == (SDO,)
