"""The scenarios that can be played, and what the chosen one is about."""

from collections.abc import Sequence
from html import escape
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from sctabletop.domain.seats import partner_of
from sctabletop.gui.theme import SPACE
from sctabletop.session.desk.library import ScenarioCard

_LIST: Final = "-qt-list-indent: 0; margin-left: 12px"


class ScenarioChoice(QWidget):
    """``chosen`` tells which card; ``other_asked`` that somebody has a scenario of their own in a folder."""

    chosen = Signal(object)
    other_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card: ScenarioCard | None = None
        self.list = QListWidget(self)
        self.list.setAlternatingRowColors(True)
        self.list.currentItemChanged.connect(self._on_row_changed)
        title = QLabel(self.tr("&Scenario"), self)
        title.setBuddy(self.list)
        self.list.setAccessibleName(self.tr("Scenario"))
        self.about = QTextBrowser(self)
        self.about.setAccessibleName(self.tr("About the scenario"))
        self.about.setOpenLinks(False)
        self.about.setTabChangesFocus(True)
        self.other = QPushButton(self.tr("An&other folder …"), self)
        self.other.clicked.connect(self.other_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(title)
        column.addWidget(self.list, 1)
        column.addWidget(self.about, 2)
        column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)

    def fill(self, cards: Sequence[ScenarioCard], first: str = "") -> None:
        """Offer these, and choose the one whose id is ``first``, else the first of all."""
        with QSignalBlocker(self.list):
            self.list.clear()
            for card in cards:
                self._append(card)
        at = next((i for i, card in enumerate(cards) if card.id == first), 0)
        self.list.setCurrentRow(at if cards else -1)

    def add(self, card: ScenarioCard) -> None:
        """Offer one more, and choose it."""
        for row in range(self.list.count()):
            if self._card(self.list.item(row)).folder == card.folder:
                self.list.takeItem(row)
                break
        self._append(card)
        self.list.setCurrentRow(self.list.count() - 1)

    def _append(self, card: ScenarioCard) -> None:
        partners = sum(partner_of(seat.seat) is not None for seat in card.seats)
        countries = self.tr("one partner") if partners == 1 else self.tr("{n} partners").format(n=partners)
        item = QListWidgetItem(self.tr("{title}\n{turns} turns, {countries}").format(
            title=card.title, turns=card.turns, countries=countries
        ))  # fmt: skip
        item.setData(Qt.ItemDataRole.UserRole, card)
        self.list.addItem(item)

    @staticmethod
    def _card(item: QListWidgetItem) -> ScenarioCard:
        card = item.data(Qt.ItemDataRole.UserRole)
        assert isinstance(card, ScenarioCard)  # noqa: S101 - nothing else is put there
        return card

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_row_changed(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        self.card = self._card(item)
        self.about.setHtml(_page(self.card, self.tr("What it is for")))
        self.chosen.emit(self.card)


def _page(card: ScenarioCard, heading: str) -> str:
    # A scenario may come from anybody: its words are shown and never read as markup.
    lines = "".join(f"<li>{escape(line)}</li>" for line in card.objectives)
    aims = f"<p><b>{escape(heading)}</b></p><ul style='{_LIST}'>{lines}</ul>" if lines else ""
    return f"<p>{escape(card.summary)}</p>{aims}"
