"""The shared table: what both sides see, what each seat may do, and nothing that is one side's own."""

from collections.abc import Callable
from typing import Any, Final

import pytest

from sctabletop.domain.phases import Phase
from sctabletop.domain.refusals import Reason
from sctabletop.domain.scenario import AssumptionStatus
from sctabletop.domain.seats import CCMD, CONTROL, OSD, SDO, US_SEATS, partner_of
from sctabletop.players.talks import STEPS, Step
from sctabletop.session.computers import move_computers
from sctabletop.session.desk import options
from sctabletop.session.desk.moves import order_of
from sctabletop.session.desk.options import Options
from sctabletop.session.desk.table import MoveOption, TalksTable, computers_waiting, offers_in_hand, table
from sctabletop.session.desk.words import Naming
from sctabletop.session.progress import PERSON, Pace
from sctabletop.session.session import Session
from tests.session.desk.played import branched, computed, nothing_written, played_to
from tests.session.playing import (
    FIRST,
    HERE,
    ORLAVENNE,
    THIN,
    begin,
    order,
    taken,
    to_phase,
)
from tests.session.random_orders import Dice

TALKS: Final = "staff_talks"
PORT: Final = "pme_exchange"


def talking(*instruments: str, overrides: Any = None, before: Any = (), **terms: Any) -> Session:
    """Talks are open, and our side holds what was approved in its hand."""
    session = to_phase(begin(FIRST, overrides=overrides), Phase.PLAN)
    terms = {"objective": "influence", **terms}
    taken(session, CCMD, *(order("propose", partner=HERE, instrument=name, **terms) for name in instruments))
    taken(session, ORLAVENNE, *before)
    return to_phase(session, Phase.TALKS)


def ours(kind: str, instrument: str = TALKS) -> Any:
    return order(kind, partner=HERE, instrument=instrument)


def all_moves(session: Session, partner: str) -> list[MoveOption]:
    here = table(session, partner)
    items = [*here.items, *offers_in_hand(session, partner)]
    return [*here.moves, *(m for item in items for m in item.moves)]


def test_what_is_not_offered_yet_lies_in_the_hand_and_not_on_the_table() -> None:
    session = talking(TALKS)
    assert table(session, HERE).items == ()
    (held,) = offers_in_hand(session, HERE)
    assert (held.instrument, held.state, held.on_table) == (TALKS, "may be offered", False)
    taken(session, CCMD, ours("offer"))
    assert offers_in_hand(session, HERE) == ()
    (item,) = table(session, HERE).items
    assert (item.state, item.on_table) == ("offered", True)


def test_a_whole_negotiation_is_told_in_sentences() -> None:
    session = talking(TALKS)
    taken(session, CCMD, ours("offer"))
    taken(session, ORLAVENNE, order("counter", instrument=TALKS, ask="more_incentive"))
    assert table(session, HERE).items[0].state == "countered: more incentive"
    taken(session, SDO, ours("accept"))
    assert table(session, HERE).items[0].state == "accepted, with more incentive"
    taken(session, ORLAVENNE, order("agree"))
    assert table(session, HERE).items[0].state == "agreed"
    assert table(session, HERE).log == (
        "Combatant command offers liaison and staff talks",
        "Orlavenne counters liaison and staff talks: more incentive",
        "Senior defense official accepts Orlavenne's counter on liaison and staff talks",
        "Orlavenne signs the minutes: liaison and staff talks",
    )


def test_a_decline_stays_to_be_read_and_nothing_more_can_be_done_with_it() -> None:
    session = talking(TALKS)
    taken(session, CCMD, ours("offer"))
    taken(session, ORLAVENNE, order("decline", instrument=TALKS))
    here = table(session, HERE)
    assert [(i.state, i.on_table, i.moves) for i in here.items] == [("declined", False, ())]
    assert here.log[-1] == "Orlavenne declines liaison and staff talks"


def test_what_is_taken_back_from_the_table_is_told_and_from_the_hand_is_not() -> None:
    session = talking(TALKS, PORT)
    taken(session, CCMD, ours("offer"))
    taken(session, CCMD, ours("withdraw", PORT))
    assert table(session, HERE).log == ("Combatant command offers liaison and staff talks",)
    taken(session, CCMD, ours("withdraw"))
    here = table(session, HERE)
    assert here.log[-1] == "Combatant command takes liaison and staff talks off the table"
    assert [(i.instrument, i.state) for i in here.items] == [(TALKS, "withdrawn")]


