"""How an offer looks from the partner's cabinet: the government's inclination to accept it, 0.02 to 0.98."""

from sctabletop.rules.citing import Terms, rule
from sctabletop.rules.sight import Book, Named

LOWEST, HIGHEST, RED_LINE = 0.02, 0.98, 0.02


@rule(
    "appeal",
    gift="D12",
    price="D12 E5",
    benefit="D22 E18",
    prestige="E18",
    felt_threat="D4",
    hierarchy="D3",
    sovereignty="D3 D5",
    trust="E20 E13",
    norms="T8 T6",
    deals="T5 T7",
    incentive="D19",
    continuity="T24",
    commitment="D12 D16",
    entanglement="E12",
    alternatives="D17 E10",
    neighbours="T25",
    guarantee="I7",
)
def appeal(s: Named, us: Named, f: Named, c: Named, k: Book) -> Terms:
    """Terms of (slots, P, W) whose sum, held to 0.02–0.98, is the appeal of each offer.

    ``c.ask`` is all that the offer costs the partner: political price, burden, conditions, deliverable, share. Every
    other term is × ask,
    so that a free, unconditional grant is accepted whatever the commitment (D12). Hierarchy can move more than
    sovereignty, and
    sovereignty more than the danger of anarchy (D3).
    """
    ask = c.ask
    return {
        "gift": k.appeal_gift + 0.0 * ask,
        "price": -k.appeal_price * ask,
        "benefit": k.appeal_benefit * ask * c.benefit * (1.0 - 0.5 * s.capability),
        "prestige": k.appeal_prestige * ask * c.prestige * s.prestige,
        "felt_threat": k.appeal_felt_threat * ask * s.felt_threat,
        "hierarchy": k.appeal_hierarchy * ask * s.hierarchy,
        "sovereignty": -k.appeal_sovereignty * ask * s.sovereignty,
        "trust": k.appeal_trust * ask * s.trust,
        "norms": k.appeal_norms * ask * s.norms * (1.0 - 0.5 * s.stress),
        "deals": k.appeal_deals * ask * s.deals * (0.5 + 0.5 * s.stress),
        "incentive": k.appeal_incentive * ask * c.incentive * (1.0 - 0.7 * s.felt_threat),
        "continuity": k.appeal_continuity * ask * f.continuity,
        "commitment": k.appeal_commitment * ask * s.commitment,
        "entanglement": -k.appeal_entanglement * ask * s.entanglement * c.visible,
        "alternatives": -k.appeal_alternatives * ask * s.hedging * s.rival_pull,
        "neighbours": -k.appeal_neighbours * ask * f.neighbour_package,
        "guarantee": k.appeal_guarantee * ask * c.guarantees * us.credibility * s.abandonment,
    }
