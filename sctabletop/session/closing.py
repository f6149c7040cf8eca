"""Closing a phase: everybody's orders become arrays, the engine decides, and what changed becomes events."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from sctabletop.domain import orders as o
from sctabletop.domain.events import EVERYONE, Event, Tag
from sctabletop.domain.gates import GATES
from sctabletop.domain.initiative import Stage
from sctabletop.domain.phases import Phase
from sctabletop.domain.refusals import Reason, Refusal
from sctabletop.domain.seats import CONTROL, US_SEATS, SeatId, partner_of
from sctabletop.domain.state import Array, State
from sctabletop.domain.tracks import ALIASES
from sctabletop.engine import record, translate
from sctabletop.engine.adjusting import adjust_one
from sctabletop.engine.chances import Chance
from sctabletop.engine.decisions import blank_moves, blank_plan, blank_review
from sctabletop.engine.game import Game
from sctabletop.engine.gates import gates_in
from sctabletop.engine.ledger import Ledger
from sctabletop.engine.offers import appeals, case, scene_of
from sctabletop.engine.phases import concurrence, plan, resolution, situation, talks
from sctabletop.engine.sights import sight
from sctabletop.engine.verdicts import verdict
from sctabletop.players.control import odds
from sctabletop.rules.appeal import appeal as appeal_rule
from sctabletop.session.progress import Argument, Commit, write_order

Sheet = dict[str, Array]
DRAFTING: Final = (o.Propose, o.Amend)


@dataclass(frozen=True, slots=True)
class Closed:
    """The state after, as the engine left it, and the events that lead to it."""

    after: State
    events: list[Event]


def lapse(turn: int, phase: Phase, seat: SeatId, order: o.Order, refusal: Refusal, given: bool = False) -> Event:
    """An order that did not stand, told to its seat with reason and cure; ``given``: refused as it was given, not at
    the close.
    """
    body = {
        "turn": turn,
        "phase": str(phase),
        "seat": seat,
        "kind": o.kind_of(order),
        "reason": refusal.reason.name.lower(),
        "detail": refusal.detail,
        "who": refusal.who,
        "how": refusal.how,
        "text": str(refusal),
        "given": given,
    }
    return Event(Tag.ORDER_LAPSED, body, (seat, CONTROL))


def _standing(phase: Phase, before: State, after: State, turn: int) -> Event:
    body = {"turn": turn, "phase": str(phase), "standing": record.standing(before, after)}
    return Event(Tag.PHASE_CLOSED, body, record.WHITE_CELL)


def close_situation(game: Game, before: State, sheet: Sheet, commits: Mapping[SeatId, Commit]) -> Closed:
    """Open the turn: injects that are due or that control delivers, holds it clears, contingencies, collection."""
    after = before.copy()
    by_hand = np.zeros_like(after.inject)
    for order in commits.get(CONTROL, Commit(())).orders:
        match order:
            case o.FireInject(inject=name):
                by_hand[game.injects[name]] = 1.0
            case o.ClearHold(authority=name):
                after.fact(f"hold_{name}")[...] = 0.0
            case _:
                pass
    opened = situation.open_turn(game, after, sheet, by_hand, kept=True)
    return Closed(
        after,
        [
            _standing(Phase.SITUATION, before, after, after.turn),
            *record.changes(game, before, after),
            *record.chance_events(game, after, opened.chances),
            record.ledger_event(game, after.turn, Phase.SITUATION, opened.ledger),
        ],
    )


def close_plan(game: Game, before: State, commits: Mapping[SeatId, Commit]) -> Closed:
    """Decide everybody's plan in one order."""
    after = before.copy()
    arrays = blank_plan(game.count, 1, len(game.scenario.assumptions))
    drafts: dict[int, int] = {}
    for seat in game.seats:
        for order in commits.get(seat, Commit(())).orders:
            if isinstance(order, (o.Forecast, o.Message, o.Argue, o.Answer, o.ClearHold)):
                continue
            translate.plan(game, arrays, seat, order, before.turn)
            if isinstance(order, DRAFTING):
                drafts[id(order)] = len(arrays.drafts) - 1
    planned = plan.close(game, after, arrays, kept=True)
    _clear_holds(after, commits)
    lapsed = []
    for seat in game.seats:
        for order in commits.get(seat, Commit(())).orders:
            reason = _draft_reason(arrays.drafts, drafts, order) or verdict(game, seat, order, planned.codes)
            if reason is not Reason.NONE:
                lapsed.append(lapse(before.turn, Phase.PLAN, seat, order, Refusal(reason, _about(order))))
    return Closed(
        after,
        [
            _standing(Phase.PLAN, before, after, after.turn),
            *lapsed,
            *record.changes(game, before, after),
            record.ledger_event(game, after.turn, Phase.PLAN, planned.ledger),
        ],
    )


