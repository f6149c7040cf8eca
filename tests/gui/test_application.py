"""The start and the end of the process: something to see at once, heavy things later, an exit code that tells."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.usefixtures("needs_qt")

BEGIN = """
import os, signal, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from sctabletop.gui import application

shown = application.Start._show_window
def show(start):
    shown(start)
    assert start.window.isVisible() and not start.splash.isVisible()
    QTimer.singleShot(0, lambda: act(start))
application.Start._show_window = show
"""
END = """
from sctabletop.app import open_window
sys.exit(open_window())
"""


def _run(script: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", "-c", BEGIN + script + END]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=50)


def test_closing_the_window_ends_with_nought() -> None:
    done = _run("def act(start):\n    start.window.close()\n")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGINT", 130), ("SIGHUP", 129)])
def test_a_signal_ends_it_in_order_with_the_code_of_a_shell(name: str, code: int) -> None:
    done = _run(f"def act(start):\n    os.kill(os.getpid(), signal.{name})\n")
    assert (done.returncode, done.stdout, done.stderr) == (code, "", "")


def test_a_signal_ends_it_with_a_question_open_too() -> None:
    done = _run(
        "def act(start):\n    start.window.tell('a sentence', 'details')\n"
        "    QTimer.singleShot(0, lambda: os.kill(os.getpid(), signal.SIGTERM))\n"
    )
    assert (done.returncode, done.stderr) == (143, "")


def test_a_fault_in_the_midst_is_told_and_play_goes_on() -> None:
    done = _run(
        "def act(start):\n"
        "    QTimer.singleShot(0, fail)\n"
        "    QTimer.singleShot(200, lambda: look(start))\n"
        "def fail():\n    raise ValueError('nobody thought of that')\n"
        "def look(start):\n"
        "    box = QApplication.activeModalWidget()\n"
        "    assert isinstance(box, QMessageBox) and 'fault of the program' in box.text(), box\n"
        "    box.close()\n    start.window.close()\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_start_that_fails_is_told_and_ends_with_one() -> None:
    done = _run(
        "def act(start): ...\n"
        "def broken(name):\n"
        "    QTimer.singleShot(100, read)\n"
        "    raise ValueError('a broken installation')\n"
        "application.import_module = broken\n"
        "def read():\n"
        "    box = QApplication.activeModalWidget()\n"
        "    assert isinstance(box, QMessageBox), box\n"
        "    box.buttons()[0].click()\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")


def test_the_splash_is_painted_before_anything_heavy_is_read() -> None:
    done = _run(
        "painted = application.Splash.paintEvent\n"
        "heavy = {'numpy', 'sqlalchemy', 'pydantic', 'ruamel', 'pyqtgraph', 'networkx', 'sctabletop.engine'}\n"
        "def paint(splash, event):\n"
        "    assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
        "    painted(splash, event)\n"
        "application.Splash.paintEvent = paint\n"
        "def act(start):\n"
        "    late = {'sqlalchemy', 'pydantic', 'ruamel', 'networkx'} & set(sys.modules)\n"
        "    start.window.close()\n"
        "    print(sorted(late), start.splash._seen)\n"
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "[] True", "")
