"""What a partner is measured by, as data in ``scorecards.toml``: its category selects its scorecard (E2)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from sctabletop.domain.conditions import Condition, parse
from sctabletop.domain.ids import PartnerId
from sctabletop.domain.scenario import Category, CharterLine

OWNER: Final = "partner"
"""Who a condition of the file speaks of: whichever partner is measured."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: what it says, and the conditions for kept and partly with ``partner`` as the owner."""

    text: str
    kept: str
    partly: str


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The measures of one kind of partner, what matters most first, and why these (E2)."""

    why: str
    measures: tuple[Measure, ...]

    def lines(self, partner: PartnerId) -> tuple[CharterLine, ...]:
        """The measures as lines about one partner, to be read as a charter is."""
        return tuple(
            CharterLine(text=m.text, kept=_of(m.kept, partner), partly=_of(m.partly, partner)) for m in self.measures
        )


def _of(condition: str, partner: PartnerId) -> Condition:
    return parse(condition.replace(f"{OWNER}.", f"{partner}."))


def _read() -> Mapping[Category, Scorecard]:
    rows = tomllib.loads(files("sctabletop.domain").joinpath("scorecards.toml").read_text(encoding="utf-8"))
    return {
        category: Scorecard(rows[category]["why"], tuple(Measure(**row) for row in rows[category]["measures"]))
        for category in Category
    }


SCORECARDS: Final = _read()
