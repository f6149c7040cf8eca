"""Who sits idle: turns in which a seat gives no order in any phase."""

from typing import Any, Final

import numpy as np

from benchmarks.exercise import SEED
from benchmarks.league_cells import made_ready, seats
from sctabletop.analysis.ensembles import play
from sctabletop.analysis.strategies import BY_NAME, Strategist
from sctabletop.domain.seats import SeatId
from sctabletop.domain.state import Array
from sctabletop.engine.decisions import Plan, arrays, blank_moves, blank_plan, blank_review
from sctabletop.engine.views import View
from sctabletop.players.brief import Brief
from sctabletop.players.loop import Players
from sctabletop.players.policies import PolicyName

WORLDS: Final = 40


class Watched:
    """Plays like another, and notes for each seat and turn in which worlds it did anything."""

    def __init__(self, players: Players) -> None:
        self._players = players
        self.acted: dict[tuple[int, SeatId], Array] = {}

    def plan(self, policy: PolicyName, brief: Brief, view: View, draws: dict[str, Array], into: Any, why: Any) -> None:
        """Orders of the plan phase."""
        self._note("plan", policy, brief, view, draws, into, why)

    def review(
        self, policy: PolicyName, brief: Brief, view: View, draws: dict[str, Array], into: Any, why: Any
    ) -> None:
        """Positions of a US seat."""
        self._note("review", policy, brief, view, draws, into, why)

    def offers(
        self, policy: PolicyName, brief: Brief, view: View, draws: dict[str, Array], into: Any, why: Any
    ) -> None:
        """Offers of a US seat."""
        self._note("offers", policy, brief, view, draws, into, why)

    def answers(
        self, policy: PolicyName, brief: Brief, view: View, draws: dict[str, Array], into: Any, why: Any
    ) -> None:
        """A partner's answers."""
        self._note("answers", policy, brief, view, draws, into, why)

    def settle(
        self, policy: PolicyName, brief: Brief, view: View, draws: dict[str, Array], into: Any, why: Any
    ) -> None:
        """A US seat's word on counters."""
        self._note("settle", policy, brief, view, draws, into, why)

    def sign(self, policy: PolicyName, brief: Brief, view: View, draws: dict[str, Array], into: Any, why: Any) -> None:
        """Minutes signed."""
        self._note("sign", policy, brief, view, draws, into, why)

    def _note(self, step: str, policy: PolicyName, brief: Brief, view: View, draws: Any, into: Any, why: Any) -> None:
        """Play the step once into a blank sheet, to see what it says, and once in earnest."""
        partners, worlds = view.mean.trust.shape
        blank: Any = {
            "plan": lambda: blank_plan(partners, worlds, view.assumption.shape[1]),
            "review": lambda: blank_review(partners, worlds),
        }.get(step, lambda: blank_moves(partners, worlds))
        alone, empty = blank(), blank()
        getattr(self._players, step)(policy, brief, view, draws, alone, None)
        did = self.acted.setdefault((view.turn, brief.seat), np.zeros(worlds, dtype=bool))
        for (_, made), (_, before) in zip(arrays(alone), arrays(empty), strict=True):
            said = (made != before) & ~(np.isnan(made) & np.isnan(before))
            did |= said.reshape(-1, worlds).any(axis=0)
        if isinstance(alone, Plan):
            for draft in alone.drafts:
                did |= draft.fields.any(axis=0)
        getattr(self._players, step)(policy, brief, view, draws, into, why)


def idle_turns(scenario: str, rules: str, strategy: str, worlds: int = WORLDS) -> dict[str, float]:
    """Seat -> share of its turns, over worlds, in which it gave no order at all; seats that pass are left out."""
    ready, way = made_ready(scenario, rules), BY_NAME[strategy]
    watched = Watched(Strategist(way))
    for _ in play(ready, seats(ready, way), SEED, worlds, players=watched):
        pass
    found: dict[str, list[float]] = {}
    for (_, seat), acted in watched.acted.items():
        found.setdefault(str(seat), []).append(1.0 - float(acted.mean()))
    return {seat: float(np.mean(shares)) for seat, shares in sorted(found.items())}
