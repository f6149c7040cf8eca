"""All but the window runs where Qt does not."""

import subprocess
import sys
from pathlib import Path

from tests.layers.tree import CHECKOUT, PACKAGE, sources

HIDE_QT = """
import importlib, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6", "pyqtgraph"}:
            raise ImportError(f"{name} is out of reach")

sys.meta_path.insert(0, NoQt())
for name in sys.argv[1:]:
    importlib.import_module(name)
"""


def _import_where_qt_is_hidden(*names: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", "-c", HIDE_QT, *names]
    return subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False, timeout=50)


def _all_but_gui() -> list[str]:
    paths = [path.relative_to(CHECKOUT).with_suffix("") for path in sources() if PACKAGE / "gui" not in path.parents]
    return [".".join(path.parts).removesuffix(".__init__") for path in paths]


def test_everything_but_gui_imports_where_qt_is_out_of_reach() -> None:
    names = _all_but_gui()
    assert {"sctabletop", "sctabletop.engine", "sctabletop.store", "sctabletop.cli"} <= set(names)
    done = _import_where_qt_is_hidden(*names)
    assert done.returncode == 0, done.stderr


def test_the_hook_that_hides_qt_really_hides_it() -> None:
    done = _import_where_qt_is_hidden("PySide6.QtCore")
    assert done.returncode == 1
    assert "PySide6 is out of reach" in done.stderr


def test_the_module_entry_starts_without_qt(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sctabletop", "--help"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=50)
    assert done.returncode == 0, done.stderr
    assert "usage: sctabletop" in done.stdout
