"""The orders of one exercise given again in many worlds, every seat's as they were recorded; an order that does not
stand in a world lapses in that world alone.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from sctabletop.analysis.ensembles import BLOCK, keep_memory
from sctabletop.domain import orders as o
from sctabletop.domain.seats import SeatId
from sctabletop.domain.state import Array, State
from sctabletop.engine import translate
from sctabletop.engine.adjusting import adjust_one
from sctabletop.engine.decisions import blank_moves, blank_plan, blank_review
from sctabletop.engine.game import Game, opening
from sctabletop.engine.ledger import Ledger
from sctabletop.engine.luck import Luck
from sctabletop.engine.passage import Passage
from sctabletop.engine.phases import concurrence, plan, resolution, situation, talks

Given = tuple[SeatId, tuple[o.Order, ...]]
"""A seat and what it ordered."""
Worlds = npt.NDArray[np.bool_]
_Act = Callable[[Game, State, dict[str, Array], Sequence[Given]], None]
_NO_PLANS: Final = (o.Forecast, o.Message, o.Argue, o.Answer, o.ClearHold)
"""What may be said in the plan phase and is no plan."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What everybody ordered in one turn, phase by phase, seats in the order in which they are decided."""

    control: tuple[o.Order, ...] = ()
    """control's orders of the situation"""
    plan: tuple[Given, ...] = ()
    review: tuple[Given, ...] = ()
    moves: tuple[Given, ...] = ()
    """moves at the tables, in the order in which they were made"""
    argued: tuple[resolution.Argued, ...] = ()
    adjusted: tuple[o.Adjust, ...] = ()
    """control's orders before the reveal"""


@dataclass(frozen=True, slots=True)
class After:
    """A block of worlds after a turn; the state is written over by the next one."""

    first: int
    turn: int
    state: State
    passage: Passage
    """what each initiative did in the turn"""


def play_again(
    game: Game,
    turns: Sequence[Turn],
    seed: int,
    worlds: int,
    *,
    by_rounds: bool = False,
    first: int = 0,
    block: int = BLOCK,
    progress: Callable[[int], None] | None = None,
) -> Iterator[After]:
    """Worlds ``first`` to ``first + worlds`` from the opening under these orders; yields each block after every turn.

    ``by_rounds``: even turns run on standing orders in each world where nothing interrupted it, as at such a table.
    """
    keep_memory()
    luck = Luck(seed, game.count)
    for start in range(first, first + worlds, block):
        size = min(block, first + worlds - start)
        state = opening(game, size)
        for number, orders in enumerate(turns, 1):
            standing = by_rounds and number % 2 == 0
            passage = _turn(game, state, luck.sheet(number, start, size), orders, standing)
            if progress is not None:
                progress(size)
            yield After(start, number, state, passage)


def _turn(game: Game, state: State, sheet: dict[str, Array], orders: Turn, standing: bool) -> Passage:
    """One turn in place."""
    situation.open_turn(game, state, sheet, _open(game, state, orders.control))
    _act(game, state, sheet, standing, _plan, orders.plan)
    _clear(state, [x for _, given in orders.plan for x in given])
    _act(game, state, sheet, standing, _review, orders.review)
    _act(game, state, sheet, standing, _move, orders.moves)
    talks.close(state)
    passage = resolution.close(game, state, sheet, orders.argued).passage
    if orders.adjusted:
        ledger = Ledger(state)
        for order in orders.adjusted:
            adjust_one(game, state, ledger, order)
        ledger.settle()
    return passage


def _plan(game: Game, state: State, _: dict[str, Array], given: Sequence[Given]) -> None:
    arrays = blank_plan(game.count, state.worlds, len(game.scenario.assumptions))
    for seat, orders in given:
        for order in orders:
            if not isinstance(order, _NO_PLANS):
                translate.plan(game, arrays, seat, order, state.turn)
    plan.close(game, state, arrays)


def _review(game: Game, state: State, sheet: dict[str, Array], given: Sequence[Given]) -> None:
    arrays = blank_review(game.count, state.worlds)
    for seat, orders in given:
        for order in orders:
            if isinstance(order, (o.Concur, o.Object, o.Override)):
                translate.review(game, arrays, seat, order)
    concurrence.close(game, state, arrays, sheet)


def _move(game: Game, state: State, sheet: dict[str, Array], given: Sequence[Given]) -> None:
    """One after another, as they were made: people may move in any order."""
    for seat, orders in given:
        arrays = blank_moves(game.count, state.worlds)
        for order in orders:
            translate.moves(game, arrays, seat, order)
        talks.move(game, state, arrays, sheet)


def _open(game: Game, state: State, control: Sequence[o.Order]) -> Array:
    """(injects, W) what control delivers by hand; holds it cleared are cleared."""
    by_hand = np.zeros_like(state.inject)
    for order in control:
        if isinstance(order, o.FireInject):
            by_hand[game.injects[order.inject]] = 1.0
    _clear(state, control)
    return by_hand


def _clear(state: State, orders: Sequence[o.Order]) -> None:
    for order in orders:
        if isinstance(order, o.ClearHold):
            state.fact(f"hold_{order.authority}")[...] = 0.0


def _act(game: Game, state: State, sheet: dict[str, Array], standing: bool, act: _Act, given: Sequence[Given]) -> None:
    """Let the orders act; in worlds whose half of a round stands, let nobody's act."""
    stands = state.fact("interrupted") == 0.0 if standing else np.zeros(state.worlds, dtype=bool)
    if not given or not stands.any():
        act(game, state, sheet, given)
        return
    for where, theirs in ((stands, ()), (~stands, given)):
        if where.any():
            part = _some(state, where)
            act(game, part, {name: draws[..., where] for name, draws in sheet.items()}, theirs)
            _put(part, state, where)


def _some(state: State, where: Worlds) -> State:
    """Some of the worlds, as a block of their own."""
    return State(**{name: block[..., where] for name, block in state.blocks()})


def _put(part: State, state: State, where: Worlds) -> None:
    """Put those worlds back in their places."""
    for (_, one), (_, whole) in zip(part.blocks(), state.blocks(), strict=True):
        whole[..., where] = one
