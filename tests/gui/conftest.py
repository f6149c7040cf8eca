"""What every test of the window gets."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
OFF_THE_SCREEN = "This plugin does not support propagateSizeHints"
"""The offscreen platform says so whenever a window is shown; it is nobody's fault."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.pluginmanager.is_blocked("pytest-qt"):
        return
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(OFF_THE_SCREEN, extend=True))


@pytest.fixture(autouse=True)
def garbage_stays_on_this_thread() -> Iterator[None]:
    """A window that a test leaves behind is garbage in a ring; collected by a worker's thread it would crash Qt."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()
