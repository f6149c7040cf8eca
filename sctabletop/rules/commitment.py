"""Commitment is shown by deeds; what is only said is kept apart (D11, D14)."""

import numpy as np

from sctabletop.rules.citing import Terms, rule
from sctabletop.rules.sight import Book, Named


@rule(
    "political_risk",
    deeds="D14",
    reforms="D15",
    access="T3 D11",
    accepted="D12 E5",
    time="D11",
    cover="D26",
    backlash="D15",
)
def political_risk(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Deeds, reforms and unpopular access stake a government; a costly yes, and one against its
    own inclination, stakes too; time and a public behind it ease the stake.
    """
    room = 1.0 - s.political_risk
    return {
        "deeds": k.political_risk_deeds * f.deed_price * room,
        "reforms": k.political_risk_reforms * f.reformed * room,
        "access": k.political_risk_access * f.grant_access * (1.0 - s.public_support) * room,
        "accepted": k.political_risk_accepted * f.yes_price * room,
        "time": -k.political_risk_time * s.political_risk,
        "cover": -k.political_risk_cover * s.public_support * s.political_risk,
        "backlash": -k.political_risk_backlash * f.backlash * s.political_risk,
    }


@rule(
    "commitment",
    deeds="D14 D10",
    deliverables="D18",
    reforms="D15",
    co_production="E17",
    conditions="D17 D21",
    benchmarks="S8 D17",
    goalposts="D17",
    missed="D18",
    fading="D11 D25",
    backlash="D15",
    repudiated="D7",
)
def commitment(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Deeds, kept deliverables and reforms build it, the more so under felt danger; conditions wear it down.

    The burden of transformational conditions is convex: doubling them more than doubles the loss (D21, our design).
    What a benchmark measures of them may build it, and it alone: on that the books differ in sign (S8). Above
    willingness, its ceiling, it fades.
    """
    gain = s.willingness * (0.5 + 0.5 * s.felt_threat) * (1.0 - s.commitment)
    burden = f.conditions * (1.0 + k.commitment_conditions_more * f.conditions)
    return {
        "deeds": k.commitment_deeds * f.deed_price * gain,
        "deliverables": k.commitment_deliverables * f.met * gain,
        "reforms": k.commitment_reforms * f.reformed * gain,
        "co_production": k.commitment_co_production * f.coproduction * gain,
        "conditions": -k.commitment_conditions * burden * s.commitment,
        "benchmarks": k.commitment_benchmarks * f.benchmarked * gain,
        "goalposts": -k.commitment_goalposts * f.goalposts * s.commitment,
        "missed": -k.commitment_missed * f.missed * s.commitment,
        "fading": -k.commitment_fading * np.maximum(s.commitment - s.willingness, 0.0),
        "backlash": -k.commitment_backlash * f.backlash * s.commitment,
        "repudiated": -k.commitment_repudiated * f.repudiated * s.commitment,
    }


@rule("declared", statements="D11 E13", acceptances="D13 D12", framing="D35", fading="D11", repudiated="D7")
def declared(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """What a partner says it will do: statements and easy acceptances raise it, and nothing that it risks."""
    room = 1.0 - s.declared
    return {
        "statements": k.declared_statements * f.state_support * room,
        "acceptances": k.declared_acceptances * f.agreed * room,
        "framing": k.declared_framing * np.maximum(f.framed, 0.0) * room,
        "fading": -k.declared_fading * s.declared,
        "repudiated": -k.declared_repudiated * f.repudiated * s.declared,
    }
