"""Ctrl-C in the midst of play, as a terminal sends it: one sentence, and a save that is whole and can be played on."""

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

SECONDS = 50.0
STOPPED = "sctabletop: stopped; what was saved before this moment is kept"


def _broken_off(place: Path, after: str, signals: int) -> tuple[int, list[str]]:
    """The exit code and the lines on stderr of a run that got SIGINT once ``after`` was told, or the save was there."""
    words = ["run", "thin-capital", "--seats", "all=ai", "--seed", "7", "--save", str(place)]
    told: list[str] = []
    with subprocess.Popen(
        [sys.executable, "-m", "sctabletop", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        end = time.monotonic() + SECONDS
        while time.monotonic() < end and process.poll() is None:
            if after:
                told.append(process.stderr.readline())
                if told[-1].startswith(after):
                    break
            elif place.exists():
                break
            else:
                time.sleep(0.001)
        for _ in range(signals):
            process.send_signal(signal.SIGINT)
            time.sleep(0.02)
        _, rest = process.communicate(timeout=SECONDS)
    return process.returncode, [*"".join(told).splitlines(), *rest.splitlines()]


@pytest.mark.parametrize(
    ("after", "signals"), [("", 1), ("begins", 1), ("turn 2 of", 1), ("turn 4 of", 1), ("turn 3 of", 4)]
)
def test_play_that_is_interrupted_ends_in_one_sentence_and_leaves_a_whole_save(
    cli: Cli, tmp_path: Path, after: str, signals: int
) -> None:
    place = tmp_path / "x.db"
    code, lines = _broken_off(place, after, signals)
    assert code == 130, lines
    assert lines[-1] == STOPPED
    assert [line for line in lines[:-1] if not re.match(r"begins|turn \d+ of|  ", line)] == []
    # In the very moment at which the save gets its name the folder of its draft may stay behind, hidden.
    kept = ("x.db", ".x.db.") if not after else ("x.db",)
    assert [p.name for p in tmp_path.iterdir() if not p.name.startswith(kept)] == []
    goes_on = cli("run", "thin-capital", "--seats", "all=ai", "--seed", "7", "--save", place)
    assert goes_on.code == 0, goes_on.err
    whole = cli("verify", place)
    assert whole.code == 0, whole.out
    assert "every event comes out the same" in whole.out


def test_what_was_told_before_the_interruption_is_in_the_save(cli: Cli, tmp_path: Path) -> None:
    place = tmp_path / "x.db"
    _broken_off(place, "turn 2 of", 1)
    assert cli("verify", place).code == 0
    assert cli("why", place, "oubassara.trust", "--turn", "2").code == 0
    assert cli("fork", place, "--at", "2", "--luck", "new").code == 0
