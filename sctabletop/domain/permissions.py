"""Seat × phase × order: one table of who may give which order when (T9, T12)."""

from typing import Final

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import Role

_OSD: Final = (
    "rank set_ceiling set_release set_sharing set_tone open_step end_programme answer_miss answer_gesture enforce "
    "press set_channel testify"
).split()
_BOTH: Final = "propose amend cancel engage report fuse promote_cooperation ask question frame vet monitor".split()
_CCMD: Final = [*_BOTH, "triage"]
_SDO: Final = [*_BOTH, "clear", "vouch", "relief", "carry_tone"]
_PARTNER: Final = "deed request gesture hedge mandate frame leak provoke".split()
_US_TABLE: Final = "offer accept withdraw agree".split()
_ANY: Final = "forecast message argue".split()

ALLOWED: Final[dict[tuple[Role, Phase], frozenset[str]]] = {
    (Role.OSD, Phase.PLAN): frozenset(_OSD),
    (Role.CCMD, Phase.PLAN): frozenset(_CCMD),
    (Role.SDO, Phase.PLAN): frozenset(_SDO),
    (Role.PARTNER, Phase.PLAN): frozenset(_PARTNER),
    (Role.OSD, Phase.CONCURRENCE): frozenset({"concur", "object", "override"}),
    (Role.CCMD, Phase.CONCURRENCE): frozenset({"concur", "object"}),
    (Role.SDO, Phase.CONCURRENCE): frozenset({"concur", "object"}),
    (Role.OSD, Phase.TALKS): frozenset(_US_TABLE),
    (Role.CCMD, Phase.TALKS): frozenset(_US_TABLE),
    (Role.SDO, Phase.TALKS): frozenset(_US_TABLE),
    (Role.PARTNER, Phase.TALKS): frozenset("accept counter defer decline agree contribute repudiate".split()),
    (Role.CONTROL, Phase.SITUATION): frozenset({"inject", "clear_hold", "answer"}),
    (Role.CONTROL, Phase.PLAN): frozenset({"answer", "clear_hold"}),
    (Role.CONTROL, Phase.CONCURRENCE): frozenset({"answer"}),
    (Role.CONTROL, Phase.TALKS): frozenset({"answer"}),
    (Role.CONTROL, Phase.RESOLUTION): frozenset({"adjust", "answer"}),
}


def allowed(role: Role, phase: Phase) -> frozenset[str]:
    """The kinds of order that a seat of this role may give in this phase."""
    free = () if role is Role.CONTROL or phase is Phase.RESOLUTION else _ANY
    return ALLOWED.get((role, phase), frozenset()).union(free)


def phases_of(kind: str) -> dict[Role, tuple[Phase, ...]]:
    """For each role that may ever give an order of this kind, the phases in which it may."""
    found = {role: tuple(p for p in Phase if kind in allowed(role, p)) for role in Role}
    return {role: phases for role, phases in found.items() if phases}
