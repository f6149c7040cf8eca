"""What a refusal is about, in words: the engine names things by their ids, people by what they are called."""

import re
from collections.abc import Iterator
from typing import Final

from sctabletop.domain.deeds import DEEDS
from sctabletop.domain.instruments import INSTRUMENT_INDEX
from sctabletop.domain.orders import ORDER_TYPES
from sctabletop.domain.seats import SeatId
from sctabletop.domain.tracks import BY_NAME, US_BY_NAME
from sctabletop.session.desk.kinds import kind_words
from sctabletop.session.desk.names import deed_said, instrument_name
from sctabletop.session.desk.options import load
from sctabletop.session.desk.words import partner_name, plain, seat_name
from sctabletop.session.session import Session

_ID: Final = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)+")


def detail_said(session: Session, detail: str) -> str:
    """The detail of a refusal with every id in it as words; what is no id stays as it is."""
    called = dict(_called(session))
    if detail in called:
        return called[detail]
    # Inside a sentence of the engine "relief" is a word and no instrument; what is written with a dash never is one.
    return _ID.sub(lambda found: called.get(found[0], found[0]), detail)


def _called(session: Session) -> Iterator[tuple[str, str]]:
    """Id and words of everything a refusal may name; a later one takes the place of an earlier one."""
    scenario, naming = session.game.scenario, load(session.store).naming
    yield from ((name, plain(name)) for name in (*BY_NAME, *US_BY_NAME))
    yield from ((kind, kind_words(kind).label.lower()) for kind in ORDER_TYPES)
    yield from ((str(one.id), f"“{one.statement}”") for one in scenario.assumptions)
    yield from ((str(one.id), f"“{one.title}”") for one in scenario.injects)
    yield from ((str(deed), deed_said(deed)) for deed in DEEDS)
    yield from ((str(name), instrument_name(str(name))) for name in INSTRUMENT_INDEX)
    yield from ((str(seat), seat_name(scenario, SeatId(seat), naming)) for seat in session.game.seats)
    yield from ((str(p.id), partner_name(scenario, str(p.id))) for p in scenario.partners)
