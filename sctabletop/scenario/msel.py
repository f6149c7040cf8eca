"""The master scenario events list as a table of cells: from CSV or a workbook, and back with every column kept."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path
from typing import Final

from sctabletop.output import written_whole
from sctabletop.scenario.faults import Fault
from sctabletop.scenario.files import MSEL_LIMIT, WORKBOOK_LIMIT, decode, read_bytes

COLUMNS: Final = (
    "msel_id seq status trigger turn scenario_date wall_time_planned wall_time_actual inject_type from_role to_role "
    "delivery_method title text expected_action objective_id competency_id controller evaluator_note effects "
    "sensitivity marking actual_response observer_id condition after claims tripwire once domain"
).split()
"""The columns in their customary order; others are kept as they are."""

SESSION_COLUMNS: Final = frozenset({"status", "wall_time_actual", "actual_response", "observer_id"})
"""What happened to an inject in one session: kept in the file, never read as state."""

MOST_ROWS: Final = 500
MOST_COLUMNS: Final = 120
_LARGEST_UNPACKED: Final = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one cell and where it stands."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Row:
    """One inject as it was written: text by column name."""

    line: int
    cells: Mapping[str, Cell]

    def __getitem__(self, column: str) -> str:
        cell = self.cells.get(column)
        return cell.text.strip() if cell else ""


@dataclass(slots=True)
class Sheet:
    """The whole list: its header in the order of the file, its rows, and what is wrong with it as a table."""

    file: str
    header: tuple[str, ...] = ()
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def canonical(self) -> str:
        """The content as one text, the same for CSV and workbook, any line ends and any quoting."""
        lines = [self.header, *(tuple(row[c] for c in self.header) for row in self.rows)]
        return "\x1e".join("\x1f".join(line) for line in lines)


def read_sheet(path: Path, label: str) -> Sheet:
    """The list in a ``.csv`` or ``.xlsx`` file. Trouble with the file is a fault in the sheet."""
    workbook = path.suffix.lower() == ".xlsx"
    content = read_bytes(path, WORKBOOK_LIMIT if workbook else MSEL_LIMIT, label)
    if isinstance(content, Fault):
        return Sheet(label, faults=[content])
    table = _workbook_cells(content, label) if workbook else _csv_cells(content, label)
    return Sheet(label, faults=[table]) if isinstance(table, Fault) else _sheet(table, label)


def write_sheet(sheet: Sheet, path: Path) -> None:
    """Write the list back, unknown columns and all, in the form that the file's ending names."""
    lines = [sheet.header, *([row.cells[c].text if c in row.cells else "" for c in sheet.header] for row in sheet.rows)]
    if path.suffix.lower() == ".xlsx":
        from openpyxl import Workbook

        book = Workbook(write_only=True)
        page = book.create_sheet("MSEL")
        for line in lines:
            page.append(list(line))
        with written_whole(path) as file:
            book.save(file)
        return
    with written_whole(path) as file, TextIOWrapper(file, encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(lines)


def _sheet(table: list[list[Cell]], label: str) -> Sheet:
    sheet = Sheet(label)
    lines = [line for line in table if any(cell.text.strip() for cell in line)]
    if not lines:
        sheet.faults.append(Fault(label, 1, 1, "", "the list is empty", suggestion="write a header and one inject"))
        return sheet
    header = [Cell(c.text.strip(), c.line, c.column) for c in lines[0]]
    while header and not header[-1].text:
        header.pop()
    sheet.header = tuple(c.text for c in header)
    for i, cell in enumerate(header):
        if not cell.text:
            sheet.faults.append(Fault(label, cell.line, cell.column, "", "a column has no name", suggestion="name it"))
        elif cell.text in sheet.header[:i]:
            finding = "the column stands in the header twice"
            sheet.faults.append(Fault(label, cell.line, cell.column, cell.text, finding, suggestion="keep one"))
    for number, line in enumerate(lines[1:], start=1):
        if number > MOST_ROWS:
            sheet.faults.append(
                Fault(label, line[0].line, 1, "", f"there are more than {MOST_ROWS} injects", "", "delete some")
            )
            break
        stray = next((c for c in line[len(header) :] if c.text.strip()), None)
        if stray is not None:
            finding = f"the row has more cells than the header has columns ({len(header)})"
            cure = "put quotes round text with commas"
            sheet.faults.append(Fault(label, stray.line, stray.column, "", finding, suggestion=cure))
        cells = {name: cell for name, cell in zip(sheet.header, line, strict=False) if name}
        sheet.rows.append(Row(line[0].line, cells))
    return sheet


def _csv_cells(content: bytes, label: str) -> list[list[Cell]] | Fault:
    text = decode(content, label)
    if isinstance(text, Fault):
        return text
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    table: list[list[Cell]] = []
    try:
        for line in _lines(text, separator):
            if len(line) > MOST_COLUMNS:
                return Fault(
                    label, line[0].line, 1, "", f"the row has more than {MOST_COLUMNS} cells", "", "delete some"
                )
            table.append(line)
    except _Unclosed as quote:
        return Fault(label, quote.line, quote.column, "", "a quotation mark is never closed", suggestion="close it")
    return table


class _Unclosed(Exception):
    """A cell that begins with a quotation mark and never ends."""

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column


def _lines(text: str, separator: str) -> Iterator[list[Cell]]:
    """The cells of each record. Written here because the standard reader does not tell where a cell begins."""
    at, line, line_start = 0, 1, 0
    record: list[Cell] = []
    while at < len(text):
        begun, begun_line, column = at, line, at - line_start + 1
        if text[at] == '"':
            at = _past_quotes(text, at)
            if at < 0:
                raise _Unclosed(begun_line, column)
        while at < len(text) and text[at] not in (separator, "\n"):
            at += 1
        raw = text[begun:at]
        line += raw.count("\n")
        if "\n" in raw:
            line_start = begun + raw.rfind("\n") + 1
        record.append(Cell(_unquoted(raw), begun_line, column))
        ended = at >= len(text) or text[at] == "\n"
        at += 1
        if ended:
            yield record
            record, line, line_start = [], line + 1, at
        elif at >= len(text):
            record.append(Cell("", line, at - line_start + 1))
    if record:
        yield record


def _past_quotes(text: str, at: int) -> int:
    """The place after the closing quotation mark of the one at ``at``, or -1."""
    while True:
        at = text.find('"', at + 1)
        if at < 0:
            return -1
        if text[at + 1 : at + 2] != '"':
            return at + 1
        at += 1


def _unquoted(raw: str) -> str:
    if not raw.startswith('"'):
        return raw
    end = _past_quotes(raw, 0)
    return raw[1 : end - 1].replace('""', '"') + raw[end:]


def _workbook_cells(content: bytes, label: str) -> list[list[Cell]] | Fault:
    import warnings
    from zipfile import BadZipFile, ZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    bad = Fault(label, 1, 1, "", "the file is not a workbook that can be read", suggestion="save it as .xlsx or CSV")
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST_UNPACKED:
                return Fault(label, 1, 1, "", "the workbook is too large", suggestion="keep one sheet of plain cells")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            page = book.worksheets[0]
            rows = page.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS, values_only=True)
            table = [_row_cells(values, number) for number, values in enumerate(rows, start=1)]
            book.close()
    except (BadZipFile, InvalidFileException, ArithmeticError, LookupError, TypeError, ValueError, AttributeError):
        return bad
    except (OSError, EOFError, RuntimeError, SyntaxError, NotImplementedError):
        return bad
    return table


def _row_cells(values: Sequence[object], number: int) -> list[Cell]:
    return [Cell(_cell_text(value), number, i) for i, value in enumerate(values, start=1)] or [Cell("", number, 1)]


def _cell_text(value: object) -> str:
    """A cell as it would stand in CSV."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    isoformat = getattr(value, "isoformat", None)
    return str(isoformat()) if isoformat is not None else str(value)
