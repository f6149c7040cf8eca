"""Whole exercises in the window, by the keyboard alone, from Home to the end."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QListWidget, QTableWidget

from sctabletop.app import FileLibrary
from sctabletop.domain.events import Tag
from sctabletop.session.session import MAIN, Session
from sctabletop.store.verify import verify_chain
from tests.gui import keyboard as kb
from tests.gui.driving import CCMD, EVERY_TURN, ORLAVENNE, OSD, SDO, Driver, driver
from tests.gui.first_turn import cabinet, judge, plan
from tests.gui.opened import look, saves, settings
from tests.session.playing import events_of

__all__ = ["driver", "look", "saves", "settings"]


@pytest.fixture(autouse=True)
def _no_key_calls_two_things() -> Iterator[None]:
    """On none of the screens that a test walks through."""
    kb.CLASHES.clear()
    yield
    assert not kb.CLASHES


def _kept(saves: Path) -> Session:
    """The one exercise in the folder of saves, sound."""
    (path,) = saves.glob("*.db")
    assert verify_chain(path) == []
    session = FileLibrary(saves).open(path)
    session.store.close()
    return session


def _kinds(saves: Path) -> set[str]:
    """The kinds of the orders that people gave."""
    (path,) = saves.glob("*.db")
    session = FileLibrary(saves).open(path)
    given = [e.body for e in events_of(session) if e.tag in (Tag.ORDERS_COMMITTED, Tag.TABLE_MOVED)]
    session.store.close()
    return {row["kind"] for body in given if session.holder(body["seat"]) == "person" for row in body["orders"]}


def test_four_people_play_first_posting_to_its_end(driver: Driver, saves: Path) -> None:
    driver.set_up("First Posting", preset="Four people", seed=7, pace=EVERY_TURN)
    plan(driver)
    cabinet(driver)
    judge(driver)
    _talk(driver)
    driver.go_on()
    _second_turn(driver)
    while not driver.at_the_end():
        driver.step()

    charters = driver.table("Charters")
    for seat in (OSD, CCMD, SDO, ORLAVENNE):
        assert any(row.startswith(seat) for row in charters), charters
    kb.push("Home")
    assert kb.is_there(QAbstractButton, "New exercise")
    assert _kept(saves).ended
    assert _kinds(saves) >= {
        "rank", "set_ceiling", "set_sharing", "open_step", "forecast", "propose", "message", "engage", "report", "deed",
        "mandate", "concur", "object", "override", "offer", "accept", "agree",
    }  # fmt: skip


def _talk(driver: Driver) -> None:
    """One offer goes over the table, from the hand to the minutes."""
    driver.speak_for(SDO)
    kb.push("Open our hand")
    driver.move("Offer: State partnership")
    driver.speak_for(ORLAVENNE)
    driver.move("Accept: State partnership")
    driver.speak_for(OSD)
    driver.move("Sign the minutes: Orlavenne")
    driver.close_talks()


def _second_turn(driver: Driver) -> None:
    """What was objected to is overridden."""
    driver.play_to("Everybody is ready")
    assert driver.open_desk() == OSD
    kb.pick(kb.find(QTableWidget, "Initiatives"), lambda row: "Liaison and staff talks" in row)
    kb.push("Override objections")
    kb.fill("Why", "The season will not wait")
    kb.press(kb.KEY.Key_Return, kb.CTRL)
    driver.commit()
    driver.play_to("Everybody is ready")


def test_two_people_and_computers_play_thin_capital_and_seats_change_hands(
    driver: Driver, saves: Path, scale: Callable[[int, int], int]
) -> None:
    driver.set_up("Thin Capital", preset="I am the country team, the rest is the computer", seed=3, pace=EVERY_TURN)
    driver.hand_over(CCMD, "a person")
    for turn in range(1, scale(2, 10) + 1):
        me = CCMD if turn % 3 else SDO
        assert driver.open_desk(me, "Plan") == me
        driver.order("Hold an interagency review")
        driver.commit()
        match turn % 3:
            case 1:  # and back again, while its orders are in
                driver.hand_over(CCMD, "the computer")
                driver.hand_over(CCMD, "a person")
            case 2:
                driver.hand_over(CCMD, "the computer")
            case _:
                driver.hand_over(CCMD, "a person")
        driver.play_to("reveal")
    if driver.at_the_end():
        assert any(row.startswith(SDO) for row in driver.table("Charters"))
    kept = [e for e in events_of(_open(saves)) if e.tag is Tag.SEAT_ASSIGNED and e.body["seat"] == "ccmd"]
    assert len(kept) > 3


def _open(saves: Path) -> Session:
    (path,) = saves.glob("*.db")
    return FileLibrary(saves).open(path, MAIN)


def test_a_stranger_comes_from_home_to_the_first_reveal_by_what_is_written_on_the_screens(driver: Driver) -> None:
    kb.push("New exercise")
    kb.until(lambda: kb.find(QAbstractButton, "Begin").isEnabled(), "the set-up")
    assert kb.rows(kb.find(QListWidget, "Scenario"))
    kb.push("Begin")
    kb.until(lambda: kb.is_there(QAbstractButton, "Open the desk"), "the first curtain")
    seen = []
    while not kb.is_there(QAbstractButton, "Begin turn 2"):
        seen.append(driver.step())
    assert seen.count("talks") == 1
    assert seen.index("Everybody is ready") < seen.index("talks")
    driver.go_on()
    assert "Turn 2" in kb.screen_text()
