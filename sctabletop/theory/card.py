"""One card of the catalogue: a claim, what the game makes of it, and what a test must show."""

from dataclasses import dataclass
from typing import NewType

from sctabletop.theory.works import WorkLetter

ClaimId = NewType("ClaimId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim of one of the five works, in our words.

    ``design`` is true where part of the card is our choice and not the source's word. ``counter`` is what a fair
    opponent, or another card, would answer; None where the catalogue records no quarrel.
    """

    id: ClaimId
    title: str
    statement: str
    effect: str
    must_hold: str
    design: bool = False
    counter: str | None = None

    @property
    def work(self) -> WorkLetter:
        """The letter of the work the claim comes from, read off the id."""
        return WorkLetter(self.id[0])

    @property
    def number(self) -> int:
        """The claim's place within its work, from 1."""
        return int(self.id[1:])
