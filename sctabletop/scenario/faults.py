"""A fault in a file that a person wrote: where it is, what is wrong, what was found, and what would mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

KeyPath = tuple[str | int, ...]
"""Where a value stands in a file: keys and places in lists, from the top."""

_LONGEST_SHOWN: Final = 60
_FEW: Final = 8


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. Lines and columns count from 1; in a workbook they are the row and the column of the cell."""

    file: str
    line: int
    column: int
    key: str
    finding: str
    found: str = ""
    suggestion: str = ""

    def __str__(self) -> str:
        key = f"{self.key}: " if self.key else ""
        found = f" (found {self.found})" if self.found else ""
        suggestion = f"; {self.suggestion}" if self.suggestion else ""
        return visible(f"{self.file}:{self.line}:{self.column}: {key}{self.finding}{found}{suggestion}")


def visible(text: str) -> str:
    """The text on one line, with every character that does not show itself spelled out."""
    return text if text.isprintable() else "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)


def shown(value: object) -> str:
    """A value as one short line in which nothing is invisible: control and direction marks are spelled out."""
    if isinstance(value, str):
        cut = value if len(value) <= _LONGEST_SHOWN else value[: _LONGEST_SHOWN - 1] + "…"
        return repr(cut)
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and abs(value) >= 10**_FEW:
        return f"{float(value):.3g}" if abs(value) < 10**300 else "a number of over 300 digits"
    return "nothing" if value is None else str(value)


def key_text(path: KeyPath) -> str:
    """``partners[0].stocks.trust`` for the path of that value."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            word = shown(part)[1:-1]
            text += f".{word}" if text else word
    return text


def nearest(word: object, names: Iterable[str]) -> str:
    """The name most like ``word``, or an empty text where none is like it."""
    close = get_close_matches(str(word)[:_LONGEST_SHOWN].lower(), list(names), n=1, cutoff=0.6)
    return close[0] if close else ""


def pick(word: object, names: Iterable[str]) -> str:
    """The cure for a name that is not among ``names``: the nearest one, else all of them if they are few."""
    listed = list(names)
    close = nearest(word, listed)
    if close:
        return f"did you mean {close}?"
    if not listed:
        return ""
    return f"choose {listed[0]}" if len(listed) == 1 else few(listed)


def few(names: Iterable[str]) -> str:
    """An invitation to choose among names, cut short where they are many."""
    listed = list(names)
    more = ", …" if len(listed) > _FEW else ""
    return f"choose one of {', '.join(listed[:_FEW])}{more}"
