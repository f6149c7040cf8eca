"""The largest changes of a turn that everybody may see: a row each, with an arrow and a word beside the numbers."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from sctabletop.gui.widgets.plain_table import PlainTable
from sctabletop.session.desk.differences import differences
from sctabletop.session.desk.inbox import Change
from sctabletop.session.desk.sight_of_turns import public_after
from sctabletop.session.session import Session

MOST: Final = 5


def public_changes(session: Session, turn: int) -> tuple[Change, ...]:
    """The largest public changes from the end of the turn before to the end of this one."""
    return differences(session.setup.scenario, public_after(session, turn - 1), public_after(session, turn))[:MOST]


class PublicChanges(PlainTable):
    """A table of them; a row that is chosen (Enter, double click) asks why."""

    asked_why = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("The largest changes that everybody may see"), (self.tr("Moved"), self.tr("What")), parent=parent
        )
        self._changes: tuple[Change, ...] = ()
        self.itemActivated.connect(self.ask)

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Show these rows, in order, as high as they need."""
        self._changes = tuple(changes)
        rows = [(self.tr("▲ rose") if x.by > 0.0 else self.tr("▼ fell"), x.text) for x in changes]
        self.set_rows(rows, [self.tr("Enter: why?")] * len(rows))
        height = sum(self.rowHeight(i) for i in range(len(rows))) + self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(height + 2 * self.frameWidth())

    @Slot()
    def ask(self) -> None:
        """Ask why for the chosen row."""
        if self._changes:
            change = self._changes[max(0, self.currentRow())]
            self.asked_why.emit(change.owner, change.track)
