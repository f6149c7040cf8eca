"""``--set PARTNER.TRACK=VALUE``: starting values set from outside, each checked before anything is made."""

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from sctabletop.errors import SctabletopError, UsageError

if TYPE_CHECKING:
    from sctabletop.domain.scenario import Scenario
    from sctabletop.domain.tracks import Track

LEAST: Final = 0.02
MOST: Final = 0.98
"""Starting stocks lie between these, so that nothing begins at a rail."""
LARGEST: Final = 100_000.0
_TOPS: Final = {"stock_days": 365.0, "us_stock_days": 365.0}
_SHAPE: Final = "PARTNER.TRACK=VALUE, such as oubassara.trust=0.4"


def overrides(texts: Iterable[str], scenario: "Scenario") -> dict[tuple[str, str], float]:
    """(partner id or ``us``, track) to value, a group's bare name spread over its columns.

    Raises UsageError for another shape, SctabletopError, one sentence with its cure, for what cannot be set so.
    """
    from sctabletop.domain.tracks import GROUPS

    out: dict[tuple[str, str], float] = {}
    for text in texts:
        name, sign, value = text.partition("=")
        owner, dot, track = name.strip().partition(".")
        if not (sign and dot and owner and track and value.strip()):
            raise UsageError(f"--set: {text[:80]!r} is not {_SHAPE}")
        found = _track(owner, track, scenario)
        for column in GROUPS.get(found.name, (found.name,)):
            out[owner, column] = _value(name.strip(), value.strip(), found)
    return out


def _track(owner: str, name: str, scenario: "Scenario") -> "Track":
    from sctabletop.domain.tracks import ALIASES, BY_NAME, GROUPS, SET_INSTEAD, US_BY_NAME
    from sctabletop.scenario.faults import pick, shown

    owners = [*(str(p.id) for p in scenario.partners), "us"]
    if owner not in owners:
        raise SctabletopError(f"--set: there is no partner {shown(owner)} here; {pick(owner, owners)}")
    if owner == "us":
        if name not in US_BY_NAME:
            raise SctabletopError(f"--set: us has no track {shown(name)}; {pick(name, US_BY_NAME)}")
        return US_BY_NAME[name]
    real = ALIASES.get(name, name)
    if real in SET_INSTEAD:
        raise SctabletopError(
            f"--set: {owner}.{name} is read out of other tracks and cannot be set; set {SET_INSTEAD[real]} instead"
        )
    if real not in BY_NAME:
        settable = [n for n in BY_NAME if n not in SET_INSTEAD or n in GROUPS]
        raise SctabletopError(f"--set: {owner} has no track {shown(name)}; {pick(name, settable)}")
    return BY_NAME[real]


def _value(name: str, text: str, track: "Track") -> float:
    from sctabletop.domain.tracks import GROUPS, Kind

    try:
        value = float(text)
    except ValueError:
        raise SctabletopError(f"--set: {name} must be a number, not {text[:40]!r}") from None
    if track.kind is Kind.STOCK or track.name in GROUPS:
        least, most = LEAST, MOST
    else:
        least, most = 0.0, track.top if track.top is not None else _TOPS.get(track.name, LARGEST)
    if not (math.isfinite(value) and least <= value <= most):
        raise SctabletopError(f"--set: {name} must be from {least:g} to {most:g}, not {text[:40]}")
    if track.name == "legal_rung" and not value.is_integer():
        raise SctabletopError(f"--set: {name} must be a whole rung from 0 to 4, not {text[:40]}")
    return value
