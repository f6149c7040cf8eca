"""A copy of the smallest scenario, to spoil in one place at a time."""

import shutil
from pathlib import Path

import pytest

from tests.scenario.copies import TINY, Copy


@pytest.fixture
def tiny(tmp_path: Path) -> Copy:
    shutil.copytree(TINY, tmp_path / "tiny")
    return Copy(tmp_path / "tiny")
