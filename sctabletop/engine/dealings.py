"""What a turn came to at each partner, of what instruments, deeds and seats did: acts, then chances, then their price.

Nothing here adds over slots or partners, so at one world all of it is traced together (``engine.compiled``). What one
function finds, those after it read in ``f``.
"""

from typing import Any, Final

import numpy as np

from sctabletop.domain.state import MEMO_INDEX
from sctabletop.domain.tracks import TRACK_INDEX
from sctabletop.engine.compiled import Numbers, RuleSet, left_in_f
from sctabletop.engine.flows import FOUND_INDEX
from sctabletop.engine.gates import probability
from sctabletop.engine.sights import Sight, saturate
from sctabletop.rules.citing import Rule, Terms
from sctabletop.rules.hazards import HAZARDS
from sctabletop.rules.sequence import PARTNER_RULES
from sctabletop.rules.sight import Book, Named

ODDS: Final = "in all"
"""The name of what a hazard's terms add up to."""
CALLED_FOR: Final = 0.40
"""What a plan counts on from a partner when a contingency comes, as a share of the most it could bring."""
SILENT_FROM: Final = 2.0
"""Turns without contact from which our silence worries a partner (E21)."""


def acts(s: Named, us: Named, f: Named, m: Named, k: Book) -> Terms:
    """What seats did this turn, in the words of the rules."""
    return {
        "talk": m.act_frank + 0.6 * m.act_demarche + 0.3 * m.act_platitude,
        "talk_frank": m.act_frank,
        "talk_platitude": m.act_platitude,
        "asked": np.where(m.act_asked > 0.0, 1.0, 0.0),
        "withheld": np.where((m.act_asked > 0.0) & (f.release_level == 0.0), 1.0, 0.0),
        "tolerated": m.act_tolerated,
        "punished": m.act_punished,
        "rival_offer": np.maximum(m.act_rival_offer, np.where(m.hedge == 1.0, 0.4, 0.0)),
        "third_supplier": np.maximum(m.act_third, np.where(m.hedge == 2.0, 0.4, 0.0)),
        "provoked": m.act_provoked,
        "crusade": m.act_crusade,
        "crusade_around": m.act_crusade + 0.5 * f.crusade_next_door,
        "cancelled": np.minimum(m.act_cancelled + 0.5 * m.act_ended, 2.0),
        "withdrawn": np.minimum(m.act_withdrawn, 1.0),
        "goalposts": m.act_goalposts,
        "agreed": np.minimum(0.5 * m.act_agreed, 1.0),
        "benefit": saturate(m.act_benefit),
        "yes_price": m.act_price + 0.5 * m.act_against,
        "pledged": m.act_pledged,
        "inspected": m.act_monitor,
        "neglected": np.where(s.neglect >= SILENT_FROM, 1.0, 0.0),
    }


def pledges(s: Named, us: Named, f: Named, m: Named, k: Book) -> Terms:
    """A pledge is kept when something is agreed within two turns, broken when nothing is (E13)."""
    is_open, agreed = m.pledge_turn > 0.0, m.act_agreed > 0.0
    return {
        "pledge_kept": np.where(is_open & agreed, 1.0, 0.0),
        "pledge_broken": np.where(is_open & (m.act_agreed <= 0.0) & (f.turn - m.pledge_turn >= 2.0), 1.0, 0.0),
    }


def contributions(s: Named, us: Named, f: Named, m: Named, k: Book) -> Terms:
    """What was brought where a contingency called, and what was missing of what the plan counted on (E9)."""
    called = m.contingency > 0.0
    share = np.maximum(m.contributed, 0.0)
    brought = np.where(called, share * s.contribution_cap, 0.0)
    short = np.where(called, np.maximum(CALLED_FOR - brought, 0.0) / CALLED_FOR, 0.0)
    return {"contribution": brought, "fell_short": short, "called": np.where(called, 1.0, 0.0)}


def brought_about(s: Named, us: Named, f: Named, m: Named, k: Book) -> Terms:
    """What flows, deeds and acts come to together."""
    relieved = np.minimum(f.relief + m.act_relief, 1.5) * (0.25 + 0.75 * f.disaster)
    unpaid_pool = (f.pooled > 0.0) & (f.paying == 0.0)
    return {
        **{name: saturate(getattr(f, name)) for name in ("prestige", "kept", "late")},
        **{n: np.where(unpaid_pool, getattr(f, n) * 0.3, getattr(f, n)) for n in ("stock", "standards", "exercise")},
        "rust": saturate(f.delivered) * (1.0 - s.absorption),
        "access_bought": np.minimum(f.bought, 1.0),
        "relieved": relieved,
        "sustained": np.minimum(f.sustain + 0.5 * f.kept_kit + 0.2 * f.budget_share, 1.0),
        "losers": f.promote_merit + f.reformed,
        "burden_shared": f.fund_share + f.contribution,
        "mismatch": np.where((m.act_words > 0.0) & (f.conditions > 0.0), 1.0, 0.0),
        "met_anyone": m.act_contact + f.contact + f.liaison + f.presence + relieved,
        "threat_path": f.path + 0.0 * s.threat,
    }


