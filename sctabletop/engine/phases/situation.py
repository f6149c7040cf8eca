"""Situation: the turn begins, injects arrive, contingencies are triggered, beliefs are refreshed where somebody
collects.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from sctabletop.domain.scenario import Inject, InjectEffect, Trigger
from sctabletop.domain.state import ACTS, MEMO_INDEX, STANDING, WORLD_INDEX, Array, State
from sctabletop.domain.tracks import BY_NAME, GROUPS, TRACK_INDEX, US_INDEX, Kind
from sctabletop.engine import beliefs, slots
from sctabletop.engine.chances import Chance
from sctabletop.engine.conditions import Scene, Truth, holds
from sctabletop.engine.game import Game
from sctabletop.engine.gates import HOLD_TURNS
from sctabletop.engine.ledger import Claims, Ledger
from sctabletop.engine.offers import scene_of
from sctabletop.engine.sights import sight
from sctabletop.theory import cite

SOFTENED: Final = ", softened by ties"
"""What follows an inject's id in the name of the term by which people who know us forgive part of it."""


@dataclass(slots=True)
class Opened:
    """What happened when a situation opened."""

    ledger: Ledger
    fired: list[tuple[int, Truth]] = field(default_factory=list)
    """inject index and the worlds in which it fired"""
    chances: list[Chance] = field(default_factory=list)


def open_turn(
    game: Game,
    state: State,
    sheet: dict[str, Array],
    by_hand: Array | None = None,
    quiet: bool = False,
    kept: bool = False,
) -> Opened:
    """Begin the next turn in place: ``by_hand`` (injects, W) marks what control delivers; ``quiet`` fires nothing
    (aftermath).
    """
    state.fact("turn")[...] += 1.0
    turn = state.fact("turn")[0]
    slots.clean(state)
    state.memo[MEMO_INDEX[ACTS[0]] :] = 0.0
    state.fact("hours_spent")[...] = 0.0
    state.fact("act_promoted")[...] = 0.0
    if turn % 2.0 == 1.0:
        state.contact[...] = 0.0
    ledger = Ledger(state, kept)
    opened = Opened(ledger)
    if turn == 1.0:
        beliefs.first_look(game, state, sheet, ledger)
    if not quiet:
        _injects(game, state, opened, by_hand)
        _contingencies(game, state, sheet, opened)
    ledger.settle()
    beliefs.collect(game, state, sheet, ledger, sight(game, state))
    return opened


def _injects(game: Game, state: State, opened: Opened, by_hand: Array | None) -> None:
    look = sight(game, state)
    scene = scene_of(game, state, look)
    fired_before = state.inject > 0.0
    for j, inject in enumerate(game.scenario.injects):
        due = _due(inject, state, scene, by_hand[j] if by_hand is not None else None)
        if inject.once:
            due = due & ~fired_before[j]
        if inject.after is not None:
            due = due & fired_before[game.injects[str(inject.after)]]
        if due.any():
            state.inject[j] = np.where(due, state.fact("turn"), state.inject[j])
            opened.fired.append((j, due))
            fire(game, state, inject, due, opened.ledger)


def _due(inject: Inject, state: State, scene: Scene, by_hand: Array | None) -> Truth:
    turn = state.fact("turn")
    hand = np.zeros(state.worlds, dtype=bool) if by_hand is None else by_hand > 0.0
    match inject.trigger:
        case Trigger.TURN:
            return hand | ((turn >= inject.turn) & holds(inject.condition, scene))
        case Trigger.CONDITION:
            return hand | ((turn >= inject.turn) & holds(inject.condition, scene))
        case Trigger.MANUAL:
            return hand


def fire(game: Game, state: State, inject: Inject, where: Truth, ledger: Ledger) -> None:
    """Let one inject take effect in the marked worlds: its effects are terms with its id and claims.

    What it costs in trust is softened by the relationships that it finds, in a term of its own (E24, E20).
    """
    term, softened = str(inject.id), f"{inject.id}{SOFTENED}"
    claims = {term: cite(inject.claims), softened: cite("E24 E20")}
    on = where.astype(np.float64)
    forgiven = -on * (game.book.trust_ties * state.track("relationships"))
    for effect in inject.effects:
        p = None if effect.partner is None else game.partners[effect.partner]
        if p is None and effect.track in WORLD_INDEX:
            row = state.fact(effect.track)
            runs = HOLD_TURNS * effect.by if effect.track.startswith("hold_") else effect.by
            row[...] = np.where(where, runs, row)
        elif p is None:
            current = state.us[US_INDEX[effect.track]]
            ledger.us(effect.track, claims, {term: on * _step(effect.track, current, effect.by)})
        elif effect.track in STANDING:
            row = state.noted(effect.track)[p]
            row[...] = np.where(where, effect.by, row)
        else:
            slight = {softened: forgiven} if effect.track == "trust" and effect.by < 0.0 else {}
            _partner_effect(state, ledger, effect, p, claims, {term: on, **slight})
    if inject.tripwire is not None:
        p = game.partners[inject.tripwire]
        sprung = state.field("sprung")[:, p]
        sprung[...] = np.where(where & (state.field("tripwire")[:, p] > 0.0), 1.0, sprung)


def _partner_effect(
    state: State, ledger: Ledger, effect: InjectEffect, p: int, claims: Claims, parts: Mapping[str, Array]
) -> None:
    """Move a track, or each column of a group, by parts of the effect: how much of it each term is, by its name."""
    mask = np.zeros((state.partners, 1))
    mask[p] = 1.0
    for name in GROUPS.get(effect.track, (effect.track,)):
        current = state.partner[TRACK_INDEX[name]]
        stock = BY_NAME[name].kind is Kind.STOCK
        size = _step(name, current, effect.by) if stock else np.full_like(current, effect.by)
        ledger.partner(name, claims, {term: mask * part * size for term, part in parts.items()})


def _step(track: str, current: Array, by: float) -> Array:
    """An inject of size v moves a stock by v (1 − x) up or v x down; accounts by v."""
    top = (
        BY_NAME[track].top
        if track in BY_NAME
        else 1.0
        if track in {"credibility", "confidence", "coordination"}
        else None
    )
    if top is None:
        return np.full_like(current, by)
    return by * (1.0 - current) if by > 0.0 else by * current


def _contingencies(game: Game, state: State, sheet: dict[str, Array], opened: Opened) -> None:
    """Triggers inside their windows: one contingency a partner at a time; it interrupts the round."""
    turn = state.fact("turn")
    for a, assumption in enumerate(game.scenario.assumptions):
        p = game.partners[assumption.partner]
        triggered = state.assumption[3, a]
        first, last = assumption.window
        open_ = (turn >= first) & (turn <= last) & (triggered == 0.0) & (state.noted("contingency")[p] == 0.0)
        odds = np.where(open_, assumption.likelihood, 0.0)
        draw = sheet["contingency"][a]
        comes = draw < odds
        opened.chances.append(
            Chance(
                "contingency", str(assumption.id), p, {"likelihood": odds}, odds, draw, comes, cite("T14"), odds > 0.0
            )
        )
        triggered[...] = np.where(comes, turn, triggered)
        state.noted("contingency")[p] = np.where(comes, float(a + 1), state.noted("contingency")[p])
        state.noted("contributed")[p] = np.where(comes, -1.0, state.noted("contributed")[p])
        if assumption.crisis:
            crisis = state.noted("crisis")[p]
            crisis[...] = np.where(comes, np.maximum(crisis, 2.0), crisis)
        state.fact("interrupted")[...] = np.where(comes, 1.0, state.fact("interrupted"))
