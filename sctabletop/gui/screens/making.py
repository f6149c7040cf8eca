"""The block screens by name, each imported when it is first shown, so that a start waits for none of them."""

from enum import Enum, auto

from PySide6.QtWidgets import QWidget

from sctabletop.domain.seats import CONTROL, SeatId
from sctabletop.gui.dialogs import Dialogs
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.screens.screen import Screen


class Page(Enum):
    """A block screen. Those of a seat lie on its desk, the others are the whole room's."""

    READ = auto()
    PLAN = auto()
    CONCURRENCE = auto()
    CONTROL = auto()
    TALKS = auto()
    REVEAL = auto()
    END = auto()


def make_own(page: Page, exercise: Exercise, seat: SeatId, dialogs: Dialogs, parent: QWidget) -> Screen:
    """A screen for the eyes of one seat. Raises ValueError for one that is everybody's."""
    match page:
        case Page.READ:
            from sctabletop.gui.screens.read import ReadScreen

            return ReadScreen(exercise, seat, parent)
        case Page.PLAN:
            from sctabletop.gui.screens.plan import PlanScreen

            return PlanScreen(exercise, seat, parent, dialogs=dialogs)
        case Page.CONCURRENCE:
            from sctabletop.gui.screens.concurrence import ConcurrenceScreen

            return ConcurrenceScreen(exercise, seat, parent, dialogs=dialogs)
        case Page.CONTROL:
            from sctabletop.gui.screens.control import ControlScreen

            return ControlScreen(exercise, CONTROL, parent)
        case _:
            raise ValueError(f"{page.name} is everybody's")


def make_shared(page: Page, exercise: Exercise, turn: int, dialogs: Dialogs, parent: QWidget) -> Screen:
    """A screen for the whole room; the reveal is of this turn. Raises ValueError for one that is a seat's."""
    match page:
        case Page.TALKS:
            from sctabletop.gui.screens.talks import TalksScreen

            return TalksScreen(exercise, None, parent, dialogs=dialogs)
        case Page.REVEAL:
            from sctabletop.gui.screens.reveal import RevealScreen

            return RevealScreen(exercise, turn, parent)
        case Page.END:
            from sctabletop.gui.screens.end import EndScreen

            return EndScreen(exercise, None, parent)
        case _:
            raise ValueError(f"{page.name} is a seat's")
