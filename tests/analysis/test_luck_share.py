"""How much is luck: over fixed orders and many worlds, decisions must matter more than draws, and draws must matter."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from sctabletop.analysis.ensembles import play
from sctabletop.domain.orders import Order
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import US_SEATS, SeatId
from sctabletop.domain.state import State
from sctabletop.domain.tracks import BY_NAME, PARTNER_TRACKS, TRACK_INDEX, Kind
from sctabletop.engine.game import Game, game, opening
from sctabletop.engine.sights import sight
from sctabletop.players.policies import default_policy
from sctabletop.resources import scenarios_dir
from sctabletop.rules.books import book
from sctabletop.scenario.load import load
from sctabletop.scenario.orders_file import load_orders

STOCKS = [t.name for t in PARTNER_TRACKS if t.kind is Kind.STOCK]
Script = dict[tuple[int, Phase, SeatId], list[Order]]


@cache
def thin_capital() -> Game:
    return game(load(scenarios_dir() / "thin-capital"), book())


def order_files() -> list[Path]:
    return sorted((scenarios_dir() / "thin-capital" / "orders").glob("*.yaml"))


def script(path: Path) -> Script:
    found: Script = {}
    for dated in load_orders(path, thin_capital().scenario):
        found.setdefault((dated.turn, dated.phase, dated.seat), []).append(dated.order)
    return found


def ends(path: Path, worlds: int) -> State:
    """Ten turns of many worlds in which the triad plays the file and the partners play themselves."""
    it = thin_capital()
    partners = {s: default_policy(it, s) for s in it.seats if s not in US_SEATS}
    blocks = list(play(it, partners, 7, worlds, script=script(path)))
    if len(blocks) == 1:
        return blocks[0].state
    joined = {n: np.concatenate([getattr(b.state, n) for b in blocks], axis=-1) for n, _ in blocks[0].state.blocks()}
    return State(**joined)


def mean_readiness(state: State) -> np.ndarray:
    readiness: np.ndarray = sight(thin_capital(), state).s.readiness.mean(axis=0)
    return readiness


@pytest.mark.parametrize("large", [pytest.param(False), pytest.param(True, marks=pytest.mark.full)])
def test_luck_explains_between_a_tenth_and_two_fifths_of_final_readiness(large: bool) -> None:
    """Within-file over total variance of mean readiness, three order files pooled: hazards, not noise."""
    found = [mean_readiness(ends(path, 1_000 if large else 120)) for path in order_files()]
    assert len(found) >= 3
    within = float(np.mean([v.var() for v in found]))
    assert 0.10 <= within / float(np.concatenate(found).var()) <= 0.40


@pytest.mark.parametrize("large", [pytest.param(False), pytest.param(True, marks=pytest.mark.full)])
def test_no_stock_sits_at_a_rail_after_ten_turns_in_more_than_a_fiftieth_of_its_values(large: bool) -> None:
    for path in order_files():
        state = ends(path, 1_000 if large else 60)
        for name in STOCKS:
            values = state.track(name)
            share = float(((values == 0.0) | (values == 1.0)).mean())
            assert share <= 0.02, f"{path.stem}: {name} at a rail in {share:.1%}"


def test_every_stock_moves_in_play(scale: Callable[[int, int], int]) -> None:
    it = thin_capital()
    seats = {s: default_policy(it, s) for s in it.seats}
    worlds = scale(20, 200)
    state = next(iter(play(it, seats, 7, worlds))).state
    before = opening(it, worlds)
    still = [n for n in STOCKS if np.array_equal(state.track(n), before.track(n))]
    assert still == []
    varied = [n for n in STOCKS if float(state.track(n).std()) == 0.0]
    assert varied == []
    assert all(BY_NAME[n].top == 1.0 and n in TRACK_INDEX for n in STOCKS)
