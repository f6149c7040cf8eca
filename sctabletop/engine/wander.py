"""How fast each topic of belief really moves, so that bars widen as fast as the truth wanders and no faster."""

from typing import Final

import numpy as np

from sctabletop.domain.state import Array
from sctabletop.domain.tracks import TOPIC_INDEX, TOPICS
from sctabletop.engine.dealings import SILENT_FROM
from sctabletop.rules.sight import Book

WANDER: Final = {
    "exposure": 0.012,
    "sensitivity": 0.0,
    "adventurism": 0.004,
    "entanglement": 0.02,
    "prestige": 0.003,
    "rival_pull": 0.021,
    "skill": 0.0,
    "exclusion": 0.006,
    "threat": 0.036,
    "instability": 0.04,
    "abandonment": 0.041,
    "dependence": 0.037,
    "imposition": 0.038,
    "political_risk": 0.075,
    "commitment": 0.104,
    "elite_support": 0.034,
    "public_support": 0.056,
    "hedging": 0.036,
    "interoperability": 0.033,
    "relationships": 0.07,
    "norms": 0.054,
    "trust": 0.059,
    "identity": 0.019,
    "exquisite": 0.017,
    "stock_days": 0.034,
    "defence_budget": 0.059,
    "people": 0.021,
    "materiel": 0.048,
    "institution": 0.019,
    "felt_threat": 0.022,
    "strain": 0.026,
    "willingness": 0.041,
    "capability": 0.033,
    "readiness": 0.02,
}
"""Topic -> how far it wanders in a turn, in units of its error (``sizes``), beyond what is known to come of itself
(``coming``): the root mean square of its moves over spans of one to eight turns, each over the root of its span, in
500 worlds of every shipped scenario with all seats played by the computer. ``python -m benchmarks.wander`` measured it
and prints it beside what it finds today. A trait moves by inject alone: seldom, but then far; one that no inject moves
keeps its bar.
"""

MONEY, FEAR = TOPIC_INDEX["defence_budget"], TOPIC_INDEX["abandonment"]
GOES_TO: Final = {MONEY: 0.0, FEAR: 1.0}
"""Topic by its place -> where it is known to go of itself: money is used up (S13), and silence feeds the fear of being
left alone (E21).
"""
LEAST_MONEY: Final = 40.0
"""Whoever counts a purse errs in proportion to what is in it, but by no less than if it held so many million USD: a
budget deed brings some 26 however small it is.
"""

SCALE: Final = np.array([t.scale for t in TOPICS])[:, None, None]


def sizes(values: Array) -> Array:
    """(…, topics, P, W) the unit of error of each topic where it has these values: its scale, and of money itself."""
    unit = np.empty(values.shape)
    unit[...] = SCALE
    unit[..., MONEY, :, :] = np.maximum(values[..., MONEY, :, :], LEAST_MONEY)
    return unit


def coming(k: Book, neglect: Array) -> dict[int, Array]:
    """Topic -> the share of the way to where it goes that it is known to go in a turn, (P, W)."""
    silent = np.where(neglect >= SILENT_FROM, 1.0, 0.0)
    return {MONEY: np.full_like(silent, k.defence_budget_time), FEAR: k.abandonment_silence * silent}