def test_what_lay_on_the_table_last_turn_is_told_when_it_is_taken_back() -> None:
    session = talking(TALKS, PORT)
    taken(session, CCMD, ours("offer"))
    taken(session, ORLAVENNE, order("defer", instrument=TALKS))
    assert table(session, HERE).items[0].state == "put off"
    to_phase(session, Phase.TALKS, 2)
    taken(session, OSD, ours("withdraw"), ours("withdraw", PORT))
    assert table(session, HERE).log == (
        "Office of the Secretary of Defense takes liaison and staff talks off the table",
    )


def test_a_move_that_did_not_stand_is_not_told() -> None:
    session = talking(TALKS)
    assert session.act(ORLAVENNE, [order("accept", instrument=TALKS)]) != [None]
    assert session.act(CCMD, [ours("accept"), order("agree", partner=HERE)]) != [None, None]
    assert session.act(ORLAVENNE, [order("contribute", share=0.5)]) != [None]
    assert table(session, HERE).log == ()


def test_the_same_move_at_two_tables_is_told_where_it_stood() -> None:
    session = to_phase(begin(THIN), Phase.PLAN)
    taken(session, CCMD, order("propose", partner="tendoure", instrument=TALKS, objective="influence"))
    to_phase(session, Phase.TALKS)
    both = [order("offer", partner=p, instrument=TALKS) for p in ("oubassara", "tendoure")]
    first, second = session.act(CCMD, both)
    assert first is not None
    assert second is None
    assert table(session, "oubassara").log == ()
    assert table(session, "tendoure").log == ("Combatant command offers liaison and staff talks",)


def test_the_seats_are_called_as_the_table_chose() -> None:
    session = talking(TALKS)
    options.save(session.store, Options(naming=Naming.GENERIC))
    taken(session, CCMD, ours("offer"))
    assert table(session, HERE).log == ("Regional command offers liaison and staff talks",)


def test_the_table_shows_neither_our_reckoning_nor_theirs() -> None:
    first = begin(FIRST).game.scenario.assumptions[0]
    session = talking(
        TALKS,
        assumption=str(first.id),
        odds=0.37,
        why="zq why",
        indicator={"track": "norms", "threshold": 0.7317, "due_in": 3},
    )
    taken(session, CCMD, ours("offer"))
    shown = repr(table(session, HERE))
    for secret in (first.statement, "37 %", "zq", "0.73", "norms", "influence", "likely", "mandate"):
        assert secret not in shown


@pytest.mark.parametrize("norms", [0.1, 0.95])
def test_the_table_looks_the_same_whatever_only_the_partner_knows(norms: float) -> None:
    """Its mandate and the norms that bind it change what may come of a move, and nothing that lies open."""

    def at(level: str, value: float) -> TalksTable:
        before = [order("mandate", level=level)]
        session = talking(TALKS, overrides={(HERE, "norms"): value}, before=before)
        taken(session, CCMD, ours("offer"))
        taken(session, ORLAVENNE, order("accept", instrument=TALKS))
        return table(session, HERE)

    assert at("listen", norms) == at("limited", 0.3)


def test_the_table_looks_the_same_whatever_only_our_side_knows() -> None:
    def at(*instruments: str, **terms: Any) -> TalksTable:
        session = talking(TALKS, *instruments, **terms)
        taken(session, CCMD, ours("offer"))
        return table(session, HERE)

    assert at() == at(PORT) == at(odds=0.9, objective="access")


def test_a_call_is_told_without_the_plan_it_tests() -> None:
    session = begin(FIRST, seed=1)
    for seed in range(1, 40):
        session = to_phase(begin(FIRST, seed=seed), Phase.TALKS, 3)
        if session.state.noted("contingency")[0, 0] > 0.0:
            break
    here = table(session, HERE)
    assert here.call == "A contingency calls for a contribution; Orlavenne has not answered yet."
    assert here.unanswered
    assert not any(a.statement in repr(here) for a in session.game.scenario.assumptions)
    (call,) = (m for m in here.moves if m.kind == "contribute")
    assert (call.refusal, call.needs) == (None, ("share",))
    taken(session, ORLAVENNE, order("contribute", share=0.4))
    here = table(session, HERE)
    assert here.call.endswith("Orlavenne answers with 40 % of what it can bring.")
    assert not here.unanswered
    assert here.log == ("Orlavenne answers the call with 40 % of what it can bring",)
    session.close()
    assert {AssumptionStatus(int(s)) for s in session.state.assumption[0, :, 0]} & {
        AssumptionStatus.HELD,
        AssumptionStatus.FAILED,
    }


