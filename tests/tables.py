"""The tables of docs/model.md, made from the data they describe; ``python -m tests.tables`` puts them in place."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from sctabletop.domain.deeds import DEED_FACTS
from sctabletop.domain.gates import GATES
from sctabletop.domain.instruments import INSTRUMENTS, Instrument
from sctabletop.domain.tracks import BY_NAME as TRACKS
from sctabletop.domain.tracks import READOUTS, TRAITS, US_BY_NAME, Track
from sctabletop.rules.hazards import HAZARDS
from sctabletop.rules.readouts import FACTORS
from sctabletop.rules.sequence import PARTNER_RULES, US_RULES
from tests.layers.tree import CHECKOUT

MODEL: Final = CHECKOUT / "docs" / "model.md"

_ASKED: Final = (
    ("letter", "letter"),
    ("state_concurs", "State"),
    ("congress", "Congress"),
    ("release", "release"),
    ("vetting", "vetting"),
    ("clearance", "clearance"),
)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _said(name: str) -> str:
    return name.replace("_", " ")


def _number(value: float) -> str:
    return f"{value:g}"


def _tracks(tracks: Iterable[Track]) -> str:
    rows = [[f"`{t.name}`", t.said, t.known.value, str(t.collector or "–"), t.claims] for t in tracks]
    return _table(["track", "what it is", "known to", "collected by", "claims"], rows)


def traits() -> str:
    """Every trait."""
    return _tracks(TRAITS)


def stocks() -> str:
    """Every stock, counter and account that a rule moves, with the terms that move it."""
    rows = []
    for ours, rules in ((False, PARTNER_RULES), (True, US_RULES)):
        for rule in rules:
            terms = ", ".join(f"{_said(term)} ({' '.join(claims)})" for term, claims in rule.claims.items())
            track = US_BY_NAME[rule.target] if ours else TRACKS[rule.target]
            rows.append([f"`{'us.' if ours else ''}{rule.target}`", track.said, terms])
    return _table(["track", "what it is", "its terms, in order, with their claims"], rows)


def readouts() -> str:
    """Every readout with what it is made of."""
    rows = [[f"`{t.name}`", t.said, ", ".join(f"`{f}`" for f in FACTORS[t.name]), t.claims] for t in READOUTS]
    return _table(["readout", "what it is", "made of", "claims"], rows)


def _gates(one: Instrument) -> str:
    named = [word for field, word in _ASKED if getattr(one, field)]
    if one.rung:
        named.insert(0, f"rung {one.rung}")
    if one.ladder:
        named.insert(0, f"step open to rung {one.ladder}")
    return ", ".join(named) or "–"


def instruments() -> str:
    """Every instrument."""
    rows = [
        [
            f"`{i.id}`",
            i.job,
            i.needs,
            i.authority.value,
            f"{i.lead} + {i.lasts}",
            _number(i.cost),
            _number(i.hours),
            _number(i.slots),
            f"{_number(i.price)} / {_number(i.burden)}",
            " ".join(sorted(i.suits)),
            _gates(i),
            i.claims,
        ]
        for i in INSTRUMENTS
    ]
    head = "instrument,its job,it needs,authority,turns,M$,hours,slots,price / burden,suits,also asked,claims"
    return _table(head.split(","), rows)


def gates() -> str:
    """Every gate."""
    rows = [[f"`{g.id}`", g.stage.value, g.holder, g.reason, g.cure, g.law, g.claims] for g in GATES.values()]
    return _table(["gate", "stage", "who holds it", "it says no when", "cure", "law label", "claims"], rows)


def deeds() -> str:
    """Every deed."""
    rows = [
        [f"`{d.deed}`", d.said, d.pillar.value, _number(d.price), _number(d.visible), d.claims]
        for d in DEED_FACTS.values()
    ]
    return _table(["deed", "what it is", "who minds", "price", "seen", "claims"], rows)


def hazards() -> str:
    """Every hazard with the terms of its chance."""
    rows = []
    for rule in HAZARDS:
        terms = ", ".join(f"{_said(term)} ({' '.join(claims)})" for term, claims in rule.claims.items())
        said = (rule.function.__doc__ or "").split("\n", maxsplit=1)[0]
        rows.append([f"`{rule.target}`", said, terms])
    return _table(["hazard", "what it is", "terms of its chance, with their claims"], rows)


TABLES: Final[dict[str, Callable[[], str]]] = {
    "traits": traits,
    "stocks": stocks,
    "readouts": readouts,
    "instruments": instruments,
    "gates": gates,
    "deeds": deeds,
    "hazards": hazards,
}


def filled(text: str) -> str:
    """The text with every table between its two marks made anew."""
    for name, make in TABLES.items():
        begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
        before, mark, rest = text.partition(begin)
        _, other, after = rest.partition(end)
        if not (mark and other):
            raise ValueError(f"there is no place for the table of {name}")
        text = f"{before}{begin}{make()}\n{end}{after}"
    return text


if __name__ == "__main__":
    MODEL.write_text(filled(MODEL.read_text(encoding="utf-8")), encoding="utf-8")
