"""Initiatives as a seat may see them: terms, stage, gates that failed, objections, and what may be done with each."""

from dataclasses import dataclass

from sctabletop.domain.seats import SeatId
from sctabletop.session.desk.preview import GateLight
from sctabletop.session.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """One seat's objection: its cure, and the threshold it asks for."""

    seat: SeatId
    cure: str
    threshold: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """One initiative. What a seat may not see of it is empty."""

    partner: str
    instrument: str
    name: str
    """the instrument's name"""
    stage: str
    proposer: str
    terms: tuple[tuple[str, str], ...]
    """label and value in words, in the order of the form"""
    failed: tuple[GateLight, ...]
    """gates that stood in its way when last asked"""
    objections: tuple[Objection, ...]
    overridden: bool
    progress: str
    """"turn 2 of 3", "waits for a factory slot", empty before it runs"""
    due: str
    """the deliverable with its date and whether it was met"""
    ask: str
    """what the partner asks to change, for a countered offer"""
    inclination: str
    """a partner's own leaning in a word (likely, open, unlikely); empty for everybody else"""
    live: bool


def initiatives(session: Session, seat: SeatId) -> tuple[Initiative, ...]:
    """All initiatives that the seat may see, live ones first, then those that ended."""
    raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """OSD's standing guidance for one partner, in words, as far as the seat may see it."""

    partner: str
    name: str
    rows: tuple[tuple[str, str], ...]
    """label and value: rank, ceilings, release, sharing, tone, open step"""


def guidance(session: Session, seat: SeatId) -> tuple[Guidance, ...]:
    """Standing guidance, all partners for the triad, the seat's own (tone, release) for a partner."""
    raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAssumption:
    """One assumption of the plan (T14), as the triad sees it."""

    id: str
    partner: str
    statement: str
    status: str
    importance: str
    need_by: int
    window: tuple[int, int]
    condition: str


def assumptions(session: Session, seat: SeatId) -> tuple[PlanAssumption, ...]:
    """The assumption board; empty for partners."""
    raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastRow:
    """One of the seat's own forecasts."""

    condition: str
    probability: float
    made: int
    due: int
    outcome: bool | None
    brier: float | None


def forecasts(session: Session, seat: SeatId) -> tuple[ForecastRow, ...]:
    """The seat's own forecasts (control: everybody's), open ones first."""
    raise NotImplementedError
