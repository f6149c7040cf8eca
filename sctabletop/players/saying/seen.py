"""What lies before a computer seat when it says why: its own view and papers, and how things are called."""

from dataclasses import dataclass
from typing import Final

from sctabletop.domain.deeds import DEED_FACTS, DEED_INDEX, Deed
from sctabletop.domain.initiative import FIELD_INDEX, Stage
from sctabletop.domain.instruments import INSTRUMENTS
from sctabletop.domain.state import Array
from sctabletop.domain.tracks import BY_NAME
from sctabletop.engine.game import Game
from sctabletop.engine.views import View
from sctabletop.players.brief import Brief
from sctabletop.players.scores import Reason

_DEGREES: Final = ((0.2, "very low"), (0.4, "low"), (0.6, "middling"), (0.8, "high"))
_PLACES: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")
_TOPICS: Final = {
    "willingness": "will to act",
    "commitment": "resolve",
    "trust": "trust in us",
    "instability": "unrest",
    "strain": "chafing under our help",
    "public_support": "support among its people",
    "elite_support": "support among those who rule",
    "exposure": "leaders' own sense of danger",
    "norms": "shared habits with us",
}
_CHAFES: Final = 0.3
"""Strain above which a partner chafes much."""
_SAID_SO: Final = {"adopt_technology": "adoption of their technology"}
"""Instruments whose name is no noun."""


@dataclass(frozen=True, slots=True)
class Called:
    """Names by place, as people read them."""

    partners: tuple[str, ...]
    plan: tuple[str, ...]
    """the statement of each plan assumption"""
    contacts: tuple[tuple[str, ...], ...]
    """the people whom the country team can see with each partner"""


def called(game: Game) -> Called:
    """How the things of a game are called."""
    nations = game.scenario.partners
    statements = tuple(a.statement.rstrip(".") for a in game.scenario.assumptions)
    return Called(tuple(p.name for p in nations), statements, tuple(tuple(p.contacts) for p in nations))


@dataclass(frozen=True, slots=True)
class Seen:
    """One reason beside the view that it was made from; every number is one that the seat can read."""

    view: View
    brief: Brief
    called: Called
    reason: Reason

    @property
    def p(self) -> int:
        """Place of the partner that the facts are about; a partner's facts are about itself."""
        about = self.reason.partner if self.reason.about is None else self.reason.about
        return max(self.brief.own, 0) if about is None else about

    @property
    def name(self) -> str:
        """The partner's name."""
        return self.called.partners[self.p]

    @property
    def other(self) -> str:
        """The name of the partner that it is compared with."""
        return self.called.partners[self.reason.other or 0]

    def mean(self, name: str, p: int | None = None) -> float:
        """A track or readout of the partner as the seat knows or believes it."""
        return float(self.view.mean.get(name)[self.p if p is None else p, 0])

    def error(self, name: str) -> float:
        """The stated error of a belief."""
        return float(self.view.sd(name)[self.p, 0])

    def memo(self, name: str) -> float:
        """A fact of the partner; a partner's view holds its own alone."""
        return float(self.view.memo.get(name)[self._row, 0])

    def guide(self, name: str) -> float:
        """Standing guidance about the partner."""
        return float(self.view.guide.get(name)[self._row, 0])

    def field(self, name: str) -> float:
        """A field of the initiative that the reason is about, 0 where none is in hand."""
        stages = self.slots("stage")
        live = (stages > 0.0) | (stages == float(Stage.SUSPENDED))
        here = live & (self.slots("instrument") == float(self.reason.instrument or -1))
        return float(self.slots(name)[here][0]) if here.any() else 0.0

    def slots(self, name: str) -> Array:
        """(slots,) a field of every initiative with the partner."""
        found: Array = self.view.slot[FIELD_INDEX[name], :, self._row, 0]
        return found

    @property
    def _row(self) -> int:
        return 0 if self.brief.own >= 0 else self.p

    @property
    def place(self) -> str:
        """Where the partner stands in the order of partners: "second of three"."""
        return standing(self.reason.seen.get("place", self.guide("rank")), self.brief.partners)


def standing(rank: float, partners: int) -> str:
    """A rank counted from 0 in words; the last says so."""
    last = int(rank) == partners - 1
    return f"{'last' if last else _PLACES[int(rank)]} of {counted(partners)}"


def counted(number: float) -> str:
    """A small whole number in words."""
    return _NUMBERS[int(number)] if number < len(_NUMBERS) else str(int(number))


def degree(value: float) -> str:
    """A share as an adjective, as it is when it is told to two places."""
    told = round(min(max(value, 0.0), 1.0), 2)
    return next((word for top, word in _DEGREES if told < top), "very high")


def much(value: float) -> str:
    """A share as an adjective, with the number to two places."""
    return f"{degree(value)} ({min(max(value, 0.0), 1.0):.2f})"


def percent(share: float) -> str:
    """A share as a person says it."""
    return f"{share * 100.0:.0f} %"


def millions(value: float) -> str:
    """Million USD."""
    return f"{value:,.6g} million USD"


def turns(number: float) -> str:
    """``1 turn``, ``2 turns``."""
    return f"{number:.0f} turn{'' if round(number) == 1 else 's'}"


def instrument(code: int) -> str:
    """An instrument's name within a sentence; abbreviations keep their capitals and brackets are left out."""
    row = INSTRUMENTS[code - 1]
    title = _SAID_SO.get(str(row.id)) or row.name.split(" (")[0]
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def deed(name: str) -> str:
    """A deed as what is done: "recruit and man the units"."""
    return DEED_FACTS[Deed(name)].said


def deed_place(name: str) -> int:
    """The place of a deed on the deed axis."""
    return DEED_INDEX[Deed(name)]


def topic(name: str) -> str:
    """What a seat asks about, as something that a partner has: "trust in us"."""
    return _TOPICS.get(name) or BY_NAME[name].said


def chafing(s: Seen) -> str:
    """How a partner bears what our help asks of it, as a US seat believes."""
    strain = s.mean("strain")
    if round(strain, 2) <= 0.0:
        return "is not believed to chafe under our help"
    return f"is believed to chafe {'a little' if strain <= _CHAFES else 'much'} under our help ({strain:.2f})"


def listed(words: list[str]) -> str:
    """Words in a row: "a, b and c"."""
    return words[-1] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
