"""What stands now as form values: built into an order again, it changes nothing."""

from typing import Any

import pytest

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, OSD, SeatId
from sctabletop.session.desk.forms import build
from sctabletop.session.desk.what_stands import what_stands
from tests.session.playing import ORLAVENNE, THIN, begin, order, taken, to_phase

HERE = {"partner": "orlavenne"}


def test_the_guidance_that_was_given_stands_in_the_next_form() -> None:
    session = to_phase(begin(), Phase.PLAN)
    given: dict[str, dict[str, Any]] = {
        "set_ceiling": {"title10": 20.0, "title22": 7.0},
        "set_release": {"level": "case"},
        "set_sharing": {"on": True},
        "set_tone": {"tone": "warm"},
    }
    taken(session, OSD, *(order(kind, **HERE, **values) for kind, values in given.items()))
    to_phase(session, Phase.PLAN, 2)
    for kind, values in given.items():
        assert what_stands(session, OSD, kind, HERE) == values
        assert build(session, OSD, kind, {**HERE, **values}) == order(kind, **HERE, **values)


def test_the_rank_of_the_partners_stands_from_first_to_last() -> None:
    session = to_phase(begin(THIN), Phase.PLAN)
    ranked = ["koulenza", "oubassara", "tendoure"]
    taken(session, OSD, order("rank", partners=ranked))
    to_phase(session, Phase.PLAN, 2)
    assert what_stands(session, OSD, "rank", {}) == {"partners": ranked}


def test_a_government_finds_its_own_mandate_and_hedge() -> None:
    session = to_phase(begin(), Phase.PLAN)
    taken(session, ORLAVENNE, order("mandate", level="listen"), order("hedge", how="third_supplier"))
    session.close()
    assert what_stands(session, ORLAVENNE, "mandate", {}) == {"level": "listen"}
    assert what_stands(session, ORLAVENNE, "hedge", {}) == {"how": "third_supplier"}


@pytest.mark.parametrize(
    ("seat", "kind", "values"),
    [
        (ORLAVENNE, "set_ceiling", HERE),
        (OSD, "mandate", {}),
        (OSD, "set_tone", {}),
        (OSD, "set_tone", {"partner": "atlantis"}),
        (CCMD, "message", {}),
        (CCMD, "amend", HERE),
    ],
)
def test_where_nothing_stands_or_nothing_is_named_the_form_stays_as_it_is(
    seat: SeatId, kind: str, values: dict[str, str]
) -> None:
    assert what_stands(to_phase(begin(), Phase.PLAN), seat, kind, values) == {}
