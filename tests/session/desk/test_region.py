"""The map is for everybody, the instructor's note for control; both are empty where a scenario has none."""

from pathlib import Path

import pytest

from sctabletop.resources import scenarios_dir
from sctabletop.scenario.load import load, shipped
from sctabletop.session.desk.region import instructors_note, region_in_words, region_map
from sctabletop.session.session import Session
from sctabletop.session.setup import Setup
from sctabletop.store.memory import MemoryStore


def begun(folder: Path) -> Session:
    return Session.create(MemoryStore(lambda: "now"), Setup(scenario=load(folder), files={}))


@pytest.mark.parametrize("name", shipped())
def test_every_country_is_named_in_the_words_of_the_map(name: str) -> None:
    session = begun(scenarios_dir() / name)
    words = region_in_words(session)
    assert len(words.splitlines()) == len(session.setup.scenario.partners)
    assert all(p.name in words for p in session.setup.scenario.partners)


def test_a_scenario_with_a_map_and_a_note_gives_them() -> None:
    session = begun(scenarios_dir() / "two-ports")
    assert region_map(session).lstrip().startswith("<")
    assert "hot" in instructors_note(session).lower()


def test_a_scenario_without_them_gives_nothing() -> None:
    session = begun(scenarios_dir() / "first-posting")
    assert (region_map(session), instructors_note(session)) == ("", "")
