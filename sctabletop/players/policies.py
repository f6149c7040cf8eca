"""The names by which a computer seat is asked for, and which seat may play which."""

from enum import StrEnum

from sctabletop.domain.seats import LENS, Role, SeatId, role_of
from sctabletop.engine.game import Game


class PolicyName(StrEnum):
    """Three schools for the US seats (T1), six characters for partners, three manners of control."""

    LIBERAL = "liberal"
    REALIST = "realist"
    CONSTRUCTIVIST = "constructivist"
    RECIPROCATOR = "reciprocator"
    HEDGER = "hedger"
    PRESTIGE_SEEKER = "prestige-seeker"
    FRONTLINE = "frontline"
    REGIME_SURVIVOR = "regime-survivor"
    REFORMER = "reformer"
    CALM = "calm"
    NORMAL = "normal"
    ROUGH = "rough"


SCHOOLS = (PolicyName.LIBERAL, PolicyName.REALIST, PolicyName.CONSTRUCTIVIST)
CHARACTERS = (
    PolicyName.RECIPROCATOR,
    PolicyName.HEDGER,
    PolicyName.PRESTIGE_SEEKER,
    PolicyName.FRONTLINE,
    PolicyName.REGIME_SURVIVOR,
    PolicyName.REFORMER,
)
MANNERS = (PolicyName.CALM, PolicyName.NORMAL, PolicyName.ROUGH)


def allowed_policies(role: Role) -> tuple[PolicyName, ...]:
    """The computer players that can take a seat of this role."""
    if role is Role.CONTROL:
        return MANNERS
    return CHARACTERS if role is Role.PARTNER else SCHOOLS


def default_policy(game: Game, seat: SeatId) -> PolicyName:
    """Who plays a seat when nobody is named: the school of a US seat, a partner's own character, an ordinary control.

    Raises KeyError for a partner that is not in the game.
    """
    role = role_of(seat)
    if role is Role.CONTROL:
        return PolicyName.NORMAL
    if role is Role.PARTNER:
        return PolicyName(game.scenario.partners[game.partners[seat.removeprefix("partner-")]].character)
    return PolicyName(LENS[role].value)
