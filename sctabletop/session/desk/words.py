"""How things are called on screens and paper: seats, phases, blocks, tracks, and the name of the department."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from sctabletop.domain.phases import Phase
from sctabletop.domain.scenario import Scenario
from sctabletop.domain.seats import CCMD, CONTROL, OSD, SDO, SeatId, partner_of
from sctabletop.domain.tracks import BY_NAME, US_BY_NAME


class Naming(StrEnum):
    """What the American department is called: by either of its names, or by none that points to a country."""

    DOD = "DoD"
    DOW = "DoW"
    GENERIC = "generic"


class Block(StrEnum):
    """The four blocks in which people go through a turn."""

    READ = "Read"
    PLAN = "Plan"
    TALK = "Talk"
    SIGN = "Sign and see"


BLOCK_OF: Final = {
    Phase.SITUATION: Block.READ,
    Phase.PLAN: Block.PLAN,
    Phase.CONCURRENCE: Block.PLAN,
    Phase.TALKS: Block.TALK,
    Phase.RESOLUTION: Block.SIGN,
}

_US: Final[dict[Naming, dict[SeatId, str]]] = {
    Naming.DOD: {OSD: "Office of the Secretary of Defense", CCMD: "Combatant command", SDO: "Senior defense official"},
    Naming.DOW: {OSD: "Office of the Secretary of War", CCMD: "Combatant command", SDO: "Senior defense official"},
    Naming.GENERIC: {OSD: "Defence ministry", CCMD: "Regional command", SDO: "Defence attaché"},
}


def seat_name(scenario: Scenario, seat: SeatId, naming: Naming = Naming.DOD) -> str:
    """A seat in words: a partner's seat is the name of the country."""
    partner = partner_of(seat)
    if partner is not None:
        return next((p.name for p in scenario.partners if p.id == partner), str(partner))
    return "Control" if seat == CONTROL else _US[naming][seat]


def partner_name(scenario: Scenario, partner: str) -> str:
    """A partner's name, or the id itself for what is none."""
    return next((p.name for p in scenario.partners if p.id == partner), partner)


_CALLED: Final = {
    "us_cost": "cost to the United States",
    "budget_t10": "Title 10 money",
    "budget_t22": "Title 22 money",
    "sdo_hours": "country team hours",
    "slots": "factory slots",
    "demand": "expected orders",
    "us_stock_days": "American stock days",
    "defence_budget": "defence budget",
    "asks": "requests to it",
    "granted": "requests granted",
    "entrapment": "entrapment risk",
    "people_organisation": "units and headquarters",
    "people_training": "training",
    "people_leadership": "leadership and education",
    "people_personnel": "manning and pay",
    "materiel_equipment": "equipment in use",
    "materiel_facilities": "bases and workshops",
    "institution_doctrine": "doctrine",
    "institution_policy": "defence policy",
}
"""Tracks whose id alone would not be understood."""


def plain(name: str) -> str:
    """An id as words: ``legal_rung`` is "legal rung"."""
    return _CALLED.get(name) or name.replace("_", " ")


def label(name: str) -> str:
    """An id as a label: "Legal rung"."""
    return capital(plain(name))


def capital(words: str) -> str:
    """The words with a capital letter in front."""
    return words[:1].upper() + words[1:]


def as_sentence(words: str) -> str:
    """The words with a capital letter in front and one full stop behind."""
    return f"{capital(words).rstrip('.')}."


def said_of(track: str, ours: bool = False) -> str:
    """What a track means, in a few words; empty for a name that is none."""
    known = (US_BY_NAME if ours else BY_NAME).get(track)
    return known.said if known else ""


def listed(words: Sequence[str]) -> str:
    """Words in a row, such as "a, b and c"; an empty text for nothing."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
