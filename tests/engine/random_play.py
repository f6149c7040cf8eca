"""Everybody at random: legal and senseless decisions of every kind, the same for a world alone and in a block."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from sctabletop.domain.deeds import DEEDS
from sctabletop.domain.initiative import FIELD_INDEX
from sctabletop.domain.instruments import INSTRUMENTS
from sctabletop.domain.state import Array, State
from sctabletop.domain.tracks import TOPICS
from sctabletop.engine.decisions import (
    KEYS,
    Draft,
    Moves,
    Plan,
    Review,
    blank_moves,
    blank_plan,
    blank_review,
    empty_fields,
)
from sctabletop.engine.game import Game, opening
from sctabletop.engine.luck import Luck
from sctabletop.engine.phases import concurrence, plan, resolution, situation, talks
from sctabletop.engine.phases.concurrence import Concurred
from sctabletop.engine.phases.plan import Planned
from sctabletop.engine.phases.resolution import Resolved
from sctabletop.engine.phases.situation import Opened
from sctabletop.engine.phases.talks import Moved

DRAFTS, AMENDS = 5, 2
UNCHANGED = float("nan")


class Dice:
    """Uniform numbers of one turn, one column a world: a pure function of (seed, turn, world)."""

    def __init__(self, seed: int, turn: int, first: int, worlds: int, partners: int) -> None:
        size = 900 * (partners + 1) + 9 * KEYS * partners
        columns = [np.random.default_rng([seed, turn, first + w]).random(size) for w in range(worlds)]
        self.table = np.stack(columns, axis=-1)
        self.at = 0

    def roll(self, *shape: int) -> Array:
        """The next numbers as (shape…, W)."""
        size = int(np.prod(shape)) if shape else 1
        out = self.table[self.at : self.at + size]
        assert out.shape[0] == size, "the table of dice is too short"
        self.at += size
        rolled: Array = out.reshape(*shape, -1) if shape else out.reshape(-1)
        return rolled

    def chance(self, p: float, *shape: int) -> Array:
        """1 with probability p, else 0."""
        return (self.roll(*shape) < p).astype(np.float64)

    def pick(self, low: int, high: int, *shape: int) -> Array:
        """Whole numbers from low to high, both included."""
        whole: Array = np.floor(low + self.roll(*shape) * (high - low + 1))
        return whole

    def some(self, p: float, low: int, high: int, *shape: int) -> Array:
        """A whole number from low to high with probability p, else 0."""
        return self.chance(p, *shape) * self.pick(low, high, *shape)

    def change(self, p: float, values: Array, *shape: int) -> Array:
        """A new value with probability p, else NaN: unchanged."""
        return np.where(self.roll(*shape) < p, values, UNCHANGED)


def random_plan(game: Game, state: State, dice: Dice) -> Plan:
    """Orders of every kind for everybody."""
    p, worlds, a = game.count, state.worlds, len(game.scenario.assumptions)
    out = blank_plan(p, worlds, a)
    out.rank = dice.change(0.3, dice.pick(0, p - 1, p), p)
    out.ceiling_t10 = dice.change(0.15, 80.0 * dice.roll(p), p)
    out.ceiling_t22 = dice.change(0.15, 80.0 * dice.roll(p), p)
    out.release = dice.change(0.4, dice.pick(0, 2, p), p)
    out.sharing = dice.change(0.3, dice.pick(0, 1, p), p)
    out.tone = dice.change(0.3, dice.pick(0, 3, p), p)
    out.carry = dice.change(0.2, dice.pick(0, 2, p), p)
    out.hedge = dice.change(0.2, dice.pick(0, 2, p), p)
    out.mandate = dice.change(0.4, dice.pick(0, 2, p), p)
    out.channel = dice.change(0.3, dice.pick(0, 1))
    out.testify = dice.some(0.3, 1, 2)
    out.promote = dice.chance(0.3)
    out.triage = dice.change(0.2, dice.pick(-1, 3, a), a) if a else out.triage
    for name, odds in (
        ("open_step", 0.5),
        ("monitor", 0.15),
        ("vet", 0.25),
        ("report", 0.2),
        ("fuse", 0.15),
        ("frame_us", 0.15),
        ("frame_home", 0.2),
        ("relief", 0.15),
        ("gesture", 0.15),
        ("leak", 0.05),
        ("provoke", 0.08),
    ):
        setattr(out, name, dice.chance(odds, p))
    out.answer_gesture = dice.some(0.5, 1, 2, p)
    out.press = dice.some(0.15, 1, 3, p)
    out.ask = dice.some(0.3, 1, len(DEEDS), p)
    out.request = dice.some(0.3, 1, 2, p)
    out.question = dice.chance(0.05, len(TOPICS), p)
    out.deed = dice.chance(0.12, len(DEEDS), p)
    out.engage = dice.some(0.08, 1, 3, out.engage.shape[0], p)
    for name, odds, high in (
        ("end_programme", 0.02, 1),
        ("answer_miss", 0.5, 3),
        ("enforce", 0.5, 1),
        ("cancel", 0.03, 1),
    ):
        setattr(out, name, dice.some(odds, 1, high, KEYS, p))
    out.clear = dice.chance(0.2, KEYS, p) * (2.0 * dice.chance(0.8, KEYS, p) - 1.0)
    out.vouch = dice.chance(0.1, KEYS, p)
    out.drafts = [_draft(game, state, dice, amend=i >= DRAFTS) for i in range(DRAFTS + AMENDS)]
    return out


def _draft(game: Game, state: State, dice: Dice, *, amend: bool) -> Draft:
    fields = empty_fields(state.worlds)
    turn = float(state.turn)
    there = dice.chance(0.6 if amend else 0.85)
    owed = dice.chance(0.4)
    values = {
        "instrument": dice.pick(1, len(INSTRUMENTS)),
        "tier": dice.pick(0, 2),
        "size": dice.pick(1, 3),
        "objective": dice.some(0.9, 1, 4),
        "assumption": dice.some(0.4, 1, max(len(game.scenario.assumptions), 1)),
        "role": dice.chance(0.3),
        "indicator": dice.some(0.5, 1, len(TOPICS)),
        "threshold": dice.roll(),
        "due": turn + dice.pick(1, 6),
        "deliverable": owed * dice.pick(1, len(DEEDS)),
        "deliver_due": owed * (turn + dice.pick(1, 4)),
        "tripwire": dice.chance(0.5),
        "transformation": dice.some(0.3, 1, 4),
        "benchmark": dice.chance(0.3),
        "incentive": dice.chance(0.4) * dice.roll(),
        "cost_share": dice.chance(0.3) * dice.roll(),
        "timeline": dice.pick(-2, 2),
        "odds": dice.roll(),
    }
    for name, value in values.items():
        fields[FIELD_INDEX[name]] = there * value
    return Draft(int(amend), dice.pick(0, game.count - 1), fields, amend)


def random_review(game: Game, state: State, dice: Dice) -> Review:
    """Objections, thresholds and overrides."""
    out = blank_review(game.count, state.worlds)
    out.objects = dice.chance(0.08, 3, KEYS, game.count)
    out.threshold = dice.change(0.05, dice.roll(KEYS, game.count), KEYS, game.count)
    out.override = dice.chance(0.5, KEYS, game.count)
    return out


def random_moves(game: Game, state: State, dice: Dice, step: int) -> Moves:
    """Moves at the tables: offers first, then answers, answers to counters, and minutes."""
    p = game.count
    out = blank_moves(p, state.worlds)
    if step == 0:
        out.offer = dice.chance(0.85, KEYS, p)
        out.withdraw = dice.chance(0.04, KEYS, p)
    elif step == 1:
        answer = dice.roll(KEYS, p)
        out.accept = (answer < 0.6).astype(np.float64)
        out.counter = np.where((answer >= 0.6) & (answer < 0.8), np.floor(1.0 + 20.0 * (answer - 0.6)), 0.0)
        out.defer = ((answer >= 0.8) & (answer < 0.88)).astype(np.float64)
        out.decline = ((answer >= 0.88) & (answer < 0.95)).astype(np.float64)
        out.contribute = dice.change(0.5, dice.roll(p), p)
        out.repudiate = dice.chance(0.03, p)
    elif step == 2:
        out.take_counter = dice.chance(0.6, KEYS, p)
    else:
        out.agree = dice.chance(0.85, p)
    return out


Poison = Callable[[State, int], None]


@dataclass(slots=True)
class Played:
    """A game played at random: the state at its end, and what each phase said where it was kept."""

    state: State
    opened: list[Opened] = field(default_factory=list)
    planned: list[Planned] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    concurred: list[Concurred] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)
    resolved: list[Resolved] = field(default_factory=list)
    turns: list[State] = field(default_factory=list)
    """the state after each turn"""


def play(
    game: Game,
    seed: int,
    first: int = 0,
    worlds: int = 1,
    *,
    turns: int = 10,
    kept: bool = False,
    record: bool = False,
    before_phase: Poison | None = None,
) -> Played:
    """Play worlds ``first`` to ``first + worlds`` at random. ``before_phase`` may touch the state before a phase.

    Arithmetic that overflows, divides by zero or makes a NaN raises.
    """
    luck, state = Luck(seed, game.count), opening(game, worlds)
    out = Played(state)
    with np.errstate(all="raise"):
        for turn in range(1, turns + 1):
            dice = Dice(seed, turn, first, worlds, game.count)
            how = _How(kept, record or kept, before_phase)
            _turn(game, out, dice, luck.sheet(turn, first, worlds), how)
    return out


@dataclass(frozen=True)
class _How:
    kept: bool
    record: bool
    poison: Poison | None


def _turn(game: Game, out: Played, dice: Dice, sheet: dict[str, Array], how: _How) -> None:
    state = out.state
    hands = dice.chance(0.05, len(game.scenario.injects)) if game.scenario.injects else None
    touch = how.poison or (lambda _state, _phase: None)
    touch(state, 0)
    opened = situation.open_turn(game, state, sheet, hands, kept=how.kept)
    touch(state, 1)
    orders = random_plan(game, state, dice)
    planned = plan.close(game, state, orders, kept=how.kept)
    touch(state, 2)
    concurred = concurrence.close(game, state, random_review(game, state, dice), sheet)
    moved = []
    for step in range(4):
        touch(state, 3)
        moved.append(talks.move(game, state, random_moves(game, state, dice, step), sheet))
    talks.close(state)
    touch(state, 4)
    resolved = resolution.close(game, state, sheet, kept=how.kept)
    if how.record:
        out.opened.append(opened)
        out.planned.append(planned)
        out.plans.append(orders)
        out.concurred.append(concurred)
        out.moved += moved
        out.resolved.append(resolved)
        out.turns.append(state.copy())
