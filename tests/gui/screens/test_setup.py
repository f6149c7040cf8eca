"""Setting up: presets, choices, one sentence where something is wrong, and what was chosen last time."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sctabletop.app import FileLibrary
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, CONTROL, OSD, SDO, SeatId
from sctabletop.errors import ScenarioError
from sctabletop.gui.background import Background
from sctabletop.gui.screens.setup import SetupScreen
from sctabletop.gui.widgets.presets import Preset
from sctabletop.session.desk.library import NewExercise, ScenarioCard
from sctabletop.session.desk.words import Naming
from sctabletop.session.marking import MARKING
from sctabletop.session.progress import PERSON, Pace
from tests.gui.opened import Noting

PARTNER = SeatId("partner-orlavenne")
Maker = Callable[..., SetupScreen]


@pytest.fixture(scope="module")
def cards() -> tuple[ScenarioCard, ...]:
    return FileLibrary().scenarios()


class _Library(FileLibrary):
    """Has read its scenarios already."""

    def __init__(self, saves: Path, cards: tuple[ScenarioCard, ...]) -> None:
        super().__init__(saves)
        self._cards = cards

    def scenarios(self) -> tuple[ScenarioCard, ...]:
        return self._cards


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path, cards: tuple[ScenarioCard, ...]) -> Maker:
    kept: list[SetupScreen] = []

    def made(choices: Mapping[str, Any] | None = None, dialogs: Noting | None = None) -> SetupScreen:
        background = Background()
        screen = SetupScreen(_Library(tmp_path, cards), background, dialogs or Noting(), choices or {})
        background.setParent(screen)
        qtbot.addWidget(screen, before_close_func=lambda _: background.close())
        screen.resize(1366, 720)
        screen.show()
        qtbot.waitUntil(screen.begin.isEnabled)
        kept.append(screen)
        return screen

    return made


def _choose(screen: SetupScreen, name: str) -> None:
    rows = screen.scenarios.list
    for row in range(rows.count()):
        rows.setCurrentRow(row)
        if screen.scenarios.card is not None and screen.scenarios.card.id == name:
            return
    raise AssertionError(f"there is no {name}")


def _begin(qtbot: QtBot, screen: SetupScreen) -> NewExercise:
    with qtbot.waitSignal(screen.begun) as begun:
        QTest.keyClick(screen, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    assert begun.args is not None
    asked = begun.args[0]
    assert isinstance(asked, NewExercise)
    return asked


def _refused(qtbot: QtBot, screen: SetupScreen) -> str:
    """The one sentence that stands at a field after Begin, which does not begin."""
    with qtbot.assertNotEmitted(screen.begun):
        screen.begin.click()
    form = screen.form
    said = [f.sentence.text() for f in (form._told_seats, form._told_marking, form._told_place)]
    shown = [text for text in said if text]
    assert len(shown) == 1
    return shown[0]


def test_as_it_comes_everybody_plays_the_shortest_scenario(qtbot: QtBot, make: Maker, tmp_path: Path) -> None:
    asked = _begin(qtbot, make())
    assert asked.scenario.name == "first-posting"
    assert {seat for seat, holder in asked.seats.items() if holder == PERSON} == {OSD, CCMD, SDO, PARTNER}
    assert asked.seats[CONTROL] == "normal"
    assert (asked.book, asked.pace) == ("reynolds", Pace.ROUND)
    assert (asked.options.naming, asked.options.marking) == (Naming.DOD, MARKING)
    assert asked.save.parent == tmp_path
    assert asked.save.name.startswith("first-posting-")


def test_the_presets_give_out_the_seats(make: Maker) -> None:
    screen = make()
    _choose(screen, "thin-capital")
    for preset, people in ((Preset.COUNTRY_TEAM, 1), (Preset.FOUR, 4), (Preset.EVERYONE, 6)):
        screen.form.presets[preset].click()
        assert list(screen.form.seats.holders().values()).count(PERSON) == people
    assert screen.form.seats.holders()[CONTROL] == "normal"


def test_everything_that_is_chosen_is_asked_for(qtbot: QtBot, make: Maker) -> None:
    screen = make()
    form = screen.form
    form.seats.who(OSD).setCurrentIndex(form.seats.who(OSD).findData("realist"))
    form.seats.pin(SDO).setText("1234")
    form.seed.setValue(99)
    form.pace.setCurrentIndex(form.pace.findData(str(Pace.TURN)))
    form.naming.setCurrentIndex(form.naming.findData(str(Naming.GENERIC)))
    form.clocks[Phase.PLAN].setValue(20)
    form.marking.setText("FOR TRAINING ONLY")
    form.place.setText("mine")
    asked = _begin(qtbot, screen)
    assert asked.seats[OSD] == "realist"
    assert asked.pins == {SDO: "1234"}
    assert (asked.seed, asked.pace, asked.options.naming) == (99, Pace.TURN, Naming.GENERIC)
    assert (asked.options.clocks[Phase.PLAN], asked.options.clocks[Phase.TALKS]) == (1200, 0)
    assert asked.options.marking == "FOR TRAINING ONLY"
    assert asked.save.name == "mine.db"


def test_a_seat_of_the_computer_takes_no_pin(qtbot: QtBot, make: Maker) -> None:
    screen = make()
    screen.form.seats.pin(OSD).setText("1234")
    screen.form.seats.who(OSD).setCurrentIndex(1)
    assert not screen.form.seats.pin(OSD).isEnabled()
    assert _begin(qtbot, screen).pins == {}


def test_a_pin_is_never_shown(make: Maker) -> None:
    line = make().form.seats.pin(OSD)
    line.setText("1234")
    assert "1234" not in line.displayText()


def test_other_names_call_the_seats_otherwise(make: Maker) -> None:
    screen = make()
    screen.form.naming.setCurrentIndex(screen.form.naming.findData(str(Naming.DOW)))
    assert "Office of the Secretary of War" in screen.form.seats.who(OSD).accessibleName()


def test_somebody_has_to_play(qtbot: QtBot, make: Maker) -> None:
    screen = make()
    for seat in screen.form.seats.holders():
        screen.form.seats.who(seat).setCurrentIndex(1)
    assert "at least one seat" in _refused(qtbot, screen)
    screen.form.presets[Preset.FOUR].click()
    _begin(qtbot, screen)
    assert not screen.form._told_seats.sentence.isVisible()


def test_the_marking_line_is_never_empty(qtbot: QtBot, make: Maker) -> None:
    screen = make()
    screen.form.marking.setText("   ")
    assert "every screen carries" in _refused(qtbot, screen)
    assert screen.form.marking.hasFocus()


def test_the_place_of_the_save_is_checked(qtbot: QtBot, make: Maker, tmp_path: Path) -> None:
    screen = make()
    (tmp_path / "taken.db").touch()
    for text, said in (
        ("", "Name a file"),
        ("taken", "already"),
        (str(tmp_path / "nowhere" / "x.db"), "is not there"),
    ):
        screen.form.place.setText(text)
        assert said in _refused(qtbot, screen)
        assert screen.form.place.hasFocus()


def test_two_exercises_of_a_day_get_two_names(make: Maker) -> None:
    first = Path(make().form.place.text())
    first.touch()
    assert Path(make().form.place.text()).name == f"{first.stem}-2.db"


def test_what_was_chosen_last_time_is_offered_again_but_for_luck_and_pins(make: Maker) -> None:
    screen = make()
    _choose(screen, "thin-capital")
    screen.form.presets[Preset.COUNTRY_TEAM].click()
    screen.form.naming.setCurrentIndex(2)
    screen.form.clocks[Phase.TALKS].setValue(15)
    screen.form.marking.setText("FOR TRAINING ONLY")
    screen.form.seats.pin(SDO).setText("1234")
    kept = screen.choices()
    assert "1234" not in str(kept)
    again = make(kept)
    assert again.scenarios.card is not None
    assert again.scenarios.card.id == "thin-capital"
    assert again.choices() == kept


@pytest.mark.parametrize(
    "garbage",
    [
        {"scenario": 3, "seats": [1], "book": {"a": 1}, "marking": 7, "clocks": "x"},
        {"scenario": "first-posting", "seats": {"osd": "nobody", "x": "person"}, "clocks": {"plan": "ten"}},
    ],
)
def test_choices_that_cannot_be_read_count_as_none(make: Maker, garbage: dict[str, Any]) -> None:
    screen = make(garbage)
    assert screen.form.marking.text() == MARKING
    assert screen.form.seats.holders()[OSD] == PERSON


def test_the_dice_change_the_seed(make: Maker) -> None:
    form = make().form
    found = set()
    for _ in range(8):
        form.dice.click()
        found.add(form.seed.value())
    assert len(found) > 1


def test_a_scenario_of_ones_own_comes_from_its_folder(
    qtbot: QtBot, make: Maker, cards: tuple[ScenarioCard, ...], tmp_path: Path
) -> None:
    dialogs = Noting()
    screen = make(dialogs=dialogs)
    dialogs.folder = tmp_path
    screen.scenarios.other.click()
    qtbot.waitUntil(lambda: "⚠" in screen.doing.text())
    assert screen.begin.isEnabled()
    dialogs.folder = next(card.folder for card in cards if card.id == "thin-capital")
    screen.scenarios.other.click()
    qtbot.waitUntil(lambda: screen.scenarios.card is not None and screen.scenarios.card.id == "thin-capital")
    assert screen.scenarios.list.count() == len(cards)


def test_a_scenario_without_partners_to_read_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    class Broken(FileLibrary):
        def scenarios(self) -> tuple[ScenarioCard, ...]:
            raise ScenarioError("the folder scenarios is missing")

    background = Background()
    screen = SetupScreen(Broken(tmp_path), background, Noting(), {})
    background.setParent(screen)
    qtbot.addWidget(screen, before_close_func=lambda _: background.close())
    qtbot.waitUntil(lambda: "scenarios is missing" in screen.doing.text())
    assert not screen.begin.isEnabled()


def test_words_of_a_scenario_are_never_read_as_markup(make: Maker, cards: tuple[ScenarioCard, ...]) -> None:
    screen = make()
    screen.scenarios.add(replace(cards[0], summary="<b>bold</b> & <img src='x.png'>", folder=Path("elsewhere")))
    assert "<b>bold</b> & <img src='x.png'>" in screen.scenarios.about.toPlainText()


def test_whatever_takes_the_keyboard_has_a_name(make: Maker) -> None:
    nameless = [
        f"{type(w).__name__} {w.objectName()}"
        for w in make().findChildren(QWidget)
        if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus and not (w.accessibleName() or _text(w))
        and not w.objectName().startswith("qt_")
    ]  # fmt: skip
    assert nameless == []


def _text(widget: QWidget) -> str:
    return str(widget.property("text") or "")
