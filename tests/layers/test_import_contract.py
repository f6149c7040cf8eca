"""Who may import whom, held on the source itself, and the contract's own teeth."""

import re
import tomllib
from importlib.metadata import packages_distributions
from typing import Any

import pytest

from tests.layers.import_contract import GAME, HOMES, MAY_IMPORT, NOT_IN_GAME, PACKAGES, ROOT, breaches
from tests.layers.tree import CHECKOUT, PACKAGE, sources


def _project() -> dict[str, Any]:
    return tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))


def _declared() -> set[str]:
    """The names under which the declared dependencies are imported, and the halves that two of them come in."""
    wanted = {re.split(r"[<>=!~\[; ]", line)[0].lower() for line in _project()["project"]["dependencies"]}
    provided = {
        name
        for name, owners in packages_distributions().items()
        if any(owner.lower().replace("_", "-") in wanted for owner in owners)
    }
    return provided | {"shiboken6", "pydantic_core"}


DECLARED = _declared()


def _module(path: Any) -> tuple[str, bool]:
    parts = list(path.relative_to(CHECKOUT).with_suffix("").parts)
    is_package = parts[-1] == "__init__"
    return ".".join(parts[:-1] if is_package else parts), is_package


def test_every_source_keeps_the_import_contract() -> None:
    found = []
    for path in sources():
        module, is_package = _module(path)
        text = path.read_text(encoding="utf-8")
        found += breaches(text, module, is_package=is_package, declared=DECLARED)
    assert found == []


def test_every_package_has_a_row_in_the_contract() -> None:
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    modules = {path.stem for path in PACKAGE.glob("*.py")}
    assert packages == set(PACKAGES)
    assert modules <= set(MAY_IMPORT)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("sctabletop.theory.claims", "import sctabletop.domain"),
        ("sctabletop.theory.claims", "import numpy as np"),
        ("sctabletop.domain.orders", "from sctabletop.rules import appeal"),
        ("sctabletop.domain.orders", "from ..engine import fold"),
        ("sctabletop.domain.orders", "from .. import engine"),
        ("sctabletop.rules.appeal", "from sctabletop import engine"),
        ("sctabletop.engine.fold", "import importlib\nimportlib.import_module('sctabletop.store')"),
        ("sctabletop.engine.fold", "def late() -> None:\n    import sctabletop.session"),
        ("sctabletop.engine.fold", "if TYPE_CHECKING:\n    from sctabletop.players import loop"),
        ("sctabletop.engine.luck", "import random"),
        ("sctabletop.engine.luck", "from datetime import datetime"),
        ("sctabletop.rules.appeal", "import threading"),
        ("sctabletop.domain.events", "import sqlite3"),
        ("sctabletop.scenario.load", "from sctabletop.engine import fold"),
        ("sctabletop.players.loop", "from sctabletop.scenario import load"),
        ("sctabletop.store.codec", "from sctabletop.theory import CATALOGUE"),
        ("sctabletop.session.facade", "from sctabletop.store import sqlite"),
        ("sctabletop.session.facade", "import sqlalchemy.orm"),
        ("sctabletop.report.pack", "from sctabletop.engine import fold"),
        ("sctabletop.gui.window", "from sctabletop.engine import fold"),
        ("sctabletop.cli.run", "from PySide6.QtWidgets import QApplication"),
        ("sctabletop.analysis.ensemble", "import pyqtgraph"),
        ("sctabletop.session.graph", "import networkx as nx"),
        ("sctabletop.analysis.ensemble", "import scipy"),
    ],
)
def test_a_forbidden_import_is_named_with_its_line(module: str, source: str) -> None:
    found = breaches(source, module, is_package=False, declared=DECLARED)
    assert len(found) == 1
    assert found[0].startswith(f"{module}:{source.count(chr(10)) + 1}: ")


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("sctabletop.domain.orders", "from sctabletop.theory import claims"),
        ("sctabletop.domain.orders", "from .ids import SeatId"),
        ("sctabletop.engine.fold", "from ..rules import appeal"),
        ("sctabletop.engine.fold", "import numpy as np"),
        ("sctabletop.store.clock", "import datetime, sqlite3, sqlalchemy"),
        (
            "sctabletop.session.facade",
            "from sctabletop.analysis import ensemble\nfrom sctabletop.errors import SaveError",
        ),
        ("sctabletop.gui.window", "import pyqtgraph\nfrom PySide6 import QtCore\nimport shiboken6"),
        ("sctabletop.cli.run", "from sctabletop import __version__, store, gui"),
    ],
)
def test_an_allowed_import_passes(module: str, source: str) -> None:
    assert breaches(source, module, is_package=False, declared=DECLARED) == []


def test_a_relative_import_in_a_package_file_is_read_from_that_package() -> None:
    source = "from .load import read\nfrom ..engine import fold"
    found = breaches(source, "sctabletop.scenario", is_package=True, declared=DECLARED)
    assert found == ["sctabletop.scenario:2: scenario may not import sctabletop.engine.fold"]


def test_import_linter_is_told_the_same_contract() -> None:
    forbidden: dict[str, set[str]] = {package: set() for package in PACKAGES}
    for contract in _project()["tool"]["importlinter"]["contracts"]:
        for source in contract["source_modules"]:
            forbidden[source.removeprefix(f"{ROOT}.")] |= set(contract["forbidden_modules"])
    for package in PACKAGES:
        ours = {f"{ROOT}.{other}" for other in PACKAGES if other not in MAY_IMPORT[package] | {package}}
        libraries = {library for library, homes in HOMES.items() if package not in homes}
        assert forbidden[package] == ours | libraries | (NOT_IN_GAME if package in GAME else set()), package
