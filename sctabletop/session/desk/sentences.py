"""An order in one sentence that a person reads, without its full stop."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from sctabletop.domain import orders as o
from sctabletop.domain.deeds import DEED_FACTS
from sctabletop.domain.ids import InstrumentId
from sctabletop.domain.instruments import INSTRUMENT_INDEX, INSTRUMENTS
from sctabletop.domain.seats import SeatId, all_seats
from sctabletop.domain.words import Channel, Hedge, Importance, MissAnswer, Testimony, Tone
from sctabletop.session.desk import options
from sctabletop.session.desk.conditions import said_text
from sctabletop.session.desk.names import percent, turns
from sctabletop.session.desk.terms import SIZES
from sctabletop.session.desk.words import capital, listed, partner_name, plain, seat_name
from sctabletop.session.session import Session

_LONGEST: Final = 160
"""Characters of somebody's own words that a sentence quotes."""


def sentences(session: Session, orders: Iterable[o.Order]) -> tuple[str, ...]:
    """Each order in one sentence. Names that the exercise does not know stand as they are."""
    names = _Names(session)
    return tuple(_SAID[type(order)](names, order) for order in orders)


class _Names:
    """How things of this exercise are called."""

    def __init__(self, session: Session) -> None:
        self._scenario = session.game.scenario
        self._naming = options.load(session.store).naming

    def of(self, order: o.PartnerOrder, word: str) -> str:
        """``word`` and the partner's name, or nothing where a partner speaks of itself."""
        return f" {word} {self.partner(order.partner)}" if order.partner else ""

    def partner(self, name: str) -> str:
        return partner_name(self._scenario, name)

    def seats(self, names: list[str]) -> str:
        return listed([self._seat(name) for name in names])

    def _seat(self, name: str) -> str:
        known = name in all_seats([p.id for p in self._scenario.partners])
        return seat_name(self._scenario, SeatId(name), self._naming) if known else name

    def assumption(self, name: str) -> str:
        found = next((a.statement for a in self._scenario.assumptions if a.id == name), name)
        return quoted(found)

    def inject(self, name: str) -> str:
        return quoted(next((i.title for i in self._scenario.injects if i.id == name), name))

    def clause(self, condition: str) -> str:
        """A condition in words; what is none is quoted as it was typed."""
        said = said_text(self._scenario, condition)
        return quoted(said) if said == condition else said

    def contact(self, partner: str, number: int) -> str:
        people = next((p.contacts for p in self._scenario.partners if p.id == partner), ())
        return people[number - 1] if number <= len(people) else f"contact {number}"


def instrument(name: str) -> str:
    """An instrument's name as it stands within a sentence, or the id itself for what is none."""
    at = INSTRUMENT_INDEX.get(InstrumentId(name))
    return name if at is None else lowered(INSTRUMENTS[at].name)


def lowered(text: str) -> str:
    """The text with a small first letter, unless it begins with an abbreviation."""
    return text if text[1:2].isupper() else f"{text[:1].lower()}{text[1:]}"


def quoted(text: str) -> str:
    """Somebody's own words on one line, cut where they are long."""
    line = " ".join(text.split())
    return f"“{line[: _LONGEST - 1]}…”" if len(line) > _LONGEST else f"“{line}”"


def money(value: float) -> str:
    """Million USD."""
    return f"{value:,.6g} million USD"


def _terms(names: _Names, x: o.Terms) -> str:
    parts = [str(x.tier), SIZES[x.size]]
    if x.objective is not None:
        parts.append(f"for {x.objective}")
    if x.assumption:
        parts.append(f"so that {names.assumption(x.assumption)}")
    if x.indicator is not None:
        due = x.indicator.due_in
        parts.append(f"judged by {plain(x.indicator.track)} at {x.indicator.threshold:.6g} within {turns(due)}")
    if x.deliverable is not None:
        said = DEED_FACTS[x.deliverable.deed].said
        parts.append(f"if the partner will {said} within {turns(x.deliverable.due_in)}")
    if x.cost_share > 0.0:
        parts.append(f"the partner pays {percent(x.cost_share)}")
    return ", ".join((*parts, f"odds {percent(x.odds)}"))


