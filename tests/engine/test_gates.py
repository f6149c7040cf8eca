"""Every gate refuses in a state made for it, with its own bit, and lets pass when it is cured; pools serve by rank."""

from collections.abc import Callable

import numpy as np
import pytest

from sctabletop.domain.gates import GATES, GateId, GateStage
from sctabletop.domain.initiative import Stage
from sctabletop.theory import CLAIMS
from tests.engine.table import Table, draft, quiet

SURE = {"state": 0.0, "congress": 0.0}
"""Luck in which State and the Hill say yes wherever they may."""
Spoil = Callable[[Table], None]


def ready(**ours: float) -> Table:
    table = Table(quiet(**ours))
    table.state.track("legal_rung")[...] = 3.0
    table.state.noted("signed_rung")[...] = 3.0
    table.state.noted("letter_sale")[...] = 1.0
    table.state.guidance("release")[...] = 2.0
    table.state.noted("monitored")[...] = 1.0
    table.state.track("defence_budget")[...] = 500.0
    table.open_turn(**SURE)
    return table


def spoil_objective(table: Table) -> None:
    table.state.field("objective")[0, 0] = 0.0


def spoil_rung(table: Table) -> None:
    table.state.track("legal_rung")[...] = 0.0


def spoil_letter(table: Table) -> None:
    table.state.noted("letter_sale")[...] = 0.0


def spoil_budget_10(table: Table) -> None:
    table.state.us_track("budget_t10")[...] = 1.0


def spoil_ceiling_10(table: Table) -> None:
    table.state.guidance("ceiling_t10")[0] = 1.0


def spoil_budget_22(table: Table) -> None:
    table.state.us_track("budget_t22")[...] = 1.0


def spoil_ceiling_22(table: Table) -> None:
    table.state.guidance("ceiling_t22")[0] = 1.0


def spoil_theirs(table: Table) -> None:
    table.state.track("defence_budget")[0] = 1.0


def spoil_state(table: Table) -> None:
    table.sheet["state"][...] = 0.999


def spoil_hill(table: Table) -> None:
    table.sheet["congress"][...] = 0.999


def spoil_hold(table: Table) -> None:
    table.state.fact("hold_title10")[...] = 2.0


def spoil_coup(table: Table) -> None:
    table.state.noted("coup")[0] = 1.0


def spoil_vetting(table: Table) -> None:
    table.state.noted("abuse")[0] = 1.0


def spoil_release(table: Table) -> None:
    table.state.guidance("release")[0] = 0.0


def spoil_monitoring(table: Table) -> None:
    table.state.noted("monitored")[0] = 0.0


APPROVE: list[tuple[GateId, str, Spoil]] = [
    (GateId.AUTHORITY, "staff_talks", spoil_objective),
    (GateId.AUTHORITY, "rotational_presence", spoil_rung),
    (GateId.AUTHORITY, "foreign_military_sale", spoil_letter),
    (GateId.MONEY_T10, "staff_talks", spoil_budget_10),
    (GateId.MONEY_T10, "staff_talks", spoil_ceiling_10),
    (GateId.MONEY_T22, "pme_exchange", spoil_budget_22),
    (GateId.MONEY_T22, "pme_exchange", spoil_ceiling_22),
    (GateId.MONEY_SALE, "foreign_military_sale", spoil_theirs),
    (GateId.STATE, "ministry_adviser", spoil_state),
    (GateId.CONGRESS, "foreign_military_sale", spoil_hill),
    (GateId.HOLD, "staff_talks", spoil_hold),
    (GateId.HOLD, "staff_talks", spoil_coup),
    (GateId.VETTING, "training_team", spoil_vetting),
    (GateId.RELEASE, "gateway_standards", spoil_release),
    (GateId.MONITORING, "technology_release", spoil_monitoring),
]


@pytest.mark.parametrize(("gate", "instrument", "spoil"), APPROVE, ids=lambda x: getattr(x, "__name__", str(x)))
def test_a_gate_refuses_what_is_spoilt_for_it_alone_and_lets_the_cured_pass(
    gate: GateId, instrument: str, spoil: Spoil
) -> None:
    table = ready()
    table.put(0, 0, instrument, Stage.DRAFT, notice=2.0)
    spoil(table)
    table.concur()
    assert table.blocked(0, 0) == {gate}
    waits = GATES[gate].clock > 0
    assert table.stage(0, 0) is (Stage.POSITIONED if waits else Stage.REFUSED)
    cured = ready()
    cured.put(0, 0, instrument, Stage.DRAFT, notice=2.0)
    cured.concur()
    assert cured.blocked(0, 0) == set()
    assert cured.stage(0, 0) is Stage.GATED


