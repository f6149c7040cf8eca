"""The benchmarks run, at a size too small to measure anything; what they measure is for the person who runs them."""

import subprocess
import sys
from collections.abc import Callable, Sequence

import pytest

from benchmarks import (
    calibration,
    conformance,
    league,
    luck_share,
    seek,
    startup,
    strategies,
    stylised_facts,
    throughput,
    turn,
    wander,
)
from benchmarks.machine import machine, peak_mib, resident_mib
from tests.layers.tree import CHECKOUT

Main = Callable[[Sequence[str]], int]

WINDOW = "benchmarks.window"
REMOVAL = "benchmarks.term_removal"

TINY: list[tuple[Main, list[str], list[str]]] = [
    (throughput.main, ["--max-worlds", "10", "--rounds", "1", "--turns", "1"], ["1", "10"]),
    (turn.main, ["--sessions", "1", "--turns", "1"], ["engine:", "session", "store:"]),
    (seek.main, ["--rounds", "1", "--turns", "2"], ["1", "2"]),
    (startup.main, ["--rounds", "1"], ["python"]),
    (luck_share.main, ["--worlds", "3", "--turns", "1"], ["osd-ccmd-sdo", "all"]),
    (strategies.main, ["--worlds", "3", "--turns", "1"], ["passing", "computer"]),
    (
        league.main,
        ["--worlds", "1", "--scenarios", "first-posting", "--books", "reynolds", "--workers", "1"],
        ["sharing", "transactional"],
    ),
    (conformance.main, [], ["D1", "T17", "E9", "I1", "S13"]),
    (
        stylised_facts.main,
        ["stress-narrows", "--worlds", "3", "--workers", "1"],
        ["stress-narrows"],
    ),
    (calibration.main, ["first-posting", "--worlds", "2", "--workers", "1"], ["will"]),
    (wander.main, ["first-posting", "--worlds", "2"], ["trust", "defence_budget"]),
]


@pytest.mark.parametrize(("main", "arguments", "rows"), TINY, ids=[row[0].__module__ for row in TINY])
def test_a_benchmark_prints_the_machine_and_one_table(
    main: Main, arguments: list[str], rows: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 0
    _check(capsys.readouterr().out, rows)


@pytest.mark.usefixtures("needs_qt")
def test_the_window_is_measured_in_a_process_of_its_own() -> None:
    words = [sys.executable, "-m", WINDOW, "--cold", "0", "--starts", "1", "--clicks", "1", "--turns", "1"]
    done = subprocess.run(words, cwd=CHECKOUT, check=True, capture_output=True, text=True)
    _check(done.stdout, ["warm:", "click:", "stall:"])


def test_terms_are_taken_out_in_a_process_of_its_own() -> None:
    words = [sys.executable, "-m", REMOVAL, "--only", "trust.withheld", "--processes", "1"]
    done = subprocess.run(words, cwd=CHECKOUT, check=True, capture_output=True, text=True)
    _check(done.stdout, ["term"])


def _check(said: str, rows: list[str]) -> None:
    lines = said.splitlines()
    assert "Python" in lines[1]
    assert "numpy" in lines[1]
    assert "cores" in lines[1]
    rules = [i for i, line in enumerate(lines) if line and set(line) == {"-", " "}]
    assert len(rules) == 1
    printed = [line.split()[0] for line in lines[rules[0] + 1 :]]
    assert [row for row in rows if row not in printed] == []


def test_every_benchmark_is_run_by_this_file() -> None:
    commands = [p.stem for p in (CHECKOUT / "benchmarks").glob("*.py") if "__main__" in p.read_text(encoding="utf-8")]
    assert sorted(f"benchmarks.{name}" for name in commands) == sorted(
        [WINDOW, REMOVAL, *(row[0].__module__ for row in TINY)]
    )


def test_a_benchmark_is_one_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.throughput", "--help"],
        cwd=CHECKOUT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0
    assert "--max-worlds" in done.stdout


def test_memory_held_is_not_above_its_peak() -> None:
    assert 0.0 < resident_mib() <= peak_mib()
    assert "cores" in machine()
