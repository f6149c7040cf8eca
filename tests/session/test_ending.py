"""How an exercise ends: charters read, assumptions settled, nothing lost, and a look at what remains."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

import sctabletop.domain
from sctabletop.domain.events import Tag
from sctabletop.domain.initiative import FIELD_INDEX
from sctabletop.domain.instruments import INSTRUMENTS
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CONTROL, US_SEATS, SeatId
from sctabletop.resources import scenarios_dir
from sctabletop.session.ending import scorecards, truth
from sctabletop.session.session import MAIN, Session
from tests.session.playing import (
    FIRST,
    HERE,
    THIN,
    begin,
    bodies,
    events_of,
    order,
    scenario,
    seen,
    state_bytes,
    taken,
    to_end,
    to_phase,
)
from tests.session.random_orders import Dice


def busy(session: Session, seed: int) -> Session:
    dice = Dice(session.game, seed)
    while not session.ended:
        for seat in session.game.seats:
            session.commit(seat, dice.orders(seat, session.phase))
        session.close()
    return session


def end_of(session: Session) -> Any:
    """What control reads at the end, which is everything."""
    (body,) = [b for b in bodies(events_of(session), Tag.SESSION_ENDED) if "aftermath" in b]
    return body


# ── charters ───────────────────────────────────────────────────────────────────────────────────────────────────
def says(session: Session, text: str) -> bool:
    """A second way to a condition: numbers put in its place by text, and the rest left to Python."""
    numbers = truth(session.game, session.state)

    def stage(found: re.Match[str]) -> str:
        partner, instrument = session.game.partners[found[1]], [str(i.id) for i in INSTRUMENTS].index(found[2]) + 1
        slots = session.state.slot[:, :, partner, 0].T
        stages = [s[FIELD_INDEX["stage"]] for s in slots if s[FIELD_INDEX["instrument"]] == instrument]
        return repr(max([0.0, *map(float, stages)]))

    text = re.sub(r"stage\((\w+), (\w+)\)", stage, text)
    text = re.sub(r"\b([a-z]+)\.([a-z_]+)\b", lambda m: repr(numbers[m[1]][m[2]]), text)
    return bool(eval(text, {"__builtins__": {}}, {"turn": session.turn}))  # noqa: S307 - our own scenario's text


def expected(session: Session, lines: Any) -> list[tuple[str, str]]:
    return [
        (
            line["text"],
            "kept" if says(session, line["kept"]) else "partly" if says(session, line["partly"]) else "missed",
        )
        for line in lines
    ]


@pytest.mark.parametrize(("name", "seed"), [(FIRST, 1), (FIRST, 2), (THIN, 3)])
def test_charters_read_as_python_reads_their_conditions(name: str, seed: int) -> None:
    session = busy(begin(name, seed=seed), seed)
    written = YAML(typ="safe").load(Path(scenarios_dir()) / name / "scenario.yaml")
    charters = {seat: [(x["line"], x["verdict"]) for x in rows] for seat, rows in end_of(session)["charters"].items()}
    for seat in US_SEATS:
        assert charters[seat] == expected(session, written["us"]["charters"][str(seat)])
    for partner in written["partners"]:
        assert charters[f"partner-{partner['id']}"] == expected(session, partner["charter"])


@pytest.mark.parametrize(("name", "seed"), [(FIRST, 1), (THIN, 3)])
def test_scorecards_read_as_python_reads_the_file_and_follow_the_kind(name: str, seed: int) -> None:
    session = busy(begin(name, seed=seed), seed)
    path = Path(sctabletop.domain.__file__).parent / "scorecards.toml"
    written = tomllib.loads(path.read_text(encoding="utf-8"))
    partners = session.setup.scenario.partners
    for partner, card in zip(partners, scorecards(session.game, session.state), strict=True):
        of_kind = [
            {k: v.replace("partner.", f"{partner.id}.") for k, v in row.items()}
            for row in written[str(partner.category)]["measures"]
        ]
        assert (card["partner"], card["category"]) == (str(partner.id), str(partner.category))
        assert [(x["measure"], x["verdict"]) for x in card["measures"]] == expected(session, of_kind)


@pytest.mark.parametrize(("value", "verdict"), [(0.9, "kept"), (0.02, "missed")])
def test_a_charter_line_is_kept_or_missed_by_what_came_of_it(value: float, verdict: str) -> None:
    session = to_end(begin(FIRST, overrides={(HERE, "access"): value, (HERE, "commitment"): value}))
    assert end_of(session)["charters"]["ccmd"][0]["verdict"] == verdict


def test_a_charter_line_is_partly_kept_between_the_two() -> None:
    session = resolved_last(begin(FIRST))
    now = float(session.state.track("trust")[0, 0])
    change = order("adjust", partner=HERE, track="trust", by=0.45 - now, reason="halfway")
    taken(session, CONTROL, change)
    session.close()
    assert end_of(session)["charters"]["sdo"][0]["verdict"] == "partly"


def resolved_last(session: Session) -> Session:
    return to_phase(session, Phase.RESOLUTION, session.setup.scenario.turns)


# ── what else is read ──────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("name", "seed"), [(FIRST, 0), (THIN, 5)])
def test_every_inject_fired_or_is_listed_at_the_end(name: str, seed: int) -> None:
    session = busy(begin(name, seed=seed), seed)
    fired = {b["inject"] for b in bodies(events_of(session), Tag.INJECT_FIRED)}
    left = end_of(session)["unfired"]
    assert fired.isdisjoint(left)
    assert fired | set(left) == set(session.game.injects)
    assert len(left) == len(set(left))


@pytest.mark.parametrize("seed", range(2))
def test_every_assumption_ends_where_its_last_event_left_it(seed: int) -> None:
    session = busy(begin(THIN, seed=seed), seed)
    told = bodies(events_of(session), Tag.ASSUMPTION_TESTED)
    last = {b["assumption"]: b["status"] for b in told}
    rows = {row["assumption"]: row["status"] for row in end_of(session)["assumptions"]}
    assert set(rows) == set(session.game.assumptions)
    for name, status in rows.items():
        assert status == last.get(name, "assumed")
        assert status in {"assumed", "indicated", "demonstrated", "held", "failed"}


def test_a_contingency_is_called_answered_and_settled() -> None:
    """Once it is called it is held or failed at the same turn's resolution, and never anything else after."""
    settled = 0
    for seed in range(6):
        session = begin(THIN, seed=seed)
        while not session.ended:
            called = [p for p, i in session.game.partners.items() if session.state.noted("contingency")[i, 0] > 0.0]
            if session.phase is Phase.TALKS:
                for partner in called:
                    taken(session, SeatId(f"partner-{partner}"), order("contribute", share=1.0))
            session.close()
        told = [(b["assumption"], b["status"]) for b in bodies(events_of(session), Tag.ASSUMPTION_TESTED)]
        for name in {n for n, s in told if s in {"held", "failed"}}:
            statuses = [s for n, s in told if n == name]
            first = next(i for i, s in enumerate(statuses) if s in {"held", "failed"})
            assert len(set(statuses[first:])) == 1
            settled += 1
    assert settled > 3


