"""What every test gets: two tiers, a home of its own, Qt off the screen, and a plain word where Qt cannot load."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

from sctabletop.qt_libraries import install_line, missing_packages

# Before anything imports Qt: no test may open a real window.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

FULL_TIMEOUT_SECONDS = 3600
QT_FIXTURES = {"qtbot", "qapp", "qapp_args", "qapp_cls", "qtmodeltester", "qtlog"}
_MISSING = missing_packages()
WITHOUT_QT = f"Qt cannot load here; run: {install_line(_MISSING)}" if _MISSING else ""

# The quick tier must say the same today and tomorrow; the full tier may look elsewhere each time.
settings.register_profile("quick", max_examples=50, deadline=None, derandomize=True, database=None)
settings.register_profile("full", max_examples=2000, deadline=None, database=None, print_blob=True)


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    parser.addoption("--full", action="store_true", help="also run the tests with large counts")
    if pluginmanager.is_blocked("pytest-qt"):
        # Strict config refuses a key that no plugin owns, and pytest-qt is left out where Qt cannot load.
        parser.addini("qt_api", "owned by pytest-qt")
        parser.addini("qt_log_level_fail", "owned by pytest-qt")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("full" if config.getoption("--full") else "quick")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    full = config.getoption("--full")
    for item in items:
        if "full" in item.keywords and not full:
            item.add_marker(pytest.mark.skip(reason="large counts: only with --full"))
        if full and item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(FULL_TIMEOUT_SECONDS))
        if WITHOUT_QT and QT_FIXTURES.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.skip(reason=WITHOUT_QT))


class _ModuleWithoutQt(pytest.Module):
    """A test module that would import Qt, skipped whole with the packages it lacks."""

    def collect(self) -> NoReturn:
        pytest.skip(WITHOUT_QT, allow_module_level=True)


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Module | None:
    """A stand-in for a module under ``tests/gui`` where Qt cannot load, because importing it would fail."""
    if WITHOUT_QT and Path(__file__).parent / "gui" in module_path.parents:
        return _ModuleWithoutQt.from_parent(parent, path=module_path)
    return None


@pytest.fixture
def needs_qt() -> None:
    """Skips the test where Qt cannot load; for tests that import Qt themselves and use no pytest-qt fixture."""
    if WITHOUT_QT:
        pytest.skip(WITHOUT_QT)


@pytest.fixture(scope="session")
def scale(pytestconfig: pytest.Config) -> Callable[[int, int], int]:
    """``scale(small, large)`` is the count for this tier: the small one normally, the large one with ``--full``."""
    full = bool(pytestconfig.getoption("--full"))

    def choose(small: int, large: int) -> int:
        return large if full else small

    return choose


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home folder for the run, so that no test reads or writes the settings of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        yield home
