"""Every reason for a refusal comes about in a small situation of its own, and is told with who can cure it and how."""

from collections.abc import Callable, Mapping
from typing import Final

import pytest

from sctabletop.domain import orders as o
from sctabletop.domain.events import Tag
from sctabletop.domain.instruments import INSTRUMENTS
from sctabletop.domain.phases import Phase
from sctabletop.domain.refusals import WORDS, Reason
from sctabletop.domain.seats import CCMD, CONTROL, OSD, SDO, SeatId
from sctabletop.session.progress import Pace
from sctabletop.session.session import Session
from tests.session.playing import (
    FIRST,
    HERE,
    ORLAVENNE,
    THIN,
    begin,
    bodies,
    events_of,
    order,
    state_bytes,
    taken,
    to_phase,
)


def plan(turn: int = 1, **overrides: float) -> Session:
    """The tutorial in its plan phase, with some of Orlavenne's tracks set otherwise."""
    session = begin(FIRST, overrides={(HERE, name): value for name, value in overrides.items()})
    return to_phase(session, Phase.PLAN, turn)


def last_lapse(session: Session) -> Mapping[str, object]:
    return bodies(events_of(session), Tag.ORDER_LAPSED)[-1]


def given(session: Session, seat: SeatId, *orders: o.Order) -> Mapping[str, object]:
    """What was told of the last order as it was given; nothing else may have been refused."""
    found = session.commit(seat, orders)
    assert found[:-1] == [None] * (len(orders) - 1)
    assert found[-1] is not None
    body = last_lapse(session)
    assert body["given"] is True
    assert body["text"] == str(found[-1])
    return body


def closing(session: Session, seat: SeatId, *orders: o.Order) -> Mapping[str, object]:
    """What was told at the close of orders that were all taken as they were given."""
    taken(session, seat, *orders)
    session.close()
    body = last_lapse(session)
    assert (body["given"], body["seat"]) == (False, seat)
    return body


def moving(session: Session, seat: SeatId, *moves: o.Order) -> Mapping[str, object]:
    """What was told at once of a move at a table, which leaves the state as it was."""
    to_phase(session, Phase.TALKS)
    before = state_bytes(session.state)
    refusal = session.act(seat, moves)[-1]
    assert refusal is not None
    assert state_bytes(session.state) == before
    return last_lapse(session)


def at(kind: str, **values: object) -> o.Order:
    """An order about Orlavenne."""
    return order(kind, partner=HERE, **values)


def propose(instrument: str, **values: object) -> o.Order:
    return at("propose", **{"instrument": instrument, "objective": "access", "size": 1, **values})


# ── situations ─────────────────────────────────────────────────────────────────────────────────────────────────
def no_slot() -> Mapping[str, object]:
    session = begin(FIRST, overrides={("us", "budget_t10"): 900.0, ("us", "budget_t22"): 900.0})
    to_phase(session, Phase.PLAN)
    taken(session, OSD, at("set_ceiling", title10=900.0, title22=900.0), at("set_release", level="case"))
    instruments = [str(i.id) for i in INSTRUMENTS if i.id != "regional_pool"]
    while True:
        for seat in (CCMD, SDO):
            taken(session, seat, propose(instruments.pop(0)), propose(instruments.pop(0)))
        session.close()
        lapsed = [b for b in bodies(events_of(session), Tag.ORDER_LAPSED) if b["reason"] == "no_slot"]
        if lapsed:
            return lapsed[0]
        to_phase(session, Phase.PLAN, session.turn + 1)


def already_running() -> Mapping[str, object]:
    session = plan()
    taken(session, CCMD, propose("staff_talks"))
    return closing(session, SDO, propose("staff_talks"))


def deed_rests() -> Mapping[str, object]:
    session = plan()
    taken(session, ORLAVENNE, order("deed", deed="recruit"))
    return closing(to_phase(session, Phase.PLAN, 2), ORLAVENNE, order("deed", deed="recruit"))


def no_hours() -> Mapping[str, object]:
    session = plan()
    talks = [at("engage", contact=n, style="frank") for n in range(1, 9)]
    return closing(session, SDO, *talks, at("vet"))


