"""What a scenario may have beside what is played: the instructor's note and a drawn map."""

import re
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from sctabletop.scenario.faults import Fault
from sctabletop.scenario.files import BRIEF_LIMIT, KIB, read_text

NOTE: Final = "instructor.md"
MAP: Final = "map.svg"
MAP_LIMIT: Final = 256 * KIB

_SVG: Final = "{http://www.w3.org/2000/svg}"
_DRAWING: Final = frozenset(
    "svg g path polygon polyline line rect circle ellipse text tspan title desc defs linearGradient stop".split()
)
"""A map is drawn of these alone: nothing in it runs, loads or points anywhere."""


def read_extras(folder: Path, label: str) -> tuple[dict[str, str], list[Fault]]:
    """The texts that are there, by file name, and what is wrong with them. Neither file has to be there."""
    found: dict[str, str] = {}
    faults: list[Fault] = []
    for name, limit in ((NOTE, BRIEF_LIMIT), (MAP, MAP_LIMIT)):
        if not (folder / name).exists():
            continue
        text = read_text(folder / name, limit, f"{label}/{name}")
        fault = text if isinstance(text, Fault) else _map_fault(text, f"{label}/{name}") if name == MAP else None
        if fault is not None:
            faults.append(fault)
        elif isinstance(text, str):
            found[name] = text
    return found, faults


def _map_fault(text: str, file: str) -> Fault | None:
    """The first thing for which a drawing is not taken."""
    if re.search(r"<!(DOCTYPE|ENTITY)", text, re.IGNORECASE):
        return Fault(file, 1, 1, "", "the drawing declares a document type", suggestion="save it as plain SVG")
    try:
        root = ET.fromstring(text)  # noqa: S314 - without a document type there is nothing to expand
    except ET.ParseError as trouble:
        line, column = trouble.position
        return Fault(
            file, line, column + 1, "", "the drawing is not well-formed XML", suggestion="save it as plain SVG"
        )
    for element in root.iter():
        name = str(element.tag).removeprefix(_SVG)
        if name not in _DRAWING:
            return Fault(file, 1, 1, name, "this element is not for drawing", suggestion="delete it")
        for key in element.attrib:
            if key.lower().startswith("on") or key.rpartition("}")[2] == "href":
                return Fault(file, 1, 1, key, "this attribute runs or loads something", suggestion="delete it")
    return None
