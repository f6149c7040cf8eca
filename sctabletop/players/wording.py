"""From filled arrays at one world to the orders that a person would have given: the way back of ``engine.translate``.

The arrays must be those of one seat alone. Translating the orders again gives the same arrays, bit for bit.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np

from sctabletop.domain import orders as o
from sctabletop.domain import words as w
from sctabletop.domain.deeds import DEEDS
from sctabletop.domain.initiative import FIELD_INDEX
from sctabletop.domain.instruments import INSTRUMENTS
from sctabletop.domain.seats import US_SEATS, SeatId, partner_of
from sctabletop.domain.state import Array
from sctabletop.domain.tracks import TOPICS
from sctabletop.engine.decisions import Draft, Moves, Plan, Review
from sctabletop.engine.game import Game
from sctabletop.players.saying.speaker import Speaker

Word = TypeVar("Word")


@dataclass(frozen=True, slots=True)
class Names:
    """What arrays hold by place, by name."""

    partners: tuple[str, ...]
    assumptions: tuple[str, ...]


def names(game: Game) -> Names:
    """The names of a game, in the order of its arrays."""
    return Names(tuple(game.partners), tuple(game.assumptions))


def plan_orders(plan: Plan, known: Names, seat: SeatId, turn: int, why: Speaker | None = None) -> list[o.Order]:
    """The orders of the plan phase that these arrays mean. ``why`` words the reasons of proposals."""
    found: list[o.Order] = []
    if not np.isnan(plan.rank[:, 0]).any():
        found.append(o.Rank(partners=[known.partners[p] for p in np.argsort(plan.rank[:, 0], kind="stable")]))
    if not np.isnan(plan.channel[0]):
        found.append(o.SetChannel(state=w.Channel.OPEN if plan.channel[0] > 0.0 else w.Channel.CLOSED))
    if plan.testify[0] > 0.0:
        found.append(o.Testify(with_=_word(w.Testimony, plan.testify[0] - 1.0)))
    if plan.promote[0] > 0.0:
        found.append(o.PromoteCooperation())
    for a in np.flatnonzero(~np.isnan(plan.triage[:, 0])):
        weight = plan.triage[a, 0]
        importance = w.Importance.WRITE_OFF if weight < 0.0 else _word(w.Importance, weight - 1.0)
        found.append(o.Triage(assumption=known.assumptions[a], importance=importance))
    for p, name in enumerate(known.partners):
        found += _with_partner(plan, p, name, seat)
    found += [_proposal(draft, known, turn, why) for draft in plan.drafts if draft.fields[0, 0] > 0.0]
    return found


def _word(kind: type[Word], place: float) -> Word:
    """The word at a place of a small vocabulary."""
    words: list[Word] = list(kind)  # type: ignore[call-overload]
    return words[int(place)]


_STANDING: Final[tuple[tuple[str, Callable[[str, float], o.Order]], ...]] = (
    ("release", lambda n, v: o.SetRelease(partner=n, level=_word(w.Release, v))),
    ("sharing", lambda n, v: o.SetSharing(partner=n, on=v > 0.0)),
    ("tone", lambda n, v: o.SetTone(partner=n, tone=_word(w.Tone, v))),
    ("carry", lambda n, v: o.CarryTone(partner=n, how=_word(w.Carry, v))),
    ("hedge", lambda n, v: o.SetHedge(partner=n, how=_word(w.Hedge, v))),
    ("mandate", lambda n, v: o.SetMandate(partner=n, level=_word(w.Mandate, v))),
)
"""Arrays in which NaN means unchanged, with the order of a value."""

_VALUED: Final[tuple[tuple[str, Callable[[str, float], o.Order]], ...]] = (
    ("answer_gesture", lambda n, v: o.AnswerGesture(partner=n, answer=_word(w.GestureAnswer, v - 1.0))),
    ("press", lambda n, v: o.Press(partner=n, rung=int(v))),
    ("ask", lambda n, v: o.Ask(partner=n, deed=DEEDS[int(v) - 1])),
    ("request", lambda n, v: o.MakeRequest(partner=n, what=_word(w.Request, v - 1.0))),
)
"""Arrays in which 0 means not ordered and the value says how."""

_MARKED: Final[dict[str, type[o.PartnerOrder]]] = {
    "open_step": o.OpenStep,
    "monitor": o.Monitor,
    "vet": o.Vet,
    "report": o.Report,
    "fuse": o.Fuse,
    "relief": o.Relief,
    "frame_us": o.Frame,
    "frame_home": o.Frame,
    "gesture": o.Gesture,
    "leak": o.Leak,
    "provoke": o.Provoke,
}
"""Arrays in which anything but 0 means ordered."""

_HANDLED: Final[dict[str, type[o.InitiativeOrder]]] = {
    "end_programme": o.EndProgramme,
    "enforce": o.Enforce,
    "cancel": o.Cancel,
    "vouch": o.Vouch,
}
"""Arrays keyed by instrument in which anything but 0 means ordered."""


def _with_partner(plan: Plan, p: int, name: str, seat: SeatId) -> Iterator[o.Order]:
    """The orders about one partner. Each partner-seat names itself."""
    ten, two = plan.ceiling_t10[p, 0], plan.ceiling_t22[p, 0]
    if not (np.isnan(ten) and np.isnan(two)):
        yield o.SetCeiling(partner=name, title10=_maybe(ten), title22=_maybe(two))
    for field, order in _STANDING:
        value = getattr(plan, field)[p, 0]
        if not np.isnan(value):
            yield order(name, float(value))
    for field, order in _VALUED:
        value = getattr(plan, field)[p, 0]
        if value != 0.0:
            yield order(name, float(value))
    for field, mark in _MARKED.items():
        if getattr(plan, field)[p, 0] != 0.0:
            yield mark(partner=name)
    for field, handle in _HANDLED.items():
        for code in np.flatnonzero(getattr(plan, field)[:, p, 0]):
            yield handle(partner=name, instrument=INSTRUMENTS[code - 1].id)
    for code in np.flatnonzero(plan.answer_miss[:, p, 0]):
        answer = _word(w.MissAnswer, plan.answer_miss[code, p, 0] - 1.0)
        yield o.AnswerMiss(partner=name, instrument=INSTRUMENTS[code - 1].id, answer=answer)
    for code in np.flatnonzero(plan.clear[:, p, 0]):
        yield o.Clear(partner=name, instrument=INSTRUMENTS[code - 1].id, answer=bool(plan.clear[code, p, 0] > 0.0))
    for contact in np.flatnonzero(plan.engage[:, p, 0]):
        yield o.Engage(partner=name, contact=int(contact) + 1, style=_word(w.Style, plan.engage[contact, p, 0] - 1.0))
    for topic in np.flatnonzero(plan.question[:, p, 0]):
        yield o.Question(partner=name, topic=TOPICS[topic].name)
    for deed in np.flatnonzero(plan.deed[:, p, 0]):
        yield o.DoDeed(partner=name, deed=DEEDS[deed])


def _maybe(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _proposal(draft: Draft, known: Names, turn: int, why: Speaker | None) -> o.Order:
    """A draft as the order that proposes or amends."""
    f: dict[str, float] = {name: float(draft.fields[row, 0]) for name, row in FIELD_INDEX.items()}
    p, code = int(draft.partner[0]), int(f["instrument"])
    found = None if why is None else why.of("propose", p, code)
    indicator = deliverable = None
    if f["indicator"] > 0.0:
        topic = TOPICS[int(f["indicator"]) - 1].name
        indicator = o.Indicator(track=topic, threshold=f["threshold"], due_in=int(f["due"]) - turn)
    if f["deliverable"] > 0.0:
        deliverable = o.Deliverable(deed=DEEDS[int(f["deliverable"]) - 1], due_in=int(f["deliver_due"]) - turn)
    assumption = known.assumptions[int(f["assumption"]) - 1] if f["assumption"] > 0.0 else ""
    kind = o.Amend if draft.amend else o.Propose
    return kind(
        partner=known.partners[p],
        instrument=INSTRUMENTS[code - 1].id,
        tier=_word(w.Tier, f["tier"]),
        size=int(f["size"]),
        objective=None if f["objective"] == 0.0 else _word(w.Objective, f["objective"] - 1.0),
        indicator=indicator,
        deliverable=deliverable,
        conditions=o.Conditions(
            tripwire=f["tripwire"] > 0.0, transformation=int(f["transformation"]), benchmark=f["benchmark"] > 0.0
        ),
        incentive=f["incentive"],
        cost_share=f["cost_share"],
        assumption=assumption,
        role=f"Its part in {assumption or 'the plan'}" if f["role"] > 0.0 else "",
        timeline=int(f["timeline"]),
        odds=f["odds"],
        why="" if why is None or found is None else f"Because {why.because(found)}.",
    )


def review_orders(review: Review, known: Names, seat: SeatId, why: Speaker | None = None) -> list[o.Order]:
    """The objections and overrides that these arrays mean, each with its cure or its reason."""
    found: list[o.Order] = []
    for code, p in _places(review.objects[US_SEATS.index(seat)]):
        threshold = _maybe(review.threshold[code, p, 0])
        cure = _CURES.get(_first(why, "object", p, code), _CURE)
        found.append(
            o.Object(partner=known.partners[p], instrument=INSTRUMENTS[code - 1].id, cure=cure, threshold=threshold)
        )
    for code, p in _places(review.override):
        reason = None if why is None else why.of("override", p, code)
        text = "the plan asks for it" if why is None or reason is None else why.because(reason)
        found.append(o.Override(partner=known.partners[p], instrument=INSTRUMENTS[code - 1].id, why=f"Because {text}."))
    return found


_CURES: Final = {
    "cost": "Make it smaller, or wait until this partner has shown more.",
    "no_plan": "Tie it to a demand of the plan, or leave the money to one that is.",
    "strain": "Lighten what it asks until the strain has eased.",
}
_CURE: Final = "Say what it is for and what it may cost."


def _first(why: Speaker | None, kind: str, p: int, code: int) -> str:
    reason = None if why is None else why.of(kind, p, code)
    return "" if reason is None else next(iter(reason.terms))


def _places(keyed: Array) -> list[tuple[int, int]]:
    return [(int(code), int(p)) for code, p in np.argwhere(keyed[..., 0] != 0.0)]


_TABLE: Final[dict[str, Callable[..., o.Order]]] = {
    "offer": o.Offer,
    "withdraw": o.Withdraw,
    "take_counter": o.Accept,
    "accept": o.Accept,
    "defer": o.Defer,
    "decline": o.Decline,
}


def move_orders(moves: Moves, known: Names, seat: SeatId) -> list[o.Order]:
    """The moves at the tables that these arrays mean. The US side accepts counters, a partner accepts offers."""
    theirs = partner_of(seat) is not None
    found: list[o.Order] = []
    for field, order in _TABLE.items():
        if field == ("take_counter" if theirs else "accept"):
            continue
        for code, p in _places(getattr(moves, field)):
            found.append(order(partner=known.partners[p], instrument=INSTRUMENTS[code - 1].id))
    for code, p in _places(moves.counter):
        ask = _word(w.CounterAsk, moves.counter[code, p, 0] - 1.0)
        found.append(o.Counter(partner=known.partners[p], instrument=INSTRUMENTS[code - 1].id, ask=ask))
    for p, name in enumerate(known.partners):
        if moves.agree[p, 0] > 0.0:
            found.append(o.Agree(partner=name))
        if not np.isnan(moves.contribute[p, 0]):
            found.append(o.Contribute(partner=name, share=float(moves.contribute[p, 0])))
        if moves.repudiate[p, 0] > 0.0:
            found.append(o.Repudiate(partner=name))
    return found
