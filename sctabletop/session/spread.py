"""What many worlds of one exercise come to: the spread of every track, and how often each charter line was kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from sctabletop.analysis.ensembles import play
from sctabletop.domain import orders as o
from sctabletop.domain.phases import Phase
from sctabletop.domain.scenario import AssumptionStatus, CharterLine
from sctabletop.domain.seats import CONTROL, SeatId, partner_seat
from sctabletop.domain.state import Array
from sctabletop.domain.tracks import PARTNER_TRACKS, READOUTS, US_TRACKS
from sctabletop.engine.conditions import Scene, holds
from sctabletop.engine.decide import check
from sctabletop.engine.game import Game, opening
from sctabletop.players.policies import PolicyName
from sctabletop.session.ending import scene

Script = Mapping[tuple[int, Phase, SeatId], Sequence[o.Order]]
_ONLY_TOLD: Final = (o.Forecast, o.Message)
"""Orders that move nothing, and so are nothing to an ensemble."""
_ONE_WORLD: Final = (o.Argue, o.Answer)
"""Orders that need somebody to judge them in each world."""


@dataclass(frozen=True, slots=True)
class Playable:
    """The part of a script that can be played in many worlds at once, and what had to be left out."""

    script: Script
    refused: tuple[tuple[int, Phase, SeatId, o.Order, str], ...]
    left_out: int
    """orders of control, and argued actions: they belong to a single session"""


def playable(game: Game, script: Script) -> Playable:
    """Check orders as a session checks them when they are given."""
    state = opening(game, 1)
    good: dict[tuple[int, Phase, SeatId], list[o.Order]] = {}
    refused = []
    left_out = 0
    for (turn, phase, seat), orders in script.items():
        before: list[o.Order] = []
        for order in orders:
            if seat == CONTROL or isinstance(order, _ONE_WORLD):
                left_out += 1
                continue
            refusal = check(game, state, seat, phase, order, before, False)
            if refusal is None:
                before.append(order)
            else:
                refused.append((turn, phase, seat, order, str(refusal)))
        good[turn, phase, seat] = [x for x in before if not isinstance(x, _ONLY_TOLD)]
    return Playable({k: v for k, v in good.items() if v}, tuple(refused), left_out)


def spread(
    game: Game,
    seats: Mapping[SeatId, PolicyName],
    *,
    script: Script,
    seed: int,
    worlds: int,
    progress: Callable[[int], None] | None = None,
) -> dict[str, Any]:
    """Tracks as mean, sd and percentiles over worlds; charter lines and plan assumptions as shares of worlds.

    ``progress`` is told after each turn how many worlds were played through it.
    """
    tracks: dict[str, dict[str, list[Array]]] = {}
    verdicts: dict[str, list[dict[str, Any]]] = {}
    statuses: list[Array] = []
    for block in play(game, seats, seed, worlds, script=script, progress=progress):
        where = scene(game, block.state)
        _collect(game, where, tracks)
        _judge(game, where, verdicts)
        statuses.append(block.state.assumption[0].copy())
    return {
        "tracks": {who: {n: _figures(np.concatenate(v)) for n, v in rows.items()} for who, rows in tracks.items()},
        "charters": {
            seat: [{k: v if k == "line" else v / worlds for k, v in row.items()} for row in rows]
            for seat, rows in verdicts.items()
        },
        "assumptions": _assumptions(game, np.concatenate(statuses, axis=-1)),
    }


def _collect(game: Game, where: Scene, tracks: dict[str, dict[str, list[Array]]]) -> None:
    for i, track in enumerate(US_TRACKS):
        tracks.setdefault("us", {}).setdefault(track.name, []).append(where.state.us[i].copy())
    for p, partner in enumerate(game.scenario.partners):
        rows = tracks.setdefault(str(partner.id), {})
        for track in (*PARTNER_TRACKS, *READOUTS):
            rows.setdefault(track.name, []).append(where.partner.get(track.name)[p].copy())


def _judge(game: Game, where: Scene, verdicts: dict[str, list[dict[str, Any]]]) -> None:
    charters: dict[str, Sequence[CharterLine]] = {str(s): c for s, c in game.scenario.us.charters.items()}
    charters |= {str(partner_seat(p.id)): p.charter for p in game.scenario.partners}
    for seat, lines in charters.items():
        rows = verdicts.setdefault(seat, [{"line": x.text, "kept": 0, "partly": 0, "missed": 0} for x in lines])
        for row, line in zip(rows, lines, strict=True):
            kept = holds(line.kept, where)
            partly = ~kept & holds(line.partly, where)
            row["kept"] += int(kept.sum())
            row["partly"] += int(partly.sum())
            row["missed"] += int((~kept & ~partly).sum())


def _figures(values: Array) -> dict[str, float]:
    low, middle, high = np.quantile(values, (0.1, 0.5, 0.9))
    return {
        "mean": float(values.mean()),
        "sd": float(values.std()),
        "p10": float(low),
        "p50": float(middle),
        "p90": float(high),
    }


def _assumptions(game: Game, status: Array) -> list[dict[str, Any]]:
    return [
        {
            "assumption": str(a.id),
            "statement": a.statement,
            **{s.name.lower(): float((status[i] == float(s)).mean()) for s in AssumptionStatus},
        }
        for i, a in enumerate(game.scenario.assumptions)
    ]
