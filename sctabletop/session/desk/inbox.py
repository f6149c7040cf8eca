"""What a seat reads as the turn begins: at most six messages, the five largest changes, one question."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sctabletop.domain.seats import SeatId
from sctabletop.session.session import Session

MOST_LETTERS: Final = 6
MOST_CHANGES: Final = 5


class LetterKind(StrEnum):
    """What a message is about; each has its own icon."""

    INJECT = "event"
    MESSAGE = "message"
    LAPSED = "order that did not stand"
    DEED = "deed"
    INITIATIVE = "initiative"
    ASSUMPTION = "plan assumption"
    HOLD = "hold"
    FORECAST = "forecast"
    NEWS = "news"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One message. ``claims`` are the claims it rests on; ``cure`` says what can be done where something is amiss."""

    kind: LetterKind
    turn: int
    title: str
    text: str
    sender: str = ""
    claims: tuple[str, ...] = ()
    cure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One of the largest changes since the end of last turn, in units of the scale, as the seat knows or believes it."""

    owner: str
    track: str
    text: str
    """one sentence without a full stop: "Orlavenne: trust 0.42 → 0.47 (believed)" """
    by: float


@dataclass(frozen=True, slots=True)
class Inbox:
    """What lies in the tray. ``rest`` are further messages of this and earlier turns, newest first."""

    letters: tuple[Letter, ...]
    changes: tuple[Change, ...]
    question: str
    """the one question to think about, from the seat's own view"""
    rest: tuple[Letter, ...]
    brief: str
    """the seat's own brief, Markdown"""


def inbox(session: Session, seat: SeatId) -> Inbox:
    """The tray of a seat, from events whose audience holds it and its own view alone."""
    raise NotImplementedError
