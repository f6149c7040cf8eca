"""Exercises to sit down at: who is a person, how far it was played, and what the computer does meanwhile."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sctabletop.domain.phases import Phase
from sctabletop.domain.scenario import Scenario
from sctabletop.domain.seats import SeatId
from sctabletop.gui.background import Background
from sctabletop.gui.dialogs import Dialogs
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.screens.exercise import ExerciseScreen
from sctabletop.players.policies import default_policy
from sctabletop.session import computers
from sctabletop.session.desk import floor, options
from sctabletop.session.desk.options import Options
from sctabletop.session.progress import PERSON
from sctabletop.session.session import Session
from sctabletop.store.memory import MemoryStore
from tests.session.playing import FIRST, clock, setup


def sit(
    *people: SeatId,
    name: str = FIRST,
    to: tuple[int, Phase] = (1, Phase.SITUATION),
    change: Callable[[Scenario], Scenario] = lambda scenario: scenario,
    chosen: Options | None = None,
) -> Session:
    """A session in memory that the computer played as far as asked; then people took their seats, all reveals seen."""
    made = setup(name)
    made = replace(made, scenario=change(made.scenario))
    game = made.game()
    seats = {seat: str(default_policy(game, seat)) for seat in game.seats}
    session = Session.create(MemoryStore(clock), replace(made, seats=seats))
    play_to(session, to)
    for seat in people:
        session.assign(seat, PERSON)
    if chosen is not None:
        options.save(session.store, chosen)
    floor.save(session, replace(floor.load(session), seen_reveal=session.turn - 1))
    return session


def play_to(session: Session, to: tuple[int, Phase]) -> None:
    """Let the computer play everything up to this turn and phase."""
    while (session.turn, session.phase) != to:
        computers.play_phase(session)


class Telling(Dialogs):
    """Dialogs that open nothing: they keep what was told, and say yes."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def tell(self, *asked: object, **_: object) -> None:
        self.told.append(str(asked[2]))

    def ask(self, *asked: object, **_: object) -> None:
        then = asked[-1]
        assert callable(then)
        then()


def open_exercise(session: Session) -> Exercise:
    """The session as screens know it; its worker goes with it."""
    background = Background()
    exercise = Exercise(session, background)
    background.setParent(exercise)
    return exercise


def open_frame(qtbot: QtBot, session: Session) -> ExerciseScreen:
    """The frame of a session, shown, and at rest."""
    exercise = open_exercise(session)
    frame = ExerciseScreen(exercise, Telling())
    exercise.setParent(frame)
    qtbot.addWidget(frame)
    frame.resize(1366, 708)
    with qtbot.waitExposed(frame):
        frame.show()
    rest(qtbot, frame)
    return frame


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key, on a widget."""
    QTest.keyClick(widget, key, modifier)


def type_in(widget: QWidget, text: str) -> None:
    """Some keys, one after the other."""
    QTest.keyClicks(widget, text)


def rest(qtbot: QtBot, frame: ExerciseScreen) -> None:
    """Until nothing runs any more."""
    qtbot.waitUntil(lambda: not frame.exercise.working, timeout=20_000)
