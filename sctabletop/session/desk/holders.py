"""Who can take a seat: a person, or one of the computer players that know how to play it."""

from sctabletop.domain.seats import SeatId, role_of
from sctabletop.players.policies import allowed_policies, default_policy
from sctabletop.session.progress import PERSON
from sctabletop.session.session import Session


def holders(session: Session, seat: SeatId) -> tuple[str, ...]:
    """Everybody who can hold a seat, a person first and after it the computer player that usually plays it."""
    usual = str(default_policy(session.game, seat))
    others = [str(name) for name in allowed_policies(role_of(seat)) if name != usual]
    return (PERSON, usual, *others)
