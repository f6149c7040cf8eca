"""The list of injects: from CSV or a workbook, at the cell, and back with every column."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from sctabletop.domain.scenario import Trigger
from sctabletop.domain.seats import CONTROL
from sctabletop.scenario.check import check
from sctabletop.scenario.load import load
from sctabletop.scenario.msel import read_sheet, write_sheet
from tests.scenario.copies import Copy


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def rewrite(path: Path, rows: list[dict[str, str]]) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")


def test_the_rows_become_injects(tiny: Copy) -> None:
    storm, boats, called = load(tiny.folder).injects
    assert (storm.trigger, storm.turn, storm.to) == (Trigger.TURN, 2, ())
    assert [(e.track, e.by) for e in storm.effects] == [
        ("disaster", 2.0),
        ("materiel_equipment", -0.1),
        ("materiel_facilities", -0.1),
    ]
    assert boats.to == ("partner-avela", "sdo")
    assert (called.after, called.tripwire, called.effects[0].by) == ("storm", "boreth", 1.0)
    assert called.effects[1].partner is None


def test_a_workbook_gives_the_same_scenario_as_the_csv(tiny: Copy) -> None:
    from_csv = load(tiny.folder)
    book = Workbook()
    page = book.worksheets[0]
    with tiny.msel.open(encoding="utf-8", newline="") as stream:
        for row in csv.reader(stream):
            page.append([int(cell) if cell.isdigit() else cell for cell in row])
    book.save(tiny.folder / "msel.xlsx")
    tiny.msel.unlink()
    assert load(tiny.folder) == from_csv


def test_a_csv_and_a_workbook_together_are_a_fault(tiny: Copy) -> None:
    write_sheet(read_sheet(tiny.msel, "msel.csv"), tiny.folder / "msel.xlsx")
    assert [fault.suggestion for fault in check(tiny.folder)] == ["keep one"]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_csv_with_another_separator_is_read_the_same(tiny: Copy, separator: str) -> None:
    from_commas = load(tiny.folder)
    with tiny.msel.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    with tiny.msel.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=separator).writerows(rows)
    assert load(tiny.folder) == from_commas


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_unknown_columns_survive_reading_and_writing(tiny: Copy, tmp_path: Path, ending: str) -> None:
    sheet = read_sheet(tiny.msel, "msel.csv")
    write_sheet(sheet, tmp_path / f"again.{ending}")
    again = read_sheet(tmp_path / f"again.{ending}", "again")
    assert not again.faults
    assert again.header == sheet.header
    assert [row["x_room"] for row in again.rows] == ["blue", "", "green"]
    assert again.canonical() == sheet.canonical()


def test_what_happened_in_a_session_is_not_read_as_state(tiny: Copy) -> None:
    before = load(tiny.folder).injects
    rows = rows_of(tiny.msel)
    for row in rows:
        row["status"] = "delivered"
        row["actual_response"] = "They wrote a letter."
    rewrite(tiny.msel, rows)
    assert load(tiny.folder).injects == before


texts = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=12)


@given(st.lists(st.lists(texts, min_size=2, max_size=4), min_size=1, max_size=5))
def test_cells_are_those_of_the_standard_reader_and_stand_where_they_are_said_to(rows: list[list[str]]) -> None:
    from sctabletop.scenario.msel import _lines

    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    text = stream.getvalue()
    lines = text.split("\n")
    read = list(_lines(text, ","))
    assert [[cell.text for cell in row] for row in read] == rows
    for row in read:
        for cell in row:
            assert lines[cell.line - 1][cell.column - 1] == '"'


BAD_CELLS = {
    "an unknown trigger": ("storm", "trigger", "whenever", "choose one of time, turn, condition, manual"),
    "no turn": ("storm", "turn", "", "say in which turn"),
    "a turn after the last": ("storm", "turn", "9", "a turn from 1 to 4"),
    "a turn in words": ("storm", "turn", "two", "a turn from 1 to 4"),
    "no condition": ("boats", "condition", "", "say when it comes"),
    "a condition not in the language": ("boats", "condition", "trust is low", "is not a condition"),
    "an unknown track in a condition": ("boats", "condition", "avela.trusst < 0.3", "did you mean trust?"),
    "an unknown seat": ("storm", "to_role", "osd;partner-avella", "did you mean partner-avela?"),
    "secret for all": ("boats", "to_role", "all", "must name its seats"),
    "an unknown claim": ("storm", "claims", "S10 D999", "names an unknown claim"),
    "no claim": ("storm", "claims", "", "at least one claim"),
    "an unknown inject": ("called", "after", "strom", "did you mean storm?"),
    "waiting for itself": ("called", "after", "called", "waits for itself"),
    "an id taken twice": ("boats", "msel_id", "storm", "taken already in line 2"),
    "an id with a blank": ("called", "msel_id", "the call", "not a proper id"),
    "no title": ("called", "title", "", "must not be empty"),
    "a hidden character": ("called", "text", "The ships \u202emust call.", "U+202E"),
    "effects that are no JSON": ("storm", "effects", "avela.trust -0.1", "not a JSON list"),
    "an effect on a readout": (
        "storm",
        "effects",
        '[{"partner": "avela", "track": "readiness", "by": 0.1}]',
        "norms, political_risk",
    ),
    "an effect on an unknown track": (
        "storm",
        "effects",
        '[{"partner": "avela", "track": "trusst", "by": 0.1}]',
        "did you mean trust?",
    ),
    "an effect on an unknown partner": (
        "storm",
        "effects",
        '[{"partner": "avella", "track": "trust", "by": 0.1}]',
        "did you mean avela?",
    ),
    "an effect with a wrong key": (
        "storm",
        "effects",
        '[{"partner": "avela", "trak": "trust", "by": 0.1}]',
        "did you mean track?",
    ),
    "an effect too large": (
        "storm",
        "effects",
        '[{"partner": "avela", "track": "trust", "by": 1e9}]',
        "between -1 and 1",
    ),
    "an effect that is no number": (
        "storm",
        "effects",
        '[{"partner": "avela", "track": "trust", "by": NaN}]',
        "between -1 and 1",
    ),
    "an effect beyond all numbers": (
        "storm",
        "effects",
        f'[{{"partner": "avela", "track": "trust", "by": {"9" * 400}}}]',
        "between -1 and 1",
    ),
    "a hold that is half set": (
        "storm",
        "effects",
        '[{"partner": "us", "track": "hold_sale", "by": 0.5}]',
        "must be 0 or 1",
    ),
    "an unknown plan": (
        "storm",
        "effects",
        '[{"partner": "avela", "track": "contingency", "by": "port_cals"}]',
        "did you mean port_calls?",
    ),
    "an unknown tripwire": ("called", "tripwire", "borreth", "did you mean boreth?"),
}


@pytest.mark.parametrize("name", BAD_CELLS)
def test_a_bad_cell_is_one_line_at_its_cell(tiny: Copy, name: str) -> None:
    inject, column, text, said = BAD_CELLS[name]
    rows = rows_of(tiny.msel)
    number = [row["msel_id"] for row in rows].index(inject)
    rows[number][column] = text
    rewrite(tiny.msel, rows)
    (fault,) = check(tiny.folder)
    assert said in str(fault)
    assert (Path(fault.file).name, fault.line, fault.key) == ("msel.csv", number + 2, column)
    assert str(fault).isprintable()


def test_a_fault_in_a_csv_is_at_its_line_and_column_even_below_text_of_several_lines(tiny: Copy) -> None:
    tiny.spoil("A storm takes the harbour wall", "A storm.\nIt takes\nthe harbour wall", "msel.csv")
    tiny.spoil(",E10,", ",E1000,", "msel.csv")
    (fault,) = check(tiny.folder)
    lines = tiny.msel.read_text(encoding="utf-8").split("\n")
    assert lines[fault.line - 1][fault.column - 1 :].startswith("E1000")


def test_a_fault_in_a_workbook_is_at_its_row_and_column(tiny: Copy) -> None:
    sheet = read_sheet(tiny.msel, "msel.csv")
    write_sheet(sheet, tiny.folder / "msel.csv")
    tiny.spoil(",E10,", ",E1000,", "msel.csv")
    write_sheet(read_sheet(tiny.msel, "msel.csv"), tiny.folder / "msel.xlsx")
    tiny.msel.unlink()
    (fault,) = check(tiny.folder)
    assert (fault.line, sheet.header[fault.column - 1]) == (3, "claims")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("x_room", "claims", "stands in the header twice"),
        ("claims", "clames", "did you mean clames for it?"),
        (",blue", ",blue,red", "more cells than the header"),
        ('"A storm', "A storm", "more cells than the header"),
        (",green", ',"green', "never closed"),
    ],
)
def test_a_table_that_is_not_one_is_told(tiny: Copy, old: str, new: str, said: str) -> None:
    tiny.spoil(old, new, "msel.csv")
    assert any(said in str(fault) for fault in check(tiny.folder)), [str(f) for f in check(tiny.folder)]


def test_a_white_only_inject_is_told_to_control_alone(tiny: Copy) -> None:
    tiny.spoil(",public,", ",white-only,", "msel.csv")
    tiny.spoil(",all,", ",,", "msel.csv")
    assert load(tiny.folder).injects[0].to == (CONTROL,)
    tiny.spoil("event,,Storm", "event,osd,Storm", "msel.csv")
    (fault,) = check(tiny.folder)
    assert "control alone" in str(fault)
