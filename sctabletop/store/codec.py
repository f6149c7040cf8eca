"""Events to rows and back: canonical JSON, and the hash that ties each event to all before it."""

import hashlib
import math
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from sctabletop.domain.events import VERSIONS, Event
from sctabletop.domain.ids import Hash
from sctabletop.domain.seats import SeatId

ROOT: Final = Hash("")
"""What stands for the parent's hash at the first event."""

AUDIENCE: Final = "audience"
"""The key under which the body carries who may read it, so that the hash covers that too."""

_encoder: Final = msgspec.json.Encoder(order="deterministic")
_decoder: Final = msgspec.json.Decoder()


def canonical(body: Mapping[str, Any]) -> str:
    """The one JSON text of a body: keys sorted, no blanks, text as it is, every float back to the same bits.

    Tuples come back as lists. Raises ValueError where the body holds a number or a text that JSON cannot carry, or a
    key that is not a text, and says where.
    """
    try:
        text = _encoder.encode(body).decode()
    except (TypeError, UnicodeEncodeError) as error:
        raise ValueError(f"a body is plain numbers, words, lists and mappings: {error}") from error
    # The encoder writes null for NaN and infinity. Only a text with a null in it is worth the walk.
    if "null" in text:
        _refuse_unreal(body, "body")
    return text


def parse(text: str) -> dict[str, Any]:
    """The mapping that a canonical text holds. Raises ValueError for any other text."""
    found = _decoder.decode(text)
    if not isinstance(found, dict):
        raise ValueError(f"a body is a mapping, not {type(found).__name__}")
    return found


def encoded(event: Event) -> tuple[str, int, str]:
    """The tag, version and canonical body text of a row, the audience inside the body.

    Raises ValueError for an event of another version than this program writes.
    """
    if AUDIENCE in event.body:
        raise ValueError(f"the body of {event.tag} may not have a key {AUDIENCE!r} of its own")
    if event.version != VERSIONS[event.tag]:
        raise ValueError(f"{event.tag} is written at version {VERSIONS[event.tag]}, not {event.version}")
    return event.tag.value, event.version, canonical({**event.body, AUDIENCE: event.audience})


def audience_of(body: dict[str, Any]) -> tuple[SeatId, ...]:
    """The audience, taken out of the body that carried it."""
    return tuple(SeatId(seat) for seat in body.pop(AUDIENCE))


def event_hash(parent: Hash, tag: str, version: int, body: str) -> Hash:
    """SHA-256, in hex, over the parent's hash, tag, version and body text, each on a line of its own."""
    return digest(parent.encode(), tag.encode(), version, body.encode())


def digest(parent: bytes, tag: bytes, version: int, body: bytes) -> Hash:
    """The same over bytes, for rows that may be damaged."""
    # A canonical body has no line break and begins with a brace, so no two different rows share these bytes.
    return Hash(hashlib.sha256(b"%b\n%b\n%b\n%b" % (parent, tag, str(version).encode(), body)).hexdigest())


def _refuse_unreal(value: object, where: str) -> None:
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"{where} is {value}, which JSON cannot carry")
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            _refuse_unreal(inner, f"{where}.{key}")
    elif isinstance(value, (list, tuple, set, frozenset)):
        for index, inner in enumerate(value):
            _refuse_unreal(inner, f"{where}[{index}]")
