"""Two opinions: those who rule, and the people (D26)."""

import numpy as np

from sctabletop.rules.citing import Terms, rule
from sctabletop.rules.sight import Book, Named


@rule(
    "elite_support",
    benefits="D26",
    prestige="E18",
    deals="T5",
    losers="D26 D15",
    staked="D11",
    rival_money="E12",
    coup="D27",
    drift="D26",
)
def elite_support(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Rulers like what serves them; reform's losers, high stakes and a rival's money turn them."""
    room = 1.0 - s.elite_support
    return {
        "benefits": k.elite_support_benefits * f.benefit * room,
        "prestige": k.elite_support_prestige * f.prestige * s.prestige * room,
        "deals": k.elite_support_deals * s.deals * room,
        "losers": -k.elite_support_losers * f.losers * s.elite_support,
        "staked": -k.elite_support_staked * s.political_risk * s.elite_support,
        "rival_money": -k.elite_support_rival_money * s.rival_pull * s.entanglement * s.elite_support,
        "coup": -k.elite_support_coup * f.coup * s.elite_support,
        "drift": k.elite_support_drift * (0.5 - s.elite_support),
    }


@rule(
    "public_support",
    relief="S10",
    security="D35 S5",
    framing="D35",
    presence="D35 D5",
    harm="S8",
    crowding_out="S13",
    drift="D26",
)
def public_support(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Relief and visible security win people, a story well told helps; foreign presence, harm and crowding out lose
    them.
    """
    room = 1.0 - s.public_support
    return {
        "relief": k.public_support_relief * f.relieved * room,
        "security": k.public_support_security * f.visible * s.felt_threat * room,
        "framing": k.public_support_framing * np.where(f.framed > 0.0, f.framed * room, f.framed * s.public_support),
        "presence": -k.public_support_presence * f.presence * s.public_support,
        "harm": -k.public_support_harm * f.abuse * s.public_support,
        "crowding_out": -k.public_support_crowding_out * f.pass_budget * s.public_support,
        "drift": k.public_support_drift * (0.5 - s.public_support),
    }
