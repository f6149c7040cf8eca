"""The life of an initiative, from draft to judgement, and what no seat can force on another."""

from itertools import pairwise

import numpy as np
import pytest

from sctabletop.domain.deeds import DEED_INDEX, Deed
from sctabletop.domain.initiative import Delivery, Stage
from sctabletop.domain.refusals import Reason
from sctabletop.domain.state import Array
from sctabletop.engine.decisions import Moves
from sctabletop.engine.offers import appeals, case, scene_of
from sctabletop.engine.phases import concurrence, plan, resolution, situation, talks
from sctabletop.engine.sights import sight
from tests.engine.random_play import Dice, random_moves, random_plan, random_review
from tests.engine.table import Table, code, deed_code, draft, quiet

ENDS = [s for s in Stage if s < Stage.NONE and s is not Stage.SUSPENDED]


def table(worlds: int = 1) -> Table:
    out = Table(quiet(), worlds)
    out.open_turn(state=0.0, congress=0.0, reversal=0.99, late=0.99, deliver=0.0)
    return out


def said(here: Table, **moves: str) -> Moves:
    """Moves by kind about one instrument with the first partner."""
    out = here.moves()
    for kind, instrument in moves.items():
        if kind == "agree":
            out.agree[0] = 1.0
        else:
            getattr(out, kind)[code(instrument), 0] = 1.0
    return out


def test_an_initiative_lives_from_draft_to_completion() -> None:
    here = table()
    orders = here.orders()
    orders.drafts = [draft(1, 0, "key_leader_engagement")]
    here.plan(orders)
    lived = [here.stage(0, 0)]
    here.concur()
    lived.append(here.stage(0, 0))
    for moves in (
        said(here, offer="key_leader_engagement"),
        said(here, accept="key_leader_engagement"),
        said(here, agree=""),
    ):
        here.talk(moves)
        lived.append(here.stage(0, 0))
    here.resolve()
    lived.append(here.stage(0, 0))
    assert lived == [Stage.DRAFT, Stage.GATED, Stage.OFFERED, Stage.OFFERED, Stage.AGREED, Stage.COMPLETE]
    here.open_turn()
    assert not here.state.slot.any()
    assert here.state.completed[code("key_leader_engagement"), 0, 0] == 1.0


def test_d28_an_initiative_without_a_stated_objective_is_not_approved() -> None:
    here = table()
    orders = here.orders()
    orders.drafts = [draft(1, 0, "staff_talks", objective=0.0)]
    here.plan(orders)
    here.concur()
    assert here.stage(0, 0) is Stage.REFUSED


@pytest.mark.parametrize("answer", ["accept", "counter", "defer", "decline"])
def test_a_partner_answers_only_what_lies_on_its_table(answer: str) -> None:
    here = table()
    here.put(0, 0, "staff_talks", Stage.GATED)
    codes = here.talk(said(here, **{answer: "staff_talks"})).codes[answer]
    assert codes[code("staff_talks"), 0, 0] == Reason.NOT_ON_TABLE
    assert here.stage(0, 0) is Stage.GATED
    here.talk(said(here, offer="staff_talks"))
    codes = here.talk(said(here, **{answer: "staff_talks"})).codes[answer]
    assert codes[code("staff_talks"), 0, 0] == 0.0


def test_minutes_cannot_be_signed_for_what_was_not_accepted() -> None:
    here = table()
    here.put(0, 0, "staff_talks", Stage.OFFERED)
    assert here.talk(said(here, agree="")).codes["agree"][0, 0] == Reason.NOTHING_ACCEPTED
    assert here.stage(0, 0) is Stage.OFFERED


def test_a_counter_that_is_taken_changes_the_terms_as_it_asked() -> None:
    for ask, field, before, after in (
        (1.0, "transformation", 2.0, 1.0),
        (2.0, "incentive", 0.2, 0.5),
        (3.0, "size", 3.0, 2.0),
        (4.0, "deliverable", 3.0, 0.0),
    ):
        here = table()
        here.put(0, 0, "staff_talks", Stage.OFFERED, **{field: before})
        moves = here.moves()
        moves.counter[code("staff_talks"), 0] = ask
        here.talk(moves)
        assert here.stage(0, 0) is Stage.COUNTERED
        assert here.state.field(field)[0, 0, 0] == before
        here.talk(said(here, take_counter="staff_talks"))
        assert here.state.field(field)[0, 0, 0] == pytest.approx(after)
        here.talk(said(here, agree=""))
        assert here.stage(0, 0) is Stage.AGREED


