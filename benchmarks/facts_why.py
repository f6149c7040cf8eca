"""What the ledger says of a difference: which terms moved the measured stocks apart, added up over the turns."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from benchmarks.exercise import SEED
from benchmarks.facts_kinds import Arm, Fact, Position
from benchmarks.facts_run import made_ready
from sctabletop.domain.state import Array, State
from sctabletop.engine.game import opening
from sctabletop.engine.ledger import Line
from sctabletop.engine.luck import Luck
from sctabletop.engine.phases import concurrence, plan, resolution, situation, talks
from sctabletop.players.loop import Table
from sctabletop.players.talks import STEPS

WORLDS: Final = 8
"""Worlds whose ledgers are read, one by one: terms are wanted, not their spread."""
SHOWN: Final = 3
"""Terms that are named, the largest first."""
LEAST: Final = 0.0005
"""What is smaller is no reason."""

Terms = dict[tuple[str, str], float]
"""(track, term) -> what it added."""


class OpenLedger(Table):
    """The same table with the ledgers of its turns kept. One world at a time."""

    def told(self, state: State, sheet: dict[str, Array]) -> list[Line]:
        """Play one turn in place; what moved."""
        game = self.game
        opened = situation.open_turn(game, state, sheet, kept=True)
        plan.close(game, state, self._plan(state, sheet))
        concurrence.close(game, state, self._review(state, sheet), sheet)
        for step in STEPS:
            self._step(state, sheet, step)
        talks.close(state)
        return [*opened.ledger.lines, *resolution.close(game, state, sheet, kept=True).ledger.lines]


def terms_of(fact: Fact, position: Position, arm: Arm, worlds: int = WORLDS) -> Terms:
    """What every term added to the stocks behind the measure, mean over worlds."""
    ready, seats, script = made_ready(fact, position, arm)
    who = ready.partners.get(fact.measure.partner, -1)
    luck = Luck(SEED, ready.count)
    table = OpenLedger(ready, seats, script)
    out: Terms = defaultdict(float)
    for world in range(worlds):
        state = opening(ready, 1)
        for turn in range(1, fact.turns + 1):
            for line in table.told(state, luck.sheet(turn, world, 1)):
                if line.partner == who and line.track in fact.measure.tracks:
                    for term, moved, _ in line.terms:
                        out[line.track, term] += moved / worlds
    return out


def apart(arms: Iterable[tuple[Arm, Terms]]) -> Terms:
    """The same contrast as that of the measure, term by term."""
    out: Terms = defaultdict(float)
    for arm, terms in arms:
        for where, moved in terms.items():
            out[where] += arm.weight * moved
    return out


def told(terms: Terms) -> str:
    """The largest terms in a line; nothing where the stocks did not part."""
    largest = sorted(terms.items(), key=lambda item: (-abs(item[1]), item[0]))[:SHOWN]
    return ", ".join(
        f"{track}: {term.replace('_', ' ')} {moved:+.3f}" for (track, term), moved in largest if abs(moved) >= LEAST
    )
