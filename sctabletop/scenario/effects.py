"""The ``effects`` column: what an inject moves, as a JSON list of partner, track and size."""

import json
import math
from collections.abc import Mapping
from typing import Any, Final

from sctabletop.domain.ids import PartnerId
from sctabletop.domain.instruments import THREAT_KINDS
from sctabletop.domain.scenario import InjectEffect
from sctabletop.domain.tracks import ALIASES, BY_NAME, GROUPS, SET_INSTEAD, TRACK_INDEX, US_BY_NAME, Kind, Track
from sctabletop.scenario.faults import few, pick, shown
from sctabletop.scenario.vocabulary import US, Trouble, Vocabulary, unknown

_MOST: Final = 12
_HUGE: Final = 100_000.0
_KEYS: Final = ("partner", "track", "by")
FACTS: Final[Mapping[str, float]] = {"disaster": 20.0, "abuse": 1.0, "crisis": 1.0, "coup": 40.0}
"""Standing facts of a partner that an inject may set, with the most each can be."""

WORDED_FACTS: Final = ("threat_kind", "contingency")
"""Standing facts that are named by a word: a kind of danger, a plan assumption."""

WORLD_FACTS: Final = ("hold_policy", "hold_title10", "hold_title22", "hold_sale", "hold_agreement", "interrupted")
"""Facts of the world that an inject may set to 1 or clear to 0."""

PARTNER_NAMES: Final = (*TRACK_INDEX, *GROUPS, *FACTS, *WORDED_FACTS)
US_NAMES: Final = (*US_BY_NAME, *WORLD_FACTS)


def read_effects(text: str, words: Vocabulary) -> tuple[list[InjectEffect], list[Trouble]]:
    """The effects that a cell states, and everything wrong with it."""
    if not text:
        return [], []
    try:
        entries = json.loads(text)
    except (ValueError, RecursionError):
        cure = 'write [{"partner": "avela", "track": "trust", "by": -0.1}]'
        return [], [Trouble("is not a JSON list", shown(text), cure)]
    if not isinstance(entries, list) or len(entries) > _MOST:
        return [], [
            Trouble(f"must be a JSON list of at most {_MOST} entries", suggestion="write [ … ] round fewer entries")
        ]
    effects: list[InjectEffect] = []
    troubles: list[Trouble] = []
    for entry in entries:
        found = _read_one(entry, words)
        if isinstance(found, Trouble):
            troubles.append(found)
        else:
            effects.extend(found)
    return effects, troubles


def _read_one(entry: Any, words: Vocabulary) -> list[InjectEffect] | Trouble:
    if not isinstance(entry, dict):
        return Trouble("an entry must be a mapping", shown(entry), "write partner, track and by between braces")
    for key in entry:
        if key not in _KEYS:
            return Trouble("an entry has an unknown key", shown(key), pick(key, _KEYS) or few(_KEYS))
    missing = [key for key in _KEYS if key not in entry]
    if missing:
        return Trouble(f"an entry lacks {', '.join(missing)}", suggestion="every entry has partner, track and by")
    partner, track, by = entry["partner"], entry["track"], entry["by"]
    if not isinstance(partner, str) or not isinstance(track, str):
        found = shown(partner if isinstance(track, str) else track)
        return Trouble("partner and track must be names", found, "put them in quotes")
    if partner == US:
        size = _size(track, by, words) if track in US_NAMES else unknown("US track", track, US_NAMES)
        return size if isinstance(size, Trouble) else [InjectEffect(partner=None, track=track, by=size or 0.0)]
    wrong = unknown("partner", partner, (*words.partners, US)) or _wrong_track(track)
    if wrong:
        return wrong
    size = _size(track, by, words)
    if isinstance(size, Trouble):
        return size
    columns = GROUPS.get(track, (track,))
    return [InjectEffect(partner=PartnerId(partner), track=column, by=size) for column in columns]


def _wrong_track(track: str) -> Trouble | None:
    name = ALIASES.get(track, track)
    if name in SET_INSTEAD:
        return Trouble("moves a readout, which cannot be set", shown(track), f"move {SET_INSTEAD[name]} instead")
    return unknown("track", track, PARTNER_NAMES)


def _size(track: str, by: Any, words: Vocabulary) -> float | Trouble:
    if track == "threat_kind":
        kinds = [str(k) for k in THREAT_KINDS]
        return float(kinds.index(by)) if by in kinds else Trouble("by must be a kind of danger", shown(by), few(kinds))
    if track == "contingency":
        ids = words.assumptions
        wrong = Trouble(
            "by must be the id of a plan assumption",
            shown(by),
            pick(by, ids) or "write a plan assumption into the scenario first",
        )
        return float(ids.index(by) + 1) if by in ids else wrong
    if isinstance(by, bool) or not isinstance(by, int | float):
        return Trouble("by must be a number", shown(by), "write it without quotes")
    least, most = _bounds(track)
    if (isinstance(by, int) and abs(by) > _HUGE) or not math.isfinite(by) or not least <= by <= most:
        cure = f"write {least:g} or more" if by < least else f"write {most:g} or less"
        return Trouble(f"by must be between {least:g} and {most:g} for {track}", shown(by), cure)
    if track in WORLD_FACTS and by not in (0, 1):
        return Trouble(f"by must be 0 or 1 for {track}", shown(by), "write 1 where it is so and 0 where not")
    return float(by)


def _bounds(track: str) -> tuple[float, float]:
    if track in WORLD_FACTS:
        return 0.0, 1.0
    if track in FACTS:
        return 0.0, FACTS[track]
    known: Track | None = US_BY_NAME.get(track) or BY_NAME.get(track)
    shared = track in GROUPS or (known is not None and known.kind in {Kind.STOCK, Kind.TRAIT})
    most = 1.0 if shared else (known.top if known is not None and known.top is not None else _HUGE)
    return -most, most
