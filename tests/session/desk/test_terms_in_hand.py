"""Whoever amends an initiative begins from the terms that stand."""

from hypothesis import given
from hypothesis import strategies as st

from sctabletop.domain import orders as o
from sctabletop.domain.initiative import FIELD_INDEX
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, CONTROL, OSD
from sctabletop.engine.translate import terms
from sctabletop.session.desk.forms import build, current_terms
from tests.session.desk.honest_dice import HonestDice
from tests.session.playing import ORLAVENNE, begin, order, to_phase


@given(st.integers(0, 2**32))
def test_amending_with_the_terms_that_stand_changes_none_of_them(seed: int) -> None:
    session = to_phase(begin(), Phase.PLAN)
    drafted = HonestDice(session.game, seed).order("propose", CCMD)
    assert isinstance(drafted, o.Propose)
    session.commit(CCMD, [drafted])
    session.close()
    values = current_terms(session, OSD, drafted.partner, drafted.instrument)
    if not values:  # it never took a slot: no sharing policy covers it
        return
    again = build(session, CCMD, "amend", values)
    assert isinstance(again, o.Amend)
    before, after = (terms(session.game, x, session.turn, 1) for x in (drafted, again))
    assert {n for n, row in FIELD_INDEX.items() if before[row, 0] != after[row, 0]} == set()


def test_what_is_not_in_hand_has_no_terms_and_neither_has_what_a_seat_cannot_see() -> None:
    session = to_phase(begin(), Phase.PLAN)
    session.commit(CCMD, [order("propose", partner="orlavenne", instrument="staff_talks", objective="access")])
    session.close()
    assert current_terms(session, CCMD, "orlavenne", "staff_talks")
    assert not current_terms(session, CCMD, "orlavenne", "pme_exchange")
    assert not current_terms(session, CCMD, "orlavenne", "warp_drive")
    assert not current_terms(session, CCMD, "atlantis", "staff_talks")
    for seat in (ORLAVENNE, CONTROL):
        assert not current_terms(session, seat, "orlavenne", "staff_talks")
