"""World *k* of an ensemble is bit for bit the session with that luck: other code, other arrays, events in between."""

from collections.abc import Callable

import numpy as np
import pytest

from sctabletop.analysis.ensembles import play
from sctabletop.domain.phases import Phase
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


def script_of(name: str, turns: int) -> dict[tuple[int, Phase, SeatId], list]:  # type: ignore[type-arg]
    scenario = load(scenarios_dir() / name)
    found: dict[tuple[int, Phase, SeatId], list] = {}  # type: ignore[type-arg]
    for dated in load_orders(scenarios_dir() / name / "orders" / "osd-ccmd-sdo.yaml", scenario):
        if dated.turn <= turns:
            found.setdefault((dated.turn, dated.phase, dated.seat), []).append(dated.order)
    return found


def session_end(name: str, world: int, seats: dict[SeatId, PolicyName], script: Script) -> Session:
    setup = Setup(
        scenario=load(scenarios_dir() / name),
        files={},
        seed=11,
        world=world,
        seats={s: str(p) for s, p in seats.items()},
    )
    session = Session.create(MemoryStore(lambda: "now"), setup)
    while not session.ended:
        given = {s: o for (turn, phase, s), o in script.items() if (turn, phase) == (session.turn, session.phase)}
        play_phase(session, given)
    return session


@pytest.mark.parametrize("scripted", [False, True])
@pytest.mark.parametrize("name", ["first-posting", "thin-capital"])
def test_world_k_of_many_is_the_session_with_that_world(
    name: str, scripted: bool, scale: Callable[[int, int], int]
) -> None:
    it = game(load(scenarios_dir() / name), book())
    script = script_of(name, it.scenario.turns) if scripted else {}
    seats = {s: default_policy(it, s) for s in it.seats if not scripted or s not in US_SEATS}
    many = next(iter(play(it, seats, 11, 7, script=script))).state
    for world in range(scale(1, 7)):
        session = session_end(name, world, seats, script)
        alone = many.column(world)
        differ = [
            n for (n, a), (_, b) in zip(session.state.blocks(), alone.blocks(), strict=True) if not np.array_equal(a, b)
        ]
        assert differ == []
