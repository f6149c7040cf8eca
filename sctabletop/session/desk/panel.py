"""Control's panel: the injects, argued actions with their odds, holds, messages, and the truth for adjusting."""

from dataclasses import dataclass

from sctabletop.domain.refusals import Refusal
from sctabletop.domain.seats import SeatId
from sctabletop.session.desk.board import Board
from sctabletop.session.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectRow:
    """One line of the MSEL. ``refusal`` says why it cannot be delivered by hand now."""

    id: str
    title: str
    text: str
    to: tuple[SeatId, ...]
    trigger: str
    when: str
    """its turn, its condition in words, or "by hand" """
    state: str
    """"waits", "due now", "came in turn 2" """
    refusal: Refusal | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Argued:
    """An argued action that waits for its odds."""

    seat: SeatId
    act: str
    effect: str
    reasons: tuple[str, ...]
    default: float
    """what a computer control would set"""
    set_to: float | None
    note: str
    """control's words of reason, where given"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """One authority on hold."""

    authority: str
    turns: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Everything control has before it."""

    injects: tuple[InjectRow, ...]
    argued: tuple[Argued, ...]
    holds: tuple[Hold, ...]
    letters: tuple[tuple[str, str, str], ...]
    """this turn's messages: from, to, text"""
    truth: Board
    given: tuple[str, ...]
    """what control has ordered in this phase, in sentences"""


def panel(session: Session) -> Panel:
    """Control's panel. Everything on it is control's alone."""
    raise NotImplementedError
