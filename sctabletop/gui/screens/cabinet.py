"""The partner's cabinet: its capital and whom each deed upsets, what it wants and will not have, and its choices."""

from typing import ClassVar, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSplitter, QVBoxLayout, QWidget

from sctabletop.domain.refusals import WORDS
from sctabletop.domain.seats import SeatId
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.screens.screen import Screen
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.meter import Meter
from sctabletop.gui.widgets.plain_table import PlainTable
from sctabletop.gui.widgets.put_chooser import PutChooser
from sctabletop.gui.widgets.saying import Saying, Tone, heading
from sctabletop.gui.widgets.seat_words import refused
from sctabletop.session.desk import forms
from sctabletop.session.desk.cabinet import Cabinet, DeedRow, cabinet
from sctabletop.session.desk.fields import Wrong
from sctabletop.session.desk.what_stands import what_stands
from sctabletop.session.desk.words import as_sentence, label
from sctabletop.session.touched import Touched

_CHOICES: Final = (("mandate", "level"), ("hedge", "how"), ("request", "what"))
"""Orders that are one choice: their kind, and the field that is chosen."""


class CabinetPanel(Screen):
    """A government's own table; it shows nothing but what is this partner's alone.

    Signals:
        put: an order that should go on the pad.
        asked_why: owner and track of a number.
    """

    SHOWS: ClassVar[Touched] = Touched.PHASE | Touched.COMMITS | Touched.NUMBERS
    put = Signal(object)
    asked_why = Signal(str, str)

    def __init__(self, exercise: Exercise, seat: SeatId, parent: QWidget | None = None) -> None:
        super().__init__(exercise, seat, parent)
        self._me = seat
        self._partner = ""
        self._deeds: tuple[DeedRow, ...] = ()
        self._meters: dict[str, Meter] = {}
        self._top = QHBoxLayout()
        self._top.setSpacing(3 * SPACE)
        split = QSplitter(Qt.Orientation.Horizontal, self, childrenCollapsible=False)
        split.addWidget(self._deed_side())
        split.addWidget(self._word_side())
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setHandleWidth(2 * SPACE)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        box.setSpacing(2 * SPACE)
        box.addLayout(self._top)
        box.addWidget(split, 1)

    # ── building ──────────────────────────────────────────────────────────────────────────────────────────────
    def _deed_side(self) -> QWidget:
        side = QWidget(self)
        headings = (
            self.tr("Deed"),
            self.tr("Price"),
            self.tr("Upsets"),
            self.tr("Own will"),
            self.tr("Last done"),
            self.tr("Now"),
        )
        self.table = PlainTable(self.tr("Deeds"), headings, wide=(0, 5), parent=side)
        self.table.currentCellChanged.connect(self._on_deed_changed)
        self.table.itemActivated.connect(self._on_put_deed)
        self.button = QPushButton(self.tr("Put the deed on the pad"), side)
        self.button.clicked.connect(self._on_put_deed)
        self.why = Saying("", side, readable=True)
        row = QHBoxLayout()
        row.addWidget(self.why, 1)
        row.addWidget(self.button)
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(heading(self.tr("Deeds"), side, 1.1))
        box.addWidget(self.table, 1)
        box.addLayout(row)
        return side

    def _word_side(self) -> QWidget:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget(area)
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, SPACE, 0)
        box.setSpacing(SPACE)
        titles = {
            "mandate": self.tr("Mandate for the talks"),
            "hedge": self.tr("Elsewhere"),
            "request": self.tr("Letter of request"),
        }
        self._now = {kind: Saying("", page, readable=True) for kind, _ in _CHOICES}
        self.choosers = {kind: PutChooser(kind, path, titles[kind], page) for kind, path in _CHOICES}
        for kind, chooser in self.choosers.items():
            chooser.put.connect(self._on_put)
            box.addWidget(chooser)
            box.addWidget(self._now[kind])
        self._lists: dict[str, tuple[Saying, Saying]] = {}
        for name, words in (
            ("asked", self.tr("Washington asks for")),
            ("aims", self.tr("What we want, the dearest first")),
            ("red_lines", self.tr("Red lines")),
            ("closed", self.tr("Closed by shared norms")),
            ("charter", self.tr("Our charter")),
        ):
            title, body = heading(words, page, 1.0), Saying("", page, readable=True)
            body.setAccessibleName(words)
            self._lists[name] = title, body
            box.addWidget(title)
            box.addWidget(body)
        box.addStretch(1)
        area.setWidget(page)
        return area

    # ── showing ───────────────────────────────────────────────────────────────────────────────────────────────
    def render(self) -> None:  # type: ignore[override]  # as in Screen
        """Show the cabinet as it stands."""
        seen = self.exercise.look(cabinet, self._me)
        self._show_levels(seen)
        self._deeds = seen.deeds
        self.table.set_rows([self._row(d) for d in seen.deeds])
        self._on_deed_changed()
        given, missing = self.exercise.look(forms.forms, self._me)
        refusals = {u.kind: u.refusal for u in missing}
        for kind, chooser in self.choosers.items():
            refusal = refusals.get(kind)
            said = "" if refusal is None else refused(self.exercise, refusal)
            stands = self.exercise.look(what_stands, self._me, kind, {})
            chooser.show_form(next((f for f in given if f.kind == kind), None), refusal, said, stands)
        for kind, words in (("mandate", seen.mandate), ("hedge", seen.hedge)):
            self._now[kind].say(as_sentence(words) if words else "")
        self._now["request"].hide()
        for name, (title, body) in self._lists.items():
            lines: tuple[str, ...] = getattr(seen, name)
            body.say("\n".join(f"• {x}" for x in lines))
            title.setVisible(bool(lines))
            body.setVisible(bool(lines))

    def _show_levels(self, seen: Cabinet) -> None:
        self._partner = seen.partner
        levels = [(self.tr("Political capital"), self.tr("left to spend on deeds"), "", seen.capital)]
        read = self.tr("read from {0}")
        levels += [(label(p.name), read.format(p.read), p.track, p.level) for p in seen.pillars]
        for name, about, track, level in levels:
            if name not in self._meters:
                self._meters[name] = Meter(name, about, track, self)
                self._meters[name].asked_why.connect(self._on_asked_why)
                self._top.addWidget(self._meters[name], 1)
            self._meters[name].show_level(level)

    def _row(self, deed: DeedRow) -> tuple[str, ...]:
        said = label(deed.said)
        now = self.tr("✓ can be done") if deed.refusal is None else f"✕ {WORDS[deed.refusal.reason].what}"
        if deed.owed:
            now = f"{now}\n▲ {deed.owed}"
        last = self.tr("never") if deed.last_done is None else self.tr("turn {0}").format(deed.last_done)
        return said, f"{deed.price:.2f}", deed.pillar, f"{deed.will:.0%}", last, now

    # ── doing ─────────────────────────────────────────────────────────────────────────────────────────────────
    @Slot(str)
    def _on_asked_why(self, track: str) -> None:
        self.asked_why.emit(self._partner, track)

    @Slot()
    def _on_deed_changed(self) -> None:
        at = self.table.currentRow()
        deed = self._deeds[at] if 0 <= at < len(self._deeds) else None
        self.button.setEnabled(deed is not None)
        if deed is None:
            self.why.say("")
        elif deed.refusal is not None:
            self.why.say(refused(self.exercise, deed.refusal), Tone.BAD)
        else:
            words = self.tr("By itself the government would do it with {0}; of the deed, others see {1}. {2}")
            self.why.say(words.format(f"{deed.will:.0%}", f"{deed.visible:.0%}", " ".join(deed.claims)), Tone.MUTED)

    @Slot()
    def _on_put_deed(self) -> None:
        at = self.table.currentRow()
        if 0 <= at < len(self._deeds):
            self._on_put("deed", {"deed": self._deeds[at].deed})

    @Slot(str, object)
    def _on_put(self, kind: str, values: dict[str, object]) -> None:
        built = self.exercise.look(forms.build, self._me, kind, values)
        if isinstance(built, Wrong):
            self.why.say(built.sentence, Tone.BAD)
        else:
            self.put.emit(built)
