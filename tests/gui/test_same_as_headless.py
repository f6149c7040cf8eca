"""What is played in the window is what the same orders give without one, event by event and hash by hash."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QComboBox

from sctabletop.app import FileLibrary
from sctabletop.cli.script import Script, scripted
from sctabletop.domain.events import Event, Tag
from sctabletop.domain.orders import Order
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import SeatId
from sctabletop.session import computers
from sctabletop.session.ports import StoredEvent
from sctabletop.session.progress import PERSON, read_order
from sctabletop.session.rerun import with_seats
from sctabletop.session.saves import setup_of
from sctabletop.session.session import MAIN, Session
from sctabletop.store.memory import MemoryStore
from tests.gui import keyboard as kb
from tests.gui.driving import EVERY_TURN, OSD, SDO, Driver, driver
from tests.gui.first_turn import judge, plan
from tests.gui.opened import look, saves, settings
from tests.session.playing import clock

__all__ = ["driver", "look", "saves", "settings"]
TURNS = 2


def test_the_window_leaves_the_record_that_its_orders_leave_without_it(driver: Driver, saves: Path) -> None:
    _play(driver)
    kb.press(kb.KEY.Key_W, kb.CTRL)
    (path,) = saves.glob("*.db")
    session = FileLibrary(saves).open(path)
    played = list(session.store.events(MAIN))
    setup = with_seats(setup_of(session.store), played)
    session.store.close()
    assert session.turn == TURNS + 1

    script = scripted(_given(played, session))
    kinds = {type(order).__name__ for orders in script.orders.values() for order in orders}
    assert kinds >= {"Propose", "Message", "Forecast", "Engage", "Concur", "Object", "Offer", "Agree"}
    again = _without_a_window(Session.create(MemoryStore(clock), setup), script, (session.turn, session.phase))
    for one, other in zip(played, again, strict=True):
        assert (one.event, one.hash) == (other.event, other.hash)


def _play(driver: Driver) -> None:
    """Three people and a computer partner; every phase of a turn, and another turn in which everybody passes."""
    driver.set_up("First Posting", "Four people", seed=7, pace=EVERY_TURN, Who_plays_Orlavenne="Computer: reciprocator")
    plan(driver)
    judge(driver)
    driver.speak_for(SDO)
    kb.push("Open our hand")
    driver.move("Offer: State partnership")
    kb.push("Let the computer seats move")
    driver.rest()
    driver.speak_for(OSD)
    driver.move("Sign the minutes: Orlavenne")
    driver.play_to("reveal")
    driver.play_to("reveal")
    assert kb.is_there(QComboBox, "Seat")


def _given(played: list[StoredEvent], session: Session) -> Iterator[tuple[int, Phase, SeatId, Order]]:
    """What people ordered, phase by phase."""
    for event in (stored.event for stored in played):
        if event.tag in (Tag.ORDERS_COMMITTED, Tag.TABLE_MOVED):
            seat = SeatId(event.body["seat"])
            if session.holder(seat) == PERSON:
                for row in event.body["orders"]:
                    yield event.body["turn"], _phase(event), seat, read_order(row)


def _phase(event: Event) -> Phase:
    return Phase(event.body.get("phase", Phase.TALKS))


def _without_a_window(session: Session, script: Script, to: tuple[int, Phase]) -> list[StoredEvent]:
    while (session.turn, session.phase) != to:
        computers.play_phase(session, script.at(session.turn, session.phase))
    return list(session.store.events(MAIN))
