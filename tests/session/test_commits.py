"""Committing, reopening, silence, and the order of play."""

from collections.abc import Callable
from typing import Any, Final

import pytest

from sctabletop.domain.events import Tag
from sctabletop.domain.initiative import Stage
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, CONTROL, OSD, SDO
from sctabletop.errors import SctabletopError
from sctabletop.session.progress import Pace
from sctabletop.session.session import Session
from tests.session.playing import (
    FIRST,
    HERE,
    ORLAVENNE,
    THIN,
    begin,
    bodies,
    events_of,
    hashes,
    order,
    refused,
    seen,
    state_bytes,
    taken,
    to_end,
    to_phase,
)

WARM: Final = order("set_tone", partner=HERE, tone="warm")
REBUKE: Final = order("set_tone", partner=HERE, tone="rebuke")
TALKS: Final = order("propose", partner=HERE, instrument="staff_talks", objective="influence", size=1)


def tone(session: Session) -> float:
    return float(session.state.guidance("tone")[0, 0])


def stage_of(session: Session, slot: int = 0) -> Stage:
    return Stage(int(session.state.field("stage")[slot, 0, 0]))


def argue(track: str, *reasons: str) -> Any:
    return order("argue", act="x", effect={"partner": HERE, "track": track, "by": 0.1}, reasons=list(reasons))


def test_a_commit_is_stored_at_once_and_takes_effect_at_the_close() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, OSD, WARM)
    assert bodies(events_of(session), Tag.ORDERS_COMMITTED)[-1]["orders"] == [
        {"kind": "set_tone", "partner": HERE, "tone": "warm"}
    ]
    assert tone(session) == 0.0
    session.close()
    assert tone(session) == 1.0


def test_a_second_commit_takes_the_place_of_the_first() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, OSD, WARM, order("set_sharing", partner=HERE, on=True))
    taken(session, OSD, REBUKE)
    session.close()
    assert tone(session) == 3.0
    assert session.state.guidance("sharing")[0, 0] == 0.0
    assert len(bodies(events_of(session), Tag.COMMIT_WITHDRAWN)) == 1


def test_a_reopened_commit_leaves_no_effect() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, OSD, WARM)
    assert session.reopen(OSD) is True
    assert session.reopen(OSD) is False
    session.close()
    assert tone(session) == 0.0
    assert session.reopen(OSD) is False


def test_a_commit_cannot_be_reopened_once_its_phase_is_closed() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, OSD, WARM)
    session.close()
    assert session.reopen(OSD) is False
    assert tone(session) == 1.0


def test_a_forecast_taken_back_and_stated_anew_is_one_forecast() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, CCMD, order("forecast", condition="turn >= 1", probability=0.2, due=1))
    taken(session, CCMD, order("forecast", condition="turn >= 1", probability=0.9, due=1))
    assert [f.probability for f in session.progress.forecasts] == [0.9]


def test_an_argued_action_taken_back_is_not_resolved() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, CCMD, argue("trust", "one"))
    taken(session, CCMD, argue("commitment", "one", "two"))
    assert [a.order for a in session.progress.arguments] == [argue("commitment", "one", "two")]
    session.reopen(CCMD)
    assert session.progress.arguments == []


def test_whoever_commits_first_changes_nothing() -> None:
    """All orders are decided in one order at the close, so shared means never depend on who clicked first."""

    def closed(*seats: Any) -> dict[str, bytes]:
        session = to_phase(begin(FIRST), Phase.PLAN)
        for seat in seats:
            talks = [order("engage", partner=HERE, contact=n, style="frank") for n in range(1, 7)]
            taken(session, seat, TALKS if seat == CCMD else order("vet", partner=HERE), *talks)
        session.close()
        return state_bytes(session.state)

    assert closed(CCMD, SDO) == closed(SDO, CCMD)


def test_phases_come_in_their_order_turn_by_turn() -> None:
    session = to_end(begin(FIRST))
    opened = [(b["turn"], b["phase"]) for b in bodies(events_of(session), Tag.PHASE_OPENED)]
    assert opened == [(turn, str(phase)) for turn in (1, 2, 3, 4) for phase in Phase]


