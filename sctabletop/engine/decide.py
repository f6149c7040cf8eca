"""What can be known of an order before the phase closes: seat, phase, names, bounds. What depends on the state is for
the close.
"""

from collections.abc import Sequence
from typing import Final

from sctabletop.domain import orders as o
from sctabletop.domain.conditions import Condition, ConditionError, Fired, StageRef, TrackRef, parse, values_in
from sctabletop.domain.ids import InstrumentId
from sctabletop.domain.instruments import AUTHORITIES, INSTRUMENT_INDEX
from sctabletop.domain.permissions import allowed
from sctabletop.domain.phases import Phase
from sctabletop.domain.refusals import Reason, Refusal
from sctabletop.domain.seats import CONTROL, Role, SeatId, partner_of, role_of
from sctabletop.domain.state import State
from sctabletop.domain.tracks import (
    ALIASES,
    BY_NAME,
    GROUPS,
    SET_INSTEAD,
    TOPIC_INDEX,
    TRACK_INDEX,
    US_BY_NAME,
    US_INDEX,
    Kind,
)
from sctabletop.engine.game import Game

NEW_A_TURN: Final = 2
QUESTIONS_A_TURN: Final = 2
STANDING: Final = frozenset({"forecast", "message", "argue"})
"""What may be said even in the half of a round that runs on standing orders."""


def check(
    game: Game,
    state: State,
    seat: SeatId,
    phase: Phase,
    order: o.Order,
    before: Sequence[o.Order],
    standing: bool,
) -> Refusal | None:
    """Why an order is refused as it is given, or None.

    ``before`` are the seat's orders already given in this phase, and what it argued earlier in the turn; ``standing``
    says that the
    round runs on standing orders and nothing interrupted it.
    """
    kind = o.kind_of(order)
    role = role_of(seat)
    if kind not in allowed(role, phase):
        known = kind in {k for p in Phase for k in allowed(role, p)}
        return Refusal(Reason.WRONG_PHASE if known else Reason.WRONG_SEAT, f"{kind} by {seat} in {phase}")
    if standing and role is not Role.CONTROL and kind not in STANDING:
        return Refusal(Reason.STANDING_YEAR, kind)
    return _names(game, seat, order) or _counts(order, before) or _special(game, state, seat, order)


def _names(game: Game, seat: SeatId, order: o.Order) -> Refusal | None:
    if isinstance(order, o.PartnerOrder) and not isinstance(order, o.Adjust):
        own = partner_of(seat)
        if own is not None and order.partner not in ("", own):
            return Refusal(Reason.WRONG_SEAT, f"{order.partner} is another government")
        if own is None and order.partner not in game.partners:
            return Refusal(Reason.UNKNOWN_NAME, f"partner {order.partner!r}")
    if isinstance(order, o.InitiativeOrder) and InstrumentId(order.instrument) not in INSTRUMENT_INDEX:
        return Refusal(Reason.UNKNOWN_NAME, f"instrument {order.instrument!r}")
    match order:
        case o.Terms():
            return _terms(game, order)
        case o.Rank(partners=names) if bad := [n for n in names if n not in game.partners]:
            return Refusal(Reason.UNKNOWN_NAME, f"partner {bad[0]!r}")
        case o.Question(topic=topic) if ALIASES.get(topic, topic) not in TOPIC_INDEX:
            return Refusal(Reason.UNKNOWN_NAME, f"topic {topic!r}")
        case o.Triage(assumption=name) if name not in game.assumptions:
            return Refusal(Reason.UNKNOWN_NAME, f"assumption {name!r}")
        case o.Message(to=seats) if bad := [s for s in seats if s not in game.seats]:
            return Refusal(Reason.UNKNOWN_NAME, f"seat {bad[0]!r}")
        case o.Answer(seat=to) if to not in game.seats:
            return Refusal(Reason.UNKNOWN_NAME, f"seat {to!r}")
        case o.Argue(effect=effect):
            return _effect(game, effect)
        case _:
            return None


def _terms(game: Game, order: o.Terms) -> Refusal | None:
    if order.assumption and order.assumption not in game.assumptions:
        return Refusal(Reason.UNKNOWN_NAME, f"assumption {order.assumption!r}")
    if order.indicator is not None:
        track = order.indicator.track
        if ALIASES.get(track, track) not in TOPIC_INDEX:
            return Refusal(Reason.UNKNOWN_NAME, f"indicator {track!r}")
    return None


def _effect(game: Game, effect: o.Effect) -> Refusal | None:
    if effect.partner not in game.partners:
        return Refusal(Reason.UNKNOWN_NAME, f"partner {effect.partner!r}")
    track = BY_NAME.get(effect.track)
    if track is None or track.kind is not Kind.STOCK:
        return Refusal(Reason.BAD_VALUE, f"an argued action moves one stock of a partner, and {effect.track!r} is none")
    return None


