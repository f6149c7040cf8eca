"""What must hold of claims T about the three US seats: their schools, review, law, clearance and talk."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations, permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sctabletop.analysis import ensembles
from sctabletop.domain.events import Tag
from sctabletop.domain.gates import GATES, GateId
from sctabletop.domain.ids import AssumptionId
from sctabletop.domain.initiative import FIELD_INDEX, Stage
from sctabletop.domain.instruments import INSTRUMENTS
from sctabletop.domain.phases import Phase
from sctabletop.domain.refusals import WORDS, Reason
from sctabletop.domain.seats import CCMD, CONTROL, OSD, SDO, US_SEATS, SeatId
from sctabletop.domain.standing import STANDINGS, standing
from sctabletop.domain.state import Array
from sctabletop.engine.beliefs import truths
from sctabletop.engine.decisions import Plan
from sctabletop.engine.game import game
from sctabletop.engine.views import view
from sctabletop.engine.wander import sizes
from sctabletop.players import choose
from sctabletop.players.policies import SCHOOLS, default_policy
from sctabletop.resources import scenarios_dir
from sctabletop.rules.books import book
from sctabletop.rules.capability import interoperability
from sctabletop.rules.washington import coordination
from sctabletop.scenario.load import load
from sctabletop.session.describe import describe
from sctabletop.session.desk.dossier import assumptions
from sctabletop.session.desk.figures import with_unit
from sctabletop.session.session import Session
from sctabletop.store.memory import MemoryStore
from tests.claims.campaign import CALM, anywhere, everything_signed, fix, odds, seen, whole_turn
from tests.engine.table import Table, code, draft
from tests.engine.worlds import scenario
from tests.players.table import Table as Seats
from tests.rules.starts import after, seeds, start, total
from tests.session.playing import (
    FIRST,
    THIN,
    begin,
    bodies,
    clock,
    events_of,
    order,
    setup,
    state_bytes,
    taken,
    to_phase,
)

UP = st.floats(0.01, 0.5)


def advice(seat: SeatId, policy: str, table: Seats) -> list[list[tuple[float, float]]]:
    """By world, the partners and instruments that a school would propose from this seat; ranks too where it is OSD."""
    into = table.blank_plan()
    papers = table.briefs[seat]
    chosen = next(s for s in SCHOOLS if s == policy)
    here = view(table.game, table.state, seat, Phase.PLAN)
    choose.plan(chosen, papers, here, table.luck.sheet(1, 0, table.worlds), into)
    out = []
    for w in range(table.worlds):
        codes = [(float(d.partner[w]), float(d.fields[FIELD_INDEX["instrument"], w])) for d in into.drafts]
        ranks = [(-1.0 - p, float(r)) for p, r in enumerate(into.rank[:, w]) if not np.isnan(r)]
        out.append(sorted([c for c in codes if c[1] > 0.0] + ranks))
    return out


@pytest.mark.parametrize("seat", [CCMD, SDO])
def test_t1_the_three_schools_give_three_pieces_of_advice_on_one_situation(seat: SeatId) -> None:
    """Sixty-four random states, each seen from one seat; carried by the weights of ``players/us/schools.py``."""
    table = Seats(worlds=64)
    rng = np.random.default_rng(4)
    for name in ("threat", "instability", "institution_policy", "trust", "hedging", "people_training", "norms"):
        table.state.track(name)[...] = rng.uniform(0.1, 0.9, table.state.track(name).shape)
    next(table.play(1))
    counsel = [advice(seat, school, table) for school in SCHOOLS]
    assert any(counsel[0])
    three = [all(x != y for x, y in combinations(said, 2)) for said in zip(*counsel, strict=True)]
    assert np.mean(three) > 0.8


def test_t1_each_us_seat_is_led_by_a_school_of_its_own() -> None:
    """Carried by the lens of each seat."""
    played = Seats().game
    assert [default_policy(played, seat) for seat in US_SEATS] == list(SCHOOLS)


@pytest.mark.parametrize(("rung", "refused"), [(0.0, True), (1.0, True), (2.0, True), (3.0, True), (4.0, False)])
def test_t10_an_exemption_from_release_without_its_rung_is_refused_with_the_reason(rung: float, refused: bool) -> None:
    """Carried by the check of the legal rung as OSD's guidance is decided."""
    here = anywhere(worlds=4)
    here.open_turn()
    here.state.track("legal_rung")[...] = rung
    orders = here.orders()
    orders.release[...] = 2.0
    codes = here.plan(orders).codes["release"]
    assert (codes == (float(Reason.RUNG_FOR_EXEMPT) if refused else 0.0)).all()
    assert ((here.state.guidance("release") == 2.0) == (not refused)).all()


