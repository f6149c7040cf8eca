"""In what order the tracks of a partner stand on a board: what decides first, then what belongs together."""

from collections.abc import Sequence
from typing import Final

from sctabletop.domain.tracks import TRAITS

_OF_ANOTHER: Final = (
    "readiness",
    "willingness",
    "capability",
    "commitment",
    "declared",
    "trust",
    "strain",
    "influence",
)
"""What a partner will and can do, what it said and showed, and what stands between us."""

_OF_OWN: Final = (
    "political_risk",
    "elite_support",
    "public_support",
    "instability",
    "abandonment",
    "strain",
    "trust",
    "declared",
    "commitment",
    "readiness",
)
"""What a government looks at first: its stake, its two opinions, its order, its two fears."""

_GROUPED: Final = (
    (
        "Dilemma: fears and protection",
        (
            "threat",
            "felt_threat",
            "abandonment",
            "entrapment",
            "guarantee",
            "protection",
            "hierarchy",
            "dependence",
            "imposition",
            "sovereignty",
            "strain",
            "hedging",
        ),
    ),
    (
        "Resolve at home",
        (
            "willingness",
            "motivation",
            "intensity",
            "salience",
            "commitment",
            "declared",
            "political_risk",
            "elite_support",
            "public_support",
            "instability",
            "stress",
        ),
    ),
    (
        "People and materiel",
        (
            "readiness",
            "capability",
            "people",
            "people_organisation",
            "people_training",
            "people_leadership",
            "people_personnel",
            "materiel",
            "materiel_equipment",
            "materiel_facilities",
            "institution",
            "institution_doctrine",
            "institution_policy",
            "absorption",
            "interoperability",
            "exquisite",
            "corruption",
            "deterrence",
            "contribution_cap",
        ),
    ),
    ("Ties", ("trust", "relationships", "norms", "identity", "influence", "neglect")),
    ("Law and access", ("legal_rung", "access", "asks", "granted", "shortfall")),
    ("Money and stocks", ("defence_budget", "stock_days", "us_cost", "deals")),
    ("Traits", tuple(t.name for t in TRAITS)),
)

HEADLINE: Final = "At a glance"


def sections_of(own: bool) -> Sequence[tuple[str, Sequence[str]]]:
    """Titles and their tracks for one's own government or another's; every track of a partner is in just one."""
    first = headline(own)
    rest = [(title, tuple(t for t in tracks if t not in first)) for title, tracks in _GROUPED]
    return [(HEADLINE, first), *rest]


def headline(own: bool) -> Sequence[str]:
    """The tracks that stand first."""
    return _OF_OWN if own else _OF_ANOTHER
