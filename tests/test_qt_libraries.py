"""The table of system libraries, asked as ``./run`` asks it."""

import sys
from pathlib import Path

import pytest

from sctabletop import qt_libraries
from sctabletop.qt_libraries import LibrarySet, install_line, missing_packages


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table with a library that everybody has and three that nobody has."""
    rows = [
        "# a comment",
        "core libc.so.6 libc6",
        "core libnone.so.1 none1",
        "core libnot.so.1 none1",
        "xcb libno.so.2 no2",
    ]
    path = tmp_path / "table.txt"
    path.write_text("\n".join(rows), encoding="utf-8")
    monkeypatch.setattr(qt_libraries, "_TABLE", path)
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.mark.usefixtures("table")
def test_each_lacking_package_is_named_once_and_only_for_the_sets_asked() -> None:
    assert missing_packages() == ("none1",)
    assert missing_packages(LibrarySet.XCB) == ("none1", "no2")


@pytest.mark.usefixtures("table")
def test_nothing_is_asked_of_other_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert missing_packages() == ()


def test_the_shipped_table_reads_whole() -> None:
    assert isinstance(missing_packages(*LibrarySet), tuple)


def test_the_cure_is_one_command() -> None:
    assert install_line(("libegl1", "libgl1")) == "sudo apt-get install --no-install-recommends libegl1 libgl1"
