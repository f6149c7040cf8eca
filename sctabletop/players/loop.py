"""The loop that plays turns on arrays: computer seats and scripted orders, at any number of worlds.

World ``k`` here is the session with that luck: the same seats decide in the same order from the same views.
"""

from collections.abc import Mapping, Sequence

from sctabletop.domain import orders as o
from sctabletop.domain.permissions import allowed
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CONTROL, SeatId, role_of
from sctabletop.domain.state import Array, State
from sctabletop.engine import translate
from sctabletop.engine.decisions import Plan, Review, blank_moves, blank_plan, blank_review
from sctabletop.engine.game import Game
from sctabletop.engine.phases import concurrence, plan, resolution, situation, talks
from sctabletop.engine.views import Glance, view
from sctabletop.players import choose, control
from sctabletop.players.brief import Brief, brief
from sctabletop.players.policies import PolicyName
from sctabletop.players.talks import STEPS, Step, step_of

Script = Mapping[tuple[int, Phase, SeatId], Sequence[o.Order]]
"""(turn, phase, seat) -> orders, already checked as given"""
Seats = Mapping[SeatId, PolicyName]
"""computer seats; the others play their script or pass"""
_NO_MOVE = (o.Forecast, o.Message, o.Argue, o.Answer, o.ClearHold)


class Table:
    """Everybody at the table: briefs made once, then any number of turns."""

    def __init__(self, game: Game, seats: Seats, script: Script | None = None) -> None:
        self.game = game
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
                choose.plan(self.seats[seat], self._briefs[seat], here, sheet, into, None)
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
                choose.review(self.seats[seat], self._briefs[seat], here, sheet, into, None)
        return into

    def _step(self, state: State, sheet: dict[str, Array], step: Step) -> None:
        """Everybody's moves of one step at once. In a step no seat's move can touch another's: each offers, answers and
        settles its
        own, and whoever signs first signs all; so this is what moving one after another comes to.
        """
        game = self.game
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
                _PLAYS[step](self.seats[seat], self._briefs[seat], here, sheet, moves, None)
        if moves is not None:
            talks.move(game, state, moves, sheet, glance.appeal if step is Step.ANSWERS else None)


_PLAYS = {Step.OFFERS: choose.offers, Step.ANSWERS: choose.answers, Step.SETTLE: choose.settle, Step.SIGN: choose.sign}
