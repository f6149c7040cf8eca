"""The board as a table: headings and readings, words for every cell, and finding by name."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from sctabletop.domain.seats import SDO
from sctabletop.gui.models.board import BoardModel, Column, change_words, rows_of
from sctabletop.session.desk.board import Past, Reading, Section, Sureness


def reading(track: str = "trust", **changes: Any) -> Reading:
    fields: dict[str, Any] = {
        "owner": "orlavenne",
        "track": track,
        "label": track.capitalize(),
        "said": "belief that we keep our word",
        "claims": (),
        "sureness": Sureness.BELIEVED,
        "mean": 0.42,
        "low": 0.32,
        "high": 0.52,
        "sd": 0.08,
        "top": 1.0,
        "change": 0.05,
        "collector": SDO,
        "history": (Past(1, 0.37, 0.08),),
    }
    return Reading(**{**fields, **changes})


SECTIONS = (
    Section("At a glance", (reading(), reading("willingness", said="harmonic mean of the three"))),
    Section("Money", (reading("defence_budget", sureness=Sureness.EXACT, mean=182.0, sd=0.0, top=None, change=-3.0),)),
)


@pytest.fixture
def model() -> BoardModel:
    made = BoardModel()
    made.show_sections(SECTIONS)
    return made


def cell(model: BoardModel, row: int, column: Column, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> Any:
    return model.data(model.index(row, column), role)


def test_it_is_a_sound_model(model: BoardModel, qtmodeltester: Any) -> None:
    qtmodeltester.check(model)


def test_each_section_has_a_heading_that_cannot_be_chosen(model: BoardModel) -> None:
    assert model.headings() == [0, 3]
    assert cell(model, 0, Column.TRACK) == "At a glance"
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_every_cell_of_a_reading_says_in_words_what_is_painted(model: BoardModel) -> None:
    row = [cell(model, 1, column) for column in Column]
    assert row == ["Trust", "0.42 ± 0.08", "0.32 to 0.52 on 0 to 1", "▲ up 0.05", "0.37", "○ believed"]
    assert [cell(model, 4, column) for column in Column] == [
        "Defence_budget", "182 million USD", "no scale", "▼ down 3", "0", "● known",
    ]  # fmt: skip


def test_a_cell_read_aloud_names_its_track(model: BoardModel) -> None:
    assert cell(model, 1, Column.CHANGE, Qt.ItemDataRole.AccessibleTextRole) == "Trust: ▲ up 0.05"


@pytest.mark.parametrize(
    ("change", "words"), [(None, "–"), (0.0, "= same"), (0.001, "= same"), (0.05, "▲ up 0.05"), (-0.2, "▼ down 0.20")]
)
def test_a_change_has_a_sign_and_a_word(change: float | None, words: str) -> None:
    assert change_words(reading(change=change)) == words


@pytest.mark.parametrize(
    ("needle", "tracks"),
    [("", ["trust", "willingness", "defence_budget"]), ("WILL", ["willingness"]), ("keep our", ["trust"]), ("x!", [])],
)
def test_finding_looks_at_names_and_meanings_and_drops_empty_sections(needle: str, tracks: list[str]) -> None:
    sections = (
        SECTIONS[0],
        Section("Money", (reading("defence_budget", said="its defence money, million USD"),)),
    )
    rows = rows_of(sections, needle)
    assert [row.reading.track for row in rows if row.reading is not None] == tracks
    headings = [i for i, row in enumerate(rows) if row.reading is None]
    assert all(i + 1 < len(rows) and rows[i + 1].reading is not None for i in headings)


def test_a_track_is_found_again_after_the_board_was_filled_anew(model: BoardModel) -> None:
    assert model.place_of("willingness").row() == 2
    assert model.place_of("no such track").row() == 1
    model.find("x!")
    assert not model.place_of("trust").isValid()
