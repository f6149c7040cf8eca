"""What a refusal is about is told by name, never by id."""

import pytest

from sctabletop.domain.deeds import DEEDS
from sctabletop.domain.instruments import INSTRUMENTS
from sctabletop.session.desk.refusal_words import detail_said
from sctabletop.session.session import Session
from tests.session.playing import begin


@pytest.fixture(scope="module")
def session() -> Session:
    return begin()


@pytest.mark.parametrize(
    ("detail", "said"),
    [
        ("orlavenne", "Orlavenne"),
        ("partner-orlavenne", "Orlavenne"),
        ("ccmd", "Combatant command"),
        ("ratify", "ratify the signed agreement"),
        ("staff_talks", "liaison and staff talks"),
        ("legal_rung", "legal rung"),
        ("budget_t10 is read out of others; move relief", "Title 10 money is read out of others; move relief"),
        ("turn 3 is over", "turn 3 is over"),
        ("partner 'atlantis'", "partner 'atlantis'"),
        ("", ""),
    ],
)
def test_an_id_is_told_by_its_name_and_a_sentence_stays_one(session: Session, detail: str, said: str) -> None:
    assert detail_said(session, detail) == said


def test_nothing_is_told_with_a_dash_of_a_program_in_it(session: Session) -> None:
    ids = [*DEEDS, *(i.id for i in INSTRUMENTS), *session.game.seats, *session.game.partners, *session.game.injects]
    assert not [name for name in map(str, ids) if "_" in detail_said(session, name)]
