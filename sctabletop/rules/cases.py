"""Chances of one initiative, as (slots, P, W): approval, lateness, delivery, deliverables, reversal."""

import numpy as np

from sctabletop.rules.citing import Terms, chance
from sctabletop.rules.sight import Book, Named


@chance(
    "state", base="T12", coordination="T16", interagency="T16", shown="D31", odds="D9", imbalance="T19", vouched="T13"
)
def state(s: Named, us: Named, f: Named, c: Named, k: Book) -> Terms:
    """State concurs: coordination, a review held, commitment believed, and odds as claimed (rosier ones do help)."""
    return {
        "base": k.state_base + 0.0 * c.odds,
        "coordination": k.state_coordination * us.coordination + 0.0 * c.odds,
        "interagency": k.state_interagency * f.promoted + 0.0 * c.odds,
        "shown": k.state_shown * f.believed_commitment + 0.0 * c.odds,
        "odds": k.state_odds * c.odds,
        "vouched": k.state_vouched * c.vouched,
        "imbalance": -k.state_imbalance * (1.0 - us.confidence) + 0.0 * c.odds,
    }


@chance("congress", base="D31", confidence="D31", shown="D31", odds="D9", abuse="S8 S11")
def congress(s: Named, us: Named, f: Named, c: Named, k: Book) -> Terms:
    """Nobody on the Hill holds it."""
    return {
        "base": k.congress_base + 0.0 * c.odds,
        "confidence": k.congress_confidence * us.confidence + 0.0 * c.odds,
        "shown": k.congress_shown * f.believed_commitment + 0.0 * c.odds,
        "odds": k.congress_odds * c.odds,
        "abuse": -k.congress_abuse * f.abuse + 0.0 * c.odds,
    }


@chance("late", backlog="E8", licence="E15", base="E8")
def late(s: Named, us: Named, f: Named, c: Named, k: Book) -> Terms:
    """Another turn lost on the way: backlog per slot and the licence burden."""
    return {
        "backlog": k.late_backlog * c.industrial * us.backlog / (us.backlog + us.slots + 1.0),
        "licence": k.late_licence * c.licensed * (1.0 - 0.5 * f.release_level),
        "base": k.late_base * c.industrial,
    }


@chance(
    "deliver",
    base="T28",
    commitment="D16",
    willingness="D25 T28",
    cost_share="D13",
    provides="D22",
    aims="T28",
    knowledge="T17 E11",
    hours="E19",
    relevance="E22",
    false_commitment="D13",
    compressed="D20",
    load="E6",
    vouched="T13",
)
def deliver(s: Named, us: Named, f: Named, c: Named, k: Book) -> Terms:
    """An initiative does what it set out to do.

    Commitment, a partner share, what the partner can provide, fit to its own aims and what approvers know help; stated
    will beyond commitment, a compressed timeline and an overloaded team hurt. Knowledge is 1 less the mean error of the
    approvers' beliefs.
    """
    gap = np.maximum(s.declared - s.commitment, 0.0)
    flat = 0.0 * c.odds
    return {
        "base": k.deliver_base + flat,
        "commitment": k.deliver_commitment * s.commitment + flat,
        "willingness": k.deliver_willingness * s.willingness + flat,
        "cost_share": k.deliver_cost_share * c.cost_share,
        "provides": k.deliver_provides * c.provides,
        "aims": k.deliver_aims * c.suits,
        "knowledge": k.deliver_knowledge * c.knowledge,
        "hours": k.deliver_hours * f.hours_covered + flat,
        "relevance": -k.deliver_relevance * c.outdated,
        "false_commitment": -k.deliver_false_commitment * gap * (1.0 - c.cost_share),
        "compressed": -k.deliver_compressed * c.compressed,
        "load": -k.deliver_load * np.maximum(f.load - 0.6, 0.0) + flat,
        "vouched": k.deliver_vouched * c.vouched,
    }


@chance(
    "fulfil",
    base="D18",
    commitment="D18 D16",
    willingness="D25",
    incentive="D19",
    provides="D22",
    skill="D33",
    price="D14",
    false_commitment="D13",
    patience="D20",
)
def fulfil(s: Named, us: Named, f: Named, c: Named, k: Book) -> Terms:
    """A deliverable that falls due is met without a deed of its own: the bureaucracy's share of the bargain."""
    gap = np.maximum(s.declared - s.commitment, 0.0)
    flat = 0.0 * c.odds
    return {
        "base": k.fulfil_base + flat,
        "commitment": k.fulfil_commitment * s.commitment + flat,
        "willingness": k.fulfil_willingness * s.willingness + flat,
        "incentive": k.fulfil_incentive * c.incentive * (1.0 - 0.7 * s.felt_threat),
        "provides": k.fulfil_provides * c.provides,
        "skill": k.fulfil_skill * s.skill + flat,
        "price": -k.fulfil_price * c.deed_price,
        "false_commitment": -k.fulfil_false_commitment * gap + flat,
        "patience": -k.fulfil_patience * c.compressed,
    }


@chance("reversal", mandate="D32")
def reversal(s: Named, us: Named, f: Named, c: Named, k: Book) -> Terms:
    """A yes without authority is taken back at home."""
    return {"mandate": k.reversal_mandate * (2.0 - c.mandate) * 0.5}


CASE_CHANCES = (state, congress, late, deliver, fulfil, reversal)
