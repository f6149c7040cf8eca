"""What the room sees of a turn, and how it all ended."""

from collections.abc import Callable

import pytest

from sctabletop.domain.events import Tag
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, CONTROL, OSD, SDO, SeatId
from sctabletop.session.desk.board import board
from sctabletop.session.desk.reveal import changes, ending, reveal
from sctabletop.session.ending import truth
from tests.session.desk.played import computed, nothing_written, played_to
from tests.session.desk.secrets import Plants, Truths, assert_hidden, planted_play
from tests.session.playing import (
    FIRST,
    ORLAVENNE,
    THIN,
    begin,
    bodies,
    events_of,
    order,
    taken,
    to_end,
    to_phase,
)


def test_a_turn_in_play_has_nothing_to_reveal() -> None:
    session = played_to(computed(), 2, Phase.RESOLUTION)
    assert reveal(session, 2) is None
    assert reveal(session, 3) is None
    session.close()
    found = reveal(session, 2)
    assert found is not None
    assert found.turn == 2


def test_the_room_sees_the_headlines_of_the_record() -> None:
    session = played_to(computed(), 5, Phase.PLAN)
    for body in bodies(events_of(session), Tag.REVEALED):
        found = reveal(session, body["turn"])
        assert found is not None
        assert (list(found.headlines), found.surprise) == (body["headlines"], body["surprise"])
        assert len(found.headlines) <= 5


def test_deeds_and_signatures_are_named() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, CCMD, order("propose", partner="orlavenne", instrument="staff_talks", objective="influence"))
    taken(session, ORLAVENNE, order("deed", deed="raise_pay"))
    to_phase(session, Phase.TALKS)
    taken(session, CCMD, order("offer", partner="orlavenne", instrument="staff_talks"))
    taken(session, ORLAVENNE, order("accept", instrument="staff_talks"))
    taken(session, CCMD, order("agree", partner="orlavenne"))
    to_phase(session, Phase.PLAN, 2)
    found = reveal(session, 1)
    assert found is not None
    assert found.signed == ("Orlavenne and Washington signed: liaison and staff talks",)
    assert found.deeds == ("Orlavenne chose to raise soldiers' pay",)
    later = reveal(to_phase(session, Phase.SITUATION, 3), 2)
    assert later is not None
    assert later.signed == later.deeds == ()


def test_what_changed_in_a_turn_is_the_difference_of_two_ends() -> None:
    session = played_to(computed(), 4, Phase.SITUATION)
    for seat in (OSD, SDO, ORLAVENNE if "orlavenne" in session.game.partners else SeatId("partner-tendoure"), CONTROL):
        rows = {(r.owner, r.track): r for p in board(session, seat).partners for s in p.sections for r in s.rows}
        found = changes(session, seat, 3)
        assert found
        for change in found:
            if change.owner == "us":
                continue
            past = rows[change.owner, change.track].history
            before, after = past[1], past[2]
            assert change.by * (after.mean - before.mean) > 0.0


def test_a_turn_in_play_shows_what_changed_so_far() -> None:
    session = played_to(computed(), 1, Phase.RESOLUTION)
    assert changes(session, SDO, 1)
    with pytest.raises(ValueError, match="turn 2 was not reached"):
        changes(session, SDO, 2)


def test_there_is_no_ending_before_the_end() -> None:
    assert ending(played_to(computed(FIRST), 4, Phase.RESOLUTION)) is None


def test_the_ending_opens_every_charter_and_adds_nothing_up() -> None:
    session = to_end(begin(FIRST))
    found = ending(session)
    assert found is not None
    scenario = session.game.scenario
    lines = [(seat, x.text) for seat, charter in scenario.us.charters.items() for x in charter]
    lines += [(ORLAVENNE, x.text) for x in scenario.partners[0].charter]
    assert [(row.seat, row.line) for row in found.charters] == lines
    assert {row.verdict for row in found.charters} <= {"kept", "partly", "missed"}
    assert [text for text, _ in found.assumptions] == [a.statement for a in scenario.assumptions]
    (name, end, later) = found.truth[0]
    assert name == "Orlavenne joint readiness"
    assert end == truth(session.game, session.state)["orlavenne"]["readiness"]
    assert later != end
    fired = {e.body["title"] for e in events_of(session) if e.tag is Tag.INJECT_FIRED}
    assert fired.isdisjoint(found.unfired)
    assert len(fired) + len(found.unfired) == len(scenario.injects)


def test_looking_writes_nothing() -> None:
    session = to_end(begin(FIRST))
    with nothing_written(session):
        assert ending(session) == ending(session)
        for seat in session.game.seats:
            changes(session, seat, 4)


@pytest.mark.parametrize("name", [FIRST, THIN])
def test_the_room_is_shown_no_secret(name: str, scale: Callable[[int, int], int]) -> None:
    plants = Plants()
    truths: dict[SeatId, Truths] = {}
    for session in planted_play(plants, name, scale(3, 9)):
        past = [reveal(session, turn) for turn in range(1, session.turn + 1)]
        for seat in session.game.seats[:-1]:
            truths.setdefault(seat, Truths(seat)).gather(session)
            own = [changes(session, seat, turn) for turn in range(1, session.turn + 1)]
            assert_hidden(plants, truths[seat], seat, [*past, *own])
