"""As a process: what a shell, a pipe and a strange terminal meet."""

import os
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import Cli

COMMAND = [sys.executable, "-m", "sctabletop"]


def _process(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=50,
        env={**os.environ, **environment},
    )


def test_list_names_everything_that_is_shipped() -> None:
    done = _process("list")
    assert done.returncode == 0, done.stderr
    for name in ("first-posting", "thin-capital", "reynolds", "liberal", "hedger", "rough"):
        assert name in done.stdout


def test_list_starts_without_the_database_and_the_validator() -> None:
    script = (
        "import sys; from sctabletop.cli import main; main(['list']);"
        "print(sorted({'sqlalchemy', 'pydantic', 'networkx', 'rich', 'openpyxl'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=50)
    assert done.stderr.strip() == "[]"


def test_without_a_command_and_without_a_screen_one_sentence_says_what_to_do_instead() -> None:
    done = _process(DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert (done.returncode, done.stdout) == (3, "")
    assert len(done.stderr.splitlines()) == 1
    assert "QT_QPA_PLATFORM=offscreen" in done.stderr


def test_a_reader_that_goes_away_is_no_trouble(finished: Path) -> None:
    words = [*COMMAND, "replay", str(finished)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait(timeout=50) == 0
    assert said == b""


def test_a_terminal_that_lacks_letters_gets_question_marks() -> None:
    done = _process("list", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert "Thin Capital" in done.stdout


def test_check_says_nothing_wrong_or_every_fault(cli: Cli, scenarios: Path, tmp_path: Path) -> None:
    for name in ("first-posting", "thin-capital"):
        assert cli("check", scenarios / name).code == 0
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "scenario.yaml").write_text("format: 9\nid: Bad Id\nturns: nan\nextra: 1\n", encoding="utf-8")
    done = cli("check", broken)
    assert (done.code, done.out) == (1, "")
    assert sum(f"{broken}/scenario.yaml:" in line for line in done.err.splitlines()) > 4
