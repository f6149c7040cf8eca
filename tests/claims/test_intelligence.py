"""What must hold of claims I whose tests need several turns."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sctabletop.rules.hazards import coup
from sctabletop.rules.institutions import people
from sctabletop.rules.relationship import norms, relationships
from tests.claims.campaign import anywhere, play
from tests.rules.starts import Start, after, seeds, start, total


@given(seeds, st.floats(0.2, 1.0))
def test_i6_exchange_brings_more_norms_over_the_turns_and_none_in_the_first(seed: int, by: float) -> None:
    """Six turns; carried by ``relationships.exchange``, which norms grow out of."""

    def turn(one: Start) -> Start:
        return one.given(relationships=after(relationships, one), norms=after(norms, one))

    sent, kept = start(seed).given(exchange=by), start(seed)
    assert (turn(sent).of("norms") == turn(kept).of("norms")).all()
    for _ in range(6):
        sent, kept = turn(sent), turn(kept)
    assert (sent.of("norms") > kept.of("norms")).all()


@given(seeds, st.floats(0.2, 1.0))
def test_i6_what_was_learnt_abroad_is_kept_and_feeds_norms(seed: int, taught: float) -> None:
    """Carried by ``people.programmes`` and ``norms.schooled``."""
    one = start(seed)
    assert (total_of_people(one.given(lift_leadership=taught)) > total_of_people(one)).all()
    schooled, unschooled = one.given(people_leadership=0.8), one.given(people_leadership=0.2)
    assert (total(norms, schooled) > total(norms, unschooled)).all()


@given(seeds, st.floats(0.01, 0.1))
def test_i6_officers_schooled_abroad_bring_coups_only_where_a_book_takes_the_disputed_study_up(
    seed: int, weight: float
) -> None:
    """Carried by ``coup.schooled``, which is nil in every book."""
    many, few = (start(seed).given(people_leadership=taught) for taught in (0.8, 0.2))
    assert (total(coup, many) == total(coup, few)).all()
    rules = many.book.with_value("coup_schooled", weight)
    assert (total(coup, replace(many, book=rules)) > total(coup, replace(few, book=rules))).all()


def total_of_people(one: Start):  # type: ignore[no-untyped-def]
    """How far the leadership column moves."""
    return people(one.s, one.us, one.f, one.book)["programmes"][2]


def test_i6_officers_sent_to_school_for_eight_turns_leave_norms_behind() -> None:
    """128 random worlds, an exchange signed twice against none, through whole turns."""
    sent, kept = (
        play(anywhere(), 9, lambda turn, signed=signed: [(0, "pme_exchange", 2.0)] if turn in signed else ())  # type: ignore[misc]
        for signed in ((1, 5), ())
    )
    assert (sent.state.track("norms")[0] > kept.state.track("norms")[0]).all()
