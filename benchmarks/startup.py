"""How long ``./run list`` takes to start, beside a bare interpreter and one that imports numpy."""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.spans import Spans
from benchmarks.table import late, middle, ms, show

ROOT: Final = Path(__file__).resolve().parent.parent
BARE: Final = "python -c pass"


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.startup", description=__doc__)
    parser.add_argument("--rounds", type=int, default=10, help="starts of each; the median counts")
    args = parser.parse_args(argv)
    commands = {
        BARE: [sys.executable, "-c", "pass"],
        "python -c 'import numpy'": [sys.executable, "-c", "import numpy"],
        "python -m sctabletop --version": [sys.executable, "-P", "-m", "sctabletop", "--version"],
        "python -m sctabletop list": [sys.executable, "-P", "-m", "sctabletop", "list"],
    }
    # Elsewhere the front door would start another interpreter than this one, or make it first.
    if Path(sys.prefix) == ROOT / ".venv":
        commands["./run list"] = [str(ROOT / "run"), "list"]
    spans = {name: Spans() for name in commands}
    for number in range(args.rounds + 1):
        for name, command in commands.items():
            held = spans[name] if number else Spans()  # the first round fills the system's cache of files
            held.time(lambda: _start(command))  # noqa: B023 - done before the next command comes
    bare = middle(spans[BARE].wall)
    rows = [
        [name, ms(middle(s.wall)), ms(late(s.wall)), ms(middle(s.wall) - bare), f"{middle(s.wall) / bare:.1f}"]
        for name, s in spans.items()
    ]
    head = ["by the clock", "median, ms", "p99, ms", "over bare, ms", "× bare"]
    show("Start-up", head, rows, [f"Median of {args.rounds} starts each, taken in turn, files warm."])
    return 0


def _start(command: Sequence[str]) -> None:
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)  # noqa: S603 - ourselves


if __name__ == "__main__":
    sys.exit(main())
