"""One seat's desk: the screens of the open phase for its eyes, side by side as tabs, made as they are first shown."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CONTROL, US_SEATS, SeatId
from sctabletop.gui.dialogs import Dialogs
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.screens import making
from sctabletop.gui.screens.making import Page
from sctabletop.gui.screens.screen import Screen
from sctabletop.gui.theme import SPACE
from sctabletop.session.desk.words import Block


def pages(seat: SeatId, phase: Phase, done: bool) -> tuple[Page, ...]:
    """What lies on a seat's desk in a phase, in the order of the tabs; the last is what the phase is about.

    A seat that is done only reads: to write again it takes its orders back at the curtain.
    """
    if seat == CONTROL:
        return (Page.CONTROL,)
    if done:
        return (Page.READ,)
    if phase is Phase.PLAN:
        return (Page.READ, Page.PLAN)
    if phase is Phase.CONCURRENCE and seat in US_SEATS:
        return (Page.READ, Page.CONCURRENCE)
    return (Page.READ,)


class Desk(QWidget):
    """The screens of one seat. It lives from the opening of the curtain to its fall.

    Signals:
        asked_why: owner and track of a number.
        asked_claim: the id of a claim.
        ready: the seat is done.
        turned_to: another screen of the desk lies on top.
    """

    asked_why = Signal(str, str)
    asked_claim = Signal(str)
    ready = Signal()
    turned_to = Signal()

    def __init__(self, exercise: Exercise, seat: SeatId, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise = exercise
        self._dialogs = dialogs
        self.seat = seat
        self.place = (exercise.turn, exercise.phase)
        self._kinds = pages(seat, exercise.phase, seat not in exercise.waiting())
        self._screens: dict[Page, Screen] = {}
        self._pages: list[QVBoxLayout] = []
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(self.tr("Screens of this desk"))
        titles = {
            Page.READ: self.tr("Rea&d"),
            Page.PLAN: self.tr("&Plan"),
            Page.CONCURRENCE: self.tr("Con&currence"),
            Page.CONTROL: self.tr("Con&trol"),
        }
        for kind in self._kinds:
            page = QWidget(self.tabs)
            inside = QVBoxLayout(page)
            inside.setContentsMargins(0, SPACE, 0, 0)
            self._pages.append(inside)
            self.tabs.addTab(page, titles[kind])
        self.tabs.tabBar().setVisible(len(self._kinds) > 1)
        if len(self._kinds) == 1:
            # It hands the focus to its row of tabs: a hidden one would hold up whoever comes with the tabulator key.
            self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self.tabs)
        self.tabs.currentChanged.connect(self._on_tabs_current_changed)
        self.tabs.setCurrentIndex(len(self._kinds) - 1 if Page.CONCURRENCE in self._kinds else 0)
        self._on_tabs_current_changed(self.tabs.currentIndex())

    @property
    def screen_shown(self) -> Screen:
        """The screen on top."""
        return self._screens[self._kinds[self.tabs.currentIndex()]]

    def take_focus(self) -> None:
        """Let the keyboard be on the row of tabs, or where there is one page alone, on that."""
        (self.tabs.tabBar() if len(self._kinds) > 1 else self.screen_shown).setFocus()

    @property
    def block(self) -> Block | None:
        """The block that the screen on top belongs to, where the phase alone does not say it."""
        return Block.READ if self._kinds[self.tabs.currentIndex()] is Page.READ else None

    @Slot(int)
    def _on_tabs_current_changed(self, at: int) -> None:
        kind = self._kinds[at]
        self.turned_to.emit()
        if kind in self._screens:
            return
        screen = self._screens[kind] = making.make_own(kind, self.exercise, self.seat, self._dialogs, self.tabs)
        for signal, mine in (("asked_why", self.asked_why), ("asked_claim", self.asked_claim), ("ready", self.ready)):
            theirs = getattr(screen, signal, None)
            if theirs is not None:
                theirs.connect(mine)
        self._pages[at].addWidget(screen)
