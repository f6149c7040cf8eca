"""What became of one order: its refusal code, read from the arrays in which everybody's orders were decided
together.
"""

from collections.abc import Mapping
from typing import Final

from sctabletop.domain import orders as o
from sctabletop.domain.deeds import DEED_INDEX
from sctabletop.domain.refusals import Reason
from sctabletop.domain.seats import SeatId, partner_of
from sctabletop.domain.state import Array
from sctabletop.engine.game import Game
from sctabletop.engine.translate import code_of, partner_index

_ROW_OF: Final[dict[type[o.Order], str]] = {
    o.SetRelease: "release",
    o.OpenStep: "open_step",
    o.AnswerGesture: "answer_gesture",
    o.Vet: "vet",
    o.Monitor: "monitor",
    o.Report: "report",
    o.Fuse: "fuse",
    o.Relief: "relief",
    o.SetHedge: "hedge",
    o.Leak: "leak",
    o.Provoke: "provoke",
    o.Agree: "agree",
    o.Contribute: "contribute",
    o.Repudiate: "repudiate",
}
_KEYED: Final[dict[type[o.Order], str]] = {
    o.AnswerMiss: "answer_miss",
    o.Enforce: "enforce",
    o.Cancel: "cancel",
    o.EndProgramme: "end_programme",
    o.Clear: "clear",
    o.Vouch: "vouch",
    o.Object: "object",
    o.Override: "override",
    o.Offer: "offer",
    o.Withdraw: "withdraw",
    o.Counter: "counter",
    o.Defer: "defer",
    o.Decline: "decline",
}


def verdict(game: Game, seat: SeatId, order: o.Order, codes: Mapping[str, Array]) -> Reason:
    """Why an order did not stand in the first world, or ``Reason.NONE``."""
    match order:
        case o.DoDeed(deed=deed):
            return _at(codes, "deed", DEED_INDEX[deed], partner_index(game, seat, order))
        case o.Engage(contact=contact):
            return _at(codes, "engage", contact - 1, partner_index(game, seat, order))
        case o.Frame() if partner_of(seat) is None:
            return _at(codes, "frame_us", partner_index(game, seat, order))
        case o.Triage(assumption=name):
            return _at(codes, "triage", game.assumptions[name])
        case o.PromoteCooperation():
            return _at(codes, "promote")
        case o.Accept(instrument=instrument):
            name = "accept" if partner_of(seat) else "take_counter"
            return _object(game, seat, order, codes, name, instrument)
        case o.Object():
            return _object(game, seat, order, codes, "object", order.instrument)
        case o.InitiativeOrder(instrument=instrument) if type(order) in _KEYED:
            return _object(game, seat, order, codes, _KEYED[type(order)], instrument)
        case o.PartnerOrder() if type(order) in _ROW_OF:
            return _at(codes, _ROW_OF[type(order)], partner_index(game, seat, order))
        case _:
            return Reason.NONE


def _at(codes: Mapping[str, Array], name: str, *place: int) -> Reason:
    return Reason(int(codes[name][(*place, 0)])) if name in codes else Reason.NONE


def _object(
    game: Game, seat: SeatId, order: o.InitiativeOrder, codes: Mapping[str, Array], name: str, instrument: str
) -> Reason:
    if name not in codes:
        return Reason.NONE
    table = codes[name]
    at = (code_of(instrument), partner_index(game, seat, order), 0)
    if table.ndim == 4:  # objections are kept by seat
        return Reason(int(table[:, at[0], at[1], 0].max()))
    return Reason(int(table[at]))