def step_taken() -> Mapping[str, object]:
    session = to_phase(begin(THIN), Phase.PLAN)
    taken(session, OSD, order("open_step", partner="tendoure"))
    agreement = {"instrument": "logistics_status_agreement", "objective": "access"}
    taken(session, CCMD, order("propose", partner="tendoure", **agreement))
    return closing(to_phase(session, Phase.PLAN, 2), OSD, order("open_step", partner="oubassara"))


def written_off() -> Mapping[str, object]:
    session = plan()
    taken(session, CCMD, order("triage", assumption="paid_crews", importance="write_off"))
    return closing(to_phase(session, Phase.PLAN, 2), CCMD, order("triage", assumption="paid_crews", importance="high"))


def not_objected() -> Mapping[str, object]:
    session = plan()
    taken(session, CCMD, propose("staff_talks"))
    to_phase(session, Phase.CONCURRENCE)
    return closing(session, OSD, at("override", instrument="staff_talks", why="we need it"))


def standing_year() -> Mapping[str, object]:
    session = to_phase(begin(FIRST, pace=Pace.ROUND), Phase.PLAN, 2)
    return given(session, CCMD, propose("staff_talks"))


def inject_done() -> Mapping[str, object]:
    session = begin(FIRST)
    taken(session, CONTROL, order("inject", inject="storm"))
    return given(to_phase(session, Phase.SITUATION, 2), CONTROL, order("inject", inject="storm"))


def argue(track: str = "trust", by: float = 0.05) -> o.Order:
    return order("argue", act="a visit", effect={"partner": HERE, "track": track, "by": by}, reasons=["it may help"])


def ladder_taken() -> Mapping[str, object]:
    """The status agreement is signed and waits for the partner's parliament."""
    session = plan()
    taken(session, OSD, at("open_step"))
    taken(session, CCMD, propose("logistics_status_agreement"))
    while session.state.noted("signed_rung")[0, 0] <= session.state.track("legal_rung")[0, 0]:
        assert session.turn <= 3
        to_phase(session, Phase.TALKS)
        session.act(CCMD, [at("offer", instrument="logistics_status_agreement")])
        session.act(ORLAVENNE, [order("accept", instrument="logistics_status_agreement")])
        session.act(OSD, [at("agree")])
        to_phase(session, Phase.PLAN, session.turn + 1)
    return closing(session, OSD, at("open_step"))


def many_questions() -> Mapping[str, object]:
    topics = ("trust", "commitment", "threat")
    return given(plan(), SDO, *(at("question", topic=topic) for topic in topics))


def ratify_nothing() -> Mapping[str, object]:
    return closing(plan(), ORLAVENNE, order("deed", deed="ratify"))


