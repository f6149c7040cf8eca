"""Letters made of the events that a seat was told."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sctabletop.domain.deeds import DEED_FACTS, Deed
from sctabletop.domain.events import Tag
from sctabletop.domain.gates import GateId
from sctabletop.domain.refusals import WORDS, Reason
from sctabletop.domain.scenario import Assumption, Scenario
from sctabletop.domain.seats import SeatId, partner_of
from sctabletop.session.desk.conditions import said_text
from sctabletop.session.desk.gate_words import gate_holder, gate_label
from sctabletop.session.desk.kinds import kind_words
from sctabletop.session.desk.mail import Letter, LetterKind
from sctabletop.session.desk.names import instrument_name, turns
from sctabletop.session.desk.options import load
from sctabletop.session.desk.refusal_words import detail_said
from sctabletop.session.desk.told import Told, told
from sctabletop.session.desk.words import Naming, capital, listed, partner_name, plain, seat_name
from sctabletop.session.session import Session

_FIRST: Final = "assumed"


@dataclass(frozen=True, slots=True)
class Weighed:
    """A letter with its weight, the least the most important, and the turn in whose tray it lies on top."""

    letter: Letter
    weight: int
    tray: int


@dataclass(slots=True)
class _Desk:
    """Who reads, the event that is being read, and what has to be remembered from letter to letter."""

    session: Session
    seat: SeatId
    naming: Naming
    status: dict[str, str] = field(default_factory=dict)
    """the last known status of each plan assumption"""
    body: Mapping[str, Any] = field(default_factory=dict)

    @property
    def scenario(self) -> Scenario:
        return self.session.game.scenario

    def who(self, seat: str) -> str:
        return seat_name(self.scenario, SeatId(seat), self.naming)


def letters_told(session: Session, seat: SeatId) -> list[Weighed]:
    """A letter for every event that a seat was told and that says something to it, oldest first."""
    desk = _Desk(session, seat, load(session.store).naming)
    return [w for one in told(session, seat) for w in _letters(desk, one)]


def _letters(desk: _Desk, one: Told) -> Iterator[Weighed]:
    write = _WRITERS.get(one.event.tag)
    desk.body = one.event.body
    found = write(desk) if write else None
    if found is not None:
        weight, letter = found
        yield Weighed(letter, weight, one.turn + one.late)


_Found = tuple[int, Letter] | None


def _inject(desk: _Desk) -> _Found:
    body = desk.body
    if body["on"] == 0.0:
        return None
    return 0, Letter(
        kind=LetterKind.INJECT,
        turn=body["turn"],
        title=body["title"],
        text=body["text"],
        claims=tuple(body["claims"].split()),
    )


def _message(desk: _Desk) -> _Found:
    body = desk.body
    if body["from"] == desk.seat:
        return None
    sender = desk.who(body["from"])
    others = [desk.who(s) for s in body["to"] if s != desk.seat]
    also = f" (also to {listed(others)})" if others else ""
    return 1, Letter(
        kind=LetterKind.MESSAGE, turn=body["turn"], title=f"From {sender}{also}", text=body["text"], sender=sender
    )


def _lapsed(desk: _Desk) -> _Found:
    body = desk.body
    order = kind_words(body["kind"]).label
    whose = "Your order" if body["seat"] == desk.seat else f"An order of {desk.who(body['seat'])}"
    what = WORDS[Reason[body["reason"].upper()]].what
    about = f" ({detail_said(desk.session, body['detail'])})" if body["detail"] else ""
    return 6 if body["given"] else 2, Letter(
        kind=LetterKind.LAPSED,
        turn=body["turn"],
        title=f"{whose} did not stand: {order[:1].lower()}{order[1:]}",
        text=f"{capital(what)}{about}.",
        cure=_cure(desk, body["who"], body["how"]),
    )


def _cure(desk: _Desk, who: str, how: str) -> str:
    """Who can do something, and what."""
    match who:
        case "nobody":
            return how
        case "yourself":
            return f"you: {how}"
        case seat if seat in desk.session.game.seats:
            return f"{desk.who(seat)}: {how}"
        case other:
            return f"{other}: {how}"


def _deed(desk: _Desk) -> _Found:
    body = desk.body
    if body["on"] == 0.0 or partner_of(desk.seat) == body["partner"]:
        return None
    facts = DEED_FACTS[Deed(body["deed"])]
    name = partner_name(desk.scenario, body["partner"])
    price = "It cost the government nothing." if facts.price == 0.0 else "It has its price at home."
    return 4 if facts.price else 7, Letter(
        kind=LetterKind.DEED,
        turn=body["turn"],
        title=f"{name} chose to {facts.said}",
        text=price,
        sender=name,
        claims=tuple(facts.claims.split()),
    )


def _gate(desk: _Desk) -> _Found:
    """What the gates and the other seats said to an initiative; nothing where nobody objected."""
    body = desk.body
    failed, objections = body["failed"], body["objections"]
    if not failed and not objections:
        return None
    partner = body["partner"]
    what = f"{instrument_name(body['instrument'])} with {partner_name(desk.scenario, partner)}"
    gates = [GateId(f["gate"]) for f in failed]
    said = [f"{gate_label(g)}: {f['reason']}" for g, f in zip(gates, failed, strict=True)]
    said += [f"{desk.who(x['seat'])} objects" for x in objections]
    holders = [gate_holder(desk.scenario, desk.naming, partner, g) for g in gates]
    cures = [f"{holder}: {f['cure']}" for holder, f in zip(holders, failed, strict=True)]
    cures += [f"{desk.who(x['seat'])}: {x['cure']}" for x in objections if x["cure"]]
    return 3, Letter(
        kind=LetterKind.INITIATIVE,
        turn=body["turn"],
        title=f"Held up: {what}",
        text="; ".join(said) + ".",
        cure="; ".join(cures),
    )


def _assumption(desk: _Desk) -> _Found:
    body = desk.body
    name, status = body["assumption"], body["status"]
    if desk.status.get(name, _FIRST) == status:
        return None
    desk.status[name] = status
    one: Assumption = next(a for a in desk.scenario.assumptions if a.id == name)
    return 1 if status in {"held", "failed"} else 3, Letter(
        kind=LetterKind.ASSUMPTION,
        turn=body["turn"],
        title=f"Plan assumption {status}: {partner_name(desk.scenario, str(one.partner))}",
        text=one.statement,
        claims=("T14", "T15"),
        cure="replan without it" if status == "failed" else "",
    )


def _hold_set(desk: _Desk) -> _Found:
    return _hold(desk.body, True)


def _hold_cleared(desk: _Desk) -> _Found:
    return _hold(desk.body, False)


def _hold(body: Mapping[str, Any], on: bool) -> _Found:
    what = plain(body["authority"])
    text = f"For {turns(body['turns'])}, unless it is cleared." if on else "It can be used again."
    return 1 if on else 5, Letter(
        kind=LetterKind.HOLD,
        turn=body["turn"],
        title=f"Congress {'holds' if on else 'no longer holds'} {what} assistance",
        text=text,
        claims=("D31",),
        cure="wait, or ask control what would clear it" if on else "",
    )


def _forecast(desk: _Desk) -> _Found:
    body = desk.body
    at = body["forecast"]
    held = desk.session.progress.forecasts
    if at >= len(held):
        return None
    stated = held[at]
    whose = "Your forecast" if body["seat"] == desk.seat else f"Forecast of {desk.who(body['seat'])}"
    came = "came true" if body["outcome"] else "did not come true"
    return 5, Letter(
        kind=LetterKind.FORECAST,
        turn=body["turn"],
        title=f"{whose} {came}",
        text=f"“{said_text(desk.scenario, stated.condition)}”: {stated.probability * 100:.0f} % in turn {stated.made}. "
        f"Brier score {body['brier']:.2f} (0 is best).",
        claims=("D9",),
    )


def _news(desk: _Desk) -> _Found:
    body = desk.body
    lines = [*body["headlines"], *([body["surprise"]] if body["surprise"] else [])]
    if not lines:
        return None
    return 5, Letter(
        kind=LetterKind.NEWS, turn=body["turn"], title=f"The news of turn {body['turn']}", text="\n".join(lines)
    )


_WRITERS: Final[Mapping[Tag, Callable[[_Desk], _Found]]] = {
    Tag.INJECT_FIRED: _inject,
    Tag.MESSAGE_SENT: _message,
    Tag.ORDER_LAPSED: _lapsed,
    Tag.DEED_DONE: _deed,
    Tag.GATE_ANSWERED: _gate,
    Tag.ASSUMPTION_TESTED: _assumption,
    Tag.HOLD_SET: _hold_set,
    Tag.HOLD_CLEARED: _hold_cleared,
    Tag.FORECAST_SCORED: _forecast,
    Tag.REVEALED: _news,
}
