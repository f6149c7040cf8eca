"""Pictures of every screen from one exercise in mid-play; ``python -m tests.screens`` puts them into docs/screens."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QListWidget,
    QTabBar,
    QTableView,
    QTableWidget,
    QWidget,
)

from sctabletop.app import FileLibrary
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CONTROL, SeatId
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.look import Look
from sctabletop.gui.paper import printer
from sctabletop.gui.paper.seat_sheet import seat_sheet
from sctabletop.gui.screens.pad_screen import PREVIEW_AFTER_MS
from sctabletop.gui.screens.projector import ProjectorWindow
from sctabletop.gui.settings import Settings
from sctabletop.gui.window import Window
from sctabletop.players.policies import default_policy
from sctabletop.session import computers
from sctabletop.session.desk import floor as floors
from sctabletop.session.desk import options as choices
from sctabletop.session.desk.options import Options
from sctabletop.session.desk.recent import RecentSave
from sctabletop.session.progress import PERSON
from sctabletop.session.saves import files_of
from sctabletop.session.session import Session
from sctabletop.store.files import create_save
from tests.gui import keyboard as kb
from tests.gui.driving import CCMD, Driver
from tests.layers.tree import CHECKOUT
from tests.pictures import write_png
from tests.session.playing import THIN, clock, scenario, setup

SCREENS: Final = CHECKOUT / "docs" / "screens"
USUAL, LARGE = QSize(1366, 768), QSize(1920, 1080)
PAPER_DPI: Final = 110
SEED: Final = 2
TURN: Final = 6
OUBASSARA: Final = SeatId("partner-oubassara")
PEOPLE: Final = ("osd", "ccmd", "sdo", OUBASSARA, CONTROL)
PIN: Final = "2468"
CLOCKS: Final[Mapping[Phase, int]] = {Phase.PLAN: 20 * 60, Phase.CONCURRENCE: 10 * 60, Phase.TALKS: 15 * 60}
OFFERS: Final = {"Koulenza": "Liaison and staff talks", "Tendouré": "Field exercise"}
ROWS_TO_TRUST: Final = 5
SHOWN_SECONDS: Final = 9 * 60 + 40
"""what the clock shows on every picture"""


@dataclass(frozen=True, slots=True)
class Camera:
    """Takes pictures of one window, always as large and with the clock at the same second."""

    folder: Path
    window: Window
    look: Look

    @property
    def exercise(self) -> Exercise:
        """The one that is open."""
        found = self.window.opening.exercise
        assert found is not None
        return found

    def shoot(self, name: str, *, of: QWidget | None = None, dark: bool = False, large: bool = False) -> None:
        """``<name>-light.png``; beside it a dark one, and ``<name>-1080p-light.png``, where asked."""
        target = of or self.window
        self._take(target, USUAL, f"{name}-light")
        if large:
            self._take(target, LARGE, f"{name}-1080p-light")
        if dark:
            self.look.use_dark()
            self._take(target, USUAL, f"{name}-dark")
            self.look.use_light()
        _settle()

    def _take(self, target: QWidget, size: QSize, name: str) -> None:
        if target.size() != size:
            target.resize(size)
        _settle()
        shown = self.window.play.clock if self.window.play is not None else None
        if shown is not None and shown.left is not None:
            shown.extend(SHOWN_SECONDS - shown.left)
        write_png(target.grab().toImage(), self.folder / f"{name}.png")
        target.resize(USUAL)


def _settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


# ── the exercises ─────────────────────────────────────────────────────────────────────────────────────────────────
def _played(place: Path, turns: int) -> Path:
    """A save of *Thin Capital* in which the computer has played so many turns, and people hold some seats now."""
    made = replace(setup(THIN, seed=SEED), files=files_of(scenario_folder(THIN)))
    game = made.game()
    seats = {seat: str(default_policy(game, seat)) for seat in game.seats}
    with create_save(place, clock) as store:
        session = Session.create(store, replace(made, seats=seats))
        while not session.ended and session.turn <= turns:
            computers.play_phase(session)
        for name in () if session.ended else PEOPLE:
            session.assign(SeatId(name), PERSON)
        choices.save(store, Options(clocks=CLOCKS).with_pin(SeatId("osd"), PIN))
        seen = session.turn if session.ended else session.turn - 1
        floors.save(session, replace(floors.load(session), seen_reveal=seen))
    return place


def scenario_folder(name: str) -> Path:
    """Where a shipped scenario lies."""
    return CHECKOUT / "scenarios" / name


# ── the scenes ────────────────────────────────────────────────────────────────────────────────────────────────────
def _beginning(driver: Driver, camera: Camera) -> None:
    """Home, and the set-up of a new exercise."""
    camera.shoot("home", dark=True)
    kb.push("New exercise")
    kb.until(lambda: kb.is_there(QListWidget, "Scenario") and _begin_can_be_pressed(), "the set-up")
    kb.pick(kb.find(QListWidget, "Scenario"), lambda text: text.startswith("Thin Capital"))
    kb.push("Four people")
    kb.fill("Kept in", "saves/monday.db")
    kb.fill("Seed of the luck", "7")
    camera.shoot("setup")
    kb.push("Back")
    driver.rest()


def _begin_can_be_pressed() -> bool:
    return kb.find(QAbstractButton, "Begin").isEnabled()


def _situation(driver: Driver, camera: Camera) -> None:
    """Control, before it opens the turn."""
    driver.open_desk()
    kb.pick(kb.find(QListWidget, "Events"), partial(_says, "Rockets on the airport road"))
    camera.shoot("control")
    kb.push("Open the turn")
    driver.rest()


def _plan(driver: Driver, camera: Camera) -> None:
    """The curtain, what a seat reads, why, what it writes; and a partner's cabinet."""
    camera.shoot("curtain")
    _unlock()
    driver.open_desk(page="Plan")
    driver.order("Rank the partners", {"Partners, first to last": ["Oubassara", "Tendouré", "Koulenza"]})
    driver.order("Testify to Congress", {"What is brought": "Evidence"})
    driver.commit()
    driver.open_desk(page="Plan")
    draft = {"Partner": "Tendouré", "Instrument": "Training team (s.333)", "Size": "Small", "Objective": "Capability"}
    owed = {"Deed owed": "Recruit and man the units", "Owed within turns": "3"}
    driver.order("Propose an initiative", {**draft, **owed, "Why": "The battalion at the shared border needs crews."})
    talks = {"Partner": "Koulenza", "Instrument": "Liaison and staff talks", "Objective": "Influence"}
    driver.order("Propose an initiative", {**talks, "Size": "Small"})
    driver.commit()
    _country_team(driver, camera)
    driver.open_desk(page="Plan")
    kb.turn_to("Cabinet")
    kb.pick(kb.find(QTableWidget, "Deeds"), lambda row: "can be done" in row)
    kb.push("Put the deed on the pad")
    driver.order("Give the delegation its mandate", {"Level": "Limited"})
    kb.turn_to("Cabinet")
    camera.shoot("cabinet")
    driver.commit()
    driver.close()


