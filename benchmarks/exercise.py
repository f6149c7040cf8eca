"""What is measured: a shipped scenario made ready, with every seat played by the computer or from its order files."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from sctabletop.domain import orders as o
from sctabletop.domain.phases import Phase
from sctabletop.domain.scenario import Scenario
from sctabletop.domain.seats import US_SEATS, SeatId
from sctabletop.domain.state import Array, State
from sctabletop.engine.game import Game, game
from sctabletop.engine.sights import sight
from sctabletop.players.policies import PolicyName, default_policy
from sctabletop.resources import scenarios_dir
from sctabletop.rules.books import book
from sctabletop.scenario.load import load
from sctabletop.scenario.orders_file import load_orders
from sctabletop.session.saves import files_of
from sctabletop.session.setup import Setup
from sctabletop.session.spread import Script, playable

NAME: Final = "thin-capital"
SEED: Final = 7


@dataclass(frozen=True, slots=True)
class Exercise:
    """The scenario under the default book, and who plays."""

    scenario: Scenario
    game: Game
    everybody: dict[SeatId, PolicyName]
    """the computer in every seat"""

    @property
    def others(self) -> dict[SeatId, PolicyName]:
        """The computer in every seat but the three US ones."""
        return {seat: name for seat, name in self.everybody.items() if seat not in US_SEATS}


def exercise(name: str = NAME) -> Exercise:
    """The shipped scenario of that name, ready to be played."""
    scenario = load(scenarios_dir() / name)
    ready = game(scenario, book())
    return Exercise(scenario, ready, {seat: default_policy(ready, seat) for seat in ready.seats})


def setup(known: Exercise, world: int) -> Setup:
    """A session of that exercise, all seats the computer's, in one world of the benchmark's luck."""
    files = files_of(scenarios_dir() / str(known.scenario.id))
    seats = {seat: str(name) for seat, name in known.everybody.items()}
    return Setup(scenario=known.scenario, files=files, seed=SEED, world=world, seats=seats)


def order_files(known: Exercise) -> dict[str, Script]:
    """File name -> what can be played of it in many worlds at once, for every orders file of the scenario."""
    out = {}
    for path in sorted((scenarios_dir() / str(known.scenario.id) / "orders").glob("*.yaml")):
        script: dict[tuple[int, Phase, SeatId], list[o.Order]] = {}
        for dated in load_orders(path, known.scenario):
            script.setdefault((dated.turn, dated.phase, dated.seat), []).append(dated.order)
        out[path.stem] = playable(known.game, script).script
    return out


def readiness(known: Exercise, state: State) -> Array:
    """(W,) the mean readiness of the partners."""
    found: Array = np.mean(sight(known.game, state).s.get("readiness"), axis=0)
    return found
