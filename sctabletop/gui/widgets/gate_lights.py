"""The gates of one initiative as they would answer now: a shape and a word each, who holds it, why, and the cure."""

from typing import Final

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.light_icons import icon_of
from sctabletop.gui.widgets.plain_table import PlainTable
from sctabletop.session.desk.preview import GateLight, Light
from sctabletop.session.desk.words import as_sentence

_LETTERS: Final = 17


class GateLights(QWidget):
    """A table of gates, and beneath it the law of the gate that is current."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gates: tuple[GateLight, ...] = ()
        headings = (self.tr("Would"), self.tr("Gate"), self.tr("Held by"), self.tr("Why, and what cures it"))
        self.table = PlainTable(self.tr("Gates"), headings, parent=self)
        for column in (1, 2):
            self.table.set_letters(column, _LETTERS)
        self.details = QLabel(self, wordWrap=True)
        self.details.setAccessibleName(self.tr("The law of this gate"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE // 2)
        box.addWidget(self.table, 1)
        box.addWidget(self.details)
        self.table.currentCellChanged.connect(self._on_current_changed)

    def show_gates(self, gates: tuple[GateLight, ...]) -> None:
        """Show these gates, those that would stop the initiative first."""
        gates = tuple(sorted(gates, key=lambda gate: gate.light is not Light.FAILS))
        if gates == self._gates and self.table.rowCount() == len(gates):
            return
        self._gates = gates
        rows = [(g.light.value, g.label, g.holder, _words(g)) for g in gates]
        self.table.set_rows(rows, [self._law(g) for g in gates])
        self._paint()
        self._on_current_changed()

    def _paint(self) -> None:
        for row, gate in enumerate(self._gates):
            item = self.table.item(row, 0)
            if item is not None:
                item.setIcon(icon_of(gate.light, self.palette(), self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Shapes take the colours of the new palette."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._paint()

    @Slot()
    def _on_current_changed(self) -> None:
        at = self.table.currentRow()
        self.details.setText(self._law(self._gates[at]) if 0 <= at < len(self._gates) else "")

    def _law(self, gate: GateLight) -> str:
        parts = [f"{gate.label}: {gate.law}" if gate.law else gate.label]
        if gate.light is Light.LATER and gate.cure:
            parts.append(as_sentence(gate.cure))
        if gate.evidence:
            parts.append(self.tr("evidence: %1").replace("%1", gate.evidence))
        if gate.as_of:
            parts.append(self.tr("as of %1").replace("%1", gate.as_of))
        if gate.claims:
            parts.append(" ".join(gate.claims))
        return " · ".join(parts)


def _words(gate: GateLight) -> str:
    cure = "" if gate.light is Light.LATER else gate.cure
    return " ".join(as_sentence(x) for x in (gate.reason, cure) if x)
