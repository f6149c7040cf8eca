"""Where the game cites a claim, and which tests are named after one: read off the code, the data and the tests."""

import ast
import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import sctabletop
from sctabletop.domain.deeds import DEED_FACTS
from sctabletop.domain.gates import GATES
from sctabletop.domain.instruments import INSTRUMENTS
from sctabletop.domain.tracks import PARTNER_TRACKS, READOUTS, US_TRACKS
from sctabletop.resources import scenarios_dir
from sctabletop.rules.hazards import HAZARDS
from sctabletop.scenario.load import load
from tests.layers.tree import CHECKOUT
from tests.rules.sources import EVERY_RULE

PACKAGE = Path(sctabletop.__file__).parent
NOT_THE_GAME = ("theory", "rules")
"""Packages whose comments are no place where a claim acts; of the rules the terms are read instead."""
_ID = re.compile(r"\b([DTEIS]\d{1,2})\b")
_IN_BRACKETS = re.compile(r"\(([DTEIS]\d{1,2}(?:,? (?:against )?[DTEIS]\d{1,2})*)\)")
_TEST_WORDS = re.compile(r"[dteis]\d{1,2}")
ALL_REGIONS = "S12"
"""The claim that the shipped scenarios as a whole stand for."""


class Kind(StrEnum):
    """What cites a claim."""

    TERM = "term"
    HAZARD = "hazard"
    TRACK = "track"
    INSTRUMENT = "instrument"
    DEED = "deed"
    GATE = "gate"
    INJECT = "inject"
    SCENARIO = "scenario"
    RECORD = "record"
    """a ledger term of beliefs, a chance or a letter of a desk, where the code names the claims itself"""
    PLACE = "place"
    """a function, order, view or field whose text says which claim it is there for"""


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """One claim cited in one place; ``path`` is relative to the checkout."""

    claim: str
    kind: Kind
    what: str
    path: str
    line: int


def _line_of(path: Path, text: str) -> int:
    """The first line of a file that holds a text. Raises StopIteration where none does."""
    return next(n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if text in line)


def _here(path: Path) -> str:
    return path.relative_to(CHECKOUT).as_posix()


def _terms() -> Iterator[Citation]:
    for rule in EVERY_RULE:
        code = rule.function.__code__
        path, kind = Path(code.co_filename), Kind.HAZARD if rule in HAZARDS else Kind.TERM
        lines = path.read_text(encoding="utf-8").splitlines()
        for term, claims in rule.claims.items():
            line = next(
                (n for n in range(code.co_firstlineno, len(lines) + 1) if f'"{term}": ' in lines[n - 1]),
                code.co_firstlineno,
            )
            for claim in claims:
                yield Citation(claim, kind, f"{rule.name}.{term}", _here(path), line)


def _tables() -> Iterator[Citation]:
    domain = PACKAGE / "domain"
    for track in (*PARTNER_TRACKS, *READOUTS, *US_TRACKS):
        known = (track.name, track.name.split("_")[0])  # columns are written group by group
        path = domain / "tracks.py"
        text = path.read_text(encoding="utf-8")
        name = next((n for n in known if f'"{n}"' in text), None)
        for claim in track.claims.split():
            yield Citation(claim, Kind.TRACK, track.name, _here(path), _line_of(path, f'"{name}"') if name else 1)
    for instrument in INSTRUMENTS:
        path = domain / "instruments.toml"
        for claim in instrument.claims.split():
            yield Citation(
                claim, Kind.INSTRUMENT, str(instrument.id), _here(path), _line_of(path, f"[{instrument.id}]")
            )
    for gate, facts in GATES.items():
        path = domain / "gates.toml"
        for claim in facts.claims.split():
            yield Citation(claim, Kind.GATE, str(gate), _here(path), _line_of(path, f"[{gate}]"))
    for deed, done in DEED_FACTS.items():
        path = domain / "deeds.py"
        for claim in done.claims.split():
            yield Citation(claim, Kind.DEED, str(deed), _here(path), _line_of(path, f"Deed.{deed.name},"))


