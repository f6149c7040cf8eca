"""From a form's values to the order they make, and back: what is wrong is told at its field, in one sentence."""

import math
from collections.abc import Iterable, Mapping
from typing import Any, Final

import msgspec

from sctabletop.domain.instruments import AUTHORITIES, INSTRUMENT_INDEX
from sctabletop.domain.orders import ORDER_TYPES, Order, PartnerOrder, kind_of
from sctabletop.domain.seats import SeatId, partner_of
from sctabletop.domain.tracks import ALIASES, TOPIC_INDEX
from sctabletop.session.desk.fields import FieldKind, Wrong
from sctabletop.session.desk.labels import field_words
from sctabletop.session.desk.making import needed
from sctabletop.session.desk.plain import plain
from sctabletop.session.desk.shapes import Leaf, leaves
from sctabletop.session.session import Session

_LEFT_OUT: Final = object()


def values_of(order: Order) -> dict[str, Any]:
    """A written order as form values, by path; nested records that it leaves out have none."""
    return dict(_flat(msgspec.to_builtins(order), ""))


def _flat(row: Mapping[str, Any], above: str) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name, value in row.items():
        if isinstance(value, Mapping):
            found += _flat(value, f"{above}{name}.")
        elif value is not None and (above or name != "kind"):
            found.append((f"{above}{name}", value))
    return found


def build(session: Session, seat: SeatId, kind: str, values: Mapping[str, Any]) -> Order | Wrong:
    """The order that these values make, or the first thing that is wrong with them. A partner's seat need not say
    which partner it is.
    """
    if kind not in ORDER_TYPES:
        return Wrong("", "There is no order of that kind.")
    shape = leaves(kind)
    stray = next((path for path in values if path not in {leaf.path for leaf in shape}), None)
    if stray is not None:
        return Wrong(str(stray), "This order has no such field.")
    given = {leaf.path: _bare(leaf, values.get(leaf.path)) for leaf in shape}
    own = partner_of(seat)
    if own is not None and issubclass(ORDER_TYPES[kind], PartnerOrder) and given["partner"] is _LEFT_OUT:
        given["partner"] = str(own)
    wrong = _missing(kind, shape, given)
    row: dict[str, Any] = {"kind": kind}
    for leaf in shape:
        if given[leaf.path] is _LEFT_OUT:
            continue
        try:
            _put(row, leaf.path, _named(session, kind, leaf, _value(leaf, given[leaf.path])))
        except ValueError as trouble:
            return Wrong(leaf.path, f"{field_words(kind, leaf.path)[0]}: {trouble}.")
    return wrong or _converted(kind, row)


def _bare(leaf: Leaf, value: Any) -> Any:
    """The value as it was typed, or that it was left out."""
    if value is None:
        return _LEFT_OUT
    value = plain(value)
    if leaf.kind is FieldKind.LINES and isinstance(value, str):
        value = value.splitlines()
    if isinstance(value, str) and not value.strip():
        return _LEFT_OUT
    if leaf.kind is FieldKind.LINES and isinstance(value, list):
        value = [line for line in value if not isinstance(line, str) or line.strip()]
    if isinstance(value, list) and not value and leaf.shortest > 0:
        return _LEFT_OUT
    return value


def _missing(kind: str, shape: tuple[Leaf, ...], given: Mapping[str, Any]) -> Wrong | None:
    """The first field that the order cannot do without and does not have."""
    begun = {leaf.part for leaf in shape if leaf.part and given[leaf.path] is not _LEFT_OUT}
    for leaf in shape:
        if given[leaf.path] is not _LEFT_OUT:
            continue
        label = field_words(kind, leaf.path)[0]
        if leaf.part in begun and leaf.required:
            return Wrong(leaf.path, f"{label}: fill it in, or leave empty what belongs with it.")
        if needed(kind, leaf):
            wanted = "choose one" if leaf.path in _CHOSEN else _WANTED.get(leaf.kind, "fill it in")
            return Wrong(leaf.path, f"{label}: {wanted}.")
    return None


_CHOSEN: Final = frozenset(
    "partner effect.partner effect.track track instrument seat inject authority assumption topic contact".split()
)
"""Fields that are no vocabularies of the game and still are chosen from a list."""
_WANTED: Final = {FieldKind.CHOICE: "choose one", FieldKind.MANY: "choose at least one", FieldKind.LINES: "give one"}


