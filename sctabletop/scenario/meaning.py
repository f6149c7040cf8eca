"""What ``scenario.yaml`` must mean beyond its shape: names that exist, values in range, relations that hold.

The checks read the raw document, so that they run beside the shape faults and everything wrong is told at once. They
pass over what has the wrong shape: that is told already.
"""

from collections.abc import Iterator
from keyword import iskeyword
from typing import Any, Final

from sctabletop.domain.aims import Aim
from sctabletop.domain.initiative import SLOTS
from sctabletop.domain.instruments import INSTRUMENT_INDEX
from sctabletop.domain.seats import US_SEATS
from sctabletop.scenario.faults import KeyPath, pick, shown
from sctabletop.scenario.positions import Document
from sctabletop.scenario.schema import MOST_TURNS
from sctabletop.scenario.stocks import check_stocks, check_traits, check_us_stocks
from sctabletop.scenario.vocabulary import Trouble, Vocabulary, read_condition, troubles_in

RESERVED: Final = frozenset({"us", "turn", "fired", "stage"})


def ids_of(document: Document, *path: str) -> tuple[str, ...]:
    """The ids in a list of mappings, as far as they are text."""
    ids = (item.get("id") for _, item in document.mappings(*path))
    return tuple(i for i in ids if isinstance(i, str) and i)


def turns_of(document: Document) -> int:
    """The number of turns; the most there may be where the file does not say."""
    turns = document.get("turns")
    ordinary = isinstance(turns, int) and not isinstance(turns, bool) and 1 <= turns <= MOST_TURNS
    return turns if ordinary else MOST_TURNS


def check_meaning(document: Document, words: Vocabulary) -> None:
    """Record every fault of meaning in the document."""
    _check_ids(document, "partners")
    _check_ids(document, "assumptions")
    check_us_stocks(document, ("us", "stocks"))
    for path, partner in document.mappings("partners"):
        _check_partner(document, path, partner, words)
    for path, assumption in document.mappings("assumptions"):
        _check_assumption(document, path, assumption, words)
    _check_openings(document, words)
    for path, text in _conditions(document):
        check_condition(document, path, text, words)


def check_condition(document: Document, path: KeyPath, text: str, words: Vocabulary) -> None:
    """Record what is wrong with a condition, if anything."""
    condition = read_condition(text)
    troubles = [condition] if isinstance(condition, Trouble) else troubles_in(condition, words)
    for trouble in troubles[:1]:
        document.blame(path, trouble.finding, trouble.found, trouble.suggestion)


def _check_ids(document: Document, *path: str) -> None:
    first: dict[str, KeyPath] = {}
    for here, item in document.mappings(*path):
        name = item.get("id")
        if not isinstance(name, str):
            continue
        if name in first:
            line = document.place((*first[name], "id"))[0]
            document.blame((*here, "id"), f"this id is taken already in line {line}", shown(name), "choose another")
        first.setdefault(name, here)


def _check_partner(document: Document, path: KeyPath, partner: dict[str, Any], words: Vocabulary) -> None:
    name = partner.get("id")
    if isinstance(name, str) and (name in RESERVED or iskeyword(name)):
        document.blame((*path, "id"), "is a word of the language of conditions", shown(name), "choose another")
    check_traits(document, (*path, "traits"))
    check_stocks(document, (*path, "stocks"))
    aims = partner.get("aims")
    known = isinstance(aims, list) and all(isinstance(a, str) and a in set(Aim) for a in aims)
    if known and sorted(partner["aims"]) != sorted(Aim):
        here, found = (*path, "aims"), shown(", ".join(partner["aims"]))
        document.blame(here, f"must hold {', '.join(Aim)}, each once", found, "add what is missing, keep one of each")
    _check_neighbours(document, path, partner, words)


