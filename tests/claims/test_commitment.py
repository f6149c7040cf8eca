"""What must hold of commitment that is shown, only declared, or asked for: D12, D13, D18, D28, T15."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sctabletop.domain.conditions import parse
from sctabletop.domain.deeds import DEED_INDEX, Deed
from sctabletop.domain.ids import AssumptionId
from sctabletop.domain.initiative import Delivery, Stage
from sctabletop.domain.scenario import AssumptionStatus
from sctabletop.domain.state import Array
from sctabletop.engine.decisions import Plan
from sctabletop.engine.game import Game, game
from sctabletop.engine.inclinations import inclinations
from sctabletop.engine.offers import appeals, case, scene_of
from sctabletop.rules import cases
from sctabletop.rules.appeal import appeal
from tests.claims.campaign import CALM, anywhere, fix, odds, seen, whole_turn
from tests.engine.table import deed_code, quiet
from tests.engine.worlds import scenario
from tests.rules.starts import offer, seeds, start, total

NO_BREAK = {**CALM, "backlash": 0.999, "scandal": 0.999, "deliver": 0.999, "late": 0.999}
"""Draws with which nothing happens but what a test asks for."""
TERMS = {"deliverable": deed_code(Deed.RECRUIT), "delivery": float(Delivery.PENDING), "deliver_due": 1.0}
"""Recruits owed by the end of the first turn."""


def committed(terms: Mapping[str, float], fulfil: float = 0.999, turns: int = 1) -> Array:
    """Commitment of the first partner of 128 random worlds after turns of a training team on these terms."""
    here = anywhere()
    for turn in range(turns):
        here.open_turn(**NO_BREAK, fulfil=fulfil)
        if turn == 0:
            here.put(0, 0, "training_team", Stage.RUNNING, lead=9.0, **terms)
        here.plan()
        here.concur()
        here.resolve()
    found: Array = here.state.track("commitment")[0].copy()
    return found


def test_d18_a_deliverable_that_is_met_builds_commitment_and_one_that_is_missed_undoes_some() -> None:
    """The same team with a deliverable, met and missed by the draw alone, and without; nothing is to transform. Carried
    by ``commitment.deliverables`` and ``commitment.missed``.
    """
    without, met, missed = committed({}), committed(TERMS, fulfil=0.0), committed(TERMS)
    assert (met > without).all()
    assert (missed < without).all()
    assert (without - missed < met - without).mean() > 0.5  # a miss is not fatal


def test_d18_the_same_benefit_for_a_deliverable_leaves_more_commitment_four_turns_on() -> None:
    """The same team for recruits, which come, and for two transformations; more than for nothing at all."""
    without, matched = committed({}, turns=4), committed(TERMS, fulfil=0.0, turns=4)
    demanded = committed({"transformation": 2.0}, turns=4)
    assert (matched > without).all()
    assert (without > demanded).all()


CORNERS = {"true": (0.9, 0.9), "reluctant": (0.1, 0.9), "indifferent": (0.1, 0.1), "false": (0.9, 0.1)}
"""Declared and shown commitment."""


def delivers(corner: str, share: float = 0.0) -> Array:
    """The recorded chance that a training team delivers to a partner in this corner, bearing a share of its cost."""
    declared, commitment = CORNERS[corner]
    here = anywhere(declared=declared, commitment=commitment)
    here.open_turn(**CALM)
    here.put(0, 0, "training_team", Stage.RUNNING, lead=1.0, progress=3.0, cost_share=share, knowledge=0.5)
    here.plan()
    here.concur()
    found: Array = odds(here.resolve(), "deliver")[0, 0]
    return found


def test_d13_of_the_four_corners_false_commitment_delivers_worst_and_a_share_of_the_cost_moves_it_out() -> None:
    """128 random worlds, the recorded odds. Carried by ``deliver.false_commitment`` and ``cost_share``."""
    false = delivers("false")
    others = {corner: delivers(corner) for corner in CORNERS if corner != "false"}
    assert all((false < chance).all() for chance in others.values())
    gaps = [others["indifferent"] - false]
    for share in (0.3, 0.6, 0.9):
        shared = delivers("false", share)
        assert (shared > false).all()
        gaps.append(delivers("indifferent", share) - shared)
    assert all((later < sooner).all() for sooner, later in pairwise(gaps))
    assert (delivers("false", 0.6) > others["indifferent"]).mean() > 0.9


@given(seeds, st.floats(0.0, 1.0))
def test_d13_declared_beyond_shown_spoils_a_delivery_and_a_deliverable_by_itself(seed: int, shown: float) -> None:
    """Only the excess counts. Carried by the terms ``false_commitment`` of ``deliver`` and ``fulfil``."""
    one = start(seed).given(commitment=shown)
    below, level = one.given(declared=0.5 * shown), one.given(declared=shown)
    beyond = one.given(declared=shown + 0.5 * (1.0 - shown) + 0.01)
    for rule in (cases.deliver, cases.fulfil):
        here = offer(cost_share=0.0)
        assert (total(rule, below, here) == total(rule, level, here)).all()
        assert (total(rule, beyond, here) < total(rule, level, here)).all()


@given(seeds, st.floats(0.02, 0.5), st.floats(0.02, 0.5))
def test_d12_e5_every_price_turns_some_away_and_the_uncommitted_first(seed: int, ask: float, more: float) -> None:
    """Carried by ``appeal.price``, which each added price makes weigh more, and by ``appeal.commitment``."""
    one = start(seed)
    drops = []
    for commitment in (0.1, 0.9):
        here = one.given(commitment=commitment, trust=0.1, norms=0.1, deals=0.0)
        gift, cheap, dear = (total(appeal, here, offer(ask=x, benefit=0.0)) for x in (0.0, ask, ask + more))
        if commitment < 0.5:
            assert (cheap < gift).all()
            assert (dear < cheap).all()
        drops.append(gift - dear)
    assert (drops[0] > drops[1]).all()


@pytest.mark.parametrize("track", ["cost_share", "deliverable"])
def test_d12_what_is_given_for_nothing_is_taken_and_at_a_price_is_weighed(track: str) -> None:
    """The same kit to partners without will, trust or danger, free and at a price, in 128 random worlds."""
    found = []
    for value in (0.0, deed_code(Deed.PROMOTE_MERIT) if track == "deliverable" else 0.8):
        here = anywhere(commitment=0.1, trust=0.1, norms=0.1, deals=0.1, threat=0.1, guarantee=0.1, dependence=0.1)
        here.open_turn()
        here.put(0, 0, "simple_equipment", Stage.OFFERED, **{track: value})
        look = seen(here)
        leaning, _ = appeals(
            here.game, here.state, look, case(here.game, here.state, look), scene_of(here.game, here.state, look)
        )
        found.append(leaning[0, 0])
    assert (found[0] >= 0.93).all()
    assert (found[1] < found[0] - 0.1).all()


def trusted(warm: bool, terms: float) -> Array:
    """Trust after a turn in which Washington speaks warmly or not and a programme asks for transformations."""
    here = anywhere()

    def orders(plan: Plan) -> None:
        plan.tone[...] = float(warm)

    here.put(0, 0, "training_team", Stage.RUNNING, lead=9.0, transformation=terms)
    whole_turn(here, orders, **NO_BREAK)
    found: Array = here.state.track("trust")[0].copy()
    return found


def test_d28_words_of_equals_over_terms_that_transform_cost_trust_which_neither_costs_alone() -> None:
    """Carried by ``trust.mismatch``."""
    silent, words, terms, both = trusted(False, 0.0), trusted(True, 0.0), trusted(False, 2.0), trusted(True, 2.0)
    assert (terms == silent).all()
    assert (both < words).all()
    assert (both < terms).all()


def called(crisis: bool) -> Game:
    """Thin Capital with nothing but one assumption, of its first partner, that is true and is called on in turn 3."""
    plain = quiet()
    partner = plain.scenario.partners[0]
    model = scenario(3).assumptions[0]
    one = replace(
        model,
        id=AssumptionId("called"),
        partner=partner.id,
        condition=parse("turn >= 1"),
        enabler=Deed.PASS_BUDGET,
        crisis=crisis,
        likelihood=1.0,
        window=(3, 3),
    )
    return game(replace(plain.scenario, assumptions=(one,)), plain.book, plain.overrides)


def judged(crisis: bool, deeds: tuple[Deed, ...]) -> tuple[Array, Array]:
    """Where the assumption failed, after two turns in which its partner did these deeds; and what it had declared.

    When it is called on, the partner brings what its government is inclined to.
    """
    here = anywhere(called(crisis), political_risk=0.1, declared=0.3, interoperability=0.9, stock_days=90.0)
    for _ in range(2):
        whole_turn(here, lambda plan: _do(plan, deeds), **NO_BREAK)
        fix(here, stock_days=90.0)
    here.open_turn(**NO_BREAK)
    assert (here.state.noted("contingency")[0] == 1.0).all()
    here.plan()
    here.concur()
    said = here.moves()
    said.contribute[0] = np.minimum(np.maximum(inclinations(seen(here))["contribute"][0], 0.0), 1.0)
    here.talk(said)
    ((_, verdict),) = here.resolve().tested
    return verdict == float(AssumptionStatus.FAILED), here.state.track("declared")[0].copy()


SHOWN = (Deed.PASS_BUDGET, Deed.RECRUIT, Deed.REALIGN_UNITS)


def _do(plan: Plan, deeds: tuple[Deed, ...]) -> None:
    for deed in deeds:
        plan.deed[DEED_INDEX[deed], 0] = 1.0


@pytest.mark.parametrize("crisis", [False, True])
def test_t15_an_assumption_that_only_words_support_fails_more_often_when_it_is_called(crisis: bool) -> None:
    """Two turns of statements against two of deeds, then the call, in 128 random worlds. Where words were said more is
    declared; where deeds were done fewer assumptions fail, and none that words would have held.
    """
    (words, said), (deeds, done) = judged(crisis, (Deed.STATE_SUPPORT,)), judged(crisis, SHOWN)
    assert (said > done).all()
    assert not (deeds & ~words).any()
    assert words.mean() > deeds.mean() + 0.02