@pytest.mark.parametrize("seed", [1, 8])
def test_what_the_table_says_of_a_move_is_what_comes_of_it(seed: int, scale: Callable[[int, int], int]) -> None:
    session = computed(seed=seed)
    tried = {True: 0, False: 0}
    for turn in range(1, scale(4, 9)):
        played_to(session, turn, Phase.TALKS)
        for step in STEPS:
            moves = [m for p in session.game.partners for m in all_moves(session, p)]
            barred = [m for m in moves if m.refusal]
            trial = branched(session)
            for move in barred:
                assert told(trial, move) == move.refusal, move
            open_ = [m for m in moves if not m.refusal and m.kind != "repudiate"]
            for move in open_[seed % 3 :: max(len(open_) // 3, 1)]:
                assert told(branched(session), move) is None, move
                tried[True] += 1
            tried[False] += len(barred)
            move_computers(session, step)
    assert tried[True] >= 20
    assert tried[False] > 200


@pytest.mark.parametrize("seed", [2, 9])
def test_the_table_keeps_its_word_whatever_people_did_before(seed: int, scale: Callable[[int, int], int]) -> None:
    session = begin(THIN, seed=seed)
    dice, tried, lines = Dice(session.game, seed), 0, 0
    while session.turn < scale(4, 9):
        for seat in session.game.seats:
            session.commit(seat, dice.orders(seat, session.phase))
            if session.phase is not Phase.TALKS:
                continue
            here = [table(session, p) for p in session.game.partners]
            lines += sum(len(t.log) for t in here)
            assert all(len({i.instrument for i in t.items}) == len(t.items) for t in here)
            moves = [m for p in session.game.partners for m in all_moves(session, p) if m.instrument]
            for move in moves[session.turn % 9 :: 9]:
                assert told(branched(session), move) == move.refusal, move
                tried += 1
        session.close()
    assert tried > 10
    assert lines > 4


def told(session: Session, move: MoveOption) -> Any:
    """What becomes of a move when it is made."""
    return session.act(move.seat, [order_of(move.kind, move.partner, move.instrument)])[0]


def test_outside_talks_every_move_waits() -> None:
    session = played_to(computed(seed=3), 2, Phase.PLAN)
    moves = [m for p in session.game.partners for m in all_moves(session, p)]
    assert moves
    assert {m.refusal.reason for m in moves if m.refusal} == {Reason.WRONG_PHASE}
    assert all(m.refusal for m in moves)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_sentence_of_the_log_is_one_move_that_stood(seed: int) -> None:
    session = computed(seed=seed)
    said = 0
    for turn in (1, 2, 3, 4):
        played_to(session, turn, Phase.TALKS)
        for step in STEPS:
            before = {p: table(session, p).log for p in session.game.partners}
            move_computers(session, step)
            for p, log in before.items():
                now = table(session, p).log
                assert now[: len(log)] == log
                said += len(now) - len(log)
            for p in session.game.partners:
                names = {i.instrument for i in table(session, p).items}
                assert len(names) == len(table(session, p).items)
    assert said > 20


def test_the_computer_seats_of_a_step_are_those_that_may_move_in_it() -> None:
    session = played_to(computed(FIRST), 1, Phase.TALKS)
    assert computers_waiting(session, Step.OFFERS) == computers_waiting(session, Step.SETTLE) == US_SEATS
    assert computers_waiting(session, Step.ANSWERS) == (ORLAVENNE,)
    assert computers_waiting(session, Step.SIGN) == (*US_SEATS, ORLAVENNE)
    session.assign(OSD, PERSON)
    assert OSD not in computers_waiting(session, Step.SIGN)
    assert CONTROL not in computers_waiting(session, Step.SIGN)


def test_no_computer_moves_in_the_half_of_a_round_that_stands() -> None:
    session = to_phase(begin(FIRST, pace=Pace.ROUND), Phase.TALKS, 2)
    session.assign(OSD, "liberal")
    assert session.standing_orders()
    assert computers_waiting(session, Step.OFFERS) == ()
    assert {m.refusal.reason for m in table(session, HERE).moves if m.refusal} == {Reason.STANDING_YEAR}


def test_the_triad_and_the_partner_sit_at_the_table() -> None:
    session = played_to(computed(), 1, Phase.TALKS)
    for partner in session.game.partners:
        seats = table(session, partner).seats
        assert seats[:-1] == US_SEATS
        assert partner_of(seats[-1]) == partner


def test_looking_writes_nothing() -> None:
    session = computed(seed=4)
    for phase in Phase:
        played_to(session, 2, phase)
        with nothing_written(session):
            for partner in session.game.partners:
                all_moves(session, partner)
