"""What a seat may see: one pure function makes every view, for screens, computer players, exports and replay alike.

A US seat sees what is public or shared exactly and what a partner keeps to itself as its own belief with its own error.
A
partner sees itself exactly, the offers made to it without our private reckoning, and holds beliefs of the rest.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from sctabletop.domain.initiative import FIELD_INDEX, PARTNER_ONLY, US_ONLY, Stage
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CONTROL, US_SEATS, Role, SeatId, partner_of, role_of
from sctabletop.domain.state import GUIDE, MEMO, WORLD, Array, State
from sctabletop.domain.tracks import (
    GROUPS,
    PARTNER_TRACKS,
    READOUTS,
    TOPIC_INDEX,
    TRACK_INDEX,
    US_INDEX,
    Known,
)
from sctabletop.engine.game import Game
from sctabletop.engine.inclinations import deed_inclination, inclinations
from sctabletop.engine.offers import appeals, case, scene_of
from sctabletop.engine.sights import Sight, sight
from sctabletop.rules.sight import Later, Named

_HIDDEN_FROM_US: Final = {"mandate", "act_against", "act_frame_home"}
_HIDDEN_FROM_PARTNER: Final = {"carry", "act_reported", "act_shared", "vetted", "act_vet"}
_SEEN_BY_PARTNER: Final = ("credibility",)


def _runs(rows: Sequence[int]) -> tuple[slice, ...]:
    """Rows in order as slices of neighbours."""
    starts = [i for i, row in enumerate(rows) if i == 0 or row != rows[i - 1] + 1]
    ends = [*starts[1:], len(rows)]
    return tuple(slice(rows[a], rows[b - 1] + 1) for a, b in zip(starts, ends, strict=True))


_THEIR_FIELDS: Final = _runs([i for name, i in FIELD_INDEX.items() if name not in US_ONLY])
"""Fields of its own slots that a partner sees."""


@dataclass(frozen=True, slots=True)
class View:
    """One seat's picture of one block of worlds.

    For a US seat the partner axis is every partner; for a partner's seat ``own`` is its place on that axis, ``mean`` of
    its
    own column is exact, and ``slot``, ``memo``, ``deed`` and ``appeal`` hold its own alone (an axis of length one).
    """

    seat: SeatId
    role: Role
    phase: Phase
    turn: int
    own: int | None
    mean: Named
    """track or readout -> (P, W): what the seat knows or believes"""
    var: Named
    """the square of its error; names that are known exactly are absent"""
    us: Named
    """(W,); for a partner the credibility it sees and what it believes of slots, backlog and stock days"""
    slot: Array
    """(fields, slots, P or 1, W)"""
    guide: Named
    """(P, W); empty for a partner but for the tone and release toward it, as (1, W)"""
    memo: Named
    """(P or 1, W)"""
    world: Named
    """(W,)"""
    deed: Array
    """(deeds, P or 1, W): turn each public deed was last done"""
    assumption: Array
    """(facts, assumptions, W); empty for partners"""
    contact: Array
    """(contacts, P, W): talks with each person this year; empty for partners"""
    completed: Array
    """(instruments + 1, P or 1, W): turn each instrument was last completed there"""
    asked: Array
    """(topics, P, W): open questions; empty for partners"""
    offers: Named
    """``appeal`` for a partner, worked out when somebody reads it"""
    inclination: Named
    """a partner's inclination to gesture, hedge, provoke, contribute, request as (1, W), and ``deed`` as (deeds, 1, W)
    """

    @property
    def appeal(self) -> Array:
        """(slots, 1, W): a partner's inclination to each offer; empty for the US side."""
        return self.offers.get("appeal") if "appeal" in self.offers else _NOTHING

    def sd(self, name: str) -> Array:
        """(P, W) the stated error of a belief; zeros for what is known exactly."""
        if name in self.var:
            return np.sqrt(self.var.get(name))
        return np.zeros_like(self.mean.get(name))


