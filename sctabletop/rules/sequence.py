"""The sequence of resolution: every rule, in the one order in which its terms are added."""

from typing import Final

from sctabletop.rules.capability import exquisite, interoperability, materiel, shortfall, stock_days
from sctabletop.rules.citing import Rule
from sctabletop.rules.commitment import commitment, declared, political_risk
from sctabletop.rules.fears import abandonment, guarantee
from sctabletop.rules.institutions import institution, people
from sctabletop.rules.interest import access, asks, deals, granted, legal_rung
from sctabletop.rules.money import (
    backlog,
    budget_t10,
    budget_t22,
    defence_budget,
    demand,
    sdo_hours,
    slots,
    us_cost,
    us_stock_days,
)
from sctabletop.rules.opinion import elite_support, public_support
from sctabletop.rules.relationship import identity, neglect, norms, relationships, trust
from sctabletop.rules.sovereignty import dependence, hedging, imposition
from sctabletop.rules.stability import instability
from sctabletop.rules.threat import threat
from sctabletop.rules.washington import confidence, coordination, credibility

PARTNER_RULES: Final[tuple[Rule, ...]] = (
    threat,
    instability,
    abandonment,
    guarantee,
    dependence,
    imposition,
    political_risk,
    commitment,
    elite_support,
    public_support,
    hedging,
    institution,
    people,
    materiel,
    interoperability,
    deals,
    relationships,
    norms,
    trust,
    access,
    identity,
    declared,
    shortfall,
    exquisite,
    legal_rung,
    neglect,
    asks,
    granted,
    stock_days,
    us_cost,
    defence_budget,
)
"""Rules of partner stocks and counters; a group's rule moves all its columns."""

US_RULES: Final[tuple[Rule, ...]] = (
    credibility,
    confidence,
    coordination,
    budget_t10,
    budget_t22,
    sdo_hours,
    slots,
    demand,
    backlog,
    us_stock_days,
)
