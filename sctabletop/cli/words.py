"""How lines look: the marking first, columns that fit a terminal, changes with their sign."""

import textwrap
from typing import Final

from sctabletop.session.marking import MARKING

WIDTH: Final = 96
"""Wide enough for a sentence and narrow enough for half a screen."""


def heading(text: str) -> None:
    """The marking line and what follows it is about."""
    print(MARKING)
    print(text)


def signed(value: float) -> str:
    """A change: always with its sign, five places where it is small."""
    return f"{value:+.4f}" if abs(value) < 100.0 else f"{value:+.1f}"


def number(value: float) -> str:
    """A value: four places where it is a share, fewer where it is money or days."""
    return f"{value:.4f}" if abs(value) < 10.0 else f"{value:.1f}"


def wrapped(text: str, indent: int, hang: int | None = None) -> str:
    """A paragraph that fits, its first line at ``indent`` and the others at ``hang``."""
    from sctabletop.scenario.faults import visible

    return textwrap.fill(
        visible(" ".join(text.splitlines())),
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent if hang is None else hang),
    )


def plain(name: str) -> str:
    """A name of the files as words."""
    return name.replace("_", " ")


def count(number: int, word: str) -> str:
    """``1 order``, ``2 orders``."""
    return f"{number} {word}{'' if number == 1 else 's'}"
