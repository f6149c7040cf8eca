"""What every book must keep, measured on the rule of acceptance and not read from the file.

D3: hierarchy can move acceptance farther than sovereignty, and sovereignty farther than anarchy; a book that says
otherwise must call itself a rival. D4 with D19: felt danger raises the appeal of a priced offer even where an added
incentive is at its largest, although the incentive then weighs less.
"""

from enum import StrEnum
from itertools import pairwise
from typing import Final

import numpy as np

from sctabletop.rules.appeal import appeal
from sctabletop.rules.sight import Book, Named

FORCES: Final = ("hierarchy", "sovereignty", "felt_threat")
"""The three forces as acceptance reads them, from the strongest to the weakest (D3); anarchy is felt threat."""

_STATE: Final = (
    "capability prestige felt_threat hierarchy sovereignty trust norms stress deals commitment entanglement hedging "
    "rival_pull abandonment"
).split()
_CASE: Final = "ask benefit prestige incentive visible guarantees".split()


class Ranking(StrEnum):
    """How a book ranks the three forces: as Reynolds does, or as a rival theory would."""

    REYNOLDS = "reynolds"
    RIVAL = "rival"


def span(book: Book, force: str, incentive: float = 0.5) -> float:
    """How far a force moves acceptance from its 0 to its 1, all else in the middle and at full price; signed, before
    the bounds of a probability.
    """
    low, high = (_acceptance(book, force, end, incentive) for end in (0.0, 1.0))
    return high - low


def faults(book: Book, ranking: Ranking) -> list[str]:
    """What is wrong with a book, a clause each; nothing for a sound one."""
    spans = [abs(span(book, force)) for force in FORCES]
    out = []
    if ranking is Ranking.REYNOLDS and any(stronger <= weaker for stronger, weaker in pairwise(spans)):
        said = ", ".join(f"{force} {reach:.2f}" for force, reach in zip(FORCES, spans, strict=True))
        out.append(f"its forces are not ranked as D3 has them ({said}) and it does not call itself a rival")
    if span(book, "felt_threat", incentive=1.0) <= 0.0:
        out.append("felt danger does not raise the appeal of a priced offer with an incentive (D4 with D19)")
    return out


def _acceptance(book: Book, force: str, level: float, incentive: float) -> float:
    state = {name: np.full((1, 1), 0.5) for name in _STATE} | {force: np.full((1, 1), level)}
    case = {name: np.full((1, 1), 0.5) for name in _CASE}
    case |= {"ask": np.ones((1, 1)), "incentive": np.full((1, 1), incentive)}
    flows = {"continuity": np.full((1, 1), 0.5), "neighbour_package": np.full((1, 1), 0.5)}
    terms = appeal(Named(state), Named({"credibility": np.full(1, 0.5)}), Named(flows), Named(case), book)
    return float(sum(term[0, 0] for term in terms.values()))
