"""Charters and measures line by line: kept, partly or missed, each with a shape, a word and a colour. No sum, no
ranking.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from sctabletop.gui.exercise import Exercise
from sctabletop.gui.theme import colours
from sctabletop.gui.widgets.plain_table import PlainTable
from sctabletop.gui.widgets.saying import Tone
from sctabletop.session.desk.reveal import CharterRow, MeasureRow

_TONES = {"kept": Tone.GOOD, "partly": Tone.HALF, "missed": Tone.BAD}


class VerdictTable(PlainTable):
    """Verdict lines under whose they are; a name stands once, beside its first line."""

    def __init__(self, name: str, headings: tuple[str, str, str], parent: QWidget | None = None) -> None:
        super().__init__(name, headings, parent=parent)
        self._verdicts: tuple[str, ...] = ()

    def show_verdicts(self, rows: Sequence[tuple[str, str, str]]) -> None:
        """Show lines of whose, verdict and what."""
        self._verdicts = tuple(verdict for _, verdict, _ in rows)
        names = ["", *(whose for whose, _, _ in rows)]
        self.set_rows(
            [
                (whose if whose != before else "", f"{_TONES[verdict].value}{verdict}", line)
                for (whose, verdict, line), before in zip(rows, names, strict=False)
            ]
        )
        for i, (whose, _, _) in enumerate(rows):
            item = self.item(i, 0)
            if item is not None:
                item.setToolTip(whose)
        self._colour()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        beside = colours(self.palette())
        for i, verdict in enumerate(self._verdicts):
            item = self.item(i, 1)
            if item is not None:
                item.setForeground(
                    {Tone.GOOD: beside.good, Tone.HALF: beside.doubtful, Tone.BAD: beside.bad}[_TONES[verdict]]
                )


class CharterTable(VerdictTable):
    """Seat by seat, in the order of the seats."""

    def __init__(self, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Charters"), (self.tr("Seat"), self.tr("Verdict"), self.tr("Charter")), parent)
        self._exercise = exercise

    def show_charters(self, rows: Sequence[CharterRow]) -> None:
        """Show these lines."""
        self.show_verdicts([(self._exercise.name(row.seat), row.verdict, row.line) for row in rows])


class MeasureTable(VerdictTable):
    """Partner by partner, by the measures of its kind (E2)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        headings = (self.tr("Partner"), self.tr("Verdict"), self.tr("Measure of its kind"))
        super().__init__(self.tr("Partners by the measures of their kind"), headings, parent)

    def show_measures(self, rows: Sequence[MeasureRow]) -> None:
        """Show these lines."""
        self.show_verdicts([(row.partner, row.verdict, row.measure) for row in rows])
