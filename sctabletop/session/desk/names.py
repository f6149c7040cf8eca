"""How things of the catalogue are called inside a sentence."""

from sctabletop.domain.deeds import DEED_FACTS, Deed
from sctabletop.domain.ids import InstrumentId
from sctabletop.domain.instruments import INSTRUMENT_INDEX, INSTRUMENTS
from sctabletop.session.desk.words import plain


def instrument_title(instrument: str) -> str:
    """An instrument's name as a heading, such as "Patrol craft"; an id that is none comes back as words."""
    at = INSTRUMENT_INDEX.get(InstrumentId(instrument))
    return plain(instrument) if at is None else INSTRUMENTS[at].name


def instrument_name(instrument: str) -> str:
    """An instrument's name inside a sentence, such as "patrol craft": abbreviations keep their capitals, and what
    stands in brackets is left out.
    """
    title = instrument_title(instrument).split(" (")[0]
    first = title.split(" ")[0].split("-")[0]
    return title if first.isupper() and len(first) > 1 else title[:1].lower() + title[1:]


def deed_said(deed: str) -> str:
    """A deed as what is done: "recruit and man the units"."""
    return DEED_FACTS[Deed(deed)].said


def percent(share: float) -> str:
    """A share from 0 to 1 in per cent."""
    return f"{share * 100.0:.3g} %"


def turns(count: float) -> str:
    """A number of turns with its word."""
    return "1 turn" if count == 1 else f"{count:g} turns"
