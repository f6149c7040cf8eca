"""A small table to set: a quiet scenario, initiatives put where a test wants them, and the phases played by hand."""

from dataclasses import replace

import numpy as np

from sctabletop.domain.deeds import DEED_INDEX, Deed
from sctabletop.domain.gates import GateId
from sctabletop.domain.ids import InstrumentId
from sctabletop.domain.initiative import FIELD_INDEX, Delivery, Stage
from sctabletop.domain.instruments import INSTRUMENT_INDEX
from sctabletop.domain.state import Array, State
from sctabletop.engine.decisions import (
    Draft,
    Moves,
    Plan,
    Review,
    blank_moves,
    blank_plan,
    blank_review,
    empty_fields,
)
from sctabletop.engine.game import Game, game, opening
from sctabletop.engine.gates import gates_in
from sctabletop.engine.luck import Luck
from sctabletop.engine.phases import concurrence, plan, resolution, situation, talks
from sctabletop.engine.phases.concurrence import Concurred
from sctabletop.engine.phases.plan import Planned
from sctabletop.engine.phases.resolution import Resolved
from sctabletop.engine.phases.talks import Moved
from sctabletop.rules.books import book
from tests.engine.worlds import alone, scenario

Sheet = dict[str, Array]


def code(instrument: str) -> int:
    """The code of an instrument; a name that is none raises."""
    return INSTRUMENT_INDEX[InstrumentId(instrument)] + 1


def quiet(money: float = 500.0, hours: float = 500.0, **ours: float) -> Game:
    """Three partners without neighbours, injects, assumptions or openings, and means in plenty."""
    base = alone(scenario(3))
    us = replace(base.us, base_t10=money, base_t22=money, hours=hours)
    rich = {("us", n): v for n, v in {"slots": 20.0, "backlog": 0.0, **ours}.items()}
    return game(replace(base, us=us), book(), rich)


class Table:
    """A game and its state, from the opening on, with luck that a test may set."""

    def __init__(self, played: Game, worlds: int = 1, seed: int = 3) -> None:
        self.game = played
        self.state: State = opening(played, worlds)
        self.luck = Luck(seed, played.count)
        self.sheet: Sheet = {}

    def open_turn(self, **luck: float) -> None:
        """Begin the next turn; names of draws set to a number in every world."""
        turn = self.state.turn + 1
        self.sheet = {n: a.copy() for n, a in self.luck.sheet(turn, 0, self.state.worlds).items()}
        for name, value in luck.items():
            self.sheet[name][...] = value
        situation.open_turn(self.game, self.state, self.sheet)

    def plan(self, orders: Plan | None = None) -> Planned:
        """Close the plan phase."""
        return plan.close(self.game, self.state, orders or self.orders())

    def concur(self, review: Review | None = None) -> Concurred:
        """Close the concurrence."""
        return concurrence.close(
            self.game, self.state, review or blank_review(self.game.count, self.state.worlds), self.sheet
        )

    def talk(self, moves: Moves) -> Moved:
        """Make moves at the tables."""
        return talks.move(self.game, self.state, moves, self.sheet)

    def resolve(self) -> Resolved:
        """Close the turn."""
        talks.close(self.state)
        return resolution.close(self.game, self.state, self.sheet)

    def pass_turn(self, **luck: float) -> Resolved:
        """A whole turn in which nobody does anything."""
        self.open_turn(**luck)
        self.plan()
        self.concur()
        return self.resolve()

    def orders(self) -> Plan:
        """A plan in which nobody orders anything."""
        return blank_plan(self.game.count, self.state.worlds, len(self.game.scenario.assumptions))

    def moves(self) -> Moves:
        """No moves."""
        return blank_moves(self.game.count, self.state.worlds)

    def review(self) -> Review:
        """All concur by silence."""
        return blank_review(self.game.count, self.state.worlds)

    def put(self, slot: int, partner: int, instrument: str, stage: Stage, **fields: float) -> None:
        """An initiative straight into a slot, as it would stand at this stage."""
        values = {"size": 2.0, "tier": 1.0, "objective": 2.0, "born": float(self.state.turn), "mandate": 2.0}
        values |= {"instrument": float(code(instrument)), "stage": float(stage), **fields}
        self.state.slot[:, slot, partner] = 0.0
        for name, value in values.items():
            self.state.field(name)[slot, partner] = value

    def stage(self, slot: int, partner: int) -> Stage:
        """Where an initiative stands in the first world."""
        return Stage(int(self.state.field("stage")[slot, partner, 0]))

    def blocked(self, slot: int, partner: int) -> set[GateId]:
        """The gates that refused it in the first world."""
        return set(gates_in(self.state.field("blocked")[slot, partner, 0]))

    def delivery(self, slot: int, partner: int) -> Delivery:
        """Where its deliverable stands in the first world."""
        return Delivery(int(self.state.field("delivery")[slot, partner, 0]))


def draft(worlds: int, partner: int, instrument: str, *, amend: bool = False, **fields: float) -> Draft:
    """A draft of an initiative in every world."""
    out = empty_fields(worlds)
    values = {"size": 2.0, "tier": 1.0, "objective": 2.0, "odds": 0.5, "instrument": float(code(instrument)), **fields}
    for name, value in values.items():
        out[FIELD_INDEX[name]] = value
    return Draft(0, np.full(worlds, float(partner)), out, amend)


def deed_code(deed: Deed) -> float:
    """How a slot names a deliverable."""
    return DEED_INDEX[deed] + 1.0
