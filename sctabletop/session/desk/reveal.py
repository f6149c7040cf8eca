"""Sign and see: five headlines, one surprise, what was signed, and each seat's own changes behind "why?"."""

from dataclasses import dataclass

from sctabletop.domain.seats import SeatId
from sctabletop.session.desk.inbox import Change
from sctabletop.session.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Reveal:
    """What the whole room sees of one turn."""

    turn: int
    headlines: tuple[str, ...]
    surprise: str
    signed: tuple[str, ...]
    deeds: tuple[str, ...]


def reveal(session: Session, turn: int) -> Reveal | None:
    """The reveal of a turn, or None while it is still in play."""
    raise NotImplementedError


def changes(session: Session, seat: SeatId, turn: int) -> tuple[Change, ...]:
    """What changed in that turn for a seat's own eyes, largest first."""
    raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class CharterRow:
    """One line of a charter: kept, partly or missed."""

    seat: SeatId
    line: str
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """The end: each seat's charter, and where the plan's assumptions stand. No sum, no ranking."""

    turn: int
    charters: tuple[CharterRow, ...]
    assumptions: tuple[tuple[str, str], ...]
    """statement and status"""
    unfired: tuple[str, ...]
    """injects that never came, for control"""
    truth: tuple[tuple[str, float, float], ...]
    """"<partner> joint readiness" at the end and four turns later"""


def ending(session: Session) -> Ending | None:
    """How it ended, for everybody in the room; None while it is still on."""
    raise NotImplementedError
