"""Initiatives, guidance, assumptions and forecasts: each seat reads what it may know, in words, and no more."""

from typing import Any, Final

import pytest

from sctabletop.domain.orders import Object
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, CONTROL, OSD, SDO, US_SEATS, partner_of
from sctabletop.session.describe import describe
from sctabletop.session.desk.dossier import Initiative, assumptions, forecasts, guidance, initiatives
from sctabletop.session.desk.preview import Light
from sctabletop.session.session import Session
from tests.session.desk.played import computed, nothing_written, played_to
from tests.session.playing import (
    FIRST,
    HERE,
    ORLAVENNE,
    THIN,
    begin,
    order,
    taken,
    to_phase,
)
from tests.session.random_orders import Dice

TALKS: Final = "staff_talks"


def proposed(**terms: Any) -> Session:
    """The combatant command has proposed staff talks."""
    session = to_phase(begin(FIRST), Phase.PLAN)
    given = {"objective": "influence", **terms}
    taken(session, CCMD, order("propose", partner=HERE, instrument=TALKS, **given))
    session.close()
    return session


def only(session: Session, seat: Any) -> Initiative:
    (found,) = initiatives(session, seat)
    return found


def test_a_draft_lies_open_to_the_triad_and_is_hidden_from_the_partner() -> None:
    session = proposed()
    for seat in (*US_SEATS, CONTROL):
        assert (only(session, seat).stage, only(session, seat).proposer) == ("draft", CCMD)
    assert initiatives(session, ORLAVENNE) == ()


def test_the_terms_stand_in_words_in_the_order_of_the_form() -> None:
    session = proposed(
        tier="basic",
        size=3,
        indicator={"track": "trust", "threshold": 0.5, "due_in": 4},
        deliverable={"deed": "recruit", "due_in": 2},
        conditions={"tripwire": True, "transformation": 2, "benchmark": True},
        incentive=0.25,
        cost_share=0.1,
        timeline=-1,
        odds=0.7,
    )
    assert only(session, OSD).terms == (
        ("Tier", "basic"),
        ("Size", "large"),
        ("Objective", "influence"),
        ("Measure of success", "trust at least 0.50 by turn 5"),
        ("Deed owed", "recruit and man the units by turn 3"),
        ("Conditions", "an abuse tripwire, 2 transformations and progress against a benchmark"),
        ("Incentive", "25 %"),
        ("Cost share", "the partner pays 10 %"),
        ("Timeline", "1 turn shorter than the norm"),
        ("Odds claimed", "70 %"),
    )


def test_a_partner_reads_an_offer_without_our_private_reckoning() -> None:
    session = proposed(
        indicator={"track": "trust", "threshold": 0.7317, "due_in": 7},
        assumption=begin(FIRST).game.scenario.assumptions[0].id,
        odds=0.37,
        deliverable={"deed": "recruit", "due_in": 2},
    )
    statement = session.game.scenario.assumptions[0].statement
    taken(session, SDO, order("object", partner=HERE, instrument=TALKS, cure="zq the cure"))
    taken(session, OSD, order("override", partner=HERE, instrument=TALKS, why="zq the reason"))
    to_phase(session, Phase.TALKS)
    taken(session, CCMD, order("offer", partner=HERE, instrument=TALKS))
    ours, theirs = only(session, OSD), only(session, ORLAVENNE)
    assert theirs.stage == ours.stage == "offered"
    assert statement in repr(ours)
    assert "zq the cure" in repr(ours)
    for secret in (statement, "zq", "0.73", "37 %", "influence", str(CCMD)):
        assert secret not in repr(theirs)
    assert (theirs.proposer, theirs.objections, theirs.failed, theirs.overridden) == ("", (), (), False)
    assert theirs.terms[-1] == ("Helps us to", "keep the country safe, what we want most")
    assert "Helps us to" not in repr(ours)
    assert theirs.due == ours.due == "recruit and man the units by turn 3"


def test_only_a_partner_reads_how_its_own_government_leans() -> None:
    session = to_phase(proposed(), Phase.TALKS)
    taken(session, CCMD, order("offer", partner=HERE, instrument=TALKS))
    assert only(session, ORLAVENNE).inclination in {"likely", "open", "unlikely"}
    assert {only(session, seat).inclination for seat in (*US_SEATS, CONTROL)} == {""}


