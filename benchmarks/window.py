"""The window: its start, a click to a painted screen, and how long it stands still as a turn resolves and is stored."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.spans import Spans
from benchmarks.table import late, middle, ms, show

ROOT: Final = Path(__file__).resolve().parent.parent
QT: Final = "python -c 'import PySide6.QtWidgets'"
SPLASH, HOME = "start to splash painted", "start to Home painted"


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.window", description=__doc__)
    parser.add_argument("--starts", type=int, default=10, help="starts with files in memory")
    parser.add_argument("--cold", type=int, default=4, help="starts after the files were let go of")
    parser.add_argument("--clicks", type=int, default=50, help="clicks a screen")
    parser.add_argument("--turns", type=int, default=10, help="turns that are closed while the loop is watched")
    args = parser.parse_args(argv)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory(prefix="sctabletop-") as folder:
        place = Path(folder)
        rows = [*_starts(place, args.cold, args.starts), *_screens(place, args.clicks), *_stalls(place, args.turns)]
    head = ["by the clock, milliseconds", "median", "p99", "CPU median", "× Qt alone"]
    notes = [
        "Starts are processes of their own, drawn off the screen, told by the system's clock from the process's birth.",
        "Cold: the kernel was told to forget every file of Python's environment and of the program before each start;",
        "it keeps what another process has mapped, so a first start after switching on takes longer still.",
        f"Clicks: {args.clicks} each, the screens taken in turn, five partners and forty live initiatives, {_size()}.",
        "Stalls: the largest gap of a 5 ms timer, one for each close, beside the same seconds doing nothing.",
    ]
    show("The window", head, rows, notes)
    return 0


# ── starts ────────────────────────────────────────────────────────────────────────────────────────────────────────
def _starts(place: Path, colds: int, warms: int) -> Iterator[list[str]]:
    for warm, count in ((False, colds), (True, warms)):
        if not count:
            continue
        alone, splash, home = Spans(), Spans(), Spans()
        for _ in range(count):
            for of_qt in (True, False):
                if not warm:
                    _forget()
                begun = time.monotonic()
                ends = _ends("import PySide6.QtWidgets, time; print(time.monotonic())" if of_qt else _FIRST, place)
                for spans, end in zip((alone,) if of_qt else (splash, home), ends, strict=True):
                    spans.wall.append(end - begun)
        how = "warm" if warm else "cold"
        for name, spans in ((QT, alone), (SPLASH, splash), (HOME, home)):
            times = f"{middle(spans.wall) / middle(alone.wall):.2f}"
            yield [f"{how}: {name}", ms(middle(spans.wall)), ms(late(spans.wall)), "", times]


_FIRST: Final = "from benchmarks.first_paint import main; main()"


def _ends(code: str, home: Path) -> list[float]:
    """What a process prints that has a home of its own."""
    done = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-c", code],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home)},
    )
    return [float(line) for line in done.stdout.split()]


def _forget() -> None:
    """Tell the kernel that nobody needs what it keeps of these files."""
    for top in (Path(sys.prefix), ROOT / "sctabletop", ROOT / "assets", ROOT / "scenarios"):
        for path in top.rglob("*"):
            if path.is_file():
                with path.open("rb") as file:
                    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


# ── the rest, in this process ─────────────────────────────────────────────────────────────────────────────────────
def _screens(place: Path, clicks: int) -> Iterator[list[str]]:
    from benchmarks.shown import application, measure

    with application(place):
        for name, spans in measure(place, clicks).items():
            yield [f"click: {name}", ms(middle(spans.wall)), ms(late(spans.wall)), ms(middle(spans.cpu)), ""]


def _size() -> str:
    from benchmarks.shown import SIZE

    return "{} by {} pixels".format(*SIZE)


def _stalls(place: Path, turns: int) -> Iterator[list[str]]:
    from benchmarks.stalls import measure

    found = measure(place, turns)
    for name, gaps in (
        ("a turn resolves and is stored", found.resolving),
        ("any other phase closes", found.others),
        ("nothing happens", found.idle),
    ):
        yield [f"stall: while {name}", ms(middle(gaps)), ms(late(gaps)), "", ""]


if __name__ == "__main__":
    sys.exit(main())
