"""Where the window meets the rest: saves in files, shipped scenarios, rule books and computer players.

Free of Qt and of everything heavy until somebody asks for it, so that the window can be seen before it is ready.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sctabletop import resources
from sctabletop.cli.files import branch_of, clock
from sctabletop.errors import SaveError, ScenarioError

if TYPE_CHECKING:
    from sctabletop.session.desk.library import NewExercise, ScenarioCard
    from sctabletop.session.ports import EventStore
    from sctabletop.session.session import Session

DEMO_SCENARIO: Final = "thin-capital"
DEMO_TURNS: Final = 5
"""how much of the demonstration the computer has played before somebody looks at it"""


def open_window() -> int:
    """The exit code of the window, after it was closed. Needs Qt and a screen (``cli.window`` asks for both first)."""
    from sctabletop.gui.application import run

    return run(FileLibrary())


def usual_saves_dir() -> Path:
    """Where saves go: the folder ``saves`` of a checkout, else a folder among the person's own data."""
    beside = resources.scenarios_dir().parent / "saves"
    if beside.is_dir() and os.access(beside, os.W_OK):
        return beside
    from platformdirs import user_data_path

    return user_data_path("sctabletop", appauthor=False) / "saves"


class FileLibrary:
    """Exercises kept as files (``session.desk.library.Library``)."""

    def __init__(self, saves: Path | None = None) -> None:
        self._saves = saves
        self._shipped: tuple[ScenarioCard, ...] = ()

    def scenarios(self) -> "tuple[ScenarioCard, ...]":
        """Every shipped scenario that is sound, the shortest first; read once."""
        from sctabletop.scenario.load import shipped

        if self._shipped:
            return self._shipped
        cards = []
        for name in shipped():
            # ``check`` says what is wrong with a scenario; whoever sets up an exercise is shown what can be played.
            with suppress(ScenarioError):
                cards.append(self.card(resources.scenarios_dir() / name))
        self._shipped = tuple(sorted(cards, key=lambda card: (card.turns, card.title)))
        return self._shipped

    def card(self, folder: Path) -> "ScenarioCard":
        """The card of any scenario folder. Raises ScenarioError with every fault."""
        from sctabletop.scenario.load import find, load
        from sctabletop.session.desk.library import card_of

        place = find(str(folder))
        return card_of(load(place), place)

    def books(self) -> tuple[str, ...]:
        """The rule books, the default first."""
        from sctabletop.rules import books

        return (str(books.DEFAULT), *(str(name) for name in books.shipped() if name != books.DEFAULT))

    def saves_dir(self) -> Path:
        """Where new saves go unless somebody chooses another place; it may not be there yet."""
        return self._saves or usual_saves_dir()

    def create(self, asked: "NewExercise") -> "Session":
        """A new exercise in a new save. Raises SctabletopError, and then nothing was left behind."""
        from sctabletop.domain.ids import BookName
        from sctabletop.scenario.load import load
        from sctabletop.session.desk import options
        from sctabletop.session.saves import files_of
        from sctabletop.session.session import Session
        from sctabletop.session.setup import Setup
        from sctabletop.store.files import create_save

        setup = Setup(
            scenario=load(asked.scenario),
            files=files_of(asked.scenario),
            book=BookName(asked.book),
            seed=asked.seed,
            pace=asked.pace,
            seats=dict(asked.seats),
        )
        chosen = asked.options
        for seat, pin in asked.pins.items():
            chosen = chosen.with_pin(seat, pin)
        if asked.save.parent == self.saves_dir():
            _make_folder(asked.save.parent)
        store = create_save(asked.save, clock)

        def begin() -> Session:
            session = Session.create(store, setup)
            options.save(store, chosen)
            return session

        return _or_else(begin, store, asked.save)

    def open(self, path: Path, branch: str | None = None) -> "Session":
        """A save, opened for playing on where it stands. Raises SaveError."""
        from sctabletop.session.saves import setup_of
        from sctabletop.session.session import Session
        from sctabletop.store.files import open_save

        store = open_save(path, clock)

        def go_on() -> Session:
            setup = setup_of(store)
            return Session.open(store, setup, branch_of(store, branch))

        return _or_else(go_on, store)

    def demo(self) -> "Session":
        """*Thin Capital* after five turns that the computer played, its seats now people's; kept nowhere."""
        from sctabletop.domain.seats import CONTROL
        from sctabletop.engine.game import game
        from sctabletop.players.policies import default_policy
        from sctabletop.rules.books import DEFAULT, book
        from sctabletop.scenario.load import find, load
        from sctabletop.session import computers
        from sctabletop.session.progress import PERSON
        from sctabletop.session.saves import files_of
        from sctabletop.session.session import Session
        from sctabletop.session.setup import Setup
        from sctabletop.store.memory import MemoryStore

        folder = find(DEMO_SCENARIO)
        scenario = load(folder)
        ready = game(scenario, book(DEFAULT))
        seats = {seat: str(default_policy(ready, seat)) for seat in ready.seats}
        setup = Setup(scenario=scenario, files=files_of(folder), seed=2, seats=seats)
        session = Session.create(MemoryStore(clock), setup)
        while session.turn <= DEMO_TURNS:
            computers.play_phase(session)
        for seat in session.game.seats:
            if seat != CONTROL:
                session.assign(seat, PERSON)
        return session


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise SaveError(f"{folder}: this folder cannot be made ({trouble.strerror}); choose another place") from trouble


def _or_else(make: "Callable[[], Session]", store: "EventStore", ours: Path | None = None) -> "Session":
    """What ``make`` gives; where it raises, the store is let go and the save ``ours``, if any, is taken away."""
    try:
        return make()
    except BaseException:
        store.close()
        if ours is not None:
            for name in (ours.name, f"{ours.name}-wal", f"{ours.name}-shm"):
                with suppress(OSError):
                    ours.with_name(name).unlink(missing_ok=True)
        raise