def _unlock() -> None:
    if kb.is_there(QLineEdit, "PIN of the seat"):
        kb.fill("PIN of the seat", PIN)


def _country_team(driver: Driver, camera: Camera) -> None:
    driver.open_desk()
    camera.shoot("read", dark=True)
    write_png(_paper(seat_sheet(camera.exercise, SeatId("sdo"))), camera.folder / "seat-sheet-light.png")
    # Not by the tabulator, which would scroll the tray from link to link.
    kb.find(QTabBar, "Whose numbers").setCurrentIndex(1)
    kb.find(QTableView, "Board of tracks").setFocus()
    kb.press(kb.KEY.Key_Home, kb.CTRL)
    kb.press(kb.KEY.Key_Down, times=ROWS_TO_TRUST)
    kb.press(kb.KEY.Key_Return)
    camera.shoot("exercise", dark=True, large=True)
    kb.press(kb.KEY.Key_Escape)
    kb.turn_to("Plan")
    driver.order(
        "See somebody", {"Partner": "Tendouré", "Whom": "Fadra Melouin, president of the audit court (Tendouré)"}
    )
    driver.order("Send up a report", {"Partner": "Koulenza"})
    exercise = {"Partner": "Tendouré", "Instrument": "Field exercise", "Objective": "Influence", "Size": "Small"}
    driver.order("Propose an initiative", exercise)
    draft = {"Partner": "Oubassara", "Instrument": "Training team (s.333)", "Objective": "Capacity"}
    owed = {"Deed owed": "Raise soldiers' pay", "Owed within turns": "2"}
    driver.begin_order("Propose an initiative", {**draft, **owed})
    # The whole menu again, as it stands before somebody looks for an order by name.
    kb.press(kb.KEY.Key_F, kb.CTRL)
    kb.press(kb.KEY.Key_A, kb.CTRL)
    kb.press(kb.KEY.Key_Delete)
    QTest.qWait(2 * PREVIEW_AFTER_MS)
    camera.shoot("plan", dark=True, large=True)
    kb.fill("Instrument", "Pay and promotion reform")
    kb.press(kb.KEY.Key_Return, kb.CTRL)
    driver.commit()