def test_accepting_against_its_own_inclination_costs_political_risk() -> None:
    risks = []
    for sweet in (0.0, 1.0):
        here = table()
        here.plan()
        here.state.track("trust")[...] = 0.1
        here.put(0, 0, "rotational_presence", Stage.OFFERED, incentive=sweet, cost_share=0.5)
        here.talk(said(here, accept="rotational_presence"))
        risks.append(here.state.noted("act_against")[0, 0])
    assert risks[0] > risks[1] >= 0.0


@pytest.mark.parametrize("stage", [Stage.SUSPENDED, Stage.RUNNING, Stage.AGREED])
def test_d17_what_was_agreed_and_is_amended_stays_agreed_and_counts_as_moved_goalposts(stage: Stage) -> None:
    here = table()
    here.put(0, 0, "ministry_adviser", stage, transformation=1.0, size=2.0, progress=1.0)
    orders = here.orders()
    orders.drafts = [draft(1, 0, "ministry_adviser", amend=True, transformation=3.0, size=3.0)]
    here.plan(orders)
    assert here.stage(0, 0) is stage
    assert here.state.field("transformation")[0, 0, 0] == 3.0
    assert here.state.field("size")[0, 0, 0] == 2.0
    assert here.state.noted("act_goalposts")[0, 0] == 2.0


def test_after_agreement_an_amendment_never_takes_back_what_was_given() -> None:
    here = table()
    here.put(0, 0, "ministry_adviser", Stage.RUNNING, incentive=0.5, tripwire=1.0)
    orders = here.orders()
    orders.drafts = [draft(1, 0, "ministry_adviser", amend=True, incentive=0.0, tripwire=0.0)]
    here.plan(orders)
    assert here.state.field("incentive")[0, 0, 0] == 0.5
    assert here.state.field("tripwire")[0, 0, 0] == 1.0


def test_an_amended_offer_goes_back_to_a_draft() -> None:
    here = table()
    here.put(0, 0, "ministry_adviser", Stage.COUNTERED, transformation=2.0, ask=1.0)
    orders = here.orders()
    orders.drafts = [draft(1, 0, "ministry_adviser", amend=True, transformation=0.0)]
    here.plan(orders)
    assert here.stage(0, 0) is Stage.DRAFT
    assert here.state.field("transformation")[0, 0, 0] == 0.0
    assert here.state.noted("act_goalposts")[0, 0] == 0.0


@pytest.mark.parametrize("stage", ENDS)
def test_what_ended_cannot_be_amended_and_leaves_its_place(stage: Stage) -> None:
    here = table()
    here.put(0, 0, "ministry_adviser", stage)
    orders = here.orders()
    orders.drafts = [draft(1, 0, "ministry_adviser", amend=True), draft(1, 0, "ministry_adviser")]
    here.plan(orders)
    assert [float(d.code[0]) for d in orders.drafts if d.code is not None] == [Reason.NOT_LIVE, 0.0]


def owing(due: float, stage: Stage = Stage.RUNNING) -> Table:
    here = table()
    here.put(
        0, 0, "state_partnership", stage,
        deliverable=deed_code(Deed.RAISE_PAY), delivery=float(Delivery.PENDING), deliver_due=due,
    )  # fmt: skip
    return here


def test_d18_a_deliverable_is_met_by_its_deed_and_missed_when_its_day_passes() -> None:
    met, missed = owing(1.0), owing(1.0)
    orders = met.orders()
    orders.deed[DEED_INDEX[Deed.RAISE_PAY], 0] = 1.0
    met.plan(orders)
    met.resolve()
    assert met.delivery(0, 0) is Delivery.MET
    missed.sheet["fulfil"][...] = 0.999
    missed.plan()
    missed.resolve()
    assert missed.delivery(0, 0) is Delivery.MISSED


@pytest.mark.parametrize(
    ("answer", "stage", "delivery"),
    [
        (0.0, Stage.SUSPENDED, Delivery.PAUSED),
        (1.0, Stage.SUSPENDED, Delivery.PAUSED),
        (2.0, Stage.RUNNING, Delivery.WAIVED),
        (3.0, Stage.RUNNING, Delivery.PENDING),
    ],
)
def test_d18_a_miss_is_paused_waived_or_renegotiated_and_silence_pauses(
    answer: float, stage: Stage, delivery: Delivery
) -> None:
    here = table()
    here.put(
        0, 0, "state_partnership", Stage.RUNNING, deliverable=3.0, delivery=float(Delivery.MISSED), deliver_due=1.0
    )
    orders = here.orders()
    orders.answer_miss[code("state_partnership"), 0] = answer
    here.plan(orders)
    assert (here.stage(0, 0), here.delivery(0, 0)) == (stage, delivery)


