"""The instrument catalogue as a US seat reads it: who proposes what, what it is good for, what may be matched to it."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

import numpy as np

from sctabletop.domain.deeds import DEED_FACTS, DEED_INDEX, DEEDS, Deed
from sctabletop.domain.instruments import FLOWS, INSTRUMENTS, TABLE, Serves, ThreatKind
from sctabletop.domain.instruments import THREAT_KINDS as KINDS
from sctabletop.domain.seats import CCMD, SDO, SeatId
from sctabletop.domain.state import Array
from sctabletop.domain.tracks import TOPIC_INDEX
from sctabletop.players.scores import Index

SERVES: Final = tuple(Serves)


class Good(IntEnum):
    """What an instrument is good for, finer than its one purpose: each answers one lack of a partner."""

    TIES = 0
    ACCESS = 1
    PEOPLE = 2
    MATERIEL = 3
    INSTITUTION = 4
    TOGETHER = 5
    PEER = 6
    RESILIENCE = 7
    UPKEEP = 8


_FEEDS: Final[dict[Good, tuple[float, dict[str, float]]]] = {
    Good.TIES: (4.5, {"contact": 1.0, "liaison": 1.0, "exchange": 1.0, "relief": 1.0}),
    Good.ACCESS: (2.5, {"presence": 1.0, "deal": 1.0, "law": 3.0, "exercise": 0.8}),
    Good.PEOPLE: (3.0, {"lift_training": 1.0, "lift_organisation": 1.0, "lift_leadership": 0.8, "lift_personnel": 1.0}),
    Good.MATERIEL: (2.5, {"lift_equipment": 1.0, "lift_facilities": 0.7, "exquisite": 0.3, "stock": 0.05}),
    Good.INSTITUTION: (3.0, {"lift_policy": 1.0, "lift_doctrine": 0.6, "audit": 0.8}),
    Good.TOGETHER: (1.5, {"exercise": 1.0, "standards": 0.6, "hotline": 0.8}),
    Good.PEER: (2.0, {"two_way": 0.7, "coproduction": 0.5, "release": 0.6, "sharing": 2.0}),
    Good.RESILIENCE: (2.5, {"cyber": 1.0}),
    Good.UPKEEP: (3.0, {"sustain": 1.0}),
}
"""For each good, the amount at which it counts half, and the flows that bring it."""


def _amount(good: Good) -> Array:
    """(I + 1,) how much of a good each instrument brings over its life, from 0 to 1: more counts less and less."""
    half, flows = _FEEDS[good]
    turns = np.maximum(TABLE.lasts, 1.0)
    found = np.zeros_like(TABLE.lead)
    for name, weight in flows.items():
        found = found + weight * TABLE.builds[FLOWS.index(name)] * turns
    return found / (found + half)


AMOUNT: Final = np.stack([_amount(good) for good in Good])
"""(goods, I + 1)"""
MAIN: Final = AMOUNT.argmax(axis=0)
"""(I + 1,) the good that each instrument brings most of"""

PURPOSE: Final = np.array([0, *(SERVES.index(i.serves) for i in INSTRUMENTS)])
"""(I + 1,) which of the four returns each serves (T21)"""
INDICATOR: Final = np.array([TOPIC_INDEX[t] for t in ("trust", "relationships", "capability", "institution")])
"""By purpose, the belief that shows whether it worked; access, which is public, is judged by what carries it."""
TITLE10: Final = TABLE.is_title10 + TABLE.is_policy + TABLE.is_agreement
"""(I + 1,) what Title 10 accounts pay for: policy work and agreements too"""
RUNS: Final = np.maximum(TABLE.lead + TABLE.lasts, 2.0)
"""(I + 1,) turns after which the result can be judged"""
DEAL: Final = TABLE.builds[FLOWS.index("deal")]
CONTACT: Final = np.minimum(sum(TABLE.builds[FLOWS.index(f)] for f in ("contact", "liaison", "exchange")), 1.0)
LIAISON: Final = TABLE.builds[FLOWS.index("liaison")]
RELIEF: Final = TABLE.builds[FLOWS.index("relief")]

_ANY: Final = KINDS.index(ThreatKind.ANY)
_DISASTER: Final = KINDS.index(ThreatKind.DISASTER)
_ANSWERS: Final = TABLE.threat.astype(np.intp)[:, None]
ANSWERS: Final = np.where(
    (_ANSWERS == _ANY) | (_ANSWERS == _DISASTER), 0.0, np.where(np.arange(len(KINDS)) == _ANSWERS, 1.0, -0.4)
)
"""(I + 1, kinds of threat) 1 where an instrument answers the danger, below 0 where it answers another (E22)"""

_MATCH: Final = {
    "pme_exchange": Deed.PLACE_GRADUATES,
    "rotational_presence": Deed.GRANT_ACCESS,
    "ministry_adviser": Deed.PASS_BUDGET,
    "pay_promotion_reform": Deed.RAISE_PAY,
    "audit_support": Deed.OPEN_BOOKS,
    "training_team": Deed.RECRUIT,
    "field_exercise": Deed.HOST_EXERCISE,
    "simple_equipment": Deed.SUSTAIN_KIT,
    "exquisite_system": Deed.FUND_SHARE,
    "excess_articles": Deed.SUSTAIN_KIT,
    "sustainment": Deed.FUND_SHARE,
    "co_production": Deed.BREAK_RIVAL_CONTRACT,
    "gateway_standards": Deed.REALIGN_UNITS,
    "cyber_team": Deed.RECRUIT,
    "access_deal": Deed.GRANT_ACCESS,
    "regional_pool": Deed.FUND_SHARE,
}
MATCH: Final = np.array([0, *(DEED_INDEX[_MATCH[i.id]] + 1 if i.id in _MATCH else 0 for i in INSTRUMENTS)])
"""(I + 1,) deed index + 1 that answers our input in kind (D18), 0 none"""
DEED_PRICE: Final = np.array([0.0, *(DEED_FACTS[d].price for d in DEEDS)])
"""(deeds + 1,) price in political capital by deed index + 1"""

_SHOWN_BY: Final = {
    Serves.ACCESS: (Deed.GRANT_ACCESS, Deed.HOST_EXERCISE, Deed.RATIFY),
    Serves.INFLUENCE: (Deed.BREAK_RIVAL_CONTRACT, Deed.STATE_SUPPORT, Deed.PLACE_GRADUATES),
    Serves.CAPABILITY: (Deed.REALIGN_UNITS, Deed.RECRUIT, Deed.SUSTAIN_KIT, Deed.FUND_SHARE),
    Serves.CAPACITY: (Deed.RAISE_PAY, Deed.OPEN_BOOKS, Deed.CURB_CORRUPTION, Deed.PROMOTE_MERIT, Deed.PASS_BUDGET),
}
PURPOSE_OF_DEED: Final = np.array(
    [next(SERVES.index(s) for s, deeds in _SHOWN_BY.items() if d in deeds) for d in DEEDS]
    + [SERVES.index(Serves.ACCESS)]
)
"""(deeds + 1,) the purpose that a deed shows; the last place is for an assumption that no deed shows"""

_COUNTRY_TEAM: Final = (
    "key_leader_engagement pme_exchange ministry_adviser pay_promotion_reform audit_support foreign_military_sale "
    "excess_articles sustainment co_production adopt_technology relief_package defence_cooperation_agreement "
    "defence_treaty state_partnership"
).split()


@dataclass(frozen=True, slots=True)
class Shelf:
    """The instruments that one seat brings forward, so that two seats never draft the same one in a turn."""

    code: Index
    """(N,) codes of its instruments"""

    def of(self, column: Array) -> Array:
        """(N, 1, 1) its part of a column over codes."""
        return column[self.code][:, None, None]


SHELF: Final[dict[SeatId, Shelf]] = {
    seat: Shelf(np.array([n + 1 for n, i in enumerate(INSTRUMENTS) if (i.id in _COUNTRY_TEAM) == (seat == SDO)]))
    for seat in (CCMD, SDO)
}


def code_of(name: str) -> int:
    """The code of an instrument. Raises StopIteration for a name that is not in the catalogue."""
    return next(n + 1 for n, i in enumerate(INSTRUMENTS) if i.id == name)
