"""The partner's cabinet: its political capital, whom each deed upsets, what is closed, its aims and its red lines."""

from dataclasses import dataclass

from sctabletop.domain.refusals import Refusal
from sctabletop.domain.seats import SeatId
from sctabletop.session.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedRow:
    """One deed: price in political capital, who at home pays it, when last done, and whether it can be done now."""

    deed: str
    said: str
    price: float
    pillar: str
    visible: float
    leaning: str
    """how inclined the government is by itself: likely, open, unlikely"""
    last_done: int | None
    refusal: Refusal | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pillar:
    """One audience at home with its mood, 0 to 1, and the track it is read from."""

    name: str
    track: str
    level: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cabinet:
    """A government's own table. Everything here is the partner's alone."""

    partner: str
    name: str
    capital: float
    """political capital left, 0 to 1"""
    pillars: tuple[Pillar, ...]
    deeds: tuple[DeedRow, ...]
    aims: tuple[str, ...]
    """in the government's own order, first the dearest"""
    red_lines: tuple[str, ...]
    mandate: str
    """with what authority the delegation comes at present, and the most it could have"""
    hedge: str
    closed: tuple[str, ...]
    """options that shared norms have closed (T8)"""
    charter: tuple[str, ...]
    asked: tuple[str, ...]
    """deeds that the US side has asked for and not yet got"""


def cabinet(session: Session, seat: SeatId) -> Cabinet:
    """The cabinet of a partner's seat. Raises ValueError for another seat."""
    raise NotImplementedError
