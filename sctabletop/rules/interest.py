"""What is paid for and what is granted: deals, access, asks (T3, T5)."""

import numpy as np

from sctabletop.rules.citing import Terms, rule
from sctabletop.rules.sight import Book, Named


@rule("deals", paid="T5 T7", unpaid="T5")
def deals(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Bought favour acts at once, more under stress, and is mostly gone a turn after the money is."""
    return {
        "paid": k.deals_paid * f.deal * (1.0 + k.deals_stress * s.stress) * (1.0 - s.deals),
        "unpaid": -k.deals_unpaid * np.where(f.deal > 0.0, 0.0, s.deals),
    }


@rule(
    "access",
    granted="T3",
    hosted="T3",
    answered="T3 T5",
    deliverable="T3 D18",
    neglect="T3 E21",
    decay="T3",
    coup="T3 D27",
    lapse="T5",
)
def access(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Access is granted by a deed, an answer or a kept deliverable, never taken; law sets a floor under its fall."""
    room = 1.0 - s.access
    above = np.maximum(s.access - k.access_floor * s.legal_rung, 0.0)
    return {
        "granted": k.access_granted * f.grant_access * room,
        "hosted": k.access_hosted * f.host_exercise * room,
        "answered": k.access_answered * f.access_bought * room,
        "deliverable": k.access_deliverable * f.met * room,
        "neglect": -k.access_neglect * np.where(s.neglect >= 3.0, above, 0.0),
        "decay": -k.access_decay * above,
        "coup": -k.access_coup * f.coup * above,
        "lapse": -k.access_lapse * np.where(f.deal > 0.0, 0.0, s.deals) * above,
    }


@rule("asks", asked="T3", year="T3")
def asks(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """What we asked for lately; half is forgotten each year."""
    return {"asked": f.asked, "year": -0.5 * f.year_end * s.asks}


@rule("granted", granted="T3", year="T3")
def granted(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """What was granted of it; half is forgotten each year."""
    return {"granted": f.ask_met, "year": -0.5 * f.year_end * s.granted}


@rule("legal_rung", ratified="T9", repudiated="D7 T9")
def legal_rung(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """The legal ladder: up by ratification, down by repudiation alone."""
    return {"ratified": f.ratified, "repudiated": -np.minimum(f.repudiated, s.legal_rung)}
