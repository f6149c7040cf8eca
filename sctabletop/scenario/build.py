"""From the checked shape of a scenario to the objects that the engine takes."""

from typing import Final

from sctabletop.domain.conditions import Condition
from sctabletop.domain.ids import AssumptionId, InstrumentId, PartnerId, ScenarioId
from sctabletop.domain.scenario import Assumption, CharterLine, Opening, Partner, Scenario, UnitedStates
from sctabletop.domain.seats import CCMD, OSD, SDO
from sctabletop.domain.words import Mandate
from sctabletop.scenario.extras import MAP, NOTE
from sctabletop.scenario.reading import Reading
from sctabletop.scenario.schema import (
    AssumptionShape,
    CharterShape,
    PartnerShape,
    ScenarioShape,
    UnitedStatesShape,
    Weight,
)
from sctabletop.scenario.stocks import stocks_of, traits_of, us_stocks_of
from sctabletop.scenario.vocabulary import Trouble, read_condition

_WEIGHTS: Final = {weight: number for number, weight in enumerate(Weight, start=1)}
_MANDATES: Final = {mandate: number for number, mandate in enumerate(Mandate)}


def build(reading: Reading, shape: ScenarioShape) -> Scenario:
    """The scenario of a reading without faults."""
    return Scenario(
        id=ScenarioId(shape.id),
        title=shape.title,
        summary=shape.summary.strip(),
        turns=shape.turns,
        partners=tuple(_partner(p) for p in shape.partners),
        us=_united_states(shape.us),
        assumptions=tuple(_assumption(a) for a in shape.assumptions),
        injects=tuple(reading.injects),
        openings=tuple(
            Opening(
                partner=PartnerId(o.partner), instrument=InstrumentId(o.instrument), progress=o.progress, size=o.size
            )
            for o in shape.openings
        ),
        rivals=tuple(shape.rivals),
        objectives=tuple(shape.objectives),
        briefs=reading.briefs,
        instructor=reading.extras.get(NOTE, ""),
        map=reading.extras.get(MAP, ""),
        digest=reading.digest,
    )


def _partner(shape: PartnerShape) -> Partner:
    return Partner(
        id=PartnerId(shape.id),
        name=shape.name,
        category=shape.category,
        character=shape.character.value,
        traits=traits_of(shape.traits),
        stocks=stocks_of(shape.stocks),
        neighbours=tuple(PartnerId(n) for n in shape.neighbours),
        provides=tuple(shape.provides),
        contacts=tuple(shape.contacts),
        red_lines=tuple((line.text, _condition(line.condition)) for line in shape.red_lines),
        aims=tuple(shape.aims),
        charter=_charter(shape.charter),
        threat_kind=shape.threat_kind,
        threat_path=tuple(float(v) for v in shape.threat_path),
        mandate=_MANDATES[shape.mandate],
    )


def _united_states(shape: UnitedStatesShape) -> UnitedStates:
    charters = {OSD: shape.charters.osd, CCMD: shape.charters.ccmd, SDO: shape.charters.sdo}
    return UnitedStates(
        stocks=us_stocks_of(shape.stocks),
        continuity=float(shape.continuity),
        pool=shape.pool,
        base_t10=float(shape.base_t10),
        base_t22=float(shape.base_t22),
        hours=float(shape.hours),
        charters={seat: _charter(lines) for seat, lines in charters.items()},
    )


def _assumption(shape: AssumptionShape) -> Assumption:
    return Assumption(
        id=AssumptionId(shape.id),
        partner=PartnerId(shape.partner),
        statement=shape.statement,
        condition=_condition(shape.condition),
        importance=_WEIGHTS[shape.importance],
        likelihood=float(shape.likelihood),
        window=(shape.window[0], shape.window[1]),
        need_by=shape.need_by,
        enabler=shape.enabler,
        crisis=shape.crisis,
    )


def _charter(lines: list[CharterShape]) -> tuple[CharterLine, ...]:
    return tuple(
        CharterLine(text=line.text, kept=_condition(line.kept), partly=_condition(line.partly), aim=line.aim)
        for line in lines
    )


def _condition(text: str) -> Condition:
    condition = read_condition(text)
    if isinstance(condition, Trouble):
        raise TypeError(f"a checked condition cannot be read: {text!r}")
    return condition
