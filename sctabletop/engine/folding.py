"""Every rule asked together: what the turn adds to stocks, in the order of the sequence, and what hazards come to."""

from functools import lru_cache
from typing import Any, Final

from sctabletop.domain.tracks import GROUPS, TRACK_INDEX, US_INDEX
from sctabletop.engine.compiled import Program, RuleSet
from sctabletop.engine.gates import probability
from sctabletop.engine.ledger import Ledger, Moves
from sctabletop.engine.sights import Sight
from sctabletop.rules.citing import Rule, Terms
from sctabletop.rules.hazards import HAZARDS
from sctabletop.rules.sequence import PARTNER_RULES, US_RULES

PARTNER, OURS = RuleSet(*PARTNER_RULES), RuleSet(*US_RULES)
MOVED: Final = frozenset(track for rule in PARTNER_RULES for track in GROUPS.get(rule.target, (rule.target,)))
"""Tracks that a rule moves; an argued action moves no other."""
ODDS: Final = "in all"
"""The name of what a hazard's terms add up to."""


def fold(ledger: Ledger, look: Sight) -> None:
    """Every rule's terms, in the order of the sequence."""
    if ledger.state.worlds == 1:
        for ours, rules in ((False, PARTNER), (True, OURS)):
            program = rules.program(look.k)
            count = 1 if ours else ledger.state.partners
            ledger.add_all(ours, _moves(ours, program), program.numbers(look.s, look.us, look.f, count))
        return
    for rule in PARTNER.rules:
        ledger.partner(rule.target, rule.claims, rule(look.s, look.us, look.f, look.k))
    for rule in OURS.rules:
        ledger.us(rule.target, rule.claims, rule(look.s, look.us, look.f, look.k))


@lru_cache(maxsize=8)
def _moves(ours: bool, program: Program) -> Moves:
    """Where the numbers of a program go."""
    out = []
    for place in program.places:
        rule = (OURS if ours else PARTNER).rules[place.rule]
        first = US_INDEX[rule.target] if ours else TRACK_INDEX[GROUPS.get(rule.target, (rule.target,))[0]]
        out.append((first + place.column, place.term, rule.claims[place.term]))
    return tuple(out)


def _with_odds(rule: Rule) -> Rule:
    """The rule of a chance, and what its terms add up to, as one more term."""

    def terms_and_odds(*sight: Any) -> Terms:
        terms = rule(*sight)
        return {**terms, ODDS: probability(rule.target, terms)}

    return Rule(rule.target, rule.claims, terms_and_odds)


CHANCES: Final = RuleSet(*map(_with_odds, HAZARDS))