def test_every_failure_shows_at_once() -> None:
    table = ready()
    table.put(0, 0, "exquisite_system", Stage.DRAFT)
    for spoil in (spoil_objective, spoil_budget_22, spoil_state, spoil_vetting, spoil_release):
        spoil(table)
    table.concur()
    assert table.blocked(0, 0) == {
        GateId.AUTHORITY, GateId.MONEY_T22, GateId.STATE, GateId.CONGRESS, GateId.VETTING, GateId.RELEASE,
    }  # fmt: skip


def test_a_step_of_law_needs_osd_to_open_it() -> None:
    table = ready()
    table.state.track("legal_rung")[...] = 0.0
    table.state.noted("signed_rung")[...] = 0.0
    table.put(0, 0, "intelligence_sharing", Stage.DRAFT)
    table.put(0, 1, "intelligence_sharing", Stage.DRAFT)
    table.state.guidance("step_open")[1] = 1.0
    table.concur()
    assert table.blocked(0, 0) == {GateId.NEGOTIATION}
    assert table.stage(0, 1) is Stage.GATED


def test_the_notice_to_congress_runs_before_the_hill_may_say_yes() -> None:
    table = ready()
    table.put(0, 0, "foreign_military_sale", Stage.DRAFT)
    table.concur()
    assert table.blocked(0, 0) == {GateId.CONGRESS}
    table.open_turn(**SURE)
    table.concur()
    assert table.stage(0, 0) is Stage.GATED


def test_what_waits_too_long_lapses() -> None:
    table = ready()
    table.put(0, 0, "ministry_adviser", Stage.DRAFT)
    stages = []
    for _ in range(4):
        spoil_state(table)
        table.concur()
        stages.append(table.stage(0, 0))
        table.open_turn()
    assert stages == [Stage.POSITIONED, Stage.POSITIONED, Stage.POSITIONED, Stage.LAPSED]


def test_after_a_coup_only_the_barred_authorities_stop() -> None:
    table = ready()
    spoil_coup(table)
    for slot, instrument in enumerate(("staff_talks", "pme_exchange", "key_leader_engagement")):
        table.put(slot, 0, instrument, Stage.DRAFT)
        table.put(slot, 1, instrument, Stage.DRAFT)
    table.concur()
    assert [table.stage(s, 0) for s in range(3)] == [Stage.REFUSED, Stage.REFUSED, Stage.GATED]
    assert [table.stage(s, 1) for s in range(3)] == [Stage.GATED] * 3


def test_money_goes_by_osds_rank_and_not_by_partner_order() -> None:
    for favourite in range(3):
        table = ready()
        table.state.us_track("budget_t10")[...] = 9.0
        table.state.guidance("rank")[...] = 1.0
        table.state.guidance("rank")[favourite] = 0.0
        for p in range(3):
            table.put(3 - p, p, "adopt_technology", Stage.DRAFT)
        table.concur()
        assert [table.stage(3 - p, p) is Stage.GATED for p in range(3)] == [p == favourite for p in range(3)]


def test_ties_in_rank_go_by_partner_order_and_then_by_instrument_order() -> None:
    table = ready()
    table.state.guidance("rank")[...] = 0.0
    table.state.us_track("budget_t10")[...] = 9.0
    table.put(0, 1, "adopt_technology", Stage.DRAFT)
    table.put(5, 0, "adopt_technology", Stage.DRAFT)
    table.put(1, 0, "sustainment", Stage.DRAFT)
    table.concur()
    assert [table.stage(1, 0), table.stage(5, 0), table.stage(0, 1)] == [Stage.GATED, Stage.REFUSED, Stage.REFUSED]


def test_a_dear_thing_that_is_refused_does_not_block_a_cheaper_one() -> None:
    table = ready()
    table.state.us_track("budget_t10")[...] = 10.0
    table.put(0, 0, "rotational_presence", Stage.DRAFT)
    table.put(1, 0, "gateway_standards", Stage.DRAFT)
    table.put(0, 1, "staff_talks", Stage.DRAFT)
    table.concur()
    assert table.blocked(0, 0) == {GateId.MONEY_T10}
    assert [table.stage(1, 0), table.stage(0, 1)] == [Stage.GATED, Stage.GATED]


@pytest.mark.parametrize("flaw", [spoil_objective, spoil_coup], ids=lambda f: f.__name__)
def test_what_another_gate_refuses_takes_no_money_from_what_is_lawful(flaw: Spoil) -> None:
    table = ready()
    table.state.us_track("budget_t10")[...] = 9.0
    table.put(0, 0, "adopt_technology", Stage.DRAFT)
    table.put(0, 1, "adopt_technology", Stage.DRAFT)
    flaw(table)
    table.concur()
    assert table.stage(0, 0) is Stage.REFUSED
    assert table.stage(0, 1) is Stage.GATED


def test_what_another_gate_refuses_takes_no_release_clearance() -> None:
    table = ready()
    table.state.guidance("release")[...] = 1.0
    table.put(0, 0, "gateway_standards", Stage.DRAFT)
    table.put(0, 1, "gateway_standards", Stage.DRAFT)
    spoil_objective(table)
    table.concur()
    assert table.stage(0, 0) is Stage.REFUSED
    assert table.stage(0, 1) is Stage.GATED