def _concurrence(driver: Driver, camera: Camera) -> None:
    """An objection with its cure, half a minute before it is committed."""
    driver.open_desk(CCMD)
    kb.pick(kb.find(QTableWidget, "Initiatives"), lambda row: "Pay and promotion" in row)
    kb.push("Object")
    kb.fill("What would cure it", "Let the paymaster at the treasury count the soldiers first")
    kb.press(kb.KEY.Key_Return, kb.CTRL)
    camera.shoot("concurrence")
    driver.commit()
    while driver.title().startswith("Hand over to "):
        _unlock()
        driver.open_desk()
        driver.commit()
    driver.close()


def _says(words: str, row: str) -> bool:
    return words in row


def _talks(driver: Driver, camera: Camera) -> None:
    """The tables, after the offers and an answer."""
    tables = kb.find(QListWidget, "Tables")
    for partner, offer in OFFERS.items():
        kb.pick(tables, partial(_says, partner))
        kb.push("Open our hand")
        driver.move(f"Offer: {offer}")
    kb.push("Let the computer seats move")
    driver.rest()
    camera.shoot("talks", dark=True, large=True)
    driver.move_computers()
    driver.close_talks()


def _revealing(driver: Driver, camera: Camera) -> None:
    """What the room sees of a turn, and what hangs on the wall."""
    if driver.title().startswith("Hand over to "):
        driver.open_desk()
        kb.push("Reveal")
        driver.rest()
    camera.shoot("reveal")
    frame = camera.window.play
    assert frame is not None
    frame.open_projector()
    wall = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ProjectorWindow))
    camera.shoot("projector", of=wall)
    wall.close()


class _Page(QImage):
    """One page of paper as the printer knows it: without its margins, and nothing after it."""

    painter: QPainter

    def newPage(self) -> bool:  # noqa: N802 - Qt's name
        """Whatever comes next lies beyond the edge."""
        self.painter.translate(0.0, 2.0 * self.height())
        return True


def _paper(sheet: printer.Sheet) -> QImage:
    """What the printer makes of a sheet, as a picture of its first page."""
    fine = 2 * PAPER_DPI
    page = _Page(round(fine * 7.17), round(fine * 10.59), QImage.Format.Format_RGB32)
    page.setDotsPerMeterX(round(fine / 0.0254))
    page.setDotsPerMeterY(round(fine / 0.0254))
    page.fill(0xFFFFFFFF)
    page.painter = QPainter(page)
    printer._paint(page.painter, cast(QPdfWriter, page), sheet)
    page.painter.end()
    whole = QImage(round(fine * 8.27), round(fine * 11.69), QImage.Format.Format_RGB32)
    whole.fill(0xFFFFFFFF)
    painter = QPainter(whole)
    painter.drawImage((whole.width() - page.width()) // 2, (whole.height() - page.height()) // 2, page)
    painter.end()
    return whole.scaledToWidth(whole.width() // 2, Qt.TransformationMode.SmoothTransformation)


# ── all of it ─────────────────────────────────────────────────────────────────────────────────────────────────────
@contextmanager
def _window(saves: Path, look: Look, settings: Settings) -> Iterator[Window]:
    window = Window(FileLibrary(saves), settings, look)
    window.resize(USUAL)
    window.show()
    QTest.qWaitForWindowActive(window)
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        _settle()


def take(folder: Path) -> None:
    """Take every picture, into a folder that is there."""
    app = QApplication.instance() or QApplication(["sctabletop"])
    assert isinstance(app, QApplication)
    app.setCursorFlashTime(0)
    with tempfile.TemporaryDirectory() as place, chdir(place):
        saves = Path("saves")
        saves.mkdir()
        settings = Settings(Path("window.ini"))
        look = Look(app, settings, app)
        look.use_light()
        middle, end = _played(saves / "thin-capital.db", TURN - 1), _played(saves / "thin-capital-2.db", 99)
        title = scenario(THIN).title
        settings.remember(RecentSave(path=end, title=title, where="finished", when="2026-11-19 15:50"))
        where = f"turn {TURN}, situation"
        settings.remember(RecentSave(path=middle, title=title, where=where, when="2026-11-20 09:12"))
        with _window(saves, look, settings) as window:
            driver, camera = Driver(window), Camera(folder, window, look)
            _beginning(driver, camera)
            window.open(middle)
            kb.until(lambda: window.play is not None, "the exercise")
            for scene in (_situation, _plan, _concurrence, _talks, _revealing):
                scene(driver, camera)
            window.leave()
            window.open(end)
            kb.until(driver.at_the_end, "the end")
            camera.shoot("end")
            window.leave()


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.screens", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=SCREENS, help="where the pictures go")
    folder = parser.parse_args().folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    take(folder)
    return 0


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.exit(main())
