"""The reasons as rows: every step with its terms, hidden values in words, and a waterfall that hangs together."""

import pytest

from sctabletop.gui.models.why import Words, heaps, signed
from sctabletop.session.desk.why import Step, Term, Why

WORDS = Words(before="before", after="after", factors="made of", idle="idle", reason="reason")
HIDDEN = "not yours to know"


def why(*steps: Step, **changes: object) -> Why:
    fields = {
        "owner": "orlavenne", "track": "trust", "title": "Orlavenne: trust", "turn": 2, "now": "0.42", "steps": steps,
        "factors": (), "chances": (), "idle": (), "beliefs": (), "cure": "", "claims": (),
    }  # fmt: skip
    return Why(**{**fields, **changes})  # type: ignore[arg-type]  # a record made of defaults and what a test changes


KNOWN = Step(
    title="Resolution: trust",
    before=0.40,
    terms=(Term(name="deeds", value=0.05, claims=("D14",)), Term(name="late", value=-0.03, claims=("D12", "D13"))),
    after=0.42,
    reasons=("control thought so",),
)


def test_a_step_shows_before_its_terms_with_their_signs_and_after() -> None:
    (heap,) = heaps(why(KNOWN), HIDDEN, WORDS)
    assert [(line.name, line.value, line.claims) for line in heap.lines] == [
        ("before", "0.4000", ()),
        ("deeds", "+0.0500", ("D14",)),
        ("late", "-0.0300", ("D12", "D13")),
        ("after", "0.4200", ()),
        ("reason", "control thought so", ()),
    ]


def test_the_waterfall_goes_from_before_to_after_without_a_gap() -> None:
    (heap,) = heaps(why(KNOWN), HIDDEN, WORDS)
    before, first, second, after, reason = (line.bar for line in heap.lines)
    assert before is not None
    assert first is not None
    assert second is not None
    assert after is not None
    assert reason is None
    assert before.end == first.start
    assert first.end == second.start
    assert second.end == pytest.approx(after.end)
    assert [bar.low for bar in (before, first, second, after)] == [0.40] * 4
    assert [bar.high for bar in (before, first, second, after)] == pytest.approx([0.45] * 4)


def test_one_hidden_term_takes_the_whole_picture_away() -> None:
    step = Step(title="t", before=0.40, terms=(*KNOWN.terms, Term(name="secret", value=None, claims=())), after=0.50)
    (heap,) = heaps(why(step), HIDDEN, WORDS)
    assert all(line.bar is None for line in heap.lines)
    assert [line.value for line in heap.lines if line.name == "secret"] == [HIDDEN]


def test_hidden_ends_are_not_listed() -> None:
    step = Step(title="t", before=None, terms=(Term(name="deeds", value=None, claims=("D14",)),), after=None)
    (heap,) = heaps(why(step), HIDDEN, WORDS)
    assert [line.name for line in heap.lines] == ["deeds"]


def test_factors_and_idle_terms_have_heaps_of_their_own_and_idle_ones_are_folded() -> None:
    found = why(
        factors=(("trust", 0.4, 0.5), ("sovereignty", None, None), ("fear", None, 0.2)),
        idle=(Term(name="slight", value=None, claims=("D30",)),),
    )
    factors, idle = heaps(found, HIDDEN, WORDS)
    assert [line.value for line in factors.lines] == ["0.4000 → 0.5000", HIDDEN, "0.2000"]
    assert not factors.folded
    assert idle.folded
    assert idle.lines[0].claims == ("D30",)


@pytest.mark.parametrize(("value", "words"), [(0.0, "+0.0000"), (-12.5, "-12.5000"), (None, HIDDEN)])
def test_a_value_always_has_its_sign(value: float | None, words: str) -> None:
    assert signed(value, HIDDEN) == words