def _clear_holds(state: State, commits: Mapping[SeatId, Commit]) -> None:
    for order in commits.get(CONTROL, Commit(())).orders:
        if isinstance(order, o.ClearHold):
            state.fact(f"hold_{order.authority}")[...] = 0.0


def _draft_reason(drafts: Sequence[Any], places: Mapping[int, int], order: o.Order) -> Reason:
    at = places.get(id(order))
    return Reason.NONE if at is None else Reason(int(drafts[at].code[0]))


def _about(order: o.Order) -> str:
    for name in ("instrument", "deed", "assumption", "topic", "partner"):
        value = getattr(order, name, None)
        if value:
            return str(value)
    return o.kind_of(order)


def close_concurrence(game: Game, before: State, sheet: Sheet, commits: Mapping[SeatId, Commit]) -> Closed:
    """Record positions and ask the gates."""
    after = before.copy()
    arrays = blank_review(game.count, 1)
    for seat in game.seats:
        for order in commits.get(seat, Commit(())).orders:
            if isinstance(order, (o.Concur, o.Object, o.Override)):
                translate.review(game, arrays, seat, order)
    asked = concurrence.close(game, after, arrays, sheet)
    lapsed = [
        lapse(before.turn, Phase.CONCURRENCE, seat, order, Refusal(reason, _about(order)))
        for seat in game.seats
        for order in commits.get(seat, Commit(())).orders
        if (reason := verdict(game, seat, order, asked.codes)) is not Reason.NONE
    ]
    return Closed(
        after,
        [
            _standing(Phase.CONCURRENCE, before, after, after.turn),
            *lapsed,
            *_gates(game, before, after, commits),
            *record.changes(game, before, after),
            *record.chance_events(game, after, asked.chances),
        ],
    )


def _gates(game: Game, before: State, after: State, commits: Mapping[SeatId, Commit]) -> list[Event]:
    """What was said to each initiative: the gates that said no and the seats that objected, with reason and cure."""
    out = []
    stage = before.field("stage")
    asked = (stage == 1.0) | (stage == 2.0)
    for slot, p in np.argwhere(asked[..., 0]).tolist():
        objections = [
            {"seat": seat, "cure": x.cure, "threshold": x.threshold}
            for seat in US_SEATS
            for x in commits.get(seat, Commit(())).orders
            if isinstance(x, o.Object)
            and translate.code_of(x.instrument) == after.field("instrument")[slot, p, 0]
            and game.partners[x.partner] == p
        ]
        out.append(_gate_event(game, after, slot, p, objections))
    return out


def _gate_event(game: Game, state: State, slot: int, p: int, objections: list[dict[str, Any]]) -> Event:
    body = {
        "turn": state.turn,
        "partner": str(game.scenario.partners[p].id),
        "instrument": record.name_of(state.field("instrument")[slot, p, 0]),
        "failed": [
            {"gate": str(g), "reason": GATES[g].reason, "cure": GATES[g].cure, "holder": GATES[g].holder}
            for g in gates_in(state.field("blocked")[slot, p, 0])
        ],
        "objections": objections,
    }
    return Event(Tag.GATE_ANSWERED, body, record.TRIAD)


def move_table(
    game: Game, before: State, sheet: Sheet, seat: SeatId, orders: Sequence[o.Order], why: Sequence[str]
) -> tuple[Closed, list[Refusal | None]]:
    """Make one seat's moves at the tables at once, live."""
    after = before.copy()
    arrays = blank_moves(game.count, 1)
    for order in orders:
        translate.moves(game, arrays, seat, order)
    moved = talks.move(game, after, arrays, sheet)
    refusals = [
        None if (reason := verdict(game, seat, order, moved.codes)) is Reason.NONE else Refusal(reason, _about(order))
        for order in orders
    ]
    body = {
        "turn": before.turn,
        "seat": seat,
        "orders": [write_order(order) for order in orders],
        "inclined": _inclined(game, before, seat, orders),
        "why": list(why),
        "standing": record.standing(before, after),
    }
    events = [
        Event(Tag.TABLE_MOVED, body, (seat, CONTROL)),
        *(
            lapse(before.turn, Phase.TALKS, seat, order, refusal)
            for order, refusal in zip(orders, refusals, strict=True)
            if refusal is not None
        ),
        *_unsigned(game, before, after),
        *record.changes(game, before, after),
    ]
    return Closed(after, events), refusals


