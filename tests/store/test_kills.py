"""A session that is killed at any instant has lost nothing that it had said was kept."""

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from sctabletop.store.files import open_save
from sctabletop.store.verify import verify_chain
from tests.layers.tree import CHECKOUT
from tests.store.appending import READY
from tests.store.samples import MAIN, clock, event

COMMAND = [sys.executable, "-m", "tests.store.appending"]


def _started(path: Path, *commits: str) -> subprocess.Popen[str]:
    process = subprocess.Popen([*COMMAND, str(path), *commits], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == f"{READY}\n"
    return process


def _said(process: subprocess.Popen[str]) -> list[str]:
    out, _ = process.communicate(timeout=50)
    # The last line may be cut by the kill: then nobody was told.
    return [line for line in out.splitlines() if len(line) == 64]


def _kept(path: Path) -> list[str]:
    with open_save(path, clock) as store:
        return [stored.hash for stored in store.events(MAIN)] if store.branches() else []


def test_no_kill_loses_a_committed_event(tmp_path: Path, scale: Callable[[int, int], int]) -> None:
    luck = random.Random(20310504)  # noqa: S311 - instants, not secrets
    path = tmp_path / "x.db"
    told: list[str] = []
    for kill in range(scale(10, 200)):
        if kill % 5 == 0:
            # A new file now and then, so that kills also meet its making.
            path = tmp_path / f"{kill}.db"
            told = []
        process = _started(path)
        time.sleep(luck.choice([0.0, 0.002, 0.02, 0.1]) * luck.random() * 2)
        process.kill()
        told += _said(process)
        if not path.exists():
            assert told == []
            continue
        kept = _kept(path)
        assert set(told) <= set(kept)
        assert verify_chain(path) == []
        with open_save(path, clock) as store:
            head = next((branch.head for branch in store.branches()), None)
            told += [stored.hash for stored in store.append(MAIN, head, [event(kill)])]
    assert told


def test_two_programs_that_write_at_once_lose_nothing(tmp_path: Path, scale: Callable[[int, int], int]) -> None:
    path = tmp_path / "x.db"
    commits = scale(15, 300)
    both = [_started(path, str(commits)) for _ in range(2)]
    said = [_said(process) for process in both]
    assert [process.returncode for process in both] == [0, 0]
    kept = _kept(path)
    assert len(kept) == len(set(kept)) == len(said[0]) + len(said[1])
    assert set(kept) == {*said[0], *said[1]}
    assert verify_chain(path) == []
