"""Initiatives as a seat may see them: terms, stage, gates that failed, objections, and what may be done with each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from sctabletop.domain.events import Event, Tag
from sctabletop.domain.initiative import SLOTS, Stage
from sctabletop.domain.instruments import LADDER
from sctabletop.domain.scenario import AssumptionStatus
from sctabletop.domain.seats import CCMD, CONTROL, SDO, US_SEATS, SeatId, partner_of
from sctabletop.domain.state import GUIDE, Array
from sctabletop.domain.words import Release, Tone
from sctabletop.session.desk import options
from sctabletop.session.desk.believed import look
from sctabletop.session.desk.conditions import said, said_text
from sctabletop.session.desk.failures import failures
from sctabletop.session.desk.lights import GateLight
from sctabletop.session.desk.names import instrument_name, instrument_title
from sctabletop.session.desk.terms import (
    Fields,
    aim_row,
    ask_of,
    band,
    due_words,
    fields_of,
    instrument_of,
    is_live,
    progress_words,
    stage_of,
    term_rows,
)
from sctabletop.session.desk.told import told
from sctabletop.session.desk.words import Naming, plain
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
    answers, naming = _Answers(session, seat), options.load(session.store).naming
    found = [_initiative(session, seat, answers, naming, *row) for row in _slots(session, seat)]
    return (*(i for i in found if i.live), *(i for i in found if not i.live))


def _slots(session: Session, seat: SeatId) -> Iterator[tuple[str, Fields, float | None]]:
    """Partner, fields and a partner's own inclination of every slot that holds something for this seat's eyes."""
    names = tuple(session.game.partners)
    if seat == CONTROL:
        table, appeal = session.state.slot, None
    else:
        seen = look(session, seat)
        table = seen.slot
        if seen.own is not None:
            names, appeal = (names[seen.own],), seen.appeal
        else:
            appeal = None
    for p, name in enumerate(names):
        for slot in range(SLOTS):
            fields = fields_of(table[:, slot, p, 0])
            if fields["instrument"]:
                yield name, fields, None if appeal is None else float(appeal[slot, p, 0])


def _initiative(
    session: Session,
    seat: SeatId,
    answers: "_Answers",
    naming: Naming,
    partner: str,
    fields: Fields,
    appeal: float | None,
) -> Initiative:
    stage, instrument = stage_of(fields), instrument_of(fields)
    ours = partner_of(seat) is None
    scenario, p = session.setup.scenario, session.game.partners[partner]
    return Initiative(
        partner=partner,
        instrument=instrument,
        name=instrument_title(instrument),
        stage=plain(stage.name.lower()),
        # What ran before play began was proposed by nobody at this table.
        proposer=str((CCMD, SDO)[int(fields["proposer"])]) if ours and fields["born"] else "",
        terms=(*term_rows(scenario, fields, ours), *(() if ours else (aim_row(scenario.partners[p], fields),))),
        failed=failures(session.setup.scenario, naming, partner, fields),
        objections=answers.objections(partner, instrument, fields) if ours else (),
        overridden=fields["overridden"] > 0.0,
        progress=progress_words(fields),
        due=due_words(fields),
        ask=ask_of(fields) if stage is Stage.COUNTERED else "",
        inclination=band(appeal) if appeal is not None and Stage.OFFERED <= stage <= Stage.AGREED else "",
        live=is_live(stage),
    )


class _Answers:
    """What the gates and the triad said to initiatives, as far as the seat was told; read only where it is needed."""

    def __init__(self, session: Session, seat: SeatId) -> None:
        self._session = session
        self._seat = seat

    @cached_property
    def _newest_first(self) -> list[Event]:
        said = [x.event for x in told(self._session, self._seat)]
        return [e for e in reversed(said) if e.tag is Tag.GATE_ANSWERED]

    def objections(self, partner: str, instrument: str, fields: Fields) -> tuple[Objection, ...]:
        """The objections that stand: for each seat whose bit is set, the last words it gave."""
        bits = int(fields["objected"])
        seats = [seat for bit, seat in enumerate(US_SEATS) if bits >> bit & 1]
        return tuple(self._last(seat, partner, instrument) for seat in seats)

    def _last(self, seat: SeatId, partner: str, instrument: str) -> Objection:
        for event in self._newest_first:
            if (event.body["partner"], event.body["instrument"]) == (partner, instrument):
                for row in event.body["objections"]:
                    if row["seat"] == seat:
                        return Objection(seat=seat, cure=row["cure"], threshold=row["threshold"])
        return Objection(seat=seat, cure="", threshold=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """OSD's standing guidance for one partner, in words, as far as the seat may see it."""

    partner: str
    name: str
    rows: tuple[tuple[str, str], ...]
    """label and value: rank, ceilings, release, sharing, tone, open step"""


