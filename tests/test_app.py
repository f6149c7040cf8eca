"""Exercises in files, as the window asks for them: whole or not at all, and reopened as they were left."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from sctabletop.app import DEMO_TURNS, FileLibrary
from sctabletop.cli.files import clock
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, CONTROL, OSD, SDO, SeatId
from sctabletop.errors import SaveError, ScenarioError, SctabletopError
from sctabletop.players.policies import PolicyName
from sctabletop.resources import scenarios_dir
from sctabletop.scenario.load import shipped
from sctabletop.session.desk import options
from sctabletop.session.desk.library import NewExercise
from sctabletop.session.desk.options import Options
from sctabletop.session.desk.words import Naming
from sctabletop.session.progress import PERSON, Pace
from sctabletop.store.files import create_save

PIN = "a-pin-that-nobody-else-may-read"


def _asked(save: Path, **changes: Any) -> NewExercise:
    usual: dict[str, Any] = {
        "scenario": scenarios_dir() / "first-posting",
        "save": save,
        "book": "reynolds",
        "seed": 7,
        "pace": Pace.ROUND,
        "seats": {SDO: PERSON, OSD: "liberal"},
        "options": Options(naming=Naming.GENERIC, marking="FOR TRAINING ONLY", clocks={Phase.PLAN: 600}),
    }
    return NewExercise(**{**usual, **changes})


def _rest(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_every_shipped_scenario_has_a_card_with_its_seats_and_who_can_play_them() -> None:
    cards = FileLibrary().scenarios()
    assert sorted(card.id for card in cards) == sorted(shipped())
    first = cards[0]
    assert (first.turns, first.title) == (4, "First Posting")
    assert [card.seat for card in first.seats] == [OSD, CCMD, SDO, SeatId("partner-orlavenne"), CONTROL]
    assert [card.computers[0] for card in first.seats][:3] == ["liberal", "realist", "constructivist"]
    assert all({*card.computers} <= {*map(str, PolicyName)} for card in first.seats)
    assert first.seats[0].names[Naming.DOW] == "Office of the Secretary of War"
    assert FileLibrary().books()[0] == "reynolds"


def test_no_card_gives_away_what_a_partner_hides() -> None:
    for card in FileLibrary().scenarios():
        about = [card.summary, *card.objectives, *(seat.about for seat in card.seats)]
        assert not any(word in text.lower() for text in about for word in ("red line", "secret"))


def test_a_folder_that_holds_no_scenario_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError):
        FileLibrary().card(tmp_path)


def test_a_new_exercise_is_reopened_as_it_was_asked_for(tmp_path: Path) -> None:
    library = FileLibrary(tmp_path)
    made = library.create(_asked(tmp_path / "a.db"))
    made.store.close()
    again = library.open(tmp_path / "a.db")
    assert (again.turn, again.phase, again.head) == (1, Phase.SITUATION, made.head)
    assert (again.setup.seed, again.setup.pace, str(again.setup.book)) == (7, Pace.ROUND, "reynolds")
    assert (again.holder(SDO), again.holder(OSD), again.holder(CCMD)) == (PERSON, "liberal", PERSON)
    kept = options.load(again.store)
    assert (kept.naming, kept.marking, kept.clocks[Phase.PLAN]) == (Naming.GENERIC, "FOR TRAINING ONLY", 600)
    again.store.close()
    assert _rest(tmp_path) == ["a.db"]


def test_the_usual_folder_is_made_and_no_other(tmp_path: Path) -> None:
    library = FileLibrary(tmp_path / "deep" / "saves")
    library.create(_asked(tmp_path / "deep" / "saves" / "a.db")).store.close()
    with pytest.raises(SaveError, match="its folder is not there"):
        library.create(_asked(tmp_path / "elsewhere" / "a.db"))
    assert _rest(tmp_path) == ["deep"]


def test_a_pin_opens_the_curtain_and_is_nowhere_in_the_save(tmp_path: Path) -> None:
    session = FileLibrary(tmp_path).create(_asked(tmp_path / "a.db", pins={SDO: PIN}))
    kept = options.load(session.store)
    assert kept.opens(SDO, PIN)
    assert not kept.opens(SDO, "another")
    session.store.close()
    assert PIN.encode() not in (tmp_path / "a.db").read_bytes()


def test_what_stands_at_the_chosen_place_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_text("mine", encoding="utf-8")
    with pytest.raises(SaveError, match="there is something of this name"):
        FileLibrary(tmp_path).create(_asked(tmp_path / "a.db"))
    assert (tmp_path / "a.db").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("trouble", [SaveError("the disk is full"), RuntimeError("a fault of ours")])
def test_a_creation_that_breaks_off_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    def fail(*_: object) -> None:
        raise trouble

    monkeypatch.setattr(options, "save", fail)
    with pytest.raises(type(trouble)):
        FileLibrary(tmp_path).create(_asked(tmp_path / "a.db"))
    assert _rest(tmp_path) == []


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (x)")
    other.close()


def _newer(path: Path) -> None:
    _whole(path)
    with sqlite3.connect(path) as link:
        link.execute("PRAGMA user_version = 999")
    link.close()


def _cut(path: Path) -> None:
    _whole(path)
    path.write_bytes(path.read_bytes()[:5000])


def _whole(path: Path) -> None:
    FileLibrary(path.parent).create(_asked(path)).store.close()


def _nothing(_: Path) -> None: ...


def _empty(path: Path) -> None:
    create_save(path, clock).close()


@pytest.mark.parametrize("make", [_foreign, _newer, _cut, _empty, _nothing])
def test_a_save_that_cannot_be_played_is_refused_in_one_sentence_and_let_go(tmp_path: Path, make: Any) -> None:
    path = tmp_path / "a.db"
    make(path)
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(SctabletopError) as caught:
        FileLibrary(tmp_path).open(path)
    assert "\n" not in caught.value.sentence
    assert (path.read_bytes() if path.exists() else None) == before


def test_a_branch_that_is_not_there_is_refused_and_the_save_let_go(tmp_path: Path) -> None:
    _whole(tmp_path / "a.db")
    with pytest.raises(SaveError, match="there is no branch"):
        FileLibrary(tmp_path).open(tmp_path / "a.db", "elsewhere")
    assert _rest(tmp_path) == ["a.db"]


def test_the_demonstration_is_half_played_and_every_seat_waits_for_people() -> None:
    session = FileLibrary().demo()
    assert (session.turn, session.phase) == (DEMO_TURNS + 1, Phase.SITUATION)
    assert not session.ended
    assert {session.holder(seat) for seat in session.game.seats if seat != CONTROL} == {PERSON}
