"""Orders for a scripted run: a YAML or JSON list, everything checked that can be known before turn 1."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sctabletop.domain.orders import ORDER_TYPES, Order
from sctabletop.domain.permissions import allowed, phases_of
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import SeatId, all_seats, role_of
from sctabletop.errors import OrdersError
from sctabletop.scenario.faults import Fault, KeyPath, few, pick, shown
from sctabletop.scenario.files import ORDERS_LIMIT, read_text
from sctabletop.scenario.order_shape import HEAD, read_order
from sctabletop.scenario.positions import Document, parse

if TYPE_CHECKING:
    from sctabletop.domain.scenario import Scenario

_MOST_TOLD: Final = 20
_MOST_ORDERS: Final = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedOrder:
    """One order with the turn and phase it is for, the seat that gives it, and the line it stands in."""

    turn: int
    phase: Phase
    seat: SeatId
    order: Order
    line: int


def load_orders(path: Path, scenario: "Scenario") -> list[DatedOrder]:
    """The orders in a file, in its order. Raises OrdersError that lists the first faults."""
    text = read_text(path, ORDERS_LIMIT, str(path))
    if isinstance(text, Fault):
        raise _error([text])
    # A tab may stand anywhere between the words of JSON, but YAML refuses it there.
    document = parse(text.replace("\t", " ") if path.suffix.lower() == ".json" else text, str(path))
    if document.data is None and document.faults:
        raise _error(document.faults)
    if not isinstance(document.data, list):
        document.blame((), "the file must hold a list of orders", suggestion="begin each order with a dash")
        raise _error(document.faults)
    if len(document.data) > _MOST_ORDERS:
        document.blame((), f"the file must hold at most {_MOST_ORDERS:,} orders", suggestion="split it")
        raise _error(document.faults)
    orders = [_read(document, (i,), item, scenario) for i, item in enumerate(document.data)]
    if document.faults:
        raise _error(sorted(document.faults, key=lambda f: (f.line, f.column)))
    return [order for order in orders if order is not None]


def _error(faults: list[Fault]) -> OrdersError:
    told = [str(fault) for fault in faults[:_MOST_TOLD]]
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    return OrdersError(f"the orders cannot be taken: {told[0]}{more}", told)


def _read(document: Document, path: KeyPath, item: Any, scenario: "Scenario") -> DatedOrder | None:
    """One order, or None with its faults recorded."""
    from sctabletop.scenario.order_names import check_names

    before = len(document.faults)
    if not isinstance(item, dict):
        document.blame(path, "an order must be a mapping", shown(item), "write turn, phase, seat and kind")
        return None
    phase, seat = _head(document, path, item, scenario)
    kind = item.get("kind")
    if not isinstance(kind, str) or kind not in ORDER_TYPES:
        if kind is not None:
            document.blame((*path, "kind"), "there is no such order", shown(kind), pick(kind, ORDER_TYPES))
        return None
    if phase is not None and seat is not None:
        _check_permission(document, path, kind, seat, phase)
    order = read_order(document, path, item, ORDER_TYPES[kind])
    check_names(document, path, order, seat, scenario)
    if len(document.faults) > before or phase is None or seat is None:
        return None
    return DatedOrder(turn=item["turn"], phase=phase, seat=seat, order=order, line=document.place(path)[0])


def _head(
    document: Document, path: KeyPath, item: dict[str, Any], scenario: "Scenario"
) -> tuple[Phase | None, SeatId | None]:
    missing = [key for key in HEAD if item.get(key) is None]
    if missing:
        document.blame(
            path, f"the order lacks {', '.join(missing)}", suggestion="every order has turn, phase, seat, kind"
        )
    turn, phase, seat = item.get("turn"), item.get("phase"), item.get("seat")
    whole = isinstance(turn, int) and not isinstance(turn, bool)
    if turn is not None and not (whole and 1 <= turn <= scenario.turns):
        document.blame((*path, "turn"), "must be a turn of this scenario", shown(turn), "write a turn from 1 on")
    phases = [str(p) for p in Phase]
    if phase is not None and phase not in phases:
        document.blame((*path, "phase"), "there is no such phase", shown(phase), pick(phase, phases) or few(phases))
    seats = all_seats([p.id for p in scenario.partners])
    if seat is not None and seat not in seats:
        document.blame((*path, "seat"), "there is no such seat", shown(seat), pick(seat, seats) or few(seats))
    return (Phase(phase) if phase in phases else None), (SeatId(seat) if seat in seats else None)


def _check_permission(document: Document, path: KeyPath, kind: str, seat: SeatId, phase: Phase) -> None:
    role = role_of(seat)
    if kind in allowed(role, phase):
        return
    may = phases_of(kind)
    if role in may:
        cure = f"give it in {' or '.join(may[role])}"
        document.blame((*path, "phase"), f"{seat} cannot give {kind} in {phase}", suggestion=cure)
        return
    cure = "; ".join(f"{who} can, in {' or '.join(phases)}" for who, phases in may.items())
    document.blame((*path, "seat"), f"{seat} cannot give {kind}", suggestion=cure)