class Glance:
    """What several views of one state have in common, each part worked out once and only if somebody needs it."""

    def __init__(self, game: Game, state: State) -> None:
        self.game = game
        self.state = state

    @cached_property
    def look(self) -> Sight:
        """The state as rules see it."""
        return sight(self.game, self.state)

    @cached_property
    def memo(self) -> Named:
        """Facts of each partner that our seats see."""
        return _memo(self.state.memo, _HIDDEN_FROM_US)

    @cached_property
    def guide(self) -> Named:
        """OSD's guidance."""
        return Named(dict(zip(GUIDE, self.state.guide, strict=True)))

    @cached_property
    def world(self) -> Named:
        """Facts of the whole world."""
        return Named(dict(zip(WORLD, self.state.world, strict=True)))

    @cached_property
    def appeal(self) -> Array:
        """(slots, P, W) every partner's inclination to every initiative as an offer."""
        features = case(self.game, self.state, self.look)
        return appeals(self.game, self.state, self.look, features, scene_of(self.game, self.state, self.look))[0]

    @cached_property
    def inclined(self) -> dict[str, Array]:
        """(P, W) inclinations by name, and ``deed`` as (deeds, P, W)."""
        return {**inclinations(self.look), "deed": deed_inclination(self.game, self.state, self.look)}


def view(game: Game, state: State, seat: SeatId, phase: Phase, glance: Glance | None = None) -> View:
    """The view of a seat. Arrays are live where they may be, so whoever keeps a view copies the state first.

    Views of several seats at one moment may share a ``glance``. Raises ValueError for control, which sees the truth
    itself.
    """
    if seat == CONTROL:
        raise ValueError("control sees the truth, not a view")
    glance = glance or Glance(game, state)
    return _ours(state, seat, phase, glance) if seat in US_SEATS else _theirs(game, state, seat, phase, glance)


def _entrapment(glance: Glance, state: State, row: int) -> Array:
    """(P, W) our own fear as one of our seats would reckon it: from what it believes of the partner, not from the truth
    (D1).
    """
    k = glance.game.book
    taste, order = state.mean[row, TOPIC_INDEX["adventurism"]], state.mean[row, TOPIC_INDEX["instability"]]
    drawn_in: Array = glance.look.s.protection * (k.entrapment_adventurism * taste + k.entrapment_instability * order)
    return drawn_in + k.entrapment_shortfall * state.track("shortfall")


def _readout(glance: Glance, name: str) -> Later:
    return lambda: glance.look.s.get(name)


def _ours(state: State, seat: SeatId, phase: Phase, glance: Glance) -> View:
    row = US_SEATS.index(seat)
    mean: dict[str, Array] = dict(zip(TOPIC_INDEX, state.mean[row], strict=True))
    error: dict[str, Array] = dict(zip(TOPIC_INDEX, state.var[row], strict=True))
    for group, names in GROUPS.items():
        for column in names:
            mean[column], error[column] = mean[group], error[group]
    for name in _SHARED_TRACKS:
        mean[name] = state.track(name)
    later = {name: _readout(glance, name) for name in _SHARED_READOUTS}
    later["entrapment"] = lambda: _entrapment(glance, state, row)
    us = dict(zip(US_INDEX, state.us, strict=True))
    return View(
        seat=seat,
        role=role_of(seat),
        phase=phase,
        turn=state.turn,
        own=None,
        mean=Named(mean, later),
        var=Named(error),
        us=Named(us, {"load": lambda: glance.look.f.load}),
        slot=state.slot[:-_THEIR_ROWS],
        guide=glance.guide,
        memo=glance.memo,
        world=glance.world,
        deed=state.deed,
        assumption=state.assumption,
        contact=state.contact,
        completed=state.completed,
        asked=state.asked,
        offers=Named({}),
        inclination=Named({}),
    )


