"""Standing facts that are news to a seat as they set in: gestures, letters of request, hedges, calls, another tone."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sctabletop.domain.deeds import DEEDS
from sctabletop.domain.scenario import Scenario
from sctabletop.domain.seats import partner_of
from sctabletop.domain.words import Tone
from sctabletop.session.desk.mail import Letter, LetterKind
from sctabletop.session.desk.names import deed_said
from sctabletop.session.desk.sight_of_turns import Seen
from sctabletop.session.desk.words import partner_name

WASHINGTON: Final = "Washington"
Found = Iterator[tuple[int, Letter]]
"""Letters with their weights."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fact:
    """A standing fact that is news as it sets in: at ``value``, or above nothing where that is None."""

    memo: str
    value: float | None = None
    kind: LetterKind
    weight: int
    title: str
    text: str
    claims: str
    cure: str = ""
    own: bool | None = None
    """read by the partner alone, by our side alone, or by both"""


_FACTS: Final = (
    _Fact(
        memo="coup",
        kind=LetterKind.NEWS,
        weight=0,
        title="A coup in {name}",
        text="Others govern there now.",
        claims="D27",
    ),
    _Fact(
        memo="gesture_open",
        kind=LetterKind.DEED,
        weight=1,
        own=False,
        title="{name} makes a gesture of independence",
        text="It waits for an answer.",
        claims="D30",
        cure="OSD: tolerate or punish; silence tolerates",
    ),
    _Fact(
        memo="act_provoked",
        kind=LetterKind.DEED,
        weight=1,
        own=False,
        title="{name} provoked its rival",
        text="It did so from under our guarantee.",
        claims="S6 D1",
    ),
    _Fact(
        memo="act_leaked",
        kind=LetterKind.NEWS,
        weight=2,
        own=False,
        title="Terms of our talks with {name} are in the papers",
        text="They were leaked.",
        claims="E14",
    ),
    _Fact(
        memo="letter_sale",
        kind=LetterKind.MESSAGE,
        weight=1,
        own=False,
        title="Letter of request from {name}",
        text="It asks to buy. A sale can be proposed now.",
        claims="E5",
    ),
    _Fact(
        memo="letter_guarantee",
        kind=LetterKind.MESSAGE,
        weight=1,
        own=False,
        title="Letter of request from {name}",
        text="It asks for a guarantee.",
        claims="D29 D2",
    ),
    _Fact(
        memo="hedge",
        value=1.0,
        kind=LetterKind.DEED,
        weight=2,
        own=False,
        title="{name} takes up a rival's offer",
        text="It stands until the government takes another course.",
        claims="D17 E10",
    ),
    _Fact(
        memo="hedge",
        value=2.0,
        kind=LetterKind.DEED,
        weight=4,
        own=False,
        title="{name} buys from a third supplier",
        text="It stands until the government takes another course.",
        claims="E10",
    ),
    _Fact(
        memo="contingency",
        kind=LetterKind.INJECT,
        weight=0,
        own=True,
        title="A contingency has come, and Washington counts on us",
        text="In the talks we say what share of the possible we bring.",
        claims="E9 T15",
        cure="you: contribute, in the talks",
    ),
    _Fact(
        memo="contingency",
        kind=LetterKind.ASSUMPTION,
        weight=0,
        own=False,
        title="A contingency has come: the plan counts on {name}",
        text="In the talks it says what it brings.",
        claims="E9 T15",
    ),
)


def facts(scenario: Scenario, before: Seen, after: Seen, turn: int) -> Found:
    """Weight and letter for every standing fact that is news between two moments."""
    own = partner_of(after.seat) is not None
    for place, partner in enumerate(after.partners):
        name = partner_name(scenario, partner)
        for fact in _FACTS:
            if fact.own is not None and fact.own is not own:
                continue
            old, new = float(before.memo[fact.memo][place]), float(after.memo[fact.memo][place])
            if new != old and (new == fact.value if fact.value is not None else new > 0.0 >= old):
                yield (
                    fact.weight,
                    Letter(
                        kind=fact.kind,
                        turn=turn,
                        title=fact.title.format(name=name),
                        text=fact.text,
                        sender="" if own else name,
                        claims=tuple(fact.claims.split()),
                        cure=fact.cure,
                    ),
                )
        asked, asked_before = (int(x.memo["asked_deed"][place]) for x in (after, before))
        if own and asked and asked != asked_before:
            yield (
                1,
                Letter(
                    kind=LetterKind.MESSAGE,
                    turn=turn,
                    title=f"Washington asks us to {deed_said(DEEDS[asked - 1])}",
                    text="Whether we do is for the cabinet to say.",
                    sender=WASHINGTON,
                    claims=("T3",),
                ),
            )


_TONES: Final = {
    Tone.QUIET: "Washington has gone quiet toward us.",
    Tone.WARM: "Washington speaks warmly of us. Words are cheap until something follows.",
    Tone.PLEDGE: "Washington pledges to stand by us. A pledge is broken when nothing is agreed within two turns.",
    Tone.REBUKE: "Washington rebukes us.",
}


def tone(before: Seen, after: Seen, turn: int) -> Found:
    """Weight and letter for how Washington speaks to a partner, where that changed (E13)."""
    if after.view is None or before.view is None or after.view.own is None:
        return
    old, new = (float(x.view.guide.get("tone")[0, 0]) for x in (before, after) if x.view is not None)
    if old != new:
        kind = tuple(Tone)[int(new)]
        yield (
            2,
            Letter(
                kind=LetterKind.MESSAGE,
                turn=turn,
                title=f"A new tone from Washington: {kind}",
                text=_TONES[kind],
                sender=WASHINGTON,
                claims=("E13",),
            ),
        )
