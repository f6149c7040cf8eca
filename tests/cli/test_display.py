"""Whether a window can open is asked before Qt is, and a no is one sentence with its cure."""

import sys

import pytest

from sctabletop.cli import display
from sctabletop.cli.display import NoScreen, require_display
from sctabletop.errors import MissingLibraries
from sctabletop.qt_libraries import LibrarySet


@pytest.fixture(autouse=True)
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Linux that has every library and whose screens all answer."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(display, "missing_packages", lambda *_: ())
    monkeypatch.setattr(display, "_answers", lambda _: True)


def _lacking(monkeypatch: pytest.MonkeyPatch, *kinds: LibrarySet) -> None:
    monkeypatch.setattr(display, "missing_packages", lambda *asked: tuple(str(k.value) for k in asked if k in kinds))


def test_without_any_screen_the_command_line_is_named() -> None:
    with pytest.raises(NoScreen, match="no screen here") as caught:
        require_display({})
    assert caught.value.exit_code == 3
    assert "QT_QPA_PLATFORM=offscreen" in caught.value.sentence


@pytest.mark.parametrize(
    "environment", [{"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "wayland-0"}, {"QT_QPA_PLATFORM": "offscreen"}]
)
def test_a_screen_or_a_named_platform_is_enough(environment: dict[str, str]) -> None:
    require_display(environment)


def test_missing_libraries_are_named_with_the_command_that_brings_them(monkeypatch: pytest.MonkeyPatch) -> None:
    _lacking(monkeypatch, LibrarySet.XCB)
    for environment in ({"DISPLAY": ":0"}, {"QT_QPA_PLATFORM": "xcb"}):
        with pytest.raises(MissingLibraries, match=r"sudo apt-get install .* xcb"):
            require_display(environment)
    require_display({"QT_QPA_PLATFORM": "offscreen"})


def test_of_two_kinds_of_screen_one_that_can_be_used_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    _lacking(monkeypatch, LibrarySet.WAYLAND)
    require_display({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"})


def test_a_screen_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "_answers", lambda _: False)
    with pytest.raises(NoScreen, match="DISPLAY=:77 does not answer"):
        require_display({"DISPLAY": ":77"})


def test_nothing_is_asked_on_other_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    require_display({})
