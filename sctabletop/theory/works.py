"""The five works the claims come from, with what a reader should know before trusting each."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class WorkLetter(StrEnum):
    """First letter of every claim id."""

    DILEMMA = "D"
    TRIAD = "T"
    EVOLVING = "E"
    INTELLIGENCE = "I"
    SURVEY = "S"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A source: ``author`` and ``year`` are None where they are not known; ``note`` belongs on each of its cards."""

    letter: WorkLetter
    author: str | None
    title: str
    year: int | None
    note: str


_ALL: Final = (
    Work(
        letter=WorkLetter.DILEMMA,
        author="Phil W. Reynolds",
        title="The security cooperation dilemma",
        year=2025,
        note="A practitioner's theory paper, argued from a few cases; on conditions it stands against other studies.",
    ),
    Work(
        letter=WorkLetter.TRIAD,
        author="Douglas M. Faherty",
        title="Harnessing International Relations Theory to Security Cooperation Program Design",
        year=2012,
        note="A student paper of the US Army War College; some offices and documents it names have changed since.",
    ),
    Work(
        letter=WorkLetter.EVOLVING,
        author="J. T. Watts",
        title="Evolving cooperative security approaches for tomorrow's realities",
        year=2023,
        note="An Atlantic Council report whose sponsor is an arms maker: weigh its advice on sales and release so.",
    ),
    Work(
        letter=WorkLetter.INTELLIGENCE,
        author=None,
        title="Secrets and Cooperation: achieving security cooperation through intelligence",
        year=None,
        note="A chapter written from the side of intelligence and diplomacy; it argues more than it measures.",
    ),
    Work(
        letter=WorkLetter.SURVEY,
        author=None,
        title="Security cooperation",
        year=None,
        note="An encyclopaedia survey that argues one side: every card from it carries a counter-claim.",
    ),
)

WORKS: Final[Mapping[WorkLetter, Work]] = MappingProxyType({work.letter: work for work in _ALL})
