"""Six characters of partner governments as weights over what their cabinets are inclined to do anyway."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sctabletop.domain.deeds import Pillar
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
    reforms: float = 0.0
    """added readiness for what changes who commands, pays and counts; below 0 reluctance"""
    slighted: float = 0.0
    """how much likelier a gesture of independence is after a slight: a public rebuke, or a year of being left alone"""
    spares: Mapping[Pillar, float] = field(default_factory=dict)
    """readiness for deeds that are not owed, by whom at home they upset; 1 for a pillar that is not named"""


RECIPROCATOR: Final = Character(
    name=PolicyName.RECIPROCATOR,
    deeds=0.8,
    owed=1.5,
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
"""Deed for deed: what it owes it does, and of its own accord it gives less than others (T24, D18)."""

HEDGER: Final = Character(
    name=PolicyName.HEDGER,
    deeds=0.75,
    owed=0.9,
    support=0.7,
    showy=0.0,
    accepts=0.95,
    prestige=0.02,
    counters=1.1,
    sweetener=0.15,
    gesture=1.15,
    hedge=1.5,
    provoke=0.9,
    leak=0.5,
    request=1.0,
    contribute=0.8,
    full_trust=0.55,
    frames=0.4,
)
"""Two doors open: it takes what we offer, buys elsewhere too, and sends nobody who could bind it (E10, D17, D32)."""

PRESTIGE_SEEKER: Final = Character(
    name=PolicyName.PRESTIGE_SEEKER,
    deeds=0.85,
    owed=1.0,
    support=1.1,
    showy=0.35,
    accepts=0.93,
    prestige=0.35,
    counters=1.0,
    sweetener=0.1,
    gesture=1.0,
    hedge=0.9,
    provoke=0.9,
    leak=0.3,
    request=1.0,
    contribute=0.95,
    full_trust=0.4,
    frames=0.45,
    slighted=1.0,
)
"""What shines: it says yes to the splendid where others weigh the price, and makes a slight be seen (E18, D30)."""

FRONTLINE: Final = Character(
    name=PolicyName.FRONTLINE,
    deeds=1.3,
    owed=1.1,
    support=1.2,
    showy=0.15,
    accepts=1.04,
    prestige=0.03,
    counters=0.7,
    sweetener=0.0,
    gesture=0.6,
    hedge=0.5,
    provoke=1.5,
    leak=0.3,
    request=1.6,
    contribute=1.15,
    full_trust=0.3,
    frames=0.4,
    spares={Pillar.STREET: 1.2},
)
"""Danger at the door: it pays, arms, asks for guarantees, and is tempted to act under them (D2, S6)."""

REGIME_SURVIVOR: Final = Character(
    name=PolicyName.REGIME_SURVIVOR,
    deeds=0.9,
    owed=0.85,
    support=1.2,
    showy=0.05,
    accepts=0.97,
    prestige=0.06,
    counters=1.15,
    sweetener=0.2,
    gesture=1.1,
    hedge=0.95,
    provoke=0.8,
    leak=0.5,
    request=1.1,
    contribute=0.7,
    full_trust=0.55,
    frames=0.55,
    spares={Pillar.PALACE: 0.35, Pillar.ARMY: 0.5, Pillar.STREET: 1.15},
    reforms=-0.35,
)
"""Staying in office comes first: nothing that stirs palace or barracks, much talk, and a second suitor (D26)."""

REFORMER: Final = Character(
    name=PolicyName.REFORMER,
    deeds=1.0,
    owed=1.05,
    support=0.5,
    showy=-0.1,
    accepts=1.02,
    prestige=0.0,
    counters=1.0,
    sweetener=0.05,
    gesture=0.8,
    hedge=0.6,
    provoke=0.5,
    leak=0.15,
    request=0.9,
    contribute=1.0,
    full_trust=0.35,
    frames=0.6,
    spares={Pillar.PALACE: 1.6, Pillar.ARMY: 1.6, Pillar.STREET: 0.75},
    reforms=0.2,
)
"""A government that would change itself: it takes on palace and army and spares the street (D15, D33)."""

CHARACTERS: Final = {c.name: c for c in (RECIPROCATOR, HEDGER, PRESTIGE_SEEKER, FRONTLINE, REGIME_SURVIVOR, REFORMER)}
