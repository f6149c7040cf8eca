"""Behind its curtain a seat meets nothing that is another's alone, and when the curtain falls nothing stays behind."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtWidgets import QApplication, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from sctabletop.app import FileLibrary
from sctabletop.domain.phases import Phase
from sctabletop.domain.scenario import Scenario
from sctabletop.domain.seats import CCMD, OSD, SDO, US_SEATS, SeatId
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.faults import keep_log, log_file
from sctabletop.gui.look import Look
from sctabletop.gui.paper.order_pad import order_pad
from sctabletop.gui.paper.printer import Sheet
from sctabletop.gui.paper.seat_sheet import seat_sheet
from sctabletop.gui.screens.projector import ProjectorWindow
from sctabletop.gui.settings import Settings
from sctabletop.session.computers import play_phase
from sctabletop.session.desk import pad as pads
from sctabletop.session.progress import PERSON
from sctabletop.session.session import Session
from tests.gui import driving
from tests.gui import keyboard as kb
from tests.gui.driving import Driver
from tests.gui.opened import look, saves, settings
from tests.gui.sitting import open_frame, sit
from tests.gui.walk import Word, found, settle, words_everywhere, words_of
from tests.session.desk.secrets import Plants, Truths, planted_session, say_something
from tests.session.playing import FIRST, ORLAVENNE, order

__all__ = ["look", "saves", "settings"]
PEOPLE = (OSD, CCMD, SDO, ORLAVENNE)
NAMES = {OSD: driving.OSD, CCMD: driving.CCMD, SDO: driving.SDO, ORLAVENNE: driving.ORLAVENNE}
KINDS = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)


class Planted(FileLibrary):
    """Shows an exercise with something planted where a demonstration is asked for."""

    def __init__(self, saves: Path, session: Session) -> None:
        super().__init__(saves)
        self._session = session

    def demo(self) -> Session:
        """Somebody's exercise, in memory."""
        return self._session


class Watch:
    """Looks at everything that the program holds, for whoever has his eyes on it."""

    def __init__(self, session: Session, plants: Plants) -> None:
        self.plants = plants
        self._session = session
        self._truths = {seat: Truths(seat) for seat in PEOPLE}
        self.met: dict[SeatId, set[str]] = {seat: set() for seat in PEOPLE}

    def gather(self) -> None:
        """Take in what is true and hidden now."""
        for truths in self._truths.values():
            truths.gather(self._session)

    def nothing_but(self, seat: SeatId, exercise: Exercise) -> None:
        """What lies open is this seat's or everybody's, on screens, in tips, models and windows, and on its paper."""
        words = [*words_everywhere(), *_said()]
        text = "\n".join(word.text for word in words)
        assert _told(words, text, self.plants.hidden_from(seat)) == []
        assert self._truths[seat].found_in(text) == []
        papers = "".join(sheet.body + sheet.title + sheet.footer for sheet in _papers(exercise, seat))
        assert [mark for mark in self.plants.hidden_from(seat) if mark in papers] == []
        self.met[seat] |= {mark for mark in self.plants.whose if mark in text}
        self.the_wall_is_clean()

    def nothing(self) -> None:
        """What lies open is everybody's."""
        words = [*words_everywhere(), *_said()]
        assert _told(words, "\n".join(word.text for word in words), self.plants.whose) == []
        self.the_wall_is_clean()

    def the_wall_is_clean(self) -> None:
        """The projector never says anything that is not everybody's."""
        (wall,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, ProjectorWindow)]
        words = list(words_of(wall))
        assert words
        assert found(words, self.plants.whose) == []


def _told(words: list[Word], text: str, marks: Iterable[str]) -> list[Word]:
    """The places where one of these marks stands in words that are one ``text`` together."""
    met = [mark for mark in marks if mark in text]
    return found(words, met) if met else []


def _papers(exercise: Exercise, seat: SeatId) -> tuple[Sheet, Sheet]:
    return order_pad(exercise, seat), seat_sheet(exercise, seat)


def _said() -> Iterator[Word]:
    """Everything that a screen reader could say."""
    for widget in QApplication.allWidgets():
        face = QAccessible.queryAccessibleInterface(widget)
        if face.isValid():
            yield from _said_by(face, deep=False)
            yield from (w for i in range(face.childCount()) for w in _said_by(face.child(i), deep=True))


def _said_by(face: QAccessibleInterface | None, deep: bool) -> Iterator[Word]:
    if face is None or not face.isValid() or (deep and isinstance(face.object(), QWidget)):
        return  # a widget speaks for itself
    for kind in KINDS:
        text = face.text(kind)
        if text:
            yield Word(f"said {kind.name}", text)


def _walk_desk() -> None:
    """Turn to every page of the desk, so that everything on it is there."""
    outer = [name for name in ("Read", "Plan", "Concurrence") if name in kb.pages()]
    for name in outer:
        kb.turn_to(name)
        for page in [p for p in kb.pages() if p not in outer and p not in ("Orlavenne", "United States")]:
            kb.turn_to(page)


def _copy_note(text: str) -> None:
    kb.fill("Your note", text)
    kb.press(kb.KEY.Key_A, kb.CTRL)
    kb.press(kb.KEY.Key_C, kb.CTRL)


def _curtain(watch: Watch) -> None:
    """The curtain falls in the midst of it, and keys that undo or paste bring nothing back."""
    kb.press(kb.KEY.Key_L, kb.CTRL)
    watch.nothing()
    for key in (kb.KEY.Key_Z, kb.KEY.Key_V):
        kb.press(key, kb.CTRL)
    watch.nothing()


@pytest.fixture
def log() -> Iterator[Path]:
    """The log while it is kept."""
    kept = keep_log()
    assert kept is not None
    yield log_file()
    logging.getLogger("sctabletop").removeHandler(kept)
    kept.close()


