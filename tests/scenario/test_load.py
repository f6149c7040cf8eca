"""A sound folder becomes the domain objects that the engine takes."""

import subprocess
import sys
from pathlib import Path

import pytest

from sctabletop.domain.aims import Aim
from sctabletop.domain.conditions import StageRef, TrackRef, values_in
from sctabletop.domain.scenario import Category
from sctabletop.domain.seats import OSD
from sctabletop.domain.tracks import COUNTERS, GROUPS, STOCKS, TRAITS
from sctabletop.errors import ScenarioError
from sctabletop.resources import scenarios_dir
from sctabletop.scenario.load import find, headline, load, shipped
from tests.scenario.copies import Copy


def test_a_bare_name_sets_its_columns_and_a_column_wins_over_it(tiny: Copy) -> None:
    stocks = load(tiny.folder).partners[0].stocks
    assert [stocks[c] for c in GROUPS["people"]] == [0.4, 0.4, 0.4, 0.25]
    assert [stocks[c] for c in GROUPS["materiel"]] == [0.4, 0.4]


def test_every_track_that_play_begins_with_has_a_value(tiny: Copy) -> None:
    for partner in load(tiny.folder).partners:
        assert set(partner.traits) == {t.name for t in TRAITS}
        assert set(partner.stocks) == {t.name for t in (*STOCKS, *COUNTERS)}


def test_words_become_the_values_of_the_domain(tiny: Copy) -> None:
    scenario = load(tiny.folder)
    avela, boreth = scenario.partners
    assert (avela.category, avela.mandate, boreth.mandate) == (Category.FRONTLINE, 1, 2)
    assert boreth.aims[0] is Aim.AUTONOMY
    assert scenario.assumptions[0].importance == 3
    assert scenario.us.stocks["demand"] == scenario.us.stocks["slots"]
    assert set(scenario.briefs) == {"osd", "ccmd", "sdo", "control", "partner-avela", "partner-boreth"}
    assert scenario.partner_index(boreth.id) == 1


def test_an_alias_in_a_condition_is_its_track(tiny: Copy) -> None:
    tiny.spoil("kept: us.confidence >= 0.5", "kept: avela.anarchy < 0.5 and stage(avela, staff_talks) > 7")
    kept = load(tiny.folder).us.charters[OSD][0].kept
    assert TrackRef("avela", "felt_threat") in values_in(kept)
    assert StageRef("avela", "staff_talks") in values_in(kept)


def test_the_digest_does_not_depend_on_line_ends_or_byte_order_marks(tiny: Copy) -> None:
    before = load(tiny.folder).digest
    for path in tiny.folder.rglob("*.*"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(tiny.folder).digest == before


@pytest.mark.parametrize("file", ["scenario.yaml", "msel.csv", "briefs/sdo.md"])
def test_the_digest_changes_with_any_file(tiny: Copy, file: str) -> None:
    before = load(tiny.folder).digest
    old, new = {"scenario.yaml": ("hours: 400", "hours: 401"), "msel.csv": ("takes", "took")}.get(file, ("You", "We"))
    tiny.spoil(old, new, file)
    assert load(tiny.folder).digest != before


@pytest.mark.parametrize("name", shipped())
def test_every_shipped_scenario_loads_and_is_found_by_its_name(name: str) -> None:
    folder = find(name)
    assert folder == scenarios_dir() / name
    assert load(folder).id == name
    assert headline(folder).title == load(folder).title
    assert headline(folder).summary == load(folder).summary


def test_a_scenario_is_found_by_its_folder_or_its_file(tiny: Copy) -> None:
    assert find(str(tiny.folder)) == tiny.folder
    assert find(str(tiny.yaml)) == tiny.folder


@pytest.mark.parametrize("name", ["", "nowhere", "\0", "x" * 5000, "../..", "first-postin"])
def test_a_name_that_is_no_scenario_is_one_sentence(name: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        find(name)
    assert "\n" not in str(raised.value)
    if name == "first-postin" and "first-posting" in shipped():
        assert "did you mean first-posting?" in str(raised.value)


def test_importing_the_loader_does_not_bring_in_the_libraries_that_read_files() -> None:
    heavy = ("pydantic", "ruamel.yaml", "openpyxl", "numpy")
    program = f"import sys, sctabletop.scenario.load; print([m for m in {heavy} if m in sys.modules])"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