def test_t9_the_standing_of_ally_needs_a_treaty_and_an_exemption_goes_with_it() -> None:
    """128 random worlds of three partners on random rungs: who is called an ally may be exempt, and nobody else; when
    the treaty is repudiated the exemption is a case again. Carried by ``domain/standing.py``.
    """
    here = anywhere(norms=0.1)
    here.open_turn()
    rung = here.state.track("legal_rung")
    rung[...] = np.random.default_rng(8).integers(0, 5, rung.shape)
    ally = np.array([[standing(r) == "ally" for r in row] for row in rung.tolist()])
    assert ally.any()
    assert (ally == (rung == 4.0)).all()
    orders = here.orders()
    orders.release[...] = 2.0
    codes = here.plan(orders).codes["release"]
    assert ((codes == 0.0) == ally).all()
    assert ((here.state.guidance("release") == 2.0) == ally).all()
    here.concur()
    breaks = here.moves()
    breaks.repudiate[...] = 1.0
    here.talk(breaks)
    here.resolve()
    assert (rung[ally] == 3.0).all()
    here.open_turn()
    here.plan()
    assert (here.state.guidance("release")[ally] == 1.0).all()


@pytest.mark.parametrize(("rung", "word"), list(enumerate(STANDINGS)))
def test_t9_everybody_is_told_what_a_partner_is_by_law_and_why_it_is_no_ally(rung: int, word: str) -> None:
    """On the board of every seat, in what the command line shows, and in the refusal with its cure."""
    session = to_phase(begin(FIRST), Phase.PLAN)
    session.state.track("legal_rung")[...] = float(rung)
    for seat in session.game.seats:
        if seat != CONTROL:
            assert describe(session.game, session.view(seat))["standing"] == {"orlavenne": word}
    assert with_unit("legal_rung", float(rung)) == f"{rung} of 4, {word}"
    cure = WORDS[Reason.RUNG_FOR_EXEMPT]
    assert "ally" not in word or rung == 4
    assert "treaty" in cure.what
    assert "ratify" in cure.how


def test_t9_legal_depth_outlives_a_change_of_interest_and_not_a_break() -> None:
    """Four turns in which a partner's leaders, its danger and its suitors turn against us, in 128 random worlds: every
    rung stands as it stood, and only a repudiation takes one. Carried by ``legal_rung.repudiated``.
    """
    turned = {"deals": 0.0, "entanglement": 0.9, "rival_pull": 0.9, "hedging": 0.9, "elite_support": 0.1, "threat": 0.1}
    for breaks in (False, True):
        here = anywhere(imposition=0.9, sensitivity=0.9, trust=0.1, public_support=0.1)
        rung = here.state.track("legal_rung")
        rung[...] = np.random.default_rng(8).integers(1, 5, rung.shape)
        before = rung.copy()
        for _ in range(4):
            fix(here, **turned)
            whole_turn(here, coup=0.999, repudiation=0.0 if breaks else 0.999)
        assert (rung < before).any() if breaks else (rung == before).all()