def test_d18_a_deliverable_outlives_the_programme_it_was_promised_for() -> None:
    here = table()
    here.put(
        0, 0, "key_leader_engagement", Stage.RUNNING,
        deliverable=deed_code(Deed.RAISE_PAY), delivery=float(Delivery.PENDING), deliver_due=3.0,
    )  # fmt: skip
    missed = 0.0
    for _ in range(4):
        here.plan()
        here.sheet["fulfil"][...] = 0.999
        resolved = here.resolve()
        missed += float(resolved.passage.missed.sum())
        here.open_turn(deliver=0.0)
    assert missed == 1.0


def test_d20_a_shorter_timeline_than_the_norm_is_less_likely_to_succeed() -> None:
    odds = []
    for timeline in (-2.0, -1.0, 0.0):
        here = table()
        here.put(0, 0, "training_team", Stage.RUNNING, timeline=timeline, progress=3.0, lead=1.0)
        here.plan()
        (chance,) = [c for c in here.resolve().chances if c.name == "deliver"]
        odds.append(float(chance.odds[0, 0, 0]))
    assert odds[0] < odds[1] < odds[2]


def test_d32_only_a_yes_without_authority_may_reverse_and_the_weaker_the_likelier() -> None:
    odds, live = [], []
    for mandate in (0.0, 1.0, 2.0):
        here = table()
        here.put(0, 0, "staff_talks", Stage.AGREED, mandate=mandate)
        here.plan()
        (chance,) = [c for c in here.resolve().chances if c.name == "reversal"]
        odds.append(float(chance.odds[0, 0, 0]))
        live.append(bool(chance.live[0, 0, 0]))
    assert odds[0] > odds[1] > odds[2] == 0.0
    assert live == [True, True, False]


@pytest.mark.parametrize("option", ["provoke", "leak", "hedge", "repudiate"])
def test_t8_shared_norms_close_the_hostile_options(option: str) -> None:
    codes = []
    for norms in (0.59, 0.6):
        here = table()
        here.state.track("norms")[...] = norms
        here.state.track("guarantee")[...] = 0.5
        orders, moves = here.orders(), here.moves()
        getattr(moves if option == "repudiate" else orders, option)[...] = 1.0
        said_ = here.talk(moves) if option == "repudiate" else here.plan(orders)
        codes.append(float(said_.codes[option][0, 0]))
    assert codes == [0.0, Reason.OPTION_CLOSED]


@pytest.mark.parametrize("answer", ["accept", "counter", "defer", "decline"])
def test_t8_norms_never_close_an_answer_at_the_table(answer: str) -> None:
    here = table()
    here.state.track("norms")[...] = 1.0
    here.put(0, 0, "staff_talks", Stage.OFFERED)
    assert not here.talk(said(here, **{answer: "staff_talks"})).codes[answer].any()


def test_a_step_above_the_top_of_the_ladder_is_refused() -> None:
    here = table()
    here.state.track("legal_rung")[...] = 4.0
    orders = here.orders()
    orders.open_step[0] = 1.0
    assert here.plan(orders).codes["open_step"][0, 0] == Reason.TOP_RUNG


def test_t9_a_rung_is_climbed_by_step_agreement_and_ratification_in_turn() -> None:
    here = table()
    here.state.track("legal_rung")[...] = 0.0
    here.state.track("political_risk")[...] = 0.0
    here.state.noted("signed_rung")[...] = 0.0
    ratify = DEED_INDEX[Deed.RATIFY]
    orders = here.orders()
    orders.open_step[0] = 1.0
    orders.deed[ratify, 0] = 1.0
    assert here.plan(orders).codes["deed"][ratify, 0, 0] == Reason.NOTHING_SIGNED
    here.put(0, 0, "intelligence_sharing", Stage.RUNNING, lead=1.0)
    here.resolve()
    assert here.state.noted("signed_rung")[0, 0] == 1.0
    assert here.state.track("legal_rung")[0, 0] == 0.0
    here.open_turn()
    orders = here.orders()
    orders.deed[ratify, 0] = 1.0
    here.plan(orders)
    here.resolve()
    assert here.state.track("legal_rung")[0, 0] == 1.0


