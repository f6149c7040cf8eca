"""Why two strategies part: the terms of the ledger that moved a stock under one and not under the other."""

from collections import defaultdict
from typing import Final, NamedTuple

from benchmarks.exercise import SEED
from benchmarks.facts_why import OpenLedger, Terms
from benchmarks.league_cells import Cell, made_ready, seats
from sctabletop.analysis.strategies import BY_NAME, Strategist
from sctabletop.engine.game import opening
from sctabletop.engine.luck import Luck

WORLDS: Final = 4
"""Worlds whose ledgers are read, one by one: terms are wanted, not their spread."""
SHOWN: Final = 4


class Contrast(NamedTuple):
    """Two strategies and the stocks in which they part."""

    one: str
    other: str
    tracks: tuple[str, ...]


ABLE: Final = (
    "people_training",
    "people_leadership",
    "people_personnel",
    "people_organisation",
    "materiel_equipment",
    "materiel_facilities",
    "norms",
    "relationships",
)
CONTRASTS: Final = (
    Contrast("do nothing", "transactional", ("trust",)),
    Contrast("do nothing", "conditions heavy", ("trust",)),
    Contrast("transactional", "do nothing", ("hedging",)),
    Contrast("conditions heavy", "do nothing", ("hedging",)),
    Contrast("equipment only", "sharing triad", ("commitment",)),
    Contrast("equipment only", "sharing triad", ("declared",)),
    Contrast("weak conditionality", "conditions heavy", ("commitment",)),
    Contrast("concentrate", "scatter", ABLE),
    Contrast("sharing triad", "weak conditionality", ABLE),
    Contrast("sharing triad", "triad", (*ABLE, "commitment")),
    Contrast("talk only", "sharing triad", ABLE),
)
ASKED: Final = tuple(dict.fromkeys(name for c in CONTRASTS for name in (c.one, c.other)))
"""Strategies whose ledgers are read."""


def terms_of(cell: Cell) -> Terms:
    """(track, term) -> what it added to a partner over the exercise, the mean over partners and a few worlds."""
    ready, strategy = made_ready(cell.scenario, cell.book), BY_NAME[cell.strategy]
    wanted = {track for c in CONTRASTS for track in c.tracks}
    worlds, luck = min(cell.worlds, WORLDS), Luck(SEED, ready.count)
    table = OpenLedger(ready, seats(ready, strategy), None, Strategist(strategy))
    out: Terms = defaultdict(float)
    for world in range(worlds):
        state = opening(ready, 1)
        for turn in range(1, ready.scenario.turns + 1):
            for line in table.told(state, luck.sheet(turn, world, 1)):
                if line.partner is not None and line.track in wanted:
                    for term, moved, _ in line.terms:
                        out[line.track, term] += moved / worlds / ready.count
    return dict(out)


def parted(contrast: Contrast, terms: dict[str, list[Terms]]) -> Terms:
    """The terms of one strategy less those of the other, the mean over scenarios."""
    out: Terms = defaultdict(float)
    for name, sign in ((contrast.one, 1.0), (contrast.other, -1.0)):
        for found in terms.get(name, []):
            for (track, term), moved in found.items():
                if track in contrast.tracks:
                    out[track, term] += sign * moved / len(terms[name])
    return dict(out)


def told(terms: Terms) -> str:
    """The largest terms in a line; a dash where no ledger was read."""
    largest = sorted(terms.items(), key=lambda item: (-abs(item[1]), item[0]))[:SHOWN]
    return ", ".join(f"{track} {term.replace('_', ' ')} {moved:+.3f}" for (track, term), moved in largest) or "–"
