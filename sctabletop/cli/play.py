"""Playing phases one after another with scripted orders and computer seats; shared by ``run`` and ``fork``."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sctabletop.cli.progress import Progress
from sctabletop.cli.script import Script
from sctabletop.domain.events import Event, Tag
from sctabletop.domain.orders import Order
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import SeatId

if TYPE_CHECKING:
    from sctabletop.session.session import Session


def play(session: "Session", script: Script, turns: int | None) -> None:
    """Play to the end, or so many turns on; refusals of scripted orders are told on stderr as they come."""
    from sctabletop.session.computers import play_phase

    last = session.setup.scenario.turns
    if turns is not None:
        last = min(last, session.turn + turns - 1)
    made = _made_already(session)
    with Progress(last - session.turn + 1, "playing turns") as progress:
        session.subscribe(_Teller(session, script.seats, progress).hear)
        while not session.ended and session.turn <= last:
            orders = script.at(session.turn, session.phase)
            if made:
                orders = {seat: _rest(given, made.get(seat, [])) for seat, given in orders.items()}
                made = {}
            play_phase(session, orders)


def _made_already(session: "Session") -> dict[SeatId, list[Order]]:
    """Moves at the tables that the open phase holds already, where play was broken off in the midst of talks."""
    from sctabletop.session.progress import read_order

    made: dict[SeatId, list[Order]] = {}
    if session.phase is Phase.TALKS:
        for stored in session.store.events(session.branch):
            body = stored.event.body
            if stored.event.tag is Tag.TABLE_MOVED and body["turn"] == session.turn:
                made.setdefault(SeatId(body["seat"]), []).extend(read_order(row) for row in body["orders"])
    return made


def _rest(given: Sequence[Order], made: Sequence[Order]) -> list[Order]:
    return [order for order in given if order not in made]


class _Teller:
    """Tells on stderr what comes of the play."""

    def __init__(self, session: "Session", scripted: frozenset[SeatId], progress: Progress) -> None:
        self._session = session
        self._scripted = scripted
        self._progress = progress

    def hear(self, events: Sequence[Event]) -> None:
        """Told by the session what was stored."""
        for event in events:
            body = event.body
            match event.tag:
                case Tag.ORDER_LAPSED if body["seat"] in self._scripted:
                    where = f"turn {body['turn']}, {body['phase']}, {body['seat']}"
                    self._progress.say(f"  {where}: {body['kind']} did not stand: {body['text']}")
                case Tag.REVEALED:
                    news = body["surprise"] or next(iter(body["headlines"]), "a quiet half-year.")
                    self._progress.step(f"turn {body['turn']} of {self._session.setup.scenario.turns}: {news}")
                case _:
                    pass
