"""The names in an order: partners, instruments, tracks, assumptions, injects and seats must be this scenario's."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final

from sctabletop.domain.instruments import AUTHORITIES, INSTRUMENT_INDEX
from sctabletop.domain.orders import (
    Adjust,
    Answer,
    Argue,
    ClearHold,
    FireInject,
    Forecast,
    InitiativeOrder,
    Message,
    Order,
    PartnerOrder,
    Question,
    Rank,
    Terms,
    Triage,
    kind_of,
)
from sctabletop.domain.seats import SeatId, all_seats, partner_of
from sctabletop.domain.tracks import ALIASES, GROUPS, SET_INSTEAD, STOCKS, TOPIC_INDEX, TRACK_INDEX, US_INDEX
from sctabletop.scenario.faults import KeyPath, pick, shown
from sctabletop.scenario.positions import Document
from sctabletop.scenario.vocabulary import US, Trouble, Vocabulary, read_condition, troubles_in, unknown

if TYPE_CHECKING:
    from sctabletop.domain.scenario import Scenario


def check_names(document: Document, path: KeyPath, order: Order, seat: SeatId | None, scenario: "Scenario") -> None:
    """Record every name in the order that the scenario does not know; ``seat`` is None where it is not known.

    A field that has a fault already is left alone.
    """
    _Check(document, path, seat, scenario).run(order)


class _Check:
    """One order and where it stands."""

    def __init__(self, document: Document, path: KeyPath, seat: SeatId | None, scenario: "Scenario") -> None:
        self.document = document
        self.path = path
        self.seat = seat
        self.seats = all_seats([p.id for p in scenario.partners])
        self.words = Vocabulary(
            tuple(p.id for p in scenario.partners),
            tuple(a.id for a in scenario.assumptions),
            tuple(i.id for i in scenario.injects),
            scenario.turns,
        )

    def run(self, order: Order) -> None:
        if isinstance(order, PartnerOrder):
            self._check_partner(order)
        if isinstance(order, InitiativeOrder):
            self.known("instrument", order.instrument, INSTRUMENT_INDEX, "instrument")
        check = _CHECKS.get(type(order))
        if isinstance(order, Terms):
            self._check_terms(order)
        elif check is not None:
            check(self, order)

    def tell(self, trouble: Trouble | None, *keys: str | int) -> None:
        here = (*self.path, *keys)
        told = any(here[:n] in self.document.blamed for n in range(len(self.path) + 1, len(here)))
        if trouble is not None and not told:
            self.document.blame(here, trouble.finding, trouble.found, trouble.suggestion)

    def known(self, kind: str, name: str, names: Iterable[str], *keys: str | int) -> None:
        self.tell(unknown(kind, name, names), *keys)

    def _check_partner(self, order: PartnerOrder) -> None:
        named = order.partner
        own = None if self.seat is None else partner_of(self.seat)
        if own is not None:
            if named not in {"", own}:
                self.tell(Trouble("a partner's seat speaks for itself alone", shown(named), f"write {own}"), "partner")
        elif not named:
            # A partner's own seat may leave it out, and whose seat this is may not be known.
            if self.seat is not None:
                cure = f"write one of {', '.join(self.words.partners)}"
                self.tell(Trouble(f"the order {kind_of(order)} must name a partner", suggestion=cure), "partner")
        else:
            ours = (US,) if isinstance(order, Adjust) else ()
            self.known("partner", named, (*self.words.partners, *ours), "partner")

    def _check_terms(self, order: Terms) -> None:
        if order.indicator is not None:
            self.topic(order.indicator.track, "indicator", "track")
        if order.assumption:
            self.known("assumption", order.assumption, self.words.assumptions, "assumption")

    def topic(self, name: str, *keys: str) -> None:
        """A track that seats hold a belief about: it can be asked for and judged by."""
        if name in ALIASES:
            self.tell(Trouble("goes by another name here", shown(name), f"did you mean {ALIASES[name]}?"), *keys)
        elif name in TRACK_INDEX and name not in TOPIC_INDEX:
            cure = f"use one that is collected on, such as {', '.join(list(TOPIC_INDEX)[-6:])}"
            self.tell(Trouble("no seat collects on this track", shown(name), cure), *keys)
        else:
            self.known("track", name, TOPIC_INDEX, *keys)

    def stock(self, name: str, names: Iterable[str], *keys: str) -> None:
        """A track that can be moved."""
        real = ALIASES.get(name, name)
        if name in GROUPS:
            self.tell(Trouble("is kept by columns", shown(name), f"name one of {', '.join(GROUPS[name])}"), *keys)
        elif real in SET_INSTEAD:
            self.tell(Trouble("is a readout, which cannot be set", shown(name), f"move {SET_INSTEAD[real]}"), *keys)
        else:
            self.known("track", name, names, *keys)

    def condition(self, text: str) -> None:
        condition = read_condition(text)
        troubles = [condition] if isinstance(condition, Trouble) else troubles_in(condition, self.words)
        for trouble in troubles[:1]:
            self.tell(trouble, "condition")


def _rank(check: _Check, order: Rank) -> None:
    for i, name in enumerate(order.partners):
        check.known("partner", name, check.words.partners, "partners", i)
        if name in order.partners[:i]:
            check.tell(Trouble("is ranked twice", shown(name), "keep one"), "partners", i)


def _question(check: _Check, order: Question) -> None:
    check.topic(order.topic, "topic")


def _triage(check: _Check, order: Triage) -> None:
    check.known("assumption", order.assumption, check.words.assumptions, "assumption")


def _forecast(check: _Check, order: Forecast) -> None:
    check.condition(order.condition)
    turn = check.document.get(*check.path, "turn")
    if isinstance(turn, int) and order.due < turn:
        check.tell(Trouble("is due before it is made", shown(order.due), "name a later turn"), "due")


def _message(check: _Check, order: Message) -> None:
    for i, name in enumerate(order.to):
        check.known("seat", name, check.seats, "to", i)


def _argue(check: _Check, order: Argue) -> None:
    check.known("partner", order.effect.partner, check.words.partners, "effect", "partner")
    check.stock(order.effect.track, (t.name for t in STOCKS), "effect", "track")


def _inject(check: _Check, order: FireInject) -> None:
    check.known("inject", order.inject, check.words.injects, "inject")


def _adjust(check: _Check, order: Adjust) -> None:
    check.stock(order.track, US_INDEX if order.partner == US else TRACK_INDEX, "track")


def _answer(check: _Check, order: Answer) -> None:
    check.known("seat", order.seat, check.seats, "seat")


def _clear_hold(check: _Check, order: ClearHold) -> None:
    names = [str(a) for a in AUTHORITIES]
    if order.authority not in names:
        check.tell(
            Trouble("names an unknown authority", shown(order.authority), pick(order.authority, names)), "authority"
        )


_CHECKS: Final[dict[type[Order], Callable[[_Check, Any], None]]] = {
    Rank: _rank,
    Question: _question,
    Triage: _triage,
    Forecast: _forecast,
    Message: _message,
    Argue: _argue,
    FireInject: _inject,
    Adjust: _adjust,
    Answer: _answer,
    ClearHold: _clear_hold,
}
"""What more each kind of order names beside its partner and its instrument."""
