"""What every file of the project keeps to: a size one can read, and no trace of the machine it was written on."""

import re

import pytest

from tests.layers.tree import CHECKOUT, sources, texts

LONGEST = 500

# Spelled in pieces, so that this file does not find itself.
HOMES = "|".join(["ho" + "me", "ro" + "ot", "Us" + "ers", "wo" + "rk"])
MACHINE_PATH = re.compile(rf"(?<![\w.~}})\]-])/(?:{HOMES})/\w|[A-Z]:\\Us" + r"ers\\|fi" + "le:///")


def test_no_file_of_the_package_is_longer_than_one_idea() -> None:
    sizes = {str(path.relative_to(CHECKOUT)): len(path.read_text(encoding="utf-8").splitlines()) for path in sources()}
    assert sizes
    assert {name: size for name, size in sizes.items() if size > LONGEST} == {}


def test_no_file_holds_a_path_of_one_machine() -> None:
    found = [
        f"{path}:{number}: {line.strip()}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if MACHINE_PATH.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    "line", ["open('/ho" + "me/ana/x')", "see /ro" + "ot/x", "C:\\Us" + "ers\\ana", "fi" + "le:///srv"]
)
def test_a_machine_path_would_be_found(line: str) -> None:
    assert MACHINE_PATH.search(line)


@pytest.mark.parametrize("line", ["scenarios/home/x", "network/working", "https://example.org/work", "~/work/x"])
def test_an_ordinary_path_is_left_alone(line: str) -> None:
    assert not MACHINE_PATH.search(line)


def test_constraints_hold_names_and_versions_only() -> None:
    lines = (CHECKOUT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert lines
    assert [line for line in lines if not re.fullmatch(r"[a-z0-9-]+==[0-9][\w.]*", line)] == []
