"""The gates: who may say no to an initiative, on what ground, with what cure. Data in ``gates.toml``."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Any, Final


class GateStage(StrEnum):
    """Approve gates run in concurrence and again when talks change a thing; deliver gates run in resolution."""

    APPROVE = "approve"
    DELIVER = "deliver"


class GateId(StrEnum):
    """The gates. A new one comes last: its place is its bit in saved slots."""

    AUTHORITY = "authority"
    NEGOTIATION = "negotiation"
    MONEY_T10 = "money_t10"
    MONEY_T22 = "money_t22"
    MONEY_SALE = "money_sale"
    STATE = "state"
    CONGRESS = "congress"
    HOLD = "hold"
    VETTING = "vetting"
    RELEASE = "release"
    CLEARANCE = "clearance"
    WORKFORCE = "workforce"
    INDUSTRY = "industry"
    MONITORING = "monitoring"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """One gate as data. ``clock`` is in turns: above 0 it is asked again each turn while the initiative waits."""

    id: GateId
    stage: GateStage
    holder: str
    applies_to: str
    clock: int
    reason: str
    cure: str
    law: str
    evidence: str
    as_of: str
    claims: str


def _read() -> dict[GateId, Gate]:
    text = files("sctabletop.domain").joinpath("gates.toml").read_text(encoding="utf-8")
    rows: dict[str, dict[str, Any]] = tomllib.loads(text)
    return {GateId(key): Gate(id=GateId(key), stage=GateStage(row.pop("stage")), **row) for key, row in rows.items()}


GATES: Final = _read()
GATE_INDEX: Final = {g: i for i, g in enumerate(GateId)}
"""Bit of each gate in a slot's ``blocked`` field, which holds every gate that failed at once."""
