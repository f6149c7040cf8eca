"""One more offer, elsewhere and of another kind, changes no other draw and nothing for anybody else (law 4).

Where parties are coupled by the game itself (shared money, hours, neighbours, our standing) an offer may matter to
others; so the couplings are taken away here, and what still moved would be luck that hangs on places, not names.
"""

from functools import cache

import numpy as np
import pytest

from sctabletop.domain.initiative import Stage
from sctabletop.domain.state import Array, State
from sctabletop.engine.chances import Chance
from sctabletop.rules.sight import Book
from tests.engine.table import Table, draft, quiet

UNCOUPLED = ("credibility_", "confidence_", "coordination_", "slots_", "demand_", "scandal_")
"""Rules through which one partner's fortune becomes another's: our own stocks, and scandals that freeze for all."""
OTHERS = slice(0, 2)
"""The partners that the added offer is not about."""


def still(book: Book) -> Book:
    for name in book.values():
        if name.startswith(UNCOUPLED):
            book = book.with_value(name, 0.0)
    return book


def decide(table: Table, extra: str | None) -> None:
    """Three partners with two offers each; the last partner may have one more, put first."""
    orders = table.orders()
    if extra is not None:
        orders.drafts.append(draft(table.state.worlds, 2, extra))
    for partner in range(3):
        for instrument in ("training_team", "simple_equipment", "pme_exchange"):
            orders.drafts.append(draft(table.state.worlds, partner, instrument, deliverable=2.0, deliver_due=3.0))
    table.plan(orders if table.state.turn == 1 else None)
    table.concur()
    moves = table.moves()
    moves.offer[...] = 1.0
    table.talk(moves)
    answers = table.moves()
    answers.accept[...] = table.sheet["answer"] < 0.6
    answers.agree[...] = 1.0
    table.talk(answers)


@cache
def played(extra: str | None, turns: int = 6) -> tuple[list[State], list[list[Chance]]]:
    from dataclasses import replace

    base = quiet(slots=1_000.0)
    table = Table(replace(base, book=still(base.book)), worlds=25, seed=17)
    states, chances = [], []
    with np.errstate(all="raise"):
        for _ in range(turns):
            table.open_turn()
            decide(table, extra)
            resolved = table.resolve()
            states.append(table.state.copy())
            chances.append(resolved.chances)
    return states, chances


EXTRAS = ("staff_talks", "excess_articles", "field_exercise")


@pytest.mark.parametrize("extra", EXTRAS)
def test_the_offer_was_made_and_moved_its_own_partner(extra: str) -> None:
    plain, _ = played(None)
    more, _ = played(extra)
    assert (more[-1].partner[:, 2] != plain[-1].partner[:, 2]).any()
    assert (more[0].field("stage")[0, 2] >= float(Stage.DRAFT)).any() or (more[0].field("stage")[0, 2] < 0.0).any()


@pytest.mark.parametrize("extra", EXTRAS)
def test_no_other_partner_fares_differently(extra: str) -> None:
    for turn, (one, other) in enumerate(zip(played(None)[0], played(extra)[0], strict=True), start=1):
        for name in ("partner", "memo", "mean", "var", "deed", "completed"):
            mine, theirs = getattr(one, name), getattr(other, name)
            axis = mine.ndim - 2
            cut = (*[slice(None)] * axis, OTHERS)
            assert (turn, name, mine[cut].tobytes() == theirs[cut].tobytes()) == (turn, name, True)


@pytest.mark.parametrize("extra", EXTRAS)
def test_every_chance_of_the_others_is_recorded_alike(extra: str) -> None:
    for one, other in zip(played(None)[1], played(extra)[1], strict=True):
        for mine, theirs in zip(one, other, strict=True):
            assert mine.name == theirs.name
            for part in ("odds", "draw", "outcome", "live"):
                shape = mine.odds.shape
                a = np.broadcast_to(getattr(mine, part), shape)[..., OTHERS, :]
                b = np.broadcast_to(getattr(theirs, part), shape)[..., OTHERS, :]
                there = np.broadcast_to(mine.live, shape)[..., OTHERS, :]
                assert (a[there] == b[there]).all(), (mine.name, part)


def test_luck_by_place_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """With draws dealt by slot, the draft that was put first moves the draws of those behind it."""

    def by_slot(draw: Array, code: Array) -> Array:
        return draw[1 : code.shape[0] + 1]

    def own_partner_alike() -> bool:
        keep = [played.__wrapped__(x, 1)[1][0] for x in (None, "staff_talks")]
        found = []
        for chances in keep:
            (late,) = [c for c in chances if c.name == "reversal"]
            found.append(late.draw[:, 2])
        return bool((found[0][0:3] == found[1][1:4]).all())

    assert own_partner_alike()
    monkeypatch.setattr("sctabletop.engine.passage.keyed", by_slot)
    assert not own_partner_alike()
