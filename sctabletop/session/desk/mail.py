"""What a tray holds: letters, and changes in a sentence each."""

from dataclasses import dataclass
from enum import StrEnum


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
    """One of the largest changes since the plans of last turn, in units of the scale, as the seat knows or believes."""

    owner: str
    track: str
    text: str
    """one sentence without a full stop: "Orlavenne: trust 0.42 → 0.47 (believed)" """
    by: float
