"""The preview of a pad: what the engine itself would say, as far as the seat can know, and never a word beyond it."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sctabletop.domain import orders as o
from sctabletop.domain.gates import GATES, GateId, GateStage
from sctabletop.domain.instruments import INSTRUMENTS
from sctabletop.domain.phases import Phase
from sctabletop.domain.refusals import Reason
from sctabletop.domain.seats import CCMD, CONTROL, OSD, SDO, SeatId
from sctabletop.domain.tracks import TOPIC_INDEX
from sctabletop.session import closing
from sctabletop.session.desk.forms import problems
from sctabletop.session.desk.lights import in_words
from sctabletop.session.desk.preview import InitiativePreview, Light, preview
from sctabletop.session.progress import Commit
from sctabletop.session.session import Session
from tests.session.desk.hidden import otherwise
from tests.session.desk.honest_dice import HonestDice
from tests.session.desk.played import computed, nothing_written, planning, played_to
from tests.session.playing import (
    ORLAVENNE,
    THIN,
    order,
    setup,
    state_bytes,
)

DRAWN = {GateId.STATE, GateId.CONGRESS}
BELIEVED = {GateId.MONEY_SALE}


def proposal(instrument: str, partner: str = "orlavenne", **more: Any) -> o.Order:
    return order("propose", **{"partner": partner, "instrument": instrument, "objective": "access", **more})


def only(session: Session, seat: SeatId, one: o.Order) -> InitiativePreview:
    (found,) = preview(session, seat, [one]).initiatives
    return found


def light(found: InitiativePreview, gate: GateId) -> Light:
    return next(g.light for g in found.gates if g.gate == gate)


def lapsed(session: Session, seat: SeatId, orders: list[o.Order]) -> list[Reason]:
    """Why orders do not stand if the plan phase closes with them alone, on the truth: as given, and at the close."""
    told = problems(session, seat, orders)
    good = tuple(x for x, refusal in zip(orders, told, strict=True) if refusal is None)
    closed = closing.close_plan(session.game, session.state, {seat: Commit(good)})
    at_close = [Reason[e.body["reason"].upper()] for e in closed.events if e.tag == "order_lapsed"]
    return sorted([*(refusal.reason for refusal in told if refusal is not None), *at_close])


def blocked(session: Session, seat: SeatId, one: o.Terms) -> set[GateId]:
    """The gates that really say no at the close of concurrence, if this is all that anybody proposes."""
    planned = closing.close_plan(session.game, session.state, {seat: Commit((one,))})
    reviewed = closing.close_concurrence(session.game, planned.after, session.sheet(), {})
    told = [e.body for e in reviewed.events if e.tag == "gate_answered"]
    mine = [b for b in told if b["partner"] == one.partner and b["instrument"] == one.instrument]
    return {GateId(row["gate"]) for body in mine for row in body["failed"]}


# ── as the engine says ─────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("turn", [1, 3])
def test_gates_that_a_seat_can_know_say_what_the_engine_says(turn: int, scale: Callable[[int, int], int]) -> None:
    for seed in range(scale(1, 12)):
        session = played_to(computed(seed=seed), turn, Phase.PLAN)
        partner = str(session.game.scenario.partners[seed % session.game.count].id)
        for instrument in INSTRUMENTS:
            size = 1 + seed % 3
            one = proposal(str(instrument.id), partner, size=size, cost_share=0.2 * (seed % 2))
            found = only(session, CCMD, one)
            if found.refusal is not None:
                continue
            assert isinstance(one, o.Terms)
            failed = blocked(session, CCMD, one)
            for gate in found.gates:
                known = GateId(gate.gate) not in DRAWN | BELIEVED and gate.light is not Light.LATER
                if known:
                    assert gate.light is (Light.FAILS if gate.gate in failed else Light.PASSES), (instrument.id, gate)
            assert failed <= {GateId(g.gate) for g in found.gates}, instrument.id


def test_refusals_are_those_of_the_close_where_a_seat_can_know_them(scale: Callable[[int, int], int]) -> None:
    for seed in range(scale(6, 60)):
        session = played_to(computed(seed=seed % 3), 2 + seed % 2, Phase.PLAN)
        dice = HonestDice(session.game, seed)
        for seat in session.game.seats:
            if seat != CONTROL:
                orders = dice.orders(seat, Phase.PLAN)
                told = [r.reason for r in preview(session, seat, orders).refusals if r is not None]
                assert sorted(told) == lapsed(session, seat, orders), orders


def test_an_initiative_without_an_objective_has_no_authority() -> None:
    found = only(planning(), CCMD, proposal("staff_talks", objective=None))
    assert light(found, GateId.AUTHORITY) is Light.FAILS
    (gate,) = (g for g in found.gates if g.gate == GateId.AUTHORITY)
    assert gate.reason == GATES[GateId.AUTHORITY].reason
    assert gate.cure == GATES[GateId.AUTHORITY].cure
    assert gate.holder == "Office of the Secretary of Defense"


def test_gates_that_do_not_apply_are_left_out_and_gates_of_delivery_come_later() -> None:
    found = only(planning(), CCMD, proposal("staff_talks"))
    names = [g.gate for g in found.gates]
    assert names == ["authority", "money_t10", "hold", "clearance", "workforce"]
    assert [g.light for g in found.gates if GATES[GateId(g.gate)].stage is GateStage.DELIVER] == [Light.LATER] * 2


def test_a_check_of_end_use_on_the_same_pad_turns_the_light_of_technology() -> None:
    session, technology = planning(), proposal("gateway_standards")
    (gate,) = (g for g in only(session, CCMD, technology).gates if g.gate == GateId.MONITORING)
    assert (gate.light, gate.label) == (Light.FAILS, "End use monitored")
    assert (gate.reason, gate.cure) == (GATES[GateId.MONITORING].reason, GATES[GateId.MONITORING].cure)
    (found,) = preview(session, CCMD, [order("monitor", partner="orlavenne"), technology]).initiatives
    assert light(found, GateId.MONITORING) is Light.PASSES


def test_what_is_already_in_hand_takes_no_slot_and_has_no_gates() -> None:
    found = preview(planning(), CCMD, [proposal("staff_talks"), proposal("staff_talks")])
    assert found.initiatives[0].refusal is None
    assert found.initiatives[1].refusal is not None
    assert found.initiatives[1].refusal.reason is Reason.ALREADY_RUNNING
    assert found.initiatives[1].gates == ()
    assert found.refusals[1] == found.initiatives[1].refusal


def test_the_pad_shares_one_account() -> None:
    session = planning()
    both = [proposal("training_team", size=2), proposal("simple_equipment", size=2)]
    one, two = (only(session, CCMD, x) for x in both)
    assert light(one, GateId.MONEY_T10) is Light.PASSES
    together = preview(session, CCMD, both)
    assert Light.FAILS in {light(x, GateId.MONEY_T10) for x in together.initiatives}
    assert together.title10_left is not None
    empty = preview(session, CCMD, [])
    assert empty.title10_left == pytest.approx(together.title10_left + one.cost + two.cost)
    assert empty.title22_left == together.title22_left


def test_hours_of_the_country_team_are_spent_and_then_refused() -> None:
    session = planning()
    visits = [order("engage", partner="orlavenne", contact=n) for n in range(1, 9)]
    found = preview(session, SDO, [*visits, order("vet", partner="orlavenne")])
    assert found.hours_left is not None
    assert found.hours_left >= 0.0
    assert Reason.NO_HOURS in {r.reason for r in found.refusals if r is not None}


def test_a_partner_learns_which_deeds_would_not_stand() -> None:
    session = planning()
    session.state.track("political_risk")[...] = 0.7
    deeds = [order("deed", deed=name) for name in ("raise_pay", "ratify", "curb_corruption", "pass_budget")]
    found = preview(session, ORLAVENNE, deeds)
    reasons = [r.reason if r else None for r in found.refusals]
    assert reasons == [None, Reason.NOTHING_SIGNED, Reason.NO_CAPITAL, None]
    assert (found.title10_left, found.title22_left, found.hours_left) == (None, None, None)


@pytest.mark.parametrize("phase", [Phase.SITUATION, Phase.CONCURRENCE, Phase.TALKS, Phase.RESOLUTION])
def test_outside_the_plan_phase_there_are_problems_and_no_gates(phase: Phase) -> None:
    session = played_to(computed(), 2, phase)
    for seat in session.game.seats:
        orders = HonestDice(session.game, 4).orders(seat, phase)
        found = preview(session, seat, orders)
        assert found.initiatives == ()
        assert found.refusals == problems(session, seat, orders)


def test_control_gets_refusals_alone() -> None:
    session = planning()
    found = preview(session, CONTROL, [order("clear_hold", authority="sale"), proposal("staff_talks")])
    reasons = [r.reason if r else None for r in found.refusals]
    assert reasons == [Reason.NO_HOLD, Reason.WRONG_SEAT]
    assert found.initiatives == ()


# ── in words ───────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("odds", "said"),
    [(0.0, "unlikely"), (0.25, "unlikely"), (0.26, "open"), (0.74, "open"), (0.75, "likely"), (1.0, "likely")],
)
def test_odds_are_told_in_bands(odds: float, said: str) -> None:
    assert in_words(odds).value == said


def test_a_gate_that_draws_is_told_in_bands_and_says_what_it_hinges_on() -> None:
    session = planning()
    found = only(session, CCMD, proposal("training_team"))
    (state,) = (g for g in found.gates if g.gate == GateId.STATE)
    assert state.light in {Light.LIKELY, Light.OPEN, Light.UNLIKELY}
    assert state.hinges
    session.state.us_track("coordination")[...] = 1.0
    session.state.mean[1, TOPIC_INDEX["commitment"]] = 1.0
    better = only(session, CCMD, proposal("training_team", odds=1.0))
    session.state.us_track("coordination")[...] = 0.0
    session.state.us_track("confidence")[...] = 0.0
    session.state.mean[1, TOPIC_INDEX["commitment"]] = 0.0
    worse = only(session, CCMD, proposal("training_team", odds=0.0))
    ladder = [Light.UNLIKELY, Light.OPEN, Light.LIKELY]
    assert ladder.index(light(worse, GateId.STATE)) < ladder.index(light(better, GateId.STATE))


def test_a_notice_to_congress_runs_a_turn_first() -> None:
    session = planning()
    session.state.guidance("release")[...] = 2.0
    found = only(session, CCMD, proposal("exquisite_system"))
    (gate,) = (g for g in found.gates if g.gate == GateId.CONGRESS)
    assert gate.light is Light.FAILS
    assert "notice" in gate.reason


@pytest.mark.parametrize(("believed", "said"), [(5_000.0, Light.LIKELY), (0.0, Light.UNLIKELY), (40.0, Light.OPEN)])
def test_the_partners_own_money_is_never_more_than_likely(believed: float, said: Light) -> None:
    session = planning()
    session.state.noted("letter_sale")[...] = 1.0
    session.state.mean[1, TOPIC_INDEX["defence_budget"]] = believed
    session.state.var[1, TOPIC_INDEX["defence_budget"]] = 100.0
    for truth in (0.0, 5_000.0):
        session.state.track("defence_budget")[...] = truth
        assert light(only(session, CCMD, proposal("foreign_military_sale")), GateId.MONEY_SALE) is said


def test_every_gate_has_all_its_words() -> None:
    session = played_to(computed(), 2, Phase.PLAN)
    partner = str(session.game.scenario.partners[0].id)
    for instrument in INSTRUMENTS:
        for gate in only(session, CCMD, proposal(str(instrument.id), partner)).gates:
            assert all((gate.label, gate.holder, gate.law, gate.evidence, gate.as_of, gate.claims))
            assert bool(gate.reason) == (gate.light is not Light.PASSES)


# ── nothing is given away and nothing is written ───────────────────────────────────────────────────────────────
@given(st.integers(0, 2**32), st.sampled_from([OSD, CCMD, SDO]), st.sampled_from(_PLAYED_TURNS := (1, 3)))
def test_a_preview_does_not_depend_on_what_the_seat_cannot_see(seed: int, seat: SeatId, turn: int) -> None:
    session = _PLAYED[turn]
    orders = HonestDice(session.game, seed).orders(seat, Phase.PLAN)
    assert preview(otherwise(session, setup(THIN), seat, seed), seat, orders) == preview(session, seat, orders)


@given(st.integers(0, 2**32), st.integers(0, 2))
def test_neither_does_a_partners(seed: int, which: int) -> None:
    session = _PLAYED[3]
    seat = session.game.seats[3 + which]
    orders = HonestDice(session.game, seed).orders(seat, Phase.PLAN)
    assert preview(otherwise(session, setup(THIN), seat, seed), seat, orders) == preview(session, seat, orders)


_PLAYED = {turn: played_to(computed(), turn, Phase.PLAN) for turn in _PLAYED_TURNS}


def test_what_is_hidden_was_really_drawn_anew() -> None:
    session = _PLAYED[3]
    for seat in (CCMD, session.game.seats[3]):
        twin = otherwise(session, setup(THIN), seat, 1)
        assert state_bytes(twin.state) != state_bytes(session.state)
        for part in ("mean", "var", "us", "guide", "memo", "world"):
            ours, theirs = (getattr(s.view(seat), part) for s in (session, twin))
            for name in ours.names():
                assert np.array_equal(ours.get(name), theirs.get(name), equal_nan=True), name


def test_a_preview_writes_nothing_and_reads_no_luck(monkeypatch: pytest.MonkeyPatch) -> None:
    session = played_to(computed(), 3, Phase.PLAN)

    def no_luck(_: Session) -> None:
        raise AssertionError("a preview read the sheet of luck")

    monkeypatch.setattr(Session, "sheet", no_luck)
    with nothing_written(session):
        for seat in session.game.seats:
            preview(session, seat, HonestDice(session.game, 9).orders(seat, Phase.PLAN))
    assert session.store.drafts(session.branch) == []


def test_a_seats_own_preview_does_not_see_what_others_have_committed() -> None:
    session = planning()
    alone = preview(session, CCMD, [proposal("logistics_status_agreement")])
    session.commit(OSD, [order("open_step", partner="orlavenne")])
    assert preview(session, CCMD, [proposal("logistics_status_agreement")]) == alone