def _scenarios() -> Iterator[Citation]:
    for folder in sorted(p.parent for p in scenarios_dir().glob("*/scenario.yaml")):
        scenario = load(folder)
        listed, described = folder / "msel.csv", folder / "scenario.yaml"
        with listed.open(encoding="utf-8", newline="") as file:
            for row in (reader := csv.DictReader(file)):
                for claim in row["claims"].split():
                    what = f"{folder.name}: {row['msel_id']}"
                    yield Citation(claim, Kind.INJECT, what, _here(listed), reader.line_num)
        for objective in scenario.objectives:
            for claim in _ID.findall(objective):
                line = _line_of(described, objective[:40])
                yield Citation(claim, Kind.SCENARIO, f"{folder.name}: {objective[:3]}", _here(described), line)
        if len(scenario.partners) > 1:
            yield Citation(ALL_REGIONS, Kind.SCENARIO, f"{folder.name}", _here(described), 1)


def _code() -> Iterator[Citation]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.relative_to(PACKAGE).parts[0] in NOT_THE_GAME:
            continue
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Name(id="cite"), args=[ast.Constant(value=str(said))]):
                    yield from _named(said, Kind.RECORD, path, node.lineno, tree)
                case ast.keyword(arg="claims", value=ast.Constant(value=str(said))):
                    yield from _named(said, Kind.RECORD, path, node.value.lineno, tree)
                case ast.keyword(arg="claims", value=ast.Tuple(elts=elts)):
                    said = " ".join(str(e.value) for e in elts if isinstance(e, ast.Constant))
                    yield from _named(said, Kind.RECORD, path, node.value.lineno, tree)
                case _:
                    pass
        for n, line in enumerate(text.splitlines(), 1):
            for said in _IN_BRACKETS.findall(line):
                yield from _named(said, Kind.PLACE, path, n, tree)


def _named(said: str, kind: Kind, path: Path, line: int, tree: ast.Module) -> Iterator[Citation]:
    for claim in _ID.findall(said):
        yield Citation(claim, kind, _around(tree, line) or path.stem, _here(path), line)


def _around(tree: ast.Module, line: int) -> str:
    """The innermost function or class that a line is in."""
    found = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.lineno <= line <= (node.end_lineno or 0)
    ]
    return max(found, key=lambda node: node.lineno).name if found else ""


@cache
def every_citation() -> tuple[Citation, ...]:
    """Every citation of the game, unknown ids included, in the order of claims and kinds."""
    found = {*_terms(), *_tables(), *_scenarios(), *_code()}
    return tuple(sorted(found))


def by_claim() -> Mapping[str, tuple[Citation, ...]]:
    """Claim id -> where it is cited."""
    out: dict[str, list[Citation]] = defaultdict(list)
    for one in every_citation():
        out[one.claim].append(one)
    return {claim: tuple(ones) for claim, ones in out.items()}


@dataclass(frozen=True, slots=True)
class ClaimTest:
    """One test function that is named after claims; ``gap`` says why it is expected to fail, where it is."""

    claims: tuple[str, ...]
    name: str
    path: str
    line: int
    gap: str = ""


@cache
def every_claim_test() -> tuple[ClaimTest, ...]:
    """Every test whose name begins with an id, in the order of the files."""
    return tuple(
        ClaimTest(claims, node.name, _here(path), node.lineno, _gap(node))
        for path in sorted((CHECKOUT / "tests").rglob("test_*.py"))
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and (claims := named_in(node.name))
    )


def named_in(test: str) -> tuple[str, ...]:
    """The ids in the name of a test that begins with one; empty for any other."""
    words = test.removeprefix("test_").split("_")
    if not _TEST_WORDS.fullmatch(words[0]):
        return ()
    return tuple(dict.fromkeys(w.upper() for w in words if _TEST_WORDS.fullmatch(w)))


def _gap(node: ast.FunctionDef) -> str:
    for mark in node.decorator_list:
        if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.xfail":
            return next((str(ast.literal_eval(k.value)) for k in mark.keywords if k.arg == "reason"), "")
    return ""


def named_after(claim: str) -> tuple[ClaimTest, ...]:
    """The tests named after a claim."""
    return tuple(t for t in every_claim_test() if claim in t.claims)
