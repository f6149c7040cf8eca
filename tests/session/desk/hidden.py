"""Two sessions that differ in nothing that a seat can see: everything hidden from it is drawn anew in the second."""

from typing import Any

import numpy as np

from sctabletop.domain.initiative import FIELD_INDEX, SLOTS, Stage
from sctabletop.domain.seats import US_SEATS, SeatId, partner_of
from sctabletop.domain.state import GUIDE_INDEX, MEMO_INDEX, WORLD_INDEX, State
from sctabletop.domain.tracks import PARTNER_TRACKS, US_TRACKS, Kind, Known
from sctabletop.session.session import MAIN, Session
from sctabletop.session.setup import Setup


def otherwise(session: Session, setup: Setup, seat: SeatId, seed: int) -> Session:
    """The session again, with other numbers wherever this seat cannot look."""
    twin = Session.open(session.store, setup, MAIN)
    draw = np.random.default_rng(seed)
    partner = partner_of(seat)
    if partner is None:
        _behind_us(twin.state, US_SEATS.index(seat), draw)
    else:
        _behind_partner(twin.state, twin.game.partners[str(partner)], draw)
    return twin


def _some(draw: Any, kind: Kind, shape: tuple[int, ...]) -> Any:
    top = 1.0 if kind in (Kind.STOCK, Kind.TRAIT) else 300.0
    return draw.random(shape) * top


def _behind_us(state: State, row: int, draw: Any) -> None:
    for i, track in enumerate(PARTNER_TRACKS):
        if track.known is Known.PARTNER:
            state.partner[i] = _some(draw, track.kind, state.partner[i].shape)
    for observer in range(state.mean.shape[0]):
        if observer != row:
            state.mean[observer] = draw.random(state.mean[observer].shape)
            state.var[observer] = draw.random(state.var[observer].shape) * 0.1
    state.us_mean[...] = draw.random(state.us_mean.shape) * 50.0
    for name in ("mandate", "act_against", "act_frame_home"):
        state.memo[MEMO_INDEX[name]] = draw.integers(0, 3, state.memo[0].shape)
    state.slot[FIELD_INDEX["mandate"]] = draw.integers(0, 3, state.slot[0].shape)
    state.inject[...] = draw.integers(0, 3, state.inject.shape)


def _behind_partner(state: State, p: int, draw: Any) -> None:
    for i, track in enumerate(PARTNER_TRACKS):
        anew = _some(draw, track.kind, state.partner[i].shape)
        if track.known is Known.US:
            state.partner[i] = anew
        elif track.known is not Known.PUBLIC:
            anew[p] = state.partner[i, p]
            state.partner[i] = anew
    for i, us in enumerate(US_TRACKS):
        if us.name != "credibility":
            state.us[i] = _some(draw, us.kind, state.us[i].shape)
    for observer in range(state.mean.shape[0]):
        if observer != 3 + p:
            state.mean[observer] = draw.random(state.mean[observer].shape)
    for name in ("rank", "ceiling_t10", "ceiling_t22", "sharing"):
        state.guide[GUIDE_INDEX[name]] = draw.random(state.guide[0].shape) * 10.0
    for name in ("carry", "vetted"):
        state.memo[MEMO_INDEX[name]] = draw.integers(0, 3, state.memo[0].shape)
    state.world[WORLD_INDEX["hours_spent"]] = draw.random(state.world[0].shape) * 20.0
    state.asked[...] = draw.integers(0, 3, state.asked.shape)
    _secret_drafts(state, p, draw)


def _secret_drafts(state: State, p: int, draw: Any) -> None:
    """What we have in mind for it and have not offered."""
    for slot in range(SLOTS):
        if state.field("instrument")[slot, p, 0] == 0.0 and draw.random() < 0.5:
            for name, value in {
                "instrument": float(draw.integers(1, 20)),
                "stage": float(draw.integers(int(Stage.DRAFT), int(Stage.OFFERED))),
                "size": float(draw.integers(1, 4)),
                "objective": 1.0,
            }.items():
                state.field(name)[slot, p, 0] = value
