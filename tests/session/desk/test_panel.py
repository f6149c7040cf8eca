"""Control's panel: which events come and may come, what is argued, and what was given so far."""

from collections.abc import Callable
from typing import Any

import pytest

from sctabletop.domain.events import Tag
from sctabletop.domain.phases import Phase
from sctabletop.domain.refusals import Reason
from sctabletop.domain.seats import CCMD, CONTROL, SDO
from sctabletop.session.desk.panel import InjectRow, Panel, panel, with_added
from tests.session.desk.played import branched, computed, nothing_written, played_to
from tests.session.playing import (
    FIRST,
    HERE,
    ORLAVENNE,
    THIN,
    begin,
    bodies,
    order,
    taken,
    to_phase,
)


def row(found: Panel, name: str) -> InjectRow:
    return next(r for r in found.injects if r.id == name)


def argue(*reasons: str) -> Any:
    return order("argue", act="a visit", effect={"partner": HERE, "track": "trust", "by": 0.05}, reasons=list(reasons))


@pytest.mark.parametrize("seed", [1, 2])
def test_the_injects_due_now_are_those_that_come(seed: int) -> None:
    session = computed(THIN, seed)
    came = 0
    for turn in range(1, 9):
        played_to(session, turn, Phase.SITUATION)
        due = {r.id for r in panel(session).injects if r.state == "due now"}
        session.close()
        fired = {b["inject"] for b in bodies(list(session._turn_events), Tag.INJECT_FIRED)}
        assert fired == due
        assert {r.id for r in panel(session).injects if r.state == f"came in turn {turn}"} == due
        came += len(due)
    assert came > 5


@pytest.mark.parametrize("seed", [1, 2])
def test_an_inject_without_a_refusal_comes_when_it_is_delivered(seed: int, scale: Callable[[int, int], int]) -> None:
    session = computed(THIN, seed)
    for turn in range(1, scale(4, 9)):
        played_to(session, turn, Phase.SITUATION)
        rows = panel(session).injects
        free = [r for r in rows if r.refusal is None]
        assert free
        trial = branched(session)
        assert trial.commit(CONTROL, [order("inject", inject=r.id) for r in free]) == [None] * len(free)
        trial.close()
        assert all(trial.state.inject[session.game.injects[r.id], 0] == turn for r in free)
        for barred in (r for r in rows if r.refusal):
            assert branched(session).commit(CONTROL, [order("inject", inject=barred.id)]) == [barred.refusal]


def test_after_the_turn_has_opened_no_inject_can_be_delivered() -> None:
    session = to_phase(begin(THIN), Phase.PLAN)
    assert {r.refusal.reason for r in panel(session).injects if r.refusal} == {Reason.WRONG_PHASE}
    assert all(r.refusal for r in panel(session).injects)


def test_an_inject_says_in_words_when_it_comes() -> None:
    found = panel(begin(THIN))
    assert row(found, "market_burned").when == "turn 1"
    assert row(found, "market_burned").state == "due now"
    assert row(found, "mutiny_wages").when == "turn 3 or later, when Oubassara's manning and pay is below 0.30"
    assert row(found, "unit_was_ours").when == (
        "by hand, meant for turn 7 or later, when the turn is at least 7 and “The stencil does not match” has not "
        "come, after “Massacre report, unit unknown”"
    )
    assert row(found, "unit_was_ours").state == "waits"
    assert "S8" in row(found, "unit_was_ours").claims


def test_an_argued_action_waits_with_what_a_computer_would_set() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, CCMD, argue("it is cheap", "it was asked for"))
    (one,) = panel(session).argued
    assert (one.seat, one.act, one.effect) == (CCMD, "a visit", "Orlavenne: trust +0.05")
    assert one.default == pytest.approx(0.7)
    assert (one.set_to, one.note) == (None, "")
    taken(session, CONTROL, order("answer", seat=CCMD, odds=0.35, text="the minister is away"))
    (one,) = panel(session).argued
    assert (one.set_to, one.note) == (0.35, "the minister is away")
    to_phase(session, Phase.TALKS)
    taken(session, CONTROL, order("answer", seat=CCMD, odds=0.5))
    (one,) = panel(session).argued
    assert (one.set_to, one.note) == (0.5, "")


