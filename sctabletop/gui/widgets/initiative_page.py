"""Initiatives as a seat may see them, and what it can order about each."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from sctabletop.domain.seats import SeatId
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.screens.screen import Screen
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.plain_table import PlainTable
from sctabletop.gui.widgets.saying import Saying, Tone, heading
from sctabletop.gui.widgets.seat_words import partners_of, seat_called
from sctabletop.session.desk import dossier, forms
from sctabletop.session.desk.fields import Form
from sctabletop.session.touched import Touched


def fits(form: Form, values: Mapping[str, object]) -> bool:
    """Whether a form lets somebody choose all of these."""
    partner = values.get("partner")
    for field in form.fields:
        if field.path in values and field.choices:
            found = [c for c in field.choices if c.value == values[field.path]]
            if not any(not c.where or partner in c.where for c in found):
                return False
    return True


class InitiativePage(Screen):
    """A table of initiatives, the terms of the one that is current, and a button for each order about it.

    Signals:
        asked: the kind of an order, and the values to open its form with.
    """

    SHOWS = Touched.PHASE | Touched.COMMITS | Touched.NUMBERS | Touched.TABLE
    KINDS: ClassVar[tuple[str, ...]] = ("amend", "cancel", "vouch", "clear", "end_programme", "answer_miss", "enforce")
    """orders about one initiative; a seat has a button for those that it ever gives"""
    WIDE: ClassVar[tuple[int, ...]] = (1, 3)
    """columns that share the room"""
    asked = Signal(str, object)

    def __init__(self, exercise: Exercise, seat: SeatId, parent: QWidget | None = None) -> None:
        super().__init__(exercise, seat, parent)
        self._me = seat
        self._rows: tuple[dossier.Initiative, ...] = ()
        self._forms: dict[str, Form] = {}
        self._buttons: dict[str, QPushButton] = {}
        self.table = PlainTable(self.tr("Initiatives"), self.headings(), self.WIDE, self)
        self.table.currentCellChanged.connect(self._on_current_changed)
        side = QWidget(self)
        self._title = heading("", side, 1.1)
        self.terms = PlainTable(self.tr("Terms"), (self.tr("Term"), self.tr("Value")), parent=side)
        self.notes = Saying("", side, readable=True)
        self.bar = QHBoxLayout()
        self.bar.addStretch(1)
        right = QVBoxLayout(side)
        right.setContentsMargins(0, SPACE // 2, 0, 0)
        right.addWidget(self._title)
        right.addWidget(self.terms, 1)
        right.addWidget(self.notes)
        right.addLayout(self.bar)
        self._nothing = Saying(self.nothing(), self, tone=Tone.MUTED, readable=True)
        self._split = QSplitter(Qt.Orientation.Vertical, self, childrenCollapsible=False)
        self._split.addWidget(self.table)
        self._split.addWidget(side)
        self._split.setStretchFactor(0, 2)
        self._split.setStretchFactor(1, 3)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        box.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self._split)

    # ── showing ───────────────────────────────────────────────────────────────────────────────────────────────
    def render(self) -> None:  # type: ignore[override]  # as in Screen
        """Show all initiatives; the current one stays current."""
        self._rows = tuple(i for i in self.exercise.look(dossier.initiatives, self._me) if self.wanted(i))
        given, missing = self.exercise.look(forms.forms, self._me)
        self._forms = {f.kind: f for f in given}
        for kind, words in [(f.kind, f.label) for f in given] + [(u.kind, u.label) for u in missing]:
            if kind in self.KINDS and kind not in self._buttons:
                self._add_button(kind, words)
        names = dict(partners_of(self.exercise))
        self.table.set_rows([self.cells(names.get(i.partner, i.partner), i) for i in self._rows])
        self._nothing.setVisible(not self._rows)
        self._split.setVisible(bool(self._rows))
        self._on_current_changed()

    def nothing(self) -> str:
        """What stands here while there is none."""
        return self.tr(
            "There is no initiative yet. What a seat proposes is on its pad until planning is closed; from then on it "
            "stands here, with its terms and with what stands in its way."
        )

    def headings(self) -> tuple[str, ...]:
        """The columns of the table."""
        return self.tr("Partner"), self.tr("Initiative"), self.tr("Stage"), self.tr("How it stands")

    def cells(self, partner: str, one: dossier.Initiative) -> tuple[str, ...]:
        """One initiative as a row."""
        return partner, one.name, one.stage, self._stands(one)

    def can(self, one: dossier.Initiative, form: Form) -> bool:
        """Whether the button of this form is of use here."""
        return fits(form, about(one))

    def wanted(self, one: dossier.Initiative) -> bool:  # noqa: ARG002 - for children
        """Whether it belongs on this page."""
        return True

    def _add_button(self, kind: str, words: str) -> None:
        button = QPushButton(words, self)
        button.setProperty("kind", kind)
        button.clicked.connect(self._on_button_clicked)
        self.bar.addWidget(button)
        button.show()
        self._buttons[kind] = button

    def _stands(self, one: dossier.Initiative) -> str:
        parts = [one.progress, one.due]
        if one.failed:
            parts.append(self.tr("stopped at: {0}").format(", ".join(g.label for g in one.failed)))
        if one.objections:
            who = ", ".join(seat_called(self.exercise, x.seat) for x in one.objections)
            parts.append(self.tr("{0} objected{1}").format(who, self.tr(", overridden") if one.overridden else ""))
        if one.ask:
            parts.append(self.tr("the partner asks: {0}").format(one.ask))
        if one.inclination:
            parts.append(self.tr("our government: {0}").format(one.inclination))
        return "; ".join(p for p in parts if p)

    @Slot()
    def _on_current_changed(self) -> None:
        one = self.current()
        self._title.say(one.name if one else "")
        terms = list(one.terms) if one else []
        if one and one.proposer:
            terms.insert(0, (self.tr("Proposed by"), seat_called(self.exercise, SeatId(one.proposer))))
        self.terms.set_rows(terms)
        self.notes.say("\n".join(self._words(one)) if one else "")
        self.notes.setVisible(bool(self.notes.text()))
        for kind, button in self._buttons.items():
            form = self._forms.get(kind)
            button.setEnabled(one is not None and form is not None and self.can(one, form))

    def _words(self, one: dossier.Initiative) -> list[str]:
        words = [f"✕ {g.label}: {g.reason}. {g.cure}" for g in one.failed]
        for x in one.objections:
            bar = "" if x.threshold is None else self.tr(" (threshold {0})").format(f"{x.threshold:g}")
            words.append(f"▲ {seat_called(self.exercise, x.seat)}: {x.cure}{bar}")
        return words

    def current(self) -> dossier.Initiative | None:
        """The initiative that is current."""
        at = self.table.currentRow()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    @Slot()
    def _on_button_clicked(self) -> None:
        one, button = self.current(), self.sender()
        if one is not None and button is not None:
            self.asked.emit(str(button.property("kind")), about(one))


def about(one: dossier.Initiative) -> dict[str, object]:
    """The values by which every order about an initiative names it."""
    return {"partner": one.partner, "instrument": one.instrument}
