"""What a computer seat does in each phase: from its view, its brief and the luck sheet alone, into arrays.

Everything holds for any number of worlds, and a world of a block is what it would be alone. A partner reads its own
column of the draws; the US seats read none.
"""

from sctabletop.domain.seats import OSD, Role
from sctabletop.domain.state import Array
from sctabletop.engine.decisions import Moves, Plan, Review
from sctabletop.engine.views import View
from sctabletop.players import partner, partner_talks
from sctabletop.players.brief import Brief
from sctabletop.players.characters import CHARACTERS
from sctabletop.players.policies import PolicyName
from sctabletop.players.scores import Reasons
from sctabletop.players.us import positions
from sctabletop.players.us.osd import plan_osd
from sctabletop.players.us.picture import Picture
from sctabletop.players.us.schools import SCHOOLS
from sctabletop.players.us.staff import plan_staff


def plan(
    policy: PolicyName, brief: Brief, view: View, draws: dict[str, Array], into: Plan, why: Reasons | None = None
) -> None:
    """Orders of the plan phase. Raises KeyError for a policy that does not play this seat."""
    if brief.role is Role.PARTNER:
        partner.plan_partner(partner.Desk(CHARACTERS[policy], brief, view, draws), into, why)
        return
    decide = plan_osd if brief.seat == OSD else plan_staff
    decide(SCHOOLS[policy], Picture(view, brief), into, why)


def review(
    policy: PolicyName, brief: Brief, view: View, draws: dict[str, Array], into: Review, why: Reasons | None = None
) -> None:
    """Positions of a US seat on what lies open; a partner has none.

    Raises KeyError for a policy that does not play this seat.
    """
    if brief.role is not Role.PARTNER:
        positions.position(SCHOOLS[policy], Picture(view, brief), into, why)


def offers(
    policy: PolicyName, brief: Brief, view: View, draws: dict[str, Array], into: Moves, why: Reasons | None = None
) -> None:
    """Offers of a US seat: what it drafted and the gates let through."""
    if brief.role is not Role.PARTNER:
        positions.offer(Picture(view, brief), into, why)


def answers(
    policy: PolicyName, brief: Brief, view: View, draws: dict[str, Array], into: Moves, why: Reasons | None = None
) -> None:
    """A partner's answers to what lies on its table. Raises KeyError for a policy that does not play this seat."""
    if brief.role is Role.PARTNER:
        partner_talks.answer(partner.Desk(CHARACTERS[policy], brief, view, draws), into, why)


def settle(
    policy: PolicyName, brief: Brief, view: View, draws: dict[str, Array], into: Moves, why: Reasons | None = None
) -> None:
    """A US seat's word on the partner's counters. Raises KeyError for a policy that does not play this seat."""
    if brief.role is not Role.PARTNER:
        positions.settle(SCHOOLS[policy], Picture(view, brief), into, why)


def sign(
    policy: PolicyName, brief: Brief, view: View, draws: dict[str, Array], into: Moves, why: Reasons | None = None
) -> None:
    """Minutes signed, by either side of a table."""
    if brief.role is Role.PARTNER:
        partner_talks.sign(brief, view, into, why)
    else:
        positions.sign(Picture(view, brief), into, why)
