"""A first turn of First Posting by its people, written in the window: plans, a cabinet, and the triad's judgement."""

from PySide6.QtWidgets import QTableWidget

from tests.gui import keyboard as kb
from tests.gui.driving import CCMD, ORLAVENNE, OSD, SDO, Driver


def plan(driver: Driver) -> None:
    """The triad plans."""
    assert driver.open_desk(page="Plan") == OSD
    driver.order("Rank the partners", {"Partners, first to last": [ORLAVENNE]})
    driver.order("Set a ceiling", {"Title 10 ceiling, million USD": "20", "Title 22 ceiling, million USD": "8"})
    driver.order("Set sharing", {"Share assessments": True})
    driver.order("Open the next legal step")
    legal = {"It will hold that": "orlavenne.legal_rung >= 2", "Probability": "40", "At the end of turn": "4"}
    driver.order("State a forecast", legal)
    assert driver.on_pad()[1:3] == [
        "2. Set the ceiling for Orlavenne to 20 million USD of Title 10 and 8 million USD of Title 22",
        "3. Share assessments with Orlavenne",
    ]
    driver.commit()

    assert driver.open_desk(page="Plan") == CCMD
    draft = {"Instrument": "Liaison and staff talks", "Objective": "Influence", "Why": "They should know whom to call."}
    driver.order("Propose an initiative", {**draft, "Size": "Small"})
    driver.order("Write a message", {"To": [SDO], "Text": "Who signs for wages?"})
    driver.commit()

    assert driver.open_desk(page="Plan") == SDO
    driver.order("See somebody", {"Whom": "Jorrick Ambelane, secretary of the treasury"})
    driver.order("Send up a report")
    owed = {"Deed owed": "Recruit and man the units", "Owed within turns": "3"}
    driver.order(
        "Propose an initiative", {"Instrument": "State partnership", "Objective": "Influence", "Size": "Small", **owed}
    )
    driver.commit()


def cabinet(driver: Driver) -> None:
    """A partner's cabinet does a deed and gives a mandate; then nobody is waited for."""
    assert driver.open_desk(page="Plan") == ORLAVENNE
    kb.turn_to("Cabinet")
    kb.pick(kb.find(QTableWidget, "Deeds"), lambda row: "can be done" in row)
    kb.push("Put the deed on the pad")
    driver.order("Give the delegation its mandate", {"Level": "Limited"})
    driver.commit()


def judge(driver: Driver) -> None:
    """The concurrence of the triad: silence, consent and an objection with its cure; all plans are in."""
    driver.close()
    assert driver.open_desk() == OSD
    driver.commit()

    assert driver.open_desk() == CCMD
    kb.pick(kb.find(QTableWidget, "Initiatives"), lambda row: "State partnership" in row)
    kb.push("Concur")
    driver.commit()

    assert driver.open_desk() == SDO
    kb.turn_to("Messages")
    assert any("Who signs for wages?" in row for row in driver.table("Messages"))
    kb.turn_to("Drafts")
    kb.pick(kb.find(QTableWidget, "Initiatives"), lambda row: "Liaison and staff talks" in row)
    kb.push("Object")
    kb.fill("What would cure it", "Bring the crew school to the talks")
    kb.press(kb.KEY.Key_Return, kb.CTRL)
    driver.commit()
    driver.close()
