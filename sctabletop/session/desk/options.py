"""What the people at this table chose beside the exercise itself: names, marking, clocks and seat PINs.

Kept in the save's ``meta``, outside every event, so no choice of wording changes a hash.
"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import msgspec

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import SeatId
from sctabletop.session.desk.plain import plain
from sctabletop.session.desk.words import Naming
from sctabletop.session.marking import MARKING
from sctabletop.session.ports import EventStore

META_KEY: Final = "options"

_SALT_BYTES: Final = 16
_COST: Final = 2**14
"""Of scrypt: a tenth of a second a try on a small laptop, so that a short PIN read out of a save is still some work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How this table plays. ``clocks`` are seconds a phase, 0 for none; ``pins`` hold salted hashes, never a PIN."""

    naming: Naming = Naming.DOD
    marking: str = MARKING
    clocks: Mapping[Phase, int] = field(default_factory=dict)
    pins: Mapping[SeatId, str] = field(default_factory=dict)

    def with_pin(self, seat: SeatId, pin: str) -> "Options":
        """The same with a seat's PIN set, or taken away by an empty text. Kept as salt and scrypt hash."""
        others = {s: kept for s, kept in self.pins.items() if s != seat}
        if not pin:
            return replace(self, pins=others)
        salt = secrets.token_bytes(_SALT_BYTES)
        return replace(self, pins={**others, seat: f"{salt.hex()}:{_hashed(pin, salt).hex()}"})

    def opens(self, seat: SeatId, pin: str) -> bool:
        """Whether this PIN opens the seat's curtain; any does where none is set, none where what is kept is damaged."""
        kept = self.pins.get(seat)
        if kept is None:
            return True
        salt, _, expected = kept.partition(":")
        try:
            found = _hashed(pin, bytes.fromhex(salt))
            return hmac.compare_digest(found, bytes.fromhex(expected))
        except ValueError:
            return False


def _hashed(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode("utf-8", "surrogatepass"), salt=salt, n=_COST, r=8, p=1)


class _Kept(msgspec.Struct, kw_only=True):
    """The options as they stand in the save."""

    naming: Naming = Naming.DOD
    marking: str = MARKING
    clocks: dict[Phase, int] = msgspec.field(default_factory=dict)
    pins: dict[str, str] = msgspec.field(default_factory=dict)


def load(store: EventStore) -> Options:
    """The options of a save; the defaults for one that has none or whose options cannot be read."""
    text = store.get_meta(META_KEY)
    if text is None:
        return Options()
    try:
        kept = msgspec.json.decode(text, type=_Kept)
    except (ValueError, RecursionError):
        return Options()
    return Options(
        naming=kept.naming,
        marking=kept.marking,
        clocks=kept.clocks,
        pins={SeatId(seat): pin for seat, pin in kept.pins.items()},
    )


def save(store: EventStore, options: Options) -> None:
    """Keep the options in the save. Raises SaveError."""
    kept = _Kept(
        naming=options.naming,
        marking=plain(options.marking),
        clocks=dict(options.clocks),
        pins={str(seat): pin for seat, pin in options.pins.items()},
    )
    store.set_meta(META_KEY, msgspec.json.encode(kept).decode("utf-8"))
