"""The curtain between two seats: it says whose turn it is and opens that seat's desk, and nobody else's."""

from collections.abc import Sequence
from typing import ClassVar, Final

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from sctabletop.domain.seats import SeatId
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.screens.screen import Screen
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.heading import Heading
from sctabletop.session.desk import floor as floors
from sctabletop.session.desk.words import listed, plain
from sctabletop.session.touched import Touched

TRIES: Final = 3
WAIT_SECONDS: Final = 15


class Curtain(Screen):
    """Full and opaque. ``drop`` says for whom.

    Signals:
        opened: this seat's desk is to be opened; one that was ready has its orders taken back.
        closing: all are ready and somebody said that the phase may close.
        back: nobody wants this desk after all.
    """

    SHOWS: ClassVar[Touched] = Touched.PHASE | Touched.SEATS | Touched.COMMITS
    opened = Signal(str)
    closing = Signal()
    back = Signal()

    def __init__(self, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(exercise, None, parent)
        self.setAutoFillBackground(True)
        self._asked: tuple[SeatId, ...] = ()
        self._failed = False
        self._wrong = 0
        self._picked = False
        self._title = Heading(factor=1.9, parent=self)
        self._warning = QLabel(self)
        self._warning.setWordWrap(True)
        self._state = QLabel(self)
        self._state.setWordWrap(True)
        self.seats = QComboBox(self)
        self.seats.setAccessibleName(self.tr("Seat"))
        self.seats.currentIndexChanged.connect(self._on_seats_current_index_changed)
        self.pin = QLineEdit(self)
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setAccessibleName(self.tr("PIN of the seat"))
        self.pin.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.refusal = QLabel(self)
        self.refusal.setWordWrap(True)
        self.open = QPushButton(self)
        self.open.clicked.connect(self._on_open_clicked)
        self.close_phase = QPushButton(self)
        self.close_phase.clicked.connect(self.closing)
        self.dismiss = QPushButton(self.tr("&Back"), self)
        self.dismiss.clicked.connect(self.back)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_SECONDS * 1000)
        self._wait.timeout.connect(self.try_again)
        self._lay_out()

    def _lay_out(self) -> None:
        self._form = form = QFormLayout()
        form.setSpacing(SPACE)
        form.addRow(self.tr("&Seat"), self.seats)
        form.addRow(self.tr("&PIN"), self.pin)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        for button in (self.close_phase, self.open, self.dismiss):
            button.setMinimumSize(SPACE * 18, SPACE * 5)
            buttons.addWidget(button)
        buttons.addStretch(1)
        card = QWidget(self)
        card.setMaximumWidth(SPACE * 90)
        inside = QVBoxLayout(card)
        inside.setSpacing(SPACE * 2)
        for part in (self._title, self._warning):
            inside.addWidget(part)
        inside.addLayout(form)
        inside.addWidget(self.refusal)
        self.refusal.hide()
        inside.addLayout(buttons)
        inside.addWidget(self._state)
        outside = QVBoxLayout(self)
        outside.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, 4)
        middle.addStretch(1)
        outside.addLayout(middle)
        outside.addStretch(3)

    def drop(self, asked: Sequence[SeatId] = (), failed: bool = False) -> None:
        """Let it fall: for whoever is waited for, for the seats ``asked`` for, or after a close that failed."""
        self._asked = tuple(asked)
        self._failed = failed
        self._picked = False
        self.pin.clear()
        self._say("")
        self.refresh()

    @property
    def seat_shown(self) -> SeatId | None:
        """The seat that would be opened."""
        chosen = self.seats.currentData()
        return SeatId(chosen) if chosen else None

    def render(self) -> None:  # type: ignore[override]
        """The words, the seats and their state; a seat that somebody picked stays so while it can."""
        waiting, ready = self._seats()
        shown = self.seats.currentData()
        before = shown if self._picked else None
        with QSignalBlocker(self.seats):
            self.seats.clear()
            for seat in waiting:
                self.seats.addItem(self.exercise.name(seat), str(seat))
            for seat in ready:
                words = self.tr("{0} (ready: opening takes its orders back)")
                self.seats.addItem(words.format(self.exercise.name(seat)), str(seat))
            at = self.seats.findData(before)
            self.seats.setCurrentIndex(at if at >= 0 and (before in waiting or not waiting) else 0)
        if self.seats.currentData() != shown:
            self.pin.clear()  # it was meant for another seat
        self._state.setText(self._who_is_where(waiting, ready))
        self._choose()

    def _seats(self) -> tuple[tuple[SeatId, ...], tuple[SeatId, ...]]:
        """The seats that may be opened as they are, and those that are ready."""
        if self._asked:
            return self._asked, ()
        waiting = self.exercise.waiting()
        return waiting, tuple(s for s in self.exercise.look(floors.expected) if s not in waiting)

    def _who_is_where(self, waiting: Sequence[SeatId], ready: Sequence[SeatId]) -> str:
        if self._asked:
            return ""
        held = self.exercise.look(floors.people)
        computers = [s for s in self.exercise.seats if s not in held]
        lines = [
            (self.tr("○ Waiting: {0}"), waiting),
            (self.tr("✓ Ready: {0}"), ready),
            (self.tr("▪ Computer: {0}"), computers),
        ]
        named = [(words, listed([self.exercise.name(s) for s in seats])) for words, seats in lines]
        return "\n".join(words.format(names) for words, names in named if names)

    def _choose(self) -> None:
        """The words for the seat that is chosen now."""
        seat = self.seat_shown
        phase = plain(str(self.exercise.phase))
        all_ready = not self._asked and not self.exercise.waiting()
        if self._failed:
            self._title.setText(self.tr("The phase could not be closed"))
            self._warning.setText(self.tr("Nothing is lost: everything up to here is in the save."))
            self.close_phase.setText(self.tr("&Try again"))
        elif all_ready:
            self._title.setText(self.tr("Everybody is ready"))
            self._warning.setText(
                self.tr("This is the last chance to take orders back. Close the {0} when all agree.").format(phase)
            )
            self.close_phase.setText(
                self.tr("&Close planning") if phase == "plan" else self.tr("&Close {0}").format(phase)
            )
        elif seat is not None:
            self._title.setText(self.tr("Hand over to {0}").format(self.exercise.name(seat)))
            self._warning.setText(self.tr("Nobody else should look at the screen."))
        locked = seat is not None and seat in self.exercise.options.pins
        self._form.setRowVisible(self.pin, locked)
        self._form.setRowVisible(self.seats, self.seats.count() > 1 or all_ready)
        self.close_phase.setVisible(all_ready or self._failed)
        self.dismiss.setVisible(bool(self._asked))
        self.open.setVisible(seat is not None)
        self.open.setEnabled(not self._wait.isActive())
        taking = all_ready or (seat is not None and not self._asked and seat not in self.exercise.waiting())
        self.open.setText(self.tr("Ta&ke back") if taking else self.tr("&Open the desk"))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The next key goes to the PIN, or to the button that goes on."""
        super().showEvent(event)
        self.take_focus()

    def take_focus(self) -> None:
        """Let the keyboard be where the hand-over goes on."""
        wanted = self.close_phase if not self.close_phase.isHidden() else self.open
        (wanted if self.pin.isHidden() or wanted is self.close_phase else self.pin).setFocus()

    @Slot(int)
    def _on_seats_current_index_changed(self, _: int) -> None:
        self._picked = True
        self.pin.clear()
        self._say("")
        self._choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes on, from wherever the keyboard is."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if isinstance(focused, QPushButton) and focused.isVisible():
            focused.click()
        elif not self.close_phase.isHidden() and focused is not self.pin:
            self.close_phase.click()
        else:
            self.open.click()

    @Slot()
    def _on_open_clicked(self) -> None:
        seat = self.seat_shown
        if seat is None or self._wait.isActive() or self.exercise.working:
            return
        if not self.exercise.options.opens(seat, self.pin.text()):
            self._refuse()
            return
        self._wrong = 0
        self.pin.clear()
        self._say("")
        self.opened.emit(str(seat))

    def _say(self, words: str) -> None:
        self.refusal.setText(words)
        self.refusal.setVisible(bool(words))

    def _refuse(self) -> None:
        self._wrong += 1
        self.pin.clear()
        self.pin.setFocus()
        if self._wrong < TRIES:
            self._say(self.tr("That is not the PIN of this seat; try again."))
            return
        self._say(self.tr("Three wrong PINs. Wait {0} seconds.").format(WAIT_SECONDS))
        self.open.setEnabled(False)
        self._wait.start()

    @Slot()
    def try_again(self) -> None:
        """The wait after three wrong PINs is over."""
        self._wait.stop()
        self._wrong = 0
        self._say("")
        self.open.setEnabled(True)
