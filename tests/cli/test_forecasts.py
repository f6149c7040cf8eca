"""Forecasts against their base rates from the command line: the page and the document agree, and nothing is written."""

import json
import re
from pathlib import Path

import pytest

from sctabletop.cli import main
from tests.cli.conftest import Cli

MARK = "UNCLASSIFIED // FOR TRAINING — FICTIONAL SCENARIO"
JSON_PAGE = (Path(__file__).resolve().parents[2] / "docs" / "json.md").read_text(encoding="utf-8")


def test_every_forecast_and_claim_is_scored_on_a_page_and_in_a_document(
    cli: Cli, finished: Path, tmp_path: Path
) -> None:
    file = tmp_path / "f.json"
    done = cli("forecasts", finished, "--worlds", "40", "--json", file)
    assert done.code == 0, done.err
    assert done.out.startswith(MARK)
    assert "40 worlds" in done.out
    assert "control's truth" in done.out
    document = json.loads(file.read_text(encoding="utf-8"))
    assert document["meta"]["worlds"] == 40
    assert [(row["seat"], row["odds"]) for row in document["forecasts"]] == [("osd", 0.4), ("sdo", 0.5)]
    assert document["claims"]
    for row in (*document["forecasts"], *document["claims"]):
        assert row["tested_in"] <= 40
        if "came" in row:
            assert row["brier"] == pytest.approx((row["odds"] - row["came"]) ** 2)
        if "skill" in row:
            assert row["skill"] == pytest.approx(1.0 - row["brier"] / row["base_brier"])
    assert re.search(r"^ +40% +\d+% +(yes|no) +\d\.\d\d +\d\.\d\d", done.out, re.MULTILINE)


def test_the_recorded_world_is_the_first_that_is_counted(cli: Cli, finished: Path, tmp_path: Path) -> None:
    file = tmp_path / "f.json"
    assert cli("forecasts", finished, "--worlds", "1", "--json", file).code == 0
    document = json.loads(file.read_text(encoding="utf-8"))
    for row in (*document["forecasts"], *document["claims"]):
        assert row["came_in"] == int(row.get("came", False))


def test_every_key_of_a_row_is_described(cli: Cli, finished: Path, tmp_path: Path) -> None:
    file = tmp_path / "f.json"
    assert cli("forecasts", finished, "--worlds", "30", "--json", file).code == 0
    document = json.loads(file.read_text(encoding="utf-8"))
    rows = (*document["forecasts"], *document["claims"])
    found = {*document, *(key for row in rows for key in row)}
    assert found - set(re.findall(r"\b(\w+)\b", JSON_PAGE.split("## Forecasts against")[1])) == set()


def test_scoring_writes_nothing(cli: Cli, save: Path) -> None:
    before = save.read_bytes()
    assert cli("forecasts", save, "--worlds", "2").code == 0
    assert save.read_bytes() == before


def test_an_exercise_in_which_nothing_was_foretold_says_so(cli: Cli, tmp_path: Path) -> None:
    place = tmp_path / "x.db"
    assert cli("run", "first-posting", "--turns", "1", "--save", place).code == 0
    done = cli("forecasts", place, "--worlds", "2")
    assert done.code == 0, done.err
    assert done.out.count("  none") == 2


def test_trouble_is_one_sentence(cli: Cli, finished: Path, tmp_path: Path) -> None:
    for words, code, part in (
        (["forecasts", tmp_path / "none.db"], 1, "no such file"),
        (["forecasts", finished, "--branch", "nobody"], 1, "there is no branch"),
        (["forecasts", finished, "--worlds", "0"], 2, "whole number"),
        (["forecasts", finished, "--json", finished], 2, "the place of the save"),
        (["forecasts", finished, "--json", tmp_path], 1, "folder"),
    ):
        done = cli(*words)
        assert done.code == code, done.err
        assert part in done.err
        assert len(done.err.splitlines()) == 1


def test_pages_fit_a_terminal(cli: Cli, finished: Path) -> None:
    out = cli("forecasts", finished, "--worlds", "2").out
    assert max(len(line) for line in out.splitlines()) <= 100


def test_another_branch_is_scored_under_its_own_book(cli: Cli, save: Path, tmp_path: Path) -> None:
    assert main(["rebook", str(save), "--book", "realist"]) == 0
    file = tmp_path / "f.json"
    assert cli("forecasts", save, "--branch", "realist", "--worlds", "1", "--json", file).code == 0
    document = json.loads(file.read_text(encoding="utf-8"))
    assert document["meta"]["book"] == "realist"
    assert all(row["came_in"] == int(row["came"]) for row in document["forecasts"])
