"""The power fails in the midst of everything: nothing that was kept is lost, and people sit where they sat."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest

from sctabletop.app import FileLibrary
from sctabletop.session.rerun import rerun
from sctabletop.session.saves import setup_of
from sctabletop.session.session import MAIN
from sctabletop.store.memory import MemoryStore
from sctabletop.store.verify import verify_chain
from tests.layers.tree import CHECKOUT
from tests.session.playing import clock

PHASES = 5
IN_A_SAVE = 4 * PHASES
COMMAND = [sys.executable, "-m", "tests.gui.playing_on"]
Line = dict[str, Any]


class Players:
    """People who sit down one after the other; the next one is at the door while one plays."""

    def __init__(self, folder: Path, *how: str) -> None:
        self._command = [*COMMAND, str(folder), *how]
        self._next = self._come()

    def _come(self) -> "subprocess.Popen[str]":
        pipe = subprocess.PIPE
        return subprocess.Popen(self._command, cwd=CHECKOUT, stdin=pipe, stdout=pipe, stderr=pipe, text=True)

    @contextmanager
    def play(self) -> Iterator["subprocess.Popen[str]"]:
        """The next one plays, until the power fails."""
        with self._next as process:
            self._next = self._come()
            assert process.stdin is not None
            process.stdin.write("\n")
            process.stdin.flush()
            yield process
            process.kill()

    def close(self) -> None:
        """Whoever is at the door goes home."""
        self._next.kill()
        self._next.communicate()


def _killed_in_the_midst(players: Players) -> tuple[Line, Line]:
    """Where somebody found the exercise, and where it stood in the midst of the next phase as the power failed."""
    with players.play() as process:
        assert process.stdout is not None
        assert process.stderr is not None
        lines = [process.stdout.readline() for _ in range(2)]
        if not all(lines):
            pytest.fail(process.stderr.read())
    found, left = (json.loads(line) for line in lines)
    return found, left


def _save(folder: Path) -> Path:
    (path,) = folder.glob("*.db")
    return path


def _sound(path: Path) -> int:
    """How many events a save holds that opens and is whole."""
    assert verify_chain(path) == []
    session = FileLibrary(path.parent).open(path)
    count = sum(1 for _ in session.store.events(MAIN))
    session.store.close()
    return count


def test_after_a_kill_in_every_phase_people_find_their_desks_as_they_left_them(
    tmp_path: Path, scale: Callable[[int, int], int]
) -> None:
    seen: list[tuple[Line, Line]] = []
    with closing(Players(tmp_path)) as players:
        for kill in range(scale(PHASES, IN_A_SAVE)):
            seen.append(_killed_in_the_midst(players))
            assert _sound(_save(tmp_path)) == seen[-1][1]["events"], kill
    for (_, left), (found, _) in pairwise(seen):
        assert set(found["screen"]) ^ set(left["screen"]) == set()
        assert found == left
    assert len({(left["turn"], left["phase"]) for _, left in seen}) == len(seen)
    plan, judgement = seen[1][1], seen[2][1]
    assert plan["pads"]["ccmd"]["values"]["why"] == "It is half of a sen"
    assert plan["pads"]["ccmd"]["note"] == "ask them first"
    assert plan["done"] == ["sdo"]
    assert judgement["pads"]["sdo"]["values"]["cure"] == "Not before the"

    session = FileLibrary(tmp_path).open(_save(tmp_path))
    setup = setup_of(session.store)
    assert rerun(session.store, MemoryStore(clock), setup, MAIN) == []
    session.store.close()


def test_a_kill_at_any_instant_loses_nothing_that_was_kept(tmp_path: Path, scale: Callable[[int, int], int]) -> None:
    luck = Random(20310504)  # noqa: S311 - instants, not secrets
    kept = 0
    with closing(Players(tmp_path, "roam")) as players:
        for _ in range(scale(1, 30)):
            with players.play() as process:
                assert process.stdout is not None
                first = process.stdout.readline()
                time.sleep(luck.random() * 2.0)
                process.kill()
                told = [int(line) for line in [first, *process.stdout] if line.endswith("\n")]
            if not told:
                break  # the exercise came to its end
            assert told[0] >= kept
            kept = _sound(_save(tmp_path))
            assert kept >= max(told)
    assert kept
