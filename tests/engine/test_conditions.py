"""Conditions read on arrays say in each world what a plain reading of the text says of that world alone."""

import operator
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sctabletop.domain.conditions import parse
from sctabletop.domain.initiative import Stage
from sctabletop.domain.instruments import INSTRUMENTS
from sctabletop.domain.state import State
from sctabletop.domain.tracks import ALIASES, BY_NAME, US_INDEX, US_TRACKS
from sctabletop.engine.conditions import holds, stage_of
from sctabletop.engine.offers import scene_of
from sctabletop.engine.sights import sight
from tests.engine.random_play import play
from tests.engine.table import Table, code, quiet
from tests.engine.worlds import generous

GAME = generous(3)
WORLDS = 12
STATE = play(GAME, 61, 0, WORLDS, turns=7).state
SCENE = scene_of(GAME, STATE, sight(GAME, STATE))
ALONE = [STATE.column(k) for k in range(WORLDS)]
SIGHTS = [sight(GAME, state).s for state in ALONE]
PARTNERS = st.sampled_from(sorted(GAME.partners))
NUMBERS = st.floats(-2.0, 12.0, allow_nan=False).map(lambda x: repr(round(x, 3)))
Read = Callable[[int], float]
"""What a value is in one world, read in plain Python."""
OPS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


def plain_stage(state: State, partner: int, instrument: int) -> float:
    for slot in range(state.slot.shape[1]):
        stage = float(state.field("stage")[slot, partner, 0])
        if state.field("instrument")[slot, partner, 0] == instrument and stage > 0.0:
            return stage
    return 9.0 if state.completed[instrument, partner, 0] > 0.0 else 0.0


def tracks() -> st.SearchStrategy[tuple[str, Read]]:
    def of(partner: str, track: str) -> tuple[str, Read]:
        p, name = GAME.partners[partner], ALIASES.get(track, track)
        return f"{partner}.{track}", lambda k: float(SIGHTS[k].get(name)[p, 0])

    return st.builds(of, PARTNERS, st.sampled_from([*BY_NAME, *ALIASES]))


def ours() -> st.SearchStrategy[tuple[str, Read]]:
    def of(track: str) -> tuple[str, Read]:
        return f"us.{track}", lambda k: float(ALONE[k].us[US_INDEX[track], 0])

    return st.builds(of, st.sampled_from([t.name for t in US_TRACKS]))


def stages() -> st.SearchStrategy[tuple[str, Read]]:
    def of(partner: str, n: int) -> tuple[str, Read]:
        p = GAME.partners[partner]
        return f"stage({partner}, {INSTRUMENTS[n].id})", lambda k: plain_stage(ALONE[k], p, n + 1)

    return st.builds(of, PARTNERS, st.integers(0, len(INSTRUMENTS) - 1))


def injects() -> st.SearchStrategy[tuple[str, Read]]:
    def of(name: str) -> tuple[str, Read]:
        return f"fired('{name}')", lambda k: float(ALONE[k].inject[GAME.injects[name], 0] > 0.0)

    return st.builds(of, st.sampled_from(sorted(GAME.injects)))


VALUES = st.one_of(
    tracks(),
    ours(),
    stages(),
    injects(),
    st.just(("turn", lambda _: 7.0)),
    NUMBERS.map(lambda n: (n, lambda _: float(n))),
)
Claim = tuple[str, Callable[[int], bool]]


def compared(left: tuple[str, Read], op: str, right: tuple[str, Read]) -> Claim:
    return f"{left[0]} {op} {right[0]}", lambda k: OPS[op](left[1](k), right[1](k))


def joined(inner: st.SearchStrategy[Claim]) -> st.SearchStrategy[Claim]:
    def both(a: Claim, b: Claim, word: str) -> Claim:
        if word == "and":
            return f"({a[0]}) and ({b[0]})", lambda k: a[1](k) and b[1](k)
        return f"({a[0]}) or ({b[0]})", lambda k: a[1](k) or b[1](k)

    def no(a: Claim) -> Claim:
        return f"not ({a[0]})", lambda k: not a[1](k)

    return st.one_of(st.builds(both, inner, inner, st.sampled_from(["and", "or"])), st.builds(no, inner))


CLAIMS = st.recursive(st.builds(compared, VALUES, st.sampled_from(list(OPS)), VALUES), joined, max_leaves=8)


@given(CLAIMS)
def test_arrays_and_a_plain_reading_agree_in_every_world(claim: Claim) -> None:
    text, plainly = claim
    found = holds(parse(text), SCENE)
    assert found.shape == (WORLDS,)
    assert found.tolist() == [plainly(k) for k in range(WORLDS)]


def test_a_comparison_without_arrays_still_answers_for_every_world() -> None:
    assert holds(parse("1 < 2"), SCENE).tolist() == [True] * WORLDS


@pytest.mark.parametrize("stage", list(Stage))
def test_an_end_reads_as_nought_and_a_live_stage_as_its_number(stage: Stage) -> None:
    table = Table(quiet())
    table.put(4, 1, "staff_talks", stage)
    assert stage_of(table.state, 1, code("staff_talks")).tolist() == [max(float(stage), 0.0)]
    assert stage_of(table.state, 0, code("staff_talks")).tolist() == [0.0]


def test_what_was_completed_stays_complete_until_it_is_begun_anew() -> None:
    table = Table(quiet())
    table.state.completed[code("staff_talks"), 1] = 2.0
    assert stage_of(table.state, 1, code("staff_talks")).tolist() == [9.0]
    table.put(0, 1, "staff_talks", Stage.OFFERED)
    assert stage_of(table.state, 1, code("staff_talks")).tolist() == [4.0]
    assert np.isfinite(table.state.slot).all()
