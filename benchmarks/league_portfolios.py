"""In how many of the best portfolios each instrument is, over scenarios and in each: too many, too few, or neither."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from benchmarks.league_run import League, several_partners
from benchmarks.league_verdicts import Answer, opposite, share_above, worst
from sctabletop.domain.instruments import INSTRUMENTS

MOST, LEAST = 0.70, 0.10
"""Share of the best portfolios above which an instrument is in too many, and below which in too few."""
LATE, DEAR, DEAR_AT_HOME = 3, 40.0, 0.14
"""Turns of lead, million USD and price at home from which an instrument says by itself why it is rare."""
AROUND: Final = (LEAST, MOST)


@dataclass(frozen=True, slots=True)
class Portfolio:
    """How often one instrument is held: shares of all portfolios and of the best, over the scenarios of full length,
    which weigh alike. Four turns with one partner are over before most instruments are agreed and run, so that
    scenario is shown and not judged.
    """

    instrument: str
    everywhere: float
    best: float
    best_in: dict[str, float]
    """scenario -> share of its best portfolios"""
    answer: Answer
    """whether it is surely in neither too many of the best nor too few"""

    @property
    def said(self) -> str:
        """The shares, and what keeps it rare by its own entry in the catalogue."""
        return f"{self.best:.0%} of the best, {self.everywhere:.0%} of all; {waits_for(self.instrument)}"

    @property
    def extremes(self) -> dict[str, float]:
        """Scenario -> share, where too many or too few of the best hold it."""
        return {s: share for s, share in self.best_in.items() if not LEAST <= share <= MOST}


def portfolios(league: League) -> list[Portfolio]:
    """Every instrument, the commonest among the best first."""
    judged = several_partners(tuple(league.menus), league.books[0]) or list(league.menus)
    everywhere = np.mean([league.menus[s].held.mean(axis=1) for s in judged], axis=0)
    best_in = {s: m.best.mean(axis=1) for s, m in league.menus.items()}
    tried = sum(league.menus[s].best.shape[1] for s in judged)
    rows = []
    for n, instrument in enumerate(INSTRUMENTS):
        shares = {s: float(found[n]) for s, found in best_in.items()}
        best = float(np.mean([shares[s] for s in judged]))
        answer = within(best, tried)
        rows.append(Portfolio(str(instrument.id), float(everywhere[n]), best, shares, answer))
    return sorted(rows, key=lambda row: -row.best)


def within(share: float, tried: int) -> Answer:
    """Whether a share of so many portfolios surely lies between the bounds."""
    return worst((share_above(share, LEAST, tried), opposite(share_above(share, MOST, tried))))


def waits_for(name: str) -> str:
    """What keeps an instrument rare by its own catalogue entry: law, a letter, time, money, or its price at home."""
    (one,) = (i for i in INSTRUMENTS if i.id == name)
    causes = [
        f"rung {one.ladder} of the law" if one.ladder else "",
        f"needs rung {one.rung} of the law" if one.rung else "",
        "needs a letter of request" if one.letter else "",
        f"{one.lead} turns before it does anything" if one.lead >= LATE else "",
        f"{one.cost:.0f} million" if one.cost >= DEAR else "",
        "dear at home" if one.price >= DEAR_AT_HOME else "",
    ]
    return ", ".join(filter(None, causes)) or "no gate of its own keeps it out"
