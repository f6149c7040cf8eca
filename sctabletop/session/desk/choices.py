"""What there is to choose: the small vocabularies in words, instruments with what they take, deeds, tracks."""

from enum import StrEnum
from functools import cache
from typing import Final

from sctabletop.domain.deeds import DEED_FACTS, Deed, Pillar
from sctabletop.domain.instruments import AUTHORITIES, INSTRUMENTS, Authority, Instrument
from sctabletop.domain.tracks import GROUPS, PARTNER_TRACKS, READOUTS, STOCKS, TOPICS, US_TRACKS, Track
from sctabletop.session.desk.fields import Choice
from sctabletop.session.desk.words import capital, label

_WORDS: Final[dict[str, dict[str, str]]] = {
    "Release": {
        "none": "nothing is released",
        "case": "one case a turn is cleared",
        "exempt": "no clearance is needed and lead times are shorter; for allies, who have a treaty in force",
    },
    "Tone": {
        "quiet": "nothing is said",
        "warm": "kind words, which deeds must follow",
        "pledge": "a promise: it lifts the guarantee, and is broken when nothing is agreed within two turns",
        "rebuke": "blame in public",
    },
    "Carry": {
        "carry": "as Washington says it",
        "soften": "milder than Washington says it",
        "sharpen": "harder than Washington says it",
    },
    "MissAnswer": {
        "pause": "the programme waits until it is made good; so it is too where nothing is said",
        "waive": "let it pass",
        "renegotiate": "ask again, due in two turns",
    },
    "GestureAnswer": {"tolerate": "let it pass; so it is too where nothing is said", "punish": "make it felt"},
    "Channel": {"open": "the rival can be talked to", "closed": "no word passes"},
    "Testimony": {"evidence": "what was shown by deeds", "promise": "what is to come"},
    "Style": {
        "frank": "say how things stand, and learn as much",
        "demarche": "deliver a formal protest",
        "platitude": "say nothing that could be held against anybody",
    },
    "Hedge": {
        "none": "lean on nobody else",
        "rival_offer": "take what the rival offers",
        "third_supplier": "buy from a third country",
    },
    "Request": {"sale": "a letter of request that opens a sale", "guarantee": "ask to be covered"},
    "Mandate": {
        "listen": "it may listen and promise nothing",
        "limited": "it may say yes, and home may take it back",
        "full": "what it says holds",
    },
    "Tier": {
        "basic": "three quarters of the effect for six tenths of the money",
        "standard": "as the catalogue has it",
        "high": "a fifth more effect for seven tenths more money",
    },
    "Objective": {
        "access": "use of ports, fields and skies",
        "influence": "a say in what it decides",
        "capability": "what its forces can do",
        "capacity": "what its institutions can carry",
    },
    "CounterAsk": {
        "fewer_conditions": "one transformation less",
        "more_incentive": "a larger incentive",
        "smaller": "one size smaller",
        "no_deliverable": "without the deliverable",
    },
    "Importance": {
        "low": "the plan could bear its failing",
        "medium": "the plan would suffer",
        "high": "the plan stands on it",
        "write_off": "plan without it: final, and the planning anew takes hours",
    },
}
"""vocabulary -> word -> what it means."""

_CALLED: Final = {
    ("Release", "none"): "Nothing",
    ("Release", "case"): "Case by case",
    ("Release", "exempt"): "Exempt",
    ("Hedge", "none"): "Nobody else",
}
"""Words that say too little outside their vocabulary."""

_LAW: Final = {
    Authority.POLICY: "needs no programme law",
    Authority.TITLE10: "Title 10",
    Authority.TITLE22: "Title 22",
    Authority.SALE: "a sale, the partner's own money",
    Authority.AGREEMENT: "an agreement",
}
_PAYS: Final = {
    Pillar.STREET: "the street resents it",
    Pillar.ARMY: "the army resents it",
    Pillar.PALACE: "the palace resents it",
    Pillar.NOBODY: "nobody resents it",
}
_ORDINALS: Final = {
    1: ("small", "half a standard one for half the money"),
    2: ("medium", "as the catalogue has it"),
    3: ("large", "four tenths more effect for twice the money"),
}
_RUNGS: Final = {
    1: ("Inspiration", "show how it can be done"),
    2: ("Instigation", "help those at home who want it"),
    3: ("Intervention", "demand it; the dearest, and dearer still where a rung is skipped"),
}


@cache
def vocabulary(words: type[StrEnum]) -> tuple[Choice, ...]:
    """The words of a small vocabulary, each with its meaning."""
    if words is Deed:
        return deeds()
    means = _WORDS[words.__name__]
    return tuple(
        Choice(str(word), _CALLED.get((words.__name__, str(word))) or label(str(word)), means[str(word)])
        for word in words
    )


@cache
def deeds() -> tuple[Choice, ...]:
    """Every deed with its price at home."""
    return tuple(
        Choice(
            str(f.deed),
            capital(f.said),
            f"price at home {f.price:.2f}; {_PAYS[f.pillar]}" if f.price else "costs nothing, and says little",
        )
        for f in DEED_FACTS.values()
    )


@cache
def instruments() -> tuple[Choice, ...]:
    """The whole catalogue, each with what it is for and what it takes."""
    return tuple(instrument(i) for i in INSTRUMENTS)


def instrument(one: Instrument) -> Choice:
    """One instrument: its job, and money, hours, time and price at home."""
    lead = "works at once" if one.lead == 0 else f"first effect after {one.lead} turn{'' if one.lead == 1 else 's'}"
    needs = f"{one.job}; {one.cost:g} million USD for a medium, standard one, {one.hours:g} hours a turn, {lead}"
    return Choice(str(one.id), one.name, f"{needs}, price at home {one.price:.2f}; {_LAW[one.authority]}")


@cache
def topics() -> tuple[Choice, ...]:
    """What seats hold beliefs about, each with what it means."""
    return tuple(Choice(t.name, label(t.name), t.said) for t in TOPICS)


@cache
def stocks() -> tuple[Choice, ...]:
    """What an argued action may move."""
    return tuple(Choice(t.name, label(t.name), t.said) for t in STOCKS)


@cache
def movable(partners: tuple[str, ...]) -> tuple[Choice, ...]:
    """What control may adjust: the partners' tracks and groups, and ours where the partner is ``us``."""
    columns = {name for names in GROUPS.values() for name in names}
    groups = tuple(t for t in READOUTS if t.name in GROUPS)
    theirs = (*groups, *(t for t in PARTNER_TRACKS if t.name not in columns))
    theirs = (*theirs, *(t for t in PARTNER_TRACKS if t.name in columns))
    return (*(_track(t, partners) for t in theirs), *(_track(t, ("us",)) for t in US_TRACKS))


def _track(track: Track, where: tuple[str, ...]) -> Choice:
    return Choice(track.name, label(track.name), track.said, where)


@cache
def authorities() -> tuple[Choice, ...]:
    """The laws that can be on hold."""
    return tuple(Choice(str(a), label(str(a)), _LAW[a]) for a in AUTHORITIES)


def numbered(path: str) -> tuple[Choice, ...]:
    """Whole numbers that have names: sizes and rungs of pressure; nothing for a field that is only a number."""
    named = {"size": _ORDINALS, "rung": _RUNGS}.get(path, {})
    return tuple(Choice(number, label(word), said) for number, (word, said) in named.items())