def _counts(order: o.Order, before: Sequence[o.Order]) -> Refusal | None:
    match order:
        case o.Propose() if sum(isinstance(b, o.Propose) for b in before) >= NEW_A_TURN:
            return Refusal(Reason.TOO_MANY_NEW, order.instrument)
        case o.Question() if sum(isinstance(b, o.Question) for b in before) >= QUESTIONS_A_TURN:
            return Refusal(Reason.TOO_MANY_QUESTIONS, order.topic)
        case o.Argue() if any(isinstance(b, o.Argue) for b in before):
            return Refusal(Reason.ONE_A_TURN, "argue")
        case _:
            return None


def _special(game: Game, state: State, seat: SeatId, order: o.Order) -> Refusal | None:
    match order:
        case o.Forecast(condition=text, due=due):
            if due < max(state.turn, 1):
                return Refusal(Reason.BAD_VALUE, f"turn {due} is over")
            return forecast_refusal(game, seat, text)
        case o.FireInject(inject=name):
            if name not in game.injects:
                return Refusal(Reason.UNKNOWN_NAME, f"inject {name!r}")
            inject = game.scenario.injects[game.injects[name]]
            if inject.once and state.inject[game.injects[name], 0] > 0.0:
                return Refusal(Reason.INJECT_DONE, name)
            if inject.after is not None and state.inject[game.injects[str(inject.after)], 0] == 0.0:
                return Refusal(Reason.INJECT_WAITS, str(inject.after))
            return None
        case o.ClearHold(authority=name):
            if name not in [str(a) for a in AUTHORITIES]:
                return Refusal(Reason.UNKNOWN_NAME, f"authority {name!r}")
            return None if state.fact(f"hold_{name}")[0] > 0.0 else Refusal(Reason.NO_HOLD, name)
        case o.Adjust(partner=partner, track=track):
            return _adjust(game, partner, track)
        case _:
            return None


def _adjust(game: Game, partner: str, track: str) -> Refusal | None:
    name = ALIASES.get(track, track)
    if partner == "us":
        return None if name in US_INDEX else Refusal(Reason.UNKNOWN_NAME, f"track {track!r}")
    if partner not in game.partners:
        return Refusal(Reason.UNKNOWN_NAME, f"partner {partner!r}")
    if name in SET_INSTEAD:
        return Refusal(Reason.BAD_VALUE, f"{track} is read out of others; move {SET_INSTEAD[name]}")
    return None if name in TRACK_INDEX or name in GROUPS else Refusal(Reason.UNKNOWN_NAME, f"track {track!r}")


def forecast_refusal(game: Game, seat: SeatId, text: str) -> Refusal | None:
    """Why a forecast cannot be taken: not in the language, names unknown, or about one's own acts (D9)."""
    try:
        condition = parse(text)
    except ConditionError as error:
        return Refusal(Reason.BAD_VALUE, str(error))
    unknown = unknown_names(game, condition) or _untold(game, seat, condition)
    if unknown:
        return Refusal(Reason.UNKNOWN_NAME, unknown)
    own = partner_of(seat)
    for value in values_in(condition):
        about_own = isinstance(value, TrackRef) and value.owner == own
        our_act = isinstance(value, StageRef)  # our own acts, or what a partner may not know lies on our desks
        if (about_own or our_act) and seat != CONTROL:
            return Refusal(Reason.OWN_FORECAST, text)
    return None


def _untold(game: Game, seat: SeatId, condition: Condition) -> str:
    """The first inject in a condition that this seat is never told of; to it there is none of that name."""
    for value in values_in(condition):
        if isinstance(value, Fired) and seat != CONTROL:
            inject = game.scenario.injects[game.injects[value.inject]]
            if inject.to and seat not in inject.to:
                return f"inject {value.inject!r}"
    return ""


def unknown_names(game: Game, condition: Condition) -> str:
    """The first name in a condition that the exercise does not know, or an empty text."""
    for value in values_in(condition):
        match value:
            case TrackRef(owner="us", track=track) if track not in US_BY_NAME:
                return f"us.{track}"
            case TrackRef(owner=owner) if owner != "us" and owner not in game.partners:
                return f"partner {owner!r}"
            case TrackRef(owner=owner, track=track) if owner != "us" and ALIASES.get(track, track) not in BY_NAME:
                return f"track {track!r}"
            case Fired(inject=inject) if inject not in game.injects:
                return f"inject {inject!r}"
            case StageRef(partner=partner) if partner not in game.partners:
                return f"partner {partner!r}"
            case StageRef(instrument=instrument) if InstrumentId(instrument) not in INSTRUMENT_INDEX:
                return f"instrument {instrument!r}"
            case _:
                pass
    return ""
