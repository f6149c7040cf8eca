"""The fields of one order, each looked at by itself: what msgspec checks of them, told with a place and a cure."""

import math
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from sctabletop.domain.orders import Order
from sctabletop.scenario.faults import KeyPath, few, pick, shown
from sctabletop.scenario.order_types import cure_for, item_of, stand_in, struct_of
from sctabletop.scenario.positions import Document

HEAD: Final = ("turn", "phase", "seat", "kind")
"""What every entry of an orders file has beside the order's own fields."""


def read_order(document: Document, path: KeyPath, item: dict[str, Any], shape: type[Order]) -> Order:
    """The order itself, from what an entry holds beside turn, phase and seat, with every fault of it recorded.

    What is missing or wrong has a stand-in, so that the names in the rest can still be checked; an order with a
    recorded fault is not to be given.
    """
    body = {key: value for key, value in item.items() if key not in HEAD}
    order: Order = _struct(document, path, body, shape, "order", f"order {item['kind']}")
    return order


def _struct(document: Document, path: KeyPath, body: dict[str, Any], shape: Any, what: str, kind: str = "") -> Any:
    fields = msgspec.structs.fields(shape)
    names = [f.encode_name for f in fields]
    for key in body:
        if key not in names:
            cure = pick(key, names) or (few(names) if names else "delete it")
            document.blame((*path, key), f"the {kind or what} has no such field", suggestion=cure, at_key=True)
    held = {}
    for field in fields:
        here = (*path, field.encode_name)
        if field.encode_name in body:
            held[field.name] = _value(document, here, body[field.encode_name], field)
        elif field.required:
            document.blame(here, f"the {what} lacks {field.encode_name}", suggestion="add it")
            held[field.name] = stand_in(field)
    return shape(**held)


def _value(document: Document, path: KeyPath, value: Any, field: msgspec.structs.FieldInfo) -> Any:
    """The value of one field, or a stand-in for it with its faults recorded."""
    before = len(document.faults)
    inner, item = struct_of(field.type), item_of(field.type)
    if inner is not None and isinstance(value, dict):
        return _struct(document, path, value, inner, field.encode_name)
    for here, number in _numbers(value, path):
        if not math.isfinite(number):
            document.blame(here, "must be a finite number", shown(number), cure_for(field.type))
    if item is not None and isinstance(value, list):
        for i, one in enumerate(value):
            _convert(document, (*path, i), one, item)
    if len(document.faults) == before:
        converted = _convert(document, path, value, field.type)
        if len(document.faults) == before:
            return converted
    return stand_in(field)


def _convert(document: Document, path: KeyPath, value: Any, kind: Any) -> Any:
    try:
        return msgspec.convert(value, type=kind)
    except msgspec.ValidationError as trouble:
        sentence = str(trouble).partition(" - at `$")[0]
        if "enum" in sentence:
            document.blame(path, "is not one of the words allowed here", shown(value), cure_for(kind, value))
        else:
            document.blame(path, _plain(sentence), shown(value), cure_for(kind))
    except RecursionError:
        document.blame(path, "is nested too deeply", suggestion=cure_for(kind))
    return None


def _numbers(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, float]]:
    if isinstance(value, float):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _numbers(inner, (*path, key))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from _numbers(inner, (*path, i))


def _plain(sentence: str) -> str:
    """What msgspec says, in the words of this project."""
    for theirs, ours in (
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
