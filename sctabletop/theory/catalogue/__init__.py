"""The cards themselves, one file a work. Data only; imports nothing but the card."""

from typing import Final

from sctabletop.theory.card import Claim
from sctabletop.theory.catalogue.dilemma import DILEMMA
from sctabletop.theory.catalogue.evolving import EVOLVING
from sctabletop.theory.catalogue.intelligence import INTELLIGENCE
from sctabletop.theory.catalogue.survey import SURVEY
from sctabletop.theory.catalogue.triad import TRIAD

EVERY_CLAIM: Final[tuple[Claim, ...]] = DILEMMA + TRIAD + EVOLVING + INTELLIGENCE + SURVEY
