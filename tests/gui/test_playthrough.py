"""Whole exercises in the window, by the keyboard alone, from Home to the end."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QTableWidget

from tests.gui import keyboard as kb
from tests.gui.driving import CCMD, EVERY_TURN, ORLAVENNE, OSD, SDO, Driver, driver
from tests.gui.opened import look, saves, settings

__all__ = ["driver", "look", "saves", "settings"]


def test_four_people_play_first_posting_to_its_end(driver: Driver) -> None:
    driver.set_up("First Posting", preset="Four people", seed=7, pace=EVERY_TURN)
    import time

    t = time.time()

    def say(*a):
        print(round(time.time() - t, 2), *a)

    assert driver.open_desk(page="Plan") == OSD
    driver.order("Rank the partners", {"Partners, first to last": ["Orlavenne"]})
    driver.order("Set a ceiling", {"Title 10 ceiling, million USD": "20", "Title 22 ceiling, million USD": "8"})
    driver.order("Set sharing", {"Share assessments": True})
    driver.order("Open the next legal step")
    driver.order(
        "State a forecast",
        {"It will hold that": "orlavenne.legal_rung >= 2", "Probability": "40", "At the end of turn": "4"},
    )
    say(driver.on_pad())
    driver.commit()

    assert driver.open_desk(page="Plan") == CCMD
    driver.order(
        "Propose an initiative",
        {
            "Instrument": "Liaison and staff talks",
            "Objective": "Influence",
            "Size": "Small",
            "Why": "They should know whom to call.",
        },
    )
    driver.order("Write a message", {"To": [SDO], "Text": "Who signs for wages over there?"})
    say(driver.on_pad())
    driver.commit()

    assert driver.open_desk(page="Plan") == SDO
    driver.order("See somebody", {"Whom": "Jorrick Ambelane, secretary of the treasury"})
    driver.order("Send up a report")
    driver.order(
        "Propose an initiative",
        {
            "Instrument": "State partnership",
            "Objective": "Influence",
            "Size": "Small",
            "Deed owed": "Recruit and man the units",
            "Owed within turns": "3",
        },
    )
    say(driver.on_pad())
    driver.commit()

    assert driver.open_desk(page="Plan") == ORLAVENNE
    kb.turn_to("Cabinet")
    kb.pick(kb.find(QTableWidget, "Deeds"), lambda text: "can be done" in text)
    kb.push("Put the deed on the pad")
    say(driver.on_pad())
    driver.commit()
    say(kb.screen_text())
    driver.close()
    say(kb.screen_text())
    assert driver.open_desk() == OSD
    say(kb.screen_text())
    say(driver.table("Initiatives"))
    driver.commit()
    assert driver.open_desk() == CCMD
    say(driver.table("Initiatives"))
    kb.pick(kb.find(QTableWidget, "Initiatives"), lambda text: "State partnership" in text)
    kb.push("Concur")
    driver.commit()
    assert driver.open_desk() == SDO
    kb.pick(kb.find(QTableWidget, "Initiatives"), lambda text: "staff talks" in text)
    kb.push("Object")
    kb.fill("What would cure it", "Bring the crew school to the talks")
    kb.press(kb.KEY.Key_Return, kb.CTRL)
    say(driver.on_pad())
    driver.commit()
    driver.close()
    say(kb.screen_text())
    driver.speak_for(SDO)
    kb.push("Open our hand")
    say(driver.moves())
    say(kb.screen_text())
    driver.move("Offer: State partnership")
    driver.speak_for(ORLAVENNE)
    say(driver.moves())
    driver.move("Accept: State partnership")
    driver.speak_for(OSD)
    say(driver.moves())
    driver.move("Sign the minutes: Orlavenne")
    driver.speak_for(ORLAVENNE)
    say(driver.moves())
    driver.move("Sign the minutes: Orlavenne")
    say(driver.moves())
    driver.close_talks()
    say(kb.screen_text())
    driver.go_on()
    say(kb.screen_text())
    print(kb.CLASHES)
    assert 0
