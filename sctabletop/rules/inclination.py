"""What a government is inclined to do at home and abroad: deeds, gestures, hedges, provocations, contributions."""

import numpy as np

from sctabletop.rules.citing import Terms, rule
from sctabletop.rules.sight import Book, Named


@rule(
    "deed",
    base="D14",
    felt_threat="D10 D14",
    willingness="D25",
    skill="D33",
    owed="D18",
    asked="T3",
    protection="D29",
    price="D14 D33",
    staked="D11",
    norms="T8",
    hedging="D17",
    provides="D22",
    aid="D29",
)
def deed(s: Named, us: Named, f: Named, d: Named, k: Book) -> Terms:
    """Inclination to each deed as (deeds, P, W): danger and skill help, the price at home and protection from outside
    hold back. That help by itself holds back too is disputed, and nil in every book.
    """
    flat = 0.0 * d.price
    return {
        "base": k.deed_base + flat,
        "felt_threat": k.deed_felt_threat * s.felt_threat + flat,
        "willingness": k.deed_willingness * s.willingness + flat,
        "skill": k.deed_skill * s.skill + flat,
        "owed": k.deed_owed * d.owed,
        "asked": k.deed_asked * d.asked * (0.5 + s.trust),
        "protection": -k.deed_protection * s.protection + flat,
        "price": -k.deed_price * d.price * (1.0 - 0.5 * s.skill),
        "staked": -k.deed_staked * s.political_risk + flat,
        "norms": k.deed_norms * s.norms + flat,
        "hedging": -k.deed_hedging * s.hedging + flat,
        "provides": k.deed_provides * d.provides,
        "aid": -k.deed_aid * np.minimum(f.package, 1.0) + flat,
    }


@rule("gesture", strain="D30", trust="D30 E20", presence="D5")
def gesture(s: Named, us: Named, f: Named, d: Named, k: Book) -> Terms:
    """Inclination to a gesture of independence."""
    return {
        "strain": k.gesture_base + k.gesture_strain * np.maximum(s.strain + 0.2, 0.0),
        "trust": -k.gesture_trust * s.trust,
        "presence": k.gesture_presence * s.imposition,
    }


@rule("hedge", pull="D17 E10", abandonment="D2", hedging="D17", trust="E20", law="T9")
def hedge(s: Named, us: Named, f: Named, d: Named, k: Book) -> Terms:
    """Inclination to take up the rival's posted offer."""
    return {
        "pull": k.hedge_base + k.hedge_pull * s.rival_pull,
        "abandonment": k.hedge_abandonment * s.abandonment * s.rival_pull,
        "hedging": k.hedge_hedging * s.hedging * s.rival_pull,
        "trust": -k.hedge_trust * s.trust,
        "law": -k.hedge_law * s.legal_rung,
    }


@rule("provoke", adventurism="S6", shelter="S6 D1", norms="T8")
def provoke(s: Named, us: Named, f: Named, d: Named, k: Book) -> Terms:
    """Inclination to provoke the rival from under the guarantee."""
    return {
        "adventurism": k.provoke_adventurism * s.adventurism,
        "shelter": k.provoke_shelter * s.protection * s.adventurism,
        "norms": -k.provoke_norms * s.norms,
    }


@rule("contribute", base="E9", willingness="E9", role="E28", continuity="T24", felt_threat="E9")
def contribute(s: Named, us: Named, f: Named, d: Named, k: Book) -> Terms:
    """Share of the possible that a government would bring when called. What it declared does not help (T15)."""
    return {
        "base": k.contribute_base + 0.0 * s.willingness,
        "willingness": k.contribute_willingness * s.willingness,
        "role": k.contribute_role * f.named_role,
        "continuity": k.contribute_continuity * f.continuity + 0.0 * s.willingness,
        "felt_threat": k.contribute_felt_threat * s.felt_threat,
    }


@rule("request", felt_threat="D29 D2", abandonment="D29", capability="E5", prestige="E18")
def request(s: Named, us: Named, f: Named, d: Named, k: Book) -> Terms:
    """Inclination to write a letter of request."""
    return {
        "felt_threat": k.request_base + k.request_felt_threat * s.felt_threat,
        "abandonment": k.request_abandonment * s.abandonment,
        "capability": k.request_capability * (1.0 - s.capability) * np.minimum(s.defence_budget / 100.0, 1.0),
        "prestige": k.request_prestige * s.prestige,
    }


INCLINATIONS = (deed, gesture, hedge, provoke, contribute, request)
