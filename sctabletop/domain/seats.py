"""Who sits at the table: three US seats with the school each is guided by, one seat a partner, and control (T1)."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final, NewType

from sctabletop.domain.ids import PartnerId

SeatId = NewType("SeatId", str)
"""``osd``, ``ccmd``, ``sdo``, ``partner-<id>`` or ``control``."""

OSD: Final = SeatId("osd")
CCMD: Final = SeatId("ccmd")
SDO: Final = SeatId("sdo")
CONTROL: Final = SeatId("control")
US_SEATS: Final = (OSD, CCMD, SDO)
"""The design triad, in the order in which their orders are decided; also the observer axis of beliefs."""

_PARTNER_PREFIX: Final = "partner-"


class Role(StrEnum):
    """What kind of seat it is: partners share one role."""

    OSD = "osd"
    CCMD = "ccmd"
    SDO = "sdo"
    PARTNER = "partner"
    CONTROL = "control"


class School(StrEnum):
    """The school of international relations that guides a US seat (T1)."""

    LIBERAL = "liberal"
    REALIST = "realist"
    CONSTRUCTIVIST = "constructivist"


LENS: Final = {Role.OSD: School.LIBERAL, Role.CCMD: School.REALIST, Role.SDO: School.CONSTRUCTIVIST}


def partner_seat(partner: PartnerId) -> SeatId:
    """The seat of one partner nation."""
    return SeatId(_PARTNER_PREFIX + partner)


def partner_of(seat: SeatId) -> PartnerId | None:
    """The partner that a seat speaks for, or None for a US seat and control."""
    return PartnerId(seat.removeprefix(_PARTNER_PREFIX)) if seat.startswith(_PARTNER_PREFIX) else None


def role_of(seat: SeatId) -> Role:
    """The role of a seat. Raises ValueError for a text that names no seat."""
    return Role.PARTNER if seat.startswith(_PARTNER_PREFIX) else Role(seat)


def all_seats(partners: Sequence[PartnerId]) -> tuple[SeatId, ...]:
    """Every seat of an exercise, in the order in which orders are decided: the triad, partners as listed, control."""
    return (*US_SEATS, *(partner_seat(p) for p in partners), CONTROL)
