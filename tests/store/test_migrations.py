"""Older saves become today's, after a copy; a step that fails changes nothing."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.operations import Operations

from sctabletop.store import connect
from sctabletop.store.errors import SaveNewer
from sctabletop.store.files import VERSION, open_save, read_save
from sctabletop.store.migrations import STEPS, version_after
from sctabletop.store.verify import verify_chain
from tests.store.samples import MAIN, clock, events, made, numbers


def _colour_the_branches(op: Operations) -> None:
    """Writes a table anew that others point at, adds to it and fills what it added."""
    with op.batch_alter_table("branch", recreate="always") as batch:
        batch.add_column(sa.Column("colour", sa.Text, nullable=False, server_default="grey"))
    op.execute("UPDATE branch SET colour = 'blue' WHERE name = 'main'")


def _forget_the_notes(op: Operations) -> None:
    op.drop_table("note")


def _fail_halfway(op: Operations) -> None:
    op.drop_table("snapshot")
    raise RuntimeError("half way")


def _leave_a_hole(op: Operations) -> None:
    op.execute("DELETE FROM event WHERE id = 2")


def _ask(path: Path, question: str) -> list[tuple[object, ...]]:
    link = sqlite3.connect(path)
    found = link.execute(question).fetchall()
    link.close()
    return found


def _version(path: Path) -> object:
    return _ask(path, "PRAGMA user_version")[0][0]


OLD = version_after(STEPS)
NEXT = (*STEPS, _colour_the_branches)
NEXT_BUT_ONE = (*NEXT, _forget_the_notes)


def test_today_s_saves_are_at_the_version_after_all_steps() -> None:
    assert VERSION == len(STEPS) + 1 == OLD


def test_an_older_save_is_copied_and_brought_up_to_date(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db", 3)
    hashes = _ask(path, "SELECT hash FROM event")
    with open_save(path, clock, NEXT) as store:
        store.append(MAIN, 3, events(3, 1))
        assert numbers(store) == [0, 1, 2, 3]
    copy = tmp_path / f"x.v{OLD}.bak.db"
    assert {p.name for p in tmp_path.iterdir()} == {"x.db", copy.name}
    assert _version(path) == OLD + 1
    assert _ask(path, "SELECT colour FROM branch") == [("blue",)]
    assert _ask(path, "SELECT hash FROM event WHERE id < 4") == hashes
    assert _version(copy) == OLD
    with open_save(copy, clock) as store:
        assert numbers(store) == [0, 1, 2]


def test_steps_run_one_after_another_and_once(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db", 3)
    open_save(path, clock, NEXT).close()
    open_save(path, clock, NEXT).close()
    assert len(list(tmp_path.iterdir())) == 2
    open_save(path, clock, NEXT_BUT_ONE).close()
    assert _version(path) == OLD + 2
    assert {p.name for p in tmp_path.iterdir()} == {"x.db", f"x.v{OLD}.bak.db", f"x.v{OLD + 1}.bak.db"}
    assert _ask(path, "SELECT name FROM sqlite_master WHERE name = 'note'") == []


def test_two_steps_at_once_give_the_same(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db", 3)
    open_save(path, clock, NEXT_BUT_ONE).close()
    assert _version(path) == OLD + 2
    assert _ask(path, "SELECT colour FROM branch") == [("blue",)]


def test_foreign_keys_hold_again_after_a_migration(tmp_path: Path) -> None:
    with open_save(made(tmp_path / "x.db", 3), clock, NEXT) as store:
        assert connect.pragma(store._link, "foreign_keys") == 1


@pytest.mark.parametrize("step", [_fail_halfway, _leave_a_hole])
def test_a_step_that_fails_changes_nothing(tmp_path: Path, step: object) -> None:
    path = made(tmp_path / "x.db", 3)
    before = _ask(path, "SELECT type, name, sql FROM sqlite_master")
    with pytest.raises((RuntimeError, ValueError), match=r"half way|point at nothing"):
        open_save(path, clock, (*NEXT, step))  # type: ignore[arg-type]
    assert _version(path) == OLD
    assert _ask(path, "SELECT type, name, sql FROM sqlite_master") == before
    assert verify_chain(path) == []
    with open_save(path, clock) as store:
        assert numbers(store) == [0, 1, 2]


def test_an_earlier_copy_is_never_written_over(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db", 3)
    (tmp_path / f"x.v{OLD}.bak.db").write_text("mine")
    open_save(path, clock, NEXT).close()
    assert (tmp_path / f"x.v{OLD}.bak.db").read_text() == "mine"
    assert _version(tmp_path / f"x.v{OLD}.bak1.db") == OLD


def test_the_copy_holds_commits_that_still_wait_in_the_side_file(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db", 1)
    with open_save(path, clock) as playing:
        playing.append(MAIN, 1, events(1, 2))
        open_save(path, clock, NEXT).close()
    assert len(_ask(tmp_path / f"x.v{OLD}.bak.db", "SELECT id FROM event")) == 3


def test_reading_an_older_save_leaves_it_as_it_is(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db", 3)
    content = path.read_bytes()
    with read_save(path, NEXT) as store:
        assert numbers(store) == [0, 1, 2]
        assert store._link.exec_driver_sql("SELECT colour FROM branch").scalar_one() == "blue"
    assert path.read_bytes() == content
    assert [p.name for p in tmp_path.iterdir()] == ["x.db"]


def test_a_program_that_knows_fewer_steps_refuses_in_words(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db", 3)
    open_save(path, clock, NEXT).close()
    with pytest.raises(SaveNewer, match=f"version {OLD + 1} .* newer sctabletop"):
        open_save(path, clock)
