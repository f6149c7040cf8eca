"""Going back: a branch from any phase, with other orders or other luck, and the old branch untouched."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli


def _truth(cli: Cli, save: Path, branch: str) -> Any:
    file = save.with_name(f"{branch}.json")
    assert cli("replay", save, "--branch", branch, "--json", file).code == 0
    return [t["truth"] for t in json.loads(file.read_text(encoding="utf-8"))["turns"]]


@pytest.mark.parametrize("phase", ["situation", "plan", "concurrence", "talks", "resolution"])
def test_the_same_orders_and_luck_from_any_phase_come_to_the_same_end(cli: Cli, save: Path, phase: str) -> None:
    done = cli("fork", save, "--at", f"2/{phase}")
    assert done.code == 0, done.err
    branch = "turn-2" if phase == "situation" else f"turn-2-{phase}"
    assert f"branch {branch}" in done.out
    assert _truth(cli, save, branch) == _truth(cli, save, "main")


def test_new_luck_changes_what_comes_after_and_nothing_before(cli: Cli, save: Path) -> None:
    main = _truth(cli, save, "main")
    assert cli("fork", save, "--at", "3", "--luck", "new").code == 0
    again = _truth(cli, save, "turn-3")
    assert again[:2] == main[:2]
    assert again[2:] != main[2:]
    assert _truth(cli, save, "main") == main


def test_two_branches_with_new_luck_have_two_lucks(cli: Cli, save: Path) -> None:
    for _ in range(2):
        assert cli("fork", save, "--at", "2", "--luck", "new").code == 0
    assert _truth(cli, save, "turn-2") != _truth(cli, save, "turn-2-2")


def test_a_fork_with_orders_plays_them_and_repeats_the_other_seats(cli: Cli, save: Path, tmp_path: Path) -> None:
    orders = tmp_path / "orders.yaml"
    orders.write_text(
        "- {turn: 1, phase: plan, seat: osd, kind: set_tone, partner: orlavenne, tone: warm}\n"
        "- {turn: 3, phase: plan, seat: osd, kind: set_tone, partner: orlavenne, tone: rebuke}\n",
        encoding="utf-8",
    )
    done = cli("fork", save, "--at", "3", "--orders", orders)
    assert done.code == 0, done.err
    assert "1 order dated before the fork not given" in done.err
    assert "ccmd, sdo as before" in done.err
    assert _truth(cli, save, "turn-3") != _truth(cli, save, "main")


def test_every_branch_is_verified(cli: Cli, save: Path) -> None:
    assert cli("fork", save, "--at", "2/talks", "--luck", "new").code == 0
    done = cli("verify", save)
    assert done.code == 0, done.out
    assert done.out.count("every event comes out the same") == 2
