"""How the gates are called, and who holds each, in the words of this table."""

from typing import Final

from sctabletop.domain.gates import GATES, GateId
from sctabletop.domain.scenario import Scenario
from sctabletop.domain.seats import OSD, SDO
from sctabletop.session.desk.words import Naming, label, partner_name, seat_name

_CALLED: Final = {
    GateId.MONEY_T10: "Title 10 money",
    GateId.MONEY_T22: "Title 22 money",
    GateId.MONEY_SALE: "The partner's money",
    GateId.STATE: "State concurs",
    GateId.HOLD: "No hold",
    GateId.MONITORING: "End use monitored",
    GateId.WORKFORCE: "Hours of the country team",
    GateId.INDUSTRY: "Factory slots",
}
"""Gates that are called otherwise than their ids."""


def gate_label(gate: GateId) -> str:
    """A gate as a label."""
    return _CALLED.get(gate) or label(gate)


def gate_holder(scenario: Scenario, naming: Naming, partner: str, gate: GateId) -> str:
    """Who may say no at a gate to an initiative with this partner."""
    match GATES[gate].holder:
        case "osd":
            return seat_name(scenario, OSD, naming)
        case "sdo":
            return seat_name(scenario, SDO, naming)
        case "partner":
            return partner_name(scenario, partner)
        case "state":
            return "Foreign ministry" if naming is Naming.GENERIC else "Department of State"
        case "congress":
            return "Parliament" if naming is Naming.GENERIC else "Congress"
        case other:
            return label(other)
