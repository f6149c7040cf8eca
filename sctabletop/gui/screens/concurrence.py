"""Concurrence: drafts lie open to the triad; a seat concurs, objects with a cure, overrides, or says nothing."""

from PySide6.QtCore import Qt, Slot

from sctabletop.domain.orders import InitiativeOrder, Order
from sctabletop.gui.screens.pad_screen import PadScreen
from sctabletop.gui.widgets.dossier_pages import LetterPage
from sctabletop.gui.widgets.draft_page import DraftPage, position_on
from sctabletop.session.desk import forms
from sctabletop.session.desk.fields import Wrong


class ConcurrenceScreen(PadScreen):
    """The desk of one seat of the triad while drafts are judged. Positions go on the pad and are committed together."""

    def add_pages(self) -> None:
        """Drafts, the form in which an objection or a message is written, and messages."""
        self.drafts = DraftPage(self.exercise, self.me, self)
        self.drafts.asked.connect(self._on_position_asked)
        self.drafts.silenced.connect(self._on_silenced)
        self.letters = LetterPage(self.exercise, self.me, self)
        self.letters.asked.connect(self.open_form)
        self.tabs.addTab(self.drafts, self.tr("Draf&ts"))
        self.tabs.addTab(self.writer, self.tr("&Write"))
        self.tabs.addTab(self.letters, self.tr("Messages"))
        self.pad.commit.setText(self.tr("Read&y"))
        self.draft.orders_changed.connect(self._on_pad_changed)

    def nothing_written(self) -> tuple[str, str]:
        """An empty pad is silence."""
        return self.tr("Nothing is on the pad. Silence concurs with every draft. Ready?"), self.tr("Ready")

    def place_for(self, order: Order) -> int | None:
        """A seat has one position on a draft."""
        if not isinstance(order, InitiativeOrder):
            return None
        held = position_on(self.draft.orders, order.partner, order.instrument)
        return None if held is None else self.draft.orders.index(held)

    @Slot()
    def _on_pad_changed(self) -> None:
        self.drafts.show_orders((*self.held(), *self.draft.orders))

    @Slot(str, object)
    def _on_position_asked(self, kind: str, values: dict[str, object]) -> None:
        """To concur takes no words; everything else is written in a form."""
        built = self.exercise.look(forms.build, self.me, kind, values) if kind == "concur" else Wrong("", "")
        if isinstance(built, Wrong):
            self.open_form(kind, values)
        else:
            self.put(built)

    @Slot(str, str)
    def _on_silenced(self, partner: str, instrument: str) -> None:
        held = position_on(self.draft.orders, partner, instrument)
        if held is not None:
            self.draft.remove(self.draft.orders.index(held))

    @Slot(object)
    def put(self, order: Order, place: int | None = None) -> None:
        """Put an order on the pad; after a position, back to the drafts."""
        super().put(order, place)
        if isinstance(order, InitiativeOrder):
            self.tabs.setCurrentWidget(self.drafts)
            self.drafts.table.setFocus(Qt.FocusReason.OtherFocusReason)
