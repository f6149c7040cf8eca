"""What a seat saw: now, and as earlier turns left it, each worked out once a session from its snapshots."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np

from sctabletop.domain.events import Tag
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CONTROL, SeatId, partner_of
from sctabletop.domain.state import MEMO, Array, State
from sctabletop.domain.tracks import GROUPS, PARTNER_TRACKS, READOUTS, US_BY_NAME, US_INDEX, US_TRACKS, Known
from sctabletop.engine.evolve import from_whole
from sctabletop.engine.game import Game
from sctabletop.engine.views import View, view
from sctabletop.session import replay
from sctabletop.session.desk.told import events_of_turn
from sctabletop.session.ending import truth
from sctabletop.session.session import Session

US: Final = "us"
"""Who owns our own tracks."""

COLUMNS: Final = {column: group for group, columns in GROUPS.items() for column in columns}
"""A column of a group; whoever only believes holds one belief of the whole group, so there the group stands for it."""

BELIEVED_OF_US: Final = ("slots", "backlog", "us_stock_days")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as a seat holds it; ``sd`` is 0 where it is known."""

    mean: float
    sd: float
    exact: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """What one seat saw at one moment. ``view`` is None for control, which reads the state itself."""

    seat: SeatId
    turn: int
    numbers: Mapping[tuple[str, str], Number]
    """by owner and track; what the seat neither knows nor believes is not there"""
    partners: tuple[str, ...]
    """the partners of the arrays below, by place"""
    slot: Array
    """(fields, slots, partners)"""
    memo: Mapping[str, Array]
    """(partners,) each"""
    view: View | None
    state: State | None
    """for control alone"""


def seen_now(session: Session, seat: SeatId) -> Seen:
    """What the seat sees now."""
    state = session.state
    if seat == CONTROL:
        return _as_control(session.game, state.copy())
    return _as_seat(session.game, session.view(seat), _error_of_us(session.game, state, seat))


def seen_after(session: Session, seat: SeatId, turn: int) -> Seen:
    """What the seat saw as a past turn ended; turn 0 is the opening, when nobody believes anything yet."""
    return _seen(session, seat, turn, Phase.RESOLUTION, state_after)


def seen_planning(session: Session, seat: SeatId, turn: int) -> Seen:
    """What the seat saw as the plans of a past turn were opened: when it last sat down to read."""
    return _seen(session, seat, turn, Phase.PLAN, _state_planning)


def _seen(session: Session, seat: SeatId, turn: int, phase: Phase, state_of: Callable[[Session, int], State]) -> Seen:
    kept = _kept(session)
    found = kept.seen.get((turn, phase, seat))
    if found is None:
        game, state = session.game, state_of(session, turn)
        if seat == CONTROL:
            found = _as_control(game, state)
        else:
            found = _as_seat(game, view(game, state, seat, phase), _error_of_us(game, state, seat))
        kept.seen[turn, phase, seat] = found
    return found


def public_now(session: Session) -> Mapping[tuple[str, str], Number]:
    """What everybody may know now."""
    return dict(_public(session.game, session.state))


def public_after(session: Session, turn: int) -> Mapping[tuple[str, str], Number]:
    """What everybody could know as a past turn ended."""
    return dict(_public(session.game, state_after(session, turn)))


def public_planning(session: Session, turn: int) -> Mapping[tuple[str, str], Number]:
    """What everybody could know as the plans of a past turn were opened."""
    return dict(_public(session.game, _state_planning(session, turn)))


# ── remembered beside a session ───────────────────────────────────────────────────────────────────────────────────
@dataclass(slots=True)
class _Kept:
    """What past turns looked like. A turn that is over never changes on its branch, so nothing here grows stale."""

    states: dict[int, State] = field(default_factory=dict)
    planning: dict[int, State] = field(default_factory=dict)
    seen: dict[tuple[int, Phase, SeatId], Seen] = field(default_factory=dict)


_BESIDE: Final[WeakKeyDictionary[Session, _Kept]] = WeakKeyDictionary()


def _kept(session: Session) -> _Kept:
    return _BESIDE.setdefault(session, _Kept())


def state_after(session: Session, turn: int) -> State:
    """The true state as a past turn ended, to read and not to write; the caller answers for what a seat sees of it."""
    states = _kept(session).states
    if turn not in states:
        if turn == 0:
            states[0] = _opening(session)
        elif session.store.snapshot(session.branch, turn) is not None:
            states[turn] = replay.at(session.store, session.setup, session.branch, turn)
        else:
            # A snapshot is a cache: where it is missing, one pass over the events makes every turn at once.
            for one in replay.moments(session.store, session.setup, session.branch):
                states.setdefault(one.turn, one.state)
    return states[turn]


