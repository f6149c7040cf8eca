"""``--seats``: who plays, read from ``all=ai,osd=ai:NAME,sdo=person``."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Final

from sctabletop.errors import UsageError

if TYPE_CHECKING:
    from sctabletop.domain.seats import SeatId
    from sctabletop.engine.game import Game

ALL: Final = "all"
AI: Final = "ai"
PERSON: Final = "person"


def parse(text: str | None) -> dict[str, str]:
    """Seat, or ``all``, to what was asked for it. Raises UsageError for what has another shape."""
    asked: dict[str, str] = {}
    for part in (text or "").split(","):
        name, sign, holder = (x.strip() for x in part.partition("="))
        if text is None or (not part.strip() and text.strip()):
            continue
        if not (sign and name and holder):
            raise UsageError(f"--seats: {part[:60]!r} is not SEAT=ai, SEAT=ai:NAME or SEAT=person")
        if name in asked:
            raise UsageError(f"--seats names {name[:60]!r} twice; keep one")
        asked[name] = holder
    return asked


def holders(game: "Game", asked: Mapping[str, str], scripted: "Collection[SeatId]") -> "dict[SeatId, str]":
    """Who holds each seat: ``person`` or the name of a computer player. Raises UsageError for what is not there.

    ``all=ai`` leaves seats with orders of their own to those orders; a seat that nobody named is a person's, who
    passes without orders, but for control, which is an ordinary computer's.
    """
    from sctabletop.domain.seats import CONTROL
    from sctabletop.players.policies import default_policy
    from sctabletop.scenario.faults import pick, shown

    for name in asked:
        if name != ALL and name not in game.seats:
            raise UsageError(f"--seats: there is no seat {shown(name)}; {pick(name, [*game.seats, ALL])}")
    if asked.get(ALL, AI) not in (AI, PERSON):
        raise UsageError("--seats: all is ai or person; name a computer player seat by seat")
    out: dict[SeatId, str] = {}
    for seat in game.seats:
        own = asked.get(seat)
        if own is not None and own != PERSON and seat in scripted and seat != CONTROL:
            raise UsageError(f"--seats gives {seat} to the computer and --orders has orders for it; choose one of them")
        if own is not None:
            out[seat] = _named(game, seat, own)
        else:
            out[seat] = str(default_policy(game, seat)) if _by_default(seat, asked, scripted) else PERSON
    return out


def _by_default(seat: "SeatId", asked: Mapping[str, str], scripted: "Collection[SeatId]") -> bool:
    """Whether the computer takes a seat that nobody named."""
    from sctabletop.domain.seats import CONTROL

    # An ordinary control only adds what is due, so a scripted one leaves it room.
    return asked.get(ALL, AI) == AI if seat == CONTROL else asked.get(ALL) == AI and seat not in scripted


def _named(game: "Game", seat: "SeatId", holder: str) -> str:
    from sctabletop.domain.seats import role_of
    from sctabletop.players.policies import allowed_policies, default_policy
    from sctabletop.scenario.faults import shown

    kind, colon, name = holder.partition(":")
    if kind == PERSON and not colon:
        return PERSON
    if kind != AI or (colon and not name):
        raise UsageError(f"--seats: {seat}={holder[:60]} is not ai, ai:NAME or person")
    known = [str(p) for p in allowed_policies(role_of(seat))]
    if colon and name not in known:
        raise UsageError(f"--seats: no computer player {shown(name)} can take {seat}; choose one of {', '.join(known)}")
    return name if colon else str(default_policy(game, seat))
