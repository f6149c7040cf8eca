"""Rules for one world: the same functions, traced once into plain arithmetic, since there a call costs more than a sum.

A rule has no branch and no loop (a test sees to that), so calling it once with symbols instead of arrays shows every
step that it will ever take. The steps become one Python function of floats. Float arithmetic is the same IEEE double
either way, so what comes out is bit for bit what the rule says of arrays; the rules themselves stay what they are.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from math import sqrt
from typing import Any, Final

import numpy as np

from sctabletop.domain.state import Array
from sctabletop.domain.tracks import GROUPS, TRACK_INDEX
from sctabletop.rules.citing import Rule, RuleFunction, Terms
from sctabletop.rules.sight import Book, Named

_COLUMNS: Final = {f"{group}_columns": names for group, names in GROUPS.items()}
_UFUNCS: Final[dict[str, str]] = {
    "add": "{0} + {1}",
    "subtract": "{0} - {1}",
    "multiply": "{0} * {1}",
    "divide": "{0} / {1}",
    "bitwise_and": "{0} and {1}",
    "bitwise_or": "{0} or {1}",
    "invert": "not {0}",
    "negative": "-{0}",
    "absolute": "abs({0})",
    "sqrt": "sqrt({0})",
    "less": "{0} < {1}",
    "less_equal": "{0} <= {1}",
    "greater": "{0} > {1}",
    "greater_equal": "{0} >= {1}",
    "equal": "{0} == {1}",
    "not_equal": "{0} != {1}",
    "minimum": "{0} if {0} < {1} or {0} != {0} else {1}",
    "maximum": "{0} if {0} > {1} or {0} != {0} else {1}",
}
"""What each numpy operation is between floats. Of two equal numbers numpy's minimum and maximum take the second, and
NaN wins."""


Blocks = Mapping[str, tuple[str, Mapping[str, int]]]
"""Of namespaces that hold all rows of a block: under what name, and which row is whose."""
Numbers = Sequence[Sequence[float]]
"""For each partner, a number a place of a program."""
_TRACKS: Final[Blocks] = {"s": ("tracks", TRACK_INDEX)}
_BOOKS: Final = 8
"""Books whose programs are remembered."""


_STEP: Final = re.compile(r"\bv\d+\b")
"""The name of a step's result."""


class _Steps:
    """What the function to be does, each step once, and the numbers it reads."""

    def __init__(self) -> None:
        self.results: dict[str, str] = {}
        self.inputs: dict[tuple[str, str], str] = {}
        self.rows: dict[str, dict[int, str]] = {}

    def do(self, what: str) -> str:
        """The name of a step's result; nothing changes on the way, so the same step has the same result."""
        return self.results.setdefault(what, f"v{len(self.results)}")

    def lines(self, out: str) -> list[str]:
        """The steps in order and what is returned; a step that is read once stands where it is read."""
        read = Counter(name for what in (*self.results, out) for name in _STEP.findall(what))
        there: dict[str, str] = {}

        def written(what: str) -> str:
            return _STEP.sub(lambda found: there.get(found[0], found[0]), what)

        lines = []
        for what, name in self.results.items():
            if read[name] > 1:
                lines.append(f"{name} = {written(what)}")
            else:
                there[name] = f"({written(what)})"
        return [*lines, f"return ({written(out)},)"]


class _Symbol(np.lib.mixins.NDArrayOperatorsMixin):
    """What stands for an array in a traced rule: one name, or one a column where a rule works on a group."""

    def __init__(self, steps: _Steps, names: tuple[str, ...]) -> None:
        self.steps = steps
        self.names = names

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *given: Any, **options: Any) -> "_Symbol":
        if method != "__call__" or options or ufunc.__name__ not in _UFUNCS:
            raise TypeError(f"a rule uses {ufunc.__name__} in a way that is not compiled")
        return self._each(_UFUNCS[ufunc.__name__], given)

    def __array_function__(self, function: Any, _: Any, given: Any, options: Any) -> "_Symbol":
        if not options:
            if function is np.where:
                return self._each("{1} if {0} else {2}", given)
            if function is np.zeros_like:
                return _Symbol(self.steps, ("0.0",) * len(self.names))
            if function is np.stack:
                return _Symbol(self.steps, tuple(name for one in given[0] for name in one.names))
        raise TypeError(f"a rule uses {function.__name__} in a way that is not compiled")

    def _each(self, form: str, given: Sequence[Any]) -> "_Symbol":
        texts = [one.names if isinstance(one, _Symbol) else (f"({float(one)!r})",) for one in given]
        width = max(map(len, texts))
        rows = zip(*(text * width if len(text) == 1 else text for text in texts), strict=True)
        return _Symbol(self.steps, tuple(self.steps.do(form.format(*row)) for row in rows))


