"""The timetables in the instructors' notes: what is multiplied comes out, and what is added fills the hours."""

import re
from pathlib import Path

import pytest

from tests.layers.tree import CHECKOUT

NOTES = sorted((CHECKOUT / "scenarios").glob("*/instructor.md"))
_PRODUCT = re.compile(r"(\d+) × (\d+) = (\d+)")
_SPANS = {"90 minutes": 90, "3 hours": 180}


def _timetable(notes: Path) -> list[list[str]]:
    """The rows under the heading whose first cell is empty, cell by cell."""
    lines = notes.read_text(encoding="utf-8").splitlines()
    begin = next(i for i, line in enumerate(lines) if line.startswith("| | 90 minutes"))
    rows = []
    for line in lines[begin:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return [rows[0], *rows[2:]]


def _minutes(cell: str) -> int:
    product, plain = _PRODUCT.match(cell), re.match(r"(\d+)(?![\d ]*×)", cell)
    return int(product[3]) if product else int(plain[1]) if plain else 0


@pytest.mark.parametrize("notes", NOTES, ids=lambda p: p.parent.name)
def test_every_product_comes_out_and_every_column_fills_its_hours(notes: Path) -> None:
    head, *rows = _timetable(notes)
    play = next(row for row in rows if row[0] == "play")
    for cell in play[1:]:
        found = _PRODUCT.match(cell)
        assert found is not None, cell
        assert int(found[1]) * int(found[2]) == int(found[3]), cell
    for name, whole in _SPANS.items():
        column = head.index(name)
        parts = [_minutes(row[column]) for row in rows if row[0] != "pace"]
        assert sum(parts) == whole, (name, parts)


def test_four_scenarios_have_a_timetable() -> None:
    assert len(NOTES) == 4
