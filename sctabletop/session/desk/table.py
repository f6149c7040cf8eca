"""The shared talks table: what both sides of one table see, and what each seat in the room may do with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sctabletop.domain.ids import PartnerId
from sctabletop.domain.initiative import FIELD_INDEX, SLOTS, US_ONLY, Stage
from sctabletop.domain.refusals import Refusal
from sctabletop.domain.seats import US_SEATS, SeatId, partner_seat
from sctabletop.players.talks import Step
from sctabletop.session.computers import policy
from sctabletop.session.desk.believed import look
from sctabletop.session.desk.moves import Answers
from sctabletop.session.desk.names import instrument_title, percent
from sctabletop.session.desk.talk_log import told_at
from sctabletop.session.desk.terms import Fields, ask_of, fields_of, instrument_of, stage_of, term_rows
from sctabletop.session.desk.words import partner_name
from sctabletop.session.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveOption:
    """One move that a seat may make with an item (or with the table: ``instrument`` empty); a refusal says why not."""

    seat: SeatId
    kind: str
    label: str
    partner: str
    instrument: str
    refusal: Refusal | None
    needs: tuple[str, ...] = ()
    """field paths still to be filled: a counter's ``ask``, a contribution's ``share``"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One offer that may be or is on the table, with the terms both sides see."""

    instrument: str
    name: str
    state: str
    """"may be offered", "offered", "countered: fewer conditions", "accepted by Orlavenne", "agreed", "declined" …"""
    terms: tuple[tuple[str, str], ...]
    on_table: bool
    moves: tuple[MoveOption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TalksTable:
    """One partner's table. Shared: nothing here is one side's secret."""

    partner: str
    name: str
    seats: tuple[SeatId, ...]
    """who sits at it: the triad and the partner"""
    items: tuple[Item, ...]
    moves: tuple[MoveOption, ...]
    """moves about the whole table: agree, contribute, repudiate"""
    log: tuple[str, ...]
    """what was said and done at this table this turn, oldest first"""
    call: str
    """the contingency that calls for a contribution, and how it was answered; or empty"""
    unanswered: bool = False
    """whether that call still waits for an answer"""


_LABELS: Final[dict[str, str]] = {
    "offer": "Offer",
    "accept": "Accept",
    "withdraw": "Take off the table",
    "counter": "Counter",
    "defer": "Put off",
    "decline": "Decline",
    "agree": "Sign the minutes",
    "contribute": "Answer the call",
    "repudiate": "Throw off the agreements",
}
_NEEDS: Final[dict[str, tuple[str, ...]]] = {"counter": ("ask",), "contribute": ("share",)}
_OURS: Final = ("offer", "accept", "withdraw")
_IN_HAND: Final = ("offer", "withdraw")
_THEIRS: Final = ("accept", "counter", "defer", "decline")


def table(session: Session, partner: str) -> TalksTable:
    """The table of one partner as it lies open to both sides: what its own view shows, and what was said this turn.

    Approved initiatives that are not offered yet are not on it; ``offers_in_hand`` lists them for the US side.
    """
    answers = Answers(session, partner)
    told = told_at(session, partner)
    them = partner_seat(PartnerId(partner))
    seats = (*US_SEATS, them)
    call, unanswered = _call(session, partner)
    about = [*((seat, "agree") for seat in seats), (them, "contribute"), (them, "repudiate")]
    return TalksTable(
        partner=partner,
        name=partner_name(session.setup.scenario, partner),
        seats=seats,
        items=(*_open(session, partner, answers), *_gone(session, partner, told.gone)),
        moves=tuple(_option(answers, seat, kind, partner) for seat, kind in about),
        log=told.lines,
        call=call,
        unanswered=unanswered,
    )


def _open(session: Session, partner: str, answers: Answers) -> Iterator[Item]:
    """What lies on the table or was signed there this turn, from the partner's own view."""
    seen = look(session, partner_seat(PartnerId(partner))).slot[:, :, 0, 0]
    for slot in range(SLOTS):
        fields = fields_of(seen[:, slot])
        if Stage.OFFERED <= stage_of(fields) <= Stage.AGREED:
            yield _item(session, partner, fields, answers)


def _gone(session: Session, partner: str, instruments: tuple[str, ...]) -> Iterator[Item]:
    """What was declined or taken back at the table this turn; both sides had its terms before them."""
    for fields in _ours(session, partner):
        if stage_of(fields) in (Stage.DECLINED, Stage.WITHDRAWN) and instrument_of(fields) in instruments:
            yield _item(session, partner, fields, None)


def _ours(session: Session, partner: str) -> Iterator[Fields]:
    """The slots of one partner without what either side keeps to itself."""
    p = session.game.partners[partner]
    open_ = look(session, US_SEATS[0]).slot[:, :, p, 0].copy()
    open_[[FIELD_INDEX[name] for name in US_ONLY]] = 0.0
    for slot in range(SLOTS):
        fields = fields_of(open_[:, slot])
        if fields["instrument"]:
            yield fields


def _item(session: Session, partner: str, fields: Fields, answers: Answers | None) -> Item:
    """One item; without ``answers`` nothing can be done with it any more."""
    stage, instrument = stage_of(fields), instrument_of(fields)
    on_table = Stage.OFFERED <= stage <= Stage.DEFERRED
    moves: tuple[MoveOption, ...] = ()
    if answers is not None and stage is not Stage.AGREED:
        them = partner_seat(PartnerId(partner))
        ours = [(seat, kind) for seat in US_SEATS for kind in (_OURS if on_table else _IN_HAND)]
        theirs = [(them, kind) for kind in _THEIRS if kind != "accept" or not fields["accepted"]] if on_table else []
        moves = tuple(_option(answers, seat, kind, partner, instrument) for seat, kind in (*ours, *theirs))
    return Item(
        instrument=instrument,
        name=instrument_title(instrument),
        state=_state(partner_name(session.setup.scenario, partner), stage, fields),
        terms=term_rows(session.setup.scenario, fields, ours=False),
        on_table=on_table,
        moves=moves,
    )


def _option(answers: Answers, seat: SeatId, kind: str, partner: str, instrument: str = "") -> MoveOption:
    return MoveOption(
        seat=seat,
        kind=kind,
        label="Accept the counter" if kind == "accept" and seat in US_SEATS else _LABELS[kind],
        partner=partner,
        instrument=instrument,
        refusal=answers.refusal(seat, kind, instrument),
        needs=_NEEDS.get(kind, ()),
    )


def _state(them: str, stage: Stage, fields: Fields) -> str:
    match stage:
        case Stage.GATED:
            return "may be offered"
        case Stage.OFFERED if fields["accepted"]:
            return f"accepted, with {ask_of(fields)}" if fields["ask"] else f"accepted by {them}"
        case Stage.COUNTERED:
            return f"countered: {ask_of(fields)}"
        case Stage.DEFERRED:
            return "put off"
        case _:
            return stage.name.lower()


def _call(session: Session, partner: str) -> tuple[str, bool]:
    """What both sides know of a call (that it came, and how it was answered), and whether it waits for an answer. Whose
    plan it tests is the triad's.
    """
    memo = look(session, US_SEATS[0]).memo
    p = session.game.partners[partner]
    if memo.get("contingency")[p, 0] == 0.0:
        return "", False
    name = partner_name(session.setup.scenario, partner)
    share = float(memo.get("contributed")[p, 0])
    if share >= 0.0:
        words = f"A contingency calls for a contribution; {name} answers with {percent(share)} of what it can bring."
        return words, False
    return f"A contingency calls for a contribution; {name} has not answered yet.", True


def offers_in_hand(session: Session, partner: str) -> tuple[Item, ...]:
    """Approved and not yet offered, for the US side's eyes: shown behind the hand until somebody offers it."""
    answers = Answers(session, partner)
    return tuple(
        _item(session, partner, fields, answers)
        for fields in _ours(session, partner)
        if stage_of(fields) is Stage.GATED
    )


def computers_waiting(session: Session, step: Step) -> tuple[SeatId, ...]:
    """The computer seats that may move in this step of the talks."""
    if session.standing_orders():
        return ()
    return tuple(seat for seat in session.game.seats if policy(session, seat) and step.is_for(seat))