class _Reads:
    """A namespace that notes what is read of it. Blocks come row by row, everything else by name."""

    def __init__(self, steps: _Steps, whose: str, rows: Mapping[str, int]) -> None:
        self._steps = steps
        self._whose = whose
        self._rows = rows

    def __getattr__(self, name: str) -> _Symbol:
        return _Symbol(self._steps, tuple(self._one(column) for column in _COLUMNS.get(name, (name,))))

    def add(self, values: Terms) -> None:
        """What a rule leaves for those after it."""
        self.__dict__.update(values)

    def _one(self, name: str) -> str:
        if name in self._rows:
            row = self._rows[name]
            return self._steps.rows.setdefault(self._whose, {}).setdefault(row, f"{self._whose}_{row}")
        return self._steps.inputs.setdefault((self._whose, name), f"{self._whose}_{name}")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number of a set belongs: the place of its rule, its term, and which of the rule's columns it moves."""

    rule: int
    term: str
    column: int


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """One function of floats for all the rules of a set: what it reads, by namespace, and what it returns."""

    run: Callable[..., tuple[float, ...]]
    blocks: tuple[tuple[int, str, Array], ...]
    """of the namespaces that hold a block: its place, the block's name there, and which of its rows are read"""
    inputs: tuple[tuple[int, str], ...]
    """what else is read: the place of the namespace, and the name"""
    places: tuple[Place, ...]
    names: tuple[tuple[str, ...], ...]
    """the term of each place of each rule"""
    ends: tuple[int, ...]
    """how many places there are up to the end of each rule"""

    def numbers(self, spaces: Sequence[Named], count: int) -> Numbers:
        """What the rules say at one world: for each of ``count`` partners (1 for what is ours), a number a place."""
        found = [getattr(spaces[at], name) for at, name in self.inputs]
        columns = [x.tolist() if x.ndim == 2 else [x.tolist()] * count for x in found]
        rows = [getattr(spaces[at], name).take(read, axis=0).T[0].tolist()[:count] for at, name, read in self.blocks]
        return list(map(self.run, zip(*columns, strict=True), *rows))

    def terms(self, numbers: Numbers, rules: int) -> list[Terms]:
        """The terms of the first rules as arrays (P, 1)."""
        count = self.ends[rules - 1]
        return self.named(as_array([row[:count] for row in numbers]), rules)

    def named(self, block: Array, rules: int) -> list[Terms]:
        """The terms of the first rules, of a block with a row for each of their places."""
        rows = iter(block)
        return [dict(zip(names, rows, strict=False)) for names in self.names[:rules]]  # each takes the next few


def _trace(rules: Sequence[Rule], book: Book, spaces: Sequence[str], blocks: Blocks) -> Program:
    steps = _Steps()
    reads = [_Reads(steps, whose, blocks[whose][1] if whose in blocks else {}) for whose in spaces]
    places: list[Place] = []
    out: list[str] = []
    for i, rule in enumerate(rules):
        width = len(GROUPS.get(rule.target, (rule.target,)))
        terms: dict[str, Any] = rule(*reads, book)
        for name, term in terms.items():
            texts = term.names if isinstance(term, _Symbol) else (f"({float(term)!r})",)
            out.extend(texts * width if len(texts) == 1 else texts)
            places.extend(Place(i, name, column) for column in range(width))
    names = [tuple(place.term for place in places if place.rule == i) for i in range(len(rules))]
    given = ", ".join(f"({name},)" for name in steps.inputs.values())
    lines = [
        f"def run(given, {', '.join(steps.rows)}):",
        f"    [{given}] = given",
        *(f"    [{', '.join(names.values())}] = {whose}" for whose, names in steps.rows.items()),
        *(f"    {line}" for line in steps.lines(", ".join(out))),
    ]
    space: dict[str, Any] = {"sqrt": sqrt}
    exec("\n".join(lines), space)  # noqa: S102 - every word was written above
    return Program(
        run=space["run"],
        blocks=tuple((spaces.index(whose), blocks[whose][0], np.array([*rows])) for whose, rows in steps.rows.items()),
        inputs=tuple((spaces.index(whose), name) for whose, name in steps.inputs),
        places=tuple(places),
        names=tuple(names),
        ends=tuple(accumulate(map(len, names))),
    )


class RuleSet:
    """Rules that are always asked together, of stocks (P, W) and groups (columns, P, W), or of ours (W,).

    ``spaces`` names what they are asked of, in the order in which they take it, before the book; ``blocks`` what some
    of it holds in one piece.
    """

    def __init__(self, *rules: Rule, spaces: Sequence[str] = ("s", "us", "f"), blocks: Blocks = _TRACKS) -> None:
        self.rules: Final = rules
        self.spaces: Final = spaces
        self.blocks: Final = blocks
        self._programs: dict[frozenset[tuple[str, float]], Program] = {}
        self.program: Final = lru_cache(maxsize=_BOOKS)(self._program)

    def _program(self, book: Book) -> Program:
        """The rules under a book; two books of the same coefficients share one."""
        key = frozenset(book.values().items())
        if key not in self._programs:
            if len(self._programs) >= _BOOKS:
                self._programs.clear()
            self._programs[key] = _trace(self.rules, book, self.spaces, self.blocks)
        return self._programs[key]

    def terms(self, k: Book, s: Named, *others: Named) -> list[Terms]:
        """The terms of each rule, at any number of worlds."""
        if s.threat.shape[-1] > 1:
            return [rule(s, *others, k) for rule in self.rules]
        program = self.program(k)
        return program.terms(program.numbers((s, *others), len(s.threat)), len(self.rules))


def left_in_f(find: RuleFunction) -> RuleFunction:
    """The same, with what it finds left in ``f`` for those after it."""

    def found(s: Any, us: Any, f: Any, more: Any, k: Book) -> Terms:
        terms = find(s, us, f, more, k)
        f.add(terms)
        return terms

    return found


def as_array(numbers: Numbers) -> Array:
    """(places, P, 1) of what a program says of each partner."""
    flat = np.fromiter(chain.from_iterable(numbers), np.float64)
    return flat.reshape(len(numbers), -1).T.copy()[:, :, None]
