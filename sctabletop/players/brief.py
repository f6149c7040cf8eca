"""What a seat knows before play begins and no view repeats: its own place, the plan it serves, its own character."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from sctabletop.domain.deeds import DEED_INDEX, DEEDS
from sctabletop.domain.scenario import Assumption
from sctabletop.domain.seats import US_SEATS, Role, SeatId, role_of
from sctabletop.domain.state import Array
from sctabletop.engine.game import Game

Places = np.ndarray[tuple[int], np.dtype[np.intp]]


@dataclass(frozen=True, slots=True)
class Brief:
    """One seat's own papers. The plan is empty for partners, and so is a partner's part for the US side."""

    seat: SeatId
    role: Role
    partners: int
    """how many partner nations there are"""
    own: int
    """a partner's own place on the partner axis, else −1"""
    plan_partner: Places
    """(A,) whose promise each plan assumption is"""
    plan_importance: Array
    """(A,) 1 to 3"""
    plan_need_by: Array
    """(A,) turn"""
    plan_deed: Places
    """(A,) index of the deed that would show it, −1 none"""
    hours: float
    """hours of the country teams in a turn; 0 for partners"""
    base_t10: float
    """Title 10 money of an ordinary turn, million USD; 0 for partners"""
    base_t22: float
    pool: int
    """partners that must fund their share for a regional pool to pay (T24); 0 for partners"""
    character: str
    """a partner's own character; empty for the US side"""
    provides: Array
    """(deeds,) 1 where the partner can well provide the deed; zeros for the US side"""
    mandate: float
    """the most authority its own delegation can have; 0 for the US side"""


_NO_PLACES: Final = np.zeros(0, dtype=np.intp)


def brief(game: Game, seat: SeatId) -> Brief:
    """The papers of a seat. The one function of this package, beside control's, that opens the scenario.

    Raises ValueError for control, which needs none, and KeyError for a partner that is not in the game.
    """
    role = role_of(seat)
    if role is Role.CONTROL:
        raise ValueError("control has no brief: it sees the truth")
    return _ours(game, seat) if seat in US_SEATS else _theirs(game, seat)


def _ours(game: Game, seat: SeatId) -> Brief:
    plan = game.scenario.assumptions
    us = game.scenario.us
    return Brief(
        seat=seat,
        role=role_of(seat),
        partners=game.count,
        own=-1,
        plan_partner=np.array([game.partners[str(a.partner)] for a in plan], dtype=np.intp),
        plan_importance=np.array([float(a.importance) for a in plan]),
        plan_need_by=np.array([float(a.need_by) for a in plan]),
        plan_deed=np.array([_enabler(a) for a in plan], dtype=np.intp),
        hours=us.hours,
        base_t10=us.base_t10,
        base_t22=us.base_t22,
        pool=us.pool,
        character="",
        provides=np.zeros(len(DEEDS)),
        mandate=0.0,
    )


def _enabler(assumption: Assumption) -> int:
    return -1 if assumption.enabler is None else DEED_INDEX[assumption.enabler]


def _theirs(game: Game, seat: SeatId) -> Brief:
    own = game.partners[seat.removeprefix("partner-")]
    partner = game.scenario.partners[own]
    return Brief(
        seat=seat,
        role=Role.PARTNER,
        partners=game.count,
        own=own,
        plan_partner=_NO_PLACES,
        plan_importance=np.zeros(0),
        plan_need_by=np.zeros(0),
        plan_deed=_NO_PLACES,
        hours=0.0,
        base_t10=0.0,
        base_t22=0.0,
        pool=0,
        character=partner.character,
        provides=np.array([float(d in partner.provides) for d in DEEDS]),
        mandate=float(partner.mandate),
    )
