"""World-turns a second on one core, from one world at a time to ten thousand, every seat played by the computer."""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.machine import peak_mib, resident_mib
from benchmarks.table import middle, show

SIZES: Final = (1, 10, 100, 1_000, 10_000)
ROOT: Final = Path(__file__).resolve().parent.parent
LEAST_SECONDS: Final = 0.4
"""A measurement of a few worlds is repeated, each time with other worlds, until it lasts this long."""


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.throughput", description=__doc__)
    parser.add_argument("--max-worlds", type=int, default=SIZES[-1], help="leave out what is larger")
    parser.add_argument("--rounds", type=int, default=3, help="measurements of each size; the median counts")
    parser.add_argument("--turns", type=int, help="fewer turns than the scenario has")
    parser.add_argument("--memory-of", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args(argv)
    if args.memory_of is not None:
        return _say_memory(args.memory_of, args.turns)
    sizes = [n for n in SIZES if n <= args.max_worlds]
    speeds = _speeds(sizes, args.rounds, args.turns)
    rows = []
    for n in sizes:
        cpu, wall = middle([c for c, _ in speeds[n]]), middle([w for _, w in speeds[n]])
        ratios = [here / alone for (here, _), (alone, _) in zip(speeds[n], speeds[sizes[0]], strict=True)]
        memory = _memory(n, args.turns)
        rows.append([f"{n:,}", f"{cpu:,.0f}", f"{wall:,.0f}", f"{middle(ratios):.1f}", f"{memory:.1f}"])
    head = ["worlds", "world-turns a second (CPU)", "(wall)", "× one at a time", "MiB beside the imports"]
    notes = [
        f"Median of {args.rounds} rounds, sizes taken in turn within each. Memory: the peak of a fresh process, less",
        "what it held when everything was imported and nothing was loaded.",
    ]
    show("Throughput: thin-capital, all seats computer-played, one core", head, rows, notes)
    return 0


def _speeds(sizes: Sequence[int], rounds: int, turns: int | None) -> dict[int, list[tuple[float, float]]]:
    """Worlds -> world-turns a second by processor time and by the clock, once a round."""
    from benchmarks.exercise import SEED, exercise
    from sctabletop.analysis.ensembles import play

    known = exercise()
    length = turns or known.scenario.turns

    def games(worlds: int) -> tuple[float, float]:
        played = 0
        cpu, wall = time.process_time(), time.perf_counter()
        while True:
            for _ in play(known.game, known.everybody, SEED, worlds, turns=length, first=played):
                pass
            played += worlds
            used, passed = time.process_time() - cpu, time.perf_counter() - wall
            if used >= LEAST_SECONDS or turns is not None:
                return played * length / used, played * length / passed

    for n in sizes[:3]:
        games(n)  # once unmeasured: imports on first use, and a warm heap
    out: dict[int, list[tuple[float, float]]] = {n: [] for n in sizes}
    for _ in range(rounds):
        for n in sizes:
            out[n].append(games(n))
    return out


def _memory(worlds: int, turns: int | None) -> float:
    """MiB that games of so many worlds took at most, in a process of their own."""
    command = [sys.executable, "-m", "benchmarks.throughput", "--memory-of", str(worlds)]
    command += [] if turns is None else ["--turns", str(turns)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603 - ourselves
    held = json.loads(done.stdout)
    return float(held["peak"] - held["imported"])


def _say_memory(worlds: int, turns: int | None) -> int:
    from benchmarks.exercise import SEED, exercise
    from sctabletop.analysis.ensembles import play

    imported = resident_mib()
    known = exercise()
    for _ in play(known.game, known.everybody, SEED, worlds, turns=turns):
        pass
    print(json.dumps({"imported": imported, "peak": peak_mib()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
