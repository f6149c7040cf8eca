"""What the type of an order's field says to whoever fills it wrongly: what to write, and what may stand in for it."""

from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec

from sctabletop.scenario.faults import few, pick


def cure_for(kind: Any, found: object = "") -> str:
    """What to write where a value of this type is wanted; for a word of a short list, the one nearest to ``found``."""
    plain, limits = _plain(kind)
    if isinstance(plain, type) and issubclass(plain, Enum):
        words = [str(word.value) for word in plain]
        return pick(found, words) or few(words)
    if isinstance(plain, type) and issubclass(plain, msgspec.Struct):
        return f"write {', '.join(f.encode_name for f in msgspec.structs.fields(plain))} below it"
    if get_origin(plain) is list:
        return "write it as [a, b] or with dashes"
    if plain is bool:
        return "write true or false"
    if plain is str:
        least, most = limits.get("min_length", 0), limits.get("max_length", 0)
        span = f"{least} to" if least else "at most"
        return f"write text of {span} {most:,} characters" if most else "write text, in quotes"
    what = "a whole number" if plain is int else "a number"
    return (
        f"write {what} from {limits['ge']:,g} to {limits['le']:,g}" if {"ge", "le"} <= set(limits) else f"write {what}"
    )


def struct_of(kind: Any) -> Any:
    """The record that a value of this type is, or None for another."""
    plain, _ = _plain(kind)
    return plain if isinstance(plain, type) and issubclass(plain, msgspec.Struct) else None


def item_of(kind: Any) -> Any:
    """The type of the entries of a list, or None for another type."""
    plain, _ = _plain(kind)
    return get_args(plain)[0] if get_origin(plain) is list else None


def stand_in(field: msgspec.structs.FieldInfo) -> Any:
    """A value of the field's type that names nothing: its default, or an empty one."""
    if field.default is not msgspec.NODEFAULT:
        return field.default
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    plain, _ = _plain(field.type)
    if get_origin(plain) is list:
        return []
    if issubclass(plain, Enum):
        return next(iter(plain))
    if issubclass(plain, msgspec.Struct):
        return plain(**{f.name: stand_in(f) for f in msgspec.structs.fields(plain)})
    return plain()


def _plain(kind: Any) -> tuple[Any, dict[str, Any]]:
    """The type without ``None`` beside it and without its limits, and the limits."""
    limits: dict[str, Any] = {}
    while get_origin(kind) in {Annotated, Union, UnionType}:
        if get_origin(kind) is Annotated:
            kind, *notes = get_args(kind)
            for note in notes:
                names = ("ge", "le", "min_length", "max_length")
                limits |= {n: v for n in names if (v := getattr(note, n, None)) is not None}
        else:
            kind = next(option for option in get_args(kind) if option is not NoneType)
    return kind, limits