def test_what_is_added_joins_what_was_given() -> None:
    session = begin(FIRST)
    names = [str(j.id) for j in session.game.scenario.injects if j.after is None][:3]
    for name in names:
        taken(session, CONTROL, *with_added(session, order("inject", inject=name)))
    assert len(panel(session).given) == 3
    session.close()
    assert all(session.state.inject[session.game.injects[n], 0] == 1 for n in names)


def test_the_same_inject_twice_is_given_once() -> None:
    session = begin(FIRST)
    again = order("inject", inject=str(session.game.scenario.injects[0].id))
    for _ in range(2):
        taken(session, CONTROL, *with_added(session, again))
    assert session.progress.commits[CONTROL].orders == (again,)


def test_two_adjustments_of_one_stock_both_stand() -> None:
    session = to_phase(begin(FIRST), Phase.RESOLUTION)
    before = float(session.state.track("trust")[0, 0])
    for _ in range(2):
        more = order("adjust", partner=HERE, track="trust", by=0.02, reason="they met")
        taken(session, CONTROL, *with_added(session, more))
    session.close()
    assert float(session.state.track("trust")[0, 0]) == pytest.approx(before + 0.04)


def test_new_odds_for_one_seat_leave_the_others_alone() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, CCMD, argue("one"))
    taken(session, SDO, argue("one", "two"))
    for seat, odds in ((CCMD, 0.2), (SDO, 0.3), (CCMD, 0.4)):
        taken(session, CONTROL, *with_added(session, order("answer", seat=seat, odds=odds, text=f"for {seat}")))
    assert {a.seat: (a.set_to, a.note) for a in panel(session).argued} == {
        CCMD: (0.4, "for ccmd"),
        SDO: (0.3, "for sdo"),
    }


def test_words_are_sent_once_however_much_is_added() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, CCMD, argue("one"))
    for x in (
        order("answer", seat=SDO, text="read this"),
        order("answer", seat=CCMD, odds=0.2, text="and this"),
        order("answer", seat=ORLAVENNE, text="and that"),
    ):
        taken(session, CONTROL, *with_added(session, x))
    assert [text for _, _, text in panel(session).letters] == ["read this", "and this", "and that"]
    assert panel(session).argued[0].set_to == 0.2


def test_in_talks_control_acts_at_once() -> None:
    session = to_phase(begin(FIRST), Phase.TALKS)
    for text in ("one", "two"):
        taken(session, CONTROL, *with_added(session, order("answer", seat=SDO, text=text)))
    assert [text for _, _, text in panel(session).letters] == ["one", "two"]


def test_letters_name_who_wrote_to_whom() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, CCMD, order("message", to=[SDO, ORLAVENNE], text="the boats are late"))
    assert panel(session).letters == (
        ("Combatant command", "Senior defense official and Orlavenne", "the boats are late"),
    )
    to_phase(session, Phase.PLAN, 2)
    assert panel(session).letters == ()


def test_a_hold_is_listed_until_it_is_cleared() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    assert panel(session).holds == ()
    session.state.fact("hold_title10")[...] = 3.0
    (hold,) = panel(session).holds
    assert (hold.authority, hold.turns) == ("title10", 3.0)


def test_control_reads_the_truth() -> None:
    session = played_to(computed(seed=3), 2, Phase.PLAN)
    assert panel(session).truth.seat == CONTROL


def test_looking_writes_nothing() -> None:
    session = computed(seed=4)
    for phase in Phase:
        played_to(session, 2, phase)
        with nothing_written(session):
            panel(session)
