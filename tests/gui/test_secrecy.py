"""No word of one seat is anywhere in the window while another seat, or the whole room, looks at it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

import pytest
from PySide6.QtWidgets import QTabBar, QTabWidget
from pytestqt.qtbot import QtBot

from sctabletop.domain.orders import Message
from sctabletop.domain.phases import Phase
from sctabletop.domain.scenario import Scenario
from sctabletop.domain.seats import CCMD, CONTROL, OSD, SDO, SeatId
from sctabletop.gui.flow import Stage
from sctabletop.gui.screens.desk import Desk
from sctabletop.gui.screens.exercise import ExerciseScreen
from sctabletop.session.desk import floor, pad
from sctabletop.session.desk.board import board
from sctabletop.session.session import Session
from tests.gui.sitting import open_frame, play_to, sit
from tests.gui.walk import Word, found, settle, words_everywhere, words_of
from tests.session.playing import ORLAVENNE

SEATS: Final = (OSD, CCMD, SDO, ORLAVENNE, CONTROL)
LETTERS: Final = {ORLAVENNE: OSD, OSD: CCMD, CCMD: SDO, SDO: ORLAVENNE}
"""who wrote to whom"""


def secret(kind: str, seat: SeatId) -> str:
    """A word that stands nowhere else."""
    return f"qq{kind}{seat.replace('-', '')}qq"


def allowed() -> Mapping[str, frozenset[SeatId]]:
    """Every planted word, and the seats that may see it."""
    words = {secret(kind, seat): frozenset({seat}) for kind in ("brief", "note", "order", "typed") for seat in SEATS}
    for writer, reader in LETTERS.items():
        words[secret("letter", writer)] = frozenset({writer, reader, CONTROL})
    return words


def kept_from(seat: SeatId | None) -> list[str]:
    """The words that this seat may not see; for None, those that are not for the whole room."""
    return [word for word, seats in allowed().items() if seat not in seats]


def planted(to: tuple[int, Phase]) -> Session:
    """An exercise of five people with a word of each in its brief, a letter, and every corner of its pad."""

    def briefs(scenario: Scenario) -> Scenario:
        return replace(scenario, briefs={seat: f"# Brief\n\n{secret('brief', seat)}" for seat in SEATS})

    session = sit(*SEATS, to=(1, Phase.PLAN), change=briefs)
    for writer, reader in LETTERS.items():
        assert session.commit(writer, [Message(to=[str(reader)], text=secret("letter", writer))]) == [None]
    play_to(session, to)
    floor.save(session, replace(floor.load(session), seen_reveal=session.turn - 1))
    for seat in SEATS:
        mine = pad.Pad(
            turn=session.turn,
            phase=session.phase,
            orders=(Message(to=[str(CONTROL)], text=secret("order", seat)),),
            open_kind="message",
            open_values={"to": [str(CONTROL)], "text": secret("typed", seat)},
            note=secret("note", seat),
        )
        pad.save(session, seat, mine)
    return session


def open_at(frame: ExerciseScreen, seat: SeatId) -> None:
    """Open a seat's desk at the curtain."""
    frame.open_desk()
    frame.curtain.seats.setCurrentIndex(frame.curtain.seats.findData(str(seat)))
    frame.curtain.open.click()
    assert frame.open_seat == seat


def pages_of(desk: Desk) -> Iterator[None]:
    """Every page of the open desk, one after the other, with all the pages inside it."""
    for tabs in desk.findChildren(QTabWidget):
        for i in range(tabs.count()):
            tabs.setCurrentIndex(i)
            settle()
            yield
    for bar in desk.findChildren(QTabBar):
        for i in range(bar.count()):
            bar.setCurrentIndex(i)
            settle()
            yield


def everything_seen(frame: ExerciseScreen, seat: SeatId) -> list[Word]:
    """What a seat meets on all pages of its desk, with the reasons for a number beside them."""
    words: list[Word] = []
    desk = frame.desk
    assert desk is not None
    for _ in pages_of(desk):
        words += words_of(desk)
    for partner in frame.exercise.look(board, seat).partners:
        track = partner.sections[0].rows[0].track
        desk.asked_why.emit(partner.id, track)
        words += words_everywhere()
    return words


@pytest.mark.timeout(240)
@pytest.mark.parametrize("phase", [Phase.PLAN, Phase.CONCURRENCE])
def test_a_seat_meets_its_own_words_and_no_others(qtbot: QtBot, phase: Phase) -> None:
    frame = open_frame(qtbot, planted((2, phase)))
    frame.open_projector()
    writers = {reader: writer for writer, reader in LETTERS.items()}
    for seat in SEATS:
        open_at(frame, seat)
        words = everything_seen(frame, seat)
        assert found(words, kept_from(seat)) == []
        if seat != CONTROL:  # control has no brief to read on its desk
            assert found(words, [secret("brief", seat)])
            assert found(words, [secret("letter", writers[seat])])
        frame.drop_curtain()
        assert found(words_everywhere(), kept_from(None)) == []


def test_the_pad_of_a_seat_is_found_where_it_belongs(qtbot: QtBot) -> None:
    """So that the test above would find it elsewhere."""
    frame = open_frame(qtbot, planted((2, Phase.PLAN)))
    open_at(frame, SDO)
    words = everything_seen(frame, SDO)
    for kind in ("order", "typed", "note"):
        assert found(words, [secret(kind, SDO)]), kind


def test_shared_screens_and_the_wall_hold_nobodys_words(qtbot: QtBot) -> None:
    frame = open_frame(qtbot, planted((2, Phase.TALKS)))
    frame.open_projector()
    qtbot.waitUntil(lambda: frame.stage is Stage.TALKS)
    assert found(words_everywhere(), kept_from(None)) == []
    frame.exercise.close_phase()
    qtbot.waitUntil(lambda: frame.stage is Stage.CURTAIN)
    frame.curtain.open.click()
    assert frame.open_seat == CONTROL
    frame.drop_curtain()
    frame.exercise.ready(CONTROL)
    qtbot.waitUntil(lambda: frame.stage is Stage.REVEAL)
    assert found(words_everywhere(), kept_from(None)) == []