def _check_neighbours(document: Document, path: KeyPath, partner: dict[str, Any], words: Vocabulary) -> None:
    own, listed = partner.get("id"), partner.get("neighbours")
    others = [p for p in words.partners if p != own]
    if not isinstance(listed, list):
        return
    back: dict[Any, Any] = {}
    for _, other in document.mappings("partners"):
        if isinstance(other.get("id"), str) and isinstance(other.get("neighbours", []), list):
            back[other["id"]] = other.get("neighbours", [])
    for i, name in enumerate(listed):
        here = (*path, "neighbours", i)
        if not isinstance(name, str):
            continue
        if name == own:
            document.blame(here, "a partner is not its own neighbour", shown(name), "delete it")
        elif name not in others:
            document.blame(here, "names an unknown partner", shown(name), pick(name, others) or "delete it")
        elif name in listed[:i]:
            document.blame(here, "is listed twice", shown(name), "keep one")
        elif isinstance(own, str) and own not in back.get(name, (own,)):
            document.blame(here, f"{name} does not name {own} as its neighbour", suggestion="name both or neither")


def _check_assumption(document: Document, path: KeyPath, item: dict[str, Any], words: Vocabulary) -> None:
    _check_name(document, (*path, "partner"), item.get("partner"), "partner", words.partners)
    window = item.get("window")
    turns = [t for t in window if isinstance(t, int)] if isinstance(window, list) else []
    if len(turns) == 2 and turns[0] > turns[1]:
        document.blame((*path, "window"), "must begin before it ends", shown(", ".join(map(str, turns))), "swap them")
    for i, turn in enumerate(turns):
        _check_turn(document, (*path, "window", i), turn, words)
    _check_turn(document, (*path, "need_by"), item.get("need_by"), words)


def _check_turn(document: Document, path: KeyPath, turn: Any, words: Vocabulary) -> None:
    if isinstance(turn, int) and not isinstance(turn, bool) and not 1 <= turn <= words.turns:
        document.blame(path, f"must be a turn from 1 to {words.turns}", shown(turn), "change it, or turns")


def _check_name(document: Document, path: KeyPath, name: Any, kind: str, names: tuple[str, ...]) -> None:
    if isinstance(name, str) and name not in names:
        document.blame(path, f"names an unknown {kind}", shown(name), pick(name, names) or "delete it")


def _check_openings(document: Document, words: Vocabulary) -> None:
    seen: set[tuple[Any, Any]] = set()
    for path, item in document.mappings("openings"):
        partner, instrument = item.get("partner"), item.get("instrument")
        _check_name(document, (*path, "partner"), partner, "partner", words.partners)
        _check_name(document, (*path, "instrument"), instrument, "instrument", tuple(INSTRUMENT_INDEX))
        if not isinstance(partner, str) or not isinstance(instrument, str):
            continue
        if (partner, instrument) in seen:
            document.blame(path, "the same instrument runs twice with this partner", suggestion="keep one")
        seen.add((partner, instrument))
        if sum(p == partner for p, _ in seen) > SLOTS:
            document.blame(
                path, f"is more than the {SLOTS} initiatives a partner has room for", suggestion="delete one"
            )


def _conditions(document: Document) -> Iterator[tuple[KeyPath, str]]:
    """Every condition in the file that is text, with its path."""
    places: list[KeyPath] = [("us", "charters", seat) for seat in US_SEATS]
    places += [(*path, "charter") for path, _ in document.mappings("partners")]
    for place in places:
        for path, _ in document.mappings(*place):
            yield from _texts(document, path, "kept", "partly")
    for partner, _ in document.mappings("partners"):
        for path, _ in document.mappings(*partner, "red_lines"):
            yield from _texts(document, path, "condition")
    for path, _ in document.mappings("assumptions"):
        yield from _texts(document, path, "condition")


def _texts(document: Document, path: KeyPath, *keys: str) -> Iterator[tuple[KeyPath, str]]:
    for key in keys:
        text = document.get(*path, key)
        if isinstance(text, str) and text:
            yield (*path, key), text