def test_behind_its_curtain_a_seat_meets_nothing_of_the_others(
    saves: Path, settings: Settings, look: Look, log: Path
) -> None:
    plants = Plants()
    session = planted_session(plants, FIRST)
    say_something(session, plants)
    play_phase(session)
    for seat in PEOPLE:
        session.assign(seat, PERSON)
    watch = Watch(session, plants)
    with driving.opened(saves, settings, look, Planted(saves, session)) as driver:
        kb.push("Demo")
        kb.until(lambda: driver.window.play is not None, "the exercise")
        driver.rest()
        driver.projector()
        watch.gather()
        watch.nothing()
        _plan(driver, watch)
        _judge(driver, watch)
        watch.gather()
        watch.nothing()
        kb.push("Open our hand")
        watch.nothing()
        driver.close_talks()
        watch.gather()
        watch.nothing()
        driver.go_on()
        for seat in PEOPLE:
            assert driver.open_desk() == NAMES[seat]
            _look(driver, watch, seat)
            kb.turn_to("Plan")
            driver.commit()
        watch.nothing()
    for seat in PEOPLE:
        assert len(watch.met[seat]) > 3, (seat, "the walk finds too little to be trusted")
    assert not any(mark in log.read_text(encoding="utf-8") for mark in plants.whose)


def _look(driver: Driver, watch: Watch, seat: SeatId, walk: bool = True) -> None:
    """Look at the whole desk of a seat, after a walk through its pages or as it lies there."""
    exercise = driver.window.opening.exercise
    assert exercise is not None
    if walk:
        _walk_desk()
    watch.nothing_but(seat, exercise)


def _plan(driver: Driver, watch: Watch) -> None:
    """Everybody writes something that the others must not meet, leaves, comes back and commits."""
    plants = watch.plants
    for seat in PEOPLE:
        assert driver.open_desk() == NAMES[seat]
        _look(driver, watch, seat)
        to = SDO if seat == CCMD else CCMD
        driver.order("Write a message", {"To": [NAMES[to]], "Text": plants.word(seat, to)})
        if seat in (CCMD, SDO):
            drafts = {CCMD: "Liaison and staff talks", SDO: "State partnership"}
            why = plants.word(*US_SEATS)
            driver.order("Propose an initiative", {"Instrument": drafts[seat], "Size": "Small", "Why": why})
        driver.begin_order("Write a message", {"Text": plants.word(seat)})
        _copy_note(plants.word(seat))
        _look(driver, watch, seat, walk=False)
        _curtain(watch)
        assert driver.open_desk(NAMES[seat], "Plan") == NAMES[seat]
        driver.commit()
        watch.nothing()
    driver.close()


def _judge(driver: Driver, watch: Watch) -> None:
    for seat in US_SEATS:
        assert driver.open_desk() == NAMES[seat]
        _look(driver, watch, seat)
        if seat == SDO:
            kb.turn_to("Drafts")
            kb.pick(kb.find(QTableWidget, "Initiatives"), lambda row: "Liaison and staff talks" in row)
            kb.push("Object")
            kb.fill("What would cure it", watch.plants.word(*US_SEATS))
            kb.press(kb.KEY.Key_Return, kb.CTRL)
            _look(driver, watch, seat, walk=False)
        driver.commit()
        watch.nothing()
    driver.close()


@pytest.mark.parametrize("seat", PEOPLE)
def test_a_seats_window_looks_the_same_whatever_the_others_keep_to_themselves(qtbot: QtBot, seat: SeatId) -> None:
    one, other = (_pictures(qtbot, seat, flavour) for flavour in ("amber", "cobalt"))
    assert len(one) == len(other)
    for mine, theirs in zip(one, other, strict=True):
        assert mine == theirs


def _pictures(qtbot: QtBot, seat: SeatId, flavour: str) -> list[QImage]:
    """A seat's desk and the curtain before and after it, where the others' secrets have a flavour."""
    session = sit(*PEOPLE, to=(1, Phase.PLAN), change=lambda read: _flavoured(read, seat, flavour))
    others = [x for x in PEOPLE if x != seat]
    for at, other in enumerate(others):
        note = f"{flavour} {other}"
        wanted = order("engage", partner="orlavenne", contact=len(flavour)) if other in (CCMD, SDO) else None
        text = order("message", to=[str(others[at - 1])], text=note)
        session.commit(other, [text, *([wanted] if wanted else [])])
        pads.save(session, other, replace(pads.load(session, other), note=note, open_kind="message"))
    frame = open_frame(qtbot, session)
    found = [frame.grab().toImage()]
    kb.push("Open the desk")
    for page in ("Read", "Brief", "Plan"):
        kb.turn_to(page)
        kb.run(300)
        found.append(frame.grab().toImage())
    kb.press(kb.KEY.Key_L, kb.CTRL)
    found.append(frame.grab().toImage())
    frame.close()
    settle()
    return found


def _flavoured(read: Scenario, seat: SeatId, flavour: str) -> Scenario:
    """The scenario with the private papers of all seats but one in a flavour of their own."""
    partners = read.partners
    if seat != ORLAVENNE:
        partners = tuple(
            replace(p, charter=tuple(replace(x, text=f"{flavour} {x.text}") for x in p.charter)) for p in partners
        )
    charters = {
        whose: lines if whose == seat else tuple(replace(x, text=f"{flavour} {x.text}") for x in lines)
        for whose, lines in read.us.charters.items()
    }
    briefs = {whose: text if whose == seat else f"{flavour} {text}" for whose, text in read.briefs.items()}
    return replace(read, partners=partners, us=replace(read.us, charters=charters), briefs=briefs)
