"""How near a partner's order is to breaking."""

import numpy as np

from sctabletop.rules.citing import Terms, rule
from sctabletop.rules.sight import Book, Named


@rule(
    "instability",
    opinion_gap="D26",
    exclusion="D35",
    corruption="S4",
    wages="D14 D27",
    backlash="D15",
    malign="I8",
    coup="D27",
    hierarchy="D6",
    institution="E3 S4",
    relief="S10",
    economy="S13",
    settling="D8",
)
def instability(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Gaps, exclusion, corruption, unpaid wages and a rival's work shake a state; hierarchy, institutions and relief
    steady it.
    """
    room = 1.0 - s.instability
    return {
        "opinion_gap": k.instability_opinion_gap * np.abs(s.elite_support - s.public_support) * room,
        "exclusion": k.instability_exclusion * s.exclusion * room,
        "corruption": k.instability_corruption * s.corruption * room,
        "wages": k.instability_wages * f.unpaid * room,
        "backlash": k.instability_backlash * f.backlash * room,
        "malign": k.instability_malign * f.malign * room,
        "coup": k.instability_coup * f.coup * room,
        "hierarchy": -k.instability_hierarchy * s.hierarchy * s.instability,
        "institution": -k.instability_institution * s.institution * s.instability,
        "relief": -k.instability_relief * f.relieved * s.instability,
        "economy": -k.instability_economy * f.budget_share * s.instability,
        "settling": -k.instability_settling * s.instability,
    }
