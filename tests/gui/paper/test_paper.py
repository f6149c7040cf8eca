"""Pads and sheets as PDF: real PDFs with their fonts, one seat's secrets each, marked on every page."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QTextDocument
from pytestqt.qtbot import QtBot

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, CONTROL, OSD, SDO, US_SEATS, SeatId
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.paper.folder import print_all, write_order_pads, write_seat_sheets
from sctabletop.gui.paper.order_pad import order_pad
from sctabletop.gui.paper.printer import CannotPrint, Paper, Sheet, pdf
from sctabletop.gui.paper.seat_sheet import bar_image, seat_sheet
from sctabletop.session.desk.board import board
from sctabletop.session.desk.forms import forms
from sctabletop.session.desk.inbox import inbox
from sctabletop.session.desk.options import Options
from sctabletop.session.session import Session
from tests.gui.sitting import open_exercise, sit
from tests.session.playing import THIN, order, taken

OUBASSARA = SeatId("partner-oubassara")


@pytest.fixture
def planning(qtbot: QtBot) -> Exercise:
    """Thin Capital in the plan of turn 3; four people, the rest computers."""
    del qtbot
    return open_exercise(sit(*US_SEATS, OUBASSARA, CONTROL, name=THIN, to=(3, Phase.PLAN)))


def text_of(sheet: Sheet) -> str:
    """What stands on a sheet, as somebody reads it."""
    document = QTextDocument()
    document.setHtml(sheet.body)
    return document.toPlainText().replace("\u00a0", " ")


def pages_of(data: bytes) -> list[bytes]:
    """The page objects of a PDF."""
    return re.findall(rb"/Type\s*/Page\b(?!s).*?endobj", data, re.DOTALL)


@pytest.mark.parametrize(("paper", "box"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_a_pdf_is_whole_on_the_paper_asked_for_with_its_fonts_inside(
    planning: Exercise, paper: Paper, box: tuple[int, int]
) -> None:
    data = pdf(seat_sheet(planning, CCMD), paper)
    assert data.startswith(b"%PDF-1.")
    assert data.rstrip().endswith(b"%%EOF")
    assert b"/FontFile2" in data or b"/FontFile3" in data
    pages = pages_of(data)
    (count,) = re.findall(rb"/Type\s*/Pages.*?/Count\s+(\d+)", data, re.DOTALL)
    assert int(count) == len(pages) > 1
    (width, height) = map(float, re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)", data)[0])
    assert (round(width), round(height)) == pytest.approx(box, abs=1)
    # The text can be searched and read aloud: every font says which letters its glyphs are.
    assert data.count(b"/ToUnicode") >= 2
    assert b"beginbfrange" in data or b"beginbfchar" in data


def test_a_pad_is_one_page_with_the_choices_overleaf(planning: Exercise) -> None:
    for seat in (*US_SEATS, OUBASSARA):
        for paper in Paper:
            assert len(pages_of(pdf(order_pad(planning, seat), paper))) == 2
    first, _, back = text_of(order_pad(planning, SDO)).partition("To choose from")
    assert "What would show that we are wrong?" in first
    assert back


def test_a_pad_has_a_line_for_every_order_that_the_seat_can_give(planning: Exercise) -> None:
    for seat in (*US_SEATS, OUBASSARA):
        offered, _ = planning.look(forms, seat)
        assert offered
        text = text_of(order_pad(planning, seat))
        for form in offered:
            assert form.label in text
            for field in form.fields:
                if field.asked:
                    assert field.label in text
        assert planning.name(seat) in text
        assert "turn 3" in text
        assert planning.look(inbox, seat).question in text


def test_a_sheet_holds_what_the_seat_reads(planning: Exercise) -> None:
    for seat in (*US_SEATS, OUBASSARA):
        text = text_of(seat_sheet(planning, seat))
        tray = planning.look(inbox, seat)
        for letter in tray.letters:
            assert letter.title in text
        for change in tray.changes:
            assert change.text in text
        assert tray.question in text
        seen = planning.look(board, seat)
        for partner in seen.partners:
            for section in partner.sections:
                for reading in section.rows:
                    assert reading.label in text
                    assert reading.text() in text


def test_what_was_written_to_one_seat_is_on_its_sheet_and_on_no_other(planning: Exercise) -> None:
    readers = (OSD, SDO, OUBASSARA)
    secrets = {seat: f"for these eyes alone: {name * 9}" for seat, name in zip(readers, "xyz", strict=True)}
    for seat, secret in secrets.items():
        planning.look(write_to, CCMD, seat, secret)
    for seat in readers:
        on_paper = text_of(seat_sheet(planning, seat)) + text_of(order_pad(planning, seat))
        assert [reader for reader in readers if secrets[reader] in on_paper] == [seat]


def write_to(session: Session, writer: SeatId, to: SeatId, text: str) -> None:
    """Send a message."""
    taken(session, writer, order("message", to=[to], text=text))


def test_marking_and_names_are_those_of_the_table(planning: Exercise) -> None:
    planning.options = replace(Options(), marking="MARKED BY US")
    sheet = seat_sheet(planning, OSD)
    assert sheet.marking == "MARKED BY US"
    assert planning.name(OSD) in sheet.footer


def test_a_text_of_people_is_never_read_as_markup(planning: Exercise) -> None:
    planning.look(write_to, OSD, SDO, "<b>1 < 2</b> & <img src='x'>")
    assert "<b>1 < 2</b> & <img src='x'>" in text_of(seat_sheet(planning, SDO))


def test_known_and_believed_are_told_apart_by_shape_and_not_by_colour(planning: Exercise) -> None:
    seen = planning.look(board, CCMD)
    rows = [r for p in seen.partners for s in p.sections for r in s.rows if r.top is not None]
    known = next(r for r in rows if r.low == r.high)
    believed = next(r for r in rows if r.high - r.low > 0.1)
    assert bar_image(known) != bar_image(replace(known, sureness=believed.sureness))
    assert bar_image(believed).format() == QImage.Format.Format_Mono


def test_one_folder_takes_pad_and_sheet_of_every_seat_that_people_hold(planning: Exercise, tmp_path: Path) -> None:
    paths = print_all(planning, tmp_path, Paper.A4)
    assert len(paths) == 2 * 4
    assert sorted(tmp_path.iterdir()) == sorted(paths)
    assert all(path.read_bytes().startswith(b"%PDF") for path in paths)
    assert {p.name for p in write_order_pads(planning, tmp_path, [SDO])} <= {p.name for p in paths}


def test_no_pad_is_printed_where_everything_is_done_at_the_table(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    talks = open_exercise(sit(OSD, name=THIN, to=(2, Phase.TALKS)))
    assert [path.name for path in print_all(talks, tmp_path)] == ["seat-sheet-osd-turn-2.pdf"]


def test_a_folder_that_cannot_be_written_is_one_sentence_and_leaves_nothing(planning: Exercise, tmp_path: Path) -> None:
    with pytest.raises(CannotPrint, match="no such folder"):
        print_all(planning, tmp_path / "nowhere")
    taken_name = tmp_path / "seat-sheet-sdo-turn-3.pdf"
    taken_name.mkdir()
    with pytest.raises(CannotPrint, match="choose another folder"):
        write_seat_sheets(planning, tmp_path, [SDO])
    assert list(tmp_path.iterdir()) == [taken_name]


def test_printing_writes_nothing_into_the_exercise(planning: Exercise, tmp_path: Path) -> None:
    before = planning.look(head_of)
    print_all(planning, tmp_path)
    assert planning.look(head_of) == before


def head_of(session: Session) -> int | None:
    """The last event."""
    return session.head