def _theirs(game: Game, state: State, seat: SeatId, phase: Phase, glance: Glance) -> View:
    p = game.partners[str(partner_of(seat))]
    here = slice(p, p + 1)
    table = _table(state.slot[:, :, here])
    shown = table[FIELD_INDEX["stage"]] > 0.0
    us = {n: state.us_track(n) for n in _SEEN_BY_PARTNER}
    us |= {n: state.us_mean[p, i] for i, n in enumerate(("slots", "backlog", "us_stock_days"))}
    inclined = {n: _own_row(glance, n, here) for n in _INCLINED}
    inclined["deed"] = lambda: glance.inclined["deed"][:, here]
    return View(
        seat=seat,
        role=Role.PARTNER,
        phase=phase,
        turn=state.turn,
        own=p,
        mean=_partner_means(state, p, glance),
        var=Named(dict(zip(TOPIC_INDEX, state.var[3 + p], strict=True))),
        us=Named(us),
        slot=table,
        guide=Named({n: state.guidance(n)[here] for n in ("tone", "release")}),
        memo=_memo(state.memo[:, here], _HIDDEN_FROM_PARTNER),
        world=Named({"turn": state.fact("turn"), "interrupted": state.fact("interrupted")}),
        deed=state.deed[:, here],
        assumption=np.zeros((0, 0, state.worlds)),
        contact=np.zeros((0, 1, state.worlds)),
        completed=state.completed[:, here],
        asked=np.zeros((0, 1, state.worlds)),
        offers=Named({}, {"appeal": lambda: np.where(shown, glance.appeal[:, here], 0.0)}),
        inclination=Named({}, inclined),
    )


def _memo(block: Array, hidden: Collection[str]) -> Named:
    rows = dict(zip(MEMO, block, strict=True))
    for name in hidden:
        del rows[name]
    return Named(rows)


def _own_row(glance: Glance, name: str, here: slice) -> Later:
    return lambda: glance.inclined[name][here]


def _partner_means(state: State, p: int, glance: Glance) -> Named:
    """What a partner knows of itself, exactly, and believes of the others; what it knows nothing of is NaN."""
    known: dict[str, Array] = {}
    later: dict[str, Later] = {}
    for name, row, public in _SEEN_OF_ITSELF:
        if public and row is not None:
            known[name] = state.partner[row]
        else:
            later[name] = _blend(state, p, glance, name, row)
    return Named(known, later)


def _blend(state: State, p: int, glance: Glance, name: str, row: int | None) -> Later:
    def worked_out() -> Array:
        own = state.partner[row, p] if row is not None else glance.look.s.get(name)[p]
        topic = TOPIC_INDEX.get(name)
        others = np.full((state.partners, state.worlds), np.nan) if topic is None else state.mean[3 + p, topic].copy()
        others[p] = own
        return others

    return worked_out


def _table(slot: Array) -> Array:
    """What a partner sees of its own slots: nothing before the offer, and none of our private reckoning."""
    stage = slot[FIELD_INDEX["stage"]]
    shown = (stage >= float(Stage.OFFERED)) | ((stage < 0.0) & (slot[FIELD_INDEX["accepted"]] > 0.0))
    masked, there = np.zeros(slot.shape), np.where(shown, 1.0, 0.0)
    for rows in _THEIR_FIELDS:
        np.multiply(slot[rows], there, out=masked[rows])
    return masked


_THEIR_ROWS: Final = len(PARTNER_ONLY)
_SHARED_TRACKS: Final = tuple(t.name for t in PARTNER_TRACKS if t.known is not Known.PARTNER)
_SHARED_READOUTS: Final = tuple(t.name for t in READOUTS if t.known is not Known.PARTNER)
_SEEN_OF_ITSELF: Final = tuple(
    (t.name, TRACK_INDEX.get(t.name), t.known is Known.PUBLIC)
    for t in (*PARTNER_TRACKS, *READOUTS)
    if t.known is not Known.US
)
_INCLINED: Final = ("gesture", "hedge", "provoke", "contribute", "request")
_NOTHING: Final = np.zeros((0, 0, 1))
