"""The cabinet: what a government reads of itself, and that its refusals are those of the close."""

from collections.abc import Callable
from typing import Any

import pytest

from sctabletop.domain.deeds import DEED_FACTS, DEEDS
from sctabletop.domain.events import Tag
from sctabletop.domain.phases import Phase
from sctabletop.domain.refusals import Reason
from sctabletop.domain.seats import CCMD, CONTROL, OSD, SDO, SeatId, partner_of, partner_seat
from sctabletop.engine.views import view
from sctabletop.session.desk.cabinet import Cabinet, DeedRow, cabinet
from sctabletop.session.ending import truth
from sctabletop.session.progress import Pace
from sctabletop.session.session import Session
from tests.session.desk.played import branched, computed, nothing_written, played_to
from tests.session.playing import (
    FIRST,
    HERE,
    ORLAVENNE,
    begin,
    bodies,
    order,
    taken,
    to_phase,
)


def planning(overrides: Any = None) -> Session:
    return to_phase(begin(FIRST, overrides=overrides), Phase.PLAN)


def deed(found: Cabinet, name: str) -> DeedRow:
    return next(row for row in found.deeds if row.deed == name)


@pytest.mark.parametrize("seat", [OSD, CCMD, SDO, CONTROL])
def test_no_other_seat_has_a_cabinet(seat: SeatId) -> None:
    with pytest.raises(ValueError, match="has no cabinet"):
        cabinet(planning(), seat)


def test_a_government_reads_itself_exactly() -> None:
    session = played_to(computed(seed=5), 3, Phase.PLAN)
    true = truth(session.game, session.state)
    for nation in session.game.scenario.partners:
        found = cabinet(session, partner_seat(nation.id))
        own = true[str(nation.id)]
        assert found.capital == pytest.approx(1.0 - own["political_risk"])
        assert [p.name for p in found.pillars] == ["palace", "army", "street"]
        assert [p.level for p in found.pillars] == [own[p.track] for p in found.pillars]
        assert found.red_lines == tuple(text for text, _ in nation.red_lines)
        assert found.charter == tuple(line.text for line in nation.charter)
        assert [row.deed for row in found.deeds] == list(DEEDS)
        assert all(row.price == DEED_FACTS[d].price for row, d in zip(found.deeds, DEEDS, strict=True))


def test_the_aims_stand_in_the_governments_own_order() -> None:
    assert cabinet(planning(), ORLAVENNE).aims == (
        "keep the country safe",
        "see the country prosper",
        "stay in office",
        "decide for ourselves",
    )


def test_nothing_of_one_cabinet_is_in_another() -> None:
    session = played_to(computed(seed=5), 3, Phase.PLAN)
    nations = session.game.scenario.partners
    for nation in nations:
        shown = repr(cabinet(session, partner_seat(nation.id)))
        for other in nations:
            if other is not nation:
                texts = [*(t for t, _ in other.red_lines), *(line.text for line in other.charter)]
                assert not any(text in shown for text in texts)


@pytest.mark.parametrize("seed", [1, 4])
def test_what_the_cabinet_says_of_a_deed_is_what_the_close_decides(seed: int, scale: Callable[[int, int], int]) -> None:
    session = computed(seed=seed)
    done = lapsed = 0
    for turn in range(1, scale(5, 10)):
        played_to(session, turn, Phase.PLAN)
        for partner in session.game.partners:
            seat = SeatId(f"partner-{partner}")
            rows = cabinet(session, seat).deeds
            barred = [row for row in rows if row.refusal]
            trial = branched(session)
            reasons = refusals_at_the_close(trial, seat, barred)
            assert reasons == {row.deed: row.refusal.reason.name.lower() for row in barred if row.refusal}
            lapsed += len(barred)
            possible = [row for row in rows if not row.refusal]
            for row in possible[(seed + turn) % 5 :: 5]:
                trial = branched(session)
                assert refusals_at_the_close(trial, seat, [row]) == {}
                p, d = session.game.partners[partner], DEEDS.index(row.deed)
                assert trial.state.deed[d, p, 0] == turn
                done += 1
    assert done > 20
    assert lapsed > 10


def refusals_at_the_close(session: Session, seat: SeatId, rows: list[DeedRow]) -> dict[str, str]:
    """Deed to reason, for those that lapse when all of these are ordered and the plan closes."""
    assert session.commit(seat, [order("deed", deed=row.deed) for row in rows]) == [None] * len(rows)
    made = session.close()
    return {b["detail"]: b["reason"] for b in bodies(made, Tag.ORDER_LAPSED) if b["seat"] == seat}


