"""Control's hand on the scale: one adjustment as terms of a ledger, in one world or in many."""

import numpy as np

from sctabletop.domain import orders as o
from sctabletop.domain.state import State
from sctabletop.domain.tracks import ALIASES, GROUPS, TRACK_INDEX, US_INDEX
from sctabletop.engine.game import Game
from sctabletop.engine.ledger import Ledger
from sctabletop.theory import cite


def adjust_one(game: Game, state: State, ledger: Ledger, order: o.Adjust) -> None:
    """Add an adjustment to the ledger of the ``state``: a term of ours, or of each column of a partner's group."""
    track = ALIASES.get(order.track, order.track)
    claims = {"adjusted": cite("D36")}
    if order.partner == "us":
        ledger.us(track, claims, {"adjusted": np.full_like(state.us[US_INDEX[track]], order.by)})
        return
    for name in GROUPS.get(track, (track,)):
        term = np.zeros_like(state.partner[TRACK_INDEX[name]])
        term[game.partners[order.partner]] = order.by
        ledger.partner(name, claims, {"adjusted": term})
