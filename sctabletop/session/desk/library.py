"""What there is to play: shipped scenarios, rule books, computer players; as cards for the set-up screen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

from sctabletop.domain.scenario import Scenario
from sctabletop.domain.seats import Role, SeatId, all_seats, role_of
from sctabletop.engine.game import Game, game
from sctabletop.players.policies import allowed_policies, default_policy
from sctabletop.rules.books import DEFAULT, book
from sctabletop.session.desk.options import Options
from sctabletop.session.desk.words import Naming, seat_name
from sctabletop.session.progress import Pace
from sctabletop.session.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatCard:
    """One seat of a scenario: its name, who it is in a line, and which computer players can take it (default first)."""

    seat: SeatId
    names: Mapping[Naming, str]
    """what the seat is called, whichever way this table names the department"""
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


_ABOUT: Final = {
    Role.OSD: "Ranks partners, sets money and release, speaks for Washington.",
    Role.CCMD: "Owns the plan and its dates; drafts programmes.",
    Role.SDO: "The country teams: people, reports, what is said on the spot.",
    Role.PARTNER: "A cabinet with aims of its own, and a rival who always has an offer.",
    Role.CONTROL: "The white cell: delivers events, sets odds, keeps the clock.",
}


def card_of(scenario: Scenario, folder: Path) -> ScenarioCard:
    """The card of a scenario that was read."""
    ready = game(scenario, book(DEFAULT))
    return ScenarioCard(
        id=str(scenario.id),
        title=scenario.title,
        summary=scenario.summary,
        turns=scenario.turns,
        objectives=tuple(scenario.objectives),
        seats=tuple(_seat_card(ready, seat) for seat in all_seats([p.id for p in scenario.partners])),
        folder=folder,
    )


def _seat_card(ready: Game, seat: SeatId) -> SeatCard:
    usual = default_policy(ready, seat)
    others = [name for name in allowed_policies(role_of(seat)) if name != usual]
    return SeatCard(
        seat=seat,
        names={naming: seat_name(ready.scenario, seat, naming) for naming in Naming},
        about=_ABOUT[role_of(seat)],
        computers=tuple(str(name) for name in (usual, *others)),
    )


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
    pins: Mapping[SeatId, str] = field(default_factory=dict)
    """seat PINs as they were typed; the save keeps no more than ``Options.with_pin`` makes of them"""


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