SITUATIONS: Final[Mapping[Reason, Callable[[], Mapping[str, object]]]] = {
    Reason.WRONG_SEAT: lambda: given(plan(), OSD, propose("staff_talks")),
    Reason.WRONG_PHASE: lambda: given(begin(FIRST), OSD, order("rank", partners=[HERE])),
    Reason.UNKNOWN_NAME: lambda: given(plan(), SDO, order("vet", partner="atlantis")),
    Reason.BAD_VALUE: lambda: given(
        plan(), SDO, order("forecast", condition="orlavenne.trust", probability=0.5, due=1)
    ),
    Reason.NO_SLOT: no_slot,
    Reason.ALREADY_RUNNING: already_running,
    Reason.TOO_MANY_NEW: lambda: given(
        plan(), SDO, propose("staff_talks"), propose("training_team"), propose("pme_exchange")
    ),
    Reason.NOT_LIVE: lambda: closing(plan(), SDO, at("cancel", instrument="staff_talks")),
    Reason.NOT_ON_TABLE: lambda: moving(begin(FIRST), CCMD, at("offer", instrument="staff_talks")),
    Reason.DEED_RESTS: deed_rests,
    Reason.NO_CAPITAL: lambda: closing(plan(political_risk=0.95), ORLAVENNE, order("deed", deed="recruit")),
    Reason.NOTHING_SIGNED: ratify_nothing,
    Reason.OPTION_CLOSED: lambda: closing(plan(norms=0.8), ORLAVENNE, order("leak")),
    Reason.NO_GUARANTEE: lambda: closing(plan(guarantee=0.02), ORLAVENNE, order("provoke")),
    Reason.NO_HOURS: no_hours,
    Reason.NOT_COVERED: lambda: closing(plan(), SDO, propose("intelligence_sharing")),
    Reason.NO_DISASTER: lambda: closing(plan(), SDO, at("relief")),
    Reason.STEP_TAKEN: step_taken,
    Reason.TOP_RUNG: lambda: closing(plan(legal_rung=4.0), OSD, at("open_step")),
    Reason.RUNG_FOR_EXEMPT: lambda: closing(plan(), OSD, at("set_release", level="exempt")),
    Reason.NOTHING_MISSED: lambda: closing(plan(), OSD, at("answer_miss", instrument="staff_talks", answer="waive")),
    Reason.NO_GESTURE: lambda: closing(plan(), OSD, at("answer_gesture", answer="punish")),
    Reason.NOT_SPRUNG: lambda: closing(plan(), OSD, at("enforce", instrument="staff_talks")),
    Reason.TOO_MANY_QUESTIONS: many_questions,
    Reason.WRITTEN_OFF: written_off,
    Reason.NO_CONTINGENCY: lambda: moving(begin(FIRST), ORLAVENNE, order("contribute", share=0.5)),
    Reason.NOTHING_ACCEPTED: lambda: moving(begin(FIRST), OSD, at("agree")),
    Reason.NOT_OBJECTED: not_objected,
    Reason.STANDING_YEAR: standing_year,
    Reason.INJECT_DONE: inject_done,
    Reason.NO_HOLD: lambda: given(plan(), CONTROL, order("clear_hold", authority="title10")),
    Reason.ONE_A_TURN: lambda: given(plan(), SDO, argue(), argue()),
    Reason.OWN_FORECAST: lambda: given(
        plan(), ORLAVENNE, order("forecast", condition="orlavenne.trust > 0.5", probability=0.5, due=1)
    ),
    Reason.NOT_COUNTERED: lambda: moving(begin(FIRST), SDO, at("accept", instrument="staff_talks")),
    Reason.LADDER_TAKEN: ladder_taken,
    Reason.NOTHING_ARGUED: lambda: given(plan(), CONTROL, order("answer", seat="ccmd", odds=0.7)),
    Reason.INJECT_WAITS: lambda: given(begin(THIN), CONTROL, order("inject", inject="unit_was_ours")),
}


@pytest.mark.parametrize("reason", SITUATIONS, ids=lambda r: r.name.lower())
def test_an_order_is_refused_with_its_reason_and_the_cure(reason: Reason) -> None:
    body = SITUATIONS[reason]()
    assert body["reason"] == reason.name.lower()
    for part in ("detail", "who", "how", "text"):
        assert body[part], part
    assert str(body["text"]).count("\n") == 0
    assert str(body["how"]) in str(body["text"])


def test_every_reason_has_a_situation_that_brings_it_about() -> None:
    assert set(Reason) - {Reason.NONE} - set(SITUATIONS) == set()


def test_every_reason_has_words() -> None:
    assert set(WORDS) == set(Reason) - {Reason.NONE}
    for cure in WORDS.values():
        assert cure.what
        assert cure.who
        assert cure.how


