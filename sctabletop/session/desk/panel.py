"""Control's panel: the injects, argued actions with their odds, holds, messages, and the truth for adjusting."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from sctabletop.domain import orders as o
from sctabletop.domain.conditions import ALWAYS
from sctabletop.domain.events import Event, Tag
from sctabletop.domain.instruments import AUTHORITIES
from sctabletop.domain.phases import Phase
from sctabletop.domain.refusals import Refusal
from sctabletop.domain.scenario import Inject, Trigger
from sctabletop.domain.seats import CONTROL, SeatId
from sctabletop.engine.phases import situation
from sctabletop.players.control import odds
from sctabletop.session.desk.board import Board, board
from sctabletop.session.desk.conditions import said
from sctabletop.session.desk.options import load
from sctabletop.session.desk.sentences import sentences
from sctabletop.session.desk.told import events_of_turn
from sctabletop.session.desk.words import listed, partner_name, plain, seat_name
from sctabletop.session.progress import Argument, Commit, read_order
from sctabletop.session.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectRow:
    """One line of the MSEL. ``refusal`` says why it cannot be delivered by hand now."""

    id: str
    title: str
    text: str
    to: tuple[SeatId, ...]
    trigger: str
    when: str
    """its turn, its condition in words, or "by hand" """
    state: str
    """"waits", "due now", "came in turn 2" """
    refusal: Refusal | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Argued:
    """An argued action that waits for its odds."""

    seat: SeatId
    act: str
    effect: str
    reasons: tuple[str, ...]
    default: float
    """what a computer control would set"""
    set_to: float | None
    note: str
    """control's words of reason, where given"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """One authority on hold."""

    authority: str
    turns: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Everything control has before it."""

    injects: tuple[InjectRow, ...]
    argued: tuple[Argued, ...]
    holds: tuple[Hold, ...]
    letters: tuple[tuple[str, str, str], ...]
    """this turn's messages: from, to, text"""
    truth: Board
    given: tuple[str, ...]
    """what control has ordered in this phase, in sentences"""


def panel(session: Session) -> Panel:
    """Control's panel. Everything on it is control's alone."""
    committed = session.progress.commits.get(CONTROL, Commit(())).orders
    events = events_of_turn(session, session.turn)
    return Panel(
        injects=_injects(session),
        argued=tuple(_argued(session, events, a) for a in session.progress.arguments),
        holds=_holds(session),
        letters=tuple(_letters(session, events)),
        truth=board(session, CONTROL),
        given=sentences(session, committed),
    )


def with_added(session: Session, order: o.Order) -> tuple[o.Order, ...]:
    """What control has to commit so that ``order`` joins what it gave in this phase; a second commit replaces a first.

    Words that were sent stay sent and are not sent again. In talks everything takes effect as it is given, so there the
    order stands alone; so does any order where nothing was given yet.
    """
    if session.phase is Phase.TALKS:
        return (order,)
    kept = [_unsent(x) for x in session.progress.commits.get(CONTROL, Commit(())).orders]
    return (*(x for x in kept if x is not None and not _replaced(x, order)), order)


def _unsent(order: o.Order) -> o.Order | None:
    """An order without the words that were told when it was first given; None where nothing else was in it."""
    match order:
        case o.Answer(odds=None) | o.Message():
            return None
        case o.Answer():
            return msgspec.structs.replace(order, text="")
        case _:
            return order


def _replaced(old: o.Order, new: o.Order) -> bool:
    """Whether the new order takes the place of an old one: the same again, or other odds for the same seat."""
    if isinstance(old, o.Answer) and isinstance(new, o.Answer):
        return old.seat == new.seat and new.odds is not None
    return old == new and not isinstance(old, o.Adjust)


# ── injects ────────────────────────────────────────────────────────────────────────────────────────────────────
def _injects(session: Session) -> tuple[InjectRow, ...]:
    due = _due(session)
    return tuple(_inject(session, inject, j in due) for j, inject in enumerate(session.setup.scenario.injects))


def _due(session: Session) -> set[int]:
    """The injects that come by themselves when the turn opens, asked of the engine on a copy and of nothing else."""
    if session.phase is not Phase.SITUATION:
        return set()
    opened = situation.open_turn(session.game, session.state.copy(), session.sheet())
    return {j for j, where in opened.fired if where[0]}


def _inject(session: Session, inject: Inject, due: bool) -> InjectRow:
    came = int(session.state.inject[session.game.injects[str(inject.id)], 0])
    return InjectRow(
        id=str(inject.id),
        title=inject.title,
        text=inject.text,
        to=inject.to,
        trigger=str(inject.trigger),
        when=_when(session, inject),
        state="due now" if due else f"came in turn {came}" if came else "waits",
        refusal=session.check(CONTROL, o.FireInject(inject=str(inject.id))),
        claims=tuple(inject.claims.split()),
    )


def _when(session: Session, inject: Inject) -> str:
    scenario = session.setup.scenario
    condition = "" if inject.condition == ALWAYS else said(scenario, inject.condition, titles=True)
    later = f"turn {inject.turn} or later" if inject.turn > 1 else ""
    match inject.trigger:
        case Trigger.TURN:
            parts = [f"turn {inject.turn}", f"if {condition}" if condition else ""]
        case Trigger.CONDITION:
            parts = [later, f"when {condition}" if condition else ""]
        case Trigger.MANUAL:
            # What control's computer would wait for is a hint to a person, and binds nobody.
            parts = ["by hand", f"meant for {later}" if later else "", f"when {condition}" if condition else ""]
    if inject.after is not None:
        first = next((j.title for j in scenario.injects if j.id == inject.after), str(inject.after))
        parts.append(f"after “{first}”")
    return ", ".join(part for part in parts if part)


# ── arguments, holds, letters ──────────────────────────────────────────────────────────────────────────────────
def _argued(session: Session, events: Sequence[Event], argument: Argument) -> Argued:
    order = argument.order
    assert isinstance(order, o.Argue)  # noqa: S101 - nothing else is ever kept as an argument
    effect = order.effect
    return Argued(
        seat=argument.seat,
        act=order.act,
        effect=f"{partner_name(session.setup.scenario, effect.partner)}: {plain(effect.track)} {effect.by:+.2f}",
        reasons=tuple(order.reasons),
        default=odds(len(order.reasons)),
        set_to=argument.odds,
        note=_note(events, argument),
    )


def _note(events: Sequence[Event], argument: Argument) -> str:
    """The words that came with the odds as they stand."""
    note = ""
    for event in events:
        if event.tag is Tag.ORDERS_COMMITTED and event.body["seat"] == CONTROL:
            for order in map(read_order, event.body["orders"]):
                if isinstance(order, o.Answer) and order.seat == argument.seat and order.odds is not None:
                    same = order.odds == argument.odds
                    note = order.text or note if same else ""
    return note


def _holds(session: Session) -> tuple[Hold, ...]:
    left = {str(a): float(session.state.fact(f"hold_{a}")[0]) for a in AUTHORITIES}
    return tuple(Hold(authority=a, turns=turns) for a, turns in left.items() if turns > 0.0)


def _letters(session: Session, events: Sequence[Event]) -> Iterator[tuple[str, str, str]]:
    naming = load(session.store).naming

    def name(seat: str) -> str:
        return seat_name(session.setup.scenario, SeatId(seat), naming)

    for event in events:
        if event.tag is Tag.MESSAGE_SENT:
            to = listed([name(seat) for seat in event.body["to"]])
            yield name(event.body["from"]), to, event.body["text"]
