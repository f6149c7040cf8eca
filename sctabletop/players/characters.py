"""Three characters of partner governments as weights over what their cabinets are inclined to do anyway."""

from dataclasses import dataclass
from typing import Final

from sctabletop.players.policies import PolicyName


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """A manner of government. A weight multiplies an inclination; 1 leaves it as the cabinet has it."""

    name: PolicyName
    deeds: float
    """deeds at a price"""
    owed: float
    """deeds that are owed under terms or were asked for"""
    support: float
    """words of support, which cost nothing"""
    showy: float
    """how much visible deeds are preferred over quiet ones"""
    accepts: float
    """readiness to say yes to an offer that costs something"""
    prestige: float
    """added readiness for what flatters"""
    counters: float
    """readiness to bargain rather than refuse"""
    sweetener: float
    """preference for more incentive over lighter terms when bargaining"""
    gesture: float
    """gestures of independence"""
    hedge: float
    """the rival's offer and third suppliers"""
    provoke: float
    """provocation from under the guarantee"""
    leak: float
    """leaks of what is said at the table"""
    request: float
    """letters of request"""
    contribute: float
    """share of the possible brought when called"""
    full_trust: float
    """trust from which its delegation comes with full authority"""
    frames: float
    """public support below which it contests how events are told at home"""


RECIPROCATOR: Final = Character(
    name=PolicyName.RECIPROCATOR,
    deeds=1.05,
    owed=1.15,
    support=0.5,
    showy=0.0,
    accepts=1.03,
    prestige=0.0,
    counters=0.9,
    sweetener=0.0,
    gesture=0.7,
    hedge=0.6,
    provoke=0.6,
    leak=0.1,
    request=0.9,
    contribute=1.1,
    full_trust=0.3,
    frames=0.35,
)

HEDGER: Final = Character(
    name=PolicyName.HEDGER,
    deeds=0.8,
    owed=0.9,
    support=0.7,
    showy=0.0,
    accepts=0.95,
    prestige=0.02,
    counters=1.1,
    sweetener=0.15,
    gesture=1.15,
    hedge=1.2,
    provoke=0.9,
    leak=0.5,
    request=1.0,
    contribute=0.8,
    full_trust=0.55,
    frames=0.4,
)

PRESTIGE_SEEKER: Final = Character(
    name=PolicyName.PRESTIGE_SEEKER,
    deeds=0.85,
    owed=1.0,
    support=1.1,
    showy=0.25,
    accepts=1.0,
    prestige=0.15,
    counters=1.0,
    sweetener=0.1,
    gesture=1.0,
    hedge=0.9,
    provoke=1.1,
    leak=0.3,
    request=1.2,
    contribute=0.95,
    full_trust=0.4,
    frames=0.45,
)

CHARACTERS: Final = {c.name: c for c in (RECIPROCATOR, HEDGER, PRESTIGE_SEEKER)}