def test_what_capital_does_not_reach_is_refused() -> None:
    found = cabinet(planning({(HERE, "political_risk"): 0.895}), ORLAVENNE)
    assert found.capital == pytest.approx(0.105)
    refused = {row.deed for row in found.deeds if row.refusal and row.refusal.reason is Reason.NO_CAPITAL}
    assert refused == {str(d) for d in DEEDS if DEED_FACTS[d].price > 0.105} - {"ratify"}


def test_a_deed_rests_and_says_when_it_was_done() -> None:
    session = planning()
    assert deed(cabinet(session, ORLAVENNE), "recruit").last_done is None
    taken(session, ORLAVENNE, order("deed", deed="recruit"))
    to_phase(session, Phase.PLAN, 2)
    row = deed(cabinet(session, ORLAVENNE), "recruit")
    assert row.last_done == 1
    assert row.refusal is not None
    assert row.refusal.reason is Reason.DEED_RESTS


def test_outside_the_plan_no_deed_can_be_done() -> None:
    session = to_phase(begin(FIRST), Phase.TALKS)
    reasons = {row.refusal.reason for row in cabinet(session, ORLAVENNE).deeds if row.refusal}
    assert reasons == {Reason.WRONG_PHASE}


def test_in_the_half_of_a_round_that_stands_no_deed_can_be_done() -> None:
    session = to_phase(begin(FIRST, pace=Pace.ROUND), Phase.PLAN, 2)
    reasons = {row.refusal.reason for row in cabinet(session, ORLAVENNE).deeds if row.refusal}
    assert reasons == {Reason.STANDING_YEAR}


def test_norms_close_four_ways() -> None:
    open_, bound = (cabinet(planning({(HERE, "norms"): x}), ORLAVENNE).closed for x in (0.59, 0.6))
    assert open_ == ()
    assert len(bound) == 4
    session = planning({(HERE, "norms"): 0.6})
    taken(session, ORLAVENNE, order("leak"), order("hedge", how="rival_offer"), order("provoke"))
    lapses = bodies(session.close(), Tag.ORDER_LAPSED)
    assert [b["reason"] for b in lapses] == ["option_closed"] * 3


def test_the_delegations_mandate_and_the_most_it_can_have() -> None:
    session = planning()
    assert cabinet(session, ORLAVENNE).mandate == (
        "The delegation comes with limited authority, which is the most it can have."
    )
    taken(session, ORLAVENNE, order("mandate", level="listen"))
    session.close()
    assert cabinet(session, ORLAVENNE).mandate == (
        "The delegation comes to listen, and could come with limited authority."
    )


def test_what_was_asked_and_what_is_owed() -> None:
    session = planning()
    taken(
        session,
        CCMD,
        order("ask", partner=HERE, deed="grant_access"),
        order(
            "propose",
            partner=HERE,
            instrument="staff_talks",
            objective="access",
            deliverable={"deed": "recruit", "due_in": 3},
        ),
    )
    to_phase(session, Phase.TALKS)
    assert cabinet(session, ORLAVENNE).asked == ("grant access",)
    assert deed(cabinet(session, ORLAVENNE), "recruit").owed == ""
    taken(session, CCMD, order("offer", partner=HERE, instrument="staff_talks"))
    taken(session, ORLAVENNE, order("accept", instrument="staff_talks"), order("agree"))
    assert deed(cabinet(session, ORLAVENNE), "recruit").owed == "owed for liaison and staff talks by turn 4"


def test_the_own_will_is_the_governments_own_inclination() -> None:
    session = played_to(computed(seed=3), 5, Phase.PLAN)
    for seat in session.game.seats:
        if partner_of(seat) is None:
            continue
        own = view(session.game, session.state.copy(), seat, session.phase).inclination.get("deed")[:, 0, 0]
        for row, value in zip(cabinet(session, seat).deeds, own, strict=True):
            assert row.will == value


def test_looking_writes_nothing() -> None:
    session = computed(seed=4)
    for phase in Phase:
        played_to(session, 2, phase)
        with nothing_written(session):
            for partner in session.game.partners:
                cabinet(session, SeatId(f"partner-{partner}"))
