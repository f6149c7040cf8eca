"""What the people at this table chose beside the exercise itself: names, marking, clocks and seat PINs.

Kept in the save's ``meta``, outside every event, so no choice of wording changes a hash.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import SeatId
from sctabletop.session.desk.words import Naming
from sctabletop.session.marking import MARKING
from sctabletop.session.ports import EventStore

META_KEY: Final = "options"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How this table plays. ``clocks`` are seconds a phase, 0 for none; ``pins`` hold salted hashes, never a PIN."""

    naming: Naming = Naming.DOD
    marking: str = MARKING
    clocks: Mapping[Phase, int] = field(default_factory=dict)
    pins: Mapping[SeatId, str] = field(default_factory=dict)

    def with_pin(self, seat: SeatId, pin: str) -> "Options":
        """The same with a seat's PIN set, or taken away by an empty text. Kept as salt and scrypt hash."""
        raise NotImplementedError

    def opens(self, seat: SeatId, pin: str) -> bool:
        """Whether this PIN opens the seat's curtain; any does where none is set."""
        raise NotImplementedError


def load(store: EventStore) -> Options:
    """The options of a save; the defaults for one that has none or whose options cannot be read."""
    raise NotImplementedError


def save(store: EventStore, options: Options) -> None:
    """Keep the options in the save. Raises SaveError."""
    raise NotImplementedError
