"""Three schools of advice as weights: the same situation, three different counsels (T1)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from sctabletop.domain.instruments import FLOWS, INSTRUMENTS, TABLE
from sctabletop.domain.state import Array
from sctabletop.players.policies import PolicyName


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """What a school looks for. Weights are plain numbers on scores of about 0 to 2; every name says what it weighs."""

    name: PolicyName
    access: float
    """how much being let in matters"""
    influence: float
    """how much being listened to matters"""
    capability: float
    """how much what a partner can do matters"""
    capacity: float
    """how much lasting institutions matter"""
    peer: float
    """how much being treated as an equal matters where a partner hedges or chafes"""
    plan: float
    """pull of a plan assumption that is not yet shown"""
    fit: float
    """pull of an answer to the danger of the day"""
    law: float
    """pull of a step up the legal ladder once it is open"""
    crisis: float
    """pull of payment at the moment of crisis (T7)"""
    contact: float
    """pull of seeing a partner who has been left alone"""
    doubt: float
    """pull of liaison where too little is known"""
    yes: float
    """push of a likely no from the partner"""
    burden: float
    """push of burdens where they already strain"""
    rust: float
    """push of kit that could not be absorbed"""
    cost: float
    """push of money spent"""
    hours: float
    """push of hours of the country teams"""
    crowd: float
    """push of what already runs with that partner"""
    rank: float
    """pull of a partner that stands first"""
    taste: Mapping[str, float]
    """pull of each flow that an instrument feeds, for its own sake"""
    threshold: float
    """score from which something is worth proposing"""
    quid: bool
    """asks a deed in return for every good thing"""
    asks: float
    """how dear a deed it asks in return, per unit of believed will and commitment"""
    transformation: float
    """how many transformations it asks with equipment where institutions are weak"""
    incentive: float
    """share of sweetener in a bargain"""
    rosy: float
    """how far it shades its odds"""
    concentrate: float
    """share of money for the partner that stands first; the rest is spread by rank"""
    rank_plan: float
    """who stands first: importance of the plan's demands"""
    rank_ready: float
    """who stands first: believed readiness and commitment"""
    rank_threat: float
    """who stands first: danger"""
    rank_ties: float
    """who stands first: trust and ties that are there to build on"""
    step_trust: float
    """trust from which a legal step is opened, for the first rung; a little more for each further one"""
    release_trust: float
    """trust from which release is decided case by case"""
    miss: float
    """answer to a missed deliverable: 1 pause, 2 waive, 3 renegotiate"""
    punishes: bool
    """answers a gesture of independence by a hedger with coldness"""
    writes_off: bool
    """gives up an assumption whose date has passed with nothing to show (T14)"""
    words: float
    """believed abandonment from which it speaks; above 1 it keeps silent"""
    only: tuple[str, ...] = ()
    """instruments that it keeps to; empty for all"""
    shares: float = 1.0
    """how much telling the other seats what one knows is worth, beside other errands"""
    full_load: float = 0.80
    """share of the country teams' hours that programmes may take; the rest is for errands"""
    most_live: float = 6.0
    """initiatives in hand with one partner"""
    liking: Array = field(init=False, repr=False, compare=False)
    """(I + 1, 1) what it likes in an instrument for its own sake"""
    permits: Array = field(init=False, repr=False, compare=False)
    """(I + 1, 1) 1 for what it may propose"""

    def __post_init__(self) -> None:
        liking = np.zeros((TABLE.builds.shape[1], 1))
        for flow, weight in self.taste.items():
            liking[:, 0] += weight * TABLE.builds[FLOWS.index(flow)]
        permits = np.array([[0.0], *([float(not self.only or i.id in self.only)] for i in INSTRUMENTS)])
        object.__setattr__(self, "liking", liking)
        object.__setattr__(self, "permits", permits)


def in_each_world(school: School, permits: Array, liking: Array) -> School:
    """The school with a menu and a taste of its own in each world: 1 for what it may propose, and how much more it
    likes it, both (I + 1, W).
    """
    found = replace(school)
    object.__setattr__(found, "permits", permits * school.permits)
    object.__setattr__(found, "liking", liking + school.liking)
    return found


LIBERAL: Final = School(
    name=PolicyName.LIBERAL,
    access=0.45,
    influence=0.5,
    capability=0.4,
    capacity=0.95,
    peer=0.4,
    plan=0.55,
    fit=0.1,
    law=1.3,
    crisis=0.1,
    contact=0.2,
    doubt=1.0,
    yes=0.5,
    burden=0.5,
    rust=0.35,
    cost=0.35,
    hours=0.35,
    crowd=0.28,
    rank=0.22,
    taste={
        "law": 0.5,
        "sharing": 0.5,
        "standards": 0.4,
        "audit": 0.25,
        "lift_policy": 0.15,
        "deal": -0.5,
        "two_way": 0.15,
    },
    threshold=0.3,
    quid=False,
    asks=0.22,
    transformation=1.0,
    incentive=0.1,
    rosy=0.04,
    concentrate=0.45,
    rank_plan=0.6,
    rank_ready=0.7,
    rank_threat=0.2,
    rank_ties=0.5,
    step_trust=0.25,
    release_trust=0.35,
    miss=3.0,
    punishes=False,
    writes_off=True,
    words=0.5,
)

REALIST: Final = School(
    name=PolicyName.REALIST,
    access=0.9,
    influence=0.3,
    capability=0.9,
    capacity=0.3,
    peer=0.15,
    plan=0.8,
    fit=0.25,
    law=0.8,
    crisis=0.6,
    contact=0.05,
    doubt=1.2,
    yes=0.4,
    burden=0.25,
    rust=0.2,
    cost=0.3,
    hours=0.25,
    crowd=0.18,
    rank=0.45,
    taste={"presence": 0.35, "exercise": 0.2, "deal": 0.3, "lift_equipment": 0.12, "stock": 0.02},
    threshold=0.3,
    quid=True,
    asks=0.3,
    transformation=0.0,
    incentive=0.35,
    rosy=0.1,
    concentrate=0.65,
    rank_plan=0.9,
    rank_ready=0.5,
    rank_threat=0.8,
    rank_ties=0.0,
    step_trust=0.3,
    release_trust=0.5,
    miss=1.0,
    punishes=True,
    writes_off=True,
    words=2.0,
)

CONSTRUCTIVIST: Final = School(
    name=PolicyName.CONSTRUCTIVIST,
    access=0.25,
    influence=0.9,
    capability=0.45,
    capacity=0.7,
    peer=0.6,
    plan=0.35,
    fit=0.1,
    law=0.7,
    crisis=0.0,
    contact=0.5,
    doubt=0.8,
    yes=0.55,
    burden=0.9,
    rust=0.4,
    cost=0.3,
    hours=0.25,
    crowd=0.3,
    rank=0.1,
    taste={
        "contact": 0.2,
        "exchange": 0.35,
        "liaison": 0.3,
        "two_way": 0.35,
        "relief": 0.2,
        "deal": -0.6,
        "presence": -0.2,
    },
    threshold=0.3,
    quid=False,
    asks=0.12,
    transformation=0.0,
    incentive=0.0,
    rosy=-0.02,
    concentrate=0.4,
    rank_plan=0.4,
    rank_ready=0.3,
    rank_threat=0.1,
    rank_ties=0.4,
    step_trust=0.35,
    release_trust=0.3,
    miss=2.0,
    punishes=False,
    writes_off=False,
    words=0.6,
)

SCHOOLS: Final = {s.name: s for s in (LIBERAL, REALIST, CONSTRUCTIVIST)}
