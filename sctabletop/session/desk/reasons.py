"""What a reason is made of: terms, steps, and the claims that they rest on as cards to read."""

from collections.abc import Iterable
from dataclasses import dataclass

from sctabletop.domain.tracks import Track
from sctabletop.errors import SctabletopError
from sctabletop.session.explain import Drawn
from sctabletop.theory import CLAIMS, WORKS, ClaimId, UnknownClaim
from sctabletop.theory import claim as look_up


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


def claim(identifier: str) -> ClaimCard:
    """One claim by id. Raises SctabletopError for an id that is none."""
    try:
        card = look_up(identifier)
    except UnknownClaim as unknown:
        raise SctabletopError(str(unknown)) from None
    work = WORKS[card.work]
    author = f"{work.author}, " if work.author else ""
    year = f" ({work.year})" if work.year else ""
    counter = (f"The other side: {card.counter}",) if card.counter else ()
    return ClaimCard(
        id=str(card.id),
        title=card.title,
        text="\n\n".join((card.statement, f"In the game: {card.effect}", *counter)),
        sources=(f"{author}{work.title}{year}", work.note),
        design=card.design,
    )


def cards(track: Track, steps: Iterable[Step], idle: Iterable[Term], chances: Iterable[Drawn]) -> tuple[ClaimCard, ...]:
    """The claims that a reason rests on, each once, in their order: the track's own, then of its terms and chances. One
    that this program does not know is left out.
    """
    terms = (*(t for step in steps for t in step.terms), *idle)
    of_chances = (t for drawn in chances for t in drawn.terms)
    named = (*track.claims.split(), *(c for t in terms for c in t.claims), *(c for t in of_chances for c in t.claims))
    return tuple(claim(x) for x in dict.fromkeys(named) if ClaimId(x) in CLAIMS)
