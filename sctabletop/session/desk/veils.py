"""What of the reasons for its own numbers a seat is not told, because a value would give away what is another's."""

from collections.abc import Mapping
from typing import Final

from sctabletop.domain.seats import OSD, US_SEATS, SeatId

OURS: Final[Mapping[str, frozenset[str]]] = {
    # Surprise is measured against true readiness, words against true commitment, entrapment against true traits. The
    # drift goes with them: without it they would be what is left when the rest is taken off.
    "confidence": frozenset({"surprise", "words", "entrapment", "drift"}),
}
"""Terms of our own tracks that read what partners keep to themselves."""

THEIRS: Final[Mapping[str, frozenset[str]]] = {
    "threat": frozenset({"arms_race", "crusade"}),  # what runs next door, and how hard a neighbour is pressed
    "abandonment": frozenset({"channel"}),  # our policy toward the rival
    "trust": frozenset({"neighbours"}),  # what a neighbour gets
}
"""Terms of a partner's own tracks that read what other tables keep to themselves."""

ADJUSTED: Final = "adjusted"
"""Control's own hand, which is between control and the record."""

_OF_A_GOVERNMENT: Final = frozenset(
    {
        "coup",
        "repudiation",
        "backlash",
        "malign",
        "miscalculation",
        "diversion",
        "frame",
        "fulfil",
        "reversal",
    }
)
"""Chances that are made of a government's own numbers; the others also read what Washington keeps to itself."""

_OF_WASHINGTON: Final = frozenset({"late"})
_OF_OSD: Final = frozenset({"late", "state", "congress"})
"""State and Congress go by what OSD believes, so its colleagues are not told their odds."""


def veil(seat: SeatId, track: str) -> frozenset[str]:
    """The terms of a track that its own seat is not told."""
    return (OURS if seat in US_SEATS else THEIRS).get(track, frozenset())


def chances_told(seat: SeatId) -> frozenset[str]:
    """The names of the chances whose odds a seat may know, where they concern what it has papers about."""
    if seat in US_SEATS:
        return _OF_OSD if seat == OSD else _OF_WASHINGTON
    return _OF_A_GOVERNMENT
