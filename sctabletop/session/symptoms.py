"""The three symptoms that the after-action review looks for in each partner (D36): a tension is managed, never ended.

Each is a pure function of arrays of (P, W), and says where the symptom is. They are read at the end and change nothing.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

from sctabletop.domain.deeds import DEED_FACTS, DEEDS
from sctabletop.domain.initiative import Stage
from sctabletop.domain.instruments import FLOWS, INSTRUMENTS, TABLE
from sctabletop.domain.state import Array, State
from sctabletop.domain.tracks import TRACK_INDEX
from sctabletop.engine.game import Game
from sctabletop.engine.sights import sight

SYMPTOMS: Final = ("donor_driven", "ambivalent", "fragile_reforms")

PROGRAMMES: Final = 3
"""Kinds of programme from which on a country is programmed for; one or two are a beginning."""
OWN_PART: Final = 0.5
"""Costly deeds a kind of programme below which they are more ours than the partner's: every second one has none behind
it.
"""
SAYS_MORE: Final = 0.1
"""How far declared willingness is above commitment where words are ahead of deeds."""
LEANS: Final = 0.3
"""Hedging from which on a partner keeps another patron in earnest, rather than as a habit."""
BELIEVES: Final = 0.4
"""Commitment below which nobody at home would defend a reform that we stopped paying for."""
LOST: Final = 0.15
"""Share of its institutions that four turns without us cost a partner whose reforms do not stand alone."""
_REFORM_FLOW: Final = 0.5
"""What a programme feeds into ministry and law each turn to count as a reform; less is a by-product."""

_POLICY: Final = TABLE.builds[FLOWS.index("lift_policy")][1:]
REFORMS: Final = (TABLE.reform[1:] > 0.0) | (_POLICY >= _REFORM_FLOW)
"""(instruments,) those that mean to change the ministry."""
_COSTLY: Final = np.array([DEED_FACTS[deed].price > 0.0 for deed in DEEDS])


def donor_driven(programmes: Array, deeds: Array) -> Array:
    """Where many programmes run on few deeds of the partner's own: driven by the donor (D36).

    ``programmes`` counts kinds of programme begun, ``deeds`` kinds of costly deed done.
    """
    found: Array = (programmes >= PROGRAMMES) & (deeds < OWN_PART * programmes)
    return found


def ambivalent(declared: Array, commitment: Array, hedging: Array) -> Array:
    """Where a partner is of two minds: says yes well beyond what it does, and keeps another patron meanwhile (D36).

    One that hedges and says so is elsewhere; one that talks and has nowhere else to go is late. Neither is of two
    minds.
    """
    found: Array = (declared - commitment >= SAYS_MORE) & (hedging >= LEANS)
    return found


def fragile_reforms(reformed: Array, commitment: Array, institution: Array, later: Array) -> Array:
    """Where reform is on paper and will not hold: few believe in it, or four turns of passing lose what it built (D36).

    ``reformed`` says that a reform was begun; ``later`` is ``institution`` as the aftermath leaves it.
    """
    found: Array = (reformed > 0.0) & ((commitment < BELIEVES) | (later <= (1.0 - LOST) * institution))
    return found


def begun(state: State) -> Array:
    """(instruments, P, W) whether a kind of programme was completed with a partner, or is agreed and not broken."""
    stage, code = state.field("stage"), state.field("instrument")
    there: Array = state.completed[1:] > 0.0
    live = stage >= float(Stage.AGREED)
    for i in range(len(INSTRUMENTS)):
        there[i] |= (live & (code == i + 1.0)).any(axis=0)
    return there


def costly_deeds(state: State) -> Array:
    """(P, W) kinds of deed with a political price that a partner has done."""
    done: Array = (state.deed[_COSTLY] > 0.0).sum(axis=0)
    return done


def symptoms(game: Game, state: State, later: Array) -> dict[str, Array]:
    """Symptom -> (P, W) whether a partner bears it; ``later`` (P, W) is its institutions after the aftermath."""
    programmes, look = begun(state), sight(game, state)
    track = {name: state.partner[TRACK_INDEX[name]] for name in ("declared", "commitment", "hedging")}
    found = (
        donor_driven(programmes.sum(axis=0), costly_deeds(state)),
        ambivalent(track["declared"], track["commitment"], track["hedging"]),
        fragile_reforms(programmes[REFORMS].any(axis=0), track["commitment"], look.s.institution, later),
    )
    return dict(zip(SYMPTOMS, found, strict=True))


SAID: Final = {
    "donor_driven": "Driven by the donor: many programmes, and few deeds of its own behind them.",
    "ambivalent": "Of two minds: it says more than it does, and keeps another patron meanwhile.",
    "fragile_reforms": "Fragile reforms: begun on paper; the will or the ministry to keep them is not there.",
}
"""Each symptom in a sentence that gives no number away."""


def flags(game: Game, state: State, aftermath: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Each partner with the symptoms it shows at the end of one world; ``aftermath`` as ``ending.aftermath`` has it."""
    last = aftermath[-1]["truth"]
    partners = [str(partner.id) for partner in game.scenario.partners]
    found = symptoms(game, state, np.array([[last[name]["institution"]] for name in partners]))
    return [
        {
            "partner": name,
            "symptoms": [{"symptom": s, "said": SAID[s]} for s in SYMPTOMS if found[s][p, 0]],
        }
        for p, name in enumerate(partners)
    ]
