"""Usual ways of giving out the seats, each with one press."""

from collections.abc import Sequence
from enum import Enum

from sctabletop.domain.seats import CONTROL, SDO, US_SEATS, SeatId, partner_of
from sctabletop.session.desk.library import SeatCard
from sctabletop.session.progress import PERSON


class Preset(Enum):
    """A way of giving out the seats."""

    EVERYONE = "everyone"
    """people in all seats but control"""
    COUNTRY_TEAM = "country team"
    """one person, the country team"""
    FOUR = "four"
    """the triad and the first partner, whatever else is there"""


def holders(preset: Preset, seats: Sequence[SeatCard]) -> dict[SeatId, str]:
    """Seat to holder: a person, or the computer player that usually plays the seat."""
    people = _people(preset, [card.seat for card in seats])
    return {card.seat: PERSON if card.seat in people else card.computers[0] for card in seats}


def _people(preset: Preset, seats: Sequence[SeatId]) -> set[SeatId]:
    partners = [seat for seat in seats if partner_of(seat) is not None]
    match preset:
        case Preset.EVERYONE:
            return {seat for seat in seats if seat != CONTROL}
        case Preset.COUNTRY_TEAM:
            return {SDO}
        case Preset.FOUR:
            return {*US_SEATS, *partners[:1]}
