"""How a rule says what it rests on: every term it returns carries the claims that move it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sctabletop.domain.state import Array
from sctabletop.theory import ClaimId, cite

Terms = dict[str, Array]
RuleFunction = Callable[..., Terms]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pure function from (partner, us, flow, book) to named terms of one track, with the claims of each term."""

    target: str
    claims: Mapping[str, tuple[ClaimId, ...]]
    function: RuleFunction

    def __call__(self, *sight: Any) -> Terms:
        """The named terms, each with the shape of its track."""
        return self.function(*sight)

    @property
    def name(self) -> str:
        """The name of the function, as in the code."""
        return self.function.__name__


def rule(target: str, **claims: str) -> Callable[[RuleFunction], Rule]:
    """Declare what a rule moves and cite, term by term, the claims that let it. Unknown ids raise on import."""

    def wrap(function: RuleFunction) -> Rule:
        return Rule(target, {term: cite(ids) for term, ids in claims.items()}, function)

    return wrap


chance = rule
"""A chance is a rule whose terms add up to a probability; its target is the chance's name in the luck sheet."""
