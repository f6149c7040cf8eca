"""Every track of the model: its kind, its rails, its claims, who knows it, and who collects on it.

This is the one table that says for each track who owns it, whether it is public and which US seat can collect on it
(T13). Array order is the order of the table.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sctabletop.domain.seats import CCMD, OSD, SDO, SeatId


class Kind(StrEnum):
    """Traits move by inject only; stocks and counters by ledger terms; readouts are recomputed."""

    TRAIT = "trait"
    STOCK = "stock"
    COUNTER = "counter"
    ACCOUNT = "account"
    READOUT = "readout"


class Known(StrEnum):
    """Who knows the true value without looking."""

    PUBLIC = "public"
    SHARED = "shared"
    """the partner itself and the US seats"""
    PARTNER = "partner"
    """the partner alone; others hold a belief"""
    US = "us"


@dataclass(frozen=True, slots=True)
class Track:
    """One track. ``top`` is its upper rail, or None where there is none; ``scale`` is the size of one unit of error."""

    name: str
    kind: Kind
    top: float | None
    known: Known
    collector: SeatId | None
    claims: str
    said: str
    scale: float = 1.0


def _rows(kind: Kind, top: float | None, *rows: tuple[str, Known, SeatId | None, str, str]) -> tuple[Track, ...]:
    return tuple(Track(name, kind, top, known, seat, claims, said) for name, known, seat, claims, said in rows)


TRAITS: Final = _rows(
    Kind.TRAIT,
    1.0,
    ("exposure", Known.PARTNER, SDO, "D10", "whether danger reaches those who decide"),
    ("sensitivity", Known.PARTNER, SDO, "D5 D3", "how much limits on its freedom are felt"),
    ("openness", Known.PUBLIC, None, "D23 D24", "how much its institutions let others see"),
    ("distance", Known.PUBLIC, None, "E9 T5", "how far its interests lie from ours"),
    ("adventurism", Known.PARTNER, SDO, "D1 S6", "its taste for risk at others' cost"),
    ("entanglement", Known.PARTNER, OSD, "E12", "economic ties to the rival"),
    ("prestige", Known.PARTNER, SDO, "E18", "its appetite for prestige"),
    ("rival_pull", Known.PARTNER, OSD, "D17 E10", "what the rival can offer instead"),
    ("skill", Known.PARTNER, SDO, "D33", "its leaders' skill in the use of influence"),
    ("exclusion", Known.PARTNER, SDO, "D35", "who is left out of government"),
)

STOCKS: Final = _rows(
    Kind.STOCK,
    1.0,
    ("threat", Known.PARTNER, CCMD, "D10 S5 D34", "physical danger to the country"),
    ("instability", Known.PARTNER, SDO, "D6 D8 D26", "how near its order is to breaking"),
    ("abandonment", Known.PARTNER, SDO, "D2", "its fear of being left alone"),
    ("guarantee", Known.SHARED, None, "D1 T9", "how firmly we are bound to help"),
    ("dependence", Known.PARTNER, CCMD, "E10 S9", "reliance on a single supplier"),
    ("imposition", Known.PARTNER, SDO, "D5", "what our help asks of its freedom"),
    ("political_risk", Known.PARTNER, SDO, "D11 D15", "what its leaders have staked"),
    ("commitment", Known.PARTNER, SDO, "D14 D16", "resolve shown by deeds"),
    ("elite_support", Known.PARTNER, SDO, "D26", "support among those who rule"),
    ("public_support", Known.PARTNER, SDO, "D26 D35", "support among the people"),
    ("hedging", Known.PARTNER, OSD, "D17 E10", "how far it leans on other patrons"),
    ("institution_doctrine", Known.PARTNER, None, "E3 S4", "doctrine and how force is used"),
    ("institution_policy", Known.PARTNER, None, "E3 S4", "ministry, law, pay and audit"),
    ("people_organisation", Known.PARTNER, None, "T2", "units and headquarters"),
    ("people_training", Known.PARTNER, None, "T2", "training"),
    ("people_leadership", Known.PARTNER, None, "I6 T30", "leadership and education"),
    ("people_personnel", Known.PARTNER, None, "D14", "numbers, pay and retention"),
    ("materiel_equipment", Known.PARTNER, None, "D16 E3", "equipment in use"),
    ("materiel_facilities", Known.PARTNER, None, "E3", "bases, depots and workshops"),
    ("interoperability", Known.PARTNER, CCMD, "E10 E27 S3", "ability to act with others"),
    ("deals", Known.SHARED, None, "T5 T7", "what payment buys while it lasts"),
    ("relationships", Known.PARTNER, SDO, "E20 T4", "personal ties"),
    ("norms", Known.PARTNER, SDO, "T8 I6", "shared habits of what is done"),
    ("trust", Known.PARTNER, SDO, "E13 E14 E21", "belief that we keep our word"),
    ("access", Known.PUBLIC, None, "T3", "use of ports, fields and skies that it grants"),
    ("identity", Known.PARTNER, SDO, "T22", "whom it sees as its own kind"),
    ("declared", Known.PUBLIC, None, "D11 D13", "willingness it has stated"),
    ("shortfall", Known.SHARED, None, "E9", "what it failed to bring when called"),
    ("exquisite", Known.PARTNER, CCMD, "E7", "high-end systems absorbed"),
)

COUNTERS: Final = (
    Track("legal_rung", Kind.COUNTER, 4.0, Known.PUBLIC, None, "T9", "rung of the legal ladder, 0 to 4"),
    Track("neglect", Kind.COUNTER, None, Known.SHARED, None, "E21", "turns without contact"),
    Track("asks", Kind.COUNTER, None, Known.SHARED, None, "T3", "what we asked for"),
    Track("granted", Kind.COUNTER, None, Known.SHARED, None, "T3", "what was granted of it"),
    Track("stock_days", Kind.COUNTER, None, Known.PARTNER, CCMD, "E9", "days of munitions", 60.0),
    Track("us_cost", Kind.COUNTER, None, Known.US, None, "D6 S7", "what it cost us, million USD"),
    Track("defence_budget", Kind.COUNTER, None, Known.PARTNER, OSD, "D14 S13", "its defence money, million USD", 200.0),
)

READOUTS: Final = _rows(
    Kind.READOUT,
    None,
    ("people", Known.PARTNER, CCMD, "T2", "mean of its four columns"),
    ("materiel", Known.PARTNER, CCMD, "D16", "mean of its two columns"),
    ("institution", Known.PARTNER, OSD, "E3", "mean of its two columns"),
    ("protection", Known.SHARED, None, "D2 I7 T9", "guarantee × credibility × law"),
    ("felt_threat", Known.PARTNER, CCMD, "D4 D10", "danger that deciders feel (anarchy)"),
    ("hierarchy", Known.PARTNER, None, "D3 D6", "protection and dependence"),
    ("sovereignty", Known.PARTNER, None, "D3 D5 S9", "felt loss of freedom"),
    ("strain", Known.PARTNER, SDO, "D7", "sovereignty less cover"),
    ("stress", Known.PARTNER, None, "T6", "instability and felt threat"),
    ("motivation", Known.PARTNER, None, "D19 T6", "why it would act"),
    ("intensity", Known.PARTNER, None, "D26 D35", "how many want it"),
    ("salience", Known.PARTNER, None, "D11", "how much it matters now"),
    ("willingness", Known.PARTNER, SDO, "D25", "harmonic mean of the three"),
    ("absorption", Known.PARTNER, None, "D16 E3", "what it can take up (capacity, T21)"),
    ("capability", Known.PARTNER, CCMD, "T2 E7", "least of its inputs (ability)"),
    ("influence", Known.SHARED, None, "T3", "granted ÷ (asks + 1)"),
    ("entrapment", Known.US, None, "D1 E9", "risk of being dragged in"),
    ("corruption", Known.PARTNER, None, "S4", "diversion of what is delivered"),
    ("readiness", Known.PARTNER, CCMD, "T2", "willingness × capability"),
    ("deterrence", Known.PARTNER, None, "S5", "visible, credible strength"),
    ("contribution_cap", Known.PARTNER, None, "E9", "what it could bring if called"),
)

US_TRACKS: Final = (
    Track("credibility", Kind.STOCK, 1.0, Known.PUBLIC, None, "I7", "whether words are followed"),
    Track("confidence", Kind.STOCK, 1.0, Known.US, None, "D31", "confidence of Congress"),
    Track("coordination", Kind.STOCK, 1.0, Known.US, None, "T16 E11", "how well the US side acts as one"),
    Track("budget_t10", Kind.ACCOUNT, None, Known.US, None, "D31 T19", "Title 10 money, million USD"),
    Track("budget_t22", Kind.ACCOUNT, None, Known.US, None, "D31 T12", "Title 22 money, million USD"),
    Track("sdo_hours", Kind.ACCOUNT, None, Known.US, None, "E19", "hours of the country teams"),
    Track("slots", Kind.ACCOUNT, None, Known.US, None, "E8 E29", "factory slots a turn"),
    Track("demand", Kind.ACCOUNT, None, Known.US, None, "E29", "orders that industry has come to expect"),
    Track("backlog", Kind.ACCOUNT, None, Known.US, None, "E8", "orders waiting for a slot"),
    Track("us_stock_days", Kind.ACCOUNT, None, Known.US, None, "E29 E9", "days of our own munitions"),
)

PARTNER_TRACKS: Final = (*TRAITS, *STOCKS, *COUNTERS)
TRACK_INDEX: Final = {t.name: i for i, t in enumerate(PARTNER_TRACKS)}
READOUT_INDEX: Final = {t.name: i for i, t in enumerate(READOUTS)}
US_INDEX: Final = {t.name: i for i, t in enumerate(US_TRACKS)}
BY_NAME: Final = {t.name: t for t in (*PARTNER_TRACKS, *READOUTS)}
US_BY_NAME: Final = {t.name: t for t in US_TRACKS}

GROUPS: Final = {
    "institution": ("institution_doctrine", "institution_policy"),
    "people": ("people_organisation", "people_training", "people_leadership", "people_personnel"),
    "materiel": ("materiel_equipment", "materiel_facilities"),
}
"""Stocks kept by DOTMLPF-P column; the bare name is their mean, and setting it sets them all."""

ALIASES: Final = {"anarchy": "felt_threat", "ability": "capability", "capacity": "absorption"}

TOPICS: Final = tuple(t for t in (*PARTNER_TRACKS, *READOUTS) if t.collector is not None)
"""What a seat holds a belief about: the belief axis, in order."""

TOPIC_INDEX: Final = {t.name: i for i, t in enumerate(TOPICS)}

SET_INSTEAD: Final = {
    "protection": "guarantee, legal_rung",
    "felt_threat": "threat, exposure",
    "hierarchy": "guarantee, dependence",
    "sovereignty": "imposition, sensitivity",
    "strain": "imposition, trust, public_support",
    "stress": "instability, threat",
    "motivation": "deals, norms, threat",
    "intensity": "elite_support, public_support",
    "salience": "political_risk, threat",
    "willingness": "norms, elite_support, political_risk",
    "absorption": "institution, commitment",
    "capability": "people, materiel, institution",
    "influence": "asks, granted",
    "entrapment": "guarantee, adventurism, shortfall",
    "corruption": "institution",
    "readiness": "norms, political_risk, people, materiel",
    "deterrence": "people, materiel, institution",
    "contribution_cap": "interoperability, stock_days",
}
"""For each readout, the stocks to set instead: a readout is an identity and cannot be set."""
