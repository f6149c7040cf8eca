"""A pad under somebody's hands: it is in the save before half a second is over, and comes back as it was left."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sctabletop.domain.orders import Report, Vet
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, SDO
from sctabletop.errors import SaveError
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.pad_draft import Keeping, PadDraft
from sctabletop.session import computers
from sctabletop.session.desk import pad
from sctabletop.session.session import Session
from tests.gui.sitting import open_exercise, sit

A, B = Report(partner="orlavenne"), Vet(partner="orlavenne")


@pytest.fixture
def session() -> Session:
    return sit(CCMD, SDO, to=(1, Phase.PLAN))


@pytest.fixture
def exercise(session: Session, qapp: QApplication) -> Exercise:
    made = open_exercise(session)
    assert made.thread() is qapp.thread()
    return made


@pytest.fixture
def draft(exercise: Exercise) -> PadDraft:
    made = PadDraft(exercise, CCMD, exercise)
    made.open()
    return made


def test_a_change_is_kept_by_itself_and_said(qtbot: QtBot, draft: PadDraft, session: Session) -> None:
    told: list[Keeping] = []
    draft.kept.connect(told.append)
    draft.put(A)
    assert draft.keeping is Keeping.WAITING
    qtbot.waitUntil(lambda: draft.keeping is Keeping.SAVED)
    assert told == [Keeping.WAITING, Keeping.SAVED]
    assert pad.load(session, CCMD).orders == (A,)
    assert pad.load(session, SDO).orders == ()


def test_somebody_who_never_pauses_is_kept_too(qtbot: QtBot, draft: PadDraft, session: Session) -> None:
    letters = iter(range(10_000))

    def typed_and_kept() -> bool:
        draft.set_note(f"letter {next(letters)}")
        return pad.load(session, CCMD).note != ""

    qtbot.waitUntil(typed_and_kept)


def test_form_note_and_the_order_being_changed_come_back(draft: PadDraft, exercise: Exercise) -> None:
    draft.put(A)
    draft.put(B)
    draft.set_form("vet", {"partner": "orlavenne"}, edits=1)
    draft.set_note("ask them first")
    assert draft.flush()
    again = PadDraft(exercise, CCMD, exercise)
    again.open()
    assert (again.orders, again.note) == ((A, B), "ask them first")
    assert (again.kind, again.values) == ("vet", {"partner": "orlavenne"})
    assert again.edited_place() == 1


def test_an_order_that_moves_is_still_the_one_being_changed(draft: PadDraft) -> None:
    draft.put(A)
    draft.put(B)
    draft.set_form("vet", {}, edits=1)
    draft.move(1, 0)
    assert draft.edited_place() == 0
    draft.remove(0)
    assert draft.edited_place() is None


def test_what_could_not_be_kept_is_said_and_tried_again(
    draft: PadDraft, exercise: Exercise, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    troubles: list[str] = []
    exercise.trouble.connect(lambda sentence, _: troubles.append(sentence))

    def full(*_: object) -> None:
        raise SaveError("the disk is full; make room and go on")

    with monkeypatch.context() as patch:
        patch.setattr(session.store, "save_draft", full)
        draft.put(A)
        assert not draft.flush()
    assert draft.keeping is Keeping.FAILED
    assert troubles == ["the disk is full; make room and go on"]
    assert draft.flush()
    assert pad.load(session, CCMD).orders == (A,)


def test_a_pad_of_a_phase_that_is_over_is_not_written_into_the_next(draft: PadDraft, session: Session) -> None:
    draft.put(A)
    computers.play_phase(session)
    assert not draft.is_of_now()
    assert draft.flush()
    assert pad.load(session, CCMD).orders == ()


def test_what_was_taken_back_lies_on_the_pad_and_can_be_undone(draft: PadDraft, exercise: Exercise) -> None:
    draft.put(A)
    draft.flush()
    exercise.commit(CCMD, [B])
    draft.begin_again([A])
    exercise.take_back(CCMD)
    draft.open()
    assert list(draft.orders) == [B, A]
    draft.undo()
    assert list(draft.orders) == [A]
