"""The reason for a number, as far as a seat may know it.

Of what is its own a seat sees every term with its value. Of what is another's it sees how its belief came about, and
which terms with which claims can move the track, without their values: a value would give away what is hidden.
"""

from sctabletop.domain.seats import CONTROL, US_SEATS, SeatId, partner_of
from sctabletop.domain.tracks import Known
from sctabletop.errors import SctabletopError
from sctabletop.session.desk import why_others, why_own
from sctabletop.session.desk.reasons import ClaimCard, Step, Term, Why, claim
from sctabletop.session.desk.sight_of_turns import US
from sctabletop.session.explain import resolve
from sctabletop.session.session import Session

__all__ = ["ClaimCard", "Step", "Term", "Why", "claim", "why"]


def why(session: Session, seat: SeatId, owner: str, track: str, turn: int) -> Why:
    """The reasons. Control sees everything. Raises SctabletopError for a name or a turn that is not there."""
    who, found = resolve(session.setup, f"{owner}.{track}")
    if not 1 <= turn <= session.turn:
        raise SctabletopError(f"turn {turn} was not reached; the exercise is in turn {session.turn}")
    ours = who == US and seat in US_SEATS
    # What a partner costs us is kept in its column and known to us alone.
    theirs = who == partner_of(seat) and found.known is not Known.US
    if seat == CONTROL or ours or theirs:
        return why_own.explained(session, seat, who, found, turn)
    return why_others.explained(session, seat, who, found, turn)
