"""Playing from the command line: to the end, in parts, by script and by computer."""

import json
from pathlib import Path

import pytest

from sctabletop.domain.phases import Phase
from sctabletop.session.session import Session
from tests.cli.conftest import Cli

MARK = "UNCLASSIFIED // FOR TRAINING — FICTIONAL SCENARIO"


def test_a_whole_exercise_ends_with_charters_assumptions_and_what_never_came(cli: Cli, tmp_path: Path) -> None:
    place = tmp_path / "x.db"
    done = cli("run", "first-posting", "--seats", "all=ai", "--seed", "7", "--save", place)
    assert done.code == 0, done.err
    assert done.out.startswith(MARK)
    titles = ("Charters", "Partners by the measures of their kind", "What the after-action review flags")
    for title in (*titles, "Plan assumptions", "Injects that never came"):
        assert f"\n{title}\n" in done.out
    verdicts = {line.split()[0] for line in done.out.splitlines() if line.startswith("    ") and line.split()}
    assert verdicts & {"kept", "partly", "missed"}
    assert str(place) in done.out
    assert [line.split(":")[0] for line in done.err.splitlines() if line.startswith("turn ")] == [
        f"turn {n} of 4" for n in range(1, 5)
    ]


def test_seats_of_an_orders_file_play_from_it_and_the_rest_is_the_computers(
    cli: Cli, finished: Path, tmp_path: Path
) -> None:
    file = tmp_path / "x.json"
    assert cli("replay", finished, "--json", file).code == 0
    document = json.loads(file.read_text(encoding="utf-8"))
    held = {row["seat"]: row["holder"] for row in document["meta"]["seats"]}
    assert held == {
        "osd": "person",
        "ccmd": "person",
        "sdo": "person",
        "partner-orlavenne": "reciprocator",
        "control": "normal",
    }
    told = [e["body"] for e in document["turns"][0]["events"] if e["tag"] == "orders_committed"]
    assert {row["seat"] for row in told} >= {"osd", "ccmd", "sdo", "partner-orlavenne"}
    osd = next(row for row in told if row["seat"] == "osd" and row["phase"] == "plan")
    assert osd["orders"][0] == {"kind": "rank", "partners": ["orlavenne"]}


def test_an_exercise_played_in_parts_is_the_exercise_played_at_once(cli: Cli, tmp_path: Path) -> None:
    at_once, parts = tmp_path / "once.json", tmp_path / "parts.json"
    words = ("run", "first-posting", "--seats", "all=ai", "--seed", "3")
    assert cli(*words, "--json", at_once).code == 0
    for turns in ("1", "2"):
        done = cli(*words, "--turns", turns, "--save", tmp_path / "x.db")
        assert done.code == 0, done.err
        assert "the exercise is not over" in done.out
    assert cli("run", "first-posting", "--save", tmp_path / "x.db", "--json", parts).code == 0
    assert json.loads(parts.read_text(encoding="utf-8")) == json.loads(at_once.read_text(encoding="utf-8"))


def test_a_finished_save_is_told_and_not_touched(cli: Cli, save: Path) -> None:
    before = save.read_bytes()
    done = cli("run", "first-posting", "--save", save)
    assert (done.code, done.out) == (1, "")
    assert "over" in done.err
    assert save.read_bytes() == before


def test_a_save_of_another_exercise_is_not_continued(cli: Cli, tmp_path: Path) -> None:
    place = tmp_path / "x.db"
    assert cli("run", "first-posting", "--turns", "1", "--seed", "3", "--save", place).code == 0
    before = place.read_bytes()
    assert "first-posting" in cli("run", "thin-capital", "--save", place).err
    for option in (["--seed", "4"], ["--world", "2"], ["--pace", "round"], ["--set", "orlavenne.trust=0.9"]):
        done = cli("run", "first-posting", "--save", place, *option)
        assert done.code == 1
        assert option[0] in done.err
    assert place.read_bytes() == before