def _ceiling(names: _Names, x: o.SetCeiling) -> str:
    parts = [(x.title10, "Title 10"), (x.title22, "Title 22")]
    said = listed([f"{money(value)} of {law}" for value, law in parts if value is not None])
    where = names.of(x, "for")
    return f"Set the ceiling{where} to {said}" if said else f"Leave the ceilings{where} as they are"


def _release(names: _Names, x: o.SetRelease) -> str:
    name = names.partner(x.partner) or "the partner"
    return {
        "none": f"Release nothing to {name}",
        "case": f"Release to {name} case by case",
        "exempt": f"Exempt {name} from release clearance",
    }[x.level]


def _miss(names: _Names, x: o.AnswerMiss) -> str:
    what = f"{instrument(x.instrument)}{names.of(x, 'with')}"
    return {
        MissAnswer.PAUSE: f"Pause the {what}, whose deliverable was missed",
        MissAnswer.WAIVE: f"Waive the missed deliverable of the {what}",
        MissAnswer.RENEGOTIATE: f"Renegotiate the missed deliverable of the {what}",
    }[x.answer]


def _triage(names: _Names, x: o.Triage) -> str:
    what = names.assumption(x.assumption)
    if x.importance is Importance.WRITE_OFF:
        return f"Write off the plan assumption {what}"
    return f"Give the plan assumption {what} {x.importance} importance"


def _hedge(_: _Names, x: o.SetHedge) -> str:
    return {
        Hedge.NONE: "Lean on nobody else",
        Hedge.RIVAL_OFFER: "Take up the rival's offer",
        Hedge.THIRD_SUPPLIER: "Buy from a third supplier",
    }[x.how]


def _object(names: _Names, x: o.Object) -> str:
    limit = "" if x.threshold is None else f", at a threshold of {x.threshold:.6g}"
    return f"Object to the {_about(names, x)}{limit}: {quoted(x.cure)}"


def _answer(names: _Names, x: o.Answer) -> str:
    odds = "" if x.odds is None else f"Set the odds of what {names.seats([x.seat])} argued to {percent(x.odds)}"
    text = f"eply to {names.seats([x.seat])}: {quoted(x.text)}" if x.text else ""
    if odds and text:
        return f"{odds}, and r{text}"
    return odds or (f"R{text}" if text else f"Answer {names.seats([x.seat])} with nothing")


def _adjust(names: _Names, x: o.Adjust) -> str:
    owner = "our" if x.partner == "us" else f"{names.partner(x.partner)}'s"
    return f"Adjust {owner} {plain(x.track)} by {x.by:+.6g}: {quoted(x.reason)}"


def _argue(names: _Names, x: o.Argue) -> str:
    effect = f"{names.partner(x.effect.partner)}, {plain(x.effect.track)} {x.effect.by:+.3g}"
    return f"Argue for {quoted(x.act)} ({effect}), because {listed([quoted(r) for r in x.reasons])}"


def _about(names: _Names, x: o.InitiativeOrder) -> str:
    return f"{instrument(x.instrument)}{names.of(x, 'with')}"


def _rank(names: _Names, x: o.Rank) -> str:
    return f"Rank the partners: {listed([names.partner(p) for p in x.partners]) or 'as they are listed'}"


_MANNER: Final = {"frank": "frankly", "demarche": "by demarche", "platitude": "in platitudes"}
_RUNG: Final = {1: "by inspiration", 2: "by instigation", 3: "by intervention"}

