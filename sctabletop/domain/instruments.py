"""The instrument catalogue: about thirty ways of cooperating, as data, with arrays for the engine (S1)."""

import tomllib
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.resources import files
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from sctabletop.domain.aims import Aim
from sctabletop.domain.ids import InstrumentId


class Family(StrEnum):
    """The seven families of instrument (S1)."""

    ARMS_TRANSFERS = "arms_transfers"
    EDUCATION_TRAINING = "education_training"
    EXERCISES = "exercises"
    SECTOR_REFORM = "sector_reform"
    INFORMATION_INTELLIGENCE = "information_intelligence"
    CRISIS_RELIEF = "crisis_relief"
    MODERNISATION = "modernisation"


class Authority(StrEnum):
    """Under what law it is done: decides who pays and who must agree (T12)."""

    POLICY = "policy"
    TITLE10 = "title10"
    TITLE22 = "title22"
    SALE = "sale"
    AGREEMENT = "agreement"


AUTHORITIES: Final = tuple(Authority)


class Serves(StrEnum):
    """The four returns of security cooperation, tracked apart (T21)."""

    ACCESS = "access"
    INFLUENCE = "influence"
    CAPABILITY = "capability"
    CAPACITY = "capacity"


class ThreatKind(StrEnum):
    """What danger an instrument answers; a plan must follow the threat (E22)."""

    ANY = "any"
    MILITARY = "military"
    INTERNAL = "internal"
    HYBRID = "hybrid"
    DISASTER = "disaster"


THREAT_KINDS: Final = tuple(ThreatKind)

FLOWS: Final = (
    "contact",
    "liaison",
    "exchange",
    "presence",
    "exercise",
    "hotline",
    "exquisite",
    "sustain",
    "coproduction",
    "two_way",
    "standards",
    "sharing",
    "release",
    "cyber",
    "relief",
    "deal",
    "audit",
    "law",
    "stock",
    "lift_doctrine",
    "lift_policy",
    "lift_organisation",
    "lift_training",
    "lift_leadership",
    "lift_personnel",
    "lift_equipment",
    "lift_facilities",
)
"""What instruments feed into the model each turn, the flow axis of the ``builds`` array."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """One instrument. Money in million USD over its life, time in turns, hours a turn; shares between 0 and 1."""

    id: InstrumentId
    name: str
    family: Family
    authority: Authority
    lead: int
    lasts: int
    cost: float
    hours: float
    price: float
    benefit: float
    serves: Serves
    suits: frozenset[Aim]
    visible: float
    builds: dict[str, float]
    evidence: str
    claims: str
    job: str
    needs: str
    slots: float = 0.0
    burden: float = 0.0
    rung: int = 0
    ladder: int = 0
    prestige: float = 0.0
    offensive: float = 0.0
    single_source: float = 0.0
    domain: str = "defence"
    threat: ThreatKind = ThreatKind.ANY
    state_concurs: bool = False
    congress: bool = False
    release: bool = False
    vetting: bool = False
    clearance: bool = False
    letter: bool = False
    drawdown: bool = False
    delivers: bool = False
    co_produced: bool = False
    two_way: bool = False
    reform: bool = False
    pool: bool = False


def _read() -> tuple[Instrument, ...]:
    text = files("sctabletop.domain").joinpath("instruments.toml").read_text(encoding="utf-8")
    rows: dict[str, dict[str, Any]] = tomllib.loads(text)
    return tuple(
        Instrument(
            id=InstrumentId(key),
            **{
                **row,
                "family": Family(row["family"]),
                "authority": Authority(row["authority"]),
                "serves": Serves(row["serves"]),
                "suits": frozenset(map(Aim, row["suits"])),
                "threat": ThreatKind(row.get("threat", "any")),
            },
        )
        for key, row in rows.items()
    )


INSTRUMENTS: Final = _read()
INSTRUMENT_INDEX: Final = {i.id: n for n, i in enumerate(INSTRUMENTS)}
LADDER: Final = {i.ladder: i for i in INSTRUMENTS if i.ladder}
"""The agreement that leads to each rung of the legal ladder (T9)."""

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class InstrumentTable:
    """The catalogue as read-only arrays with an empty first row, so that slot code 0 means "no initiative"."""

    columns: dict[str, Array] = field(default_factory=dict)
    """attribute -> (I + 1,)"""
    builds: Array = field(default_factory=lambda: np.zeros((len(FLOWS), 1)))
    """(flows, I + 1)"""

    def __getattr__(self, name: str) -> Array:
        try:
            return self.columns[name]
        except KeyError:
            raise AttributeError(name) from None


_NUMBERS: Final = (
    "lead lasts cost hours price benefit visible slots burden rung ladder prestige offensive single_source "
    "state_concurs congress release vetting clearance letter drawdown delivers co_produced two_way reform pool"
).split()


def _table() -> InstrumentTable:
    columns = {name: np.array([0.0, *(float(getattr(i, name)) for i in INSTRUMENTS)]) for name in _NUMBERS}
    columns["authority"] = np.array([-1.0, *(float(AUTHORITIES.index(i.authority)) for i in INSTRUMENTS)])
    columns["threat"] = np.array([0.0, *(float(THREAT_KINDS.index(i.threat)) for i in INSTRUMENTS)])
    for authority in AUTHORITIES:
        columns[f"is_{authority}"] = np.array([0.0, *(float(i.authority is authority) for i in INSTRUMENTS)])
    builds = np.array([[0.0, *(i.builds.get(flow, 0.0) for i in INSTRUMENTS)] for flow in FLOWS])
    for array in (*columns.values(), builds):
        array.setflags(write=False)
    return InstrumentTable(columns, builds)


TABLE: Final = _table()
