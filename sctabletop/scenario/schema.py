"""The shape of ``scenario.yaml``: every key there may be, closed to all others. Meaning is checked elsewhere."""

from enum import StrEnum
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from sctabletop.domain.aims import Aim
from sctabletop.domain.deeds import Deed
from sctabletop.domain.instruments import ThreatKind
from sctabletop.domain.scenario import Category
from sctabletop.domain.words import Mandate
from sctabletop.scenario.plain_text import is_one_line

MOST_TURNS: Final = 40
MOST_MONEY: Final = 100_000.0
FORMAT: Final = 1


class Character(StrEnum):
    """Whom the computer plays a partner as."""

    RECIPROCATOR = "reciprocator"
    HEDGER = "hedger"
    PRESTIGE_SEEKER = "prestige-seeker"
    FRONTLINE = "frontline"
    REGIME_SURVIVOR = "regime-survivor"
    REFORMER = "reformer"


class Weight(StrEnum):
    """How much a plan assumption matters when play begins."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


def _one_line(text: str) -> str:
    if not is_one_line(text):
        raise ValueError("must be one line that is not empty")
    return text


Name = Annotated[str, Field(max_length=80), AfterValidator(_one_line)]
Sentence = Annotated[str, Field(max_length=300), AfterValidator(_one_line)]
Words = Annotated[str, Field(min_length=1, max_length=1_000)]
ConditionText = Annotated[str, Field(min_length=1, max_length=1_000)]
Share = Annotated[float, Field(ge=0.0, le=1.0)]
Money = Annotated[float, Field(ge=0.0, le=MOST_MONEY)]
TurnNumber = Annotated[int, Field(ge=1, le=MOST_TURNS)]
PartnerName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,29}$")]
Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
# Numbers are strict, but a word of a short list comes from the file as plain text.
CategoryWord = Annotated[Category, Field(strict=False)]
AimWord = Annotated[Aim, Field(strict=False)]
DeedWord = Annotated[Deed, Field(strict=False)]
ThreatWord = Annotated[ThreatKind, Field(strict=False)]
MandateWord = Annotated[Mandate, Field(strict=False)]
CharacterWord = Annotated[Character, Field(strict=False)]
WeightWord = Annotated[Weight, Field(strict=False)]


class Closed(BaseModel):
    """Unknown keys are faults, text is no number, and no number is infinite."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False, frozen=True)


class CharterShape(Closed):
    """One line of a charter."""

    text: Sentence
    kept: ConditionText
    partly: ConditionText
    aim: AimWord | None = None


class RedLineShape(Closed):
    """A secret line that an offer may not cross."""

    text: Sentence
    condition: ConditionText


Charter = Annotated[list[CharterShape], Field(min_length=1, max_length=8)]


class ChartersShape(Closed):
    """The charters of the US seats."""

    osd: Charter
    ccmd: Charter
    sdo: Charter


class UnitedStatesShape(Closed):
    """The US side."""

    continuity: Share
    pool: Annotated[int, Field(ge=1, le=6)]
    base_t10: Money
    base_t22: Money
    hours: Annotated[float, Field(ge=1.0, le=MOST_MONEY)]
    stocks: dict[str, float]
    charters: ChartersShape


class PartnerShape(Closed):
    """A partner nation."""

    id: PartnerName
    name: Name
    category: CategoryWord
    character: CharacterWord
    mandate: MandateWord = Mandate.FULL
    threat_kind: ThreatWord = ThreatKind.MILITARY
    threat_path: Annotated[list[Share], Field(max_length=MOST_TURNS)] = []
    neighbours: Annotated[list[str], Field(max_length=5)] = []
    provides: Annotated[list[DeedWord], Field(max_length=len(Deed))] = []
    contacts: Annotated[list[Name], Field(max_length=8)] = []
    aims: Annotated[list[AimWord], Field(max_length=8)]
    traits: dict[str, float]
    stocks: dict[str, float]
    red_lines: Annotated[list[RedLineShape], Field(max_length=6)] = []
    charter: Charter


class AssumptionShape(Closed):
    """A plan assumption."""

    id: Slug
    partner: str
    statement: Sentence
    condition: ConditionText
    importance: WeightWord
    likelihood: Share
    window: Annotated[list[TurnNumber], Field(min_length=2, max_length=2)]
    need_by: TurnNumber
    enabler: DeedWord | None = None
    crisis: bool = True


class OpeningShape(Closed):
    """An agreement that runs when play begins."""

    partner: str
    instrument: str
    progress: Annotated[int, Field(ge=0, le=20)] = 0
    size: Annotated[int, Field(ge=1, le=3)] = 2


class ScenarioShape(Closed):
    """A whole ``scenario.yaml``."""

    format: Annotated[int, Field(ge=FORMAT, le=FORMAT)]
    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
    title: Name
    summary: Words
    turns: TurnNumber
    objectives: Annotated[list[Sentence], Field(min_length=1, max_length=12)]
    rivals: Annotated[list[Name], Field(max_length=6)] = []
    us: UnitedStatesShape
    partners: Annotated[list[PartnerShape], Field(min_length=1, max_length=6)]
    assumptions: Annotated[list[AssumptionShape], Field(max_length=20)]
    openings: Annotated[list[OpeningShape], Field(max_length=48)] = []