@pytest.mark.parametrize(
    ("rung", "level", "gate"),
    [(0.0, 1.0, GateId.AUTHORITY), (1.0, 0.0, GateId.RELEASE), (1.0, 1.0, None)],
)
def test_t10_technology_moves_only_under_law_and_release(rung: float, level: float, gate: GateId | None) -> None:
    """Carried by the gates of authority and of release."""
    here = anywhere()
    here.open_turn()
    here.state.track("legal_rung")[...] = rung
    here.state.guidance("release")[...] = level
    here.state.guidance("sharing")[...] = 1.0
    orders = here.orders()
    orders.monitor[0] = 1.0
    orders.drafts = [draft(here.state.worlds, 0, "technology_release")]
    here.plan(orders)
    here.concur()
    assert here.blocked(0, 0) == (set() if gate is None else {gate})
    assert (here.stage(0, 0) is Stage.GATED) is (gate is None)


def released(instrument: str, monitored: bool, audited: bool, checked: float) -> Table:
    """A draft of technology under law and release in turn 4, by what was done to see where it goes."""
    here = anywhere(worlds=16)
    here.open_turn(state=0.0, congress=0.0, **CALM)
    here.state.fact("turn")[...] = 4.0
    for block in (here.state.track("legal_rung"), here.state.noted("signed_rung")):
        block[...] = 3.0
    here.state.guidance("release")[...] = 1.0
    here.state.noted("monitored")[0] = checked
    if audited:
        here.put(1, 0, "audit_support", Stage.RUNNING)
    orders = here.orders()
    orders.monitor[0] = float(monitored)
    here.plan(orders)
    here.put(0, 0, instrument, Stage.DRAFT, notice=2.0, odds=0.5)
    here.concur()
    return here


@pytest.mark.parametrize("instrument", [str(i.id) for i in INSTRUMENTS if i.release])
@pytest.mark.parametrize(
    ("done", "passes"),
    [
        ({}, False),
        ({"checked": 1.0}, False),
        ({"checked": 2.0}, True),
        ({"monitored": True}, True),
        ({"audited": True}, True),
    ],
    ids=str,
)
def test_t10_technology_waits_until_its_end_use_is_monitored_with_the_reason(
    instrument: str, done: dict[str, Any], passes: bool
) -> None:
    """Checked never, three turns ago, a year ago, this turn, or by an audit that runs; carried by the gate of
    monitoring, which is asked again each turn.
    """
    here = released(instrument, **{"monitored": False, "audited": False, "checked": 0.0, **done})
    assert here.blocked(0, 0) == (set() if passes else {GateId.MONITORING})
    assert here.stage(0, 0) is (Stage.GATED if passes else Stage.POSITIONED)
    assert "end use" in GATES[GateId.MONITORING].cure


def test_t10_computer_seats_check_end_use_and_technology_still_moves(scale: Callable[[int, int], int]) -> None:
    """First Posting for six turns; carried by the errands of the country team, which see a gate that waits for them."""
    played = game(load(scenarios_dir() / "first-posting"), book())
    seats = {seat: default_policy(played, seat) for seat in played.seats}
    worlds = scale(20, 200)
    (block,) = ensembles.play(played, seats, 7, worlds, turns=6, block=worlds)
    moved = block.state.completed[code("technology_release")].max(axis=0) > 0.0
    seen = (block.state.noted("monitored") + block.state.completed[code("audit_support")]).max(axis=0) > 0.0
    assert moved.mean() > 0.1
    assert seen[moved].all()


TRIAGE = {"a": (0.3, 1, 9), "b": (0.2, 3, 9), "c": (0.2, 2, 2), "d": (0.2, 2, 5), "e": (0.1, 3, 1)}
"""Likelihood, importance and need-by turn, in the order of triage: each key alone would sort them otherwise."""