def test_one_release_clearance_a_turn_unless_exempt() -> None:
    table = ready()
    table.state.guidance("release")[...] = 1.0
    for p in range(3):
        table.put(0, p, "gateway_standards", Stage.DRAFT)
    passed = []
    for _ in range(3):
        table.concur()
        passed.append([table.stage(0, p) is Stage.GATED for p in range(3)])
        table.open_turn(**SURE)
    assert passed == [[True, False, False], [True, True, False], [True, True, True]]
    exempt = ready()
    for p in range(3):
        exempt.put(0, p, "gateway_standards", Stage.DRAFT)
    exempt.concur()
    assert [exempt.stage(0, p) for p in range(3)] == [Stage.GATED] * 3


def test_two_sales_signed_one_after_the_other_cannot_spend_the_same_money() -> None:
    table = ready()
    table.state.track("defence_budget")[0] = 50.0
    table.put(0, 0, "foreign_military_sale", Stage.OFFERED, accepted=1.0)
    moves = table.moves()
    moves.agree[0] = 1.0
    table.talk(moves)
    assert table.stage(0, 0) is Stage.AGREED
    table.put(1, 0, "co_production", Stage.OFFERED, accepted=1.0)
    table.talk(moves)
    assert table.stage(1, 0) is not Stage.AGREED
    assert GateId.MONEY_SALE in table.blocked(1, 0)


def test_two_grants_signed_one_after_the_other_cannot_spend_the_same_money() -> None:
    table = ready()
    table.state.us_track("budget_t10")[...] = 10.0
    moves = table.moves()
    moves.agree[:2] = 1.0
    table.put(0, 0, "adopt_technology", Stage.OFFERED, accepted=1.0)
    table.talk(moves)
    table.put(0, 1, "adopt_technology", Stage.OFFERED, accepted=1.0)
    table.talk(moves)
    assert [table.stage(0, 0), table.stage(0, 1)] == [Stage.AGREED, Stage.OFFERED]
    assert table.blocked(0, 1) == {GateId.MONEY_T10}


def run(table: Table) -> set[GateId]:
    table.plan()
    table.concur()
    table.resolve()
    return table.blocked(0, 0)


def test_clearance_withheld_stops_a_running_programme_until_it_is_given() -> None:
    table = ready()
    table.put(0, 0, "state_partnership", Stage.RUNNING, cleared=-1.0)
    assert run(table) == {GateId.CLEARANCE}
    assert table.state.field("progress")[0, 0, 0] == 0.0
    table.open_turn()
    table.state.field("cleared")[0, 0] = 1.0
    assert run(table) == set()
    assert table.state.field("progress")[0, 0, 0] == 1.0


def test_a_country_team_without_hours_stops_what_ranks_last() -> None:
    table = Table(quiet(hours=5.0))
    table.open_turn()
    table.state.guidance("rank")[...] = np.array([[1.0], [0.0], [2.0]])
    table.put(0, 0, "state_partnership", Stage.RUNNING)
    table.put(0, 1, "state_partnership", Stage.RUNNING)
    assert run(table) == {GateId.WORKFORCE}
    assert table.blocked(0, 1) == set()


def test_full_factories_stop_what_is_being_made_and_nothing_else() -> None:
    table = Table(quiet(slots=0.0))
    table.open_turn()
    table.put(0, 0, "simple_equipment", Stage.RUNNING, lead=2.0)
    table.put(1, 0, "staff_talks", Stage.RUNNING)
    assert run(table) == {GateId.INDUSTRY}
    assert table.blocked(1, 0) == set()


def test_a_ninth_initiative_and_a_second_of_the_same_kind_find_no_place() -> None:
    from sctabletop.domain.refusals import Reason

    table = ready()
    orders = table.orders()
    kinds = (
        "staff_talks pme_exchange audit_support field_exercise crisis_exercise sustainment cyber_team "
        "state_partnership relief_package staff_talks"
    ).split()
    orders.drafts = [draft(1, 0, kind) for kind in kinds]
    table.plan(orders)
    codes = [float(d.code[0]) for d in orders.drafts if d.code is not None]
    assert codes == [0.0] * 8 + [Reason.NO_SLOT, Reason.ALREADY_RUNNING]


@pytest.mark.parametrize("gate", list(GateId))
def test_every_gate_says_why_what_cures_it_on_what_evidence_and_as_of_when(gate: GateId) -> None:
    data = GATES[gate]
    assert all((data.reason, data.cure, data.evidence, data.as_of, data.law, data.holder, data.applies_to))
    assert set(data.claims.split()) <= set(CLAIMS)
    assert data.claims
    assert data.clock >= 0
    assert data.stage in GateStage
