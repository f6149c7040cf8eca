"""Everything wrong with a scenario is told at once, at its line and column, with a cure."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sctabletop.domain.tracks import SET_INSTEAD
from sctabletop.errors import ScenarioError
from sctabletop.scenario.check import check
from sctabletop.scenario.load import load
from tests.scenario.copies import Copy

LINE = re.compile(r"(?P<file>.+):(?P<line>\d+):(?P<column>\d+): (?P<key>[^:]+): (?P<rest>.+)")
TEN_FAULTS = [
    # what is written instead of what, in which file, at which key, what the line must say
    ("turns: 4", "turns: four", "scenario.yaml", "turns", "whole number"),
    ("  pool: 1", "  pol: 1", "scenario.yaml", "us.pol", "did you mean pool"),
    ("continuity: 0.6", "continuity: .nan", "scenario.yaml", "us.continuity", "finite"),
    ("category: frontline", "category: frontlin", "scenario.yaml", "partners[0].category", "did you mean frontline"),
    ("trust: 0.4", "trsut: 0.4", "scenario.yaml", "partners[0].stocks.trsut", "did you mean trust"),
    ("commitment: 0.3", "commitment: 1.7", "scenario.yaml", "partners[0].stocks.commitment", "between 0.02 and 0.98"),
    (
        "kept: avela.access >= 0.4",
        "kept: avela.acces >= 0.4",
        "scenario.yaml",
        "us.charters.ccmd[0].kept",
        "did you mean",
    ),
    ("neighbours: [avela]", "neighbours: []", "scenario.yaml", "partners[0].neighbours[0]", "name both or neither"),
    ("need_by: 4", "need_by: 44", "scenario.yaml", "assumptions[0].need_by", "at most 40"),
    (",S10,", ",S99,", "msel.csv", "claims", "did you mean"),
]


def test_ten_different_faults_give_ten_lines_with_place_key_finding_and_cure(tiny: Copy) -> None:
    for old, new, file, _, _ in TEN_FAULTS:
        tiny.spoil(old, new, file)
    lines = [str(fault) for fault in check(tiny.folder)]
    assert len(lines) == len(TEN_FAULTS), "\n".join(lines)
    for _, new, file, key, said in TEN_FAULTS:
        spoilt = (tiny.folder / file).read_text(encoding="utf-8")
        at = spoilt[: spoilt.index(new)].count("\n") + 1
        told = [m for m in map(LINE.match, lines) if m and m["key"] == key]
        assert len(told) == 1, key
        assert said in told[0]["rest"]
        assert Path(told[0]["file"]).name == file
        if key != "partners[0].neighbours[0]":  # told where the neighbour is named, not where the answer is missing
            assert int(told[0]["line"]) == at


def test_the_column_is_that_of_the_value_and_for_an_unknown_key_that_of_the_key(tiny: Copy) -> None:
    tiny.spoil("    category: frontline", "    category: frontlin")
    tiny.spoil("  pool: 1", "  pol: 1")
    columns = {fault.key: fault.column for fault in check(tiny.folder)}
    assert columns == {"partners[0].category": 15, "us.pol": 3}


def test_load_raises_one_sentence_and_carries_every_line(tiny: Copy) -> None:
    tiny.spoil("turns: 4", "turns: 0")
    tiny.spoil("pool: 1", "pool: 0")
    with pytest.raises(ScenarioError) as raised:
        load(tiny.folder)
    assert "\n" not in str(raised.value)
    assert "and 1 more" in str(raised.value)
    assert len(raised.value.faults) == 2


ONE_FAULT = {
    "an unknown key": ("title: Tiny", "titel: Tiny", "did you mean title"),
    "a missing key": ("summary: Two neighbours and one plan.\n", "", "summary: is missing"),
    "a number too large": ("base_t10: 60", "base_t10: 1e30", "at most 100000"),
    "a negative number": ("hours: 400", "hours: -400", "at least 1"),
    "an infinite number": ("hours: 400", "hours: .inf", "finite"),
    "a number with more digits than fit": ("turns: 4", f"turns: {'9' * 5000}", "whole number"),
    "a number in quotes": ("hours: 400", 'hours: "400"', "number without quotes"),
    "truth for a number": ("hours: 400", "hours: true", "must be a number"),
    "a stock at the rail": ("threat: 0.4", "threat: 0.0", "between 0.02 and 0.98"),
    "a stock that is not a number": ("threat: 0.4", "threat: .nan", "finite"),
    "a readout that is set": (
        "trust: 0.4",
        "trust: 0.4\n      willingness: 0.5",
        "norms, elite_support, political_risk",
    ),
    "an alias that is set": ("trust: 0.4", "trust: 0.4\n      anarchy: 0.5", "threat, exposure"),
    "a trait among stocks": ("trust: 0.4", "trust: 0.4\n      openness: 0.5", "under traits"),
    "a stock among traits": ("skill: 0.5", "skill: 0.5\n      trust: 0.5", "under stocks"),
    "a missing stock": ("      norms: 0.2\n", "", "values are missing: norms"),
    "a half rung": ("legal_rung: 1", "legal_rung: 1.5", "whole number"),
    "money set among US stocks": ("slots: 4", "slots: 4\n    budget_t10: 9", "set us.base_t10 instead"),
    "a name with a control character": ('name: "Avela"', 'name: "Av\\x07ela"', "U+0007"),
    "a name turned round by an override": ('name: "Avela"', 'name: "Av\\u202eela"', "U+202E"),
    "a name with half a character": ('name: "Avela"', 'name: "Av\\ud83dela"', "half a character"),
    "a name of two lines": ('name: "Avela"', 'name: "Av\\nela"', "one line"),
    "an empty name": ('name: "Avela"', 'name: " "', "one line"),
    "a partner called us": ("id: boreth", "id: us", "language of conditions"),
    "a key written twice": ("turns: 4", "turns: 4\nturns: 5", "written twice, first in line 6"),
    "an id taken twice": (
        "    instrument: staff_talks\n",
        "    instrument: staff_talks\n  - partner: avela\n    instrument: staff_talks\n",
        "runs twice",
    ),
    "an anchor": ("rivals: [Yarvendal]", "rivals: &r [Yarvendal]", "anchors"),
    "a tag": ("title: Tiny", "title: !!python/name:os.system Tiny", "tags are not read"),
    "an aim left out": ("aims: [safety, regime,", "aims: [safety, safety,", "each once"),
    "an unknown deed": ("enabler: grant_access", "enabler: grant_acess", "did you mean grant_access"),
    "an unknown instrument": ("instrument: staff_talks", "instrument: staff_talk", "did you mean staff_talks"),
    "a window that ends before it begins": ("window: [2, 4]", "window: [4, 2]", "begin before it ends"),
    "a turn after the last": ("need_by: 4", "need_by: 5", "a turn from 1 to 4"),
    "no partner for a plan": (
        "    partner: avela\n    statement",
        "    partner: avala\n    statement",
        "did you mean avela",
    ),
    "a text that is no condition": ("condition: avela.access >= 0.4", "condition: import os", "is not a condition"),
    "a condition that calls": ("condition: avela.access >= 0.4", "condition: exit(1) > 0", "is not a condition"),
    "a condition with a huge number": (
        "condition: avela.access >= 0.4",
        f"condition: avela.access >= {'9' * 500}",
        "number",
    ),
    "an unknown partner in a condition": ("condition: avela.access", "condition: avella.access", "did you mean avela"),
    "an unknown inject in a condition": (
        "condition: avela.access",
        'condition: fired("strom") or avela.access',
        "did you mean storm",
    ),
    "an unknown instrument in a condition": (
        "stage(avela, rotational_presence)",
        "stage(avela, rotational_presense)",
        "did you mean rotational_presence",
    ),
    "a later format": ("format: 1", "format: 2", "at most 1"),
}


@pytest.mark.parametrize("name", ONE_FAULT)
def test_one_mistake_is_one_line_with_its_cure(tiny: Copy, name: str) -> None:
    old, new, said = ONE_FAULT[name]
    tiny.spoil(old, new)
    faults = [str(fault) for fault in check(tiny.folder)]
    if name == "a partner called us":  # its brief and its neighbour then lose their seat as well
        faults = [line for line in faults if "language" in line]
    assert len(faults) == 1, "\n".join(faults)
    assert said in faults[0]
    assert faults[0].isprintable()


@pytest.mark.parametrize("readout", SET_INSTEAD)
def test_setting_any_readout_is_refused_and_names_what_to_set(tiny: Copy, readout: str) -> None:
    tiny.spoil("trust: 0.4", f"trust: 0.4\n      {readout}: 0.5")
    (fault,) = check(tiny.folder)
    assert SET_INSTEAD[readout] in fault.suggestion


def test_names_in_any_script_and_with_quotes_are_taken(tiny: Copy) -> None:
    tiny.spoil('name: "Avela"', "name: 'L''île d''\"Or\" – أفيلا 阿维拉'")
    assert load(tiny.folder).partners[0].name == "L'île d'\"Or\" – أفيلا 阿维拉"


def test_a_misspelt_seat_brief_is_told_with_the_seat_that_has_none(tiny: Copy) -> None:
    (tiny.folder / "briefs" / "sdo.md").rename(tiny.folder / "briefs" / "sda.md")
    lines = [str(fault) for fault in check(tiny.folder)]
    assert len(lines) == 2
    assert "briefs/sdo.md:1:1: the file is missing" in lines[0]
    assert "did you mean sdo?" in lines[1]


def make_empty(path: Path) -> None:
    path.write_bytes(b"")


def make_binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 4)


def make_latin(path: Path) -> None:
    path.write_bytes("# caf\u00e9\n".encode("latin-1") + path.read_bytes())


def make_huge(path: Path) -> None:
    path.write_bytes(b"a" * 3_000_000)


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("file", ["scenario.yaml", "msel.csv", "briefs/osd.md"])
@pytest.mark.parametrize("spoil", [Path.unlink, make_empty, make_binary, make_latin, make_huge, make_folder])
def test_a_file_that_cannot_be_read_is_one_line_that_names_it(
    tiny: Copy, file: str, spoil: Callable[[Path], None]
) -> None:
    spoil(tiny.folder / file)
    faults = check(tiny.folder)
    assert [Path(fault.file).name for fault in faults] == [Path(file).name]


@pytest.mark.parametrize(
    "content", ["[" * 5000, "a: [", "- 1\n- 2", "just words", "\tx: 1", "{a: b: c", "--- a\n--- b", "*x"]
)
def test_a_text_that_is_no_scenario_is_told_and_not_raised(tiny: Copy, content: str) -> None:
    tiny.yaml.write_text(content, encoding="utf-8")
    assert len(check(tiny.folder)) >= 1


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    assert [fault.finding for fault in check(tmp_path / "nowhere")] == ["the file is missing"]
    assert len(check(Path("\0"))) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>", "not for drawing"),
        ("<svg xmlns='http://www.w3.org/2000/svg'><g onclick='x'/></svg>", "runs or loads"),
        ("<svg xmlns='http://www.w3.org/2000/svg'><path href='elsewhere.svg'/></svg>", "runs or loads"),
        ("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>", "document type"),
        ("<svg><g></svg>", "not well-formed"),
    ],
)
def test_a_map_that_is_more_than_a_drawing_is_a_fault(tiny: Copy, text: str, said: str) -> None:
    (tiny.folder / "map.svg").write_text(text, encoding="utf-8")
    (fault,) = check(tiny.folder)
    assert said in str(fault)


def test_a_note_and_a_map_belong_to_the_scenario_and_to_its_digest(tiny: Copy) -> None:
    bare = load(tiny.folder)
    (tiny.folder / "map.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'><rect/></svg>", encoding="utf-8")
    (tiny.folder / "instructor.md").write_text("Watch the clock.\n", encoding="utf-8")
    whole = load(tiny.folder)
    assert (bare.instructor, bare.map) == ("", "")
    assert (whole.instructor, whole.digest != bare.digest) == ("Watch the clock.\n", True)
    assert whole.map.startswith("<svg")


def test_a_file_that_cannot_be_read_hides_no_fault_of_another(tiny: Copy) -> None:
    for content in (bytes(range(256)), b"", b"- a list", b"turns: [", b"\xff\xfe"):
        (tiny.folder / "scenario.yaml").write_bytes(content)
        (tiny.folder / "msel.csv").write_bytes(bytes(range(256)))
        told = check(tiny.folder)
        assert [Path(fault.file).name for fault in told] == ["scenario.yaml", "msel.csv"], content
        assert all(fault.suggestion for fault in told)


@pytest.mark.parametrize(
    ("old", "new", "cure"),
    [
        ("  pool: 1", "  pool: -1", "or more"),
        ("commitment: 0.3", "commitment: 1.7", "write 0.98 or less"),
        ("turns: 4", "turns: 400", "or less"),
        ("need_by: 4", "need_by: 7", "change it"),
    ],
)
def test_a_number_out_of_bounds_is_told_with_what_to_write(tiny: Copy, old: str, new: str, cure: str) -> None:
    tiny.spoil(old, new)
    told = check(tiny.folder)
    assert told
    assert all(fault.suggestion for fault in told)
    assert any(cure in fault.suggestion for fault in told)