def test_what_is_set_from_outside_is_where_play_begins(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    done = cli(
        *("run", "first-posting", "--turns", "1", "--json", file),
        *("--set", "orlavenne.people=0.11", "--set", "us.confidence=0.31", "--set", "orlavenne.openness=1"),
    )
    assert done.code == 0, done.err
    document = json.loads(file.read_text(encoding="utf-8"))
    first = {(row["partner"], row["track"]): row["before"] for row in reversed(document["turns"][0]["ledger"])}
    assert first["orlavenne", "people_training"] == 0.11
    assert document["turns"][0]["truth"]["orlavenne"]["openness"] == 1.0
    assert {(r["owner"], r["track"], r["value"]) for r in document["meta"]["overrides"]} >= {("us", "confidence", 0.31)}


def test_an_order_that_does_not_stand_is_told_with_its_cure_and_play_goes_on(cli: Cli, tmp_path: Path) -> None:
    orders = tmp_path / "orders.yaml"
    orders.write_text(
        "- {turn: 1, phase: talks, seat: osd, kind: offer, partner: orlavenne, instrument: staff_talks}\n"
        "- {turn: 1, phase: plan, seat: osd, kind: set_release, partner: orlavenne, level: exempt}\n",
        encoding="utf-8",
    )
    file = tmp_path / "x.json"
    done = cli("run", "first-posting", "--orders", orders, "--json", file)
    assert done.code == 0, done.err
    assert "turn 1, talks, osd: offer did not stand" in done.err
    assert "turn 1, plan, osd: set_release did not stand" in done.err
    refusals = json.loads(file.read_text(encoding="utf-8"))["turns"][0]["refusals"]
    assert {(r["seat"], r["kind"], r["reason"]) for r in refusals} >= {("osd", "set_release", "rung_for_exempt")}
    assert all(r["how"] and r["who"] for r in refusals)


def test_in_the_second_half_of_a_round_orders_wait(cli: Cli, tmp_path: Path) -> None:
    orders = tmp_path / "orders.yaml"
    orders.write_text(
        "- {turn: 2, phase: plan, seat: osd, kind: set_tone, partner: orlavenne, tone: warm}\n", encoding="utf-8"
    )
    done = cli("run", "first-posting", "--orders", orders, "--pace", "round", "--turns", "2")
    assert done.code == 0, done.err
    assert "standing orders run" in done.err


def test_seats_change_hands_in_mid_exercise_on_the_record(cli: Cli, tmp_path: Path) -> None:
    place, file = tmp_path / "x.db", tmp_path / "x.json"
    assert cli("run", "first-posting", "--seats", "all=ai", "--turns", "1", "--save", place).code == 0
    done = cli("run", "first-posting", "--seats", "osd=person,sdo=ai:realist", "--save", place, "--json", file)
    assert done.code == 0, done.err
    rows = json.loads(file.read_text(encoding="utf-8"))["meta"]["seats"]
    assert {(r["seat"], r["holder"]) for r in rows if r["turn"] == 2} == {("osd", "person"), ("sdo", "realist")}


def test_orders_dated_before_now_are_not_given_again(cli: Cli, tmp_path: Path, orders_file: Path) -> None:
    place = tmp_path / "x.db"
    words = ("run", "first-posting", "--orders", orders_file, "--save", place)
    assert cli(*words, "--turns", "2").code == 0
    done = cli(*words)
    assert done.code == 0, done.err
    assert "dated before turn 3" in done.err


def test_play_broken_off_in_talks_goes_on_without_repeating_a_move(
    cli: Cli, tmp_path: Path, orders_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, file = tmp_path / "x.db", tmp_path / "x.json"
    words = ("run", "first-posting", "--seats", "all=ai", "--orders", orders_file, "--seed", "7", "--save", place)
    whole = Session.close

    def broken_off(session: Session) -> object:
        if (session.turn, session.phase) == (2, Phase.TALKS):
            raise KeyboardInterrupt
        return whole(session)

    with monkeypatch.context() as patch:
        patch.setattr(Session, "close", broken_off)
        done = cli(*words)
    assert done.code == 130
    assert "kept" in done.err
    assert "Traceback" not in done.err
    done = cli(*words, "--json", file)
    assert done.code == 0, done.err
    assert "goes on at turn 2 of 4, talks" in done.err
    turn = json.loads(file.read_text(encoding="utf-8"))["turns"][1]
    moves = [
        (e["body"]["seat"], order)
        for e in turn["events"]
        if e["tag"] == "table_moved" and e["body"]["seat"] in {"osd", "ccmd", "sdo"}
        for order in e["body"]["orders"]
    ]
    assert moves
    assert all(moves.count(move) == 1 for move in moves)
    assert cli("verify", place).code == 0
