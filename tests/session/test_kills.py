"""A session that is killed at any instant has lost nothing that was told, opens again, and is played to its end."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from sctabletop.session.rerun import rerun
from sctabletop.session.saves import setup_of
from sctabletop.session.session import MAIN, Session
from sctabletop.store.files import open_save
from sctabletop.store.memory import MemoryStore
from sctabletop.store.verify import verify_chain
from tests.layers.tree import CHECKOUT
from tests.session.playing import FIRST, THIN, clock, state_bytes
from tests.session.playing_on import READY, play_on

COMMAND = [sys.executable, "-m", "tests.session.playing_on"]


def killed_after(path: Path, name: str, seed: int, seconds: float) -> list[str]:
    """The hashes that a session said before it was killed."""
    command = [*COMMAND, str(path), name, str(seed)]
    with subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == f"{READY}\n"
        time.sleep(seconds)
        process.kill()
        out, _ = process.communicate(timeout=50)
    # The last line may be cut by the kill: then nobody was told.
    return [line for line in out.splitlines() if len(line) == 64]


def kept_in(path: Path) -> list[str]:
    with open_save(path, clock) as store:
        return [str(stored.hash) for stored in store.events(MAIN)] if store.branches() else []


def test_no_kill_loses_an_event_and_play_goes_on(tmp_path: Path, scale: Callable[[int, int], int]) -> None:
    luck = Random(20310504)  # noqa: S311 - instants, not secrets
    told: set[str] = set()
    path = tmp_path / "0.db"
    cut = 0
    for kill in range(scale(6, 200)):
        if kill % 3 == 0:
            path, told = tmp_path / f"{kill}.db", set()
        told |= set(killed_after(path, THIN if kill % 2 else FIRST, kill, luck.random() ** 2 * 0.9))
        if not path.exists():
            assert told == set()
            continue
        kept = kept_in(path)
        assert told <= set(kept)
        assert verify_chain(path) == []
        cut += bool(kept)
        if kept and kill % 3 == 2:
            play_to_the_end(path)
            assert kept_in(path)[: len(kept)] == kept
    assert cut


def play_to_the_end(path: Path) -> None:
    """Open what a kill has left, play on, and find the whole sound."""
    with open_save(path, clock) as store:
        setup = setup_of(store)
        session = Session.open(store, setup)
        play_on(session)
        assert session.ended
        assert state_bytes(Session.open(store, setup).state) == state_bytes(session.state)
        assert rerun(store, MemoryStore(clock), setup, MAIN) == []
    assert verify_chain(path) == []
