"""YAML as plain values that know their line and column.

The node graph is walked instead of the constructed document, so that a key written twice, an anchor or a tag is one
fault among the others and does not stop the reading.
"""

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from sctabletop.scenario.faults import Fault, KeyPath, key_text, shown, visible
from sctabletop.scenario.plain_text import trouble_in

Place = tuple[int, int]
"""Line and column, from 1."""

_DEEPEST: Final = 12
_TAG: Final = "tag:yaml.org,2002:"
_MOST_BRACKETS: Final = 100
_BRACKETS: Final = re.compile(r"[\[\]{}]")
_NUMBERS: Final = re.compile(r"[-+]?(0o[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)\Z")
# The parser reports most trouble as YAMLError; broken input also reaches these.
_PARSER_TROUBLE: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
)


@dataclass(slots=True)
class Document:
    """A file as plain values, with the place of every value and every key, and the faults found so far."""

    file: str
    data: Any = None
    values: dict[KeyPath, Place] = field(default_factory=dict)
    keys: dict[KeyPath, Place] = field(default_factory=dict)
    spans: dict[KeyPath, tuple[int, int]] = field(default_factory=dict)
    """where the text of a plain value begins and ends, in characters from the start of the file"""
    faults: list[Fault] = field(default_factory=list)
    blamed: set[KeyPath] = field(default_factory=set)

    def blame(self, path: KeyPath, finding: str, found: str = "", suggestion: str = "", at_key: bool = False) -> None:
        """Record a fault at a value (or at its key). One path is blamed once: the first fault is the plainest."""
        if path in self.blamed:
            return
        self.blamed.add(path)
        line, column = self.place(path, at_key=at_key)
        self.faults.append(Fault(self.file, line, column, key_text(path), finding, found, suggestion))

    def place(self, path: KeyPath, at_key: bool = False) -> Place:
        """Where a value stands; where it is missing, the nearest thing around it that is there."""
        if at_key and path in self.keys:
            return self.keys[path]
        while path not in self.values and path:
            path = path[:-1]
        return self.values.get(path, (1, 1))

    def get(self, *path: str | int) -> Any:
        """The value at a path, or None where the file does not go so far."""
        value = self.data
        for part in path:
            if isinstance(value, dict):
                value = value.get(part)
            elif isinstance(value, list) and isinstance(part, int) and part < len(value):
                value = value[part]
            else:
                return None
        return value

    def mappings(self, *path: str | int) -> Iterator[tuple[KeyPath, dict[str, Any]]]:
        """Each mapping in the list at a path, with its own path; whatever else stands there is passed over."""
        found = self.get(*path)
        for i, item in enumerate(found if isinstance(found, list) else ()):
            if isinstance(item, dict):
                yield (*path, i), item

    def mapping(self, *path: str | int) -> dict[str, Any]:
        """The mapping at a path; empty where something else stands there."""
        found = self.get(*path)
        return found if isinstance(found, dict) else {}


def parse(text: str, file: str) -> Document:
    """Read YAML 1.2. A text that is no YAML gives a document without data and with one fault."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    document = Document(file)
    if _brackets(text) > _MOST_BRACKETS:
        document.faults.append(_no_yaml(file, 1, 1, "brackets are opened and not closed"))
        return document
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            node = YAML(typ="safe", pure=True).compose(text)
        if node is not None:
            document.data = _Walk(document).value(node, ())
    except MarkedYAMLError as trouble:
        mark = trouble.problem_mark or trouble.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = " ".join(str(trouble.problem or "unexpected text").split())
        document.faults.append(_no_yaml(file, line, column, visible(problem)))
    except YAMLError as trouble:
        position = getattr(trouble, "position", None)
        at = text[:position] if isinstance(position, int) else ""
        place = (at.count("\n") + 1, len(at) - (at.rfind("\n") + 1) + 1)
        document.faults.append(_no_yaml(file, *place, "a character that may not stand in a text file"))
    except _PARSER_TROUBLE:
        document.faults.append(_no_yaml(file, 1, 1, "nested or written in a way that cannot be followed"))
    return document


def _brackets(text: str) -> int:
    """The most brackets open at once, in prose or not: the parser takes seconds over a thousand of them."""
    depth = most = 0
    for bracket in _BRACKETS.findall(text):
        depth = depth + 1 if bracket in "[{" else max(depth - 1, 0)
        most = max(most, depth)
    return most


def _no_yaml(file: str, line: int, column: int, problem: str) -> Fault:
    return Fault(file, line, column, "", f"cannot be read as YAML: {problem}", suggestion="mend this place first")


class _Walk:
    """One pass over the node graph."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.visited: set[int] = set()

    def value(self, node: Any, path: KeyPath) -> Any:
        document = self.document
        document.values[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
        if node.anchor is not None:
            document.blame(path, "anchors and aliases are not read", suggestion="write the value out")
            if id(node) in self.visited:
                return None
            self.visited.add(id(node))
        if len(path) > _DEEPEST:
            document.blame(path, "is nested too deeply", suggestion="write it flatter")
            return None
        if node.id == "mapping":
            return self._mapping(node, path)
        if node.id == "sequence":
            return [self.value(item, (*path, i)) for i, item in enumerate(node.value)]
        return self._scalar(node, path)

    def _mapping(self, node: Any, path: KeyPath) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value if key_node.id == "scalar" else None
            place = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if not isinstance(key, str):
                self.document.blame(
                    path, "has a key that is not a plain word", suggestion="write a plain word before the colon"
                )
                continue
            here = (*path, key)
            if key in found:
                line, column = place
                first = self.document.keys[here][0]
                finding = f"the key is written twice, first in line {first}"
                self.document.faults.append(
                    Fault(self.document.file, line, column, key_text(here), finding, suggestion="keep one of them")
                )
                continue
            self.document.keys[here] = place
            found[key] = self.value(value_node, here)
            trouble = trouble_in(key)
            if trouble:
                self.document.blame(here, f"the key {trouble}", suggestion="delete it", at_key=True)
        return found

    def _scalar(self, node: Any, path: KeyPath) -> Any:
        self.document.spans[path] = (node.start_mark.index, node.end_mark.index)
        kind = str(node.tag).removeprefix(_TAG)
        text = str(node.value)
        if kind == "null":
            return None
        if kind == "bool":
            return text.lower() == "true"
        if kind == "int" and _NUMBERS.match(text):
            return _whole(text)
        if kind == "float":
            return _real(text)
        if kind not in {"str", "timestamp", "value", "merge", "int"}:
            self.document.blame(path, "tags are not read", shown(str(node.tag)), "leave the tag out")
        text = _joined(text)
        trouble = trouble_in(text)
        if trouble:
            self.document.blame(path, trouble, shown(text), "delete it")
        return text


def _whole(text: str) -> int | float | str:
    plain = text.replace("_", "")
    sign = -1 if plain.startswith("-") else 1
    digits = plain.lstrip("+-")
    if len(digits) > 300:
        return sign * float("inf")
    try:
        return sign * (int(digits, 0) if digits[:2] in {"0o", "0x"} else int(digits))
    except ValueError:
        return text


def _real(text: str) -> float | str:
    plain = text.replace("_", "").lower()
    for special in ("inf", "nan"):
        plain = plain.replace(f".{special}", special)
    try:
        return float(plain)
    except ValueError:
        return text


def _joined(text: str) -> str:
    """Text in which the two halves of a character, as JSON escapes write it, are one again."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    return text
