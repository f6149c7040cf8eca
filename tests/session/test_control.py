"""Argued actions, control's hand on the scale, and injects."""

from typing import Any

import pytest

from sctabletop.domain.events import Tag
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, CONTROL, SDO, US_SEATS
from sctabletop.domain.tracks import STOCKS
from sctabletop.session.session import Session
from tests.session.playing import FIRST, HERE, begin, bodies, events_of, order, seen, taken, to_end, to_phase


def argue(track: str = "trust", by: float = 0.1, reasons: int = 1) -> Any:
    words = [f"reason {n}" for n in range(reasons)]
    return order("argue", act="a visit at sea", effect={"partner": HERE, "track": track, "by": by}, reasons=words)


def resolved(session: Session) -> Session:
    return to_phase(session, Phase.RESOLUTION)


def argued_chances(session: Session) -> list[Any]:
    return [c for b in bodies(events_of(session), Tag.CHANCE_DRAWN) for c in b["chances"] if c["name"] == "argue"]


def argued_terms(session: Session) -> list[tuple[str, float]]:
    """(track, value) of every term that an argument brought."""
    lines = [line for b in bodies(events_of(session), Tag.LEDGER_APPLIED) for line in b["entries"]]
    return [(line["track"], t["value"]) for line in lines for t in line["terms"] if t["name"] == "argued"]


@pytest.mark.parametrize(("reasons", "odds"), [(1, 0.6), (2, 0.7), (3, 0.8), (4, 0.8), (6, 0.8)])
def test_each_reason_adds_a_tenth_up_to_eight_tenths(reasons: int, odds: float) -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, CCMD, argue(reasons=reasons))
    assert [c["probability"] for c in argued_chances(resolved(session))] == [pytest.approx(odds)]


@pytest.mark.parametrize("odds", [0.05, 0.35, 0.95])
def test_control_sets_the_odds(odds: float) -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, CCMD, argue())
    taken(session, CONTROL, order("answer", seat="ccmd", odds=odds))
    assert [c["probability"] for c in argued_chances(resolved(session))] == [odds]


def test_control_may_answer_in_a_later_phase() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, CCMD, argue())
    to_phase(session, Phase.TALKS)
    taken(session, CONTROL, order("answer", seat="ccmd", odds=0.15))
    assert [c["probability"] for c in argued_chances(resolved(session))] == [0.15]


def test_the_draw_decides_as_the_record_says() -> None:
    for seed in range(6):
        session = to_phase(begin(FIRST, seed=seed), Phase.PLAN)
        taken(session, CCMD, argue())
        (chance,) = argued_chances(resolved(session))
        assert chance["outcome"] is (chance["draw"] < chance["probability"])
        assert bool(argued_terms(session)) is chance["outcome"]


@pytest.mark.parametrize("track", [t.name for t in STOCKS])
def test_an_argument_that_is_certain_moves_its_stock(track: str) -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, CCMD, argue(track))
    taken(session, CONTROL, order("answer", seat="ccmd", odds=1.0))
    before = float(session.state.track(track)[0, 0])
    terms = argued_terms(resolved(session))
    assert [name for name, _ in terms] == [track]
    # What happened earlier in the turn may have moved the stock a little since.
    assert terms[0][1] == pytest.approx(0.1 * (1.0 - before), rel=0.2)


def test_an_argument_counts_in_its_own_turn_alone() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, CCMD, argue())
    to_end(session)
    assert len(argued_chances(session)) == 1


def test_a_reply_is_read_by_its_seat_and_control() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, CONTROL, order("answer", seat="sdo", text="the harbour is closed"))
    told = [e for e in events_of(session) if e.tag is Tag.MESSAGE_SENT]
    assert [(e.body["from"], e.body["to"], set(e.audience)) for e in told] == [("control", ["sdo"], {SDO, CONTROL})]


# ── adjustments ────────────────────────────────────────────────────────────────────────────────────────────────
def adjust(partner: str = HERE, track: str = "trust", by: float = 0.05) -> Any:
    return order("adjust", partner=partner, track=track, by=by, reason="the visit went well")


