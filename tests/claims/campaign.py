"""Turns played through the engine's phases for the tests of claims: random starts, signed programmes, common luck."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from sctabletop.domain.initiative import Stage
from sctabletop.domain.instruments import TABLE
from sctabletop.domain.state import Array
from sctabletop.domain.tracks import PARTNER_TRACKS, Kind
from sctabletop.engine.decisions import Moves, Plan
from sctabletop.engine.game import Game
from sctabletop.engine.phases.resolution import Resolved
from sctabletop.engine.sights import SIZE_COST, Sight, sight
from tests.engine.table import Table, code, quiet

Programme = tuple[int, str, float]
"""Partner, instrument and size (1 small, 2 medium, 3 large)."""
Portfolio = Callable[[int], Sequence[Programme]]
"""What is signed in each turn."""
WORLDS: Final = 128
CALM: Final = {"coup": 0.999, "repudiation": 0.999}
"""Draws with which nothing breaks, whatever the odds."""


def anywhere(game: Game | None = None, worlds: int = WORLDS, seed: int = 5, **fixed: float) -> Table:
    """A table at which every stock and trait of every world is drawn between 0.1 and 0.9, but for those ``fixed``."""
    here = Table(game or quiet(), worlds)
    rng = np.random.default_rng(seed)
    for track in PARTNER_TRACKS:
        if track.kind is not Kind.COUNTER and track.top == 1.0:
            shape = here.state.track(track.name).shape
            here.state.track(track.name)[...] = rng.uniform(0.1, 0.9, shape)
    fix(here, **fixed)
    return here


def fix(here: Table, **fixed: float) -> None:
    """Set tracks of all partners to one value, a group's columns alike."""
    for name, value in fixed.items():
        for track in PARTNER_TRACKS:
            if track.name == name or track.name.startswith(f"{name}_"):
                here.state.track(track.name)[...] = value


def seen(here: Table) -> Sight:
    """The state as rules see it now."""
    return sight(here.game, here.state)


def cost(programme: Programme) -> float:
    """Million USD over the life of a standard programme of that size."""
    _, instrument, size = programme
    return float(TABLE.cost[code(instrument)] * SIZE_COST[int(size)])


def sign(here: Table, programme: Programme, **fields: float) -> int:
    """Put an agreement where it stands when the minutes are signed, and return its slot. Raises where none is free."""
    partner, instrument, size = programme
    free = np.flatnonzero(~here.state.field("instrument")[:, partner].any(axis=1))
    kind = float(here.state.noted("threat_kind")[partner, 0])
    values = {"size": size, "lead": float(TABLE.lead[code(instrument)]), "cost": cost(programme), "threat": kind}
    here.put(int(free[0]), partner, instrument, Stage.AGREED, **{**values, "knowledge": 0.5, **fields})
    return int(free[0])


def play(here: Table, turns: int, signs: Portfolio = lambda _: (), **luck: float) -> Table:
    """Turns in which nothing happens but that programmes are signed and run. ``luck`` sets draws by name."""
    for _ in range(turns):
        here.open_turn(**luck)
        here.plan()
        here.concur()
        for programme in signs(here.state.turn):
            sign(here, programme)
        here.resolve()
    return here


def whole_turn(here: Table, orders: Callable[[Plan], None] = lambda _: None, **luck: float) -> Resolved:
    """One turn in which a plan is given and nothing is said at the tables."""
    here.open_turn(**luck)
    plan = here.orders()
    orders(plan)
    here.plan(plan)
    here.concur()
    return here.resolve()


def everything_signed(here: Table) -> None:
    """At every table all that can be offered is offered, accepted and signed."""
    for move in ("offer", "accept", "agree"):
        moves: Moves = here.moves()
        getattr(moves, move)[...] = 1.0
        here.talk(moves)


def odds(resolved: Resolved, name: str) -> Array:
    """The probability on record of a chance that was drawn this turn, as its arrays run."""
    (found,) = (c for c in resolved.chances if c.name == name)
    return found.odds
