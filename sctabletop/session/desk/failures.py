"""The gates that said no to an initiative when it was last asked, in words: why, who holds each, and what cures it."""

from collections.abc import Mapping
from typing import Final

from sctabletop.domain.gates import GATES, GateId
from sctabletop.domain.seats import OSD, SDO
from sctabletop.engine.gates import gates_in
from sctabletop.session.desk import options
from sctabletop.session.desk.preview import GateLight, Light
from sctabletop.session.desk.terms import Fields
from sctabletop.session.desk.words import Naming, label, partner_name, seat_name
from sctabletop.session.session import Session

_LABELS: Final[Mapping[GateId, str]] = {
    GateId.MONEY_T10: "Title 10 money",
    GateId.MONEY_T22: "Title 22 money",
    GateId.MONEY_SALE: "The partner's money",
    GateId.STATE: "State concurs",
    GateId.HOLD: "No hold",
    GateId.WORKFORCE: "Hours of the country team",
    GateId.INDUSTRY: "Factory slots",
}
"""Gates that are called otherwise than their ids."""


def failures(session: Session, partner: str, fields: Fields) -> tuple[GateLight, ...]:
    """The failed gates in the order in which they are asked; none where the seat may not see them."""
    naming = options.load(session.store).naming
    return tuple(_light(session, naming, partner, gate) for gate in gates_in(fields.get("blocked", 0.0)))


def _light(session: Session, naming: Naming, partner: str, gate: GateId) -> GateLight:
    facts = GATES[gate]
    return GateLight(
        gate=str(gate),
        label=_LABELS.get(gate, label(gate)),
        light=Light.FAILS,
        holder=_holder(session, naming, partner, facts.holder),
        reason=facts.reason,
        cure=facts.cure,
        law=facts.law,
        evidence=facts.evidence,
        as_of=facts.as_of,
        claims=tuple(facts.claims.split()),
    )


def _holder(session: Session, naming: Naming, partner: str, holder: str) -> str:
    scenario, plain_names = session.setup.scenario, naming is Naming.GENERIC
    match holder:
        case "osd":
            return seat_name(scenario, OSD, naming)
        case "sdo":
            return seat_name(scenario, SDO, naming)
        case "partner":
            return partner_name(scenario, partner)
        case "state":
            return "Foreign ministry" if plain_names else "Department of State"
        case "congress":
            return "Parliament" if plain_names else "Congress"
        case other:
            return label(other)
