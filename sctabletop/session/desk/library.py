"""What there is to play: shipped scenarios, rule books, computer players; as cards for the set-up screen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from sctabletop.domain.seats import SeatId
from sctabletop.session.desk.options import Options
from sctabletop.session.progress import Pace
from sctabletop.session.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatCard:
    """One seat of a scenario: its name, who it is in a line, and which computer players can take it (default first)."""

    seat: SeatId
    name: str
    about: str
    computers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioCard:
    """One scenario, without secrets. ``turns`` stays with whoever sets up: players never see it in play."""

    id: str
    title: str
    summary: str
    turns: int
    objectives: tuple[str, ...]
    seats: tuple[SeatCard, ...]
    folder: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class NewExercise:
    """What the set-up screen asks for."""

    scenario: Path
    save: Path
    book: str
    seed: int
    pace: Pace
    seats: Mapping[SeatId, str]
    """seat -> ``person`` or the name of a computer player"""
    options: Options = field(default_factory=Options)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentSave:
    """A save that was opened lately and is still there."""

    path: Path
    title: str
    when: str


class Library(Protocol):
    """Opens and makes exercises; ``app`` gives the window one that keeps saves in files. All may take a moment."""

    def scenarios(self) -> tuple[ScenarioCard, ...]:
        """Every shipped scenario that can be played."""
        ...

    def card(self, folder: Path) -> ScenarioCard:
        """The card of any scenario folder. Raises ScenarioError with every fault."""
        ...

    def books(self) -> tuple[str, ...]:
        """The rule books, the default first."""
        ...

    def saves_dir(self) -> Path:
        """Where new saves go unless somebody chooses another place."""
        ...

    def create(self, asked: NewExercise) -> Session:
        """A new exercise in a new save. Raises SctabletopError; nothing is left behind then."""
        ...

    def open(self, path: Path, branch: str | None = None) -> Session:
        """A save, opened for playing on where it stands. Raises SaveError."""
        ...

    def demo(self) -> Session:
        """An exercise half played by the computer, in memory alone: to look at, nothing is kept."""
        ...
