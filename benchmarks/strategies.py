"""Ways to play one scenario side by side: its orders files, passing throughout, and the computer in every seat."""

import argparse
import sys
from collections.abc import Mapping, Sequence

import numpy as np

from benchmarks.exercise import SEED, Exercise, exercise, order_files, readiness
from benchmarks.table import show
from sctabletop.analysis.ensembles import play
from sctabletop.domain.scenario import AssumptionStatus
from sctabletop.domain.seats import SeatId
from sctabletop.domain.state import Array
from sctabletop.players.loop import Script
from sctabletop.players.policies import PolicyName

TRACKS = ("trust", "hedging", "commitment", "declared")

Way = tuple[Mapping[SeatId, PolicyName], Script]
"""The computer seats, and the orders of the others."""


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.strategies", description=__doc__)
    parser.add_argument("--worlds", type=int, default=1_000, help="worlds of each way to play")
    parser.add_argument("--turns", type=int, help="fewer turns than the scenario has")
    args = parser.parse_args(argv)
    known = exercise()
    ways: dict[str, Way] = {name: (known.others, script) for name, script in order_files(known).items()}
    ways |= {"passing": (known.others, {}), "computer": (known.everybody, {})}
    rows = [[name, *_figures(known, way, args.worlds, args.turns)] for name, way in ways.items()]
    head = ["the US seats", "readiness", "sd", *TRACKS, "coups a game", "held", "failed"]
    notes = [
        f"{args.worlds:,} worlds each; means over partners and worlds at the end; other seats computer-played.",
        "Held and failed: plan assumptions a game that a crisis put to the test.",
    ]
    show("Ways to play thin-capital", head, rows, notes)
    return 0


def _figures(known: Exercise, way: Way, worlds: int, turns: int | None) -> list[str]:
    seats, script = way
    ready: list[Array] = []
    tracks: dict[str, list[Array]] = {track: [] for track in TRACKS}
    coups = held = failed = 0.0
    last = known.scenario.turns if turns is None else turns
    for block in play(known.game, seats, SEED, worlds, script=script, turns=turns, each_turn=True):
        state = block.state
        coups += float((state.noted("coup") == 1.0).sum())  # 1 in the turn of the coup itself
        if block.turn < last:
            continue
        ready.append(readiness(known, state))
        for track in TRACKS:
            tracks[track].append(np.mean(state.track(track), axis=0))
        held += float((state.assumption[0] == float(AssumptionStatus.HELD)).sum())
        failed += float((state.assumption[0] == float(AssumptionStatus.FAILED)).sum())
    values = np.concatenate(ready)
    means = [float(np.concatenate(tracks[track]).mean()) for track in TRACKS]
    a_game = [count / worlds for count in (coups, held, failed)]
    return [f"{values.mean():.3f}", f"{values.std():.3f}", *(f"{x:.2f}" for x in (*means, *a_game))]


if __name__ == "__main__":
    sys.exit(main())
