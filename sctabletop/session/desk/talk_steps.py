"""What the computer seats have still to say at the tables: their steps in order, and an answer that came due late."""

from collections.abc import Iterator
from typing import Final

from sctabletop.domain.ids import PartnerId
from sctabletop.domain.initiative import SLOTS, Stage
from sctabletop.domain.seats import CCMD, SDO, US_SEATS, partner_seat
from sctabletop.players.talks import STEPS, Step
from sctabletop.session.computers import policy
from sctabletop.session.desk.believed import look
from sctabletop.session.desk.table import computers_waiting
from sctabletop.session.desk.terms import fields_of, stage_of
from sctabletop.session.session import Session

__all__ = ["Step", "step_due"]

_PROPOSERS: Final = (CCMD, SDO)
"""as a slot has them"""


def step_due(session: Session, at: Step) -> Step | None:
    """The step that the computer seats play next, or None where they have no more to say as the tables lie.

    ``at`` is how far they have come. Our offers and the partners' answers have their turn in any case; what is laid on
    a table after that is answered all the same, so somebody may come late or think again.
    """
    if session.standing_orders():
        return None
    in_turn = [s for s in (Step.OFFERS, Step.ANSWERS) if STEPS.index(s) >= STEPS.index(at)]
    waits = next((step for step in in_turn if computers_waiting(session, step)), None)
    if waits is not None:
        return waits
    open_ = {step for partner in session.game.partners for step in _left_open(session, partner)}
    return next((step for step in STEPS if step in open_), None)


def _left_open(session: Session, partner: str) -> Iterator[Step]:
    """The steps in which a computer seat has something to say to what lies on one table."""
    them, p = partner_seat(PartnerId(partner)), session.game.partners[partner]
    slots = look(session, US_SEATS[0]).slot[:, :, p, 0]
    for fields in (fields_of(slots[:, slot]) for slot in range(SLOTS)):
        theirs = policy(session, them) is not None
        ours = policy(session, _PROPOSERS[int(fields["proposer"])]) is not None
        match stage_of(fields):
            case Stage.OFFERED if fields["accepted"] == 0.0 and theirs:
                yield Step.ANSWERS
            case Stage.COUNTERED if ours:
                yield Step.SETTLE
            case Stage.OFFERED if fields["accepted"] > 0.0 and (theirs or ours):
                yield Step.SIGN
            case _:
                pass
