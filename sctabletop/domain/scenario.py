"""A scenario as the engine takes it: everything checked, every condition parsed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from sctabletop.domain.aims import Aim
from sctabletop.domain.conditions import Condition
from sctabletop.domain.deeds import Deed
from sctabletop.domain.ids import AssumptionId, InjectId, InstrumentId, PartnerId, ScenarioId
from sctabletop.domain.instruments import ThreatKind
from sctabletop.domain.seats import SeatId


class Category(StrEnum):
    """The kind of partner, which selects its scorecard (E2)."""

    CAPABLE = "capable"
    FRONTLINE = "frontline"
    HEDGING = "hedging"
    FRAGILE = "fragile"


class AssumptionStatus(IntEnum):
    """A plan assumption is assumed, indicated or demonstrated before its trigger, held or failed after (T14, T15)."""

    ASSUMED = 0
    INDICATED = 1
    DEMONSTRATED = 2
    HELD = 3
    FAILED = 4


class Trigger(StrEnum):
    """How an inject comes."""

    TURN = "turn"
    CONDITION = "condition"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True, kw_only=True)
class CharterLine:
    """One line of a seat's charter; kept where ``kept`` holds at the end, else partly where ``partly`` does, else
    missed.
    """

    text: str
    kept: Condition
    partly: Condition
    aim: Aim | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """One partner nation. ``stocks`` are by array track name (columns spelled out)."""

    id: PartnerId
    name: str
    category: Category
    character: str
    """the character of its computer player, one of six"""
    traits: Mapping[str, float]
    stocks: Mapping[str, float]
    neighbours: tuple[PartnerId, ...] = ()
    provides: tuple[Deed, ...] = ()
    contacts: tuple[str, ...] = ()
    red_lines: tuple[tuple[str, Condition], ...] = ()
    aims: tuple[Aim, ...] = tuple(Aim)
    charter: tuple[CharterLine, ...] = ()
    threat_kind: ThreatKind = ThreatKind.MILITARY
    threat_path: tuple[float, ...] = ()
    """what the threat drifts towards each turn; the last value goes on"""
    mandate: int = 2
    """the most authority its delegation can have: 0 to listen, 1 limited, 2 full (D32)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitedStates:
    """The US side: starting stocks and accounts, the shadow of the future (T24), charters by seat."""

    stocks: Mapping[str, float]
    continuity: float
    pool: int
    """partners that must fund their share for the regional pool to pay (T24)"""
    base_t10: float
    base_t22: float
    hours: float
    charters: Mapping[SeatId, tuple[CharterLine, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """A demand that a plan makes on a partner (T14). ``condition`` is what makes it true."""

    id: AssumptionId
    partner: PartnerId
    statement: str
    condition: Condition
    importance: int
    likelihood: float
    """chance a turn, inside the window, that the contingency comes"""
    window: tuple[int, int]
    need_by: int
    enabler: Deed | None = None
    """the deed that demonstrates it"""
    crisis: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectEffect:
    """What an inject moves: a partner's track, or one of ours where partner is None, or a standing fact."""

    partner: PartnerId | None
    track: str
    by: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Inject:
    """One line of the MSEL."""

    id: InjectId
    trigger: Trigger
    turn: int
    condition: Condition
    after: InjectId | None
    once: bool
    to: tuple[SeatId, ...]
    """who is told; empty for all"""
    kind: str
    title: str
    text: str
    effects: tuple[InjectEffect, ...]
    claims: str
    domain: str
    tripwire: PartnerId | None = None
    """a partner whose abuse tripwires it springs (S8)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """An agreement that runs when play begins."""

    partner: PartnerId
    instrument: InstrumentId
    progress: int = 0
    size: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A whole scenario."""

    id: ScenarioId
    title: str
    summary: str
    turns: int
    partners: tuple[Partner, ...]
    us: UnitedStates
    assumptions: tuple[Assumption, ...]
    injects: tuple[Inject, ...]
    openings: tuple[Opening, ...]
    rivals: tuple[str, ...]
    objectives: tuple[str, ...]
    briefs: Mapping[SeatId, str]
    digest: str
    """hash of the files it was read from"""
    instructor: str = ""
    """the instructor's note, Markdown; control's alone"""
    map: str = ""
    """a drawing of the region, SVG; public"""

    def partner_index(self, partner: PartnerId) -> int:
        """Where a partner stands on the partner axis. Raises KeyError."""
        for i, p in enumerate(self.partners):
            if p.id == partner:
                return i
        raise KeyError(partner)
