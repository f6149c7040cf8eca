"""What would become of a pad together with the order that is being written, asked of the session in one go."""

from collections.abc import Sequence
from dataclasses import dataclass

from sctabletop.domain.orders import Order
from sctabletop.domain.refusals import Refusal
from sctabletop.domain.seats import SeatId
from sctabletop.gui.exercise import Exercise
from sctabletop.session.desk.fields import Wrong
from sctabletop.session.desk.preview import InitiativePreview, Preview, preview
from sctabletop.session.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """The preview of everything, and the parts that belong to the pad and to the form."""

    whole: Preview
    on_pad: tuple[Refusal | None, ...]
    """an order of the pad each; the order that the form changes as the form has it"""
    refusal: Refusal | None
    """why the order in the form would not stand"""
    initiative: InitiativePreview | None
    """the initiative in the form, with its gates"""
    with_form: bool
    """whether the form makes an order, which is counted too"""


def held_orders(session: Session, seat: SeatId) -> tuple[Order, ...]:
    """What a seat has committed in the open phase."""
    held = session.progress.commits.get(seat)
    return held.orders if held is not None else ()


def look_ahead(
    exercise: Exercise,
    seat: SeatId,
    held: Sequence[Order],
    pad: Sequence[Order],
    written: Order | Wrong | None,
    place: int | None,
) -> Outlook:
    """The outlook for what is committed, what is on the pad, and what is written in the form: one more order, or in the
    ``place`` of one on the pad.
    """
    orders = [*held, *pad]
    mine = len(orders) if place is None else len(held) + place
    is_order = isinstance(written, Order)
    if isinstance(written, Order):
        orders[mine : mine + 1] = [written]
    whole = exercise.look(preview, seat, orders)
    return Outlook(
        whole=whole,
        on_pad=whole.refusals[len(held) : len(held) + len(pad)],
        refusal=whole.refusals[mine] if is_order else None,
        initiative=next((x for x in whole.initiatives if is_order and x.place == mine), None),
        with_form=is_order,
    )
