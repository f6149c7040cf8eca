"""One changed byte anywhere that the hash covers is found, and the event is named."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from sctabletop.store.errors import NotASave
from sctabletop.store.files import create_save, open_save
from sctabletop.store.verify import ChainFault, verify_chain
from tests.store.samples import MAIN, clock, event, events, made, opening

AMOUNT = 6


def _change(path: Path, statement: str, *values: object) -> None:
    link = sqlite3.connect(path)
    link.execute(statement, values)
    link.commit()
    link.close()


def _column(path: Path, column: str, event_id: int) -> str:
    link = sqlite3.connect(path)
    (found,) = link.execute(f"SELECT {column} FROM event WHERE id = ?", (event_id,)).fetchone()  # noqa: S608 - ours
    link.close()
    return str(found)


def _other(letter: str) -> str:
    return chr(ord(letter) ^ 1)


def test_a_sound_save_has_no_faults(tmp_path: Path) -> None:
    assert verify_chain(made(tmp_path / "x.db")) == []


@pytest.mark.parametrize("event_id", range(1, AMOUNT + 1))
@pytest.mark.parametrize("column", ["hash", "tag", "body"])
def test_any_changed_letter_is_found_and_only_its_event_is_named(
    tmp_path: Path, scale: Callable[[int, int], int], column: str, event_id: int
) -> None:
    path = made(tmp_path / "x.db", AMOUNT)
    text = _column(path, column, event_id)
    for place in range(0, len(text), scale(9, 1)):
        changed = text[:place] + _other(text[place]) + text[place + 1 :]
        _change(path, f"UPDATE event SET {column} = ? WHERE id = ?", changed, event_id)  # noqa: S608 - ours
        assert [fault.event_id for fault in verify_chain(path)] == [event_id]
    _change(path, f"UPDATE event SET {column} = ? WHERE id = ?", text, event_id)  # noqa: S608 - ours
    assert verify_chain(path) == []


@pytest.mark.parametrize("event_id", range(1, AMOUNT + 1))
@pytest.mark.parametrize("column", ["parent", "version"])
def test_any_changed_number_is_found_and_only_its_event_is_named(tmp_path: Path, column: str, event_id: int) -> None:
    path = made(tmp_path / "x.db", AMOUNT)
    before = _column(path, column, event_id)
    for number in [*range(9), -1, 2**40]:
        if str(number) != before:
            _change(path, f"UPDATE event SET {column} = ? WHERE id = ?", number, event_id)  # noqa: S608 - ours
            assert [fault.event_id for fault in verify_chain(path)] == [event_id]


def test_a_parent_that_was_taken_away_is_found(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db")
    _change(path, "UPDATE event SET parent = NULL WHERE id = 4")
    assert verify_chain(path) == [ChainFault(4, "its parent was changed: it was event 3")]


def test_the_time_of_day_is_outside_the_hash(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db")
    _change(path, "UPDATE event SET recorded_at = 'never'")
    assert verify_chain(path) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE event SET parent = 1 WHERE id = 4", "event 4: its parent was changed: it was event 3"),
        ("UPDATE event SET parent = 5 WHERE id = 4", "event 4: its parent was changed: event 5 is not among those"),
        ("UPDATE event SET tag = 'deed_done' WHERE id = 4", "event 4: its tag was changed: it was chance_drawn"),
        ("UPDATE event SET version = 9 WHERE id = 4", "event 4: its version was changed: it was 1"),
        ("UPDATE event SET body = '{}' WHERE id = 4", "event 4: its body was changed"),
        ("UPDATE event SET hash = 'x' WHERE id = 4", "event 4: its hash was changed"),
        ("UPDATE event SET body = '{}' WHERE id = 6", "event 6: its body or its hash was changed"),
        ("UPDATE event SET body = CAST(x'ff00fe' AS TEXT) WHERE id = 2", "event 2: its body was changed"),
        ("DELETE FROM event WHERE id = 4", "event 5: its parent was changed: event 4 is not among those before it"),
        ("UPDATE branch SET head = 99", "row 1 of branch points at something that is not there"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, change: str, said: str) -> None:
    path = made(tmp_path / "x.db", AMOUNT)
    _change(path, change)
    faults = verify_chain(path)
    assert len(faults) == 1
    assert str(faults[0]).startswith(said)


def test_two_changed_events_are_both_named(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db", AMOUNT)
    _change(path, "UPDATE event SET hash = 'x' || hash WHERE id IN (2, 3)")
    _change(path, "UPDATE event SET body = '{}' WHERE id = 5")
    assert [fault.event_id for fault in verify_chain(path)] == [2, 3, 5]


def test_a_change_on_a_fork_is_found_too(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with create_save(path, clock) as store:
        stored = store.append(MAIN, None, opening())
        store.fork("b", stored[0].id)
        other = store.append("b", stored[0].id, events(0, 2))
    assert verify_chain(path) == []
    _change(path, "UPDATE event SET body = replace(body, '1', '2') WHERE id = ?", other[-1].id)
    assert [fault.event_id for fault in verify_chain(path)] == [other[-1].id]


def test_a_flipped_bit_on_the_disk_is_found(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with create_save(path, clock) as store:
        stored = store.append(MAIN, None, [event(0), event(1, "the-needle"), event(2)])
    content = bytearray(path.read_bytes())
    content[content.index(b"the-needle") + 3] ^= 0x80
    path.write_bytes(content)
    assert [fault.event_id for fault in verify_chain(path)] == [stored[1].id]


def test_a_page_of_rubbish_is_a_finding_about_the_file(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db", 400)
    content = bytearray(path.read_bytes())
    middle = len(content) // 4096 // 2 * 4096
    content[middle : middle + 4096] = b"\xa5" * 4096
    path.write_bytes(content)
    faults = verify_chain(path)
    assert faults[0].event_id is None
    assert "the file is damaged" in str(faults[0])


def test_verifying_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db")
    before = path.read_bytes()
    verify_chain(path)
    assert [p.name for p in tmp_path.iterdir()] == ["x.db"]
    assert path.read_bytes() == before


def test_a_session_that_is_being_played_can_be_verified(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db", 3)
    with open_save(path, clock) as store:
        store.append(MAIN, 3, events(3, 3))
        assert verify_chain(path) == []
        store.append(MAIN, 6, events(6, 1))


def test_a_file_that_is_no_save_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("hello")
    with pytest.raises(NotASave):
        verify_chain(tmp_path / "x.db")
