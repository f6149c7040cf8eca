"""The first pass of resolution: what starts, what moves, what completes, what is met or missed. Chances, then
outcomes.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from sctabletop.domain.instruments import TABLE
from sctabletop.domain.state import Array, State
from sctabletop.engine.chances import Chance
from sctabletop.engine.compiled import RuleSet, as_array
from sctabletop.engine.course import ASKED, CAME, MOVED, MOVES, ODDS, STARTS
from sctabletop.engine.game import Game
from sctabletop.engine.offers import keyed, looked_up
from sctabletop.engine.pools import Pool, serve
from sctabletop.engine.sights import COLUMN_INDEX, Sight, codes, column_sight, field_sight, strength
from sctabletop.engine.sums import entry
from sctabletop.rules import cases
from sctabletop.rules.citing import Rule, Terms
from sctabletop.rules.sight import Named

_ALL_COLUMNS: Final = np.stack([TABLE.columns[name] for name in COLUMN_INDEX])


@dataclass(slots=True)
class Passage:
    """What each initiative did this turn, as (slots, P, W)."""

    code: Array
    completed: Array
    success: Array
    as_said: Array
    """judged by their own indicator and found as promised; without one, by success"""
    not_as_said: Array
    missed: Array
    weights: Terms
    """how much of what its instrument stands for it brings"""
    counted: Terms
    """what it adds to what is counted with each partner"""
    slots_worked: Array
    """(W,)"""
    chances: list[Chance]


def advance(game: Game, state: State, look: Sight, sheet: dict[str, Array], truth: Array) -> Passage:
    """Move every initiative on by one turn, in place, and say what happened; it is judged by the ``truth`` (topics, P,
    W).
    """
    code = codes(state)
    c = _looked_up(game, state, sheet, truth, code)
    of = _Each(look, state, code, c)
    *_, reversal, started = of.each(STARTS)
    c.add(started)
    worked = _serve(game, state, c)
    _, _, late, _, deliver, judged, _, fulfil, after, weights, counted = of.each(MOVES)
    for name in MOVED:
        state.field(name)[...] = after[name]
    drawn = ((cases.reversal, reversal), (cases.late, late), (cases.deliver, deliver), (cases.fulfil, fulfil))
    back, held_up, done, met = (_chance(rule, terms, getattr(c, f"luck_{rule.target}")) for rule, terms in drawn)
    return Passage(
        code=code,
        completed=done.live,
        success=done.outcome,
        as_said=judged["as_said"].astype(bool, copy=False),
        not_as_said=judged["not_as_said"].astype(bool, copy=False),
        missed=counted["missed"],
        weights=weights,
        counted=counted,
        slots_worked=worked,
        chances=[back, held_up, done, met],
    )


def _looked_up(game: Game, state: State, sheet: dict[str, Array], truth: Array, code: Array) -> Named:
    """What is looked up for each slot: of tables, of what was done and is true with the partner, and its luck."""
    found = looked_up(game, state)
    found.add(
        {
            "turn": state.fact("turn"),
            "worth": strength(state),
            "deed_done": _numbered(state.deed, state.field("deliverable")),
            "indicated": _numbered(truth, state.field("indicator")),
            **{f"luck_{rule.target}": keyed(sheet[rule.target], code) for rule in _CHANCES},
        }
    )
    return found


_CHANCES: Final = (cases.reversal, cases.late, cases.deliver, cases.fulfil)


def _numbered(table: Array, number: Array) -> Array:
    """(slots, P, W) the row of a table (rows, P, W) that each slot numbers from 1; 0 where it names none."""
    return entry(np.concatenate((np.zeros((1, *table.shape[1:])), table)), number.astype(np.intp))


def _serve(game: Game, state: State, c: Named) -> Array:
    """Serve the team's hours and industry's lines, and leave in ``c`` who got them; (W,) how many lines were taken."""
    hours = game.scenario.us.hours - state.fact("hours_spent")
    most = np.maximum(state.us_track("slots"), 0.0)
    lines = Pool(c.lines, most.copy())
    staffed, made = serve(state, c.asks, (Pool(c.hours, hours), lines))
    c.add({"staffed": staffed, "made": made})
    return most - lines.left


def _chance(rule: Rule, terms: Terms, draw: Array) -> Chance:
    odds, asked, came = terms.pop(ODDS), terms.pop(ASKED), terms.pop(CAME)
    live, outcome = asked.astype(bool, copy=False), came.astype(bool, copy=False)
    return Chance(rule.target, "", None, terms, odds, draw, outcome, rule.claims, live)


class _Each:
    """What rules of one initiative are asked of: at many worlds every slot at once, at one those in use, in line."""

    def __init__(self, look: Sight, state: State, code: Array, c: Named) -> None:
        self._k = look.k
        self._one = state.worlds == 1
        self._shape = code.shape
        if not self._one:
            self._spaces: tuple[Any, ...] = (look.s, look.us, look.f, field_sight(state), column_sight(code), c)
            return
        slot, partner = self._at = code[:, :, 0].nonzero()
        flat = slot * code.shape[1] + partner
        self._spaces = (
            _Picked(look.s, flat, partner, {"tracks": look.s.tracks[:, partner]}),
            look.us,
            _Picked(look.f, flat, partner, {}),
            Named({"slot": state.slot[:, slot, partner]}),
            Named({"columns": _ALL_COLUMNS.take(code.take(flat), axis=1)[:, :, None]}),
            _Picked(c, flat, partner, {}),
        )

    def each(self, rules: RuleSet) -> list[Terms]:
        """The terms of each rule as (slots, P, W)."""
        if not self._one:
            return [rule(*self._spaces, self._k) for rule in rules.rules]
        program = rules.program(self._k)
        numbers = program.numbers(self._spaces, len(self._at[0]))
        whole = np.zeros((len(program.places), *self._shape))
        if numbers:
            whole[:, self._at[0], self._at[1]] = as_array(numbers)
        return program.named(whole, len(rules.rules))


class _Picked:
    """A namespace as each initiative in use sees it: what runs over slots or partners as (items, 1)."""

    def __init__(self, whole: Named, slots: Array, partners: Array, blocks: dict[str, Array]) -> None:
        self.__dict__.update(blocks)
        self._whole = whole
        self._where = {3: slots[:, None], 2: partners[:, None]}

    def __getattr__(self, name: str) -> Array:
        found: Array = getattr(self._whole, name)
        return found if found.ndim == 1 else found.take(self._where[found.ndim])