GIFTS = [
    "simple_equipment",
    "excess_articles",
    "exquisite_system",
    "relief_package",
    "key_leader_engagement",
    "sustainment",
]


@pytest.mark.parametrize("instrument", GIFTS)
@pytest.mark.parametrize("size", [1.0, 2.0, 3.0])
def test_d12_a_free_unconditional_grant_is_taken_whatever_the_commitment(instrument: str, size: float) -> None:
    worlds = 200
    felt = []
    for commitment in (0.1, 0.9):
        here = Table(quiet(), worlds)
        here.open_turn()
        for name in ("trust", "norms", "threat", "instability", "dependence", "imposition", "guarantee", "hedging"):
            here.state.track(name)[...] = np.random.default_rng(len(name)).random((3, worlds))
        here.state.track("commitment")[...] = commitment
        for p in range(3):
            here.put(0, p, instrument, Stage.OFFERED, size=size)
        look = sight(here.game, here.state)
        appeal, _ = appeals(
            here.game, here.state, look, case(here.game, here.state, look), scene_of(here.game, here.state, look)
        )
        felt.append(appeal[0])
    assert ((felt[0] >= 0.93) & (felt[0] <= 0.98)).all(), (felt[0].min(), felt[0].max())
    assert ((felt[1] >= 0.93) & (felt[1] <= 0.98)).all(), (felt[1].min(), felt[1].max())
    assert (np.abs(felt[1] - felt[0]) < 0.03).all()


def us_alone(worlds: int, turns: int = 8, strain: float = 0.0) -> tuple[Table, list[tuple[str, Array]]]:
    """Random US orders of every kind against partners that pass; what they granted and what broke, turn by turn.

    ``strain`` is what presses on them at the start beyond the scenario's own.
    """
    here = Table(quiet(), worlds, seed=23)
    imposed = here.state.track("imposition")
    imposed[...] = np.maximum(imposed, strain)
    here.state.track("access")[...] = 0.3
    here.state.track("asks")[...] = 1.0
    here.state.track("granted")[...] = 1.0
    seen = [("rung", here.state.track("legal_rung").copy())]
    with np.errstate(all="raise"):
        for turn in range(1, turns + 1):
            dice = Dice(4, turn, 0, worlds, 3)
            sheet = here.luck.sheet(turn, 0, worlds)
            situation.open_turn(here.game, here.state, sheet, quiet=True)
            orders = random_plan(here.game, here.state, dice)
            blank = here.orders()
            for name in ("deed", "request", "gesture", "hedge", "mandate", "frame_home", "leak", "provoke"):
                setattr(orders, name, getattr(blank, name))
            plan.close(here.game, here.state, orders)
            concurrence.close(here.game, here.state, random_review(here.game, here.state, dice), sheet)
            for step in (0, 2, 3):
                talks.move(here.game, here.state, random_moves(here.game, here.state, dice, step), sheet)
            talks.close(here.state)
            seen.append(("accepted", here.state.field("accepted").copy()))
            seen.append(("agreed", (here.state.field("stage") >= float(Stage.AGREED)).astype(np.float64)))
            drawn = {c.name: c.outcome for c in resolution.close(here.game, here.state, sheet).chances}
            seen.append(("repudiated", drawn["repudiation"].astype(np.float64)))
            seen.append(("rung", here.state.track("legal_rung").copy()))
            look = sight(here.game, here.state)
            seen.append(("access", here.state.track("access").copy()))
            seen.append(("influence", look.s.influence.copy()))
            seen.append(("contributed", here.state.noted("contributed").copy()))
    return here, seen


def test_e5_no_us_orders_force_an_acceptance_or_a_contribution() -> None:
    here, seen = us_alone(40)
    for name, value in seen:
        if name in {"accepted", "agreed"}:
            assert not value.any()
        if name == "contributed":
            assert (value < 0.0).all()
    assert (here.state.completed == 0.0).all()


def test_t3_a_partner_that_only_passes_grants_neither_access_nor_influence() -> None:
    _, seen = us_alone(40)
    for wanted in ("access", "influence"):
        values = [value for name, value in seen if name == wanted]
        assert all((b <= a).all() for a, b in pairwise(values))


def test_t9_legal_depth_survives_everything_but_repudiation() -> None:
    """Turn by turn under random US orders, the break being the one that was drawn."""
    _, seen = us_alone(40, strain=0.95)
    rungs = [value for name, value in seen if name == "rung"]
    broken = [value for name, value in seen if name == "repudiated"]
    assert sum(float(b.sum()) for b in broken) > 0.0
    for before, after, breaks in zip(rungs, rungs[1:], broken, strict=False):
        assert (after == np.maximum(before - breaks, 0.0)).all()


