"""Why one of our seats moved as it did at a table: what was let through, taken or kept."""

from collections.abc import Mapping
from typing import Final

from sctabletop.domain.deeds import DEEDS
from sctabletop.players.saying.plan_grounds import Ground, settled
from sctabletop.players.saying.seen import Seen, deed, percent


def _conditions(s: Seen) -> str:
    asked = s.field("transformation")
    if asked == 0.0:
        return "it carries no condition that could be missed"
    return f"the {asked:.0f} condition{'' if asked == 1.0 else 's'} on it can be spared"


def _deed(words: str) -> Ground:
    def said(s: Seen) -> str:
        owed = int(s.field("deliverable"))
        return words.format(f"to {deed(str(DEEDS[owed - 1]))}" if owed else "a deed in return")

    return said


def _size(words: str) -> Ground:
    sizes = {1.0: "small", 2.0: "medium", 3.0: "large"}
    return lambda s: words.format(sizes[s.field("size")])


TABLE: Final[Mapping[str, Ground]] = {
    "approved": "every gate has let it through",
    "again": lambda s: f"{s.name} put it off last time and did not refuse it",
    "accepted": settled,
    "serves": lambda s: f"it serves the plan's “{s.called.plan[int(s.field('assumption')) - 1]}”",
    "let_conditions": _conditions,
    "keep_conditions": lambda s: f"its {s.field('transformation'):.0f} conditions are what it was for",
    "let_incentive": lambda s: f"no more than {percent(s.field('incentive'))} of sweetener has been given yet",
    "let_incentive_traded": "a sweetener is a fair price for a bargain",
    "keep_incentive": lambda s: f"{percent(s.field('incentive'))} of sweetener is enough",
    "let_smaller": _size("a {} one can be cut and still do its work"),
    "keep_smaller": _size("it is {} already and cannot be cut"),
    "let_no_deed": _deed("the programme is worth having without asking it {}"),
    "let_no_deed_traded": lambda s: (
        f"the plan needs it and the danger for {s.name} is believed great ({s.mean('threat'):.2f})"
    ),
    "keep_no_deed_traded": _deed("nothing should be given for nothing: it was offered for its promise {}"),
}
"""By term, for a US seat in talks."""