@pytest.mark.parametrize("listed", list(permutations(TRIAGE)), ids="".join)
def test_t14_the_triage_view_orders_by_likelihood_importance_and_time_left(listed: tuple[str, ...]) -> None:
    """However the scenario lists them: by likelihood first, then by importance, then by the time left."""
    base = scenario(3)
    model = base.assumptions[0]
    rows = tuple(
        replace(model, id=AssumptionId(name), likelihood=likely, importance=weighs, need_by=by, window=(by, 10))
        for name, (likely, weighs, by) in ((name, TRIAGE[name]) for name in listed)
    )
    made = replace(setup(THIN), scenario=replace(base, assumptions=rows))
    session = to_phase(Session.create(MemoryStore(clock), made), Phase.PLAN)
    assert [one.id for one in assumptions(session, CCMD)] == list(TRIAGE)


def reviewed(shared: bool, spoken: bool) -> Array:
    """The recorded chance that talks with key leaders deliver, by whether seats pooled what they know and spoke."""
    here = anywhere()
    here.open_turn()
    orders = here.orders()
    orders.fuse[...] = float(shared)
    orders.drafts = [draft(here.state.worlds, 0, "key_leader_engagement")]
    here.plan(orders)
    review = here.review()
    if spoken:
        review.objects[1, code("key_leader_engagement"), 0] = 1.0
        review.override[code("key_leader_engagement"), 0] = 1.0
    here.concur(review)
    everything_signed(here)
    found: Array = odds(here.resolve(), "deliver")[0, 0]
    assert (found > 0.0).all()
    return found


def test_t17_review_by_seats_that_pooled_what_they_know_raises_success_and_review_alone_does_not() -> None:
    """128 random worlds, one turn, the recorded odds. Carried by ``deliver.knowledge`` and the fusion of beliefs."""
    apart, together = reviewed(shared=False, spoken=False), reviewed(shared=True, spoken=False)
    assert (together > apart).mean() > 0.95  # the cap hides it in some worlds
    assert (together >= apart).all()
    assert (together - apart).mean() > 0.005
    assert (reviewed(shared=False, spoken=True) == apart).all()
    assert (reviewed(shared=True, spoken=True) == together).all()


def test_t17_osd_may_override_an_objection_and_no_seat_can_throw_out_alone() -> None:
    """Carried by the positions of the concurrence."""
    stages = []
    for override in (0.0, 1.0):
        here = anywhere(worlds=1)
        here.open_turn()
        orders = here.orders()
        orders.drafts = [draft(1, 0, "key_leader_engagement")]
        here.plan(orders)
        review = here.review()
        review.objects[1, code("key_leader_engagement"), 0] = 1.0
        review.override[code("key_leader_engagement"), 0] = override
        here.concur(review)
        stages.append(here.stage(0, 0))
    assert stages == [Stage.POSITIONED, Stage.GATED]


def test_t18_an_event_without_clearance_does_not_run() -> None:
    """Carried by the gate of clearance."""
    here = anywhere()
    here.open_turn(**CALM)
    for p in (0, 1):
        here.put(0, p, "field_exercise", Stage.RUNNING, lead=1.0)
    orders = here.orders()
    orders.clear[code("field_exercise"), 0] = -1.0
    here.plan(orders)
    here.concur()
    here.resolve()
    assert (here.state.field("progress")[0] == np.array([[0.0], [1.0], [0.0]])).all()
    assert here.blocked(0, 0) == {GateId.CLEARANCE}
    assert here.blocked(0, 1) == set()
    here.open_turn(**CALM)
    orders = here.orders()
    orders.clear[code("field_exercise"), 0] = 1.0
    here.plan(orders)
    here.concur()
    here.resolve()
    assert (here.state.field("progress")[0, 0] == 1.0).all()


