"""Why a proposal was made: for each term of its score a fact of the view, for it or against it."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from sctabletop.domain.instruments import INSTRUMENTS, THREAT_KINDS, ThreatKind
from sctabletop.players.saying.plan_grounds import Ground
from sctabletop.players.saying.seen import Seen, chafing, counted, much, standing, turns
from sctabletop.players.us import catalogue as cat

_DANGERS: Final = {
    ThreatKind.ANY: "no one danger",
    ThreatKind.MILITARY: "an army at the border",
    ThreatKind.INTERNAL: "violence at home",
    ThreatKind.HYBRID: "pressure short of war",
    ThreatKind.DISASTER: "disaster",
}


def _lacks(name: str, words: str) -> Ground:
    """What a partner has of something that the proposal would bring more of."""
    return lambda s: f"it adds to {s.name}'s {words}, believed {much(s.mean(name))}"


def _plan(s: Seen) -> str:
    a = int(s.reason.seen["assumption"])
    by = s.brief.plan_need_by[a]
    return f"by turn {by:.0f} the plan counts on “{s.called.plan[a]}”"


def _crisis(s: Seen) -> str:
    disaster = s.memo("disaster") > 0.0 and cat.RELIEF[s.reason.instrument or 0] > 0.0
    if disaster:
        return f"a disaster runs in {s.name}"
    return f"{s.name} is in a crisis, when help is worth most" if s.memo("crisis") > 0.0 else ""


def _rank(s: Seen) -> str:
    partners = s.brief.partners
    return f"{s.name} stands {standing(s.guide('rank'), partners)}" if partners > 1 else ""


def _fit(s: Seen) -> str:
    return (
        f"the danger of the day for {s.name} is {_DANGERS[THREAT_KINDS[int(s.memo('threat_kind'))]]}, which it answers"
    )


def _law(s: Seen) -> str:
    return f"the next legal step with {s.name} is open, and law outlasts those who sign it"


def _doubt(s: Seen) -> str:
    errors = s.error("willingness"), s.error("commitment")
    return f"somebody on the spot would tell us more of {s.name}, whose resolve we may misjudge by {errors[1]:.2f}"


def _neglect(s: Seen) -> str:
    left = s.mean("neglect")
    return f"nobody has been in touch with {s.name} for {turns(left)}" if left >= 1.0 else ""


def _peer(s: Seen) -> str:
    return f"it treats {s.name} as an equal, and its appetite for standing is believed {much(s.mean('prestige'))}"


FOR: Final[Mapping[str, Ground]] = {
    "agenda": "its turn on this half-year's agenda has come",
    "law": _law,
    "rank": _rank,
    "plan": _plan,
    "fit": _fit,
    "crisis": _crisis,
    "contact": _neglect,
    "doubt": _doubt,
    "need_ties": _lacks("relationships", "personal ties with us"),
    "need_access": lambda s: f"it opens doors: what {s.name} lets us use is {much(s.mean('access'))}",
    "need_people": _lacks("people", "trained and led people"),
    "need_materiel": _lacks("materiel", "equipment and bases"),
    "need_institution": _lacks("institution", "ministries and law"),
    "need_together": _lacks("interoperability", "skill at acting together with us"),
    "need_peer": _peer,
    "need_resilience": lambda s: (
        f"it hardens {s.name} against what a rival can offer, believed {much(s.mean('rival_pull'))}"
    ),
    "need_upkeep": lambda s: (
        f"it keeps running what {s.name} has, whose equipment is believed {much(s.mean('materiel'))}"
    ),
    "taste_law": "agreements bind those who come after us",
    "taste_sharing": "those who share what they know stay together",
    "taste_standards": "common standards keep friends able to work together",
    "taste_audit": "what is counted is stolen less",
    "taste_lift_policy": "sound ministries outlive their ministers",
    "taste_two_way": "help that goes both ways makes equals",
    "taste_presence": "soldiers on the spot are what a rival counts",
    "taste_exercise": "what has been exercised together can be done together",
    "taste_deal": "what is paid for can be asked for",
    "taste_exquisite": "a splendid weapon impresses friend and rival",
    "taste_lift_equipment": "equipment is strength that can be counted",
    "taste_stock": "full depots are strength that can be counted",
    "taste_contact": "people who know each other trust each other",
    "taste_exchange": "officers who studied together stay in touch",
    "taste_liaison": "people who share an office learn each other's mind",
    "taste_relief": "help in need is not forgotten",
}
"""What speaks for a proposal."""


def _cost(s: Seen) -> str:
    return f"it is dear, at about {INSTRUMENTS[(s.reason.instrument or 1) - 1].cost:g} million USD for a medium one"


def _crowd(s: Seen) -> str:
    count = int(np.count_nonzero(s.slots("stage") > 0.0))
    return f"{counted(count)} other{'s are' if count > 1 else ' is'} in hand there" if count else ""


AGAINST: Final[Mapping[str, Ground]] = {
    "agenda": "it is not its turn on the agenda",
    "cost": _cost,
    "hours": "it takes many hours of the country team",
    "crowd": _crowd,
    "refusal": lambda s: f"a yes costs {s.name} something, and its resolve is believed {much(s.mean('commitment'))}",
    "burden": lambda s: f"it asks something of {s.name}, which {chafing(s)}",
    "rust": lambda s: f"some of it may rust where ministries and law are believed {much(s.mean('institution'))}",
    "pool": "too few partners have paid into it yet",
}
"""What speaks against a proposal that was made all the same."""
