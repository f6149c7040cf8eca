"""Trouble with files: one sentence each, of the right kind, and nothing is lost or touched by it."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from sctabletop.errors import SaveError
from sctabletop.store import connect
from sctabletop.store.errors import (
    NotASave,
    SaveConflict,
    SaveDamaged,
    SaveExists,
    SaveFull,
    SaveInUse,
    SaveMissing,
    SaveNewer,
    SaveReadOnly,
)
from sctabletop.store.files import VERSION, create_save, open_save, read_save
from sctabletop.store.header import APPLICATION_ID
from sctabletop.store.verify import verify_chain
from tests.store.samples import MAIN, clock, events, made, numbers

Opener = Callable[[Path], object]


def _write(path: Path) -> object:
    return open_save(path, clock)


OPENERS = pytest.mark.parametrize("opener", [_write, read_save, verify_chain], ids=["open", "read", "verify"])


def _refused(kind: type[SaveError], opener: Opener, path: Path) -> None:
    """The opener raises that kind of error, in one sentence that begins with the file's name."""
    with pytest.raises(kind) as caught:
        opener(path)
    assert caught.value.sentence.startswith(f"{path}")
    assert "\n" not in caught.value.sentence
    assert caught.value.exit_code == 1


class TestRefusals:
    @OPENERS
    @pytest.mark.parametrize("content", [b"", b"hello", b"\x89PNG\r\n\x1a\n" * 40, b"PK\x03\x04" + bytes(4096)])
    def test_a_file_that_is_no_database_is_not_touched(self, tmp_path: Path, opener: Opener, content: bytes) -> None:
        path = tmp_path / "x.db"
        path.write_bytes(content)
        _refused(NotASave, opener, path)
        assert path.read_bytes() == content
        assert list(tmp_path.iterdir()) == [path]

    @OPENERS
    def test_a_database_of_another_program_is_not_touched(self, tmp_path: Path, opener: Opener) -> None:
        path = tmp_path / "x.db"
        other = sqlite3.connect(path)
        other.execute("CREATE TABLE event (id INTEGER)")
        other.close()
        content = path.read_bytes()
        _refused(NotASave, opener, path)
        assert path.read_bytes() == content
        assert list(tmp_path.iterdir()) == [path]

    @OPENERS
    def test_a_file_cut_short_anywhere_is_refused_or_named_as_damaged(self, tmp_path: Path, opener: Opener) -> None:
        whole = made(tmp_path / "whole.db", 60).read_bytes()
        path = tmp_path / "x.db"
        for length in [10, 99, 100, 512, 4095, 4096, 8192, 20_000, len(whole) - 4096, len(whole) - 1]:
            path.write_bytes(whole[:length])
            _refused(SaveDamaged, opener, path)
            assert path.read_bytes() == whole[:length]

    @OPENERS
    def test_a_newer_save_is_refused_with_both_versions_and_not_touched(self, tmp_path: Path, opener: Opener) -> None:
        path = made(tmp_path / "x.db")
        link = sqlite3.connect(path)
        link.execute(f"PRAGMA user_version={VERSION + 1}")
        link.close()
        content = path.read_bytes()
        _refused(SaveNewer, opener, path)
        with pytest.raises(SaveNewer, match=f"version {VERSION + 1} .* up to {VERSION}"):
            opener(path)
        assert path.read_bytes() == content

    @OPENERS
    def test_nothing_and_a_folder_and_a_pipe_are_refused(self, tmp_path: Path, opener: Opener) -> None:
        _refused(SaveMissing, opener, tmp_path / "x.db")
        _refused(SaveMissing, opener, tmp_path / "no-folder" / "x.db")
        _refused(NotASave, opener, tmp_path)
        os.mkfifo(tmp_path / "pipe")
        _refused(NotASave, opener, tmp_path / "pipe")
        assert [p.name for p in tmp_path.iterdir()] == ["pipe"]

    @OPENERS
    def test_a_save_whose_tables_are_gone_is_damaged(self, tmp_path: Path, opener: Opener) -> None:
        path = made(tmp_path / "x.db")
        link = sqlite3.connect(path)
        link.execute("DROP TABLE branch")
        link.close()
        _refused(SaveDamaged, opener, path)


