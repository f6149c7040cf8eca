"""What was said and done at one table this turn, in sentences, as both sides heard it.

A move that did not stand is its seat's own affair, and so is what happened to a paper that never lay on the table.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from sctabletop.domain import orders as o
from sctabletop.domain.events import Event, Tag
from sctabletop.domain.initiative import Stage
from sctabletop.domain.scenario import Scenario
from sctabletop.domain.seats import SeatId, partner_of
from sctabletop.engine.translate import code_of
from sctabletop.session.desk.names import instrument_name, percent
from sctabletop.session.desk.options import load
from sctabletop.session.desk.sight_of_turns import state_after
from sctabletop.session.desk.told import events_of_turn
from sctabletop.session.desk.words import Naming, partner_name, plain, seat_name
from sctabletop.session.progress import read_order
from sctabletop.session.session import Session

_ON_TABLE: Final = frozenset(s.name.lower() for s in (Stage.OFFERED, Stage.COUNTERED, Stage.DEFERRED))
_TAKEN: Final = (o.Decline, o.Withdraw)


@dataclass(frozen=True, slots=True)
class Told:
    """The sentences, oldest first, and the instruments that left the table without being signed."""

    lines: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(slots=True)
class _Move:
    """What one seat did at once: its orders about this table, and the events that came of them."""

    seat: SeatId
    orders: list[o.PartnerOrder]
    after: list[Event] = field(default_factory=list)

    def staged(self, partner: str, instrument: str) -> list[Event]:
        """What became of one initiative in this move."""
        about = [e for e in self.after if e.tag is Tag.INITIATIVE_STAGED]
        return [e for e in about if (e.body["partner"], e.body["instrument"]) == (partner, instrument)]

    def stood(self, partner: str, order: o.PartnerOrder) -> bool:
        """Whether an order took effect: no lapse of its kind names it, or its initiative did move."""
        kind = o.kind_of(order)
        named = order.instrument if isinstance(order, o.InitiativeOrder) else ""
        lapsed = [e.body["detail"] for e in self.after if e.tag is Tag.ORDER_LAPSED and e.body["kind"] == kind]
        if named:
            # A lapse names the instrument alone, and the same one may have moved at another partner's table.
            return named not in lapsed or bool(self.staged(partner, named))
        return not {order.partner, partner, kind}.intersection(lapsed)


def told_at(session: Session, partner: str) -> Told:
    """The log of one partner's table in the turn in play."""
    lines: list[str] = []
    gone: list[str] = []
    shown, naming = _Shown(session, partner), load(session.store).naming
    for move in _moves(events_of_turn(session, session.turn), partner, shown):
        for order in move.orders:
            if not move.stood(partner, order):
                continue
            if isinstance(order, _TAKEN):
                if not shown.lay(order.instrument):
                    continue
                gone.append(order.instrument)
            lines.append(_line(session.setup.scenario, naming, partner, move, order))
        shown.follow(move.after)
    return Told(tuple(lines), tuple(dict.fromkeys(gone)))


class _Shown:
    """Which initiatives lay on the table at a moment of the turn; what no event of the turn tells stood so before."""

    def __init__(self, session: Session, partner: str) -> None:
        self._session = session
        self._partner = partner
        self._stage: dict[str, str] = {}

    def follow(self, events: Sequence[Event]) -> None:
        """Take in what happened next."""
        for event in events:
            if event.tag is Tag.INITIATIVE_STAGED and event.body["partner"] == self._partner:
                self._stage[event.body["instrument"]] = event.body["stage"]

    def lay(self, instrument: str) -> bool:
        """Whether both sides had it before them."""
        if instrument not in self._stage:
            self._stage[instrument] = self._before(instrument)
        return self._stage[instrument] in _ON_TABLE

    def _before(self, instrument: str) -> str:
        session = self._session
        if session.turn <= 1:
            return ""
        state = state_after(session, session.turn - 1)
        p = session.game.partners[self._partner]
        held = state.field("instrument")[:, p, 0] == float(code_of(instrument))
        stages = [Stage(int(s)).name.lower() for s in state.field("stage")[held, p, 0]]
        return next((s for s in stages if s in _ON_TABLE), "")


def _moves(events: Sequence[Event], partner: str, shown: _Shown) -> Iterator[_Move]:
    """The moves at a table in order; what happened before the first is taken in as it comes."""
    open_: _Move | None = None
    for event in events:
        if event.tag in (Tag.TABLE_MOVED, Tag.PHASE_CLOSED):
            if open_ is not None:
                yield open_
            open_ = None
        if event.tag is Tag.TABLE_MOVED:
            seat = SeatId(event.body["seat"])
            orders = [read_order(row) for row in event.body["orders"]]
            here = [x for x in orders if isinstance(x, o.PartnerOrder) and _is_about(x, seat, partner)]
            open_ = _Move(seat, here)
        elif open_ is not None:
            open_.after.append(event)
        else:
            shown.follow([event])
    if open_ is not None:
        yield open_


def _is_about(order: o.PartnerOrder, seat: SeatId, partner: str) -> bool:
    return (order.partner or str(partner_of(seat))) == partner


def _line(scenario: Scenario, naming: Naming, partner: str, move: _Move, order: o.PartnerOrder) -> str:
    them = partner_name(scenario, partner)
    who = seat_name(scenario, move.seat, naming)
    match order:
        case o.Offer(instrument=name):
            return f"{who} offers {instrument_name(name)}"
        case o.Withdraw(instrument=name):
            return f"{who} takes {instrument_name(name)} off the table"
        case o.Accept(instrument=name) if partner_of(move.seat) is None:
            return f"{who} accepts {them}'s counter on {instrument_name(name)}"
        case o.Accept(instrument=name):
            return f"{who} accepts {instrument_name(name)}"
        case o.Counter(instrument=name, ask=ask):
            return f"{who} counters {instrument_name(name)}: {plain(ask)}"
        case o.Defer(instrument=name):
            return f"{who} puts {instrument_name(name)} off"
        case o.Decline(instrument=name):
            return f"{who} declines {instrument_name(name)}"
        case o.Agree():
            return _signed(who, partner, move)
        case o.Contribute(share=share):
            return f"{who} answers the call with {percent(share)} of what it can bring"
        case o.Repudiate():
            return f"{who} throws off its agreements"
        case _:
            raise AssertionError(f"{o.kind_of(order)} is no move at a table")


def _signed(who: str, partner: str, move: _Move) -> str:
    about = [e for e in move.after if e.tag is Tag.INITIATIVE_STAGED and e.body["partner"] == partner]
    agreed = [e.body["instrument"] for e in about if e.body["stage"] == "agreed" and "stage" in e.body["set"]]
    barred = [e.body["instrument"] for e in about if e.body["set"].get("accepted") == 0.0]
    parts = []
    if agreed:
        parts.append(f"{who} signs the minutes: {_names(agreed)}")
    if barred:
        parts.append(f"{who} could not sign {_names(barred)}")
    return "; ".join(parts) or f"{who} signs the minutes"


def _names(instruments: Sequence[str]) -> str:
    # Some names have an "and" in them, so commas alone keep them apart.
    return ", ".join(instrument_name(name) for name in instruments)
