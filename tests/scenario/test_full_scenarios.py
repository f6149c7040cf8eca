"""Every full scenario that ships is whole: partners, a plan to doubt, events to argue about, notes to teach by."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sctabletop.domain.scenario import Scenario, Trigger
from sctabletop.engine.game import game
from sctabletop.players.policies import default_policy
from sctabletop.resources import scenarios_dir
from sctabletop.rules.books import book
from sctabletop.scenario.check import check
from sctabletop.scenario.extras import MAP, NOTE
from sctabletop.scenario.load import load
from sctabletop.scenario.msel import read_sheet
from sctabletop.scenario.orders_file import load_orders
from sctabletop.session.computers import play_phase
from sctabletop.session.ending import charters
from sctabletop.session.session import Session
from sctabletop.session.setup import Setup
from sctabletop.store.memory import MemoryStore
from sctabletop.theory import cite

NAMES = ("long-winter", "paying-guest", "thin-capital", "two-ports")
HERE = tuple(n for n in NAMES if (scenarios_dir() / n / "scenario.yaml").is_file())
EVERY = pytest.mark.parametrize("name", HERE)


def folder(name: str) -> Path:
    return scenarios_dir() / name


def whole(name: str) -> Scenario:
    return load(folder(name))


def finished(name: str, seed: int) -> Session:
    scenario = whole(name)
    table = game(scenario, book())
    seats = {seat: str(default_policy(table, seat)) for seat in table.seats}
    session = Session.create(MemoryStore(lambda: "now"), Setup(scenario=scenario, files={}, seed=seed, seats=seats))
    while not session.ended:
        play_phase(session, {})
    return session


def test_there_are_full_scenarios_to_look_at() -> None:
    assert "thin-capital" in HERE


@EVERY
def test_a_full_scenario_has_no_fault(name: str) -> None:
    assert check(folder(name)) == []


@EVERY
def test_three_partners_that_begin_far_apart(name: str) -> None:
    partners = whole(name).partners
    assert len(partners) >= 3
    for track in ("commitment", "trust", "hedging"):
        values = [p.stocks[track] for p in partners]
        assert max(values) - min(values) >= 0.05, track
    assert all(p.charter and p.red_lines and p.contacts and p.neighbours for p in partners)


@EVERY
def test_four_assumptions_that_somebody_has_to_make_true(name: str) -> None:
    scenario = whole(name)
    assert len(scenario.assumptions) >= 4
    assert len({a.partner for a in scenario.assumptions}) >= 2
    assert all(a.need_by <= scenario.turns and a.likelihood > 0.0 for a in scenario.assumptions)


@EVERY
def test_sixteen_injects_of_all_three_triggers_with_branches(name: str) -> None:
    injects = whole(name).injects
    assert len(injects) >= 16
    assert {i.trigger for i in injects} == set(Trigger)
    assert any(i.after is not None for i in injects)
    assert all(i.claims for i in injects)


@EVERY
def test_events_come_from_the_new_domains_too(name: str) -> None:
    domains = {i.domain for i in whole(name).injects}
    assert {"cyber", "information"} <= domains
    assert domains & {"disaster", "climate"}
    assert "economy" in domains


@EVERY
def test_every_inject_serves_an_objective_that_the_scenario_states(name: str) -> None:
    scenario = whole(name)
    stated = {text.split()[0] for text in scenario.objectives}
    rows = read_sheet(folder(name) / "msel.csv", name).rows
    assert {row["objective_id"] for row in rows} <= stated
    assert all(row["competency_id"] and row["expected_action"] and row["evaluator_note"] for row in rows)


@EVERY
def test_each_objective_names_claims_of_the_catalogue(name: str) -> None:
    for text in whole(name).objectives:
        named = re.findall(r"\b[DTEIS]\d+\b", text)
        assert named, text
        assert len(cite(" ".join(named))) == len(named)


@EVERY
def test_each_seat_has_a_brief(name: str) -> None:
    scenario = whole(name)
    seats = {"osd", "ccmd", "sdo", "control", *(f"partner-{p.id}" for p in scenario.partners)}
    assert set(scenario.briefs) == seats
    assert all(len(text.split()) >= 150 for text in scenario.briefs.values())


@EVERY
def test_an_instructor_finds_a_note_and_everybody_a_map(name: str) -> None:
    note = (folder(name) / NOTE).read_text(encoding="utf-8")
    for wanted in ("watch for", "questions", "itfalls", "iming", "90 minutes", "3 hours", "day"):
        assert wanted in note, wanted
    drawn = (folder(name) / MAP).read_text(encoding="utf-8").upper()
    assert all(p.name.upper() in drawn for p in whole(name).partners)


@EVERY
def test_a_well_played_triad_comes_with_it(name: str) -> None:
    orders = load_orders(folder(name) / "orders" / "osd-ccmd-sdo.yaml", whole(name))
    assert {str(o.seat) for o in orders} == {"osd", "ccmd", "sdo"}
    assert {o.turn for o in orders} == set(range(1, whole(name).turns + 1))


@EVERY
def test_computers_can_finish_it_and_nobody_has_everything(name: str, scale: Callable[[int, int], int]) -> None:
    for seed in range(1, scale(1, 10) + 1):
        session = finished(name, seed)
        assert (session.state.inject[:, 0] > 0.0).sum() >= 12
        verdicts = {line["verdict"] for lines in charters(session.game, session.state).values() for line in lines}
        assert "kept" in verdicts
        assert verdicts != {"kept"}