def guidance(session: Session, seat: SeatId) -> tuple[Guidance, ...]:
    """Standing guidance, all partners for the triad, the seat's own (tone, release) for a partner."""
    partners = session.setup.scenario.partners
    if seat == CONTROL:
        return tuple(
            Guidance(partner=str(one.id), name=one.name, rows=_guided(session.state.guide[:, p, 0], len(partners)))
            for p, one in enumerate(partners)
        )
    seen = look(session, seat)
    if seen.own is not None:
        one = partners[seen.own]
        rows = tuple(_GUIDED[n](float(seen.guide.get(n)[0, 0])) for n in ("release", "tone"))
        return (Guidance(partner=str(one.id), name=one.name, rows=rows),)
    return tuple(
        Guidance(
            partner=str(one.id),
            name=one.name,
            rows=_guided([seen.guide.get(n)[p, 0] for n in GUIDE], len(partners)),
        )
        for p, one in enumerate(partners)
    )


def _guided(values: Sequence[float] | Array, partners: int) -> tuple[tuple[str, str], ...]:
    """All lines of guidance, from their numbers in order."""
    rank = ("Rank", f"{values[0] + 1.0:.0f} of {partners}")
    return (rank, *(_GUIDED[name](float(v)) for name, v in zip(GUIDE[1:], values[1:], strict=True)))


def _ceiling(title: int) -> Callable[[float], tuple[str, str]]:
    return lambda value: (f"Title {title} ceiling", f"{value:g} million USD a turn")


_RELEASE: Final = {Release.NONE: "not decided", Release.CASE: "case by case", Release.EXEMPT: "exempt"}


def _open_step(rung: float) -> tuple[str, str]:
    agreement = LADDER.get(int(rung))
    return "Open step", f"rung {rung:.0f}, {instrument_name(agreement.id)}" if agreement else "none"


_GUIDED: Final[Mapping[str, Callable[[float], tuple[str, str]]]] = {
    "ceiling_t10": _ceiling(10),
    "ceiling_t22": _ceiling(22),
    "release": lambda value: ("Release", _RELEASE[tuple(Release)[int(value)]]),
    "sharing": lambda value: ("Sharing", "on" if value else "off"),
    "tone": lambda value: ("Tone", str(tuple(Tone)[int(value)])),
    "step_open": _open_step,
}


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
    likelihood: float
    """chance a turn, inside the window, that the contingency comes"""


def assumptions(session: Session, seat: SeatId) -> tuple[PlanAssumption, ...]:
    """The triage board: open ones first, by likelihood, then importance, then time left (T14); empty for partners."""
    if partner_of(seat) is not None:
        return ()
    scenario = session.setup.scenario
    facts = session.state.assumption if seat == CONTROL else look(session, seat).assumption
    rows = [
        PlanAssumption(
            id=str(a.id),
            partner=str(a.partner),
            statement=a.statement,
            status=AssumptionStatus(int(facts[0, i, 0])).name.lower(),
            importance=_IMPORTANCE[int(facts[1, i, 0])],
            need_by=a.need_by,
            window=a.window,
            condition=said(scenario, a.condition),
            likelihood=a.likelihood,
        )
        for i, a in enumerate(scenario.assumptions)
    ]
    weight = {words: code for code, words in _IMPORTANCE.items()}
    rows.sort(key=lambda r: (r.status in _TESTED, -r.likelihood, -weight[r.importance], r.need_by))
    return tuple(rows)


_TESTED: Final = frozenset({"held", "failed"})
_IMPORTANCE: Final = {-1: "written off", 0: "none", 1: "low", 2: "medium", 3: "high"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastRow:
    """One of the seat's own forecasts."""

    condition: str
    probability: float
    made: int
    due: int
    outcome: bool | None
    brier: float | None
    seat: SeatId = CONTROL
    """whose it is"""


def forecasts(session: Session, seat: SeatId) -> tuple[ForecastRow, ...]:
    """The seat's own forecasts (control: everybody's), open ones first."""
    rows = [
        ForecastRow(
            condition=said_text(session.setup.scenario, f.condition),
            probability=f.probability,
            made=f.made,
            due=f.due,
            outcome=f.outcome,
            brier=f.brier,
            seat=f.seat,
        )
        for f in session.progress.forecasts
        if seat in (f.seat, CONTROL)
    ]
    return (*(r for r in rows if r.outcome is None), *(r for r in rows if r.outcome is not None))
