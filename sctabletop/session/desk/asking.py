"""What rules that ask a question are made of."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sctabletop.domain.seats import SeatId
from sctabletop.domain.tracks import BY_NAME
from sctabletop.session.desk.figures import ends, figure
from sctabletop.session.desk.options import load
from sctabletop.session.desk.sight_of_turns import Seen
from sctabletop.session.desk.words import partner_name, seat_name
from sctabletop.session.session import Session

SOON: Final = 2
"""Turns before its date from which a thing presses."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What a rule looks at: the exercise for its names, and what the seat sees now."""

    session: Session
    now: Seen


Rule = Callable[[Asking], str]


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules that go first, in order, as they press; those that may wait, turn about; and what to ask otherwise."""

    pressing: Sequence[Rule]
    standing: Sequence[Rule]
    otherwise: Sequence[str]


def name_of(ask: Asking, partner: str) -> str:
    """A partner's name."""
    return partner_name(ask.session.game.scenario, partner)


def seat_of(ask: Asking, seat: SeatId) -> str:
    """A seat's name as this table calls it."""
    return seat_name(ask.session.game.scenario, seat, load(ask.session.store).naming)


def mean_of(now: Seen, partner: str, track: str, unknown: float) -> float:
    """A number as the seat holds it, or what to go by where it holds none."""
    found = now.numbers.get((partner, track))
    return unknown if found is None else found.mean


def said(track: str, value: float) -> str:
    """A number in a sentence, kept on its scale: a belief may lie beyond the end of it."""
    bottom, top = ends(BY_NAME[track])
    return figure(track, max(bottom, value if top is None else min(value, top)))


def each_partner(ask: Asking) -> Iterator[tuple[int, str, str]]:
    """Place, id and name of the partners a seat has papers about."""
    for place, partner in enumerate(ask.now.partners):
        yield place, partner, name_of(ask, partner)
