"""The language of conditions: what is in it, what is refused, and how."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sctabletop.domain.conditions import (
    All,
    AnyOf,
    Compare,
    Comparison,
    Condition,
    ConditionError,
    Fired,
    Not,
    Number,
    StageRef,
    TrackRef,
    TurnRef,
    parse,
    values_in,
)

HALF = Number(0.5)
TRUST = TrackRef("tendoure", "trust")

TAKEN: list[tuple[str, Condition]] = [
    ("tendoure.trust < 0.5", Comparison(TRUST, Compare.LT, HALF)),
    ("  tendoure.trust<=0.5  ", Comparison(TRUST, Compare.LE, HALF)),
    ("0.5 < tendoure.trust", Comparison(HALF, Compare.LT, TRUST)),
    ("us.credibility != -2", Comparison(TrackRef("us", "credibility"), Compare.NE, Number(-2.0))),
    ("turn == 3", Comparison(TurnRef(), Compare.EQ, Number(3.0))),
    ("turn >= 3", Comparison(TurnRef(), Compare.GE, Number(3.0))),
    ("turn > 3e0", Comparison(TurnRef(), Compare.GT, Number(3.0))),
    ("fired(coup_rumour)", Comparison(Fired("coup_rumour"), Compare.NE, Number(0.0))),
    ("fired('a-b c')", Comparison(Fired("a-b c"), Compare.NE, Number(0.0))),
    ("stage(tendoure, staff_talks) >= 7", Comparison(StageRef("tendoure", "staff_talks"), Compare.GE, Number(7.0))),
    ("not turn == 3", Not(Comparison(TurnRef(), Compare.EQ, Number(3.0)))),
    (
        "1 < turn < 4",
        All((Comparison(Number(1.0), Compare.LT, TurnRef()), Comparison(TurnRef(), Compare.LT, Number(4.0)))),
    ),
    (
        "turn == 1 or turn == 2 and fired(x)",
        AnyOf(
            (
                Comparison(TurnRef(), Compare.EQ, Number(1.0)),
                All((Comparison(TurnRef(), Compare.EQ, Number(2.0)), Comparison(Fired("x"), Compare.NE, Number(0.0)))),
            )
        ),
    ),
    ("tendoure.trust > oubassara.trust", Comparison(TRUST, Compare.GT, TrackRef("oubassara", "trust"))),
]

REFUSED = [
    "",
    " ",
    "turn",
    "3",
    "True",
    "turn == True",
    "tendoure.trust",
    "turn = 3",
    "turn in 3",
    "turn is 3",
    "turn not in (1, 2)",
    "turn + 1 > 2",
    "turn > 1 + 1",
    "-turn > 1",
    "turn > --1",
    "a.b.c > 1",
    "fired() > 0",
    "fired(a, b)",
    "fired(x=1)",
    "fired(*a)",
    "stage(a)",
    "stage(a, b, c) > 1",
    "stage(1, 2) > 1",
    "nonsense(a) > 1",
    "__import__('os').system('true')",
    "().__class__ > 1",
    "[turn] > 1",
    "turn > 'three'",
    "turn > 1e999",
    "turn > nan",
    "turn > inf",
    "turn > 1j",
    "turn if turn else turn",
    "lambda: turn",
    "turn := 3",
    "turn > 1; turn > 2",
    "turn > 1 # and more\nturn",
    "not turn",
    "turn and turn > 1",
    "f'{turn}' > 1",
    "turn > 1\x00",
    "\u202eturn > 1",
    "turn > ½",
    "(" * 300 + "turn > 1" + ")" * 300,
    "turn > 1 and " * 100 + "turn > 1",
    "not " * 240 + "turn",
    "x" * 2_000,
]


@pytest.mark.parametrize(("text", "meaning"), TAKEN, ids=[t for t, _ in TAKEN])
def test_a_text_of_the_language_is_read_as_it_says(text: str, meaning: Condition) -> None:
    assert parse(text) == meaning


@pytest.mark.parametrize("text", REFUSED, ids=lambda t: t[:40])
def test_a_text_outside_the_language_is_refused_in_one_clause(text: str) -> None:
    with pytest.raises(ConditionError) as refusal:
        parse(text)
    said = str(refusal.value)
    assert said
    assert "\n" not in said


@given(st.text(max_size=60))
def test_no_text_does_anything_but_parse_or_be_refused(text: str) -> None:
    with suppress(ConditionError):
        parse(text)


@given(st.text(alphabet="turnadoig.()<>=!0123456789 'stagefrk,+-*", max_size=40))
def test_no_near_miss_does_anything_but_parse_or_be_refused(text: str) -> None:
    with suppress(ConditionError):
        parse(text)


def test_the_values_of_a_condition_come_in_reading_order() -> None:
    found = values_in(parse("not (turn > 1 or fired(x)) and tendoure.trust < us.slots"))
    assert found == (TurnRef(), Number(1.0), Fired("x"), Number(0.0), TRUST, TrackRef("us", "slots"))
