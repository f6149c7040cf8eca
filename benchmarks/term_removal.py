"""What falls when one thing is taken out: each term, hazard, gate and field, and the tests of the claims it carries.

One row each; --write puts the table into docs/term_removal.md. It ends with 1 where nothing notices and no reason is
known.
"""

import argparse
import importlib
import itertools
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial
from typing import Any, Final

from hypothesis import Phase, settings

from benchmarks.removals import Removal, every_removal
from benchmarks.table import show
from sctabletop.rules.readouts import readouts
from tests.claims.test_signs import test_every_readout_lies_where_it_may_and_differs_between_worlds as readouts_differ
from tests.claims.test_signs import test_every_term_that_cites_a_claim_pushes_the_way_the_model_gives_it as signs_hold
from tests.layers.tree import CHECKOUT
from tests.theory.citations import ClaimTest, every_claim_test

PAGE: Final = CHECKOUT / "docs" / "term_removal.md"
EXAMPLES: Final = 5
"""Random starts, of sixty-four worlds each, for a test of a rule."""
CASES: Final = 6
"""Cases of a test with parameters that are run."""
BY_SIGN: Final = "the signs of"
NOBODY: Final = "nobody"
COLUMNS: Final = ("taken out", "claims", "noticed by", "first test that fails")
WHY: Final = {
    "term coup.base": "nil in every book, kept so that a book may say otherwise",
}
"""Why something may be missed by every test."""


class Verdict(StrEnum):
    """How something that was taken out was missed."""

    TEST = "a claim's test"
    SIGNS = "sign table only"
    """only the hand-kept table of how each term pushes (``tests/claims/test_signs.py``) says so"""
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Found:
    """What noticed that something was gone: a test by its name, the table of signs, or nobody."""

    name: str
    claims: tuple[str, ...]
    by: str

    @property
    def verdict(self) -> Verdict:
        """Who noticed."""
        if self.by == NOBODY:
            return Verdict.NOBODY
        return Verdict.SIGNS if self.by.startswith(BY_SIGN) else Verdict.TEST


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.term_removal", description=__doc__)
    parser.add_argument("--only", nargs="+", default=[""], help="only what has one of these texts in its name")
    parser.add_argument("--processes", type=int, default=2, help="how many to work with")
    parser.add_argument("--write", action="store_true", help="put the table into docs/term_removal.md")
    args = parser.parse_args(argv)
    wanted = [r.name for r in every_removal() if any(text in r.name for text in args.only)]
    began = time.perf_counter()
    found: list[Found] = []
    for one in _noticed(wanted, args.processes):
        found.append(one)
        if sys.stderr.isatty() or len(found) % 50 == 0:
            print(f"\r{len(found)} of {len(wanted)} after {time.perf_counter() - began:.0f} s", end="", file=sys.stderr)
    print(file=sys.stderr)
    rows = [[f.name, " ".join(f.claims), str(f.verdict), f.by] for f in found]
    show("What is noticed when it is taken out", COLUMNS, rows, _notes(found))
    if args.write:
        PAGE.write_text(_page(found), encoding="utf-8")
        print(f"Wrote {PAGE.name}.")
    return 1 if unnoticed(found) else 0


def unnoticed(found: Sequence[Found]) -> list[str]:
    """The names of what nothing notices, those left out whose reason is known."""
    return [f.name for f in found if f.verdict is Verdict.NOBODY and f.name not in WHY]


def _noticed(wanted: Sequence[str], processes: int) -> Iterator[Found]:
    if processes < 2:
        yield from map(notice, wanted)
        return
    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(notice, wanted, chunksize=4)


def _notes(found: Sequence[Found]) -> list[str]:
    by = Counter(f.verdict for f in found)
    terms = Counter(f.verdict for f in found if f.name.startswith("term "))
    return [
        (
            f"{len(found)} taken out one at a time: {by[Verdict.TEST]} noticed by a test named after a claim they "
            f"carry, {by[Verdict.SIGNS]} by the sign table only, {by[Verdict.NOBODY]} by nobody."
        ),
        (
            f"Of the {terms.total()} terms: {terms[Verdict.TEST]}, {terms[Verdict.SIGNS]} and {terms[Verdict.NOBODY]}. "
            "The sign table is kept by hand and holds each term's own sign; a row that it alone notices says that the "
            "term is there and not that its claim would fail without it."
        ),
        *(f"Not noticed: {f.name} ({' '.join(f.claims)}). {WHY.get(f.name, '')}" for f in found if f.by == NOBODY),
    ]