def test_t20_a_change_of_seats_leaves_tracks_luck_and_orders_and_the_record_knows_who_sat_where() -> None:
    """The same orders in two sessions; in one people change seats in every turn."""
    ends = []
    for rotates in (False, True):
        session = begin(FIRST)
        people_ = ["Ada", "Ben", "Cy"]
        for turn in (1, 2):
            to_phase(session, Phase.PLAN, turn)
            taken(session, CCMD, order("ask", partner="orlavenne", deed="raise_pay"))
            if rotates:
                before = state_bytes(session.state), dict(session.progress.commits), session.sheet()
                for i, seat in enumerate(US_SEATS):
                    session.assign(seat, people_[(i + turn) % 3])
                assert (state_bytes(session.state), dict(session.progress.commits)) == before[:2]
                assert all((session.sheet()[n] == a).all() for n, a in before[2].items())
            session.close()
        to_phase(session, Phase.SITUATION, 3)
        ends.append(session)
    assert state_bytes(ends[0].state) == state_bytes(ends[1].state)
    said = [(b["turn"], b["seat"], b["holder"]) for b in bodies(events_of(ends[1]), Tag.SEAT_ASSIGNED)]
    assert said[-6:] == [
        (1, OSD, "Ben"), (1, CCMD, "Cy"), (1, SDO, "Ada"), (2, OSD, "Cy"), (2, CCMD, "Ada"), (2, SDO, "Ben"),
    ]  # fmt: skip


def talked(kind: float) -> Table:
    """A turn in which the country team sees one person of every partner: 0 nobody, 1 frankly, 3 with platitudes."""
    here = anywhere(worlds=400)

    def orders(plan: Plan) -> None:
        plan.engage[0] = kind

    whole_turn(here, orders)
    return here


def test_t23_frank_talk_narrows_the_error_and_a_platitude_wears_credibility() -> None:
    """Stated error and error over 400 worlds. Carried by ``beliefs.frank_talk``, ``trust.frank`` and platitudes."""
    none, frank, platitude = (talked(kind) for kind in (0.0, 1.0, 3.0))
    sees = US_SEATS.index(SDO)

    def error(here: Table) -> tuple[float, float]:
        truth = truths(here.state, seen(here))
        unit = sizes(truth)
        off = (here.state.mean[sees] - truth) / unit
        return float(np.sqrt(here.state.var[sees] / unit**2).mean()), float(np.sqrt((off**2).mean()))

    stated, erred = zip(error(none), error(frank), strict=True)
    assert stated[1] < stated[0]
    assert erred[1] < erred[0]
    assert error(platitude)[0] == pytest.approx(error(none)[0])
    assert (platitude.state.us_track("credibility") < none.state.us_track("credibility")).all()
    for track in ("trust", "relationships"):
        assert (frank.state.track(track) > platitude.state.track(track)).all()


def test_t29_two_voices_on_one_policy_cost_credibility_and_coordination() -> None:
    """Washington speaks warmly; the country team carries, softens or sharpens it. Carried by the terms ``mixed``."""
    ends = []
    for carried in (0.0, 1.0, 2.0):
        here = anywhere()

        def orders(plan: Plan, carried: float = carried) -> None:
            plan.tone[...] = 1.0
            plan.carry[...] = carried

        whole_turn(here, orders)
        ends.append((here.state.us_track("credibility").copy(), here.state.us_track("coordination").copy()))
    for softened in ends[1:]:
        assert (softened[0] < ends[0][0]).all()
        assert (softened[1] < ends[0][1]).all()


@given(seeds, UP)
def test_t16_talk_across_seats_and_shared_assessments_make_one_side_of_many(seed: int, by: float) -> None:
    """Carried by the terms of ``coordination``, on which State's concurrence rests."""
    one = start(seed)
    for flow in ("promoted", "staff_talks", "shared"):
        assert (total(coordination, one.given(**{flow: by})) > total(coordination, one)).all()
    assert (total(coordination, one.given(mixed=by)) < total(coordination, one)).all()
    assert (after(interoperability, one) == after(interoperability, one.given(promoted=by))).all()
