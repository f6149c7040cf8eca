"""Rule books as data: a coefficient has a value, a reason, a source and an evidence grade."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from math import isfinite
from typing import Any

from sctabletop.domain.ids import BookName
from sctabletop.rules.sight import Book
from sctabletop.theory import ClaimId, cite

DEFAULT = BookName("reynolds")


class Grade(StrEnum):
    """How good the evidence for a coefficient's sign and rough size is."""

    STRONG = "strong"
    """several studies or a systematic review"""
    ONE_STUDY = "one_study"
    JUDGEMENT = "judgement"
    """theory or expert judgement"""
    CONTESTED = "contested"
    DESIGN = "design"
    """our choice, made so that the game works"""


@dataclass(frozen=True, slots=True)
class Coefficient:
    """One number of a book: what it is, why, after whom, and how sure."""

    name: str
    value: float
    reason: str
    source: tuple[ClaimId, ...]
    grade: Grade


@cache
def coefficients(name: BookName = DEFAULT) -> tuple[Coefficient, ...]:
    """Every coefficient of a book. Raises KeyError for a book that is not shipped and ValueError for a bad entry."""
    path = files("sctabletop.rules.books").joinpath(f"{name}.toml")
    if not path.is_file():
        raise KeyError(name)
    tables: dict[str, dict[str, list[Any]]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(_coefficient(f"{table}_{key}", entry) for table, rows in tables.items() for key, entry in rows.items())


def _coefficient(name: str, entry: list[Any]) -> Coefficient:
    value, reason, source, grade = entry
    if not isfinite(value):
        raise ValueError(f"{name}: {value} is not a number to reckon with")
    return Coefficient(name, float(value), str(reason), cite(source), Grade(grade))


@cache
def book(name: BookName = DEFAULT) -> Book:
    """The book as the rules read it. Raises KeyError for a book that is not shipped."""
    return Book(name, {c.name: c.value for c in coefficients(name)})


def shipped() -> tuple[BookName, ...]:
    """The names of the books that come with the program, sorted."""
    found = (p.name for p in files("sctabletop.rules.books").iterdir())
    return tuple(sorted(BookName(n.removesuffix(".toml")) for n in found if n.endswith(".toml")))
