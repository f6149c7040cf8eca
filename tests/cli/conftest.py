"""One played save for all tests of this folder, and a way to run the command line that keeps what it printed."""

import contextlib
import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from sctabletop.cli import main

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
ORDERS = SCENARIOS / "first-posting" / "orders" / "osd-ccmd-sdo.yaml"


@dataclass(frozen=True)
class Done:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


Cli = Callable[..., Done]


def command(*words: object) -> Done:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(w) for w in words])
    return Done(code, out.getvalue(), err.getvalue())


@pytest.fixture(scope="session")
def cli() -> Cli:
    return command


@pytest.fixture(scope="session")
def scenarios() -> Path:
    return SCENARIOS


@pytest.fixture(scope="session")
def orders_file() -> Path:
    return ORDERS


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A first posting played to its end, the triad by its orders file. Never written to: copy it first."""
    place = tmp_path_factory.mktemp("finished") / "x.db"
    done = command("run", "first-posting", "--seats", "all=ai", "--orders", ORDERS, "--seed", "7", "--save", place)
    assert done.code == 0, done.err
    return place


@pytest.fixture
def save(finished: Path, tmp_path: Path) -> Path:
    """A copy of the finished save that a test may change."""
    return Path(shutil.copy(finished, tmp_path / "x.db"))
