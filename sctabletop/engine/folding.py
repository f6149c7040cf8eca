"""Every rule asked together: what the turn adds to stocks, in the order of the sequence."""

from functools import lru_cache
from typing import Final

from sctabletop.domain.tracks import GROUPS, TRACK_INDEX, US_INDEX
from sctabletop.engine.compiled import Numbers, Program, RuleSet
from sctabletop.engine.dealings import DEALINGS, TURN
from sctabletop.engine.ledger import Ledger, Moves
from sctabletop.engine.sights import Sight
from sctabletop.rules.sequence import PARTNER_RULES, US_RULES

OURS: Final = RuleSet(*US_RULES)
MOVED: Final = frozenset(track for rule in PARTNER_RULES for track in GROUPS.get(rule.target, (rule.target,)))
"""Tracks that a rule moves; an argued action moves no other."""


def fold(ledger: Ledger, look: Sight, by_partner: Numbers | None) -> None:
    """Every rule's terms, in the order of the sequence; at one world those of partners come as numbers."""
    if by_partner is not None:
        ledger.add_all(False, _partner_moves(TURN.program(look.k)), by_partner)
        program = OURS.program(look.k)
        ledger.add_all(True, _our_moves(program), program.numbers((look.s, look.us, look.f), 1))
        return
    for rule in PARTNER_RULES:
        ledger.partner(rule.target, rule.claims, rule(look.s, look.us, look.f, look.k))
    for rule in US_RULES:
        ledger.us(rule.target, rule.claims, rule(look.s, look.us, look.f, look.k))


@lru_cache(maxsize=8)
def _partner_moves(program: Program) -> Moves:
    """Where the numbers of partner rules go."""
    out = []
    for place in program.places[program.ends[len(DEALINGS) - 1] :]:
        rule = TURN.rules[place.rule]
        first = TRACK_INDEX[GROUPS.get(rule.target, (rule.target,))[0]]
        out.append((first + place.column, place.term, rule.claims[place.term]))
    return tuple(out)


@lru_cache(maxsize=8)
def _our_moves(program: Program) -> Moves:
    """Where the numbers of our rules go."""
    rules = OURS.rules
    return tuple(
        (US_INDEX[rules[place.rule].target], place.term, rules[place.rule].claims[place.term])
        for place in program.places
    )
