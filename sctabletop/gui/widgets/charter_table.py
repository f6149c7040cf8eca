"""Charters line by line: kept, partly or missed, each with a shape, a word and a colour. No sum, no ranking."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from sctabletop.gui.exercise import Exercise
from sctabletop.gui.theme import colours
from sctabletop.gui.widgets.plain_table import PlainTable
from sctabletop.gui.widgets.saying import Tone
from sctabletop.session.desk.reveal import CharterRow

_TONES = {"kept": Tone.GOOD, "partly": Tone.HALF, "missed": Tone.BAD}


class CharterTable(PlainTable):
    """Seat by seat, in the order of the seats."""

    def __init__(self, exercise: Exercise, parent: QWidget | None = None) -> None:
        headings = (self.tr("Seat"), self.tr("Verdict"), self.tr("Charter"))
        super().__init__(self.tr("Charters"), headings, parent=parent)
        self._exercise = exercise
        self._verdicts: tuple[str, ...] = ()

    def show_charters(self, rows: Sequence[CharterRow]) -> None:
        """Show these lines; a seat is named once, beside its first."""
        self._verdicts = tuple(row.verdict for row in rows)
        seats = ["", *(row.seat for row in rows)]
        self.set_rows(
            [
                (
                    self._exercise.name(row.seat) if row.seat != before else "",
                    f"{_TONES[row.verdict].value}{row.verdict}",
                    row.line,
                )
                for row, before in zip(rows, seats, strict=False)
            ]
        )
        for i, row in enumerate(rows):
            item = self.item(i, 0)
            if item is not None:
                item.setToolTip(self._exercise.name(row.seat))
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