# ── what else is known before a phase closes ───────────────────────────────────────────────────────────────────
UNKNOWN: Final = (
    (OSD, Phase.PLAN, order("rank", partners=[HERE, "nobody"])),
    (OSD, Phase.PLAN, order("set_tone", partner="", tone="warm")),
    (OSD, Phase.PLAN, order("set_tone", partner="\u202enobody", tone="warm")),
    (CCMD, Phase.PLAN, at("propose", instrument="a “gun”")),
    (CCMD, Phase.PLAN, propose("staff_talks", assumption="nothing")),
    (CCMD, Phase.PLAN, propose("staff_talks", indicator={"track": "joy", "threshold": 0.5, "due_in": 2})),
    (CCMD, Phase.PLAN, at("question", topic="joy")),
    (CCMD, Phase.PLAN, order("triage", assumption="nothing", importance="low")),
    (CCMD, Phase.PLAN, order("message", to=["osd", "partner-nobody"], text="hello")),
    (CCMD, Phase.PLAN, order("forecast", condition="nobody.trust > 0.5", probability=0.5, due=1)),
    (CCMD, Phase.PLAN, order("forecast", condition="orlavenne.joy > 0.5", probability=0.5, due=1)),
    (CCMD, Phase.PLAN, order("forecast", condition="us.joy > 0.5", probability=0.5, due=1)),
    (CCMD, Phase.PLAN, order("forecast", condition='fired("joy")', probability=0.5, due=1)),
    (CCMD, Phase.PLAN, order("argue", act="x", effect={"partner": "no", "track": "trust", "by": 0.1}, reasons=["y"])),
    (SDO, Phase.CONCURRENCE, at("object", instrument="gun", cure="drop it")),
    (SDO, Phase.TALKS, at("offer", instrument="gun")),
    (CONTROL, Phase.SITUATION, order("inject", inject="joy")),
    (CONTROL, Phase.SITUATION, order("clear_hold", authority="joy")),
    (CONTROL, Phase.SITUATION, order("answer", seat="nobody", text="hello")),
    (CONTROL, Phase.SITUATION, order("answer", seat="nobody", odds=0.5)),
    (CONTROL, Phase.RESOLUTION, order("adjust", partner="nobody", track="trust", by=0.1, reason="x")),
    (CONTROL, Phase.RESOLUTION, order("adjust", partner=HERE, track="joy", by=0.1, reason="x")),
    (CONTROL, Phase.RESOLUTION, order("adjust", partner="us", track="joy", by=0.1, reason="x")),
)


@pytest.mark.parametrize(("seat", "phase", "strange"), UNKNOWN, ids=lambda v: v if isinstance(v, str) else repr(v)[:60])
def test_a_name_that_is_not_here_is_refused(seat: SeatId, phase: Phase, strange: o.Order) -> None:
    assert given(to_phase(begin(FIRST), phase), seat, strange)["reason"] == "unknown_name"


@pytest.mark.parametrize("track", ["readiness", "people", "legal_rung", "exposure", "joy"])
def test_an_argued_action_moves_one_stock_and_nothing_else(track: str) -> None:
    assert given(plan(), CCMD, argue(track))["reason"] == "bad_value"


def test_a_partner_cannot_speak_for_another_government() -> None:
    session = to_phase(begin(THIN), Phase.PLAN)
    body = given(session, SeatId("partner-koulenza"), order("deed", partner="tendoure", deed="recruit"))
    assert body["reason"] == "wrong_seat"


def test_a_second_argued_action_in_a_later_phase_is_refused_too() -> None:
    """One a turn, whichever phase it is given in, because only the first is resolved."""
    session = plan()
    taken(session, CCMD, argue())
    to_phase(session, Phase.CONCURRENCE)
    assert given(session, CCMD, argue("commitment"))["reason"] == "one_a_turn"


def test_odds_come_too_late_once_the_turn_is_resolved() -> None:
    session = plan()
    taken(session, CCMD, argue())
    to_phase(session, Phase.RESOLUTION)
    assert given(session, CONTROL, order("answer", seat="ccmd", odds=0.7))["reason"] == "wrong_phase"
    taken(session, CONTROL, order("answer", seat="ccmd", text="it went well"))


def test_an_inject_that_waits_for_another_comes_after_it() -> None:
    session = to_phase(begin(THIN), Phase.SITUATION, 7)
    assert "massacre_report" in [b["inject"] for b in bodies(events_of(session), Tag.INJECT_FIRED)]
    taken(session, CONTROL, order("inject", inject="unit_was_ours"))
    session.close()
    assert "unit_was_ours" in [b["inject"] for b in bodies(events_of(session), Tag.INJECT_FIRED)]
