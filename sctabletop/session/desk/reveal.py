"""Sign and see: five headlines, one surprise, what was signed, and each seat's own changes behind "why?"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sctabletop.domain.deeds import DEED_FACTS, Deed
from sctabletop.domain.events import Event, Tag
from sctabletop.domain.initiative import Stage
from sctabletop.domain.seats import CONTROL, SeatId
from sctabletop.session.desk.differences import differences
from sctabletop.session.desk.inbox import Change
from sctabletop.session.desk.names import instrument_name
from sctabletop.session.desk.sight_of_turns import seen_after, seen_now
from sctabletop.session.desk.told import told
from sctabletop.session.desk.words import partner_name
from sctabletop.session.ending import scorecards, taken_back, truth
from sctabletop.session.session import Session
from sctabletop.session.symptoms import flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Reveal:
    """What the whole room sees of one turn."""

    turn: int
    headlines: tuple[str, ...]
    surprise: str
    signed: tuple[str, ...]
    deeds: tuple[str, ...]


def reveal(session: Session, turn: int) -> Reveal | None:
    """The reveal of a turn, or None while it is still in play."""
    events = _room(session, turn)
    told_to_all = next((e.body for e in events if e.tag is Tag.REVEALED), None)
    if told_to_all is None:
        return None
    return Reveal(
        turn=turn,
        headlines=tuple(told_to_all["headlines"]),
        surprise=told_to_all["surprise"],
        signed=tuple(_signed(session, turn)),
        deeds=tuple(_deeds(session, events)),
    )


def _room(session: Session, turn: int) -> Sequence[Event]:
    """What everybody was told in a turn."""
    nobody = SeatId("")
    return [one.event for one in told(session, nobody) if one.turn == turn]


def _signed(session: Session, turn: int) -> Iterator[str]:
    """Who signed what, and what home took back at once: the tables stand in one room, so that much is public; the
    terms are not.
    """
    staged = [x.event for x in told(session, CONTROL) if x.turn == turn and x.event.tag is Tag.INITIATIVE_STAGED]
    back = taken_back(staged)
    for body in (event.body for event in staged):
        if body["set"].get("stage") == Stage.AGREED:
            name = partner_name(session.game.scenario, body["partner"])
            lost = f", and {name} took it back at home" if (body["partner"], body["instrument"]) in back else ""
            yield f"{name} and Washington signed: {instrument_name(body['instrument'])}{lost}"


def _deeds(session: Session, events: Sequence[Event]) -> Iterator[str]:
    for event in events:
        if event.tag is Tag.DEED_DONE and event.body["on"] > 0.0:
            said = DEED_FACTS[Deed(event.body["deed"])].said
            yield f"{partner_name(session.game.scenario, event.body['partner'])} chose to {said}"


def changes(session: Session, seat: SeatId, turn: int) -> tuple[Change, ...]:
    """What changed in that turn for a seat's own eyes, largest first; so far, while it is in play.

    Raises ValueError for a turn that was not reached.
    """
    if not 1 <= turn <= session.turn:
        raise ValueError(f"turn {turn} was not reached; the exercise is in turn {session.turn}")
    before = seen_after(session, seat, turn - 1)
    after = seen_now(session, seat) if turn == session.turn else seen_after(session, seat, turn)
    return differences(session.game.scenario, before.numbers, after.numbers)


@dataclass(frozen=True, slots=True, kw_only=True)
class CharterRow:
    """One line of a charter: kept, partly or missed."""

    seat: SeatId
    line: str
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRow:
    """One measure of a partner's kind: kept, partly or missed (E2)."""

    partner: str
    """its name and its kind"""
    measure: str
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """The end: each seat's charter, partners by the measures of their kind, and where the plan's assumptions stand. No
    sum, no ranking.
    """

    turn: int
    charters: tuple[CharterRow, ...]
    measures: tuple[MeasureRow, ...]
    assumptions: tuple[tuple[str, str], ...]
    """statement and status"""
    flags: tuple[tuple[str, str], ...]
    """partner and what the review flags in it, without a number (D36)"""
    unfired: tuple[str, ...]
    """injects that never came, for control"""
    truth: tuple[tuple[str, float, float], ...]
    """"<partner> joint readiness" at the end and four turns later"""


def ending(session: Session) -> Ending | None:
    """How it ended, for everybody in the room; None while it is still on.

    The exercise is over then, and the after-action review opens every seat's charter to all.
    """
    if not session.ended:
        return None
    body = next(
        one.event.body
        for one in told(session, CONTROL)
        if one.event.tag is Tag.SESSION_ENDED and "aftermath" in one.event.body
    )
    scenario = session.game.scenario
    titles = {str(j.id): j.title for j in scenario.injects}
    return Ending(
        turn=session.turn,
        charters=tuple(_charters(session, body)),
        measures=tuple(_measures(session)),
        assumptions=tuple((row["statement"], row["status"]) for row in body["assumptions"]),
        flags=tuple(_flags(session, body)),
        unfired=tuple(titles.get(name, name) for name in body["unfired"]),
        truth=tuple(_readiness(session, body)),
    )


def _charters(session: Session, body: Mapping[str, Any]) -> Iterator[CharterRow]:
    for seat in session.game.seats:
        for row in body["charters"].get(str(seat), ()):
            yield CharterRow(seat=seat, line=row["line"], verdict=row["verdict"])


def _measures(session: Session) -> Iterator[MeasureRow]:
    for card in scorecards(session.game, session.state):
        whose = f"{partner_name(session.game.scenario, card['partner'])}, {card['category']}"
        for row in card["measures"]:
            yield MeasureRow(partner=whose, measure=row["measure"], verdict=row["verdict"])


def _flags(session: Session, body: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for row in flags(session.game, session.state, body["aftermath"]):
        for one in row["symptoms"]:
            yield partner_name(session.game.scenario, row["partner"]), one["said"]


def _readiness(session: Session, body: Mapping[str, Any]) -> Iterator[tuple[str, float, float]]:
    at_end, later = truth(session.game, session.state), body["aftermath"][-1]["truth"]
    for partner in session.game.scenario.partners:
        name = str(partner.id)
        yield f"{partner.name} joint readiness", at_end[name]["readiness"], later[name]["readiness"]
