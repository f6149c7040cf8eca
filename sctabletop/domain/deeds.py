"""What a partner can do that others can see, and what each deed costs at home (D14)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Deed(StrEnum):
    """The partner's costly acts; the last is free, and says so little (E13)."""

    PASS_BUDGET = "pass_budget"
    RAISE_PAY = "raise_pay"
    RECRUIT = "recruit"
    PROMOTE_MERIT = "promote_merit"
    PLACE_GRADUATES = "place_graduates"
    REALIGN_UNITS = "realign_units"
    FUND_SHARE = "fund_share"
    RATIFY = "ratify"
    GRANT_ACCESS = "grant_access"
    OPEN_BOOKS = "open_books"
    CURB_CORRUPTION = "curb_corruption"
    SUSTAIN_KIT = "sustain_kit"
    HOST_EXERCISE = "host_exercise"
    BREAK_RIVAL_CONTRACT = "break_rival_contract"
    STATE_SUPPORT = "state_support"


DEEDS: Final = tuple(Deed)
DEED_INDEX: Final = {deed: i for i, deed in enumerate(DEEDS)}


class Pillar(StrEnum):
    """Who at home pays the political price of a deed: the cabinet game's three audiences."""

    PALACE = "palace"
    ARMY = "army"
    STREET = "street"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class DeedFacts:
    """One deed: its price in political capital, who is upset by it, how much it shows, and its claims."""

    deed: Deed
    price: float
    pillar: Pillar
    visible: float
    claims: str
    said: str


DEED_FACTS: Final = {
    f.deed: f
    for f in (
        DeedFacts(Deed.PASS_BUDGET, 0.14, Pillar.STREET, 0.8, "D14 S13", "pass the defence budget"),
        DeedFacts(Deed.RAISE_PAY, 0.08, Pillar.STREET, 0.6, "D14", "raise soldiers' pay"),
        DeedFacts(Deed.RECRUIT, 0.07, Pillar.STREET, 0.6, "D14", "recruit and man the units"),
        DeedFacts(Deed.PROMOTE_MERIT, 0.16, Pillar.ARMY, 0.5, "D14 D26", "promote on merit"),
        DeedFacts(Deed.PLACE_GRADUATES, 0.08, Pillar.ARMY, 0.4, "T30 D14", "place graduates in posts that matter"),
        DeedFacts(Deed.REALIGN_UNITS, 0.12, Pillar.ARMY, 0.8, "D14 T15", "re-align units to the agreed task"),
        DeedFacts(Deed.FUND_SHARE, 0.10, Pillar.PALACE, 0.7, "D13 S7", "fund its share"),
        DeedFacts(Deed.RATIFY, 0.18, Pillar.STREET, 1.0, "T9 D2", "ratify the signed agreement"),
        DeedFacts(Deed.GRANT_ACCESS, 0.14, Pillar.STREET, 0.9, "T3", "grant access"),
        DeedFacts(Deed.OPEN_BOOKS, 0.13, Pillar.PALACE, 0.5, "D23 S4", "open the books"),
        DeedFacts(Deed.CURB_CORRUPTION, 0.17, Pillar.PALACE, 0.5, "S4 D15", "curb corruption"),
        DeedFacts(Deed.SUSTAIN_KIT, 0.06, Pillar.NOBODY, 0.4, "D16 E3", "pay to keep its kit running"),
        DeedFacts(Deed.HOST_EXERCISE, 0.08, Pillar.STREET, 0.9, "S3 D14", "host an exercise"),
        DeedFacts(Deed.BREAK_RIVAL_CONTRACT, 0.15, Pillar.PALACE, 0.8, "E12 E10", "break a contract with the rival"),
        DeedFacts(Deed.STATE_SUPPORT, 0.0, Pillar.NOBODY, 1.0, "D11 E13", "state its support"),
    )
}

DEED_REST_TURNS: Final = 4
"""A deed can be done once in so many turns."""
