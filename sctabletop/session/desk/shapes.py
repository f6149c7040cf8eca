"""The shape of every kind of order, read from its record: one leaf a field, with its bounds."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from msgspec import NODEFAULT, inspect

from sctabletop.domain.orders import ORDER_TYPES
from sctabletop.session.desk.fields import FieldKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One value of an order. ``part`` is the nested record it belongs to, where that record may be left out whole."""

    path: str
    kind: FieldKind
    words: type[StrEnum] | None = None
    """the vocabulary that the value is taken from"""
    low: float | None = None
    high: float | None = None
    shortest: int = 0
    longest: int = 2000
    required: bool = False
    default: Any = None
    part: str = ""


@cache
def leaves(kind: str) -> tuple[Leaf, ...]:
    """Every leaf of an order of this kind, in the order of its record. Raises KeyError for no such kind."""
    shape = inspect.type_info(ORDER_TYPES[kind])
    assert isinstance(shape, inspect.StructType)  # noqa: S101 - every order is a record
    return tuple(leaf for field in shape.fields for leaf in _of_field(field, "", ""))


def _of_field(field: inspect.Field, above: str, part: str) -> tuple[Leaf, ...]:
    path = f"{above}{field.encode_name}"
    shape, optional = _bare(field.type)
    if isinstance(shape, inspect.StructType):
        # Within a record that may be left out, its fields are required only once any of them is filled.
        whole = path if optional else part
        return tuple(leaf for inner in shape.fields for leaf in _of_field(inner, f"{path}.", whole))
    default = None if field.default is NODEFAULT or field.default == "" else field.default
    return (_leaf(shape, path, field.required, default, part),)


def _bare(shape: inspect.Type) -> tuple[inspect.Type, bool]:
    """The type without its None, and whether it had one."""
    if isinstance(shape, inspect.UnionType):
        (bare,) = (inner for inner in shape.types if not isinstance(inner, inspect.NoneType))
        return bare, True
    return shape, False


def _leaf(shape: inspect.Type, path: str, required: bool, default: Any, part: str) -> Leaf:
    def made(kind: FieldKind, **more: Any) -> Leaf:
        return Leaf(path=path, kind=kind, required=required, default=default, part=part, **more)

    match shape:
        case inspect.BoolType():
            return made(FieldKind.FLAG)
        case inspect.EnumType(cls=words):
            if isinstance(default, StrEnum):
                default = str(default)
            return made(FieldKind.CHOICE, words=words)
        case inspect.IntType(ge=low, le=high):
            return made(FieldKind.WHOLE, low=low, high=high)
        case inspect.FloatType(ge=low, le=high):
            return made(FieldKind.SHARE if (low, high) == (0.0, 1.0) else FieldKind.NUMBER, low=low, high=high)
        case inspect.ListType(item_type=inspect.StrType(max_length=longest)):
            names = longest == _NAME_LENGTH
            lengths = {"shortest": shape.min_length or 0, "high": shape.max_length, "longest": longest or 2000}
            return made(FieldKind.MANY if names else FieldKind.LINES, **lengths)
        case inspect.StrType(min_length=shortest, max_length=longest):
            return made(FieldKind.TEXT, shortest=shortest or 0, longest=longest or 2000)
        case _:
            raise TypeError(f"no form has a field for {path}: {shape}")


_NAME_LENGTH = 80
"""What tells a list of names from a list of texts (``domain.orders.Name``)."""
