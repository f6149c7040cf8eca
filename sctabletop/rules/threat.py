"""Physical danger: where it comes from, and what holds it back."""

from sctabletop.rules.citing import Terms, rule
from sctabletop.rules.sight import Book, Named


@rule(
    "threat",
    path="E22",
    escalation="S5",
    arms_race="D34",
    crusade="T11",
    provoked="S6",
    miscalculation="S3",
    deterrence="S5",
    protection="D6",
    hotline="D34 S3",
)
def threat(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Danger follows its path, a rival's steps and neighbours' visible arms; deterrence, protection and a hotline lower
    it.
    """
    return {
        "path": k.threat_path * (f.threat_path - s.threat),
        "escalation": k.threat_escalation * f.escalation * (1.0 - s.threat),
        "arms_race": k.threat_arms_race * f.neighbour_offensive * (1.0 - s.threat),
        "crusade": k.threat_crusade * f.crusade_around * (1.0 - s.threat),
        "provoked": k.threat_provoked * f.provoked * (1.0 - s.threat),
        "miscalculation": k.threat_miscalculation * f.miscalculation * (1.0 - s.threat),
        "deterrence": -k.threat_deterrence * s.deterrence * s.threat,
        "protection": -k.threat_protection * s.protection * s.threat,
        "hotline": -k.threat_hotline * f.hotline * s.threat,
    }
