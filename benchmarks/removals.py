"""Ways to take one thing out of the game for a moment: a term, a hazard, a gate, a field, a part of a phase."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final

import numpy as np

from sctabletop.domain.gates import GATES, GateId
from sctabletop.engine import beliefs, course, gates, passage, slots
from sctabletop.engine.compiled import RuleSet
from sctabletop.engine.phases import plan, resolution, situation, talks
from sctabletop.engine.phases.situation import SOFTENED
from sctabletop.players.policies import PolicyName
from sctabletop.players.us import schools
from sctabletop.rules.citing import Rule, Terms
from sctabletop.rules.hazards import HAZARDS
from tests.rules.sources import EVERY_RULE

Patch = Callable[[], Any]
"""Makes a context in which something is missing."""


@dataclass(frozen=True, slots=True)
class Removal:
    """One thing that can be taken out, and the claims that rest on it. ``rule`` is set where it is a term."""

    name: str
    claims: tuple[str, ...]
    patch: Patch
    rule: str = ""


def every_removal() -> tuple[Removal, ...]:
    """Each term of each rule, each hazard whole, each gate, and what carries the claims that have no term."""
    terms = [
        Removal(f"term {rule.name}.{term}", tuple(map(str, claims)), _without(rule, (term,)), rule.name)
        for rule in EVERY_RULE
        for term, claims in rule.claims.items()
    ]
    hazards = [
        Removal(
            f"hazard {rule.name} never comes",
            tuple(dict.fromkeys(str(c) for ids in rule.claims.values() for c in ids)),
            _without(rule, tuple(rule.claims)),
            rule.name,
        )
        for rule in HAZARDS
    ]
    doors = [Removal(f"gate {g} lets all pass", tuple(GATES[g].claims.split()), _open_gate(g)) for g in GateId]
    return (*terms, *hazards, *doors, *PARTS)


def _without(rule: Rule, gone: Sequence[str]) -> Patch:
    function = rule.function

    @wraps(function)
    def masked(*sight: Any) -> Terms:
        terms = function(*sight)
        return {name: term * 0.0 if name in gone else term for name, term in terms.items()}

    return _instead(rule, masked)


def _instead(rule: Rule, new: Callable[..., Terms]) -> Patch:
    @contextmanager
    def patch() -> Iterator[None]:
        function = rule.function
        object.__setattr__(rule, "function", new)
        _forget()
        try:
            yield
        finally:
            object.__setattr__(rule, "function", function)
            _forget()

    return patch


def _step_instead(step: str, new: Callable[[Any, Any], Terms]) -> Patch:
    """A step in the course of an initiative made anew, of its fields and of what those before it left."""

    def left(*spaces: Any) -> Terms:
        _, _, _, i, _, c, _ = spaces
        terms = new(i, c)
        c.add(terms)
        return terms

    return _instead(next(rule for rule in course.MOVES.rules if rule.target == step), left)


def _forget() -> None:
    """Programs that were traced from rules are traced anew."""
    for one in RULE_SETS:
        one._programs.clear()
        one.program.cache_clear()


RULE_SETS: Final = tuple(one for one in gc.get_objects() if isinstance(one, RuleSet))


def _in_place_of(owner: Any, name: str, new: Callable[[Any], Any]) -> Patch:
    """An attribute made anew of what it was."""

    @contextmanager
    def patch() -> Iterator[None]:
        old = getattr(owner, name)
        setattr(owner, name, new(old))
        try:
            yield
        finally:
            setattr(owner, name, old)

    return patch


def _nothing(*_: Any, **__: Any) -> None:
    """What is done where a part of a phase is missing."""


def _idle(owner: Any, name: str) -> Patch:
    return _in_place_of(owner, name, lambda _: _nothing)


def _all(*patches: Patch) -> Patch:
    @contextmanager
    def patch() -> Iterator[None]:
        if not patches:
            yield
            return
        with patches[0](), _all(*patches[1:])():
            yield

    return patch


def _open_gate(gate: GateId) -> Patch:
    if gate is GateId.CLEARANCE:
        return _in_place_of(resolution, "advance", _all_cleared)
    if gate in {GateId.WORKFORCE, GateId.INDUSTRY}:
        place = (GateId.WORKFORCE, GateId.INDUSTRY).index(gate)
        return _in_place_of(passage, "serve", lambda old: _always_served(old, place))
    return _in_place_of(gates, "approve", lambda old: _always_passed(old, gate))


def _all_cleared(old: Callable[..., Any]) -> Callable[..., Any]:
    def cleared(game: Any, state: Any, *rest: Any) -> Any:
        field = state.field("cleared")
        field[...] = np.maximum(field, 0.0)
        return old(game, state, *rest)

    return cleared


def _always_served(old: Callable[..., Any], place: int) -> Callable[..., Any]:
    def served(state: Any, wants: Any, *rest: Any) -> Any:
        found = list(old(state, wants, *rest))
        found[place] = np.ones(wants.shape, dtype=bool)
        return found

    return served


def _always_passed(old: Callable[..., Any], gate: GateId) -> Callable[..., Any]:
    def passed(*given: Any) -> Any:
        passes, chances = old(*given)
        return {g: np.ones_like(p) if g is gate else p for g, p in passes.items()}, chances

    return passed


def _never_judged(i: Any, c: Any) -> Terms:
    done = c.asked_deliver
    return {"verdict": i.verdict, "as_said": done & c.deliver, "not_as_said": done & ~c.deliver}


def _never_due(_: Any, c: Any) -> Terms:
    nothing = c.runs & ~c.runs
    return {"shown": nothing, "asked_fulfil": nothing}


def _without_orders(old: Callable[..., Any], name: str) -> Callable[..., Any]:
    def handle(state: Any, orders: Any, *rest: Any) -> Any:
        getattr(orders, name)[...] = 0.0
        return old(state, orders, *rest)

    return handle


@contextmanager
def _same_lead() -> Iterator[None]:
    # By its code, since tests hold the function itself.
    def plain(_state, code):  # type: ignore[no-untyped-def]
        return at(TABLE.lead, code)  # type: ignore[name-defined]  # noqa: F821 - names of the module it stands in for

    code = talks.lead_turns.__code__
    talks.lead_turns.__code__ = plain.__code__
    try:
        yield
    finally:
        talks.lead_turns.__code__ = code


@contextmanager
def _one_school() -> Iterator[None]:
    kept = dict(schools.SCHOOLS)
    schools.SCHOOLS.update(dict.fromkeys(kept, kept[PolicyName.LIBERAL]))
    try:
        yield
    finally:
        schools.SCHOOLS.update(kept)


PARTS: Final = (
    Removal("belief: nobody collects", ("D23", "T13"), _idle(beliefs, "collect")),
    Removal("belief: time widens no bar and brings nothing", ("E19", "E21"), _idle(beliefs, "wait")),
    Removal("belief: deeds and answers are not seen", ("D12", "D14", "D24"), _idle(beliefs, "observe")),
    Removal("belief: reports tell nothing", ("I1", "I9", "E19"), _idle(beliefs, "report")),
    Removal("belief: fusion does nothing", ("I2", "T17", "E11", "T27"), _idle(beliefs, "fuse")),
    Removal("belief: frank talk tells nothing", ("T23",), _idle(beliefs, "frank_talk")),
    Removal("belief: sharing agreements tell nothing", ("I4",), _idle(beliefs, "share")),
    Removal("field: indicator, threshold and due turn are not read", ("E1",), _step_instead("_judged", _never_judged)),
    Removal("field: deliverables never fall due", ("D18",), _step_instead("_pending", _never_due)),
    Removal("field: lead is the norm, whatever is proven or exempt", ("E15", "E26"), _same_lead),
    Removal("field: sharing needs no cover", ("I3",), _in_place_of(slots, "_SHARES", np.zeros_like)),
    Removal("field: anybody is an ally", ("T9",), _in_place_of(plan, "is_ally", lambda _: lambda rung: rung >= 0.0)),
    Removal("field: pressing for democracy has no price", ("T11",), _in_place_of(plan, "_PRESS_COST", np.zeros_like)),
    Removal(
        "field: norms close no option",
        ("T8",),
        _all(
            _in_place_of(plan, "CLOSED_BY_NORMS", lambda _: 9.0), _in_place_of(talks, "CLOSED_BY_NORMS", lambda _: 9.0)
        ),
    ),
    Removal("draw: a coup ends no programme", ("D27",), _idle(resolution, "_end_programmes")),
    Removal(
        "order: ending a programme does nothing",
        ("T26",),
        _in_place_of(plan, "_handle", lambda old: _without_orders(old, "end_programme")),
    ),
    Removal(
        "order: an unenforced tripwire is not enforced",
        ("S8",),
        _in_place_of(plan, "_answers", lambda old: _without_orders(old, "enforce")),
    ),
    Removal(
        "answer: what is within its power tells no more",
        ("D22",),
        _in_place_of(resolution, "_within_its_power", lambda old: lambda *sight: 0.0 * old(*sight)),
    ),
    Removal("inject: none has an effect", ("E24",), _idle(situation, "fire")),
    Removal(
        "inject: ties soften nothing",
        ("E24",),
        _in_place_of(
            situation,
            "_partner_effect",
            lambda old: lambda *sight: old(*sight[:-1], {n: x for n, x in sight[-1].items() if SOFTENED not in n}),
        ),
    ),
    Removal("advice: all seats follow one school", ("T1",), _one_school),
)
"""What carries claims that rest on no term."""
