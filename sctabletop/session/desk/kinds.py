"""How each kind of order is called on the desk, under which heading it stands, and what it is for."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from sctabletop.domain.orders import ORDER_TYPES
from sctabletop.session.desk.shapes import leaves

INITIATIVES: Final = "Initiatives"
POSITIONS: Final = "Positions"
TABLE: Final = "The table"
STANCE: Final = "Washington's stance"
MEANS: Final = "Money and law"
PEOPLE: Final = "People"
KNOWING: Final = "What we know"
TEAM: Final = "The country team"
CABINET: Final = "The cabinet"
ABROAD: Final = "Abroad"
EVENTS: Final = "Events"
WORDS: Final = "Words"

_NAMED: Final[dict[str, tuple[str, str]]] = {
    "rank": ("Rank the partners", MEANS),
    "set_ceiling": ("Set a ceiling", MEANS),
    "open_step": ("Open the next legal step", MEANS),
    "testify": ("Testify to Congress", MEANS),
    "set_tone": ("Set the tone", STANCE),
    "set_release": ("Set release policy", STANCE),
    "set_sharing": ("Set sharing", STANCE),
    "press": ("Press for reform", STANCE),
    "answer_gesture": ("Answer a gesture", STANCE),
    "set_channel": ("Open or close the channel", STANCE),
    "propose": ("Propose an initiative", INITIATIVES),
    "amend": ("Amend an initiative", INITIATIVES),
    "cancel": ("Cancel an initiative", INITIATIVES),
    "end_programme": ("End a programme", INITIATIVES),
    "answer_miss": ("Answer a missed deliverable", INITIATIVES),
    "enforce": ("Enforce a tripwire", INITIATIVES),
    "clear": ("Clear an event", INITIATIVES),
    "vouch": ("Vouch for an initiative", INITIATIVES),
    "engage": ("See somebody", PEOPLE),
    "ask": ("Ask for a deed", PEOPLE),
    "carry_tone": ("Carry the tone", PEOPLE),
    "frame": ("Contest the story", PEOPLE),
    "question": ("Set a priority question", KNOWING),
    "report": ("Send up a report", KNOWING),
    "fuse": ("Bring estimates together", KNOWING),
    "triage": ("Weigh a plan assumption", KNOWING),
    "promote_cooperation": ("Hold an interagency review", TEAM),
    "monitor": ("Monitor end use", TEAM),
    "vet": ("Vet units", TEAM),
    "relief": ("Send relief", TEAM),
    "deed": ("Do a deed", CABINET),
    "mandate": ("Give the delegation its mandate", CABINET),
    "request": ("Write a letter of request", ABROAD),
    "gesture": ("Make a gesture of independence", ABROAD),
    "hedge": ("Hedge", ABROAD),
    "leak": ("Leak the terms", ABROAD),
    "provoke": ("Provoke the rival", ABROAD),
    "concur": ("Concur", POSITIONS),
    "object": ("Object", POSITIONS),
    "override": ("Override objections", POSITIONS),
    "offer": ("Make an offer", TABLE),
    "accept": ("Accept", TABLE),
    "counter": ("Counter", TABLE),
    "defer": ("Defer", TABLE),
    "decline": ("Decline", TABLE),
    "withdraw": ("Withdraw", TABLE),
    "agree": ("Sign the minutes", TABLE),
    "contribute": ("Contribute", TABLE),
    "repudiate": ("Repudiate the agreements", TABLE),
    "message": ("Write a message", WORDS),
    "forecast": ("State a forecast", WORDS),
    "argue": ("Argue for an act outside the rules", WORDS),
    "inject": ("Deliver an inject", EVENTS),
    "clear_hold": ("Lift a hold", EVENTS),
    "adjust": ("Adjust a stock", EVENTS),
    "answer": ("Answer a seat", WORDS),
}
"""kind -> label and heading, in the order in which forms stand on the desk."""

PLACE: Final = {kind: place for place, kind in enumerate(_NAMED)}

_ALSO: Final = {
    "propose": ("D28", "E1", "D18", "D9"),
    "amend": ("D28", "E1", "D18", "D9"),
    "adjust": ("D36",),
}
"""Claims that a form rests on beside those that the order's own words and vocabularies name."""

_CITED: Final = re.compile(r"\s*\(([A-Z]\d+(?:, [A-Z]\d+)*)\)")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of order in words."""

    label: str
    group: str
    help: str
    claims: tuple[str, ...]


@cache
def kind_words(kind: str) -> Kind:
    """The words of one kind: its help is what the order says of itself. Raises KeyError for no such kind."""
    label, group = _NAMED[kind]
    said = said_by(ORDER_TYPES[kind])
    cited = cited_by(ORDER_TYPES[kind])
    vocabularies = (leaf.words for leaf in leaves(kind) if leaf.words is not None)
    from_words = tuple(claim for words in vocabularies for claim in cited_by(words))
    return Kind(label, group, said, tuple(dict.fromkeys((*cited, *_ALSO.get(kind, ()), *from_words))))


def said_by(thing: type) -> str:
    """What a record or a vocabulary says of itself, without the claims it names."""
    return _CITED.sub("", " ".join((thing.__doc__ or "").split()))


def cited_by(thing: type) -> tuple[str, ...]:
    """The claims that it names."""
    return tuple(c for found in _CITED.findall(" ".join((thing.__doc__ or "").split())) for c in found.split(", "))
