"""What experiments measure of a world: tracks, deeds, coups, scandals, signatures, charter lines kept."""

import numpy as np

from benchmarks.facts_kinds import Measure, Over
from sctabletop.domain.deeds import DEED_INDEX, Deed
from sctabletop.domain.ids import InstrumentId, PartnerId
from sctabletop.domain.initiative import Stage
from sctabletop.domain.instruments import INSTRUMENT_INDEX
from sctabletop.domain.state import Array, State
from sctabletop.domain.tracks import GROUPS, TRACK_INDEX
from sctabletop.engine.conditions import holds, stage_of
from sctabletop.engine.game import Game
from sctabletop.engine.gates import HOLD_TURNS
from sctabletop.engine.offers import scene_of
from sctabletop.engine.sights import sight
from sctabletop.rules.readouts import FACTORS


def name_of(partner: str) -> str:
    """A partner as a page writes it."""
    return {"tendoure": "Tendouré"}.get(partner, partner.title())


def value(game: Game, state: State, partner: str, track: str) -> Array:
    """(W,) a track or readout of one partner."""
    found: Array = sight(game, state).s.get(track)[game.partners[partner]]
    return found.copy()


def stocks_behind(track: str) -> tuple[str, ...]:
    """The partner stocks that a track is made of: itself, its columns, or what a readout is reckoned from."""
    if track in TRACK_INDEX:
        return (track,)
    if track in GROUPS:
        return GROUPS[track]
    parts = (stock for factor in FACTORS.get(track, ()) for stock in stocks_behind(factor))
    return tuple(dict.fromkeys(parts))


def of(partner: str, track: str, over: Over = Over.END) -> Measure:
    """A track or readout of one partner."""
    said = f"{track} of {name_of(partner)}"
    return Measure(
        said=said,
        read=lambda game, state: value(game, state, partner, track),
        over=over,
        partner=partner,
        tracks=stocks_behind(track),
    )


def between(partner: str, more: str, less: str) -> Measure:
    """How far one track of a partner lies above another."""

    def read(game: Game, state: State) -> Array:
        return value(game, state, partner, more) - value(game, state, partner, less)

    return Measure(said=f"{more} above {less} of {name_of(partner)}", read=read, partner=partner, tracks=(more, less))


def deeds(partner: str, *which: Deed) -> Measure:
    """What a partner's deeds cost it at home, added up: all costly deeds, or those named."""
    rows = np.array([DEED_INDEX[d] for d in which or tuple(Deed)])

    def read(game: Game, state: State) -> Array:
        done = state.deed[rows, game.partners[partner]] == state.fact("turn")
        total: Array = (done * game.deed_price[rows, 0]).sum(axis=0)
        return total

    named = " and ".join(d.replace("_", " ") for d in which) or "own deeds"
    said = f"political price of {named}, {name_of(partner)}"
    return Measure(said=said, read=read, over=Over.SUM, partner=partner, tracks=("political_risk",))


def coups(partner: str) -> Measure:
    """Coups a game."""

    def read(game: Game, state: State) -> Array:
        happened: Array = (state.noted("coup")[game.partners[partner]] == 1.0).astype(np.float64)
        return happened

    return Measure(
        said=f"coups in {name_of(partner)}", read=read, over=Over.SUM, partner=partner, tracks=("instability",)
    )


def scandals() -> Measure:
    """Turns in which misuse came to light, wherever."""

    def read(_: Game, state: State) -> Array:
        fresh: Array = (state.fact("hold_title10") >= HOLD_TURNS).astype(np.float64)
        return fresh

    return Measure(said="turns with a scandal", read=read, over=Over.SUM)


def signed(partner: str, instrument: str) -> Measure:
    """Whether an initiative was ever signed."""
    code = INSTRUMENT_INDEX[InstrumentId(instrument)] + 1

    def read(game: Game, state: State) -> Array:
        there: Array = stage_of(state, game.partners[partner], code) >= float(Stage.AGREED)
        return there.astype(np.float64)

    said = f"{instrument.replace('_', ' ')} signed by {name_of(partner)}"
    return Measure(said=said, read=read, over=Over.EVER, partner=partner)


def charter(partner: str) -> Measure:
    """How many lines of its own charter a partner keeps."""

    def read(game: Game, state: State) -> Array:
        lines = game.scenario.partners[game.scenario.partner_index(PartnerId(partner))].charter
        scene = scene_of(game, state, sight(game, state))
        kept: Array = np.stack([holds(line.kept, scene) for line in lines]).sum(axis=0).astype(np.float64)
        return kept

    return Measure(said=f"charter lines that {name_of(partner)} keeps", read=read, partner=partner)
