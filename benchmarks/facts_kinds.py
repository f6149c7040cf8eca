"""What a stylised fact is: a finding, where it comes from, and the experiment in which the model is asked about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from sctabletop.domain.ids import BookName
from sctabletop.domain.seats import SeatId
from sctabletop.domain.state import Array, State
from sctabletop.engine.game import Game
from sctabletop.players.loop import Script
from sctabletop.players.policies import PolicyName
from sctabletop.rules.books import DEFAULT


class Evidence(StrEnum):
    """How good the evidence for a finding is, in plain words; a finding may carry several."""

    SEVERAL = "several studies or a systematic review"
    ONE = "one main study"
    JUDGEMENT = "theory or expert judgement"
    CONTESTED = "contested"
    UNVERIFIED = "general knowledge, not checked against the work"


class Direction(StrEnum):
    """What the first arm is expected to have of the measure, beside the second."""

    MORE = "more"
    LESS = "less"
    SAME = "no difference"


class Over(StrEnum):
    """How a measure that is read at the end of every turn becomes one number a world."""

    END = "at the end"
    MEAN = "mean over the turns"
    SUM = "over all turns together"
    EVER = "share of worlds in which it came about"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What is measured: ``read`` gives (W,) at the end of a turn. ``tracks`` are the partner stocks whose ledger
    explains it.
    """

    said: str
    read: Callable[[Game, State], Array]
    over: Over = Over.END
    partner: str = ""
    tracks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Arm:
    """One way to play. ``weight`` is its sign and size in the contrast; the weights of a fact add up to nothing."""

    said: str
    weight: float
    script: Script = field(default_factory=dict)
    start: Mapping[tuple[str, str], float] = field(default_factory=dict)
    """(partner or ``us``, track) -> starting value"""
    players: Mapping[SeatId, PolicyName] = field(default_factory=dict)
    """computer players other than the scenario's own"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one side holds: under which book, with which coefficients changed, what is expected and how much of it.

    ``least`` is the least size of a difference; where none is expected, the most that still counts as none.
    """

    expected: Direction
    least: float
    book: BookName = DEFAULT
    changes: Mapping[str, float] = field(default_factory=dict)

    @property
    def said(self) -> str:
        """The book, and what is changed in it."""
        changed = ", ".join(f"{name} = {value:g}" for name, value in self.changes.items())
        return f"{self.book} with {changed}" if changed else str(self.book)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A finding as an experiment: arms that differ in one thing, under common luck."""

    id: str
    finding: str
    evidence: tuple[Evidence, ...]
    works: tuple[str, ...]
    claims: str
    scenario: str
    turns: int
    arms: tuple[Arm, ...]
    measure: Measure
    positions: tuple[Position, ...]
    """one for a finding that nobody disputes; several for a switch"""
    note: str = ""
    """what a reader should know of the experiment"""
    missing: str = ""
    """what the model lacks where the finding does not hold"""
    not_modelled: str = ""
    """why a contested finding has no switch; empty where it has one"""
    required: str = ""
    """claim that makes the default book take a side in a contested finding; empty where the default is neutral"""

    @property
    def is_switch(self) -> bool:
        """Whether the finding is disputed and held under one setting and not under another."""
        return len(self.positions) > 1

    @property
    def takes_a_side(self) -> bool:
        """Whether the default book, as it is shipped, holds one side of a disputed finding."""
        shipped = (p for p in self.positions if p.book == DEFAULT and not p.changes)
        return self.is_switch and any(p.expected is not Direction.SAME for p in shipped)


THIN: Final = "thin-capital"
FIRST: Final = "first-posting"
