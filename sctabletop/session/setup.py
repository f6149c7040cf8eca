"""What an exercise is made of, fixed when it is created and kept in its first event."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sctabletop.domain.ids import BookName
from sctabletop.domain.scenario import Scenario
from sctabletop.domain.seats import SeatId
from sctabletop.domain.state import LAYOUT
from sctabletop.engine.game import Game, game
from sctabletop.rules.books import DEFAULT, book
from sctabletop.session.progress import PERSON, Pace


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """Scenario, book, luck, pace, who holds which seat, and what was set from outside."""

    scenario: Scenario
    files: Mapping[str, str]
    """the scenario's own files as text, so that a save can be opened anywhere"""
    book: BookName = DEFAULT
    seed: int = 0
    world: int = 0
    pace: Pace = Pace.TURN
    seats: Mapping[SeatId, str] = field(default_factory=dict)
    """seat -> ``person`` or the name of a computer policy; seats left out are people"""
    overrides: Mapping[tuple[str, str], float] = field(default_factory=dict)

    def game(self) -> Game:
        """The scenario made ready under the book. Raises KeyError for a book that is not shipped."""
        return game(self.scenario, book(self.book), dict(self.overrides))

    def body(self) -> dict[str, Any]:
        """The body of the first event."""
        return {
            "scenario": str(self.scenario.id),
            "title": self.scenario.title,
            "digest": self.scenario.digest,
            "layout": LAYOUT,
            "files": dict(self.files),
            "book": str(self.book),
            "seed": self.seed,
            "world": self.world,
            "pace": str(self.pace),
            "overrides": [{"owner": o, "track": t, "value": v} for (o, t), v in sorted(self.overrides.items())],
        }

    def holder(self, seat: SeatId) -> str:
        """Who holds a seat at the start."""
        return self.seats.get(seat, PERSON)


def from_body(body: Mapping[str, Any], scenario: Scenario) -> Setup:
    """The set-up that the first event of a save holds, for the scenario read from its files."""
    return Setup(
        scenario=scenario,
        files=body["files"],
        book=BookName(body["book"]),
        seed=body["seed"],
        world=body["world"],
        pace=Pace(body["pace"]),
        overrides={(row["owner"], row["track"]): row["value"] for row in body["overrides"]},
    )


def retold(setup: Setup, body: Mapping[str, Any]) -> Setup:
    """The set-up as a later event of the first kind leaves it: other luck, and another book where it names one."""
    book = BookName(body.get("book", setup.book))
    return replace(setup, seed=body["seed"], world=body["world"], book=book)
