"""Whether a move at a table would stand, asked of the talks themselves on a copy.

Only what both sides can know decides: the stage of what lies open, and whether a contingency calls. That shared norms
rule out a repudiation is the partner's own knowledge, and is told when it tries.
"""

from typing import Final

import numpy as np

from sctabletop.domain import orders as o
from sctabletop.domain.initiative import Stage
from sctabletop.domain.refusals import Reason, Refusal
from sctabletop.domain.seats import SeatId, partner_of
from sctabletop.domain.state import Array
from sctabletop.domain.words import CounterAsk
from sctabletop.engine.decisions import blank_moves
from sctabletop.engine.phases import talks
from sctabletop.engine.translate import code_of
from sctabletop.session.session import Session

_OURS: Final = ("offer", "withdraw", "take_counter")
_THEIRS: Final = ("accept", "counter", "defer", "decline", "contribute")


class Answers:
    """What would be said to each move at one table as it lies now. Writes nothing, rolls nothing."""

    def __init__(self, session: Session, partner: str) -> None:
        self._session = session
        self._partner = partner
        self._p = session.game.partners[partner]
        self._codes = {**self._tried(_OURS), **self._tried(_THEIRS)}

    def _tried(self, kinds: tuple[str, ...]) -> dict[str, Array]:
        """The codes of moves of these kinds with every instrument, all asked of the same state."""
        session = self._session
        moves = blank_moves(session.game.count, 1)
        for kind in kinds:
            getattr(moves, kind)[..., self._p, :] = 1.0
        state = session.state.copy()
        # Signing alone asks the gates and their luck, and no inclination decides whether a move stands.
        codes = talks.move(session.game, state, moves, {}, np.ones(state.slot.shape[1:])).codes
        return {kind: codes[kind] for kind in kinds}

    def refusal(self, seat: SeatId, kind: str, instrument: str = "") -> Refusal | None:
        """Why a seat's move would be refused, or None."""
        order = order_of(kind, self._partner, instrument)
        refusal = self._session.check(seat, order)
        if refusal is not None:
            return refusal
        reason = self._reason(seat, kind, instrument)
        return None if reason is Reason.NONE else Refusal(reason, instrument or self._partner)

    def _reason(self, seat: SeatId, kind: str, instrument: str) -> Reason:
        if kind == "agree":
            return Reason.NONE if self._accepted() else Reason.NOTHING_ACCEPTED
        if kind == "repudiate":
            return Reason.NONE
        name = "take_counter" if kind == "accept" and partner_of(seat) is None else kind
        place = (code_of(instrument), self._p, 0) if instrument else (self._p, 0)
        return Reason(int(self._codes[name][place]))

    def _accepted(self) -> bool:
        state = self._session.state
        open_ = state.field("stage")[:, self._p, 0] == float(Stage.OFFERED)
        return bool((open_ & (state.field("accepted")[:, self._p, 0] > 0.0)).any())


def order_of(kind: str, partner: str, instrument: str) -> o.Order:
    """The order of a move; what is still to be filled has any value that fits."""
    match kind:
        case "counter":
            return o.Counter(partner=partner, instrument=instrument, ask=CounterAsk.SMALLER)
        case "contribute":
            return o.Contribute(partner=partner, share=0.0)
        case "agree":
            return o.Agree(partner=partner)
        case "repudiate":
            return o.Repudiate(partner=partner)
        case _:
            return _WITH_ITEM[kind](partner=partner, instrument=instrument)


_WITH_ITEM: Final[dict[str, type[o.InitiativeOrder]]] = {
    "offer": o.Offer,
    "withdraw": o.Withdraw,
    "accept": o.Accept,
    "defer": o.Defer,
    "decline": o.Decline,
}
