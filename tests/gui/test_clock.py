"""The clock of a phase shows the time and closes nothing."""

import pytest
from pytestqt.qtbot import QtBot

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import SDO
from sctabletop.gui.clock import KEEP_EVERY_SECONDS, Clock
from sctabletop.gui.exercise import Exercise
from sctabletop.session.desk.options import Options
from tests.gui.sitting import open_exercise, sit

TEN_MINUTES = Options(clocks={Phase.PLAN: 600})


def clock_of(chosen: Options = TEN_MINUTES) -> tuple[Clock, Exercise]:
    exercise = open_exercise(sit(SDO, to=(1, Phase.PLAN), chosen=chosen))
    return Clock(exercise, exercise), exercise


def left(clock: Clock) -> float | None:
    return clock.left


@pytest.mark.usefixtures("qapp")
def test_it_begins_with_what_the_table_gave_the_phase_and_counts_down() -> None:
    clock, _ = clock_of()
    assert clock.text() == "10:00"
    clock.pass_time(61.0)
    assert clock.text() == "8:59"


@pytest.mark.usefixtures("qapp")
def test_a_phase_without_a_time_has_no_clock() -> None:
    clock, _ = clock_of(Options(clocks={Phase.TALKS: 600}))
    assert (clock.left, clock.text()) == (None, "")
    clock.extend(60.0)
    clock.pause()
    assert clock.left is None


@pytest.mark.usefixtures("qapp")
def test_while_it_is_paused_no_time_passes() -> None:
    clock, _ = clock_of()
    clock.pause()
    clock.pass_time(30.0)
    assert left(clock) == 600.0
    clock.pause()
    clock.pass_time(30.0)
    assert left(clock) == 570.0


def test_it_says_once_that_time_is_up_and_closes_nothing(qtbot: QtBot) -> None:
    clock, exercise = clock_of()
    with qtbot.waitSignal(clock.ran_out):
        clock.pass_time(700.0)
    assert clock.text() == "time is up"
    assert exercise.phase is Phase.PLAN
    with qtbot.assertNotEmitted(clock.ran_out):
        clock.pass_time(1.0)
    clock.extend(60.0)
    assert clock.text() == "1:00"
    with qtbot.waitSignal(clock.ran_out):
        clock.pass_time(60.0)


@pytest.mark.usefixtures("qapp")
def test_the_save_remembers_it_within_a_few_seconds() -> None:
    clock, exercise = clock_of()
    clock.pass_time(KEEP_EVERY_SECONDS)
    again = Clock(exercise, exercise)
    assert again.left == clock.left == 600.0 - KEEP_EVERY_SECONDS


def test_the_next_phase_has_its_own_clock(qtbot: QtBot) -> None:
    clock, exercise = clock_of(Options(clocks={Phase.PLAN: 600, Phase.CONCURRENCE: 300}))
    clock.pass_time(100.0)
    exercise.close_phase()
    qtbot.waitUntil(lambda: exercise.phase is Phase.CONCURRENCE and not exercise.working)
    assert left(clock) == 300.0


def test_a_close_costs_the_table_no_time(qtbot: QtBot) -> None:
    clock, exercise = clock_of()
    exercise.close_phase()
    clock.pass_time(100.0)
    assert left(clock) == 600.0
    qtbot.waitUntil(lambda: not exercise.working)