def test_talk_alone_demonstrates_nothing() -> None:
    """An assumption whose enabler is a deed is not demonstrated until the deed is done, however high its track."""
    high = {(HERE, "access"): 0.95}
    for deed, status in ((None, "indicated"), ("grant_access", "demonstrated")):
        session = to_phase(begin(FIRST, overrides=high), Phase.PLAN)
        if deed:
            taken(session, SeatId("partner-orlavenne"), order("deed", deed=deed))
        to_phase(session, Phase.SITUATION, 2)
        told = [b for b in bodies(events_of(session), Tag.ASSUMPTION_TESTED) if b["assumption"] == "port_calls"]
        assert told[-1]["status"] == status


def test_the_aftermath_is_four_turns_read_and_not_played() -> None:
    session = busy(begin(FIRST), 4)
    rows = end_of(session)["aftermath"]
    assert [(row["turn"], row["aftermath"]) for row in rows] == [(5, True), (6, True), (7, True), (8, True)]
    assert session.turn == session.state.turn == 4
    assert len(bodies(events_of(session), Tag.REVEALED)) == 4
    assert session.store.snapshot(MAIN, 4) is not None
    assert session.store.snapshot(MAIN, 5) is None
    assert rows[0]["truth"] != rows[3]["truth"]
    assert rows[0]["truth"].keys() == {"us", HERE}


def test_the_aftermath_fires_nothing_and_signs_nothing() -> None:
    session = to_end(begin(FIRST))
    before = state_bytes(session.state)
    rungs = [row["truth"][HERE]["legal_rung"] for row in end_of(session)["aftermath"]]
    assert rungs == [float(session.state.track("legal_rung")[0, 0])] * 4
    assert state_bytes(Session.open(session.store, session.setup).state) == before
    assert bodies(events_of(session), Tag.INJECT_FIRED)[-1]["turn"] <= 4


def test_each_seat_reads_its_own_charter_at_the_end_and_control_reads_all() -> None:
    session = to_end(begin(THIN, turns=2))
    events = events_of(session)
    assert events[-1].tag is Tag.SESSION_ENDED
    whole = end_of(session)["charters"]
    for seat in session.game.seats[:-1]:
        (body,) = bodies(seen(events, seat), Tag.SESSION_ENDED)
        assert body == {"turn": 2, "charters": {str(seat): whole[str(seat)]}}
        assert whole[str(seat)]
    assert set(whole) == {str(seat) for seat in session.game.seats if seat != CONTROL}


def test_a_reveal_has_at_most_five_headlines_and_one_surprise() -> None:
    session = busy(begin(THIN, seed=6), 6)
    reveals = bodies(events_of(session), Tag.REVEALED)
    assert len(reveals) == scenario(THIN).turns
    for body in reveals:
        assert len(body["headlines"]) <= 5
        assert isinstance(body["surprise"], str)
    assert any(body["headlines"] for body in reveals)
