"""What each term of a rule is made of: the numbers that the rule reads for it, found by asking it with symbols.

A rule has no branch and no loop, so one call shows everything that it will ever read (``engine/compiled.py``).
"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from sctabletop.rules.citing import Rule
from sctabletop.rules.sight import Book

Read = tuple[str, str]
"""``s``, ``us`` or ``f`` (what happens within the turn), and the name read there."""


def ingredients(rule: Rule, book: Book) -> dict[str, tuple[Read, ...]]:
    """Term -> what it reads beside the book, each once, in the order in which it stands in the rule."""
    spaces = (_Space("s"), _Space("us"), _Space("f"))
    return {name: tuple(dict.fromkeys(_all_of([term]))) for name, term in rule(*spaces, book).items()}


class _Symbol(np.lib.mixins.NDArrayOperatorsMixin):
    """Stands for an array, and remembers what was read to make it."""

    def __init__(self, reads: Iterable[Read]) -> None:
        self.reads = tuple(dict.fromkeys(reads))

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *given: Any, **options: Any) -> "_Symbol":
        return _Symbol(_all_of(given))

    def __array_function__(self, function: Any, types: Any, given: Any, options: Any) -> "_Symbol":
        # Zeros that are only shaped like something say nothing of it.
        return _Symbol(()) if function is np.zeros_like else _Symbol(_all_of(given))


class _Space:
    """A namespace in which everything is a symbol."""

    def __init__(self, whose: str) -> None:
        self._whose = whose

    def __getattr__(self, name: str) -> _Symbol:
        # Rules on a group read all its columns at once; people know it by the name of the group.
        return _Symbol(((self._whose, name.removesuffix("_columns")),))


def _all_of(given: Iterable[Any]) -> Iterable[Read]:
    for one in given:
        if isinstance(one, _Symbol):
            yield from one.reads
        elif isinstance(one, Sequence) and not isinstance(one, str):
            yield from _all_of(one)
