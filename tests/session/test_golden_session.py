"""A whole exercise of the first day opens for ever: as it was written, without a rule run or a draw rolled."""

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from sctabletop.engine import passage
from sctabletop.session.saves import setup_of
from sctabletop.session.session import Session
from sctabletop.store.files import read_save
from sctabletop.store.verify import verify_chain

SAVE = Path(__file__).resolve().parents[1] / "saves" / "first-posting-1.db"
STATE = "11c7784c5196db03fc42c5ebafbb8b54ca7024bac7c3928371f72c4b2b6c895d"
HEAD = "c42fb33b6e15dd15993fc03151f9f00472d1c6dd2ada4861e1c28144c459f1c5"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return Path(shutil.copy(SAVE, tmp_path))


def test_it_opens_as_it_was_left_though_no_rule_can_be_run(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_rule(*_: object) -> None:
        raise AssertionError("replay runs no rule")

    monkeypatch.setattr(passage, "advance", no_rule)
    with read_save(old) as store:
        session = Session.open(store, setup_of(store))
    assert (session.ended, session.turn) == (True, 4)
    assert sha256(b"".join(block.tobytes() for _, block in session.state.blocks())).hexdigest() == STATE


def test_every_hash_is_as_it_was(old: Path) -> None:
    assert verify_chain(old) == []
    with read_save(old) as store:
        assert list(store.events("main"))[-1].hash == HEAD
