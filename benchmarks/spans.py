"""How long something takes, each time it is done."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.table import late, middle, ms


@dataclass(slots=True)
class Spans:
    """Seconds by the processor and by the clock, one of each for every time."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)

    def time(self, work: Callable[[], object]) -> None:
        """Do it once, and take the time."""
        cpu, wall = time.process_time(), time.perf_counter()
        work()
        passed, used = time.perf_counter() - wall, time.process_time() - cpu
        self.wall.append(passed)
        self.cpu.append(used)

    def row(self, name: str, beside: str = "") -> list[str]:
        """A line of a table: p50 and p99 by the clock, then by the processor."""
        values = [middle(self.wall), late(self.wall), middle(self.cpu), late(self.cpu)]
        return [name, *map(ms, values), beside]

    def over(self, other: "Spans") -> str:
        """How many times the other's it is, at p50 and at p99 by the clock."""
        return f"{middle(self.wall) / middle(other.wall):.2f} / {late(self.wall) / late(other.wall):.2f}"

    def times(self, other: "Spans") -> float:
        """The median of how many times the other's it is, each beside the one taken with it."""
        return middle([a / b for a, b in zip(self.wall, other.wall, strict=True)])

    def less(self, other: "Spans") -> "Spans":
        """What is left of each when the other's is taken off."""
        return Spans(
            [a - b for a, b in zip(self.cpu, other.cpu, strict=True)],
            [a - b for a, b in zip(self.wall, other.wall, strict=True)],
        )