def test_a_gate_that_said_no_is_named_with_its_cure() -> None:
    session = to_phase(proposed(objective=None), Phase.TALKS)
    found = only(session, SDO)
    assert (found.stage, found.live) == ("refused", False)
    (light,) = (g for g in found.failed if g.gate == "authority")
    assert light.light is Light.FAILS
    assert "objective" in light.reason
    assert light.cure
    assert light.holder == "Office of the Secretary of Defense"
    assert "D28" in light.claims


def test_an_objection_tells_the_triad_its_cure_for_as_long_as_it_stands() -> None:
    session = proposed()
    taken(session, SDO, order("object", partner=HERE, instrument=TALKS, cure="ask the harbour master", threshold=0.4))
    assert only(session, OSD).objections == ()  # nobody reads another's position before the close
    session.close()
    for _ in range(2):
        for seat in (*US_SEATS, CONTROL):
            (said,) = only(session, seat).objections
            assert (said.seat, said.cure, said.threshold) == (SDO, "ask the harbour master", 0.4)
        to_phase(session, Phase.PLAN, session.turn + 1)


def test_an_override_is_on_the_record() -> None:
    session = proposed()
    taken(session, SDO, order("object", partner=HERE, instrument=TALKS, cure="wait"))
    taken(session, OSD, order("override", partner=HERE, instrument=TALKS, why="now"))
    session.close()
    found = only(session, CCMD)
    assert found.overridden
    assert found.stage == "gated"
    assert [x.seat for x in found.objections] == [SDO]


def test_a_counter_says_what_is_asked_and_only_while_it_waits() -> None:
    session = to_phase(proposed(), Phase.TALKS)
    taken(session, CCMD, order("offer", partner=HERE, instrument=TALKS))
    taken(session, ORLAVENNE, order("counter", instrument=TALKS, ask="more_incentive"))
    assert only(session, OSD).ask == only(session, ORLAVENNE).ask == "more incentive"
    taken(session, CCMD, order("accept", partner=HERE, instrument=TALKS))
    assert only(session, OSD).ask == ""
    assert ("Incentive", "30 %") in only(session, ORLAVENNE).terms


def test_a_running_programme_says_how_far_it_has_come() -> None:
    session = to_phase(proposed(), Phase.TALKS)
    taken(session, CCMD, order("offer", partner=HERE, instrument=TALKS))
    taken(session, ORLAVENNE, order("accept", instrument=TALKS))
    taken(session, CCMD, order("agree", partner=HERE))
    assert only(session, OSD).progress == ""
    said = []
    while session.turn < 4:
        to_phase(session, Phase.PLAN, session.turn + 1)
        said.append([(i.stage, i.progress) for i in initiatives(session, OSD)])
    assert said == [[("running", "turn 1 of 3")], [("running", "turn 2 of 3")], []]


@pytest.mark.parametrize("seed", [2, 5])
def test_the_dossier_holds_what_the_view_holds_live_ones_first(seed: int) -> None:
    session = computed(seed=seed)
    compared = 0
    for turn in (1, 2, 3):
        for phase in (Phase.CONCURRENCE, Phase.TALKS, Phase.RESOLUTION):
            played_to(session, turn, phase)
            for seat in session.game.seats[:-1]:
                found = initiatives(session, seat)
                rows = describe(session.game, session.view(seat))["initiatives"]
                plain = [(r["partner"], r["instrument"], r["stage"]) for r in rows]
                assert sorted((i.partner, i.instrument, i.stage) for i in found) == sorted(plain)
                assert [i.live for i in found] == sorted((i.live for i in found), reverse=True)
                assert all(bool(i.failed) == bool(r.get("blocked")) for i, r in by_name(found, rows))
                compared += len(found)
    assert compared > 50


def by_name(found: tuple[Initiative, ...], rows: list[dict[str, Any]]) -> list[tuple[Initiative, dict[str, Any]]]:
    return [(i, r) for i in found for r in rows if (r["partner"], r["instrument"]) == (i.partner, i.instrument)]


