"""Plays in a window until it is killed: ``playing_on.py FOLDER [roam]``. Opens the last exercise, or begins one.

Begins when a line comes in. Says in a line of JSON where it found the exercise; then does something in the next phase,
leaves a form half filled, says in another line where it stands, and waits. With ``roam`` it waits for nothing, and says
how far it came.
"""

import json
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListWidget, QTableWidget, QWidget

from sctabletop.domain.phases import Phase
from sctabletop.gui.look import Look
from sctabletop.gui.settings import Settings
from sctabletop.session.progress import write_order
from sctabletop.session.session import Session
from tests.gui import keyboard as kb
from tests.gui.driving import CCMD, EVERY_TURN, SDO, Driver, opened

CONTROL = "Control"
ME = {
    Phase.SITUATION: CONTROL,
    Phase.PLAN: CCMD,
    Phase.CONCURRENCE: SDO,
    Phase.TALKS: "",
    Phase.RESOLUTION: CONTROL,
}
"""whose desk lies open as the power fails; talks are everybody's"""
DRAFTS = ("Field exercise", "Training team (s.333)", "Crisis exercise and hotline", "State partnership")
"""what is proposed, turn by turn"""


def say(about: Any) -> None:
    """One line, at once."""
    sys.stdout.write(f"{json.dumps(about)}\n")
    sys.stdout.flush()


def facts(driver: Driver) -> dict[str, Any]:
    """Everything that a save must not lose."""
    exercise = driver.window.opening.exercise
    assert exercise is not None
    floor = exercise.floor
    return {
        "turn": exercise.turn,
        "phase": str(exercise.phase),
        "done": sorted(floor.done),
        "step": str(floor.step),
        "seen": floor.seen_reveal,
        "waiting": list(exercise.waiting()),
        "committed": exercise.look(_committed),
        "events": exercise.look(_head),
        "pads": {seat: msgspec.to_builtins(_plain(exercise.pad(seat))) for seat in exercise.seats},
    }


def _plain(pad: Any) -> dict[str, Any]:
    return {
        "orders": [write_order(order) for order in pad.orders],
        "kind": pad.open_kind,
        "values": dict(pad.open_values),
        "note": pad.note,
    }


def _committed(session: Session) -> dict[str, Any]:
    return {seat: [write_order(x) for x in held.orders] for seat, held in sorted(session.progress.commits.items())}


def _head(session: Session) -> int:
    return session.head or 0


def screen(driver: Driver) -> list[str]:
    """The words of the desk or the table that lies open: pad, note, form and tables."""
    driver.rest()
    kb.run(400)  # until a draft is kept and what it would meet is shown
    lists = [row for box in kb.shown(QListWidget) for row in kb.rows(box)]
    tables = [row for table in kb.shown(QTableWidget) for row in kb.rows(table)]
    form = [
        f"{name}: {kb.typed(name)}" for name in ("Instrument", "Why", "What would cure it", "Your note") if _is(name)
    ]
    labels = [w for w in kb.shown(QLabel) if w.accessibleName() != "About this field"]  # it goes with the focus
    said = [w.text() for w in labels if w.text() and not w.text().startswith(("✓ Saved", "✓ Draft"))]
    return [*form, *lists, *tables, *sorted(said)]


def _is(name: str) -> bool:
    return kb.is_there(QWidget, name)


def come_to(driver: Driver, phase: Phase) -> None:
    """The desk of the seat that is in the midst of something, or the table."""
    me = ME[phase]
    if me:
        driver.open_desk(me, "Plan" if phase is Phase.PLAN else "")
    page = {Phase.SITUATION: "Messages", Phase.CONCURRENCE: "Write"}.get(phase, "")
    if page:
        kb.turn_to(page)


def begin(driver: Driver, turn: int, phase: Phase) -> None:
    """Do something that is kept, and something that is only half done."""
    draft = DRAFTS[turn - 1]
    match phase:
        case Phase.SITUATION:
            driver.open_desk(CONTROL)
            _write_as_control("Look at the ports.")
        case Phase.PLAN:
            driver.open_desk(SDO, "Plan")
            driver.order("Send up a report")
            driver.commit()
            driver.open_desk(CCMD, "Plan")
            driver.order("Hold an interagency review")
            kb.fill("Your note", "ask them first")
            half = {"Instrument": draft, "Objective": "Capability", "Why": "It is half of a sen"}
            driver.begin_order("Propose an initiative", half)
        case Phase.CONCURRENCE:
            driver.open_desk(SDO)
            kb.pick(kb.find(QTableWidget, "Initiatives"), lambda row: draft in row)
            kb.push("Object")
            kb.fill("What would cure it", "Not before the")
        case Phase.TALKS:
            driver.move("Let the computer seats move")
        case Phase.RESOLUTION:
            driver.open_desk(CONTROL)
            kb.fill("By", "0.01")
            kb.fill("Reason", "the room saw it so")
            kb.push("Adjust")


def _write_as_control(text: str) -> None:
    kb.turn_to("Messages")
    kb.fill("To", SDO)
    kb.fill("Control's reply", text)
    kb.push("Send")


def finish(driver: Driver, phase: Phase) -> None:
    """Go on from there to the next phase."""
    match phase:
        case Phase.SITUATION:
            kb.push("Open the turn")
        case Phase.PLAN:
            kb.push("Add to pad")
            driver.commit()
            driver.close()
        case Phase.CONCURRENCE:
            kb.push("Add to pad")
            driver.commit()
            driver.play_to("Everybody is ready")
        case Phase.TALKS:
            driver.close_talks()
        case Phase.RESOLUTION:
            kb.push("Reveal")
            driver.rest()
            driver.go_on()
    driver.rest()


def come_in(driver: Driver) -> bool:
    """From Home into the last exercise, or a new one; whether there was one."""
    if kb.find(QAbstractButton, "Continue").isEnabled():
        kb.push("Continue")
        kb.until(lambda: driver.window.play is not None, "the exercise")
        driver.rest()
        return True
    people = {"Who_plays_Combatant_command": "A person", "Who_plays_Control": "A person"}
    alone = "I am the country team, the rest is the computer"
    driver.set_up("First Posting", alone, seed=7, pace=EVERY_TURN, **people)
    return False


def play(driver: Driver) -> None:
    """From Home to the midst of the next phase."""
    found = facts(driver) if come_in(driver) else {}
    if found:
        phase = Phase(found["phase"])
        come_to(driver, phase)
        say({**found, "screen": screen(driver)})
        finish(driver, phase)
    else:
        say({})
    now = facts(driver)
    begin(driver, now["turn"], Phase(now["phase"]))
    shown = screen(driver)
    say({**facts(driver), "screen": shown})
    while True:
        kb.run(1000)


def roam(driver: Driver) -> None:
    """From Home on and on, one step after another, to the end."""
    come_in(driver)
    while not driver.at_the_end():
        say(facts(driver)["events"])
        driver.step()


def main(folder: Path, go: Callable[[Driver], None]) -> None:
    """Runs until it is killed, or the exercise has ended."""
    import_module("sctabletop.store.files")  # whatever takes time, before the word to begin
    app = QApplication(["sctabletop"])
    sys.stdin.readline()
    settings = Settings(folder / "window.ini")
    with opened(folder, settings, Look(app, settings)) as driver:
        go(driver)


if __name__ == "__main__":
    main(Path(sys.argv[1]), roam if "roam" in sys.argv else play)
