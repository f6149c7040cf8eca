"""A second way to the stocks: plain floats, added in the order in which the record names them, and no rule."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

from sctabletop.domain.events import Event, Tag
from sctabletop.domain.state import State
from sctabletop.domain.tracks import PARTNER_TRACKS, TRACK_INDEX, US_INDEX, US_TRACKS

Stocks = dict[tuple[str | None, str], float]
"""(partner, or None for ours; track) -> value"""

TOPS: Final[Mapping[str, float | None]] = {t.name: t.top for t in (*PARTNER_TRACKS, *US_TRACKS)}


def opening_stocks(created: Mapping[str, Any], partners: Sequence[str]) -> Stocks:
    """The stocks that the first event holds."""
    found: Stocks = {(p, t.name): 0.0 for p in partners for t in PARTNER_TRACKS}
    found |= {(None, t.name): 0.0 for t in US_TRACKS}
    cells = created["state"]["partner"]
    for at, value in zip(cells.get("at", ()), cells.get("to", ()), strict=True):
        found[partners[at % len(partners)], PARTNER_TRACKS[at // len(partners)].name] = value
    cells = created["state"]["us"]
    for at, value in zip(cells.get("at", ()), cells.get("to", ()), strict=True):
        found[None, US_TRACKS[at].name] = value
    return found


def fold_stocks(stocks: Stocks, event: Event) -> None:
    """Add what one event's ledger adds. Fails where a line does not begin or end where it says, or leaves the rails."""
    if event.tag not in {Tag.LEDGER_APPLIED, Tag.ADJUSTED}:
        return
    for line in event.body["entries"]:
        key = line["partner"], line["track"]
        value = stocks[key]
        assert value == line["before"], key
        for term in line["terms"]:
            value = value + term["value"]
        assert value == line["after"], key
        top = TOPS[line["track"]]
        assert 0.0 <= value <= (float("inf") if top is None else top), key
        stocks[key] = value


def assert_stocks(stocks: Stocks, state: State, partners: Sequence[str]) -> None:
    """The stocks of a state are those that were added up, to the last bit."""
    for p, partner in enumerate(partners):
        for name, row in TRACK_INDEX.items():
            assert float(state.partner[row, p, 0]) == stocks[partner, name], (partner, name)
    for name, row in US_INDEX.items():
        assert float(state.us[row, 0]) == stocks[None, name], name


def assert_no_nan(state: State) -> None:
    """Every number of a state is one."""
    for name, block in state.blocks():
        assert not np.isnan(block).any(), name
