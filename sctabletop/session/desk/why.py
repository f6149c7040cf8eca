"""The reason for a number, as far as a seat may know it.

Of what is its own a seat sees every term with its value. Of what is another's it sees how its belief came about, and
which terms with which claims can move the track, without their values: a value would give away what is hidden.
"""

from dataclasses import dataclass

from sctabletop.domain.seats import SeatId
from sctabletop.session.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term; ``value`` is None where the seat may not know it. ``claims`` are ids of the catalogue."""

    name: str
    value: float | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one moment of the turn did: ``title`` such as "Resolution: commitment"; before and after where known."""

    title: str
    before: float | None
    terms: tuple[Term, ...]
    after: float | None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCard:
    """One claim of the theory, for reading beside the number."""

    id: str
    title: str
    text: str
    sources: tuple[str, ...]
    design: bool
    """whether it is a design decision and no finding"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Everything a seat may know about one number in one turn."""

    owner: str
    track: str
    title: str
    turn: int
    now: str
    """the number in words with its error"""
    steps: tuple[Step, ...]
    factors: tuple[tuple[str, float | None, float | None], ...]
    """for a readout: what it is made of, before and after"""
    chances: tuple[str, ...]
    """each chance of the turn in a sentence with odds and draw, where the seat may know it"""
    idle: tuple[Term, ...]
    """what else could have moved it"""
    beliefs: tuple[str, ...]
    """how the seat's belief moved, in sentences: who reported, what it saw, how old it is"""
    cure: str
    """how to know more, where it is only believed"""
    claims: tuple[ClaimCard, ...]


def why(session: Session, seat: SeatId, owner: str, track: str, turn: int) -> Why:
    """The reasons. Control sees everything. Raises SctabletopError for a name or a turn that is not there."""
    raise NotImplementedError


def claim(identifier: str) -> ClaimCard:
    """One claim by id. Raises SctabletopError for an id that is none."""
    raise NotImplementedError