def test_d27_a_coup_stops_what_restricted_authorities_run_there_and_nothing_elsewhere() -> None:
    here = table()
    here.state.track("instability")[...] = 1.0
    here.sheet["coup"][...] = np.array([[0.0], [0.999], [0.999]])
    here.sheet["repudiation"][...] = 0.999
    for p in (0, 1):
        here.put(0, p, "state_partnership", Stage.RUNNING)
        here.put(1, p, "foreign_military_sale", Stage.RUNNING, lead=3.0)
        here.put(2, p, "pme_exchange", Stage.RUNNING, lead=1.0)
    here.plan()
    here.resolve()
    assert [here.stage(s, 0) for s in range(3)] == [Stage.CANCELLED] * 3
    assert [here.stage(s, 1) for s in range(3)] == [Stage.RUNNING] * 3
    assert here.state.noted("coup")[:, 0].tolist() == [1.0, 0.0, 0.0]


def test_d7_repudiation_ends_what_runs_there_and_frees_the_partner() -> None:
    calm, broken = table(), table()
    for here in (calm, broken):
        here.state.track("norms")[...] = 0.1
        here.put(0, 0, "state_partnership", Stage.RUNNING)
        here.plan()
    moves = broken.moves()
    moves.repudiate[0] = 1.0
    broken.talk(moves)
    for here in (calm, broken):
        here.sheet["coup"][...] = here.sheet["repudiation"][...] = 0.999
        here.resolve()
    assert (calm.stage(0, 0), broken.stage(0, 0)) == (Stage.RUNNING, Stage.REPUDIATED)
    assert broken.state.track("imposition")[0, 0] < calm.state.track("imposition")[0, 0]
    assert broken.state.track("commitment")[0, 0] < calm.state.track("commitment")[0, 0]


def test_s11_a_scandal_freezes_the_authority_until_it_runs_out_or_is_cleared() -> None:
    here = table()
    here.state.track("materiel_equipment")[...] = 0.9
    here.sheet["scandal"][...] = 0.0
    here.put(0, 0, "training_team", Stage.RUNNING, lead=1.0)
    here.plan()
    here.resolve()
    refused = []
    for _ in range(5):
        here.open_turn(state=0.0, scandal=0.999, coup=0.999)
        here.put(3, 1, "staff_talks", Stage.DRAFT)
        here.plan()
        here.concur()
        refused.append(here.stage(3, 1) is Stage.REFUSED)
        here.state.slot[:, 3, 1] = 0.0
        here.resolve()
    assert refused[0]
    assert not refused[-1]


def test_s8_a_sprung_tripwire_is_enforced_or_costs_credibility() -> None:
    kept = []
    for enforced in (True, False):
        here = table()
        here.put(0, 0, "state_partnership", Stage.RUNNING, tripwire=1.0, sprung=1.0)
        orders = here.orders()
        orders.enforce[code("state_partnership"), 0] = float(enforced)
        here.plan(orders)
        assert here.stage(0, 0) is (Stage.CANCELLED if enforced else Stage.RUNNING)
        here.resolve()
        kept.append(here.state.us_track("credibility")[0])
    assert kept[0] > kept[1]


def test_i3_sharing_with_a_partner_needs_osds_policy() -> None:
    codes = []
    for policy in (0.0, 1.0):
        here = table()
        here.state.guidance("sharing")[...] = policy
        orders = here.orders()
        orders.drafts = [draft(1, 0, "intelligence_sharing")]
        here.plan(orders)
        assert orders.drafts[0].code is not None
        codes.append(float(orders.drafts[0].code[0]))
    assert codes == [Reason.NOT_COVERED, 0.0]


def test_e15_e26_an_exemption_and_a_proven_path_shorten_the_lead() -> None:
    leads = []
    for release, proven in ((1.0, 0.0), (2.0, 0.0), (2.0, 1.0)):
        here = table()
        here.state.guidance("release")[...] = release
        here.state.proven[code("simple_equipment")] = proven
        here.put(0, 0, "exquisite_system", Stage.OFFERED)
        here.state.proven[code("exquisite_system")] = proven
        leads.append(float(talks.lead_turns(here.state, here.state.field("instrument").astype(np.intp))[0, 0, 0]))
    assert leads[0] > leads[1] > leads[2] >= 1.0