@pytest.mark.parametrize(
    "act",
    [
        lambda s: s.close(),
        lambda s: s.commit(CONTROL, [order("adjust", partner=HERE, track="trust", by=0.1, reason="x")]),
        lambda s: s.act(CCMD, [order("offer", partner=HERE, instrument="staff_talks")]),
        lambda s: s.assign(OSD, "liberal"),
    ],
    ids=["close", "commit", "act", "assign"],
)
def test_an_exercise_that_has_ended_takes_nothing_more(act: Callable[[Session], object]) -> None:
    session = to_end(begin(FIRST))
    before, kept = state_bytes(session.state), hashes(session)
    with pytest.raises(SctabletopError, match="ended"):
        act(session)
    assert state_bytes(session.state) == before
    assert hashes(session) == kept


# ── concurrence ────────────────────────────────────────────────────────────────────────────────────────────────
def drafted() -> Session:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, CCMD, TALKS)
    return to_phase(session, Phase.CONCURRENCE)


def test_silence_concurs() -> None:
    session = drafted()
    assert stage_of(session) is Stage.DRAFT
    session.close()
    assert stage_of(session) is Stage.GATED


def test_an_objection_holds_an_initiative_up() -> None:
    session = drafted()
    taken(session, SDO, order("object", partner=HERE, instrument="staff_talks", cure="ask them first", threshold=0.4))
    session.close()
    assert stage_of(session) is Stage.POSITIONED
    assert session.state.field("threshold")[0, 0, 0] == 0.4


def test_an_override_on_the_record_lets_it_through() -> None:
    session = drafted()
    taken(session, SDO, order("object", partner=HERE, instrument="staff_talks", cure="ask them first"))
    taken(session, OSD, order("override", partner=HERE, instrument="staff_talks", why="now or never"))
    session.close()
    assert stage_of(session) is Stage.GATED
    committed = bodies(events_of(session), Tag.ORDERS_COMMITTED)
    assert [b["orders"][0].get("why") for b in committed if b["seat"] == OSD] == ["now or never"]


def test_an_objection_is_read_by_the_other_two_with_its_cure() -> None:
    """Drafts lie open to the three, and an objection states its cure; nobody can mend what only its writer reads."""
    session = drafted()
    taken(session, SDO, order("object", partner=HERE, instrument="staff_talks", cure="ask the harbour master first"))
    session.close()
    for seat in (OSD, CCMD):
        read = seen(events_of(session), seat)
        assert any("ask the harbour master first" in str(e.body) for e in read)


def test_an_initiative_is_offered_accepted_and_signed() -> None:
    session = drafted()
    to_phase(session, Phase.TALKS)
    taken(session, CCMD, order("offer", partner=HERE, instrument="staff_talks"))
    assert stage_of(session) is Stage.OFFERED
    taken(session, ORLAVENNE, order("accept", instrument="staff_talks"))
    taken(session, OSD, order("agree", partner=HERE))
    assert stage_of(session) is Stage.AGREED


# ── rounds ─────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_second_half_of_a_round_runs_on_standing_orders() -> None:
    session = to_phase(begin(FIRST, pace=Pace.ROUND), Phase.PLAN, 2)
    assert refused(session, CCMD, TALKS).reason.name == "STANDING_YEAR"
    taken(session, CCMD, order("message", to=["osd"], text="all quiet"))
    to_phase(session, Phase.PLAN, 3)
    taken(session, CCMD, TALKS)


def test_a_crisis_interrupts_a_round() -> None:
    session = to_phase(begin(THIN, pace=Pace.ROUND), Phase.PLAN, 4)
    assert "yarvendal_instructors" in [b["inject"] for b in bodies(events_of(session), Tag.INJECT_FIRED)]
    taken(session, CCMD, order("propose", partner="tendoure", instrument="staff_talks", objective="influence"))


def test_turn_by_turn_every_turn_is_planned() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN, 2)
    taken(session, CCMD, TALKS)


# ── seats ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_who_held_a_seat_when_is_on_the_record() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN, 2)
    session.assign(SDO, "constructivist")
    assert session.holder(SDO) == "constructivist"
    assert Session.open(session.store, session.setup).holder(SDO) == "constructivist"
    held = [(b["turn"], b["holder"]) for b in bodies(events_of(session), Tag.SEAT_ASSIGNED) if b["seat"] == SDO]
    assert held == [(1, "person"), (2, "constructivist")]