_SAID: Final[dict[type[o.Order], Callable[[_Names, Any], str]]] = {
    o.Rank: _rank,
    o.SetCeiling: _ceiling,
    o.SetRelease: _release,
    o.SetSharing: lambda n, x: f"{'Share' if x.on else 'Do not share'} assessments{n.of(x, 'with')}",
    o.SetTone: lambda n, x: (
        f"Say nothing in public{n.of(x, 'about')}"
        if x.tone is Tone.QUIET
        else f"Set the tone{n.of(x, 'toward')}: {x.tone}"
    ),
    o.OpenStep: lambda n, x: f"Open the next legal step{n.of(x, 'with')}",
    o.EndProgramme: lambda n, x: f"End the {_about(n, x)}",
    o.AnswerMiss: _miss,
    o.AnswerGesture: lambda n, x: f"{str(x.answer).capitalize()} the gesture of independence{n.of(x, 'of')}",
    o.Enforce: lambda n, x: f"Enforce the tripwire of the {_about(n, x)}",
    o.Press: lambda n, x: f"Press for reform{n.of(x, 'in')} {_RUNG[x.rung]}",
    o.SetChannel: lambda _, x: f"{'Open' if x.state is Channel.OPEN else 'Close'} the channel to the rival",
    o.Testify: lambda _, x: f"Bring {'evidence' if x.with_ is Testimony.EVIDENCE else 'a promise'} to Congress",
    o.Propose: lambda n, x: f"Propose {instrument(x.instrument)}{n.of(x, 'to')}, {_terms(n, x)}",
    o.Amend: lambda n, x: f"Amend the {_about(n, x)}: {_terms(n, x)}",
    o.Cancel: lambda n, x: f"Cancel the {_about(n, x)}",
    o.Monitor: lambda n, x: f"Monitor end use{n.of(x, 'in')}",
    o.Vet: lambda n, x: f"Vet the units{n.of(x, 'of')}",
    o.Engage: lambda n, x: f"See {n.contact(x.partner, x.contact)}{n.of(x, 'in')} and talk {_MANNER[x.style]}",
    o.Report: lambda n, x: f"Send up what we know{n.of(x, 'of')}",
    o.Fuse: lambda n, x: f"Bring our three estimates{n.of(x, 'of')} together",
    o.PromoteCooperation: lambda _, __: "Hold an interagency review",
    o.Triage: _triage,
    o.Ask: lambda n, x: f"Ask {n.partner(x.partner) or 'the partner'} to {DEED_FACTS[x.deed].said}",
    o.Question: lambda n, x: f"Set a priority question{n.of(x, 'on')}: {plain(x.topic)}",
    o.Frame: lambda n, x: f"Contest the story told{n.of(x, 'in') or ' at home'}",
    o.Clear: lambda n, x: f"{'Clear' if x.answer else 'Do not clear'} the {_about(n, x)}",
    o.Vouch: lambda n, x: f"Vouch for the {_about(n, x)}",
    o.Relief: lambda n, x: f"Send relief{n.of(x, 'to')}",
    o.CarryTone: lambda n, x: f"{str(x.how).capitalize()} Washington's tone{n.of(x, 'to')}",
    o.DoDeed: lambda _, x: capital(DEED_FACTS[x.deed].said),
    o.MakeRequest: lambda _, x: f"Write a letter of request for a {x.what}",
    o.Gesture: lambda _, __: "Make a gesture of independence",
    o.SetHedge: _hedge,
    o.SetMandate: lambda _, x: (
        "Send the delegation to listen" if x.level == "listen" else f"Send the delegation with a {x.level} mandate"
    ),
    o.Leak: lambda _, __: "Leak the terms of the talks",
    o.Provoke: lambda _, __: "Provoke the rival from under the guarantee",
    o.Concur: lambda n, x: f"Concur with the {_about(n, x)}",
    o.Object: _object,
    o.Override: lambda n, x: f"Override objections to the {_about(n, x)}: {quoted(x.why)}",
    o.Offer: lambda n, x: f"Offer {instrument(x.instrument)}{n.of(x, 'to')}",
    o.Accept: lambda n, x: f"Accept the {_about(n, x)}",
    o.Counter: lambda n, x: f"Counter the {_about(n, x)}: {plain(x.ask)}",
    o.Defer: lambda n, x: f"Put off the {_about(n, x)}",
    o.Decline: lambda n, x: f"Decline the {_about(n, x)}",
    o.Withdraw: lambda n, x: f"Take back the {_about(n, x)}",
    o.Agree: lambda n, x: f"Sign the minutes{n.of(x, 'with')}",
    o.Contribute: lambda _, x: f"Contribute {percent(x.share)} of what is possible",
    o.Repudiate: lambda _, __: "Repudiate the agreements",
    o.Forecast: lambda n, x: f"Forecast {percent(x.probability)}: at the end of turn {x.due} {n.clause(x.condition)}",
    o.Message: lambda n, x: f"Write to {n.seats(x.to)}: {quoted(x.text)}",
    o.Argue: _argue,
    o.FireInject: lambda n, x: f"Deliver the inject {n.inject(x.inject)}",
    o.Adjust: _adjust,
    o.Answer: _answer,
    o.ClearHold: lambda _, x: f"Lift the hold on {plain(x.authority)}",
}
