"""The words of a reason: from its largest terms, and worded only here."""

from collections.abc import Mapping
from typing import Final

from sctabletop.domain.instruments import INSTRUMENTS
from sctabletop.players.scores import Reason, top_terms

_TERMS: Final[Mapping[str, str]] = {
    "abandonment": "it fears being left alone",
    "accepted": "both sides said yes",
    "agenda": "it stands on this year's agenda",
    "appeal": "the offer is worth its price at home",
    "approved": "the gates let it through",
    "bargain": "a bargain was missed",
    "cheap": "what is asked costs us little",
    "contact": "the partner has been left alone too long",
    "cost": "it takes most of the money for a partner that shows little",
    "crisis": "the hour of need is now",
    "danger": "the danger is great",
    "date": "the date of the plan is near or past",
    "dear": "what is asked would cost the heart of the bargain",
    "deeds": "there are deeds to show",
    "doubt": "too little is known",
    "engage": "people are seen in person or not at all",
    "first": "it stands first",
    "fit": "it answers the danger of the day",
    "follow_up": "what we gave should be put to use",
    "frame": "the street hears another story",
    "frame_us": "the street hears another story",
    "fuse": "our own estimates lie apart",
    "law": "law outlasts those who sign it",
    "loyal": "other suitors have lost their charm",
    "low": "the first steps are the lightest",
    "money": "there is money for it",
    "monitor": "nobody has looked where our equipment went",
    "need": "the need is large",
    "no_plan": "it serves no demand of the plan while others wait for the money",
    "openness": "an open country can bear a frank word",
    "owed": "it is owed or was asked for",
    "plan": "the plan asks for it",
    "price": "its price at home is too high",
    "promote": "State should be in the room before it is asked",
    "pull": "another suitor has an offer",
    "rank": "the partner stands high",
    "ready": "will and commitment are there to build on",
    "relief": "a disaster runs",
    "report": "others asked and we know",
    "shelter": "the guarantee is wide enough to stand under",
    "standing": "it stood high before",
    "strain": "its freedom already chafes",
    "street": "the public is restless",
    "taste": "it is the kind of work that this school trusts",
    "ties": "there are ties to build on",
    "trust": "of how far the two trust each other",
    "vet": "units should be known before they are armed",
    "will": "the will is there",
    "word": "a tripwire that is not pulled is no tripwire",
}
_PLAIN: Final = "nothing speaks against it"


def because(terms: Mapping[str, float], most: int = 2) -> str:
    """The largest terms as one clause, without "because"."""
    said = [_TERMS[name] for name, _ in top_terms(terms, most) if name in _TERMS]
    return " and ".join(dict.fromkeys(said)) or _PLAIN


def reason_text(reason: Reason, partners: tuple[str, ...]) -> str:
    """One sentence: what was decided about whom, because of what. ``partners`` are their names in order."""
    what = reason.kind.replace("_", " ")
    if reason.instrument is not None:
        what += f" {INSTRUMENTS[reason.instrument - 1].name.lower()}"
    if reason.partner is not None:
        what += f" ({partners[reason.partner]})"
    return f"{what[0].upper()}{what[1:]}, because {because(reason.terms)}."
