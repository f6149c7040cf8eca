"""The fields of one order: what msgspec checks of them, told in words with a place and a cure."""

import math
from collections.abc import Iterator
from enum import Enum
from typing import Any, Final

import msgspec

from sctabletop.domain.orders import Order
from sctabletop.scenario.faults import KeyPath, few, pick, shown
from sctabletop.scenario.positions import Document

HEAD: Final = ("turn", "phase", "seat", "kind")
"""What every entry of an orders file has beside the order's own fields."""


def read_order(document: Document, path: KeyPath, item: dict[str, Any], shape: type[Order]) -> Order | None:
    """The order itself, from what an entry holds beside turn, phase and seat; None with its faults recorded."""
    before = len(document.faults)
    names = [f.encode_name for f in msgspec.structs.fields(shape)]
    body = {key: value for key, value in item.items() if key not in HEAD}
    for key in body:
        if key not in names:
            cure = pick(key, names) or (few(names) if names else "delete it")
            document.blame((*path, key), f"the order {item['kind']} has no such field", suggestion=cure, at_key=True)
    for here, number in _numbers(body, path):
        if not math.isfinite(number):
            document.blame(here, "must be a finite number", shown(number))
    if len(document.faults) > before:
        return None
    try:
        return msgspec.convert({"kind": item["kind"], **body}, type=shape)
    except msgspec.ValidationError as trouble:
        _explain(document, path, shape, str(trouble))
    except RecursionError:
        document.blame(path, "is nested too deeply")
    return None


def _explain(document: Document, path: KeyPath, shape: type[Order], said: str) -> None:
    """Record what msgspec said of an order, at the field it said it of."""
    sentence, _, place = said.partition(" - at `$")
    here = _msgspec_path(path, place.removesuffix("`"))
    finding, value = _plain(sentence), document.get(*here)
    if "required field" in sentence:
        document.blame(here, finding, suggestion="add it")
    elif "unknown field" in sentence:
        document.blame(here, finding, suggestion=_cure(value, shape, here[len(path) :]))
    elif "enum" in sentence:
        finding = "is not one of the words allowed here"
        document.blame(here, finding, shown(value), _cure(value, shape, here[len(path) :]))
    else:
        document.blame(here, finding, shown(value))


def _numbers(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, float]]:
    if isinstance(value, float):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _numbers(inner, (*path, key))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from _numbers(inner, (*path, i))


def _msgspec_path(path: KeyPath, place: str) -> KeyPath:
    """``.indicator.threshold`` and ``.to[0]`` as a path below ``path``."""
    for part in place.replace("[", ".[").split("."):
        if part.startswith("["):
            digits = part.strip("[]")
            path = (*path, int(digits)) if digits.isdigit() else path
        elif part:
            path = (*path, part)
    return path


def _plain(sentence: str) -> str:
    """What msgspec says, in the words of this project."""
    for theirs, ours in (
        ("Object missing required field ", "the order lacks "),
        ("Object contains unknown field ", "there is no such field as "),
        ("Expected ", "must be "),
        (", got ", ", not "),
        ("`float`", "a number"),
        ("`int`", "a whole number"),
        ("`str`", "text"),
        ("`bool`", "true or false"),
        ("`array`", "a list"),
        ("`object`", "a mapping"),
        ("`null`", "nothing"),
        (" | nothing", " or nothing"),
        (" of length >= 1", ", not empty"),
        (" of length <= ", " no longer than "),
        (" >= ", " of at least "),
        (" <= ", " of at most "),
        (".0", ""),
    ):
        sentence = sentence.replace(theirs, ours)
    return sentence.replace("`", "")


def _cure(found: Any, shape: type[Order], inside: KeyPath) -> str:
    """The nearest word, for a word that is not on a short list or a mapping with a field that is not there."""
    kind: Any = shape
    for part in inside:
        kind = next((f.type for f in msgspec.structs.fields(kind) if f.encode_name == part), None)
        options = getattr(kind, "__args__", (kind,))
        kind = next((o for o in options if isinstance(o, type) and o is not type(None)), None)
        if kind is None:
            return ""
    if issubclass(kind, msgspec.Struct):
        names = [f.encode_name for f in msgspec.structs.fields(kind)]
        unknown = [key for key in found if key not in names] if isinstance(found, dict) else []
        return pick(unknown[0], names) or few(names) if unknown else ""
    return (pick(found, list(kind)) or few(kind)) if issubclass(kind, Enum) else ""
