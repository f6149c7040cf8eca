"""Changing one value in a file that a person wrote, with everything else in it left as it stands."""

import json
from pathlib import Path

from sctabletop.errors import ScenarioError
from sctabletop.output import write_whole
from sctabletop.scenario.faults import Fault, KeyPath, key_text, visible
from sctabletop.scenario.files import SCENARIO_LIMIT, read_text
from sctabletop.scenario.positions import parse


def set_value(path: Path, key: KeyPath, value: str | float | bool) -> None:
    """Write a plain value in the place of another in a YAML file; comments, order and quotes elsewhere stay.

    Raises ScenarioError where the file cannot be read or has no plain value at that key; then nothing is written.
    """
    text = read_text(path, SCENARIO_LIMIT, str(path))
    if isinstance(text, Fault):
        raise ScenarioError(str(text), [str(text)])
    document = parse(text, str(path))
    if document.faults:
        raise ScenarioError(f"{path} cannot be changed: {document.faults[0]}", map(str, document.faults))
    where = visible(key_text(key))
    if key not in document.spans:
        raise ScenarioError(f"{path} has no plain value at {where or 'an empty key'}; check the key")
    start, end = document.spans[key]
    changed = text[:start] + json.dumps(value, ensure_ascii=False) + text[end:]
    again = parse(changed, str(path))
    # Text in block style ends where its indentation does; only what reads back as meant is written.
    if again.faults or again.get(*key) != value:
        raise ScenarioError(f"the value at {where} in {path} cannot be changed by itself; edit the file")
    write_whole(path, changed.encode("utf-8"))
