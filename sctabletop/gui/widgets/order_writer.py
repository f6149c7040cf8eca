"""Where an order is written: the menu, the form of the order chosen, and what its gates would say."""

from collections.abc import Iterable, Mapping
from enum import IntEnum
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from sctabletop.gui.exercise import Exercise
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.gate_lights import GateLights
from sctabletop.gui.widgets.not_now import NotNow
from sctabletop.gui.widgets.order_form import OrderForm
from sctabletop.gui.widgets.order_menu import OrderMenu
from sctabletop.gui.widgets.saying import Saying, Tone, heading
from sctabletop.session.desk.fields import Form, Unavailable, Wrong
from sctabletop.session.desk.preview import InitiativePreview
from sctabletop.session.desk.words import capital


class _Page(IntEnum):
    NOTHING = 0
    FORM = 1
    NOT_NOW = 2


class OrderWriter(QWidget):
    """One order at a time; what was typed into another is remembered while the window is open.

    Signals:
        edited: another kind, or other values.
        add_asked: the order should go on the pad.
    """

    edited = Signal()
    add_asked = Signal()

    def __init__(self, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._forms: dict[str, Form] = {}
        self._missing: dict[str, Unavailable] = {}
        self._typed: dict[str, dict[str, Any]] = {}
        self._place: int | None = None
        self._untouched: dict[str, Any] = {}
        self.remembered = False
        """whether the form came back with what had been typed into it before another was opened"""
        self.menu = OrderMenu(self)
        self.form = OrderForm(self)
        self.not_now = NotNow(exercise, self)
        self._pages = QStackedWidget(self)
        empty = Saying(_how(self), self, tone=Tone.MUTED)
        empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._pages.addWidget(empty)
        self._pages.addWidget(self._form_page())
        self._pages.addWidget(self.not_now)
        split = QSplitter(Qt.Orientation.Horizontal, self, childrenCollapsible=False)
        split.addWidget(self.menu)
        split.addWidget(self._pages)
        split.setStretchFactor(1, 1)
        split.setSizes([230, 640])
        split.setHandleWidth(2 * SPACE)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        box.addWidget(split)
        self.menu.chosen.connect(self._on_chosen)
        self.menu.entered.connect(self._on_entered)
        self.form.edited.connect(self._on_form_edited)
        self.form.hint.connect(self._on_hint)

    def _form_page(self) -> QWidget:
        page = QSplitter(Qt.Orientation.Vertical, self, childrenCollapsible=False)
        upper, lower = QWidget(page), QWidget(page)
        self._title = heading("", upper)
        self._help = Saying("", upper, tone=Tone.MUTED)
        self._hint = Saying("", upper, tone=Tone.MUTED)
        self._hint.setAccessibleName(self.tr("About this field"))
        self._wrong = Saying("", upper)
        self.add = QPushButton(self.tr("&Add to pad"), upper)
        self.add.setToolTip(self.tr("Ctrl+Enter"))
        self.clear = QPushButton(self.tr("C&lear"), upper)
        self.clear.setToolTip(self.tr("Empty the form"))
        self._title.setWordWrap(False)
        top, words, row = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        top.setSpacing(2 * SPACE)
        top.addWidget(self._title)
        top.addWidget(self._help, 1)
        words.setSpacing(0)
        words.addWidget(self._hint)
        words.addWidget(self._wrong)
        row.addLayout(words, 1)
        for button in (self.clear, self.add):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(upper)
        box.setContentsMargins(0, 0, 0, SPACE // 2)
        box.addLayout(top)
        box.addWidget(self.form, 1)
        box.addLayout(row)
        self._facts = Saying("", lower, readable=True)
        self._facts.setAccessibleName(self.tr("Cost, hours and lead time"))
        self.gates = GateLights(lower)
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, SPACE // 2, 0, 0)
        below.setSpacing(SPACE // 2)
        below.addWidget(self._facts)
        below.addWidget(self.gates, 1)
        page.addWidget(upper)
        page.addWidget(lower)
        page.setStretchFactor(0, 3)
        page.setStretchFactor(1, 2)
        page.setSizes([3000, 2000])
        self._lower = lower
        lower.hide()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._on_add)
        self.add.clicked.connect(self._on_add)
        self.clear.clicked.connect(self._on_clear)
        return page

    # ── what it holds ─────────────────────────────────────────────────────────────────────────────────────────
    @property
    def kind(self) -> str:
        """The kind of the order in the form; empty where there is none."""
        form = self.form.form
        return form.kind if form is not None and self._pages.currentIndex() == _Page.FORM else ""

    @property
    def place(self) -> int | None:
        """The order of the pad that the form changes; None where it makes a new one."""
        return self._place

    def set_place(self, place: int | None) -> None:
        """The order that the form changes lies elsewhere on the pad now, or is gone."""
        self._place = place
        self.add.setText(self.tr("&Add to pad") if place is None else self.tr("Ch&ange on the pad"))

    def values(self) -> dict[str, Any]:
        """What is filled in."""
        return self.form.values() if self.kind else {}

    def is_begun(self) -> bool:
        """Whether the form holds more than it came with."""
        return bool(self.kind) and self.form.values() != self._untouched

    def holds_only(self, known: Mapping[str, Any]) -> bool:
        """Whether the form holds nothing but what it came with and these values."""
        expected = {**self._untouched, **known}
        return all(path in expected and expected[path] == value for path, value in self.form.values().items())

    def offers(self, kind: str) -> bool:
        """Whether there is a form for this kind now."""
        return kind in self._forms

    # ── showing ───────────────────────────────────────────────────────────────────────────────────────────────
    def show_orders(self, forms: Iterable[Form], unavailable: Iterable[Unavailable]) -> None:
        """List these orders. The form in hand stays as it is unless its own choices changed."""
        was, values = self.form.form, self.values()
        self._forms = {f.kind: f for f in forms}
        self._missing = {u.kind: u for u in unavailable}
        self.menu.show_orders(self._forms.values(), self._missing.values(), was.kind if was is not None else "")
        if was is not None and self._forms.get(was.kind) != was:
            self.open(was.kind, values, whole=True, place=self._place)

    def open(
        self, kind: str, values: Mapping[str, Any] | None = None, *, whole: bool = False, place: int | None = None
    ) -> None:
        """Go to an order, with these values in its form; ``place`` is the order on the pad that it will change."""
        self.set_place(place)
        self.remembered = False
        self.menu.go_to(kind)
        if kind in self._forms:
            form = self._forms[kind]
            self.form.show_form(form)
            self._untouched = self.form.values()
            self.form.show_form(form, values, whole)
            self._title.say(form.label)
            self._help.say(form.help)
            self._help.setToolTip(" ".join(form.claims))
            self._hint.say("")
            self._wrong.say("")  # it was about another order
            self._pages.setCurrentIndex(_Page.FORM)
            # New fields would come last, after everything else on the desk.
            stops = [self.menu.tree, *self.form.stops(), self.clear, self.add, self._facts, self.gates.table]
            for before, after in pairwise(stops):
                self.setTabOrder(before, after)
        elif kind in self._missing:
            self.form.show_form(None)
            self.not_now.show_order(self._missing[kind])
            self._pages.setCurrentIndex(_Page.NOT_NOW)
        else:
            self.form.show_form(None)
            self._pages.setCurrentIndex(_Page.NOTHING)
        self.show_preview(None)

    def show_wrong(self, wrong: Wrong | None, refused: str = "", asked: bool = False) -> None:
        """Say what is missing or wrong; a refusal where the order is well formed and would not stand."""
        self.form.show_wrong(wrong, asked)
        if wrong is not None:
            self._wrong.say(wrong.sentence, Tone.BAD if asked else Tone.MUTED)
        else:
            self._wrong.say(refused, Tone.BAD)

    def show_preview(self, preview: InitiativePreview | None) -> None:
        """Show the gates of the order in the form; nothing for an order that has none."""
        self._lower.setVisible(preview is not None)
        if preview is None:
            self.gates.show_gates(())
            return
        self.gates.show_gates(preview.gates)
        self._facts.say(
            self.tr("Cost {0} million USD · {1} hours a turn · lead time {2}").format(
                f"{preview.cost:,.1f}",
                f"{preview.hours:,.0f}",
                self.tr("1 turn") if preview.lead == 1 else self.tr("{0} turns").format(preview.lead),
            )
        )

    # ── listening ─────────────────────────────────────────────────────────────────────────────────────────────
    @Slot(str)
    def _on_chosen(self, kind: str) -> None:
        if kind == self.kind:
            return
        if self.kind and self._place is None:
            self._typed[self.kind] = self.values()
        typed = self._typed.get(kind)
        self.open(kind, typed, whole=typed is not None)
        self.remembered = typed is not None
        self.edited.emit()

    @Slot(str)
    def _on_entered(self, kind: str) -> None:
        self._on_chosen(kind)
        self.form.begin()

    @Slot()
    def _on_form_edited(self) -> None:
        self._typed[self.kind] = self.values()
        self.edited.emit()

    @Slot(str)
    def _on_hint(self, words: str) -> None:
        self._hint.say(f"{capital(words)}{'' if words.endswith(('.', '?')) or not words else '.'}")

    @Slot()
    def _on_add(self) -> None:
        if self.kind:
            self.add_asked.emit()

    @Slot()
    def _on_clear(self) -> None:
        self._typed.pop(self.kind, None)
        self.open(self.kind)
        self.edited.emit()
        self.form.begin()

    def put_away(self) -> None:
        """After its order went on the pad: an empty form of the same kind."""
        self._typed.pop(self.kind, None)
        self.open(self.kind)


def _how(writer: OrderWriter) -> str:
    """How orders are given, for whoever has none in hand."""
    return "\n\n".join(
        (
            writer.tr("Choose an order on the left, or look for one by its name (Ctrl+F)."),
            writer.tr(
                "Fill in its form and add it to the pad (Ctrl+Enter). Nothing is given yet: orders on the pad can "
                "be changed, moved and taken off."
            ),
            writer.tr(
                "When the pad says what you want, commit the orders. What a seat commits stays hidden from the "
                "others, and can be taken back until everybody is ready and the phase is closed."
            ),
        )
    )