def _unsigned(game: Game, before: State, after: State) -> list[Event]:
    """What was accepted and could not be signed, because a gate that talks changed said no."""
    fell = (before.field("accepted") > 0.0) & (after.field("accepted") == 0.0) & (after.field("blocked") > 0.0)
    return [_gate_event(game, after, slot, p, []) for slot, p in np.argwhere(fell[..., 0]).tolist()]


def _inclined(game: Game, state: State, seat: SeatId, orders: Sequence[o.Order]) -> list[dict[str, Any]]:
    """What its own government thought of each offer that a partner answered, with the terms: what would have flipped
    it.
    """
    partner = partner_of(seat)
    named = [x.instrument for x in orders if isinstance(x, o.InitiativeOrder)]
    if partner is None or not named:
        return []
    p = game.partners[str(partner)]
    look = sight(game, state)
    appeal, terms = appeals(game, state, look, case(game, state, look), scene_of(game, state, look))
    rows = []
    for instrument in named:
        # A draft that was never put to it is none of the partner's knowledge.
        offered = state.field("stage")[:, p, 0] == float(Stage.OFFERED)
        named_here = state.field("instrument")[:, p, 0] == float(translate.code_of(instrument))
        slots = np.flatnonzero(offered & named_here)
        for slot in slots.tolist()[:1]:
            values = {n: float(np.broadcast_to(t, appeal.shape)[slot, p, 0]) for n, t in terms.items()}
            named_terms = [
                {"name": n, "value": v, "claims": list(appeal_rule.claims[n])} for n, v in values.items() if v
            ]
            rows.append({"instrument": instrument, "appeal": float(appeal[slot, p, 0]), "terms": named_terms})
    return rows


def close_talks(game: Game, before: State) -> Closed:
    """Let what stayed unanswered too long lapse."""
    after = before.copy()
    talks.close(after)
    return Closed(after, [_standing(Phase.TALKS, before, after, after.turn), *record.changes(game, before, after)])


def resolve(game: Game, before: State, sheet: Sheet, arguments: Sequence[Argument]) -> Closed:
    """Resolve the turn: chances, then changes."""
    after = before.copy()
    resolved = resolution.close(game, after, sheet, argued(game, arguments), kept=True)
    chances: list[Chance] = resolved.chances
    about = before  # initiatives that ended still have their instrument here
    body = {"turn": after.turn, "standing": record.standing(before, after)}
    return Closed(
        after,
        [
            *record.chance_events(game, about, chances),
            record.ledger_event(game, after.turn, Phase.RESOLUTION, resolved.ledger),
            *record.changes(game, before, after),
            Event(Tag.TURN_RESOLVED, body, record.WHITE_CELL),
        ],
    )


def argued(game: Game, arguments: Sequence[Argument]) -> list[resolution.Argued]:
    """Argued actions as the resolution takes them, with control's odds or those that their reasons make."""
    out = []
    for one in arguments:
        if isinstance(one.order, o.Argue):
            effect = one.order.effect
            out.append(
                resolution.Argued(
                    seat=game.seats.index(one.seat),
                    partner=game.partners[effect.partner],
                    track=effect.track,
                    by=effect.by,
                    odds=odds(len(one.order.reasons)) if one.odds is None else one.odds,
                )
            )
    return out


def adjust(game: Game, before: State, orders: Sequence[o.Order]) -> Closed:
    """Control's adjustments before the reveal: a ledger of their own, with their reasons."""
    after = before.copy()
    ledger = Ledger(after, kept=True)
    done = [x for x in orders if isinstance(x, o.Adjust)]
    for order in done:
        adjust_one(game, after, ledger, order)
    reasons = [
        {"partner": x.partner, "track": ALIASES.get(x.track, x.track), "by": x.by, "reason": x.reason} for x in done
    ]
    if not reasons:
        return Closed(after, [])
    ledger.settle()
    body = {**record.ledger_event(game, after.turn, "adjusted", ledger).body, "reasons": reasons}
    return Closed(after, [Event(Tag.ADJUSTED, body, record.WHITE_CELL)])


def opened(turn: int, phase: Phase) -> Event:
    """A phase begins; everybody is told."""
    return Event(Tag.PHASE_OPENED, {"turn": turn, "phase": str(phase)}, EVERYONE)
