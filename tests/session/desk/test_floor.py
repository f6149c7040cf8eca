"""Where people left off within a phase: kept for that phase of that turn, and for each branch."""

from dataclasses import replace

import pytest

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, CONTROL, OSD, SDO
from sctabletop.players.talks import STEPS, Step
from sctabletop.session.desk import floor as floors
from sctabletop.session.desk.floor import META_KEY, Floor
from sctabletop.session.progress import Pace
from sctabletop.session.session import fork
from tests.session.playing import ORLAVENNE, begin, hashes, setup, to_end, to_phase


def test_an_exercise_that_nobody_touched_has_a_fresh_floor() -> None:
    session = begin()
    assert floors.load(session) == Floor(turn=1, phase=Phase.SITUATION)


def test_the_floor_comes_back_as_it_was_kept() -> None:
    session = to_phase(begin(), Phase.TALKS)
    kept = Floor(turn=1, phase=Phase.TALKS, step=Step.SETTLE, seconds_left=12.5, paused=True).with_done(OSD)
    floors.save(session, kept)
    assert floors.load(session) == kept


def test_another_phase_begins_afresh_and_remembers_only_the_reveal_that_was_seen() -> None:
    session = to_phase(begin(), Phase.PLAN, turn=2)
    floors.save(session, replace(floors.load(session), done=frozenset({OSD, SDO}), seconds_left=3.0, seen_reveal=1))
    session.close()
    assert floors.load(session) == Floor(turn=2, phase=Phase.CONCURRENCE, seen_reveal=1)


def test_a_reveal_of_a_turn_still_in_play_was_not_seen() -> None:
    session = to_phase(begin(), Phase.PLAN, turn=2)
    floors.save(session, replace(floors.load(session), seen_reveal=9))
    assert floors.load(session).seen_reveal == 1
    to_end(session)
    assert floors.load(session).seen_reveal == 4


def test_each_branch_has_its_own_floor() -> None:
    session = to_phase(begin(), Phase.PLAN)
    floors.save(session, floors.load(session).with_done(CCMD))
    assert session.head is not None
    other = fork(session.store, setup(), "what-if", session.head)
    assert floors.load(other).done == frozenset()
    assert floors.load(session).done == {CCMD}


def test_keeping_the_floor_changes_no_hash() -> None:
    session = begin()
    before = hashes(session)
    floors.save(session, floors.load(session).with_done(CONTROL))
    assert hashes(session) == before


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nothing",
        "[1, 2]",
        '{"turn": "one", "phase": "plan"}',
        '{"turn": 1, "phase": "tea"}',
        '{"turn": 1, "phase": "situation", "step": "dance"}',
        '{"turn": 1, "phase": "situation", "seconds_left": -4}',
        '{"turn": 1, "phase": "situation", "x": ' + "[" * 90_000,
        '{"turn": 1' + "0" * 400 + "}",
    ],
)
def test_a_damaged_floor_counts_as_none(text: str) -> None:
    session = begin()
    session.store.set_meta(f"{META_KEY}:{session.branch}", text)
    assert floors.load(session) == Floor(turn=1, phase=Phase.SITUATION)


def test_a_seat_that_is_none_is_not_done() -> None:
    session = begin()
    text = '{"turn": 1, "phase": "situation", "done": ["control", "emperor"]}'
    session.store.set_meta(f"{META_KEY}:{session.branch}", text)
    assert floors.load(session).done == {CONTROL}


def test_the_people_of_a_phase_are_waited_for_until_they_are_done() -> None:
    session = to_phase(begin(), Phase.PLAN)
    session.assign(CCMD, "realist")
    here = floors.load(session)
    assert floors.waiting(session, here) == (OSD, SDO, ORLAVENNE)
    assert floors.waiting(session, here.with_done(SDO)) == (OSD, ORLAVENNE)
    assert floors.waiting(session, here.with_done(SDO).with_done(SDO, done=False)) == (OSD, SDO, ORLAVENNE)


def test_each_phase_expects_its_own_seats() -> None:
    session = begin()
    wanted = {
        Phase.SITUATION: (CONTROL,),
        Phase.PLAN: (OSD, CCMD, SDO, ORLAVENNE),
        Phase.CONCURRENCE: (OSD, CCMD, SDO),
        Phase.TALKS: (),
        Phase.RESOLUTION: (CONTROL,),
    }
    for phase, seats in wanted.items():
        to_phase(session, phase)
        assert floors.expected(session) == seats


def test_nobody_but_control_is_expected_while_standing_orders_run() -> None:
    session = to_phase(begin(pace=Pace.ROUND), Phase.SITUATION, turn=2)
    assert session.standing_orders()
    assert floors.expected(session) == (CONTROL,)
    session.close()
    if session.standing_orders():
        assert floors.expected(session) == ()


def test_the_steps_of_the_talks_follow_each_other_and_end() -> None:
    assert [floors.step_after(step) for step in STEPS] == [*STEPS[1:], None]


def test_a_seat_of_whose_orders_some_came_back_is_not_done_until_it_says_so() -> None:
    session = begin()
    kept = floors.load(session).with_done(SDO).with_mending(SDO)
    floors.save(session, kept)
    assert floors.load(session).mending == {SDO}
    assert SDO not in floors.load(session).done
    assert floors.load(session).with_done(SDO).mending == frozenset()
