"""Every rule asked together: what the turn adds to stocks, in the order of the sequence."""

from functools import lru_cache
from typing import Final

from sctabletop.domain.tracks import GROUPS, TRACK_INDEX, US_INDEX
from sctabletop.engine.compiled import Program, RuleSet
from sctabletop.engine.ledger import Ledger, Moves
from sctabletop.engine.sights import Sight
from sctabletop.rules.sequence import PARTNER_RULES, US_RULES

PARTNER, OURS = RuleSet(*PARTNER_RULES), RuleSet(*US_RULES)
MOVED: Final = frozenset(track for rule in PARTNER_RULES for track in GROUPS.get(rule.target, (rule.target,)))
"""Tracks that a rule moves; an argued action moves no other."""


def fold(ledger: Ledger, look: Sight) -> None:
    """Every rule's terms, in the order of the sequence."""
    if ledger.state.worlds == 1:
        for ours, rules in ((False, PARTNER), (True, OURS)):
            program = rules.program(look.k)
            count = 1 if ours else ledger.state.partners
            ledger.add_all(ours, _moves(ours, program), program.numbers((look.s, look.us, look.f), count))
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
