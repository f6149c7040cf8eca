"""Rival books: each says why it departs, keeps what the theory asks of every book, and is refused where not."""

import numpy as np
import pytest

from sctabletop.domain.ids import BookName
from sctabletop.rules.books import DEFAULT, Grade, about, book, coefficients, departures, shipped
from sctabletop.rules.books.constraints import FORCES, Ranking, faults, span

RIVALS = [n for n in shipped() if n != DEFAULT]


def test_the_default_comes_first_and_five_rivals_follow() -> None:
    assert shipped()[0] == DEFAULT
    assert sorted(RIVALS) == ["biddle", "constructivist", "liberal", "mixed", "realist"]


@pytest.mark.parametrize("name", RIVALS)
def test_a_rival_says_something_else_than_the_default_in_every_line_it_has(name: BookName) -> None:
    default = book(DEFAULT).values()
    rows = departures(name)
    assert len(rows) >= 8
    assert [c.name for c in rows if c.value == default[c.name]] == []


@pytest.mark.parametrize("name", RIVALS)
def test_a_rival_differs_where_scholars_do_and_says_so(name: BookName) -> None:
    assert {c.grade for c in departures(name)} <= {Grade.CONTESTED, Grade.JUDGEMENT, Grade.ONE_STUDY}
    assert about(name).based_on == DEFAULT
    assert about(name).summary.endswith(".")


@pytest.mark.parametrize("name", shipped())
def test_the_forces_are_ranked_as_d3_has_them_or_the_book_calls_itself_a_rival(name: BookName) -> None:
    reach = [abs(span(book(name), force)) for force in FORCES]
    assert (reach == sorted(reach, reverse=True)) is (about(name).ranking is Ranking.REYNOLDS)


def test_a_book_that_misranks_the_forces_and_calls_itself_no_rival_is_refused() -> None:
    wrong = book().with_value("appeal_felt_threat", 3.0)
    assert len(faults(wrong, Ranking.REYNOLDS)) == 1
    assert faults(wrong, Ranking.RIVAL) == []


def test_a_book_in_which_danger_lowers_acceptance_is_refused_whatever_it_calls_itself() -> None:
    for ranking in Ranking:
        assert any("D4" in fault for fault in faults(book().with_value("appeal_felt_threat", 0.5), ranking))


def test_books_differ_in_the_sign_of_transforming_terms_alone_among_the_kinds_of_condition() -> None:
    unmeasured = {n: np.sign(-book(n).commitment_conditions) for n in ("reynolds", "mixed", "biddle")}
    assert unmeasured == {"reynolds": -1.0, "mixed": 0.0, "biddle": 0.0}
    assert [n for n in shipped() if book(n).commitment_benchmarks != 0.0] == ["biddle"]
    assert book(BookName("biddle")).commitment_benchmarks > 0.0
    for name in shipped():
        assert book(name).commitment_deliverables > 0.0
        assert book(name).credibility_unenforced > 0.0


def test_only_the_realist_book_lets_a_neighbours_package_weigh() -> None:
    weighing = [n for n in shipped() if book(n).appeal_neighbours or book(n).trust_neighbours]
    assert weighing == ["realist"]


def test_every_book_has_the_same_coefficients_in_the_same_order() -> None:
    names = [c.name for c in coefficients()]
    assert all([c.name for c in coefficients(n)] == names for n in RIVALS)
