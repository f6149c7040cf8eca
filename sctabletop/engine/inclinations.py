"""What a government is inclined to do, from its own truth: held between 0.02 and 0.98, as an offer's appeal is."""

import numpy as np

from sctabletop.domain.deeds import DEED_INDEX, DEEDS, Deed
from sctabletop.domain.initiative import Delivery, Stage
from sctabletop.domain.state import Array, State
from sctabletop.engine.game import Game
from sctabletop.engine.sights import Sight
from sctabletop.rules.appeal import HIGHEST, LOWEST
from sctabletop.rules.inclination import contribute, deed, gesture, hedge, provoke, request
from sctabletop.rules.sight import Named

_NONE = Named({})


def _held(terms: dict[str, Array]) -> Array:
    total = np.zeros(1)
    for term in terms.values():
        total = total + term
    return np.minimum(np.maximum(total, LOWEST), HIGHEST)


def inclinations(look: Sight) -> dict[str, Array]:
    """(P, W) the inclination to a gesture, a hedge, a provocation, a contribution and a letter of request."""
    rules = (gesture, hedge, provoke, contribute, request)
    return {r.target: _held(r(look.s, look.us, look.f, _NONE, look.k)) for r in rules}


def deed_terms(game: Game, state: State, look: Sight) -> dict[str, Array]:
    """The terms of the inclination to each deed, (deeds, P, W)."""
    owed = np.zeros((len(DEEDS), state.partners, state.worlds))
    asked = np.zeros_like(owed)
    stage, delivery = state.field("stage"), state.field("delivery")
    bound = (stage == float(Stage.AGREED)) | (stage == float(Stage.RUNNING)) | (stage == float(Stage.SUSPENDED))
    waits = bound & ((delivery == float(Delivery.PENDING)) | (delivery == float(Delivery.PAUSED)))
    due = np.where(waits, state.field("deliverable"), 0.0)
    wanted = state.noted("asked_deed")
    for d in range(len(DEEDS)):
        owed[d] = (due == float(d + 1)).any(axis=0)
        asked[d] = wanted == float(d + 1)
    features = Named({"price": game.deed_price, "owed": owed, "asked": asked, "provides": game.provides})
    return deed(look.s, look.us, look.f, features, look.k)


def deed_inclination(game: Game, state: State, look: Sight) -> Array:
    """(deeds, P, W) the inclination to each deed; ratifying counts only where something signed waits."""
    held = _held(deed_terms(game, state, look))
    waits = state.noted("signed_rung") > state.track("legal_rung")
    held[DEED_INDEX[Deed.RATIFY]] = np.where(waits, np.minimum(held[DEED_INDEX[Deed.RATIFY]] + 0.25, HIGHEST), LOWEST)
    return held
