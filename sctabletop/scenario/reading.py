"""One pass over a scenario's folder: everything it holds, and everything wrong with it."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sctabletop.domain.ids import PartnerId
from sctabletop.domain.scenario import Inject
from sctabletop.domain.seats import SeatId, all_seats
from sctabletop.scenario.briefs import read_briefs
from sctabletop.scenario.extras import read_extras
from sctabletop.scenario.faults import Fault
from sctabletop.scenario.files import SCENARIO_LIMIT, read_text
from sctabletop.scenario.injects import inject_ids, read_injects
from sctabletop.scenario.meaning import check_meaning, ids_of, turns_of
from sctabletop.scenario.msel import Sheet, read_sheet
from sctabletop.scenario.positions import parse
from sctabletop.scenario.schema import ScenarioShape
from sctabletop.scenario.shape import shape_of
from sctabletop.scenario.vocabulary import Vocabulary

SCENARIO_FILE: Final = "scenario.yaml"
MOST_FAULTS: Final = 200
"""A file with more faults than this is not the file that somebody meant."""
MSEL_FILES: Final = ("msel.csv", "msel.xlsx")


@dataclass(slots=True)
class Reading:
    """What was read. It can be built from when there is a shape and no fault."""

    faults: list[Fault] = field(default_factory=list)
    shape: ScenarioShape | None = None
    injects: list[Inject] = field(default_factory=list)
    briefs: Mapping[SeatId, str] = field(default_factory=dict)
    extras: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""


def read(path: Path) -> Reading:
    """Read the folder of a scenario, or the folder in which the given ``scenario.yaml`` lies."""
    folder = path.parent if path.name == SCENARIO_FILE else path
    label = str(folder).encode("utf-8", "replace").decode("utf-8")
    text = read_text(folder / SCENARIO_FILE, SCENARIO_LIMIT, f"{label}/{SCENARIO_FILE}")
    if isinstance(text, Fault):
        return _unread([text], folder, label)
    document = parse(text, f"{label}/{SCENARIO_FILE}")
    if document.data is None:
        empty = Fault(document.file, 1, 1, "", "the file is empty", suggestion="write the scenario")
        return _unread(document.faults or [empty], folder, label)
    if not isinstance(document.data, dict):
        document.blame((), "the file must hold a mapping of keys to values", suggestion="write format: 1 and so on")
        return _unread(document.faults, folder, label)
    shape = shape_of(document)
    sheet = _sheet_of(folder, label)
    words = Vocabulary(
        ids_of(document, "partners"), ids_of(document, "assumptions"), inject_ids(sheet), turns_of(document)
    )
    check_meaning(document, words)
    injects = read_injects(sheet, words)
    seats = all_seats([PartnerId(p) for p in dict.fromkeys(words.partners) if _is_file_name(p)])
    briefs, missing = read_briefs(folder, label, seats)
    extras, wrong = read_extras(folder, label)
    faults = [*_in_order(document.faults), *_in_order(sheet.faults), *missing, *wrong]
    return Reading(
        faults[:MOST_FAULTS], shape, injects, briefs, extras, _digest(text, sheet, [*briefs.items(), *extras.items()])
    )


def _unread(faults: list[Fault], folder: Path, label: str) -> Reading:
    """A folder whose scenario says nothing: what can be told of its other files without it is told too."""
    if not (folder / SCENARIO_FILE).exists():
        return Reading(faults)
    _, wrong = read_extras(folder, label)
    return Reading([*faults, *_in_order(_sheet_of(folder, label).faults), *wrong][:MOST_FAULTS])


def _sheet_of(folder: Path, label: str) -> Sheet:
    there = [name for name in MSEL_FILES if (folder / name).exists()]
    sheet = read_sheet(folder / (there or MSEL_FILES)[0], f"{label}/{(there or MSEL_FILES)[0]}")
    if len(there) > 1:
        finding = f"stands beside {there[1]}, and only one of them can be read"
        sheet.faults.append(Fault(sheet.file, 1, 1, "", finding, suggestion="keep one"))
    return sheet


def _is_file_name(partner: str) -> bool:
    return partner.isascii() and partner.replace("_", "").isalnum() and len(partner) < 80


def _in_order(faults: list[Fault]) -> list[Fault]:
    return sorted(faults, key=lambda f: (f.line, f.column))


def _digest(text: str, sheet: Sheet, texts: Iterable[tuple[str, str]]) -> str:
    """A hash of the content: the same whatever the line ends, the byte order mark and the form of the list."""
    digest = hashlib.sha256()
    parts: dict[str, str] = {SCENARIO_FILE: text, "msel": sheet.canonical(), **dict(texts)}
    for name in sorted(parts):
        content = parts[name].encode("utf-8", "surrogatepass")
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
