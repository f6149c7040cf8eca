"""The gates previewed while drafting: what each would say of the pad's initiatives as far as the seat can know.

The engine's own gates are asked on a copy in which everything hidden from the seat is what the seat believes of it, and
in which no luck is read: a chance shows its odds in words. So a preview can be wrong, and can give nothing away.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sctabletop.domain.orders import Order
from sctabletop.domain.refusals import Refusal
from sctabletop.domain.seats import SeatId
from sctabletop.session.session import Session


class Light(StrEnum):
    """What a gate would say."""

    PASSES = "passes"
    LIKELY = "likely"
    OPEN = "open"
    UNLIKELY = "unlikely"
    FAILS = "fails"
    LATER = "asked later"
    """a gate of delivery"""


@dataclass(frozen=True, slots=True, kw_only=True)
class GateLight:
    """One gate with its words: who holds it, and where it fails why and what cures it."""

    gate: str
    label: str
    light: Light
    holder: str
    reason: str
    cure: str
    law: str
    evidence: str
    as_of: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativePreview:
    """One drafted initiative: all its gates at once, its cost in million USD, hours a turn and lead time in turns."""

    place: int
    """in the orders given"""
    partner: str
    instrument: str
    refusal: Refusal | None
    """why the draft would not even take a slot"""
    gates: tuple[GateLight, ...]
    cost: float
    hours: float
    lead: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What the whole pad would use: money left of Title 10 and 22 (million USD) and hours left, as the seat knows."""

    initiatives: tuple[InitiativePreview, ...]
    refusals: tuple[Refusal | None, ...]
    """an order each: as given, or as it would lapse at the close for reasons the seat can know"""
    title10_left: float | None
    title22_left: float | None
    hours_left: float | None


def preview(session: Session, seat: SeatId, orders: Sequence[Order]) -> Preview:
    """What would become of these orders in the open phase, as the seat can know. Writes nothing, rolls nothing."""
    raise NotImplementedError
