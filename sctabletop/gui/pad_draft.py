"""A seat's pad while somebody works on it: each change is in the save within half a second."""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sctabletop.domain.orders import Order
from sctabletop.domain.seats import SeatId
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.pad_history import PadHistory
from sctabletop.session.desk.pad import Pad

KEEP_AFTER_MS: Final = 300
_EDITED: Final = "@place"
"""Beside a half-filled form: which order of the pad it changes. No field of an order begins with such a sign."""


class Keeping(Enum):
    """Whether what is on the pad is in the save."""

    SAVED = "saved"
    WAITING = "not saved yet"
    FAILED = "could not be saved"


class PadDraft(QObject):
    """The pad of one seat for the open phase: orders with undo, the form in hand, a note.

    Signals:
        orders_changed: the orders are others than before.
        kept: a ``Keeping``, whenever it changes.
    """

    orders_changed = Signal()
    kept = Signal(object)

    def __init__(self, exercise: Exercise, seat: SeatId, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._exercise = exercise
        self._seat = seat
        self._history = PadHistory()
        self._edited: Order | None = None
        self._of = (0, exercise.phase)
        self._dirty = False
        self.keeping = Keeping.SAVED
        self.kind = ""
        self.values: dict[str, Any] = {}
        self.note = ""
        self._timer = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._timer.timeout.connect(self.flush)

    # ── opening ───────────────────────────────────────────────────────────────────────────────────────────────
    def is_of_now(self) -> bool:
        """Whether this is the pad of the phase that is open."""
        return self._of == (self._exercise.turn, self._exercise.phase)

    def open(self) -> None:
        """Take the pad of the open phase as it lies in the save; a pad of the same phase keeps its past."""
        pad = self._exercise.pad(self._seat)
        now = (self._exercise.turn, self._exercise.phase)
        if self._of == now:
            self._history.set(pad.orders)
        else:
            self._of, self._history = now, PadHistory(pad.orders)
        self.kind, self.note = pad.open_kind, pad.note
        self.values = {k: v for k, v in pad.open_values.items() if k != _EDITED}
        place = pad.open_values.get(_EDITED)
        self._edited = pad.orders[place] if isinstance(place, int) and 0 <= place < len(pad.orders) else None
        self._dirty = False
        self._timer.stop()
        self._say(Keeping.SAVED)
        self.orders_changed.emit()

    # ── the orders ────────────────────────────────────────────────────────────────────────────────────────────
    @property
    def orders(self) -> tuple[Order, ...]:
        """The orders on the pad."""
        return self._history.orders

    @property
    def can_undo(self) -> bool:
        """Whether a change can be undone."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether something undone can be done again."""
        return self._history.can_redo

    def put(self, order: Order, place: int | None = None) -> int:
        """Put an order on the pad, in the place of another one or at the end; its place."""
        if place is None:
            self._changed(self._history.add(order))
            return len(self.orders) - 1
        if self.edited_place() == place:
            self._edited = None
        self._changed(self._history.replace(place, order))
        return place

    def remove(self, place: int) -> None:
        """Take an order off the pad."""
        self._changed(self._history.remove(place))

    def move(self, place: int, to: int) -> bool:
        """Put an order elsewhere in the row; whether it moved."""
        moved = self._history.move(place, to)
        self._changed(moved)
        return moved

    @Slot()
    def undo(self) -> None:
        """Undo the last change of the orders."""
        self._changed(self._history.undo())

    @Slot()
    def redo(self) -> None:
        """Do again what was undone."""
        self._changed(self._history.redo())

    # ── the form in hand, and the note ────────────────────────────────────────────────────────────────────────
    def edited_place(self) -> int | None:
        """The place of the order that the form in hand changes; None where the form makes a new one."""
        return self.orders.index(self._edited) if self._edited in self.orders else None

    def set_form(self, kind: str, values: Mapping[str, Any], edits: int | None = None) -> None:
        """Remember the form in hand as it is typed; ``edits`` is the order that it will change."""
        self._edited = None if edits is None else self.orders[edits]
        if (kind, dict(values)) != (self.kind, self.values):
            self.kind, self.values = kind, dict(values)
            self._touch()

    def set_note(self, note: str) -> None:
        """Remember a person's own words."""
        if note != self.note:
            self.note = note
            self._touch()

    # ── keeping ───────────────────────────────────────────────────────────────────────────────────────────────
    def begin_again(self, orders: Iterable[Order] = ()) -> None:
        """After a commit took the pad: what is left on it, without a past."""
        self._history = PadHistory(orders)
        self._edited = None
        self._touch()
        self.flush()
        self.orders_changed.emit()

    @Slot()
    def flush(self) -> bool:
        """Write what is not written yet; whether everything is in the save now."""
        self._timer.stop()
        if not self._dirty:
            return True
        if self._exercise.working:  # a close holds the save; nobody else may touch it until it is over
            self._timer.start()
            return False
        if not self.is_of_now():
            self._dirty = False  # the phase is over, and its pad with it
            return True
        self._dirty = not self._exercise.keep_pad(self._seat, self._pad())
        self._say(Keeping.FAILED if self._dirty else Keeping.SAVED)
        return not self._dirty

    def _pad(self) -> Pad:
        place = self.edited_place()
        values = self.values if place is None else {**self.values, _EDITED: place}
        turn, phase = self._of
        return Pad(turn=turn, phase=phase, orders=self.orders, open_kind=self.kind, open_values=values, note=self.note)

    def _changed(self, really: bool) -> None:
        if really:
            self._touch()
            self.orders_changed.emit()

    def _touch(self) -> None:
        self._dirty = True
        self._say(Keeping.WAITING)
        if not self._timer.isActive():  # never put off: who types without a pause is saved too
            self._timer.start()

    def _say(self, keeping: Keeping) -> None:
        if keeping is not self.keeping:
            self.keeping = keeping
            self.kept.emit(keeping)