def test_an_adjustment_is_a_ledger_of_its_own_with_its_reason() -> None:
    session = resolved(begin(FIRST))
    before = float(session.state.track("trust")[0, 0])
    taken(session, CONTROL, adjust())
    session.close()
    (body,) = bodies(events_of(session), Tag.ADJUSTED)
    assert body["at"] == "adjusted"
    assert body["reasons"] == [{"partner": HERE, "track": "trust", "by": 0.05, "reason": "the visit went well"}]
    (line,) = body["entries"]
    assert (line["partner"], line["track"], line["before"]) == (HERE, "trust", before)
    assert [(t["name"], t["value"]) for t in line["terms"]] == [("adjusted", 0.05)]
    assert all(t["claims"] for t in line["terms"])
    ledgers = [b["at"] for b in bodies(events_of(session), Tag.LEDGER_APPLIED) if b["turn"] == 1]
    assert ledgers == ["situation", "plan", "resolution"]


def test_an_adjustment_is_on_the_record_before_the_reveal_and_for_control() -> None:
    session = resolved(begin(FIRST))
    taken(session, CONTROL, adjust())
    session.close()
    tags = [e.tag for e in events_of(session)]
    assert tags.index(Tag.ADJUSTED) < tags.index(Tag.REVEALED)
    for seat in US_SEATS:
        assert Tag.ADJUSTED not in [e.tag for e in seen(events_of(session), seat)]


def test_control_may_adjust_our_own_side() -> None:
    session = resolved(begin(FIRST))
    before = float(session.state.us_track("confidence")[0])
    taken(session, CONTROL, adjust("us", "confidence"))
    session.close()
    assert session.state.us_track("confidence")[0] == pytest.approx(before + 0.05)


def test_an_adjustment_of_a_group_moves_each_of_its_columns() -> None:
    session = resolved(begin(FIRST))
    taken(session, CONTROL, adjust(track="materiel"))
    session.close()
    (body,) = bodies(events_of(session), Tag.ADJUSTED)
    assert [line["track"] for line in body["entries"]] == ["materiel_equipment", "materiel_facilities"]


@pytest.mark.parametrize(("by", "end"), [(1_000_000.0, 1.0), (-1_000_000.0, 0.0)])
def test_an_adjustment_stops_at_the_rail(by: float, end: float) -> None:
    session = resolved(begin(FIRST))
    taken(session, CONTROL, adjust(by=by))
    session.close()
    assert session.state.track("trust")[0, 0] == end
    (body,) = bodies(events_of(session), Tag.ADJUSTED)
    assert [t["name"] for t in body["entries"][0]["terms"]] == ["adjusted", "rail"]
    to_end(session)


def test_a_turn_without_adjustments_has_no_such_event() -> None:
    assert bodies(events_of(to_end(begin(FIRST))), Tag.ADJUSTED) == []


# ── injects ────────────────────────────────────────────────────────────────────────────────────────────────────
def fired(session: Session) -> list[tuple[str, int]]:
    return [(b["inject"], b["turn"]) for b in bodies(events_of(session), Tag.INJECT_FIRED)]


def test_an_inject_comes_by_hand_when_control_says_so() -> None:
    session = to_phase(begin(FIRST), Phase.SITUATION, 2)
    taken(session, CONTROL, order("inject", inject="harbour_network"))
    session.close()
    assert ("harbour_network", 2) in fired(session)


def test_an_inject_by_turn_comes_in_its_turn_and_once() -> None:
    session = to_end(begin(FIRST))
    assert [turn for name, turn in fired(session) if name == "storm"] == [3]


def test_an_inject_by_condition_comes_when_it_holds_and_not_otherwise() -> None:
    for people, comes in ((0.2, True), (0.9, False)):
        session = to_end(begin(FIRST, overrides={(HERE, "people_personnel"): people}))
        assert ("crews_walk_off" in [name for name, _ in fired(session)]) is comes


def test_an_inject_moves_what_its_ledger_says() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN, 3)
    lines = [x for b in bodies(events_of(session), Tag.LEDGER_APPLIED) for x in b["entries"]]
    terms = {(x["track"], t["name"]) for x in lines for t in x["terms"] if t["name"] == "storm"}
    assert terms == {("materiel_facilities", "storm"), ("public_support", "storm")}
    assert session.state.noted("disaster")[0, 0] == 2.0
