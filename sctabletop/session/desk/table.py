"""The shared talks table: what both sides of one table see, and what each seat in the room may do with it."""

from dataclasses import dataclass

from sctabletop.domain.refusals import Refusal
from sctabletop.domain.seats import SeatId
from sctabletop.players.talks import Step
from sctabletop.session.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveOption:
    """One move that a seat may make with an item (or with the table: ``instrument`` empty); a refusal says why not."""

    seat: SeatId
    kind: str
    label: str
    partner: str
    instrument: str
    refusal: Refusal | None
    needs: tuple[str, ...] = ()
    """field paths still to be filled: a counter's ``ask``, a contribution's ``share``"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One offer that may be or is on the table, with the terms both sides see."""

    instrument: str
    name: str
    state: str
    """"may be offered", "offered", "countered: fewer conditions", "accepted by Orlavenne", "agreed", "declined" …"""
    terms: tuple[tuple[str, str], ...]
    on_table: bool
    moves: tuple[MoveOption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TalksTable:
    """One partner's table. Shared: nothing here is one side's secret."""

    partner: str
    name: str
    seats: tuple[SeatId, ...]
    """who sits at it: the triad and the partner"""
    items: tuple[Item, ...]
    moves: tuple[MoveOption, ...]
    """moves about the whole table: agree, contribute, repudiate"""
    log: tuple[str, ...]
    """what was said and done at this table this turn, oldest first"""
    call: str
    """the contingency that waits for a contribution, or empty"""


def table(session: Session, partner: str) -> TalksTable:
    """The table of one partner as it lies open to both sides.

    Approved initiatives that are not offered yet are listed only with ``ours=True`` (``offers_in_hand``).
    """
    raise NotImplementedError


def offers_in_hand(session: Session, partner: str) -> tuple[Item, ...]:
    """Approved and not yet offered, for the US side's eyes: shown behind the hand until somebody offers it."""
    raise NotImplementedError


def computers_waiting(session: Session, step: Step) -> tuple[SeatId, ...]:
    """The computer seats that may move in this step of the talks."""
    raise NotImplementedError
