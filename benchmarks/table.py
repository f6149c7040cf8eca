"""One table on the screen, and percentiles of what was timed."""

from collections.abc import Sequence

import numpy as np

from benchmarks.machine import machine


def show(title: str, head: Sequence[str], rows: Sequence[Sequence[str]], notes: Sequence[str] = ()) -> None:
    """Print the machine and the table: first column to the left, the others to the right, notes beneath."""
    wide = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]
    print(title)
    print(machine())
    print()
    for row in (head, ["-" * n for n in wide], *rows):
        cells = [row[0].ljust(wide[0]), *(cell.rjust(n) for cell, n in zip(row[1:], wide[1:], strict=True))]
        print("  ".join(cells).rstrip())
    for note in notes:
        print(note)


def middle(values: Sequence[float]) -> float:
    """The median."""
    return float(np.median(values))


def late(values: Sequence[float]) -> float:
    """The 99th percentile."""
    return float(np.quantile(values, 0.99))


def ms(seconds: float) -> str:
    """Seconds as milliseconds."""
    return f"{seconds * 1e3:.3f}" if seconds < 0.1 else f"{seconds * 1e3:.0f}"
