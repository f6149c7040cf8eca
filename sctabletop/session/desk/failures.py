"""The gates that said no to an initiative when it was last asked, in words: why, who holds each, and what cures it."""

from sctabletop.domain.gates import GATES
from sctabletop.domain.scenario import Scenario
from sctabletop.engine.gates import gates_in
from sctabletop.session.desk.gate_words import gate_holder
from sctabletop.session.desk.lights import GateLight, Light, gate_light
from sctabletop.session.desk.terms import Fields
from sctabletop.session.desk.words import Naming


def failures(scenario: Scenario, naming: Naming, partner: str, fields: Fields) -> tuple[GateLight, ...]:
    """The failed gates in the order in which they are asked; none where the seat may not see them."""
    return tuple(
        gate_light(
            gate, Light.FAILS, gate_holder(scenario, naming, partner, gate), GATES[gate].reason, GATES[gate].cure
        )
        for gate in gates_in(fields.get("blocked", 0.0))
    )
