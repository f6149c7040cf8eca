"""World *k* of an ensemble is bit for bit the session with that luck: other code, other arrays, events in between."""

from typing import Final

import pytest

from sctabletop.analysis.ensembles import play
from sctabletop.domain.phases import Phase
from sctabletop.domain.scenario import Scenario
from sctabletop.domain.seats import US_SEATS, SeatId
from sctabletop.engine.game import game
from sctabletop.players.loop import Script
from sctabletop.players.policies import PolicyName, default_policy
from sctabletop.resources import scenarios_dir
from sctabletop.rules.books import book
from sctabletop.scenario.load import load
from sctabletop.scenario.orders_file import load_orders
from sctabletop.session.computers import play_phase
from sctabletop.session.session import Session
from sctabletop.session.setup import Setup
from sctabletop.store.memory import MemoryStore
from tests.engine.worlds import COUNTS, differing, scenario

SEED: Final = 11


def script_of(name: str, turns: int) -> dict[tuple[int, Phase, SeatId], list]:  # type: ignore[type-arg]
    scenario = load(scenarios_dir() / name)
    found: dict[tuple[int, Phase, SeatId], list] = {}  # type: ignore[type-arg]
    for dated in load_orders(scenarios_dir() / name / "orders" / "osd-ccmd-sdo.yaml", scenario):
        if dated.turn <= turns:
            found.setdefault((dated.turn, dated.phase, dated.seat), []).append(dated.order)
    return found


def session_end(of: Scenario, world: int, seats: dict[SeatId, PolicyName], script: Script) -> Session:
    setup = Setup(
        scenario=of,
        files={},
        seed=SEED,
        world=world,
        seats={s: str(p) for s, p in seats.items()},
    )
    session = Session.create(MemoryStore(lambda: "now"), setup)
    while not session.ended:
        given = {s: o for (turn, phase, s), o in script.items() if (turn, phase) == (session.turn, session.phase)}
        play_phase(session, given)
    return session


def assert_worlds_are_their_sessions(of: Scenario, worlds: int, block: int, script: Script) -> None:
    """The first world, the last, and those beside the edges of blocks, each against the session played with it."""
    it = game(of, book())
    seats = {s: default_policy(it, s) for s in it.seats if not script or s not in US_SEATS}
    looked_at = sorted({k % worlds for k in (0, 1, 6, 7, 499, 500, -1)})
    for many in play(it, seats, SEED, worlds, script=script, block=block):
        for k in looked_at:
            if 0 <= k - many.first < many.state.worlds:
                ended = session_end(of, k, seats, script).state
                assert differing(ended, many.state.column(k - many.first)) == [], k


@pytest.mark.parametrize("scripted", [False, True])
@pytest.mark.parametrize("name", ["first-posting", "thin-capital"])
def test_world_k_of_many_is_the_session_with_that_world(name: str, scripted: bool) -> None:
    it = load(scenarios_dir() / name)
    assert_worlds_are_their_sessions(it, 2, 7, script_of(name, it.turns) if scripted else {})


@pytest.mark.full
@pytest.mark.parametrize("block", [1, 7, 1_000])
@pytest.mark.parametrize("partners", COUNTS)
def test_world_k_of_a_thousand_is_the_session_with_that_world(partners: int, block: int) -> None:
    """A block of one is played for fewer worlds, for it takes as long as so many sessions."""
    assert_worlds_are_their_sessions(scenario(partners), 100 if block == 1 else 1_000, block, {})
