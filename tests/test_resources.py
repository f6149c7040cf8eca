"""Scenarios and assets are found in a checkout; tests/test_wheel.py does the same for an installed wheel."""

from pathlib import Path

import pytest

from sctabletop import resources
from sctabletop.errors import SctabletopError
from tests.layers.tree import CHECKOUT


def test_a_checkout_finds_its_own_folders() -> None:
    assert resources.scenarios_dir() == CHECKOUT / "scenarios"
    assert (resources.assets_dir() / "README.md").is_file()


def test_an_installation_finds_the_folders_packed_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "scenarios").mkdir()
    monkeypatch.setattr(resources, "_PACKED", tmp_path)
    assert resources.scenarios_dir() == tmp_path / "scenarios"


def test_a_missing_folder_is_said_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_PACKED", tmp_path)
    with pytest.raises(SctabletopError, match="the folder assets is missing from this installation"):
        resources.assets_dir()
