"""Every stylised fact that the model is asked about, by topic."""

from typing import Final

from benchmarks.facts_dilemma import DILEMMA
from benchmarks.facts_fragile import FRAGILE
from benchmarks.facts_help import HELP
from benchmarks.facts_kinds import Fact
from benchmarks.facts_price import PRICE

FACTS: Final[tuple[Fact, ...]] = (*DILEMMA, *HELP, *FRAGILE, *PRICE)
BY_ID: Final = {fact.id: fact for fact in FACTS}