def _state_planning(session: Session, turn: int) -> State:
    """The state as the plans of a turn were opened: as the turn before left it, and what the situation brought."""
    states = _kept(session).planning
    if turn not in states:
        state = state_after(session, turn - 1).copy()
        for event in events_of_turn(session, turn):
            if event.tag is Tag.PHASE_OPENED and event.body["phase"] == Phase.PLAN:
                break
            state = replay.apply(session.game, state, event)
        states[turn] = state
    return states[turn]


def _opening(session: Session) -> State:
    created = next(iter(session.store.events(session.branch))).event
    assert created.tag is Tag.SESSION_CREATED  # noqa: S101 - every branch begins so
    return from_whole(created.body["state"])


# ── from a view, or from the truth, to numbers by name ────────────────────────────────────────────────────────────
def _as_control(game: Game, state: State) -> Seen:
    rows = truth(game, state)
    return Seen(
        seat=CONTROL,
        turn=state.turn,
        numbers={(owner, t): Number(x, 0.0, True) for owner, tracks in rows.items() for t, x in tracks.items()},
        partners=tuple(str(p.id) for p in game.scenario.partners),
        slot=state.slot[..., 0],
        memo={n: state.noted(n)[:, 0] for n in MEMO},
        view=None,
        state=state,
    )


def _as_seat(game: Game, look: View, error_of_us: Mapping[str, float]) -> Seen:
    names = tuple(str(p.id) for p in game.scenario.partners)
    return Seen(
        seat=look.seat,
        turn=look.turn,
        numbers={**dict(_of_us(look, error_of_us)), **dict(_of_partners(game, look, names))},
        partners=names if look.own is None else (names[look.own],),
        slot=look.slot[..., 0],
        memo={n: look.memo.get(n)[:, 0] for n in look.memo.names()},
        view=look,
        state=None,
    )


def _error_of_us(game: Game, state: State, seat: SeatId) -> Mapping[str, float]:
    """A partner's own stated error of what it believes of our industry, which its view leaves out."""
    partner = partner_of(seat)
    if partner is None:
        return {}
    rows = np.sqrt(state.us_var[game.partners[str(partner)], :, 0]).tolist()
    return dict(zip(BELIEVED_OF_US, rows, strict=True))


def _of_us(look: View, errors: Mapping[str, float]) -> Iterator[tuple[tuple[str, str], Number]]:
    for t in US_TRACKS:
        if t.name in look.us:
            believed = look.own is not None and t.known is not Known.PUBLIC
            number = _number(float(look.us.get(t.name)[0]), errors.get(t.name, 0.0), not believed)
            if number is not None:
                yield (US, t.name), number


def _of_partners(game: Game, look: View, names: tuple[str, ...]) -> Iterator[tuple[tuple[str, str], Number]]:
    for t in (*PARTNER_TRACKS, *READOUTS):
        if t.name not in look.mean:
            continue
        mean = look.mean.get(t.name)[:, 0].tolist()
        reckoned = t.name == "entrapment"
        sd = (_reckoned_error(game, look) if reckoned else look.sd(t.name))[:, 0].tolist()
        for p, name in enumerate(names):
            exact = p == look.own or (t.name not in look.var and not reckoned)
            if not exact and t.name in COLUMNS:
                continue
            number = _number(mean[p], sd[p], exact)
            if number is not None:
                yield (name, t.name), number


def _number(mean: float, sd: float, exact: bool) -> Number | None:
    """A number, or None: unknown, or not yet believed (beliefs are drawn as the first situation closes)."""
    if math.isnan(mean) or not (exact or sd > 0.0):
        return None
    return Number(mean, 0.0 if exact else sd, exact)


def _reckoned_error(game: Game, look: View) -> Array:
    """(P, W) how sure a seat can be of our own fear, which it reckons from what it believes of the partner (D1)."""
    k = game.book
    taste, order = look.sd("adventurism"), look.sd("instability")
    drawn_in = look.mean.get("protection")
    parts = (k.entrapment_adventurism * taste) ** 2 + (k.entrapment_instability * order) ** 2
    # Where nothing protects there is nothing to be drawn in by, and that much is certain.
    error: Array = np.maximum(drawn_in, 1e-9) * np.sqrt(parts)
    return error


def _public(game: Game, state: State) -> Iterator[tuple[tuple[str, str], Number]]:
    for name, track in US_BY_NAME.items():
        if track.known is Known.PUBLIC:
            yield (US, name), Number(float(state.us[US_INDEX[name], 0]), 0.0, True)
    for i, t in enumerate(PARTNER_TRACKS):
        if t.known is Known.PUBLIC:
            for p, partner in enumerate(game.scenario.partners):
                yield (str(partner.id), t.name), Number(float(state.partner[i, p, 0]), 0.0, True)
