"""What a seat knows and believes, track by track, with error bars, change and history."""

from dataclasses import dataclass
from enum import StrEnum

from sctabletop.domain.seats import SeatId
from sctabletop.session.session import Session


class Sureness(StrEnum):
    """How a seat knows a number."""

    EXACT = "known"
    BELIEVED = "believed"


@dataclass(frozen=True, slots=True)
class Past:
    """A number as the seat held it at the end of an earlier turn."""

    turn: int
    mean: float
    sd: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One number on the board. ``top`` is the end of its scale, None where it has none (money, days, turns)."""

    owner: str
    """a partner's id, or ``us``"""
    track: str
    label: str
    said: str
    claims: tuple[str, ...]
    sureness: Sureness
    mean: float
    low: float
    high: float
    """ends of the 80 % bar, kept on the scale; equal to ``mean`` where known"""
    sd: float
    top: float | None
    change: float | None
    """since the end of last turn; None in turn 1"""
    collector: SeatId | None
    """the US seat that can find out, for beliefs of the US side"""
    history: tuple[Past, ...] = ()

    def text(self) -> str:
        """The number in words with its error: "0.42 ± 0.08", "182 million USD"-style tracks without decimals."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Section:
    """Tracks that belong together, in order: headline readouts first."""

    title: str
    rows: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class PartnerBoard:
    """One partner as the seat sees it."""

    id: str
    name: str
    category: str
    own: bool
    """whether it is the seat's own government"""
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Everything a seat knows and believes now. ``us`` is what it knows of the American side."""

    seat: SeatId
    turn: int
    us: Section
    partners: tuple[PartnerBoard, ...]


def board(session: Session, seat: SeatId) -> Board:
    """The board of a seat; for control the truth itself, exact."""
    raise NotImplementedError


def public_board(session: Session) -> Board:
    """What everybody in the room may see: public tracks alone, exact. ``seat`` is empty."""
    raise NotImplementedError
