"""Starting values: which tracks a file sets, between which bounds, and how a bare name sets its columns."""

import math
from collections.abc import Mapping
from typing import Any, Final

from sctabletop.domain.tracks import (
    ALIASES,
    BY_NAME,
    COUNTERS,
    GROUPS,
    PARTNER_TRACKS,
    SET_INSTEAD,
    STOCKS,
    TRAITS,
    US_BY_NAME,
    US_TRACKS,
    Kind,
    Track,
)
from sctabletop.scenario.faults import KeyPath, nearest, pick, shown
from sctabletop.scenario.positions import Document

LEAST: Final = 0.02
MOST: Final = 0.98
"""Starting stocks lie between these, so that nothing begins at a rail."""

_HUGE: Final = 100_000.0
_TOPS: Final = {"stock_days": 365.0, "us_stock_days": 365.0, "neglect": 40.0, "slots": 1_000.0, "backlog": 1_000.0}
_COLUMNS: Final = {column: group for group, columns in GROUPS.items() for column in columns}
_MUST: Final = ("stock_days", "defence_budget")
_US_MUST: Final = ("credibility", "confidence", "coordination", "slots", "us_stock_days")
_US_ELSEWHERE: Final = {"budget_t10": "us.base_t10", "budget_t22": "us.base_t22", "sdo_hours": "us.hours"}


def check_traits(document: Document, path: KeyPath) -> None:
    """All ten traits, each between 0 and 1, and no others."""
    names = [t.name for t in TRAITS]
    given = document.mapping(*path)
    for name, value in given.items():
        here = (*path, name)
        if name in names:
            _check_number(document, here, value, 0.0, 1.0)
        elif name in BY_NAME or name in GROUPS:
            document.blame(here, "is not a trait", suggestion="set it under stocks", at_key=True)
        else:
            document.blame(here, "there is no such trait", suggestion=pick(name, names), at_key=True)
    _check_missing(document, path, given, names)


def check_stocks(document: Document, path: KeyPath) -> None:
    """Every stock of a partner, by its own name or its group's, and counters; readouts cannot be set."""
    given = document.mapping(*path)
    for name, value in given.items():
        here = (*path, name)
        if name in GROUPS:
            _check_number(document, here, value, LEAST, MOST)
        elif ALIASES.get(name, name) in SET_INSTEAD:
            instead = SET_INSTEAD[ALIASES.get(name, name)]
            document.blame(here, "is a readout and cannot be set", suggestion=f"set {instead} instead", at_key=True)
        elif name in BY_NAME and BY_NAME[name].kind is Kind.TRAIT:
            document.blame(here, "is a trait", suggestion="set it under traits", at_key=True)
        elif name in BY_NAME:
            _check_track(document, here, value, BY_NAME[name])
        else:
            names = (*(t.name for t in (*STOCKS, *COUNTERS)), *GROUPS)
            document.blame(here, "there is no such stock", suggestion=pick(name, names), at_key=True)
    wanted = [t.name for t in STOCKS if _COLUMNS.get(t.name) not in given]
    _check_missing(document, path, given, [*wanted, *_MUST])


def check_us_stocks(document: Document, path: KeyPath) -> None:
    """The starting stocks and accounts of the US side."""
    given = document.mapping(*path)
    for name, value in given.items():
        here = (*path, name)
        if name in _US_ELSEWHERE:
            document.blame(here, "is not set here", suggestion=f"set {_US_ELSEWHERE[name]} instead", at_key=True)
        elif name in US_BY_NAME:
            _check_track(document, here, value, US_BY_NAME[name])
        else:
            names = [t.name for t in US_TRACKS if t.name not in _US_ELSEWHERE]
            document.blame(here, "there is no such US track", suggestion=pick(name, names), at_key=True)
    _check_missing(document, path, given, _US_MUST)


def _check_track(document: Document, path: KeyPath, value: Any, track: Track) -> None:
    if track.kind is Kind.STOCK:
        _check_number(document, path, value, LEAST, MOST)
        return
    if track.name == "legal_rung" and isinstance(value, float) and not value.is_integer():
        document.blame(path, "must be a whole number", shown(value), "write a whole number")
    _check_number(document, path, value, 0.0, track.top or _TOPS.get(track.name, _HUGE))


def _check_number(document: Document, path: KeyPath, value: Any, least: float, most: float) -> None:
    """A number between bounds. What is no number is the shape's fault, recorded there."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return
    if not math.isfinite(value) or not least <= value <= most:
        document.blame(path, f"must be between {least:g} and {most:g}", shown(value), _cure(value, least, most))


def _cure(value: float, least: float, most: float) -> str:
    if math.isnan(value):
        return "write an ordinary number"
    return f"write {least:g} or more" if value < least else f"write {most:g} or less"


def _check_missing(
    document: Document, path: KeyPath, given: Mapping[str, Any], wanted: list[str] | tuple[str, ...]
) -> None:
    if not given:
        return  # the shape says so
    # A misspelt name is blamed where it stands; only what nobody tried to write is missing.
    tried = {nearest(name, wanted) for name in given if name not in wanted}
    missing = [name for name in wanted if name not in given and name not in tried]
    if missing:
        document.blame(path, f"values are missing: {', '.join(missing)}", suggestion="add them")


def traits_of(given: Mapping[str, float]) -> dict[str, float]:
    """Traits in the order of the table."""
    return {t.name: float(given[t.name]) for t in TRAITS}


def stocks_of(given: Mapping[str, float]) -> dict[str, float]:
    """Every stock and counter by array name: a column's own value, else its group's; counters not given are 0."""
    spread = {column: given[group] for column, group in _COLUMNS.items() if group in given}
    values = {**spread, **given}
    return {t.name: float(values.get(t.name, 0.0)) for t in PARTNER_TRACKS if t.kind is not Kind.TRAIT}


def us_stocks_of(given: Mapping[str, float]) -> dict[str, float]:
    """US stocks and accounts; demand starts equal to slots, the backlog empty."""
    values = {"backlog": 0.0, "demand": given["slots"], **given}
    return {t.name: float(values[t.name]) for t in US_TRACKS if t.name in values}
