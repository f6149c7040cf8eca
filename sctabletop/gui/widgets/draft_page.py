"""The drafts that lie open to the triad, and a seat's position on each: silence, concurrence, objection, override."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from sctabletop.domain.orders import Concur, InitiativeOrder, Object, Order, Override
from sctabletop.domain.seats import SeatId
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.widgets.initiative_page import InitiativePage
from sctabletop.gui.widgets.seat_words import seat_called
from sctabletop.session.desk.dossier import Initiative
from sctabletop.session.desk.fields import Form

OPEN_STAGES = frozenset(("draft", "positioned"))


def position_on(orders: Sequence[Order], partner: object, instrument: object) -> InitiativeOrder | None:
    """The position that these orders take on an initiative; None for silence."""
    for order in orders:
        if isinstance(order, Concur | Object | Override) and (order.partner, order.instrument) == (partner, instrument):
            return order
    return None


class DraftPage(InitiativePage):
    """Drafts with their terms, and a button for each position.

    Signals:
        silenced: partner and instrument of a draft on which this seat will say nothing.
    """

    KINDS: ClassVar[tuple[str, ...]] = ("concur", "object", "override")
    WIDE: ClassVar[tuple[int, ...]] = (1, 2, 4)
    silenced = Signal(str, str)

    def __init__(self, exercise: Exercise, seat: SeatId, parent: QWidget | None = None) -> None:
        self._orders: tuple[Order, ...] = ()
        super().__init__(exercise, seat, parent)
        self._silent = QPushButton(self.tr("&Say nothing"), self)
        self._silent.setToolTip(self.tr("Silence concurs"))
        self._silent.clicked.connect(self._on_silent_clicked)
        self.bar.addWidget(self._silent)

    def show_orders(self, orders: Iterable[Order]) -> None:
        """Show the positions that the pad takes."""
        self._orders = tuple(orders)
        self.refresh()

    def nothing(self) -> str:
        """What stands here while there is none."""
        return self.tr(
            "No draft lies open in this turn, so there is nothing to judge. Press Ready, or write a message first."
        )

    def headings(self) -> tuple[str, ...]:
        """The columns of the table."""
        return (
            self.tr("Partner"),
            self.tr("Draft"),
            self.tr("Proposed by"),
            self.tr("Your position"),
            self.tr("How it stands"),
        )

    def cells(self, partner: str, one: Initiative) -> tuple[str, ...]:
        """One draft as a row."""
        _, name, _, stands = super().cells(partner, one)
        proposer = seat_called(self.exercise, SeatId(one.proposer)) if one.proposer else ""
        return partner, name, proposer, self._position(one), stands or self.tr("no gate was asked yet")

    def wanted(self, one: Initiative) -> bool:
        """Drafts are all that is decided here."""
        return one.stage in OPEN_STAGES

    def can(self, one: Initiative, form: Form) -> bool:
        """The button to override is for objections that are known."""
        return super().can(one, form) and (form.kind != "override" or bool(one.objections))

    def _position(self, one: Initiative) -> str:
        match position_on(self._orders, one.partner, one.instrument):
            case Object():
                return self.tr("✕ objects")
            case Override():
                return self.tr("▲ overrides")
            case Concur():
                return self.tr("✓ concurs")
            case _:
                return self.tr("silence, which concurs")

    @Slot()
    def _on_silent_clicked(self) -> None:
        one = self.current()
        if one is not None:
            self.silenced.emit(one.partner, one.instrument)
