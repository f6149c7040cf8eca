"""Claims that a gate carries: with the one thing missing nothing passes, with it everything does, in random states."""

import numpy as np
import pytest

from sctabletop.domain.gates import GateId
from sctabletop.domain.initiative import Stage
from tests.claims.campaign import CALM, anywhere
from tests.engine.table import Table, quiet

YES = {"state": 0.0, "congress": 0.0, **CALM}
"""Draws with which State and the Hill agree wherever they may."""


def drafted(instrument: str, **luck: float) -> Table:
    """A draft with the first partner, where law, money, letter and release are there for anything."""
    here = anywhere(quiet(confidence=0.6, coordination=0.6), 64)
    for block in (here.state.track("legal_rung"), here.state.noted("signed_rung")):
        block[...] = 3.0
    here.state.noted("letter_sale")[...] = 1.0
    here.state.guidance("release")[...] = 2.0
    here.state.noted("monitored")[...] = 1.0
    here.state.track("defence_budget")[...] = 500.0
    here.open_turn(**{**YES, **luck})
    here.put(0, 0, instrument, Stage.DRAFT, notice=2.0, odds=0.5)
    return here


def passed(here: Table) -> np.ndarray:
    """(W,) where the draft passes the gates."""
    here.concur()
    found: np.ndarray = here.state.field("stage")[0, 0] == float(Stage.GATED)
    return found


def test_t9_t12_an_agreement_waits_for_the_step_that_washington_opens() -> None:
    shut, opened = drafted("defence_treaty"), drafted("defence_treaty")
    opened.state.guidance("step_open")[0] = 4.0
    assert not passed(shut).any()
    assert shut.blocked(0, 0) == {GateId.NEGOTIATION}
    assert passed(opened).all()


@pytest.mark.parametrize(
    ("instrument", "account", "gate"),
    [("staff_talks", "t10", GateId.MONEY_T10), ("pme_exchange", "t22", GateId.MONEY_T22)],
)
def test_t12_d31_t19_nothing_is_signed_beyond_the_account_or_the_ceiling(
    instrument: str, account: str, gate: GateId
) -> None:
    for spoilt in ("account", "ceiling"):
        here = drafted(instrument)
        if spoilt == "account":
            here.state.us_track(f"budget_{account}")[...] = 0.5
        else:
            here.state.guidance(f"ceiling_{account}")[0] = 0.5
        assert not passed(here).any()
        assert here.blocked(0, 0) == {gate}
    assert passed(drafted(instrument)).all()


def test_d12_s13_a_sale_is_paid_from_the_partners_own_budget() -> None:
    here = drafted("foreign_military_sale")
    here.state.track("defence_budget")[0] = 5.0
    assert not passed(here).any()
    assert here.blocked(0, 0) == {GateId.MONEY_SALE}
    assert passed(drafted("foreign_military_sale")).all()


def test_t12_t16_d31_without_states_concurrence_an_adviser_waits() -> None:
    here = drafted("ministry_adviser", state=0.999)
    assert not passed(here).any()
    assert here.blocked(0, 0) == {GateId.STATE}
    assert passed(drafted("ministry_adviser")).all()


def test_d31_s11_a_member_of_congress_may_hold_a_sale() -> None:
    here = drafted("foreign_military_sale", congress=0.999)
    assert not passed(here).any()
    assert here.blocked(0, 0) == {GateId.CONGRESS}
    assert passed(drafted("foreign_military_sale")).all()


def test_s2_s8_units_of_an_accused_army_are_vetted_before_they_are_trained() -> None:
    accused, vetted = drafted("training_team"), drafted("training_team")
    for here in (accused, vetted):
        here.state.noted("abuse")[0] = 1.0
    vetted.state.noted("vetted")[0] = 1.0
    assert not passed(accused).any()
    assert accused.blocked(0, 0) == {GateId.VETTING}
    assert passed(vetted).all()


def progress(instrument: str, hours: float = 500.0, slots: float = 20.0) -> tuple[np.ndarray, set[GateId]]:
    """How far what runs moves on in a turn, and the gates that stopped it."""
    here = anywhere(quiet(hours=hours, slots=slots), 64)
    here.open_turn(late=0.999, **CALM)
    here.put(0, 0, instrument, Stage.RUNNING, lead=3.0)
    here.plan()
    here.concur()
    here.resolve()
    return here.state.field("progress")[0, 0].copy(), here.blocked(0, 0)


def test_e19_e6_without_hours_of_the_country_team_nothing_moves() -> None:
    moved, stopped = progress("training_team", hours=5.0)
    assert not moved.any()
    assert stopped == {GateId.WORKFORCE}
    assert (progress("training_team")[0] == 1.0).all()


def test_e8_e29_without_a_factory_slot_nothing_is_made() -> None:
    moved, stopped = progress("simple_equipment", slots=0.1)
    assert not moved.any()
    assert stopped == {GateId.INDUSTRY}
    assert (progress("simple_equipment")[0] == 1.0).all()
