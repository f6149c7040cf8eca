"""What people typed, made fit to keep: whole characters, numbers that are numbers, lists and mappings."""

import math
from collections.abc import Mapping
from typing import Any


def plain(value: Any) -> Any:
    """The value as JSON can carry it: whole characters, finite numbers (else None), keys as text, anything else as its
    text.
    """
    match value:
        case None | bool() | int():
            return value
        case float():
            return value if math.isfinite(value) else None
        case str():
            # Half a surrogate pair is no text; half an emoji can come out of a clipboard.
            return str(value).encode("utf-8", "replace").decode("utf-8")
        case Mapping():
            return {plain(str(key)): plain(inner) for key, inner in value.items()}
        case list() | tuple() | set() | frozenset():
            return [plain(inner) for inner in value]
        case _:
            return plain(str(value))
