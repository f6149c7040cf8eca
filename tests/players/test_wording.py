"""Arrays become orders and orders the same arrays again; reasons are said in words."""

import msgspec
import pytest

from sctabletop.domain.orders import ORDER_TYPES, Propose, kind_of
from sctabletop.domain.permissions import allowed
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import US_SEATS, role_of
from sctabletop.engine import translate
from sctabletop.engine.decisions import Moves, Plan, Review, arrays
from sctabletop.players.policies import SCHOOLS, PolicyName
from sctabletop.players.saying.speaker import Speaker
from sctabletop.players.wording import move_orders, names, plan_orders, review_orders
from tests.players.table import Step, Table, exercise


def speaker(table: Table, step: Step) -> Speaker:
    """The seat that can say why."""
    assert step.why is not None
    return Speaker(table.game, step.view, table.briefs[step.seat], step.why)


def _again(table: Table, step: Step) -> tuple[Plan | Review | Moves, list[str], Phase]:
    known, game = names(exercise()), table.game
    match step.made:
        case Plan():
            orders = plan_orders(step.made, known, step.seat, step.turn, speaker(table, step))
            plan = table.blank_plan()
            for order in orders:
                translate.plan(game, plan, step.seat, order, step.turn)
            return plan, [kind_of(o) for o in orders], Phase.PLAN
        case Review():
            orders, review = review_orders(step.made, known, step.seat, speaker(table, step)), table.blank_review()
            for order in orders:
                translate.review(game, review, step.seat, order)
            return review, [kind_of(o) for o in orders], Phase.CONCURRENCE
        case Moves():
            orders, moves = move_orders(step.made, known, step.seat), table.blank_moves()
            for order in orders:
                translate.moves(game, moves, step.seat, order)
            return moves, [kind_of(o) for o in orders], Phase.TALKS


@pytest.mark.parametrize("school", SCHOOLS)
@pytest.mark.parametrize("first", [0, 3])
def test_orders_translate_into_the_arrays_they_came_from(school: PolicyName, first: int) -> None:
    table = Table(first=first, policies=dict.fromkeys(US_SEATS, school))
    seen = set()
    for step in table.play(8):
        made, kinds, phase = _again(table, step)
        for (name, one), (_, two) in zip(arrays(step.made), arrays(made), strict=True):
            assert one.tobytes() == two.tobytes(), (step.turn, step.seat, name)
        if isinstance(step.made, Plan) and isinstance(made, Plan):
            mine = [d for d in step.made.drafts if d.fields[0, 0] > 0.0]
            assert [(d.seat, d.amend, d.partner.tobytes(), d.fields.tobytes()) for d in mine] == [
                (d.seat, d.amend, d.partner.tobytes(), d.fields.tobytes()) for d in made.drafts
            ]
        assert set(kinds) <= allowed(role_of(step.seat), phase)
        seen.update(kinds)
    assert len(seen) > 15


def test_every_order_a_computer_seat_words_is_well_formed() -> None:
    table = Table()
    known = names(exercise())
    for step in table.play(6):
        if isinstance(step.made, Plan):
            for order in plan_orders(step.made, known, step.seat, step.turn, speaker(table, step)):
                raw = msgspec.json.encode(order)
                assert msgspec.json.decode(raw, type=ORDER_TYPES[kind_of(order)]) == order


def test_a_proposal_says_why() -> None:
    table = Table()
    said = [
        order.why
        for step in table.play(4)
        if isinstance(step.made, Plan)
        for order in plan_orders(step.made, names(exercise()), step.seat, step.turn, speaker(table, step))
        if isinstance(order, Propose)
    ]
    assert said
    assert all(text.startswith("Because ") and text.endswith(".") for text in said)
    assert "Because nothing spoke against it." not in said