def _drawn(hazard: Rule) -> Rule:
    """The rule of a hazard with what its terms add up to as one more term; whether it comes is left in ``f``."""

    def terms_and_odds(s: Any, us: Any, f: Any, m: Any, k: Book) -> Terms:
        terms = hazard(s, us, f, k)
        odds = probability(hazard.target, terms)
        f.add({hazard.target: np.where(getattr(f, luck_of(hazard)) < odds, 1.0, 0.0)})
        return {**terms, ODDS: odds}

    return Rule(hazard.target, hazard.claims, terms_and_odds)


def luck_of(hazard: Rule) -> str:
    """The name in ``f`` of a hazard's draw."""
    return f"luck_{hazard.target}"


def told(s: Named, us: Named, f: Named, m: Named, k: Book) -> Terms:
    """What chances and choices come to, and who wins the telling of it."""
    contested = np.minimum(m.act_frame_us + m.act_frame_home + m.act_leaked + f.malign, 1.0)
    return {
        "repudiated": np.maximum(f.repudiation, m.act_repudiated),
        "framed": contested * (2.0 * f.frame - 1.0),
    }


def in_all(s: Named, us: Named, f: Named, m: Named, k: Book) -> Terms:
    """What partners add to the turn as our side sees it, added up as it is."""
    return {
        "pledges_kept": f.pledge_kept,
        "pledges_broken": f.pledge_broken,
        "vouched_missed": f.vouched_failed,
        "obligated_t10": f.obligated_10,
        "obligated_t22": f.obligated_22,
        "slots_ordered": f.ordered,
        "co_produced": f.co_producing,
        "drawn_down": f.drawn,
        "filled_in": f.fell_short,
        "adopted": f.two_way,
    }


def saturated(s: Named, us: Named, f: Named, m: Named, k: Book) -> Terms:
    """Of what many count less and less."""
    return {
        "all_kept": f.kept,
        "all_late": f.late,
        "delivered_as_said": f.as_said,
        "overpromised": f.over_said,
        "audits": f.audit + m.act_monitor,
        "staff_talks": f.liaison,
    }


def at_most_two(s: Named, us: Named, f: Named, m: Named, k: Book) -> Terms:
    """Of what no more than two count."""
    return {
        "enforced": m.act_enforced,
        "unenforced": f.unenforced_here,
        "leaks": np.maximum(f.leak, m.act_leaked),
        "scandals": f.scandal,
        "coups": f.coup,
    }


def a_partner(s: Named, us: Named, f: Named, m: Named, k: Book) -> Terms:
    """Of what the mean over partners counts."""
    words = m.act_words > 0.0
    empty = np.where(words & (m.act_agreed == 0.0), 1.0 + np.minimum(m.statements, 3.0), 0.0)
    gap = np.maximum(s.declared - s.commitment, 0.0)
    return {
        "demonstrated": saturate(4.0 * f.deed_price + 0.5 * f.met),
        "empty_words": empty,
        "mixed": np.where(words & (m.carry > 0.0), 1.0, 0.0),
        "platitudes": m.act_platitude,
        "surprise": np.abs(s.readiness - f.believed_readiness),
        "funded_words": gap * saturate(0.2 * f.granted_money),
        "entrapped": s.entrapment * np.maximum(f.escalation, f.fell_short),
        "shared": m.act_shared + 0.5 * m.act_reported,
    }


FOUND: Final = (acts, pledges, contributions, brought_about)
"""What is found before chances are drawn, in this order."""
DEALINGS: Final = (
    *(Rule(find.__name__, {}, left_in_f(find)) for find in FOUND),
    *map(_drawn, HAZARDS),
    Rule("told", {}, left_in_f(told)),
    *(Rule(add.__name__, {}, add) for add in (in_all, saturated, at_most_two, a_partner)),
)


def _of_partner(rule: Rule) -> Rule:
    """A rule of partner stocks, asked in line with the rest."""
    return Rule(rule.target, rule.claims, lambda s, us, f, _, k: rule(s, us, f, k))


TURN: Final = RuleSet(
    *DEALINGS,
    *map(_of_partner, PARTNER_RULES),
    spaces=("s", "us", "f", "m"),
    blocks={"s": ("tracks", TRACK_INDEX), "f": ("found", FOUND_INDEX), "m": ("memo", MEMO_INDEX)},
)


def deal(look: Sight, m: Named) -> tuple[list[Terms], Numbers | None]:
    """The terms of each of ``DEALINGS``; and at one world, by partner, what the rules of partner stocks say of them."""
    spaces = look.s, look.us, look.f, m
    if look.s.threat.shape[-1] > 1:
        return [rule(*spaces, look.k) for rule in DEALINGS], None
    program = TURN.program(look.k)
    numbers = program.numbers(spaces, len(look.s.threat))
    cut = program.ends[len(DEALINGS) - 1]
    return program.terms(numbers, len(DEALINGS)), [row[cut:] for row in numbers]
