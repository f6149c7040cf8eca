"""The briefs: one page of Markdown for every seat, and none for a seat that is not there."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from sctabletop.domain.seats import SeatId
from sctabletop.scenario.faults import Fault, pick, shown
from sctabletop.scenario.files import BRIEF_LIMIT, read_text
from sctabletop.scenario.plain_text import trouble_in

FOLDER: Final = "briefs"


def read_briefs(folder: Path, label: str, seats: Sequence[SeatId]) -> tuple[dict[SeatId, str], list[Fault]]:
    """The brief of each seat, and what is wrong: a seat without one, one without a seat, one that cannot be read."""
    briefs: dict[SeatId, str] = {}
    faults: list[Fault] = []
    place = folder / FOLDER
    for seat in seats:
        file = f"{label}/{FOLDER}/{seat}.md"
        text = read_text(place / f"{seat}.md", BRIEF_LIMIT, file)
        if isinstance(text, Fault):
            faults.append(text)
        elif not text.strip():
            faults.append(Fault(file, 1, 1, "", "the brief is empty", suggestion="write what this seat must know"))
        else:
            faults.extend(_hidden(text, file))
            briefs[seat] = text
    faults.extend(_strangers(place, label, seats))
    return briefs, faults


def _hidden(text: str, file: str) -> list[Fault]:
    for number, line in enumerate(text.split("\n"), start=1):
        trouble = trouble_in(line)
        if trouble:
            return [Fault(file, number, 1, "", f"the line {trouble}", shown(line), "delete it")]
    return []


def _strangers(place: Path, label: str, seats: Sequence[SeatId]) -> list[Fault]:
    try:
        names = sorted(p.name for p in place.iterdir() if p.suffix == ".md")
    except OSError:
        return []
    faults: list[Fault] = []
    for name in names:
        seat = name.removesuffix(".md")
        if seat not in seats:
            cure = pick(seat, seats) or "delete or rename it"
            faults.append(
                Fault(f"{label}/{FOLDER}/{shown(name)[1:-1]}", 1, 1, "", "there is no such seat", suggestion=cure)
            )
    return faults
