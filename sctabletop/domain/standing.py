"""What a partner is to us by law: a word for each rung of the ladder. Without a treaty nobody is an ally (T9)."""

from typing import Final

from sctabletop.domain.state import Array

STANDINGS: Final = ("no agreement", "information partner", "host nation", "defence partner", "ally")
"""By legal rung: nothing in force, then an information, a status and a cooperation agreement, then the treaty."""
ALLY: Final = float(STANDINGS.index("ally"))
"""The rung of the treaty."""


def standing(rung: float) -> str:
    """The standing that a legal rung gives."""
    return STANDINGS[int(rung)]


def is_ally(rung: Array) -> Array:
    """Where a treaty is in force; what is kept for allies is refused elsewhere (T9, E15)."""
    ally: Array = rung >= ALLY
    return ally
