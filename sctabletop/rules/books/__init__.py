"""Rule books as data: a coefficient has a value, a reason, a source and an evidence grade.

A rival book holds only what it says otherwise than the book that it is based on; its constraints are measured on load
(``constraints``).
"""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from math import isfinite
from typing import Any

from sctabletop.domain.ids import BookName
from sctabletop.rules.books.constraints import Ranking, faults
from sctabletop.rules.sight import Book
from sctabletop.theory import ClaimId, cite

DEFAULT = BookName("reynolds")
_ABOUT = "book"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a book is: its title, the idea in a few words, what it holds, and the book that it departs from."""

    name: BookName
    title: str
    school: str
    summary: str
    based_on: BookName | None
    ranking: Ranking


@cache
def about(name: BookName = DEFAULT) -> About:
    """What a book says of itself. Raises KeyError for a book that is not shipped."""
    row = _tables(name)[_ABOUT]
    return About(
        name=name,
        title=row["title"],
        school=row["school"],
        summary=row["summary"],
        based_on=BookName(row["based_on"]) if "based_on" in row else None,
        ranking=Ranking(row["ranking"]),
    )


@cache
def coefficients(name: BookName = DEFAULT) -> tuple[Coefficient, ...]:
    """Every coefficient of a book, in the order of the book at the bottom of its chain.

    Raises KeyError for a book that is not shipped, ValueError for a bad entry or one that its base does not have.
    """
    own = {c.name: c for c in departures(name)}
    base = about(name).based_on
    if base is None:
        return tuple(own.values())
    inherited = {c.name: c for c in coefficients(base)}
    if unknown := sorted(own.keys() - inherited.keys()):
        raise ValueError(f"the book {name} changes what {base} does not have: {', '.join(unknown)}")
    return tuple({**inherited, **own}.values())


@cache
def departures(name: BookName) -> tuple[Coefficient, ...]:
    """What a book itself says: everything for one that stands alone, its differences for one that is based on another.

    Raises KeyError for a book that is not shipped and ValueError for a bad entry.
    """
    tables = {table: rows for table, rows in _tables(name).items() if table != _ABOUT}
    return tuple(_coefficient(f"{table}_{key}", entry) for table, rows in tables.items() for key, entry in rows.items())


@cache
def _tables(name: BookName) -> dict[str, dict[str, Any]]:
    path = files("sctabletop.rules.books").joinpath(f"{name}.toml")
    if not path.is_file():
        raise KeyError(name)
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _coefficient(name: str, entry: list[Any]) -> Coefficient:
    value, reason, source, grade = entry
    if not isfinite(value):
        raise ValueError(f"{name}: {value} is not a number to reckon with")
    return Coefficient(name, float(value), str(reason), cite(source), Grade(grade))


@cache
def book(name: BookName = DEFAULT) -> Book:
    """The book as the rules read it.

    Raises KeyError for a book that is not shipped, ValueError for one that breaks a constraint of the theory.
    """
    found = Book(name, {c.name: c.value for c in coefficients(name)})
    if broken := faults(found, about(name).ranking):
        raise ValueError(f"the book {name} cannot be played: {'; '.join(broken)}")
    return found


@cache
def shipped() -> tuple[BookName, ...]:
    """The names of the books that come with the program: the default first, its rivals sorted."""
    found = (p.name for p in files("sctabletop.rules.books").iterdir())
    names = (BookName(n.removesuffix(".toml")) for n in found if n.endswith(".toml"))
    return tuple(sorted(names, key=lambda n: (n != DEFAULT, n)))
