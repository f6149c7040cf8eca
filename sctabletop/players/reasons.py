"""Why a computer seat gave an order, in one sentence: found again from the reasons it left, by kind, partner and
instrument.
"""

from sctabletop.domain import orders as o
from sctabletop.domain.seats import SeatId, partner_of
from sctabletop.engine.game import Game
from sctabletop.engine.translate import code_of, partner_index
from sctabletop.players.scores import Reasons
from sctabletop.players.words import reason_text


def reason_of(why: Reasons, order: o.Order, seat: SeatId, game: Game) -> str:
    """The reason of an order, or an empty text where its seat left none."""
    partner = partner_index(game, seat, order) if isinstance(order, o.PartnerOrder) else None
    instrument = code_of(order.instrument) if isinstance(order, o.InitiativeOrder) else None
    kind = o.kind_of(order)
    kinds = [kind]
    if isinstance(order, o.DoDeed):
        kinds = [f"deed {order.deed}"]
    elif kind == "accept" and partner_of(seat) is None:
        kinds = ["take_counter"]
    for kind in kinds:
        for about in ((partner, instrument), (partner, None), (None, None)):
            found = why.of(kind, *about)
            if found is not None:
                return reason_text(found, tuple(p.name for p in game.scenario.partners))
    return ""
