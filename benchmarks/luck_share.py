"""How much of an exercise is luck: the variance of final readiness within an orders file, over all of it."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from benchmarks.exercise import SEED, Exercise, exercise, order_files, readiness
from benchmarks.table import show
from sctabletop.analysis.ensembles import play
from sctabletop.domain.state import Array, State
from sctabletop.domain.tracks import PARTNER_TRACKS, US_TRACKS, Kind
from sctabletop.engine.game import opening
from sctabletop.players.loop import Script

SHOWN = 4
"""Stocks named beneath the table: those most often at a rail."""


@dataclass(slots=True)
class Stocks:
    """What became of every stock, over all files and worlds."""

    values: int = 0
    at_rail: dict[str, float] = field(default_factory=dict)
    """name -> values at exactly 0 or 1"""
    counted: dict[str, float] = field(default_factory=dict)
    moved: dict[str, float] = field(default_factory=dict)
    """name -> values that are not what they began as"""

    def take(self, name: str, start: Array, end: Array) -> None:
        """Count one stock of one block."""
        self.counted[name] = self.counted.get(name, 0.0) + float(end.size)
        self.at_rail[name] = self.at_rail.get(name, 0.0) + float(((end == 0.0) | (end == 1.0)).sum())
        self.moved[name] = self.moved.get(name, 0.0) + float((end != start).sum())

    def share(self, of: dict[str, float]) -> dict[str, float]:
        """Name -> share of the values of that stock."""
        return {name: of[name] / n for name, n in self.counted.items()}


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.luck_share", description=__doc__)
    parser.add_argument("--worlds", type=int, default=1_000, help="worlds of each orders file")
    parser.add_argument("--turns", type=int, help="fewer turns than the scenario has")
    args = parser.parse_args(argv)
    known = exercise()
    stocks, found = Stocks(), {}
    for name, script in order_files(known).items():
        found[name] = _play(known, script, args.worlds, args.turns, stocks)
    rows = [[name, *_figures(values)] for name, values in found.items()]
    pooled = np.concatenate(list(found.values()))
    within = float(np.mean([values.var() for values in found.values()]))
    total = float(pooled.var())
    rows.append(["all files", *_figures(pooled)])
    rails, moved = stocks.share(stocks.at_rail), stocks.share(stocks.moved)
    worst = sorted(rails, key=lambda name: -rails[name])[:SHOWN]
    lazy = sorted(moved, key=lambda name: moved[name])[:3]
    still = sorted(name for name, share in moved.items() if share == 0.0)
    everything = sum(stocks.at_rail.values()) / sum(stocks.counted.values())
    notes = [
        f"Luck explains {within / total:.1%} of the variance: {within:.6f} within a file, {total:.6f} in all.",
        f"Stock values at exactly 0 or 1 at the end: {everything:.2%} of all; most often: {_list(rails, worst, 2)}.",
        f"Stocks that never moved, of {len(moved)}: {', '.join(still) or 'none'}; least: {_list(moved, lazy, 0)}.",
        f"{args.worlds:,} worlds a file, US seats from the file, all others computer-played.",
    ]
    head = ["orders of the US seats", "mean readiness", "sd", "p10", "p50", "p90"]
    show("The share of luck: thin-capital, mean readiness of the partners at the end", head, rows, notes)
    return 0


def _list(shares: dict[str, float], names: Sequence[str], digits: int) -> str:
    return ", ".join(f"{name} {shares[name]:.{digits}%}" for name in names)


def _figures(values: Array) -> list[str]:
    low, middle, high = np.quantile(values, (0.1, 0.5, 0.9))
    return [f"{x:.4f}" for x in (float(values.mean()), float(values.std()), low, middle, high)]


def _play(known: Exercise, script: Script, worlds: int, turns: int | None, stocks: Stocks) -> Array:
    """(worlds,) mean readiness at the end; what became of the stocks is counted on the way."""
    out = []
    for block in play(known.game, known.others, SEED, worlds, script=script, turns=turns):
        out.append(readiness(known, block.state))
        _count(opening(known.game, block.state.worlds), block.state, stocks)
    return np.concatenate(out)


def _count(start: State, end: State, stocks: Stocks) -> None:
    for row, track in enumerate(PARTNER_TRACKS):
        if track.kind is Kind.STOCK:
            stocks.take(track.name, start.partner[row], end.partner[row])
    for row, track in enumerate(US_TRACKS):
        if track.kind is Kind.STOCK:
            stocks.take(f"us {track.name}", start.us[row], end.us[row])


if __name__ == "__main__":
    sys.exit(main())
