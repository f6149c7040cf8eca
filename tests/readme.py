"""What the commands of the README print, beside what it shows; ``python -m tests.readme`` renews its figures."""

import contextlib
import io
import os
import re
import shlex
import tempfile
from pathlib import Path
from typing import Final

from sctabletop.cli import main
from tests.layers.tree import CHECKOUT

README: Final = CHECKOUT / "README.md"
LEFT_OUT: Final = "…"
_BLOCK: Final = re.compile(r"^```console\n\$ \./run (.*)\n((?:.*\n)*?)```$", re.MULTILINE)


def stale(folder: Path) -> dict[str, str]:
    """Lines shown that no command prints any more -> the line that differs by its figures alone, or an empty text.

    The saves go to ``folder``. Raises AssertionError for a command that fails.
    """
    out = {}
    blocks = _BLOCK.findall(README.read_text(encoding="utf-8"))
    assert len(blocks) >= 6
    for command, shown in blocks:
        printed = _printed([word.replace("saves/", f"{folder}/") for word in shlex.split(command)])
        like = {_without_figures(line): line for line in reversed(printed)}
        for line in shown.splitlines():
            if line != LEFT_OUT and line.rstrip() not in printed:
                out[line] = like.get(_without_figures(line), "")
    return out


def _printed(words: list[str]) -> list[str]:
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said), contextlib.chdir(CHECKOUT):
        code = main(words)
    assert code == 0, f"{words}: {said.getvalue()}"
    return [line.rstrip() for line in said.getvalue().splitlines()]


def _without_figures(line: str) -> str:
    return " ".join(re.sub(r"[+-]?\d+(\.\d+)?", "0", line).split())


if __name__ == "__main__":
    os.environ.setdefault("NO_COLOR", "1")
    with tempfile.TemporaryDirectory() as place:
        found = stale(Path(place))
    text = README.read_text(encoding="utf-8")
    for line, now in found.items():
        text = text.replace(f"\n{line}\n", f"\n{now or line}\n", 1)
        print(f"{line!r} is now {now!r}" if now else f"{line!r} is printed no more")  # noqa: T201 - a tool that tells
    README.write_text(text, encoding="utf-8")
