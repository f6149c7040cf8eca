"""Worlds to play in: the three-partner scenario, and the same with one partner or six."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

import numpy as np

from sctabletop.domain.conditions import All, AnyOf, Comparison, Condition, Fired, Not, StageRef, TrackRef, Value
from sctabletop.domain.ids import AssumptionId, InjectId, PartnerId
from sctabletop.domain.scenario import Assumption, Inject, InjectEffect, Opening, Partner, Scenario
from sctabletop.domain.seats import SeatId, partner_of, partner_seat
from sctabletop.domain.state import Array, State
from sctabletop.engine.game import Game, game
from sctabletop.resources import scenarios_dir
from sctabletop.rules.books import book
from sctabletop.scenario.load import load

Names = Mapping[str, str]
COUNTS: Final = (1, 3, 6)
"""Partners for which the laws of the engine are tried."""

RICH: Final = {
    ("us", "slots"): 6.0,
    ("us", "credibility"): 0.7,
    ("us", "confidence"): 0.8,
}


@cache
def scenario(partners: int = 3) -> Scenario:
    """Thin Capital with its first partner alone, as shipped, or with every partner there twice."""
    whole = load(scenarios_dir() / "thin-capital")
    if partners == 3:
        return whole
    return _fewer(whole, partners) if partners < 3 else _doubled(whole)


@cache
def played(partners: int = 3) -> Game:
    """The game of that scenario under the default book."""
    return game(scenario(partners), book())


@cache
def generous(partners: int = 3) -> Game:
    """The same with law, money and factories enough that every instrument can be agreed."""
    base = scenario(partners)
    rich = replace(base, us=replace(base.us, base_t10=90.0, base_t22=90.0, hours=90.0))
    high = {(str(p.id), "legal_rung"): float(3 - i % 3) for i, p in enumerate(rich.partners)}
    return game(rich, book(), RICH | high)


def alone(base: Scenario, **changes: object) -> Scenario:
    """The scenario without neighbours, injects, assumptions and openings, so that nothing but orders happens."""
    partners = tuple(replace(p, neighbours=(), red_lines=()) for p in base.partners)
    bare = replace(base, partners=partners, injects=(), assumptions=(), openings=())
    return replace(bare, **changes)  # type: ignore[arg-type]


def _fewer(whole: Scenario, count: int) -> Scenario:
    """The first partners; what was said of the others is said of these."""
    ids = [p.id for p in whole.partners]
    names = {str(p): str(ids[i % count]) for i, p in enumerate(ids)}
    return replace(
        whole,
        partners=tuple(_partner(p, names, "") for p in whole.partners[:count]),
        assumptions=tuple(_assumption(a, names, "") for a in whole.assumptions),
        injects=tuple(_inject(j, names, "") for j in whole.injects),
        openings=tuple(_opening(o, names) for o in whole.openings if str(o.partner) in names.values()),
        us=replace(whole.us, charters={}),
    )


def _doubled(whole: Scenario) -> Scenario:
    names = {str(p.id): f"{p.id}_again" for p in whole.partners}
    twins = tuple(_partner(p, names, "_again") for p in whole.partners)
    linked = [replace(p, neighbours=(*p.neighbours, PartnerId(names[str(p.id)]))) for p in whole.partners]
    return replace(
        whole,
        partners=(*linked, *twins),
        assumptions=(*whole.assumptions, *(_assumption(a, names, "_again") for a in whole.assumptions)),
        injects=(*whole.injects, *(_inject(j, names, "_again") for j in whole.injects)),
        openings=(*whole.openings, *(_opening(o, names) for o in whole.openings)),
        us=replace(whole.us, charters={}),
    )


def _partner(partner: Partner, names: Names, suffix: str) -> Partner:
    own = names[str(partner.id)]
    near = dict.fromkeys(PartnerId(names[str(n)]) for n in partner.neighbours)
    return replace(
        partner,
        id=PartnerId(own),
        neighbours=tuple(n for n in near if n != own),
        red_lines=tuple((text, renamed(line, names, suffix)) for text, line in partner.red_lines),
        charter=(),
    )


def _assumption(assumption: Assumption, names: Names, suffix: str) -> Assumption:
    return replace(
        assumption,
        id=AssumptionId(assumption.id + suffix),
        partner=PartnerId(names[str(assumption.partner)]),
        condition=renamed(assumption.condition, names, suffix),
    )


def _inject(inject: Inject, names: Names, suffix: str) -> Inject:
    return replace(
        inject,
        id=InjectId(inject.id + suffix),
        condition=renamed(inject.condition, names, suffix),
        after=None if inject.after is None else InjectId(inject.after + suffix),
        to=tuple(_seat(s, names) for s in inject.to),
        effects=tuple(_effect(e, names) for e in inject.effects),
        tripwire=None if inject.tripwire is None else PartnerId(names[str(inject.tripwire)]),
    )


def _effect(effect: InjectEffect, names: Names) -> InjectEffect:
    return effect if effect.partner is None else replace(effect, partner=PartnerId(names[str(effect.partner)]))


def _seat(seat: SeatId, names: Names) -> SeatId:
    own = partner_of(seat)
    return seat if own is None else partner_seat(PartnerId(names[str(own)]))


def _opening(opening: Opening, names: Names) -> Opening:
    return replace(opening, partner=PartnerId(names[str(opening.partner)]))


def renamed(condition: Condition, names: Names, suffix: str) -> Condition:
    """The same condition about other partners, and about the injects that were copied for them."""

    def one(value: Value) -> Value:
        match value:
            case TrackRef(owner=owner) if owner in names:
                return replace(value, owner=names[owner])
            case StageRef(partner=partner):
                return replace(value, partner=names[partner])
            case Fired(inject=inject):
                return Fired(inject + suffix)
            case _:
                return value

    return _walk(condition, one)


def _walk(condition: Condition, one: Callable[[Value], Value]) -> Condition:
    match condition:
        case Comparison(left=left, op=op, right=right):
            return Comparison(one(left), op, one(right))
        case All(parts=parts):
            return All(tuple(_walk(p, one) for p in parts))
        case AnyOf(parts=parts):
            return AnyOf(tuple(_walk(p, one) for p in parts))
        case Not(part=part):
            return Not(_walk(part, one))


def differing(one: State, other: State) -> list[str]:
    """The names of the blocks whose bytes differ, NaN and the sign of zero included."""
    mine, theirs = dict(one.blocks()), dict(other.blocks())
    return [n for n, block in mine.items() if not same_bytes(block, theirs[n])]


def same_bytes(one: Array, other: Array) -> bool:
    """Whether two arrays of one shape hold the same bytes."""
    return one.shape == other.shape and one.tobytes() == np.ascontiguousarray(other).tobytes()
