"""Many worlds: their figures agree with single sessions, and what needs a session is left out in words."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli


def test_an_ensemble_of_one_world_is_the_session(cli: Cli, tmp_path: Path, orders_file: Path) -> None:
    many, one = tmp_path / "many.json", tmp_path / "one.json"
    words = ("first-posting", "--seats", "all=ai", "--orders", orders_file, "--seed", "5")
    assert cli("ensemble", *words, "--worlds", "1", "--json", many).code == 0
    assert cli("run", *words, "--json", one).code == 0
    figures = json.loads(many.read_text(encoding="utf-8"))
    document = json.loads(one.read_text(encoding="utf-8"))
    for owner, tracks in document["turns"][-1]["truth"].items():
        for track, value in tracks.items():
            assert figures["tracks"][owner][track]["mean"] == value, track
    for seat, lines in document["meta"]["charters"].items():
        shares = figures["charters"][seat]
        assert [row[line["verdict"]] for row, line in zip(shares, lines, strict=True)] == [1.0] * len(lines)


def test_shares_of_worlds_add_up(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "e.json"
    done = cli("ensemble", "first-posting", "--worlds", "24", "--json", file)
    assert done.code == 0, done.err
    figures = json.loads(file.read_text(encoding="utf-8"))
    assert figures["meta"]["worlds"] == 24
    for rows in figures["charters"].values():
        for row in rows:
            assert row["kept"] + row["partly"] + row["missed"] == pytest.approx(1.0)
    for row in figures["assumptions"]:
        parts = [row[k] for k in ("assumed", "indicated", "demonstrated", "held", "failed")]
        assert sum(parts) == pytest.approx(1.0)
    for rows in figures["tracks"].values():
        for f in rows.values():
            assert f["p10"] <= f["p50"] <= f["p90"]


def test_what_needs_a_session_is_left_out_and_told(cli: Cli, tmp_path: Path) -> None:
    orders = tmp_path / "orders.yaml"
    orders.write_text(
        "- {turn: 1, phase: resolution, seat: control, kind: adjust, partner: orlavenne, track: trust, by: 0.1,"
        " reason: a kind word}\n",
        encoding="utf-8",
    )
    done = cli("ensemble", "first-posting", "--worlds", "2", "--orders", orders)
    assert done.code == 0, done.err
    assert "1 order left out" in done.err
