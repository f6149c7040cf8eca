"""Forecasts are scored by Brier when they fall due, and none is about its own seat's acts."""

from typing import Final

import pytest

from sctabletop.domain.events import Tag
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, CONTROL, OSD, SDO, SeatId
from tests.session.playing import FIRST, ORLAVENNE, begin, bodies, events_of, order, refused, taken, to_end, to_phase

HAPPENS: Final = "turn >= 1"
NEVER: Final = "turn >= 40"


def test_three_forecasts_score_as_worked_by_hand() -> None:
    """0.8 for what came, 0.3 and 0.6 for what did not: 0.2² = 0.04, 0.3² = 0.09, 0.6² = 0.36; their mean is 0.1633."""
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, CCMD, *(order("forecast", condition=c, probability=p, due=1) for c, p in WORKED))
    to_phase(session, Phase.SITUATION, 2)
    scored = bodies(events_of(session), Tag.FORECAST_SCORED)
    assert [b["outcome"] for b in scored] == [True, False, False]
    assert [b["brier"] for b in scored] == pytest.approx([0.04, 0.09, 0.36])
    assert sum(b["brier"] for b in scored) / 3 == pytest.approx(0.163333333)


WORKED: Final = ((HAPPENS, 0.8), (NEVER, 0.3), (NEVER, 0.6))


@pytest.mark.parametrize(
    ("condition", "probability", "brier"), [(HAPPENS, 1.0, 0.0), (HAPPENS, 0.0, 1.0), (NEVER, 1.0, 1.0)]
)
def test_certainty_scores_nothing_or_all(condition: str, probability: float, brier: float) -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, SDO, order("forecast", condition=condition, probability=probability, due=1))
    to_phase(session, Phase.SITUATION, 2)
    assert [b["brier"] for b in bodies(events_of(session), Tag.FORECAST_SCORED)] == [brier]


def test_a_forecast_is_scored_in_its_turn_once() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, SDO, order("forecast", condition="turn >= 3", probability=0.5, due=3))
    to_end(session)
    assert [(b["turn"], b["outcome"]) for b in bodies(events_of(session), Tag.FORECAST_SCORED)] == [(3, True)]


def test_a_forecast_that_is_open_at_the_end_is_scored_there() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, SDO, order("forecast", condition=NEVER, probability=0.25, due=60))
    to_end(session)
    scored = bodies(events_of(session), Tag.FORECAST_SCORED)
    assert [(b["turn"], b["brier"]) for b in scored] == [(4, 0.0625)]
    assert all(f.brier is not None for f in session.progress.forecasts)


def test_a_score_is_told_to_its_own_seat_and_control() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, SDO, order("forecast", condition=HAPPENS, probability=0.5, due=1))
    to_phase(session, Phase.SITUATION, 2)
    told = [e.audience for e in events_of(session) if e.tag in {Tag.FORECAST_MADE, Tag.FORECAST_SCORED}]
    assert told == [(SDO, CONTROL)] * 2


@pytest.mark.parametrize(
    ("seat", "condition"),
    [
        (ORLAVENNE, "orlavenne.trust > 0.5"),
        (ORLAVENNE, "us.credibility > 0.5 and not orlavenne.commitment > 0.3"),
        (OSD, "stage(orlavenne, staff_talks) >= 7"),
        (CCMD, "orlavenne.trust > 0.5 or stage(orlavenne, staff_talks) >= 4"),
        (SDO, "not stage(orlavenne, staff_talks) >= 4"),
    ],
)
def test_a_forecast_about_ones_own_acts_is_refused(seat: SeatId, condition: str) -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    refusal = refused(session, seat, order("forecast", condition=condition, probability=0.5, due=1))
    assert refusal.reason.name == "OWN_FORECAST"
    assert session.progress.forecasts == []


@pytest.mark.parametrize("phase", [Phase.SITUATION, Phase.PLAN, Phase.CONCURRENCE, Phase.TALKS])
def test_any_seat_may_forecast_before_resolution(phase: Phase) -> None:
    session = to_phase(begin(FIRST), phase)
    for seat in (OSD, CCMD, SDO, ORLAVENNE):
        taken(session, seat, order("forecast", condition=HAPPENS, probability=0.5, due=1))
    to_phase(session, Phase.RESOLUTION)
    refused(session, OSD, order("forecast", condition=HAPPENS, probability=0.5, due=1))


@pytest.mark.parametrize(
    "text", ["import os", "turn", "__class__ > 1", "turn >= 'x'", "turn >= 1 and", "é > 1", "(" * 200]
)
def test_a_forecast_that_is_no_condition_is_refused_in_words(text: str) -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    refusal = refused(session, CCMD, order("forecast", condition=text, probability=0.5, due=1))
    assert refusal.reason.name == "BAD_VALUE"
    assert refusal.detail


def test_a_forecast_that_was_due_before_it_was_made_is_refused() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN, 3)
    refused(session, CCMD, order("forecast", condition=HAPPENS, probability=1.0, due=2))
