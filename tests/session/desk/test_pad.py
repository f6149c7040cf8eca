"""A seat's pad: what it wrote and has not committed comes back; what is damaged or of another phase counts as none."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sctabletop.domain.orders import Order
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, SDO
from sctabletop.session.desk import pad as pads
from sctabletop.session.desk.pad import KEY, Pad
from tests.session.desk.honest_dice import HonestDice
from tests.session.desk.played import planning
from tests.session.playing import hashes, order

_PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def proposal() -> Order:
    return order("propose", partner="orlavenne", instrument="staff_talks", objective="access", odds=0.4)


def test_a_pad_that_nobody_wrote_on_is_empty() -> None:
    assert pads.load(planning(), CCMD) == Pad(turn=1, phase=Phase.PLAN)


def test_orders_the_half_filled_form_and_the_note_come_back() -> None:
    session = planning()
    kept = Pad(
        turn=1,
        phase=Phase.PLAN,
        orders=(proposal(), order("question", partner="orlavenne", topic="trust")),
        open_kind="engage",
        open_values={"partner": "orlavenne", "contact": 2, "style": None, "odds": "4,5 %"},
        note="Ask about the crews – “first”.",
    )
    pads.save(session, CCMD, kept)
    assert pads.load(session, CCMD) == kept
    assert pads.load(session, SDO) == Pad(turn=1, phase=Phase.PLAN)


def test_every_kind_of_order_survives_on_the_pad() -> None:
    session = planning()
    dice = HonestDice(session.game, 3)
    for seed in range(20):
        orders = tuple(dice.orders(CCMD, Phase.PLAN))
        pads.save(session, CCMD, Pad(turn=1, phase=Phase.PLAN, orders=orders, note=str(seed)))
        assert pads.load(session, CCMD).orders == orders


def test_a_pad_of_another_phase_counts_as_none() -> None:
    session = planning()
    pads.save(session, CCMD, Pad(turn=1, phase=Phase.PLAN, orders=(proposal(),)))
    session.close()
    assert pads.load(session, CCMD) == Pad(turn=1, phase=Phase.CONCURRENCE)


def test_a_commit_clears_the_pad_of_its_seat_alone() -> None:
    session = planning()
    for seat in (CCMD, SDO):
        pads.save(session, seat, Pad(turn=1, phase=Phase.PLAN, orders=(proposal(),)))
    session.commit(CCMD, [proposal()])
    assert pads.load(session, CCMD).orders == ()
    assert pads.load(session, SDO).orders == (proposal(),)


def test_a_cleared_pad_is_empty_and_clearing_twice_is_no_trouble() -> None:
    session = planning()
    pads.save(session, CCMD, Pad(turn=1, phase=Phase.PLAN, note="gone"))
    pads.clear(session, CCMD)
    pads.clear(session, CCMD)
    assert pads.load(session, CCMD).note == ""


def test_a_pad_is_outside_every_event() -> None:
    session = planning()
    before = hashes(session)
    pads.save(session, CCMD, Pad(turn=1, phase=Phase.PLAN, orders=(proposal(),)))
    assert hashes(session) == before


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"turn": 1},
        {"turn": "1", "phase": "plan"},
        {"turn": 1, "phase": "lunch"},
        {"turn": 1, "phase": "plan", "orders": [{}]},
        {"turn": 1, "phase": "plan", "orders": [{"kind": "fly"}]},
        {"turn": 1, "phase": "plan", "orders": [{"kind": "propose", "instrument": ""}]},
        {"turn": 1, "phase": "plan", "orders": "none"},
        {"turn": 1, "phase": "plan", "open_values": []},
    ],
)
def test_a_damaged_draft_counts_as_an_empty_pad(body: dict[str, Any]) -> None:
    session = planning()
    session.store.save_draft(session.branch, CCMD, KEY, body)
    assert pads.load(session, CCMD) == Pad(turn=1, phase=Phase.PLAN)


@given(st.dictionaries(st.text(), _PLAIN, max_size=4), st.text(st.characters()))
def test_whatever_somebody_typed_can_be_kept(values: dict[str, Any], note: str) -> None:
    session = planning()
    pads.save(session, CCMD, Pad(turn=1, phase=Phase.PLAN, open_kind="propose", open_values=values, note=note))
    kept = pads.load(session, CCMD)
    assert kept.open_kind == "propose"
    pads.save(session, CCMD, kept)
    assert pads.load(session, CCMD) == kept
