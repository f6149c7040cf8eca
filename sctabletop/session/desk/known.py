"""What a seat brings to its desk: who it is, what it sees, and which initiatives it knows to be in hand."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sctabletop.domain.initiative import FIELD_INDEX, Delivery, Stage
from sctabletop.domain.seats import CONTROL, Role, SeatId, partner_of, role_of
from sctabletop.engine.views import View
from sctabletop.session.desk import options
from sctabletop.session.desk.believed import look
from sctabletop.session.desk.terms import Fields, fields_of, instrument_of, is_live, stage_of
from sctabletop.session.desk.words import Naming, partner_name, seat_name
from sctabletop.session.session import Session


@dataclass(frozen=True, slots=True)
class InHand:
    """One initiative that a seat knows of."""

    partner: str
    instrument: str
    stage: Stage
    missed: bool
    """a deliverable was missed, or waits since it was"""
    sprung: bool
    accepted: bool

    @property
    def pending(self) -> bool:
        """Before the gates."""
        return self.stage in (Stage.DRAFT, Stage.POSITIONED)

    @property
    def bound(self) -> bool:
        """Signed, and not over."""
        return self.stage in (Stage.AGREED, Stage.RUNNING, Stage.SUSPENDED)

    @property
    def live(self) -> bool:
        """On its way, running or suspended."""
        return is_live(self.stage)

    @property
    def on_table(self) -> bool:
        """Put to the partner and not settled."""
        return self.stage in (Stage.OFFERED, Stage.COUNTERED, Stage.DEFERRED)

    @property
    def offerable(self) -> bool:
        """Through its gates, or put off."""
        return self.stage in (Stage.GATED, Stage.DEFERRED)


@dataclass(frozen=True)
class Known:
    """A seat at its desk. ``view`` is None for control, which sees the truth."""

    session: Session
    seat: SeatId
    role: Role
    view: View | None
    naming: Naming

    @property
    def own(self) -> str:
        """The partner that the seat speaks for, or an empty text."""
        return str(partner_of(self.seat) or "")

    @property
    def partners(self) -> tuple[str, ...]:
        """Every partner's id, as listed."""
        return tuple(str(p.id) for p in self.session.game.scenario.partners)

    @property
    def about(self) -> tuple[str, ...]:
        """The partners that the seat's orders may be about: a partner's own seat alone is about itself."""
        return (self.own,) if self.own else self.partners

    def partner(self, name: str) -> str:
        """A partner's name."""
        return partner_name(self.session.game.scenario, name)

    def seat_name(self, seat: str) -> str:
        """A seat in words."""
        return seat_name(self.session.game.scenario, SeatId(seat), self.naming)

    @cached_property
    def in_hand(self) -> tuple[InHand, ...]:
        """The initiatives that the seat knows of, partners as listed and instruments in the order of the catalogue."""
        if self.view is None:
            return ()
        slots = self.view.slot[..., 0]
        found = []
        for place, p in np.argwhere(slots[FIELD_INDEX["instrument"]] > 0.0).tolist():
            fields = fields_of(slots[:, place, p])
            at = self.view.own if self.view.own is not None else p
            found.append((at, fields["instrument"], self._in_hand(at, fields)))
        return tuple(one for _, _, one in sorted(found, key=lambda x: x[:2]))

    def _in_hand(self, p: int, fields: Fields) -> InHand:
        return InHand(
            partner=self.partners[p],
            instrument=instrument_of(fields),
            stage=stage_of(fields),
            missed=fields["delivery"] in (float(Delivery.MISSED), float(Delivery.PAUSED)),
            sprung=fields["sprung"] == 1.0,
            accepted=fields["accepted"] > 0.0,
        )


def known(session: Session, seat: SeatId) -> Known:
    """The seat at its desk, now."""
    seen = None if seat == CONTROL else look(session, seat)
    return Known(session, seat, role_of(seat), seen, options.load(session.store).naming)
