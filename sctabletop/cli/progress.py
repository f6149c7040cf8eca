"""Progress on stderr: one short line a step, and under them a bar for whoever watches and waits."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

PATIENCE_SECONDS: Final = 1.0
"""What takes less needs no bar."""


class Progress:
    """Counts to ``total``: a line a step where there is something to say, and on a terminal a bar after a second."""

    def __init__(self, total: int, what: str) -> None:
        self._total = total
        self._what = what
        self._done = 0
        self._began = time.monotonic()
        self._tty = sys.stderr.isatty()
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: object, trace: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()

    def step(self, line: str, by: int = 1) -> None:
        """So much more is done; ``line`` says what."""
        tenth = self._done * 10 // self._total
        self._done += by
        waited = time.monotonic() - self._began > PATIENCE_SECONDS
        if line:
            self.say(line)
        elif waited and not self._tty and self._done * 10 // self._total > tenth:
            self.say(f"{self._what}: {self._done} of {self._total}")
        if waited and self._tty and self._bar is None:
            self._start()
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=self._done)

    def say(self, line: str) -> None:
        """A line that stays, above the bar if there is one."""
        if self._bar is not None:
            from rich.text import Text

            self._bar.console.print(Text(line), soft_wrap=True)
        else:
            print(line, file=sys.stderr)

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task(self._what, total=self._total, completed=self._done)
        self._bar.start()
