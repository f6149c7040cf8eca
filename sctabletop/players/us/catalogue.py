"""The instrument catalogue as a US seat reads it: who proposes what, what it is for, what may be matched to it."""

from typing import Final

import numpy as np

from sctabletop.domain.deeds import DEED_FACTS, DEED_INDEX, DEEDS, Deed
from sctabletop.domain.ids import InstrumentId
from sctabletop.domain.instruments import FLOWS, INSTRUMENT_INDEX, INSTRUMENTS, TABLE, Serves
from sctabletop.domain.seats import CCMD, SDO
from sctabletop.domain.state import Array
from sctabletop.domain.tracks import TOPIC_INDEX

SERVES: Final = tuple(Serves)
COUNT: Final = len(INSTRUMENTS)

_COUNTRY_TEAM: Final = (
    "key_leader_engagement pme_exchange ministry_adviser pay_promotion_reform audit_support foreign_military_sale "
    "excess_articles sustainment co_production adopt_technology relief_package defence_cooperation_agreement "
    "defence_treaty state_partnership"
).split()
OWNER: Final = {
    CCMD: np.array([i.id not in _COUNTRY_TEAM for i in INSTRUMENTS]),
    SDO: np.array([i.id in _COUNTRY_TEAM for i in INSTRUMENTS]),
}
"""Which seat brings an instrument forward, so that two seats never draft the same one in a turn."""

PURPOSE: Final = np.array([SERVES.index(i.serves) for i in INSTRUMENTS])
"""(I,) which of the four returns each serves (T21)"""

INDICATOR: Final = np.array([TOPIC_INDEX[t] for t in ("trust", "relationships", "capability", "institution")])
"""By purpose, the belief that shows whether it worked; a purpose that is public knowledge is judged by what carries it."""


def _column(name: str) -> Array:
    column: Array = getattr(TABLE, name)[1:, None, None]
    return column


COST, HOURS, BURDEN, PRICE, BENEFIT = (_column(n) for n in ("cost", "hours", "burden", "price", "benefit"))
RUNG, LADDER, RELEASE, LETTER, REFORM = (_column(n) for n in ("rung", "ladder", "release", "letter", "reform"))
DELIVERS, THREAT, PRESTIGE, SLOTS = (_column(n) for n in ("delivers", "threat", "prestige", "slots"))
TITLE22, SALE, CONGRESS = (_column(n) for n in ("is_title22", "is_sale", "congress"))
TITLE10: Final = _column("is_title10") + _column("is_policy") + _column("is_agreement")
"""What Title 10 accounts pay for: policy work and agreements too."""

RUNS: Final = np.maximum(TABLE.lead + TABLE.lasts, 2.0)
"""(I + 1,) turns after which the result can be judged"""


def flow(name: str) -> Array:
    """(I, 1, 1) how much of a flow each instrument feeds."""
    row: Array = TABLE.builds[FLOWS.index(name)][1:, None, None]
    return row


CONTACT: Final = np.minimum(flow("contact") + flow("liaison") + flow("exchange"), 1.0)
RELIEF: Final = flow("relief")
DEAL: Final = flow("deal")

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
    "state_partnership": Deed.HOST_EXERCISE,
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
    [next(SERVES.index(s) for s, deeds in _SHOWN_BY.items() if d in deeds) for d in DEEDS] + [SERVES.index(Serves.ACCESS)]
)
"""(deeds + 1,) the purpose that a deed shows; the last place is for an assumption that no deed shows"""


def code_of(name: str) -> int:
    """The code of an instrument."""
    return INSTRUMENT_INDEX[InstrumentId(name)] + 1
