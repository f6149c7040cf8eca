"""What must hold of claims S whose tests need turns or the shipped scenarios."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sctabletop.domain.deeds import DEED_INDEX, Deed
from sctabletop.resources import scenarios_dir
from sctabletop.rules.hazards import diversion, scandal
from sctabletop.rules.institutions import institution
from sctabletop.rules.money import us_cost
from sctabletop.rules.sequence import PARTNER_RULES
from sctabletop.scenario.load import load
from tests.claims.campaign import CALM, anywhere
from tests.rules.starts import after, chance, seeds, start, total

UP = st.floats(0.01, 0.5)


@given(seeds, UP)
def test_s4_reform_builds_institutions_and_leaves_less_to_divert(seed: int, by: float) -> None:
    """Carried by ``institution.reforms`` and ``deeds``, the readout of corruption and ``diversion.corruption``."""
    one = start(seed).given(arming=0.5)
    for done in ("reformed", "open_books", "curb_corruption", "promote_merit"):
        reformed = one.given(**{done: by})
        assert (after(institution, reformed) > after(institution, one)).all(), done
        later = one.given(institution=after(institution, reformed))
        idle = one.given(institution=after(institution, one))
        assert (later.of("corruption") < idle.of("corruption")).all(), done
        for hazard in (diversion, scandal):
            assert (chance(hazard, later) < chance(hazard, idle)).all(), (done, hazard.name)


@given(seeds)
def test_s4_what_is_diverted_does_not_arrive(seed: int) -> None:
    """Carried by ``materiel_diverted``."""
    (materiel,) = (r for r in PARTNER_RULES if r.target == "materiel")
    one = start(seed).given(lift_equipment=1.0)
    assert (after(materiel, one.given(diversion=1.0)) < after(materiel, one)).all()


@given(seeds, UP)
def test_s7_what_partners_bring_lowers_what_it_costs_us(seed: int, by: float) -> None:
    """Carried by ``us_cost.contributions``."""
    one = start(seed)
    assert (total(us_cost, one.given(burden_shared=by)) < total(us_cost, one)).all()


def test_s7_a_partner_that_funds_its_share_costs_us_less() -> None:
    """The deed alone is changed; carried by the deed ``fund_share``."""
    ends = []
    for funded in (0.0, 1.0):
        here = anywhere(political_risk=0.1)
        here.open_turn(**CALM)
        here.state.track("us_cost")[...] = 20.0
        orders = here.orders()
        orders.deed[DEED_INDEX[Deed.FUND_SHARE], 0] = funded
        here.plan(orders)
        here.concur()
        here.resolve()
        ends.append(here.state.track("us_cost")[0].copy())
    assert (ends[1] < ends[0]).all()


REGIONS: Final = {
    "transatlantic": "long-winter",
    "Indo-Pacific": "two-ports",
    "Middle East": "paying-guest",
    "Africa": "thin-capital",
}


@pytest.mark.parametrize("region", REGIONS)
def test_s12_each_region_has_a_scenario_with_three_partners_a_plan_and_rivals(region: str) -> None:
    """Carried by the shipped scenarios."""
    shipped = load(scenarios_dir() / REGIONS[region])
    assert len(shipped.partners) >= 3
    assert len(shipped.assumptions) >= 3
    assert len({p.category for p in shipped.partners}) >= 2
    assert shipped.rivals
    assert len(shipped.injects) >= 16
