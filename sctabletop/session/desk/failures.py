"""The gates that said no to an initiative when it was last asked, in words: why, who holds each, and what cures it."""

from sctabletop.domain.gates import GATES, GateId
from sctabletop.engine.gates import gates_in
from sctabletop.session.desk import options
from sctabletop.session.desk.gate_words import gate_holder, gate_label
from sctabletop.session.desk.preview import GateLight, Light
from sctabletop.session.desk.terms import Fields
from sctabletop.session.desk.words import Naming
from sctabletop.session.session import Session


def failures(session: Session, partner: str, fields: Fields) -> tuple[GateLight, ...]:
    """The failed gates in the order in which they are asked; none where the seat may not see them."""
    naming = options.load(session.store).naming
    return tuple(_light(session, naming, partner, gate) for gate in gates_in(fields.get("blocked", 0.0)))


def _light(session: Session, naming: Naming, partner: str, gate: GateId) -> GateLight:
    facts = GATES[gate]
    return GateLight(
        gate=str(gate),
        label=gate_label(gate),
        light=Light.FAILS,
        holder=gate_holder(session.setup.scenario, naming, partner, gate),
        reason=facts.reason,
        cure=facts.cure,
        law=facts.law,
        evidence=facts.evidence,
        as_of=facts.as_of,
        claims=tuple(facts.claims.split()),
    )
