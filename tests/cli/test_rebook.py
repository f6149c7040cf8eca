"""The same orders under another book, and branches side by side, from the command line."""

import json
import shutil
from pathlib import Path

import pytest

from sctabletop.cli import main
from sctabletop.domain.events import Tag
from sctabletop.session.progress import read_order
from sctabletop.store.files import read_save

ORDERS = "scenarios/first-posting/orders/osd-ccmd-sdo.yaml"


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished exercise with a realist branch beside it."""
    save = tmp_path_factory.mktemp("rebook") / "x.db"
    assert (
        main(["run", "first-posting", "--orders", ORDERS, "--seats", "all=ai", "--seed", "7", "--save", str(save)]) == 0
    )
    assert main(["rebook", str(save), "--book", "realist"]) == 0
    return save


def given(save: Path, branch: str) -> list[object]:
    """Every order of a branch, with its turn and seat."""
    with read_save(save) as store:
        return [
            (s.event.body["turn"], s.event.body["seat"], read_order(row))
            for s in store.events(branch)
            if s.event.tag in {Tag.ORDERS_COMMITTED, Tag.TABLE_MOVED}
            for row in s.event.body["orders"]
        ]


def test_the_other_book_is_played_with_the_same_orders_and_verifies(
    played: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stood = given(played, "realist")
    assert stood
    assert [x for x in stood if x not in given(played, "main")] == []
    capsys.readouterr()
    assert main(["verify", str(played)]) == 0
    assert capsys.readouterr().out.count("every event comes out the same") == 2


def test_the_branches_share_seed_and_world(played: Path) -> None:
    with read_save(played) as store:
        begun = [s.event.body for s in store.events("realist") if s.event.tag is Tag.SESSION_CREATED]
    assert {(b["seed"], b["world"]) for b in begun} == {(7, 0)}
    assert begun[-1]["book"] == "realist"


def test_a_comparison_tells_what_differs_and_what_held_up(played: Path, tmp_path: Path) -> None:
    out = tmp_path / "compared.json"
    assert main(["compare", str(played), "main", "realist", "--json", str(out)]) == 0
    found = json.loads(out.read_text(encoding="utf-8"))
    assert [b["book"] for b in found["branches"]] == ["reynolds", "realist"]
    spreads = {(r["owner"], r["track"]): r["values"] for r in found["numbers"]}
    assert ("orlavenne", "norms") in spreads
    assert all(len(values) == 2 and values[0] != values[1] for values in spreads.values())
    held = [o for o in found["outcomes"] if o["held_up"]]
    assert held
    assert all(set(o["values"]) <= {"kept", "held", "demonstrated", "complete", "running"} for o in held)


def test_why_of_a_rebooked_branch_uses_its_own_book(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["why", str(played), "orlavenne.norms", "--turn", "3", "--branch", "realist"]) == 0
    realist = capsys.readouterr().out
    assert main(["why", str(played), "orlavenne.norms", "--turn", "3"]) == 0
    assert realist != capsys.readouterr().out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["rebook", "{save}", "--book", "marx"], "there is no book"),
        (["rebook", "{save}", "--book", "reynolds"], "was played under reynolds itself"),
        (["compare", "{save}", "main"], "two different branches"),
        (["compare", "{save}", "main", "nowhere"], "there is no branch"),
    ],
)
def test_what_cannot_be_asked_is_one_sentence_and_nothing_is_written(
    played: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], args: list[str], said: str
) -> None:
    save = tmp_path / "copy.db"
    shutil.copy(played, save)
    before = save.read_bytes()
    capsys.readouterr()
    assert main([a.replace("{save}", str(save)) for a in args]) in {1, 2}
    err = capsys.readouterr().err
    assert said in err
    assert len(err.strip().splitlines()) == 1
    assert save.read_bytes() == before


def test_an_unfinished_exercise_is_played_as_far_as_it_went(tmp_path: Path) -> None:
    save = tmp_path / "half.db"
    assert main(["run", "first-posting", "--seats", "all=ai", "--turns", "2", "--save", str(save)]) == 0
    assert main(["rebook", str(save), "--book", "liberal"]) == 0
    with read_save(save) as store:
        reached = {b.name: max(s.event.body.get("turn", 0) for s in store.events(b.name)) for b in store.branches()}
    assert reached["liberal"] == reached["main"] == 3
