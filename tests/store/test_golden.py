"""Saves of every version there has been open for ever, with every hash as it was."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from sctabletop.domain.seats import CONTROL, SDO
from sctabletop.store.codec import canonical, parse
from sctabletop.store.files import VERSION, open_save, read_save
from sctabletop.store.verify import verify_chain
from tests.saves.make_golden import write
from tests.store.samples import clock

SAVES = Path(__file__).resolve().parents[1] / "saves"
GOLDEN = sorted(SAVES.glob("v*.db"))

# Written down when the first file was made. A change of the codec or of the hash shows here.
HEADS = {
    "main": "9cd1b34936e2114bd51f637fbe33b90cda0cf416dce26d3779bb633308f83638",
    "what-if": "648c0538fd5f0940bafaffd88a5f96ece183f20214f5a076e538b1302bf64905",
}
TAGS = 25
"""So many kinds of event there were then; each is there once."""


@pytest.fixture(params=GOLDEN, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copy(request.param, tmp_path))


def test_there_is_one_for_each_version() -> None:
    assert {path.name for path in GOLDEN} >= {f"v{version}.db" for version in range(1, VERSION + 1)}


def test_an_old_save_has_no_faults(old: Path) -> None:
    assert verify_chain(old) == []


def test_an_old_save_says_what_it_said(old: Path) -> None:
    with read_save(old) as store:
        heads = {branch.name: list(store.events(branch.name))[-1].hash for branch in store.branches()}
        assert heads == HEADS
        events = [stored.event for stored in store.events("main")]
        assert events[0].body["title"] == "Überblick — “א”"
        assert len({event.tag for event in events}) == TAGS
        assert [str(event.body["minus_zero"]) for event in events[6:]] == ["-0.0"] * TAGS
        assert [event.body["number"] for event in events[6:]] == [index / 7 for index in range(TAGS)]
        snapshots = [store.snapshot(branch, turn) for branch, turn in (("main", 1), ("what-if", 0), ("what-if", 1))]
        assert [found and found.blob for found in snapshots] == [b"\x00first", b"\x00opening", b"\x00other"]
        assert [(draft.seat, draft.body["kind"]) for draft in store.drafts("main")] == [(SDO, "engage")]
        assert [(note.seat, note.text) for note in store.notes()] == [(CONTROL, "why here?")]
        assert store.get_meta("made_by") == "golden"


def test_an_old_save_can_be_played_on(old: Path) -> None:
    with open_save(old, clock) as store:
        last = list(store.events("main"))[-1]
        stored = store.append("main", last.id, [last.event])
        assert list(store.events("main"))[-1] == stored[0]
    assert verify_chain(old) == []


def test_today_s_codec_writes_the_same_texts(old: Path) -> None:
    link = sqlite3.connect(old)
    texts = [body for (body,) in link.execute("SELECT body FROM event")]
    link.close()
    assert texts
    assert [canonical(parse(text)) for text in texts] == texts


def test_the_script_still_makes_a_sound_save(tmp_path: Path) -> None:
    write(tmp_path / "today.db")
    assert verify_chain(tmp_path / "today.db") == []
