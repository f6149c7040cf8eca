"""The loop that plays turns on arrays: computer seats and scripted orders, at any number of worlds.

World ``k`` here is the session with that luck: the same seats decide in the same order from the same views.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from sctabletop.domain import orders as o
from sctabletop.domain.permissions import allowed
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CONTROL, SeatId, role_of
from sctabletop.domain.state import Array, State
from sctabletop.engine import translate
from sctabletop.engine.decisions import Moves, Plan, Review, blank_moves, blank_plan, blank_review
from sctabletop.engine.game import Game
from sctabletop.engine.phases import concurrence, plan, resolution, situation, talks
from sctabletop.engine.views import Glance, View, view
from sctabletop.players import choose, control
from sctabletop.players.brief import Brief, brief
from sctabletop.players.policies import PolicyName
from sctabletop.players.scores import Reasons
from sctabletop.players.talks import STEPS, Step, step_of

Script = Mapping[tuple[int, Phase, SeatId], Sequence[o.Order]]
"""(turn, phase, seat) -> orders, already checked as given"""
Seats = Mapping[SeatId, PolicyName]
"""computer seats; the others play their script or pass"""
_NO_MOVE = (o.Forecast, o.Message, o.Argue, o.Answer, o.ClearHold)

_Draws = dict[str, Array]


class Players(Protocol):
    """Who moves for the computer seats: ``players.choose``, or something that stands in its place."""

    def plan(
        self, policy: PolicyName, brief: Brief, view: View, draws: _Draws, into: Plan, why: Reasons | None, /
    ) -> None:
        """Orders of the plan phase."""

    def review(
        self, policy: PolicyName, brief: Brief, view: View, draws: _Draws, into: Review, why: Reasons | None, /
    ) -> None:
        """Positions of a US seat."""

    def offers(
        self, policy: PolicyName, brief: Brief, view: View, draws: _Draws, into: Moves, why: Reasons | None, /
    ) -> None:
        """Offers of a US seat."""

    def answers(
        self, policy: PolicyName, brief: Brief, view: View, draws: _Draws, into: Moves, why: Reasons | None, /
    ) -> None:
        """A partner's answers."""

    def settle(
        self, policy: PolicyName, brief: Brief, view: View, draws: _Draws, into: Moves, why: Reasons | None, /
    ) -> None:
        """A US seat's word on counters."""

    def sign(
        self, policy: PolicyName, brief: Brief, view: View, draws: _Draws, into: Moves, why: Reasons | None, /
    ) -> None:
        """Minutes signed, by either side."""


class Table:
    """Everybody at the table: briefs made once, then any number of turns."""

    def __init__(self, game: Game, seats: Seats, script: Script | None = None, players: Players = choose) -> None:
        self.game = game
        self.players = players
        self.seats = dict(seats)
        self.script = dict(script or {})
        self._briefs: dict[SeatId, Brief] = {s: brief(game, s) for s in self.seats if s != CONTROL}

    def _orders(self, turn: int, phase: Phase, seat: SeatId) -> Sequence[o.Order]:
        return self.script.get((turn, phase, seat), ())

    def turn(self, state: State, sheet: dict[str, Array]) -> None:
        """Play one turn in place."""
        game = self.game
        name = self.seats.get(CONTROL)
        situation.open_turn(game, state, sheet, control.by_hand(name, game, state) if name else None)
        plan.close(game, state, self._plan(state, sheet))
        concurrence.close(game, state, self._review(state, sheet), sheet)
        for step in STEPS:
            self._step(state, sheet, step)
        talks.close(state)
        resolution.close(game, state, sheet)

    def _plan(self, state: State, sheet: dict[str, Array]) -> Plan:
        game = self.game
        into = blank_plan(game.count, state.worlds, len(game.scenario.assumptions))
        glance = Glance(game, state)
        for seat in game.seats:
            scripted = self._orders(state.turn, Phase.PLAN, seat)
            for order in scripted:
                if not isinstance(order, _NO_MOVE):
                    translate.plan(game, into, seat, order, state.turn)
            if not scripted and seat in self._briefs:
                here = view(game, state, seat, Phase.PLAN, glance)
                self.players.plan(self.seats[seat], self._briefs[seat], here, sheet, into, None)
        return into

    def _review(self, state: State, sheet: dict[str, Array]) -> Review:
        game = self.game
        into = blank_review(game.count, state.worlds)
        glance = Glance(game, state)
        for seat in game.seats:
            scripted = self._orders(state.turn, Phase.CONCURRENCE, seat)
            for order in scripted:
                if not isinstance(order, _NO_MOVE):
                    translate.review(game, into, seat, order)
            if not scripted and seat in self._briefs and allowed(role_of(seat), Phase.CONCURRENCE) & {"object"}:
                here = view(game, state, seat, Phase.CONCURRENCE, glance)
                self.players.review(self.seats[seat], self._briefs[seat], here, sheet, into, None)
        return into

    def _step(self, state: State, sheet: dict[str, Array], step: Step) -> None:
        """Everybody's moves of one step at once. In a step no seat's move can touch another's: each offers, answers and
        settles its
        own, and whoever signs first signs all; so this is what moving one after another comes to.
        """
        game, who = self.game, self.players
        plays = {Step.OFFERS: who.offers, Step.ANSWERS: who.answers, Step.SETTLE: who.settle, Step.SIGN: who.sign}
        moves = None
        glance = Glance(game, state)
        for seat in game.seats:
            everything = self._orders(state.turn, Phase.TALKS, seat)
            mine = [x for x in everything if step_of(seat, x) is step]
            chooses = not everything and seat in self._briefs and step.is_for(seat)
            if not mine and not chooses:
                continue
            moves = moves or blank_moves(game.count, state.worlds)
            for order in mine:
                translate.moves(game, moves, seat, order)
            if chooses:
                here = view(game, state, seat, Phase.TALKS, glance)
                plays[step](self.seats[seat], self._briefs[seat], here, sheet, moves, None)
        if moves is not None:
            talks.move(game, state, moves, sheet, glance.appeal if step is Step.ANSWERS else None)