class TestCreation:
    def test_a_new_save_bears_our_mark_and_version_and_leaves_nothing_else(self, tmp_path: Path) -> None:
        create_save(tmp_path / "x.db", clock).close()
        assert [p.name for p in tmp_path.iterdir()] == ["x.db"]
        link = sqlite3.connect(tmp_path / "x.db")
        found = [link.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
        assert found == [APPLICATION_ID, VERSION]
        assert link.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        link.close()

    def test_what_is_there_already_is_kept(self, tmp_path: Path) -> None:
        path = made(tmp_path / "x.db")
        content = path.read_bytes()
        (tmp_path / "folder.db").mkdir()
        (tmp_path / "dangling.db").symlink_to(tmp_path / "gone")
        for taken in (path, tmp_path / "folder.db", tmp_path / "dangling.db"):
            _refused(SaveExists, lambda p: create_save(p, clock), taken)
        assert path.read_bytes() == content

    def test_a_folder_that_is_not_there_is_named(self, tmp_path: Path) -> None:
        _refused(SaveMissing, lambda p: create_save(p, clock), tmp_path / "none" / "x.db")
        assert list(tmp_path.iterdir()) == []

    def test_a_name_that_is_too_long_is_one_sentence(self, tmp_path: Path) -> None:
        _refused(SaveReadOnly, lambda p: create_save(p, clock), tmp_path / ("x" * 300))

    def test_commits_of_a_save_that_is_gone_are_not_poured_into_a_new_one(self, tmp_path: Path) -> None:
        (tmp_path / "x.db-wal").write_bytes(b"commits")
        with pytest.raises(SaveExists, match=r"x\.db-wal"):
            create_save(tmp_path / "x.db", clock)
        assert [p.name for p in tmp_path.iterdir()] == ["x.db-wal"]

    @pytest.mark.parametrize("name", ["a b?mode=ro#x%20.db", "naïve.db", "שלום.db", "quote'\".db", "line\nbreak.db"])
    def test_any_name_will_do(self, tmp_path: Path, name: str) -> None:
        path = made(tmp_path / name, 2)
        with read_save(path) as store:
            assert numbers(store) == [0, 1]
        assert [p.name for p in tmp_path.iterdir()] == [name]

    def test_a_name_with_a_line_break_still_gives_one_line(self, tmp_path: Path) -> None:
        with pytest.raises(SaveMissing) as caught:
            read_save(tmp_path / "a\nb.db")
        assert "\n" not in str(caught.value)


class TestSharing:
    @pytest.fixture(autouse=True)
    def _little_patience(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(connect, "WAIT_SECONDS", 0.02)

    def test_the_slower_of_two_writers_is_told_and_loses_nothing(self, tmp_path: Path) -> None:
        path = made(tmp_path / "x.db", 1)
        with open_save(path, clock) as one, open_save(path, clock) as two:
            one.append(MAIN, 1, events(1, 1))
            with pytest.raises(SaveConflict):
                two.append(MAIN, 1, events(5, 1))
            two.append(MAIN, 2, events(2, 1))
            assert numbers(one) == numbers(two) == [0, 1, 2]
        assert verify_chain(path) == []

    def test_a_file_that_another_program_is_writing_is_in_use(self, tmp_path: Path) -> None:
        path = made(tmp_path / "x.db", 1)
        with open_save(path, clock) as store:
            other = sqlite3.connect(path, isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            for attempt in (
                lambda: store.append(MAIN, 1, events(1, 1)),
                lambda: store.set_meta("a", "b"),
                lambda: open_save(path, clock),
            ):
                with pytest.raises(SaveInUse, match="another program"):
                    attempt()
            assert numbers(store) == [0]
            other.execute("ROLLBACK")
            other.close()
            store.append(MAIN, 1, events(1, 1))
            assert numbers(store) == [0, 1]

    def test_a_reader_sees_what_a_writer_has_committed(self, tmp_path: Path) -> None:
        path = made(tmp_path / "x.db", 1)
        with open_save(path, clock) as writer, read_save(path) as reader:
            writer.append(MAIN, 1, events(1, 1))
            assert numbers(reader) == [0, 1]

    def test_a_file_that_was_taken_away_while_open_takes_no_more(self, tmp_path: Path) -> None:
        path = made(tmp_path / "x.db", 1)
        with open_save(path, clock) as store:
            path.rename(tmp_path / "y.db")
            with pytest.raises(SaveMissing, match="moved or deleted"):
                store.append(MAIN, 1, events(1, 1))
            (tmp_path / "y.db").rename(path)
            store.append(MAIN, 1, events(1, 1))
            assert numbers(store) == [0, 1]


class TestReadOnlyStore:
    def test_it_reads_everything_and_writes_nothing(self, tmp_path: Path) -> None:
        path = made(tmp_path / "x.db", 2)
        content = path.read_bytes()
        with read_save(path) as store:
            for attempt in (
                lambda: store.append(MAIN, 2, events(2, 1)),
                lambda: store.fork("b", 1),
                lambda: store.add_note(1, "osd", "x"),  # type: ignore[arg-type]
                lambda: store.set_meta("a", "b"),
            ):
                with pytest.raises(SaveReadOnly, match="for reading only"):
                    attempt()
            assert numbers(store) == [0, 1]
        assert path.read_bytes() == content
        assert [p.name for p in tmp_path.iterdir()] == ["x.db"]


class TestFullDisk:
    def test_a_commit_that_finds_no_room_leaves_all_before_it_and_play_goes_on(self, tmp_path: Path) -> None:
        path = made(tmp_path / "x.db", 3)
        with open_save(path, clock) as store:
            link = connect.raw(store._link)
            (most,) = link.execute("PRAGMA max_page_count").fetchone()
            (pages,) = link.execute("PRAGMA page_count").fetchone()
            link.execute(f"PRAGMA max_page_count={pages + 2}")
            with pytest.raises(SaveFull, match="make room"):
                store.append(MAIN, 3, events(3, 2000))
            assert numbers(store) == [0, 1, 2]
            link.execute(f"PRAGMA max_page_count={most}")
            store.append(MAIN, 3, events(3, 2000))
            assert len(numbers(store)) == 2003
        assert verify_chain(path) == []


class TestDamageInside:
    @pytest.mark.parametrize(
        "change",
        ["tag = 'no_such'", "body = '{'", "body = CAST(x'ff' AS TEXT)", "version = 7", "body = '[1]'"],
    )
    def test_a_row_that_is_not_ours_is_one_sentence_when_read(self, tmp_path: Path, change: str) -> None:
        path = made(tmp_path / "x.db", 3)
        link = sqlite3.connect(path)
        link.execute(f"UPDATE event SET {change} WHERE id = 2")  # noqa: S608 - ours
        link.commit()
        link.close()
        with read_save(path) as store:
            _refused(SaveDamaged, lambda _: list(store.events(MAIN)), path)

    def test_a_ring_of_parents_ends(self, tmp_path: Path) -> None:
        path = made(tmp_path / "x.db", 3)
        link = sqlite3.connect(path)
        link.execute("UPDATE event SET parent = 3 WHERE id = 1")
        link.commit()
        link.close()
        with read_save(path) as store:
            assert numbers(store) == [0, 1, 2]
        assert [fault.event_id for fault in verify_chain(path)] == [1]
