"""docs/theory.md as text: for each claim what it says, where it acts, which tests hold it and what was measured."""

import textwrap
from collections.abc import Iterator, Mapping
from typing import Final

from sctabletop.theory import CLAIMS, HOW_TO_READ, WORKS, Claim
from sctabletop.theory.works import WorkLetter
from tests.layers.tree import CHECKOUT
from tests.theory.citations import Citation, Kind, by_claim, named_after

PAGE: Final = CHECKOUT / "docs" / "theory.md"
COMMAND: Final = ".venv/bin/python -m benchmarks.conformance --write"
WIDE: Final = 150
_SIGNS: Final = CHECKOUT / "tests" / "claims" / "test_signs.py"
_NAMED: Final = "def test_every_term_that_cites_a_claim"
SIGNS_TEST: Final = (
    _SIGNS.relative_to(CHECKOUT).as_posix(),
    next(
        n for n, x in enumerate(_SIGNS.read_text(encoding="utf-8").splitlines(), 1) if "def test_every_term_that" in x
    ),
)
"""File and line of the test that tries each term of each claim."""
SHOWN: Final = {Kind.INJECT: 5, Kind.RECORD: 6, Kind.PLACE: 6, Kind.SCENARIO: 4}
"""Citations of these kinds that are listed; the rest are counted."""


def page(terms: Mapping[str, float], measured: Mapping[str, str]) -> str:
    """The whole page; ``terms`` are figures by rule and term, ``measured`` a line a claim."""
    lines = [*_head(), *_index(measured)]
    for letter in WorkLetter:
        work = WORKS[letter]
        author = work.author or "author not named"
        year = f", {work.year}" if work.year else ""
        lines += ["", f"## {letter} · {work.title}", "", *_wrapped(f"{author}{year}. {work.note}")]
        for claim in CLAIMS.values():
            if claim.work is letter:
                lines += _claim(claim, terms, measured[claim.id])
    return "\n".join(lines) + "\n"


def _head() -> Iterator[str]:
    yield "# The theory, claim by claim"
    yield ""
    yield from _wrapped(
        f"Made by `{COMMAND}`; a test says when it is stale. For each claim: what the source says, what the game does, "
        "where, the tests, and the measured effect. A figure beside a term is its mean over 256 random starts in which "
        "everything happens, under the default book: + raises the track or the chance of its rule, − lowers it. "
        "*Design* marks what is our choice and not the source's word."
    )
    yield ""
    yield from _wrapped(HOW_TO_READ)


def _index(measured: Mapping[str, str]) -> Iterator[str]:
    yield from ("", "| claim | | measured | tests |", "|---|---|---|---|")
    for claim in CLAIMS.values():
        tests = named_after(claim.id)
        gaps = sum(bool(t.gap) for t in tests)
        count = f"{len(tests)}" + (f", {gaps} not yet held" if gaps else "")
        yield f"| [{claim.id}](#{claim.id.lower()}) | {claim.title} | {measured[claim.id]} | {count} |"


def _claim(claim: Claim, terms: Mapping[str, float], measured: str) -> Iterator[str]:
    mark = " · *design*" if claim.design else ""
    yield from ("", f'<a id="{claim.id.lower()}"></a>', "", f"### {claim.id} · {claim.title}{mark}", "")
    yield from _wrapped(claim.statement)
    for label, text in (("In the game", claim.effect), ("Must hold", claim.must_hold), ("Measured", f"{measured}.")):
        yield from ("", *_wrapped(f"**{label}.** {text}"))
    if claim.counter:
        yield from ("", *_wrapped(f"**Against it.** {claim.counter}"))
    yield from ("", "**Where.**", "")
    yield from _places(by_claim().get(claim.id, ()), terms)
    yield from ("", "**Tests.**", "")
    for test in named_after(claim.id):
        said = test.name.removeprefix("test_").replace("_", " ")
        yield f"- [{_short(said)}](../{test.path}#L{test.line})"
        if test.gap:
            yield f"  – not held yet: {test.gap}"
    if any(c.kind in {Kind.TERM, Kind.HAZARD} and not c.what.startswith("readouts.") for c in by_claim()[claim.id]):
        yield f"- [every term that cites it pushes the way the model gives it](../{SIGNS_TEST[0]}#L{SIGNS_TEST[1]})"


def _short(said: str) -> str:
    return textwrap.shorten(said, 84, placeholder=" …")


def _places(found: tuple[Citation, ...], terms: Mapping[str, float]) -> Iterator[str]:
    for kind in Kind:
        ones = [c for c in found if c.kind is kind]
        most = SHOWN.get(kind, len(ones))
        for one in ones[:most]:
            figure = f" {terms[one.what]:+.4f}".replace("-", "−") if one.what in terms else ""
            yield f"- {kind} [{one.what}](../{one.path}#L{one.line}){figure}"
        if len(ones) > most:
            yield f"- {kind}: {len(ones) - most} more"


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDE, break_long_words=False, break_on_hyphens=False)
