"""A number as a reader expects it: shares with two decimals, money and days without, and its error behind it."""

from typing import Final

from sctabletop.domain.standing import standing
from sctabletop.domain.tracks import READOUT_INDEX, US_BY_NAME, Track

BAR: Final = 1.28
"""Standard deviations from the middle to either end of an 80 % bar."""

_UNITS: Final = {
    "us_cost": " million USD",
    "defence_budget": " million USD",
    "budget_t10": " million USD",
    "budget_t22": " million USD",
    "stock_days": " days",
    "us_stock_days": " days",
    "sdo_hours": " hours",
    "legal_rung": " of 4",
}
_WHOLE: Final = frozenset({*_UNITS, "neglect"})
_COUNTS: Final = frozenset({"asks", "granted", "slots", "demand", "backlog"})

_SIZES: Final = {
    "us_cost": 50.0,
    "budget_t10": 30.0,
    "budget_t22": 30.0,
    "sdo_hours": 16.0,
    "us_stock_days": 60.0,
    "legal_rung": 4.0,
    "neglect": 4.0,
    "asks": 4.0,
    "granted": 4.0,
    "slots": 4.0,
    "demand": 4.0,
    "backlog": 4.0,
}
"""About the whole range of what counts in turns, hours and money, so that its changes stand beside those of shares."""


def size_of(track: Track) -> float:
    """How large a change is one whole unit, so that changes of unlike tracks can be set in order."""
    return _SIZES.get(track.name, track.scale)


def ends(track: Track) -> tuple[float, float | None]:
    """The ends of a track's scale; no upper end for money, days and counts."""
    if track.name == "strain":  # sovereignty less cover: it has a side below nothing
        return -1.0, 1.0
    share = track.top == 1.0 or (track.name in READOUT_INDEX and track.name not in US_BY_NAME)
    return 0.0, 1.0 if share else track.top


def figure(track: str, value: float) -> str:
    """The bare number: "0.42", "182", "1.5"."""
    if track in _WHOLE:
        return f"{round(value) + 0:d}"
    if track in _COUNTS:
        return f"{value:.1f}".removesuffix(".0")
    text = f"{value:.2f}"
    return "0.00" if text == "-0.00" else text


def with_unit(track: str, value: float) -> str:
    """The number with its unit: "182 million USD", "2 of 4, host nation"."""
    if track == "neglect":
        return f"{round(value)} turn{'' if round(value) == 1 else 's'}"
    if track == "legal_rung":
        return f"{figure(track, value)}{_UNITS[track]}, {standing(value)}"
    return figure(track, value) + _UNITS.get(track, "")


def with_error(track: str, mean: float, sd: float) -> str:
    """The number with its unit and, where it is only believed, one standard deviation: "0.42 ± 0.08"."""
    if sd == 0.0:
        return with_unit(track, mean)
    unit = _UNITS.get(track, "")
    return f"{figure(track, mean)} ± {figure(track, sd)}{unit}"
