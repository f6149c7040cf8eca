"""What the random games of these tests reach: a law tried on games in which nothing happens would prove little."""

from functools import cache

import numpy as np
import pytest

from sctabletop.domain.gates import GATE_INDEX, GateId
from sctabletop.domain.refusals import Reason
from sctabletop.domain.state import MEMO, MEMO_INDEX
from sctabletop.domain.tracks import PARTNER_TRACKS, US_TRACKS, Kind
from tests.engine.random_play import Played, play
from tests.engine.worlds import generous, played

WORLDS = 60
FROM_ARRAYS = {
    Reason.NO_SLOT,
    Reason.ALREADY_RUNNING,
    Reason.NOT_LIVE,
    Reason.NOT_ON_TABLE,
    Reason.DEED_RESTS,
    Reason.NO_CAPITAL,
    Reason.NOTHING_SIGNED,
    Reason.NO_GUARANTEE,
    Reason.NO_HOURS,
    Reason.NO_DISASTER,
    Reason.STEP_TAKEN,
    Reason.RUNG_FOR_EXEMPT,
    Reason.NOTHING_MISSED,
    Reason.NO_GESTURE,
    Reason.NOT_SPRUNG,
    Reason.WRITTEN_OFF,
    Reason.NO_CONTINGENCY,
    Reason.NOTHING_ACCEPTED,
    Reason.NOT_OBJECTED,
    Reason.NOT_COUNTERED,
    Reason.LADDER_TAKEN,
}
"""Refusals that arrays of decisions can meet, but for those that need a state made for them."""


@cache
def games() -> tuple[Played, ...]:
    return tuple(play(make(3), 5, 0, WORLDS, record=True) for make in (played, generous))


def test_every_gate_refuses_somewhere() -> None:
    seen = set()
    for game in games():
        for state in game.turns:
            bits = state.field("blocked").astype(np.int64)
            seen |= {gate for gate, i in GATE_INDEX.items() if ((bits >> i) & 1).any()}
    assert seen == set(GateId)


def test_every_refusal_that_orders_can_meet_is_met() -> None:
    seen: set[float] = set()
    for game in games():
        tables = [c.codes for c in game.planned] + [c.codes for c in game.concurred] + [c.codes for c in game.moved]
        seen |= {code for table in tables for codes in table.values() for code in np.unique(codes).tolist()}
        for orders in game.plans:
            for draft in orders.drafts:
                assert draft.code is not None
                seen |= set(np.unique(draft.code).tolist())
    assert {Reason(int(s)) for s in seen} >= FROM_ARRAYS


@pytest.mark.parametrize(
    "name", ["coup", "deliver", "fulfil", "reversal", "late", "scandal", "leak", "backlash", "malign"]
)
def test_every_common_chance_falls_both_ways(name: str) -> None:
    chances = [c for g in games() for r in g.resolved for c in r.chances if c.name == name]
    outcomes = [np.broadcast_to(c.outcome, c.odds.shape)[np.broadcast_to(c.live, c.odds.shape)] for c in chances]
    falls = np.concatenate(outcomes)
    assert falls.any()
    assert not falls.all()


def test_every_stock_and_account_moves() -> None:
    last = [g.turns for g in games()]
    for i, track in enumerate(PARTNER_TRACKS):
        if track.kind is not Kind.TRAIT:
            assert any((turns[0].partner[i] != turns[-1].partner[i]).any() for turns in last), track.name
    for i, track in enumerate(US_TRACKS):
        assert any((turns[0].us[i] != turns[-1].us[i]).any() for turns in last), track.name


def test_every_standing_fact_is_used() -> None:
    silent = {n for n in MEMO if not any(s.memo[MEMO_INDEX[n]].any() for g in games() for s in g.turns)}
    assert silent == {"contingency"}, "a call is answered within its turn, and all others stand at some turn's end"


def test_some_assumptions_are_held_and_some_fail() -> None:
    found: set[float] = set()
    for game in games():
        found |= set(np.unique(game.state.assumption[0]).tolist())
    assert {3.0, 4.0} <= found
