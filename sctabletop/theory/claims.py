"""Looking claims up by id, and reading citations."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from sctabletop.theory.card import Claim, ClaimId
from sctabletop.theory.catalogue import EVERY_CLAIM

HOW_TO_READ: Final = (
    "In what must hold, 'more X brings more Y' compares two worlds alike in state, orders and luck: the one with more "
    "X has strictly more Y, unless a named minimum, threshold, saturation or the end of a scale hides it. 'Nearly' "
    "means at most a tenth of the effect it is set against. A chance is judged on the probability recorded beside the "
    "draw, acceptance on appeal, a belief on its stated error and on its error over many worlds. Claims about whole "
    "strategies are judged over many worlds, in a named scenario, over a named span and by a named margin. The rule "
    "book is `reynolds` unless a card names another."
)

CLAIMS: Final[Mapping[ClaimId, Claim]] = MappingProxyType({card.id: card for card in EVERY_CLAIM})


class UnknownClaim(KeyError):
    """No claim has this id. ``wanted`` is what was asked for, ``nearest`` the ids most like it, best first."""

    def __init__(self, wanted: str) -> None:
        super().__init__(wanted)
        self.wanted = wanted
        self.nearest: tuple[ClaimId, ...] = _nearest(wanted)

    def __str__(self) -> str:
        # KeyError would print the bare key in quotes.
        return f"There is no claim {self.wanted!r}; the nearest are {', '.join(self.nearest)}."


def claim(wanted: str) -> Claim:
    """Return the claim of that id, written exactly as in the catalogue; raise UnknownClaim for anything else."""
    found = CLAIMS.get(ClaimId(wanted))
    if found is None:
        raise UnknownClaim(wanted)
    return found


@cache
def cite(citation: str) -> tuple[ClaimId, ...]:
    """Return the ids of a citation such as ``"D17 E8"``, in the order written and each once.

    Raises UnknownClaim at the first id that is not in the catalogue, ValueError when the citation names none.
    """
    ids = tuple(dict.fromkeys(claim(word).id for word in citation.split()))
    if not ids:
        raise ValueError("A citation must name at least one claim.")
    return ids


def _nearest(wanted: str) -> tuple[ClaimId, ...]:
    """Three ids most like the one wanted; the first card of each work when nothing is like it."""
    from difflib import get_close_matches  # only a mistake needs it, and start-up does not wait for it

    near = tuple(ClaimId(id_) for id_ in get_close_matches(wanted.strip().upper(), CLAIMS, n=3, cutoff=0.5))
    return near or tuple(card.id for card in EVERY_CLAIM if card.number == 1)
