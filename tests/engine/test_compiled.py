"""At one world the rules run as plain arithmetic: bit for bit what they say of arrays."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sctabletop.domain.initiative import FIELD_INDEX
from sctabletop.domain.state import Array, empty
from sctabletop.domain.tracks import PARTNER_TRACKS, US_TRACKS
from sctabletop.engine.compiled import RuleSet, as_array
from sctabletop.engine.course import MOVES, STARTS
from sctabletop.engine.dealings import TURN
from sctabletop.engine.flows import FOUND_INDEX
from sctabletop.engine.folding import OURS
from sctabletop.engine.sights import COLUMN_INDEX, READOUT, SEEN, SUMS, memo_sight
from sctabletop.rules.books import book
from sctabletop.rules.citing import Rule, Terms
from sctabletop.rules.sight import Book, Named, partner_sight, us_sight

SETS = {"turn": TURN, "ours": OURS, "readouts": READOUT, "seen": SEEN, "starts": STARTS, "moves": MOVES}
MASKS = ("runs", "started", "staffed", "made")
"""What is left to the rules of one initiative as true or false."""
NUMBERS = st.one_of(
    st.floats(-2.0, 2.0, allow_subnormal=False), st.sampled_from([0.0, -0.0, 1.0, 0.5, 3.0, 4.0, 60.0, 200.0])
)
PARTNERS = 3


class Everything(Named):
    """A namespace in which every name is an array: what is missing is dealt from a list."""

    def __init__(self, values: dict[str, Array], deal: Any) -> None:
        super().__init__(values)
        self.__dict__["_deal"] = deal

    def __getattr__(self, name: str) -> Array:
        found: Array = self.__dict__["_deal"]()
        self.__dict__[name] = found
        return found


def dealt(rules: RuleSet, numbers: list[float]) -> tuple[Named, ...]:
    """Namespaces full of those numbers, dealt round and round, as the rules take them."""
    place = iter(range(10**9))

    def some(*shape: int) -> Array:
        return np.array([numbers[next(place) % len(numbers)] for _ in range(int(np.prod(shape)))]).reshape(shape)

    state = empty(PARTNERS, 1, 0, 0)
    state.partner[...] = some(len(PARTNER_TRACKS), PARTNERS, 1)
    state.us[...] = some(len(US_TRACKS), 1)
    state.memo[...] = some(*state.memo.shape)
    tracks = partner_sight(state)
    shape = (1,) if rules is OURS else (PARTNERS, 1)
    found, sums = some(len(FOUND_INDEX), PARTNERS, 1), some(len(SUMS), PARTNERS, 1)
    fields, columns = some(len(FIELD_INDEX), PARTNERS, 1), some(len(COLUMN_INDEX), PARTNERS, 1)
    spaces = {
        "s": Everything({name: tracks.get(name) for name in tracks.names()}, lambda: some(PARTNERS, 1)),
        "us": us_sight(state),
        "f": Everything({**dict(zip(FOUND_INDEX, found, strict=True)), "found": found}, lambda: some(*shape))
        if rules is TURN
        else Everything({}, lambda: some(*shape)),
        "m": memo_sight(state),
        "i": Named({"slot": fields}, rows=(FIELD_INDEX, fields)),
        "t": Named({"columns": columns}, rows=(COLUMN_INDEX, columns)),
        "c": Everything({name: some(PARTNERS, 1) > 0.5 for name in MASKS}, lambda: some(PARTNERS, 1)),
        "n": Everything({**dict(zip(SUMS, sums, strict=True)), "sums": sums}, lambda: some(PARTNERS, 1)),
    }
    return tuple(spaces[name] for name in rules.spaces)


def in_rows(rules: RuleSet, terms: list[Terms], k: Book) -> Array:
    """What the rules say of arrays, one row a place of the program."""
    count = 1 if rules is OURS else PARTNERS
    rows = []
    for place in rules.program(k).places:
        term = terms[place.rule][place.term]
        column = term[place.column] if np.ndim(term) == 3 else term
        rows.append(np.broadcast_to(np.reshape(column, (-1, 1)), (count, 1)))
    return np.stack(rows)


@pytest.mark.parametrize("name", SETS)
@settings(deadline=None, max_examples=40)
@given(numbers=st.lists(NUMBERS, min_size=20, max_size=400))
def test_a_compiled_rule_says_bit_for_bit_what_the_rule_says(name: str, numbers: list[float]) -> None:
    rules, k = SETS[name], book()
    spaces = dealt(rules, numbers)
    with np.errstate(all="ignore"):
        try:
            plain = as_array(rules.program(k).numbers(spaces, 1 if rules is OURS else PARTNERS))
        except ZeroDivisionError:
            return  # arrays say that it is without bound, and the ledger refuses it
        said = in_rows(rules, [rule(*spaces, k) for rule in rules.rules], k)
    assert plain.shape == said.shape
    assert plain.tobytes() == np.ascontiguousarray(said).tobytes()


def test_every_term_of_every_rule_has_its_place() -> None:
    for rules in SETS.values():
        places = {(p.rule, p.term) for p in rules.program(book()).places}
        for i, rule in enumerate(rules.rules):
            assert {term for at, term in places if at == i} >= set(rule.claims)


def test_another_book_is_another_program() -> None:
    other = book().with_value("trust_contact", 0.9)
    spaces = dealt(TURN, [0.25, 0.5, 0.75])
    one, two = (np.array(TURN.program(k).numbers(spaces, PARTNERS)) for k in (book(), other))
    changed = {TURN.program(other).places[i].term for i in np.flatnonzero((one != two).any(axis=0))}
    assert changed == {"contact"}


@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_what_is_no_number_is_not_lost_on_the_way(bad: float) -> None:
    def body(_s: Named, _us: Named, f: Named, _k: Book) -> Terms:
        return {"least": np.minimum(f.x, 1.0) * np.maximum(f.x, 0.5), "most": np.maximum(1.0, f.x)}

    f = Named({"x": np.full((PARTNERS, 1), bad)})
    rules = RuleSet(Rule("trust", {}, body))
    state = empty(PARTNERS, 1, 0, 0)
    found = as_array(rules.program(book()).numbers((partner_sight(state), us_sight(state), f), PARTNERS))
    assert not np.isfinite(found).any()


def test_what_cannot_be_compiled_is_said() -> None:
    def body(s: Named, *_: Named | Book) -> Terms:
        return {"x": np.exp(s.trust)}

    with pytest.raises(TypeError, match="exp"):
        RuleSet(Rule("trust", {}, body)).program(book())


def test_what_a_rule_leaves_is_read_by_those_after_it() -> None:
    def leaves(_s: Named, _us: Named, f: Named, _k: Book) -> Terms:
        f.add({"x": f.x + 1.0})
        return {}

    def reads(_s: Named, _us: Named, f: Named, _k: Book) -> Terms:
        return {"x": np.where((f.x > 1.5) & (f.x < 2.5) | (f.x > 8.0), f.x, 0.0)}

    state = empty(PARTNERS, 1, 0, 0)
    f = Named({"x": np.array([[0.0], [1.0], [9.0]])})
    program = RuleSet(Rule("trust", {}, leaves), Rule("trust", {}, reads)).program(book())
    assert program.numbers((partner_sight(state), us_sight(state), f), PARTNERS) == [(0.0,), (2.0,), (10.0,)]