def _page(found: Sequence[Found]) -> str:
    lines = [
        "# What is noticed when it is taken out",
        "",
        "Made by `.venv/bin/python -m benchmarks.term_removal --write`. Each row takes one thing out of the game",
        "and runs the tests named after the claims it carries, then the signs of those claims' terms",
        "(`tests/claims/test_signs.py`); the first that fails is named.",
        "",
        *(f"- {note}" for note in _notes(found)),
        "",
        f"| {' | '.join(COLUMNS)} |",
        f"|{'---|' * len(COLUMNS)}",
        *(f"| {f.name} | {' '.join(f.claims)} | {f.verdict} | {f.by} |" for f in found),
    ]
    return "\n".join(lines) + "\n"


def notice(name: str) -> Found:
    """Take one thing out and run what should notice."""
    removal = next(r for r in every_removal() if r.name == name)
    with _few_examples():
        tests = _tests(removal.claims)
        with removal.patch():
            by = next((test.name for test in tests if not passes(test)), "") or _by_signs(removal)
    return Found(removal.name, removal.claims, by.removeprefix("test_"))


@contextmanager
def _few_examples() -> Iterator[None]:
    """Tests with random starts take few of them, the same each time, and warn of nothing."""
    settings.register_profile(
        "removal",
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.explicit, Phase.generate),  # that it fails is enough; nobody reads the smallest example
        report_multiple_bugs=False,
    )
    before = settings.get_current_profile_name()
    settings.load_profile("removal")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        settings.load_profile(before)


def _by_signs(removal: Removal) -> str:
    """The first claim whose terms no longer push as the model gives it; readouts are tried by their own test."""
    if removal.rule == readouts.name:
        return NOBODY if _holds(readouts_differ) else f"{BY_SIGN} {readouts.name}"
    if removal.rule:
        for claim in removal.claims:
            if not _holds(partial(signs_hold, claim)):
                return f"{BY_SIGN} {claim}"
    return NOBODY


def _holds(test: Callable[[], None]) -> bool:
    try:
        test()
    except AssertionError:
        return False
    return True


def _tests(claims: Sequence[str]) -> list[ClaimTest]:
    """The tests named after any of the claims that hold in the whole game, the quick ones first."""
    named = [t for t in every_claim_test() if set(t.claims) & set(claims) and not t.gap]
    return sorted((t for t in named if _seconds(t) >= 0.0), key=_seconds)


@cache
def _seconds(test: ClaimTest) -> float:
    """How long a test takes in the whole game; −1 where it cannot be run here. Called first outside any removal."""
    began = time.perf_counter()
    return time.perf_counter() - began if cases(test) and passes(test) else -1.0


def passes(test: ClaimTest) -> bool:
    """Whether all cases of a test pass."""
    for call in cases(test):
        try:
            call()
        except Exception:  # noqa: BLE001 - whatever a test raises, it has noticed
            return False
    return True


def cases(test: ClaimTest) -> list[Callable[[], Any]]:
    """A test as calls without arguments; none where it wants a fixture other than ``scale``."""
    module = importlib.import_module(test.path.removesuffix(".py").replace("/", "."))
    function = getattr(module, test.name)
    marks = getattr(function, "pytestmark", [])
    if any(m.name in {"full", "skip"} for m in marks):
        return []
    named = [_arguments(m.args[0], m.args[1]) for m in marks if m.name == "parametrize"]
    given = [dict(itertools.chain.from_iterable(one.items() for one in row)) for row in itertools.product(*named)]
    code = getattr(getattr(function, "hypothesis", None), "inner_test", function).__code__
    wanted = set(code.co_varnames[: code.co_argcount])
    fixtures: set[str] = set() if hasattr(function, "hypothesis") else wanted - set(given[0])
    if fixtures - {"scale"}:
        return []
    extra = {"scale": _small} if fixtures else {}
    return [partial(function, **row, **extra) for row in given[:CASES]]


def _small(small: int, _: int) -> int:
    return small


def _arguments(names: Any, values: Any) -> list[dict[str, Any]]:
    split = [n.strip() for n in names.split(",")] if isinstance(names, str) else list(names)
    rows = []
    for value in values:
        plain = getattr(value, "values", None) if type(value).__name__ == "ParameterSet" else None
        row = plain if plain is not None else (value if len(split) > 1 else (value,))
        rows.append(dict(zip(split, row, strict=True)))
    return rows


if __name__ == "__main__":
    sys.exit(main())
