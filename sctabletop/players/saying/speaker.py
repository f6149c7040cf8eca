"""A computer seat that explains itself: each of its orders in one sentence, with the facts that decided it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sctabletop.domain import orders as o
from sctabletop.domain.seats import CCMD, OSD, SDO, SeatId, partner_of
from sctabletop.engine.game import Game
from sctabletop.engine.translate import code_of, partner_index
from sctabletop.engine.views import View
from sctabletop.players.brief import Brief
from sctabletop.players.saying.acts import Titles, act
from sctabletop.players.saying.partner_grounds import PARTNER
from sctabletop.players.saying.plan_grounds import PLAN, Ground
from sctabletop.players.saying.proposal_grounds import AGAINST, FOR
from sctabletop.players.saying.seen import Called, Seen, called
from sctabletop.players.saying.table_grounds import TABLE
from sctabletop.players.scores import Reason, Reasons, top_terms

_SPEAKERS: Final[dict[SeatId, str]] = {OSD: "Washington", CCMD: "The command", SDO: "The country team"}
_MOST: Final = 2
_COUNTS: Final = 0.1
"""What did not weigh this part of the heaviest reason did not decide."""
_WEIGHTY: Final = 0.5
"""What speaks against a choice is owned to from this part of its heaviest reason."""
_OURS: Final = {**PLAN, **TABLE}
_PLAIN: Final = "nothing spoke against it"


@dataclass(frozen=True, slots=True)
class Speaker:
    """One seat with the view it chose from, its papers, and the reasons it left."""

    game: Game
    view: View
    brief: Brief
    why: Reasons
    _called: Called = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_called", called(self.game))

    def sentence(self, order: o.Order) -> str:
        """Who does what, with whom, how much and why; an empty text where the seat left no reason."""
        seat = self.view.seat
        reason = self._found(order)
        if reason is None:
            return ""
        partner = partner_of(seat)
        who = _SPEAKERS[seat] if partner is None else self._called.partners[self.game.partners[str(partner)]]
        does = act(Titles(self.game, self._called), order, ours=partner is None).rstrip(",")
        return f"{who} {does}, because {self.because(reason)}."

    def because(self, reason: Reason) -> str:
        """The reason as one clause, without "because": what decided, and what weighty thing spoke against it."""
        grounds, against = self.grounds(reason)
        return ", and ".join(grounds or [_PLAIN]) + (f", though {against}" if against else "")

    def grounds(self, reason: Reason) -> tuple[list[str], str]:
        """The heaviest facts that spoke for a choice, and the heaviest against it where it weighs much."""
        seen = Seen(self.view, self.brief, self._called, reason)
        table = FOR if reason.kind == "propose" else PARTNER if self.brief.own >= 0 else _OURS
        weighed = [(weight, text) for name, weight in top_terms(reason.terms) if (text := _said(table, name, seen))]
        most = weighed[0][0] if weighed else 0.0
        against = ""
        if reason.kind == "propose":
            name, weight = min(reason.terms.items(), key=lambda pair: pair[1])
            against = _said(AGAINST, name, seen) if -weight >= _WEIGHTY * most else ""
        decided = [text for weight, text in weighed if weight >= _COUNTS * most]
        return list(dict.fromkeys(decided))[:_MOST], against

    def of(self, kind: str, partner: int, instrument: int) -> Reason | None:
        """The reason of something done about an initiative, or None."""
        return self.why.of(kind, partner, instrument)

    def _found(self, order: o.Order) -> Reason | None:
        seat = self.view.seat
        partner = partner_index(self.game, seat, order) if isinstance(order, o.PartnerOrder) else None
        instrument = code_of(order.instrument) if isinstance(order, o.InitiativeOrder) else None
        kind = o.kind_of(order)
        if kind == "accept" and partner_of(seat) is None:
            kind = "take_counter"
        return self.why.of(kind, partner, instrument, self._detail(order))

    def _detail(self, order: o.Order) -> str:
        match order:
            case o.DoDeed():
                return str(order.deed)
            case o.Question():
                return order.topic
            case o.Engage():
                return str(order.contact)
            case o.Triage():
                return str(self.game.assumptions[order.assumption])
            case _:
                return ""


def _said(table: Mapping[str, Ground], name: str, seen: Seen) -> str:
    """What a term has to say, an empty text where nothing."""
    ground = table.get(name)
    return ground(seen) if callable(ground) else ground or ""
