"""People, habits, trust and identity: slow to come, hard to buy (T4, T8, E20)."""

import numpy as np

from sctabletop.rules.citing import Terms, rule
from sctabletop.rules.sight import Book, Named


@rule("relationships", contact="T4 E4", talks="T23 E20", liaison="I5", exchange="I6", relief="S10", decay="E20")
def relationships(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Personal ties: every kind of contact builds them, and they fade slowly."""
    room = 1.0 - s.relationships
    return {
        "contact": k.relationships_contact * f.contact * room,
        "talks": k.relationships_talks * f.talk * room,
        "liaison": k.relationships_liaison * f.liaison * room,
        "exchange": k.relationships_exchange * f.exchange * room,
        "relief": k.relationships_relief * f.relieved * room,
        "decay": -k.relationships_decay * s.relationships,
    }


@rule("norms", ties="T8 T4", schooled="I6", drilled="T8 S3", decay="T8", transactions="E25 T5")
def norms(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Shared habits grow out of ties, schooling and drill that are already there, so that nothing lifts them within the
    turn.
    """
    room = 1.0 - s.norms
    return {
        "ties": k.norms_ties * s.relationships * room,
        "schooled": k.norms_schooled * s.people_leadership * s.relationships * room,
        "drilled": k.norms_drilled * s.interoperability * s.relationships * room,
        "decay": -k.norms_decay * s.norms,
        "transactions": -k.norms_transactions * s.deals * s.norms,
    }


@rule(
    "trust",
    kept="E13 D18 E25",
    contact="T4 E21",
    liaison="I5",
    release="E14",
    relief="S10",
    two_way="E16",
    frank="T23",
    withheld="E14",
    late="E8 E13",
    cancelled="D2",
    mismatch="D28",
    deals="E25",
    crisis="E20",
    neighbours="T25",
    neglect="E21",
    platitudes="E13 T23",
    repudiated="D7",
)
def trust(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Trust grows by kept words, contact and peers' treatment; it falls when promises are late or nobody calls.

    Shocks fall softer where relationships are deep (E20). The neighbours' term is zero outside the realist book (T25).
    """
    room = 1.0 - s.trust
    soft = 1.0 - s.relationships
    return {
        "kept": k.trust_kept * f.kept * (1.0 - k.trust_kept_as_trade * s.deals) * room,
        "contact": k.trust_contact * f.contact * room,
        "liaison": k.trust_liaison * f.liaison * room,
        "release": k.trust_release * f.release * room,
        "relief": k.trust_relief * f.relieved * room,
        "two_way": k.trust_two_way * f.two_way * room,
        "frank": k.trust_frank * f.talk_frank * room,
        "withheld": -k.trust_withheld * f.withheld * s.trust,
        "late": -k.trust_late * f.late * s.trust,
        "cancelled": -k.trust_cancelled * f.cancelled * s.trust,
        "mismatch": -k.trust_mismatch * f.mismatch * s.trust,
        "deals": -k.trust_deals * f.deal * s.trust,
        "crisis": -k.trust_crisis * f.crisis * soft * s.trust,
        "neighbours": -k.trust_neighbours * f.neighbour_package * s.trust,
        "neglect": -k.trust_neglect * np.where(s.neglect >= 3.0, s.trust, 0.0),
        "platitudes": -k.trust_platitudes * f.talk_platitude * s.trust,
        "repudiated": -k.trust_repudiated * f.repudiated * s.trust,
    }


@rule("identity", habits="T22 T8", rupture="D7 D27", decay="T22")
def identity(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Whom a country sees as its own kind: only long norms with institutions move it."""
    return {
        "habits": k.identity_habits * s.norms * s.institution * (1.0 - s.identity),
        "rupture": -k.identity_rupture * (f.coup + f.repudiated) * s.identity,
        "decay": -k.identity_decay * s.identity,
    }


@rule("neglect", turn="E21", contact="E21 T4")
def neglect(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Turns without contact: one more each turn, none after any contact."""
    return {
        "turn": np.where(f.met_anyone > 0.0, 0.0, 1.0),
        "contact": np.where(f.met_anyone > 0.0, -s.neglect, 0.0),
    }