def _put(row: dict[str, Any], path: str, value: Any) -> None:
    *above, last = path.split(".")
    for name in above:
        row = row.setdefault(name, {})
    row[last] = value


def _value(leaf: Leaf, value: Any) -> Any:
    """The value as the order holds it. Raises ValueError with what is wanted."""
    match leaf.kind:
        case FieldKind.FLAG:
            if not isinstance(value, bool):
                raise ValueError("yes or no")
            return value
        case FieldKind.WHOLE | FieldKind.SHARE | FieldKind.NUMBER:
            return _number(leaf, value)
        case FieldKind.CHOICE:
            words = [str(word) for word in leaf.words or ()]
            if value not in words:
                raise ValueError(f"choose one of {', '.join(w.replace('_', ' ') for w in words)}")
            return value
        case FieldKind.TEXT:
            return _text(leaf, value)
        case FieldKind.MANY | FieldKind.LINES:
            return _texts(leaf, value)


def _named(session: Session, kind: str, leaf: Leaf, value: Any) -> Any:
    """The value, where it names something of this exercise or names nothing. Raises ValueError."""
    game = session.game
    match leaf.path:
        case "partner" | "effect.partner" | "partners":
            known: Iterable[str] = (*game.partners, "us") if kind == "adjust" else game.partners
        case "instrument":
            known = INSTRUMENT_INDEX
        case "assumption":
            known = game.assumptions
        case "to" | "seat":
            known = game.seats
        case "inject":
            known = game.injects
        case "authority":
            known = AUTHORITIES
        case "topic" | "indicator.track":
            known = (*TOPIC_INDEX, *ALIASES)
        case _:
            return value
    if all(name in known for name in (value if isinstance(value, list) else [value])):
        return value
    raise ValueError("choose from what there is")


def _text(leaf: Leaf, value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("words")
    if len(value) > leaf.longest:
        raise ValueError(f"at most {leaf.longest} characters; these are {len(value)}")
    return value


def _texts(leaf: Leaf, value: Any) -> list[str]:
    if not isinstance(value, list):
        raise ValueError("a list")
    if leaf.high is not None and len(value) > leaf.high:
        raise ValueError(f"at most {leaf.high:g}; these are {len(value)}")
    if leaf.kind is FieldKind.MANY and not all(isinstance(one, str) and one for one in value):
        raise ValueError("names from the list")
    return [_text(leaf, one) for one in value]


def _number(leaf: Leaf, value: Any) -> float:
    """A number within its bounds; typed ones may have a decimal comma, shares a percent sign."""
    number = _read(value) if isinstance(value, str) else value
    wanted = _wanted(leaf)
    if isinstance(number, bool) or not isinstance(number, (int, float)) or isnan(number):
        raise ValueError(wanted)
    if not (-math.inf if leaf.low is None else leaf.low) <= number <= (math.inf if leaf.high is None else leaf.high):
        raise ValueError(wanted)
    if leaf.kind is not FieldKind.WHOLE:
        return float(number)
    if number != int(number):
        raise ValueError(wanted)
    return int(number)


def isnan(number: Any) -> bool:
    """Whether a number is none; whole numbers may be larger than any float."""
    return isinstance(number, float) and math.isnan(number)


def _read(text: str) -> float | None:
    bare = text.replace("\N{MINUS SIGN}", "-").replace(",", ".").strip()
    percent = bare.endswith("%")
    try:
        number = float(bare.removesuffix("%"))
    except ValueError:
        return None
    return number / 100.0 if percent else number


def _wanted(leaf: Leaf) -> str:
    if leaf.kind is FieldKind.SHARE:
        return "a share between 0 and 100 %"
    kind = "a whole number" if leaf.kind is FieldKind.WHOLE else "a number"
    return kind if leaf.low is None or leaf.high is None else f"{kind} between {leaf.low:,.7g} and {leaf.high:,.7g}"


def _converted(kind: str, row: Mapping[str, Any]) -> Order | Wrong:
    try:
        order: Order = msgspec.convert(row, ORDER_TYPES[kind])
    except msgspec.ValidationError as trouble:
        sentence, _, where = str(trouble).partition(" - at `$.")
        return Wrong(where.rstrip("`"), f"{sentence.replace('`', '')}.")
    assert kind_of(order) == kind  # noqa: S101 - the row says so
    return order
