"""Folders and disks that will not be written: one sentence, nothing lost, and what can be read is read.

Each test runs in a process of its own that has given up the right of an administrator to write everywhere.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sctabletop.store.files import open_save
from sctabletop.store.verify import verify_chain
from tests.layers.tree import CHECKOUT
from tests.store.samples import MAIN, clock, events, made, numbers

ADMINISTRATOR = os.geteuid() == 0
SETPRIV = shutil.which("setpriv")
pytestmark = pytest.mark.skipif(ADMINISTRATOR and SETPRIV is None, reason="an administrator may write everywhere")

START = """
import resource, sys
from pathlib import Path
from sctabletop.errors import SaveError
from sctabletop.session.ports import Snapshot
from sctabletop.store.files import create_save, open_save, read_save
from sctabletop.store.verify import verify_chain
from tests.store.samples import MAIN, clock, events, numbers
path = Path(sys.argv[1])
def tell(attempt):
    try:
        print("done", attempt())
    except SaveError as error:
        print(type(error).__name__, error)
"""


def _in_a_process(path: Path, code: str) -> list[str]:
    bare = [SETPRIV, "--bounding-set=-all", "--inh-caps=-all"] if ADMINISTRATOR and SETPRIV else []
    command = [*bare, sys.executable, "-W", "error", "-c", START + code, str(path)]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False, timeout=50)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that is closed while a process looks at it, and open again in the end."""
    made_here = tmp_path / "folder"
    made_here.mkdir()
    yield made_here
    made_here.chmod(0o755)
    for path in made_here.iterdir():
        path.chmod(0o644)


READ = """
tell(lambda: numbers(read_save(path)))
tell(lambda: verify_chain(path))
tell(lambda: open_save(path, clock))
"""


def test_a_save_in_a_closed_folder_is_read_and_not_opened_for_writing(folder: Path) -> None:
    path = made(folder / "x.db", 3)
    content = path.read_bytes()
    folder.chmod(0o555)
    read, verified, opened = _in_a_process(path, READ)
    assert (read, verified) == ("done [0, 1, 2]", "done []")
    assert opened.startswith(f"SaveReadOnly {path}: ")
    assert [p.name for p in folder.iterdir()] == ["x.db"]
    assert path.read_bytes() == content


def test_a_closed_file_in_an_open_folder_is_the_same(folder: Path) -> None:
    path = made(folder / "x.db", 3)
    path.chmod(0o444)
    read, verified, opened = _in_a_process(path, READ)
    assert (read, verified) == ("done [0, 1, 2]", "done []")
    assert opened.startswith(f"SaveReadOnly {path}: ")
    assert [p.name for p in folder.iterdir()] == ["x.db"]


def test_commits_that_wait_in_the_side_file_are_read_in_a_closed_folder(folder: Path, tmp_path: Path) -> None:
    playing = made(tmp_path / "x.db", 1)
    with open_save(playing, clock) as store:
        store.append(MAIN, 1, events(1, 2))
        for name in ("x.db", "x.db-wal"):
            shutil.copy(tmp_path / name, folder)
    folder.chmod(0o555)
    for path in folder.iterdir():
        path.chmod(0o444)
    read, verified, opened = _in_a_process(folder / "x.db", READ)
    assert (read, verified) == ("done [0, 1, 2]", "done []")
    assert opened.startswith("SaveReadOnly ")


def test_no_save_is_made_in_a_closed_folder(folder: Path) -> None:
    folder.chmod(0o555)
    (said,) = _in_a_process(folder / "x.db", "tell(lambda: create_save(path, clock))")
    assert said == f"SaveReadOnly {folder / 'x.db'}: a save cannot be written there (Permission denied)"
    assert list(folder.iterdir()) == []


def test_a_file_that_may_not_be_read_is_one_sentence(folder: Path) -> None:
    path = made(folder / "x.db", 3)
    path.chmod(0)
    assert [line.split(":")[0] for line in _in_a_process(path, READ)] == [f"SaveUnreadable {path}"] * 3


GROW = """
store = open_save(path, clock)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
head = 3
for number in range(100):
    try:
        head = store.append(MAIN, head, events(3 + number * 10, 10), snapshot=Snapshot(number, bytes(5000)))[-1].id
    except SaveError as error:
        print(type(error).__name__, error)
        break
print(head)
tell(lambda: numbers(store)[-1] + 1)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
tell(lambda: len(store.append(MAIN, head, events(5000, 10))))
store.close()
"""


def test_a_disk_that_takes_no_more_keeps_all_before_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db", 3)
    refused, head, read, went_on = _in_a_process(path, GROW)
    assert refused.startswith(("SaveBroken ", "SaveFull "))
    assert "all before this moment is kept" in refused
    assert int(head) > 3
    assert read == f"done {head}"
    assert went_on == "done 10"
    with open_save(path, clock) as store:
        assert numbers(store) == [*range(int(head)), *range(5000, 5010)]
    assert verify_chain(path) == []


UPGRADE = """
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, resource.RLIM_INFINITY))
tell(lambda: open_save(path, clock, [lambda op: op.execute("UPDATE branch SET note = 'new'")]))
"""


def test_an_older_save_is_left_alone_when_there_is_no_room_for_its_copy(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db", 2000)
    (said,) = _in_a_process(path, UPGRADE)
    assert said.startswith(("SaveBroken ", "SaveFull "))
    assert [p.name for p in tmp_path.iterdir()] == ["x.db"]
    with open_save(path, clock) as store:
        assert len(numbers(store)) == 2000
