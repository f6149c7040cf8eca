"""What was foretold, row by row: who said what, how likely, how often it comes, and what came of it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sctabletop.gui.exercise import Exercise
from sctabletop.gui.widgets.odds_chart import ODDS_ROLE, OddsLine
from sctabletop.gui.widgets.plain_table import PlainTable
from sctabletop.session.desk.foretold import ToldRow

_WHAT: Final = 1
_LINE: Final = 4


class ForetoldTable(PlainTable):
    """Seat by seat in the order of time; a painted line beside the numbers that it shows."""

    def __init__(self, exercise: Exercise, name: str, what: str, parent: QWidget | None = None) -> None:
        headings = (
            self.tr("Seat"),
            what,
            self.tr("Said"),
            self.tr("Base rate"),
            self.tr("Never – always"),
            self.tr("What happened"),
            self.tr("Brier"),
            self.tr("Skill"),
        )
        super().__init__(name, headings, (_WHAT,), parent)
        self._exercise = exercise
        self.setItemDelegateForColumn(_LINE, OddsLine(self))

    def show_told(self, rows: Sequence[ToldRow]) -> None:
        """Show these rows."""
        self.set_rows(
            [(self._exercise.name(x.seat), x.what, x.said, x.base_rate, "", x.came, x.brier, x.skill) for x in rows]
        )
        for r, row in enumerate(rows):
            item = self.item(r, _LINE)
            if item is not None:
                item.setData(ODDS_ROLE, (row.odds, row.base))
                told = self.tr("said {0}, base rate {1}").format(row.said, row.base_rate)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
