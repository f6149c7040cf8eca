"""The rules as source text: what the tests of their shape read."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import sctabletop.rules as package
from sctabletop.rules.appeal import appeal
from sctabletop.rules.cases import CASE_CHANCES
from sctabletop.rules.citing import Rule
from sctabletop.rules.hazards import HAZARDS
from sctabletop.rules.inclination import INCLINATIONS
from sctabletop.rules.readouts import readouts
from sctabletop.rules.sequence import PARTNER_RULES, US_RULES

FOLDER = Path(package.__file__).parent
EVERY_RULE: tuple[Rule, ...] = (*PARTNER_RULES, *US_RULES, *HAZARDS, *CASE_CHANCES, *INCLINATIONS, appeal, readouts)
DECORATORS = {"rule", "chance"}
ALLOWED_CALLS = {"minimum", "maximum", "where", "sqrt", "abs", "stack", "zeros_like"}
"""Operations with the same bits on every machine and at any number of worlds; the last two reckon nothing."""


@dataclass(frozen=True)
class Source:
    """One rule function: where it stands, its target, the terms it claims and its body."""

    file: str
    target: str
    claimed: tuple[str, ...]
    function: ast.FunctionDef


def in_text(text: str, file: str = "") -> Iterator[Source]:
    """Every rule in a module's text."""
    for node in ast.parse(text).body:
        if not isinstance(node, ast.FunctionDef):
            continue
        for mark in node.decorator_list:
            if isinstance(mark, ast.Call) and isinstance(mark.func, ast.Name) and mark.func.id in DECORATORS:
                target = mark.args[0]
                assert isinstance(target, ast.Constant)
                yield Source(file, str(target.value), tuple(str(k.arg) for k in mark.keywords), node)


@cache
def every_source() -> tuple[Source, ...]:
    """Every rule of the package as source."""
    return tuple(
        source
        for path in sorted(FOLDER.glob("*.py"))
        for source in in_text(path.read_text(encoding="utf-8"), path.name)
    )


def coefficients_in(text: str, book: str = "k") -> set[str]:
    """Names read from the book in a text: ``k.trust_contact``, ``look.k.x``, ``game.book.x``."""
    return {
        node.attr
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Attribute)
        and (
            (isinstance(node.value, ast.Name) and node.value.id == book)
            or (isinstance(node.value, ast.Attribute) and node.value.attr in {book, "book"})
        )
    }