def test_guidance_is_whole_for_the_triad_and_two_lines_for_a_partner() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(
        session,
        OSD,
        order("set_ceiling", partner=HERE, title10=71.5),
        order("set_tone", partner=HERE, tone="warm"),
        order("set_release", partner=HERE, level="case"),
        order("open_step", partner=HERE),
    )
    session.close()
    (ours,), (theirs,) = guidance(session, SDO), guidance(session, ORLAVENNE)
    assert dict(ours.rows) == {
        "Rank": "1 of 1",
        "Title 10 ceiling": "71.5 million USD a turn",
        "Title 22 ceiling": "8 million USD a turn",
        "Release": "case by case",
        "Sharing": "off",
        "Tone": "warm",
        "Open step": "rung 2, logistics and status agreement",
    }
    assert theirs.rows == (("Release", "case by case"), ("Tone", "warm"))
    assert guidance(session, CONTROL) == (ours,)


def test_the_assumption_board_is_the_triads() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    first = session.game.scenario.assumptions[0]
    taken(session, CCMD, order("triage", assumption=str(first.id), importance="write_off"))
    session.close()
    assert assumptions(session, ORLAVENNE) == ()
    for seat in (*US_SEATS, CONTROL):
        row = next(r for r in assumptions(session, seat) if r.id == first.id)
        assert (row.statement, row.importance, row.status) == (first.statement, "written off", "assumed")
        assert row.condition.startswith("Orlavenne's ")


def test_forecasts_are_ones_own_in_words_and_control_reads_all() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, CCMD, order("forecast", condition="orlavenne.trust > 0.99", probability=0.25, due=1))
    taken(session, SDO, order("forecast", condition="orlavenne.access >= 0.3 and turn >= 2", probability=0.5, due=3))
    (mine,) = forecasts(session, CCMD)
    assert mine.condition == "Orlavenne's trust is above 0.99"
    assert forecasts(session, OSD) == forecasts(session, ORLAVENNE) == ()
    assert [f.seat for f in forecasts(session, CONTROL)] == [CCMD, SDO]
    to_phase(session, Phase.PLAN, 2)
    (scored,) = forecasts(session, CCMD)
    assert scored.outcome is False
    assert scored.brier == pytest.approx(0.0625)
    assert [f.seat for f in forecasts(session, CONTROL)] == [SDO, CCMD]  # open ones first
    assert forecasts(session, SDO)[0].condition == "Orlavenne's access is at least 0.30 and the turn is at least 2"


def test_looking_writes_nothing() -> None:
    session = computed(seed=4)
    for phase in Phase:
        played_to(session, 2, phase)
        with nothing_written(session):
            for seat in session.game.seats:
                for read in (initiatives, guidance, assumptions, forecasts):
                    read(session, seat)


def test_no_partner_reads_of_another_partners_papers() -> None:
    session = played_to(computed(seed=6), 3, Phase.TALKS)
    for seat in session.game.seats:
        if own := partner_of(seat):
            assert {i.partner for i in initiatives(session, seat)} <= {str(own)}
            assert {g.partner for g in guidance(session, seat)} == {str(own)}


def test_a_seats_own_reckoning_stays_its_own_in_any_play() -> None:
    """A cure is for the triad and a stated probability for its seat, whatever else anybody does."""
    session = begin(THIN, seed=3)
    dice, players = Dice(session.game, 3), session.game.seats[:-1]
    mine = {seat: 0.3070809 + i / 1000 for i, seat in enumerate(players)}
    cures = 0
    while session.turn < 5:
        for seat in players:
            stated = order("forecast", condition="us.credibility > 0.5", probability=mine[seat], due=session.turn + 1)
            orders = [x for x in dice.orders(seat, session.phase) if not isinstance(x, Object)]
            lying = [i for i in initiatives(session, seat) if i.stage == "draft"]
            objects = [order("object", partner=i.partner, instrument=i.instrument, cure="zq cure") for i in lying[:1]]
            session.commit(seat, [*orders, *objects, stated])
        for seat in players:
            shown = repr([read(session, seat) for read in (initiatives, guidance, assumptions, forecasts)])
            assert [s for s in players if str(mine[s]) in shown] in ([seat], [])
            assert "zq" not in shown or seat in US_SEATS
            cures += "zq" in shown
        session.close()
    assert cures
