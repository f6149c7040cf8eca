"""From a click to a painted screen, with as much in hand as a table can have."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from benchmarks import crowded
from benchmarks.spans import Spans
from benchmarks.storing import NOON
from sctabletop.app import FileLibrary
from sctabletop.domain import orders as o
from sctabletop.domain.ids import InstrumentId, PartnerId
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CONTROL, SeatId
from sctabletop.gui.background import Background
from sctabletop.gui.dialogs import Dialogs
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.look import Look
from sctabletop.gui.screens import making
from sctabletop.gui.screens.curtain import Curtain
from sctabletop.gui.screens.desk import Desk
from sctabletop.gui.screens.home import HomeScreen
from sctabletop.gui.screens.making import Page
from sctabletop.gui.screens.plan import PlanScreen
from sctabletop.gui.screens.projector import ProjectorWindow
from sctabletop.gui.screens.setup import SetupScreen
from sctabletop.gui.settings import MOST_RECENT, Settings
from sctabletop.gui.widgets.why_panel import WhyPanel
from sctabletop.session import computers
from sctabletop.session.desk.recent import RecentSave
from sctabletop.session.session import Session
from sctabletop.store.memory import MemoryStore

SIZE: Final = (1366, 708)
"""what the window leaves to a screen on a small laptop"""
OSD, SDO, PARTNER = SeatId("osd"), SeatId("sdo"), SeatId("partner-oubassara")


@dataclass(frozen=True, slots=True)
class Shown:
    """A screen and the way to it. Where there is a ``press``, it alone is timed, on a screen that is there already."""

    name: str
    make: Callable[[QWidget], QWidget]
    press: Callable[[QWidget], object] | None = None
    before: Callable[[QWidget], object] | None = None
    ready: Callable[[QWidget], bool] = lambda _: True


class _Painted(QObject):
    """Counts what is painted of a screen."""

    times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.times += event.type() is QEvent.Type.Paint
        return super().eventFilter(watched, event)


@contextmanager
def application(place: Path) -> Iterator[None]:
    """Qt as the window has it: our style, palette and font."""
    app = QApplication.instance() or QApplication(["sctabletop"])
    assert isinstance(app, QApplication)
    look = Look(app, Settings(place / "window.ini"), app)
    yield
    look.deleteLater()


def measure(place: Path, repeats: int) -> dict[str, Spans]:
    """Screen -> how long each of so many clicks took until it was painted, the screens taken in turn."""
    stack = QStackedWidget()
    stack.addWidget(QWidget())
    stack.resize(*SIZE)
    stack.show()
    _settle()
    background = Background()
    screens = list(_screens(place, background))
    spans = {shown.name: Spans() for shown in screens}
    for number in range(repeats + 1):
        for shown in screens:
            # The first round reads the modules of a screen, which happens once a start.
            _show(stack, shown, spans[shown.name] if number else Spans())
    background.close()
    stack.close()
    return spans


def _show(stack: QStackedWidget, shown: Shown, spans: Spans) -> None:
    made: list[QWidget] = []

    def click() -> None:
        screen = shown.make(stack)
        made.append(screen)
        if not screen.isWindow():
            stack.addWidget(screen)
            stack.setCurrentWidget(screen)
        screen.show()
        _settle()
        while not shown.ready(screen):
            QApplication.processEvents()

    (spans if shown.press is None else Spans()).time(click)
    (screen,) = made
    assert screen.isVisible()
    if shown.before is not None:
        shown.before(screen)
        _settle()
    if shown.press is not None:
        _press(screen, shown.press, spans)
    stack.removeWidget(screen)
    screen.close()
    screen.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    _settle()


def _press(screen: QWidget, press: Callable[[QWidget], object], spans: Spans) -> None:
    painted = _Painted(screen)
    screen.installEventFilter(painted)

    def click() -> None:
        press(screen)
        screen.update()
        _settle()

    spans.time(click)
    assert painted.times, "nothing was painted"


def _settle() -> None:
    """Until everything that was asked for is laid out and painted."""
    for _ in range(3):
        QApplication.processEvents()


# ── the screens ───────────────────────────────────────────────────────────────────────────────────────────────────
def _screens(place: Path, background: Background) -> Iterator[Shown]:
    running, drafted = crowded.folder(place), crowded.folder(place, crowded.DRAFTS)

    def exercise(folder: Path, phase: Phase) -> Exercise:
        return Exercise(crowded.session(MemoryStore(lambda: NOON), folder, phase), background)

    def desk(of: Exercise, seat: SeatId) -> Callable[[QWidget], QWidget]:
        return lambda parent: Desk(of, seat, Dialogs(), parent)

    def shared(page: Page, of: Exercise) -> Callable[[QWidget], QWidget]:
        return lambda parent: making.make_shared(page, of, of.turn - 1, Dialogs(), parent)

    situation, plan = exercise(running, Phase.SITUATION), exercise(running, Phase.PLAN)
    assert plan.look(crowded.live) == crowded.INITIATIVES
    library = FileLibrary(place)
    yield Shown("Home", lambda parent: _home(place, parent))
    yield Shown(
        "Set-up, scenarios read before",
        lambda parent: SetupScreen(library, background, Dialogs(), {}, parent),
        ready=lambda screen: isinstance(screen, SetupScreen) and screen.begin.isEnabled(),
    )
    yield Shown("Curtain", lambda parent: _curtain(plan, parent))
    yield Shown("Read", desk(plan, SDO))
    yield Shown("Why, a number's reasons", lambda parent: _why(plan, parent))
    yield Shown("Plan", desk(plan, SDO), press=_turn_to_plan)
    yield Shown("Cabinet of a partner", desk(plan, PARTNER), press=_turn_to_cabinet, before=_turn_to_plan)
    yield Shown("Concurrence", desk(exercise(drafted, Phase.CONCURRENCE), SDO))
    yield Shown("Talks", shared(Page.TALKS, _offered(exercise(drafted, Phase.TALKS))))
    yield Shown("Control", desk(situation, CONTROL))
    revealed = exercise(drafted, Phase.RESOLUTION)
    revealed.look(computers.close_phase)
    yield Shown("Reveal", shared(Page.REVEAL, revealed))
    yield Shown("Projector", lambda parent: ProjectorWindow(revealed, None, parent))
    yield Shown("End", shared(Page.END, Exercise(_ended(running), background)))


def _home(place: Path, parent: QWidget) -> QWidget:
    made = HomeScreen(parent)
    saves = (RecentSave(path=place / f"{i}.db", title="Thin Capital", where="", when="") for i in range(MOST_RECENT))
    made.show_saves(tuple(saves))
    return made


def _curtain(exercise: Exercise, parent: QWidget) -> QWidget:
    made = Curtain(exercise, parent)
    made.drop()
    return made


def _why(exercise: Exercise, parent: QWidget) -> QWidget:
    made = WhyPanel(exercise, parent)
    made.show_why(SDO, "tendoure", "trust", exercise.turn)
    return made


def _turn_to_plan(screen: QWidget) -> None:
    assert isinstance(screen, Desk)
    screen.tabs.setCurrentIndex(1)


def _turn_to_cabinet(screen: QWidget) -> None:
    assert isinstance(screen, Desk)
    assert isinstance(screen.screen_shown, PlanScreen)
    screen.screen_shown.tabs.setCurrentWidget(screen.screen_shown.cabinet)


def _offered(exercise: Exercise) -> Exercise:
    """With every draft that was approved on the table."""
    for partner in exercise.look(lambda session: [p.id for p in session.game.scenario.partners]):
        exercise.act(OSD, o.Offer(partner=PartnerId(partner), instrument=InstrumentId(crowded.DRAFTED)))
    return exercise


def _ended(folder: Path) -> Session:
    made = crowded.setup(folder)
    made = replace(made, scenario=replace(made.scenario, turns=1))
    session = Session.create(MemoryStore(lambda: NOON), made)
    while not session.ended:
        computers.play_phase(session)
    return session
