"""What must hold of claims S whose tests need turns or the shipped scenarios."""

from typing import Final

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sctabletop.domain.deeds import DEED_INDEX, Deed
from sctabletop.domain.ids import BookName
from sctabletop.domain.initiative import Stage
from sctabletop.domain.state import Array
from sctabletop.engine.game import game
from sctabletop.resources import scenarios_dir
from sctabletop.rules.books import book, shipped
from sctabletop.rules.hazards import diversion, scandal
from sctabletop.rules.institutions import institution
from sctabletop.rules.money import us_cost
from sctabletop.rules.sequence import PARTNER_RULES
from sctabletop.scenario.load import load
from tests.claims.campaign import CALM, anywhere
from tests.engine.table import quiet
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


def committed(name: BookName, transformation: float, benchmark: float) -> Array:
    """Commitment of every partner a turn on, a training team running on these terms under this book."""
    plain = quiet()
    here = anywhere(game(plain.scenario, book(name), plain.overrides))
    here.open_turn(**CALM, deliver=0.999, backlash=0.999)
    for p in range(3):
        here.put(0, p, "training_team", Stage.RUNNING, lead=3.0, transformation=transformation, benchmark=benchmark)
    here.plan()
    here.concur()
    here.resolve()
    return here.state.track("commitment").copy()


@pytest.mark.parametrize("terms", [1.0, 2.0, 3.0])
@pytest.mark.parametrize("name", shipped())
def test_s8_books_differ_in_sign_on_a_transformation_with_a_benchmark_only(name: BookName, terms: float) -> None:
    """128 random worlds of three partners, a turn with the terms and without. Without a benchmark a transformation does
    harm or nothing in every book; with one it pays in Biddle's, does nothing in the mixed one and harm in the others.
    Carried by ``commitment.conditions`` and ``commitment.benchmarks``.
    """
    nothing, bare, measured = (committed(name, n, b) for n, b in ((0.0, 0.0), (terms, 0.0), (terms, 1.0)))
    kinds = {"biddle": (0.0, 1.0), "mixed": (0.0, 0.0)}
    without, with_ = kinds.get(str(name), (-1.0, -1.0))
    assert (np.sign(bare - nothing) == without).all()
    assert (np.sign(measured - nothing) == with_).all()
    if without < 0.0:
        assert (measured > bare).all()  # a benchmark makes it easier to bear in every book


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
