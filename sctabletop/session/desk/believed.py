"""A state made of a seat's view and of nothing else: what the seat knows as it is, what it believes as it believes it.

What a question asks of such a state cannot give away what is hidden, because nothing hidden is in it.
"""

from collections.abc import Iterable

import numpy as np

from sctabletop.domain.initiative import PARTNER_ONLY
from sctabletop.domain.seats import SeatId
from sctabletop.domain.state import GUIDE, MEMO, WORLD, Array, State, empty
from sctabletop.domain.tracks import PARTNER_TRACKS, TOPICS, US_TRACKS
from sctabletop.engine.game import Game
from sctabletop.engine.views import View, view
from sctabletop.rules.sight import Named
from sctabletop.session.session import Session

_THEIRS = len(PARTNER_ONLY)


def look(session: Session, seat: SeatId) -> View:
    """The seat's view now, on a copy; readouts are worked out only if somebody reads them. Raises ValueError for
    control.
    """
    return view(session.game, session.state.copy(), seat, session.phase)


def believed(game: Game, seen: View) -> State:
    """The state as the seat has it in mind. What it knows nothing of is 0; other seats' beliefs are its own."""
    state = empty(game.count, 1, len(game.scenario.injects), len(game.scenario.assumptions))
    # A partner's view has a partner axis of length one: itself.
    here = slice(None) if seen.own is None else slice(seen.own, seen.own + 1)
    _fill(state.partner, (t.name for t in PARTNER_TRACKS), seen.mean)
    _fill(state.us, (t.name for t in US_TRACKS), seen.us)
    _fill(state.guide[:, here], GUIDE, seen.guide)
    _fill(state.memo[:, here], MEMO, seen.memo)
    _fill(state.world, WORLD, seen.world)
    mean, var = np.zeros_like(state.mean[0]), np.zeros_like(state.var[0])
    _fill(mean, (t.name for t in TOPICS), seen.mean)
    _fill(var, (t.name for t in TOPICS), seen.var)
    state.mean[...], state.var[...] = mean, var
    rows = seen.slot.shape[0]
    state.slot[:rows, :, here] = seen.slot
    state.slot[-_THEIRS:] = 0.0
    state.deed[:, here] = seen.deed
    state.completed[:, here] = seen.completed
    if seen.own is None:
        state.contact[...], state.asked[...], state.assumption[...] = seen.contact, seen.asked, seen.assumption
    state.proven[...] = (state.completed > 0.0).any(axis=1)
    return state


def _fill(block: Array, names: Iterable[str], known: Named) -> None:
    """Copy every row that the seat knows into a block whose first axis is these names."""
    for row, name in enumerate(names):
        if name in known:
            found = known.get(name)
            block[row] = np.where(np.isnan(found), 0.0, found)


def worlds(state: State, count: int) -> State:
    """The same world so many times."""
    return State(**{name: np.repeat(block, count, axis=-1) for name, block in state.blocks()})
