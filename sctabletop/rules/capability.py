"""What is delivered, what is taken up, and what is kept running."""

import numpy as np

from sctabletop.rules.citing import Terms, rule
from sctabletop.rules.sight import Book, Named


@rule("materiel", delivery="D16 E3", kept_up="E3", unsustained="E3 D16", war_use="E9")
def materiel(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Terms of equipment and facilities as (2, P, W). Only the absorbed part of a delivery counts; the rest is rust
    (D16).
    """
    columns = s.materiel_columns
    room = 1.0 - columns
    delivered = np.stack((f.lift_equipment, f.lift_facilities)) * (1.0 - k.materiel_diverted * f.diversion)
    nothing = np.zeros_like(s.threat)
    return {
        "delivery": k.materiel_delivery * delivered * s.absorption * room,
        "kept_up": k.materiel_kept_up * np.stack((nothing, f.sustain_kit)) * room,
        "unsustained": -k.materiel_unsustained * (1.0 - f.sustained) * columns,
        "war_use": -k.materiel_war_use * f.crisis * columns,
    }


@rule("exquisite", delivery="E7 E18", unsustained="E7", war_use="E7")
def exquisite(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """High-end systems in use: a multiplier of the simple stock, nothing without it."""
    return {
        "delivery": k.exquisite_delivery * f.exquisite * s.absorption * (1.0 - s.exquisite),
        "unsustained": -k.exquisite_unsustained * (1.0 - f.sustained) * s.exquisite,
        "war_use": -k.exquisite_war_use * f.crisis * s.exquisite,
    }


@rule(
    "interoperability",
    exercises="S3",
    standards="E27",
    common_kit="E10",
    sharing="I4",
    third="E10",
    adversarial="E10",
    decay="S3",
)
def interoperability(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Exercises, standards and common kit let forces work together; adversarial kit does not plug in."""
    room = 1.0 - s.interoperability
    return {
        "exercises": k.interoperability_exercises * f.exercise * room,
        "standards": k.interoperability_standards * f.standards * room,
        "common_kit": k.interoperability_common_kit * f.lift_equipment * s.absorption * room,
        "sharing": k.interoperability_sharing * f.sharing * room,
        "third": k.interoperability_third * f.third_supplier * room,
        "adversarial": -k.interoperability_adversarial * f.rival_offer * s.interoperability,
        "decay": -k.interoperability_decay * s.interoperability,
    }


@rule("stock_days", bought="E9", used="E9", spent="E9")
def stock_days(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Days of munitions: bought with deliveries, used when called, spent slowly in training."""
    return {
        "bought": k.stock_days_bought * f.stock,
        "used": -k.stock_days_used * f.contribution * s.stock_days,
        "spent": -k.stock_days_spent * (1.0 + f.crisis) * s.stock_days,
    }


@rule("shortfall", fell_short="E9", time="E9")
def shortfall(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """What was assumed and did not come, and how it is forgotten."""
    return {
        "fell_short": k.shortfall_fell_short * f.fell_short * (1.0 - s.shortfall),
        "time": -k.shortfall_time * s.shortfall,
    }
