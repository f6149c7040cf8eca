"""What Plan and Concurrence share: pages on which orders are written, the pad beside them, and the commit."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTabWidget, QWidget

from sctabletop.domain.orders import Order, kind_of
from sctabletop.domain.refusals import Refusal
from sctabletop.domain.seats import SeatId
from sctabletop.gui.committing import commit
from sctabletop.gui.dialogs import Dialogs
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.outlook import Outlook, held_orders, look_ahead
from sctabletop.gui.pad_draft import PadDraft
from sctabletop.gui.screens.screen import Screen
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.order_pad import OrderPad, PadLine
from sctabletop.gui.widgets.order_writer import OrderWriter
from sctabletop.gui.widgets.saying import Tone
from sctabletop.gui.widgets.seat_words import refused
from sctabletop.session.desk import forms
from sctabletop.session.desk.fields import Wrong
from sctabletop.session.desk.preview import Light
from sctabletop.session.desk.what_stands import what_stands
from sctabletop.session.desk.words import listed
from sctabletop.session.touched import Touched

PREVIEW_AFTER_MS: Final = 200


class PadScreen(Screen):
    """A seat's desk in a phase in which it commits orders. A child adds its pages in ``add_pages``.

    Signals:
        asked_why: owner and track of a number.
        ready: the seat is done with this phase.
    """

    SHOWS: ClassVar[Touched] = (
        Touched.PHASE | Touched.SEATS | Touched.COMMITS | Touched.NUMBERS | Touched.MESSAGES | Touched.FORECASTS
    )
    asked_why = Signal(str, str)
    ready = Signal()

    def __init__(
        self, exercise: Exercise, seat: SeatId, parent: QWidget | None = None, *, dialogs: Dialogs | None = None
    ) -> None:
        super().__init__(exercise, seat, parent)
        self.me = seat
        self._dialogs = dialogs or Dialogs()
        self._committing = False
        self._opened = False
        self._begun: tuple[Any, ...] = ()
        """what the form was last filled for with what stands"""
        self._outlook: Outlook | None = None
        self.draft = PadDraft(exercise, seat, self)
        self.writer = OrderWriter(exercise, self)
        self.pad = OrderPad(self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(self.tr("Pages of this desk"))
        self.add_pages()
        split = QSplitter(Qt.Orientation.Horizontal, self, childrenCollapsible=False)
        split.addWidget(self.tabs)
        split.addWidget(self.pad)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setSizes([980, 340])
        split.setHandleWidth(SPACE)
        box = QHBoxLayout(self)
        box.setContentsMargins(SPACE, SPACE, 2 * SPACE, SPACE)
        box.addWidget(split)
        self._later = QTimer(self, singleShot=True, interval=PREVIEW_AFTER_MS)
        self._connect()

    def add_pages(self) -> None:
        """Add the pages to ``tabs``; ``writer`` is one of them."""
        raise NotImplementedError

    def nothing_written(self) -> tuple[str, str]:
        """What is asked before an empty pad is committed, and the words on the button."""
        raise NotImplementedError

    def place_for(self, order: Order) -> int | None:  # noqa: ARG002 - for children
        """The order of the pad that a new one takes the place of; None where it is one more."""
        return None

    def _connect(self) -> None:
        self._later.timeout.connect(self._look_ahead)
        self.draft.orders_changed.connect(self._on_orders_changed)
        self.draft.kept.connect(self.pad.show_keeping)
        self.writer.edited.connect(self._on_writer_edited)
        self.writer.add_asked.connect(self._on_add)
        pad = self.pad
        pad.edit_asked.connect(self._on_edit)
        pad.remove_asked.connect(self.draft.remove)
        pad.move_asked.connect(self._on_move)
        pad.undo_asked.connect(self.draft.undo)
        pad.redo_asked.connect(self.draft.redo)
        pad.note_edited.connect(self.draft.set_note)
        pad.take_back_asked.connect(self._on_take_back)
        pad.commit_asked.connect(self._on_commit)
        for keys, slot in (("Ctrl+Z", self.draft.undo), ("Ctrl+Shift+Z", self.draft.redo)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # ── showing ───────────────────────────────────────────────────────────────────────────────────────────────
    def render(self) -> None:  # type: ignore[override]  # as in Screen
        """Show menu, form, pad and pages anew; what is being written stays."""
        if self._committing:
            return
        given, missing = self.exercise.look(forms.forms, self.me)
        self.writer.show_orders(given, missing)
        if self.draft.flush():
            self._take_pad()
        self._look_ahead()

    def _take_pad(self) -> None:
        """Take the pad as it lies in the save: as it was left, or with what was taken back."""
        again = self._opened and self.draft.is_of_now()
        self.draft.open()
        self.pad.show_keeping(self.draft.keeping)
        self.pad.show_note(self.draft.note)
        if not again:
            self._opened = True
            self.pad.say("")
            self.writer.open(self.draft.kind, self.draft.values, whole=True, place=self.draft.edited_place())
            self._begun = self._about()

    @Slot()
    def _look_ahead(self) -> None:
        """Ask what would become of the pad with the order in the form, and show it."""
        if self.exercise.working or not self._opened:
            return
        self._later.stop()
        written = self._build()
        seen = look_ahead(self.exercise, self.me, self.held(), self.draft.orders, written, self.writer.place)
        self._outlook = seen
        if written is not None:
            wrong = written if isinstance(written, Wrong) else None
            self.writer.show_wrong(wrong, "" if seen.refusal is None else self._said(seen.refusal))
            self.writer.show_preview(seen.initiative)
        self._show_pad(seen)

    def _show_pad(self, seen: Outlook) -> None:
        held = self.held()
        said = self.exercise.look(forms.sentences, self.draft.orders)
        stopped = {
            one.place - len(held): [gate.label for gate in one.gates if gate.light is Light.FAILS]
            for one in seen.whole.initiatives
        }
        lines = []
        for i, (sentence, refusal) in enumerate(zip(said, seen.on_pad, strict=True)):
            failing = listed(stopped.get(i, []))
            line = PadLine(
                sentence=sentence,
                problem="" if refusal is None else self._said(refusal),
                gates=self.tr("would fail: {0}").format(failing) if failing else "",
                editing=i == self.writer.place,
            )
            lines.append(line)
        self.pad.show_lines(lines, self.draft.can_undo, self.draft.can_redo)
        self.pad.show_committed(self.exercise.look(forms.sentences, held))
        self.pad.show_left(seen.whole, seen.with_form)

    def held(self) -> tuple[Order, ...]:
        """What this seat has committed in this phase."""
        return self.exercise.look(held_orders, self.me)

    def _said(self, refusal: Refusal) -> str:
        return refused(self.exercise, refusal)

    # ── writing ───────────────────────────────────────────────────────────────────────────────────────────────
    def _build(self) -> Order | Wrong | None:
        kind = self.writer.kind
        return self.exercise.look(forms.build, self.me, kind, self.writer.values()) if kind else None

    def _about(self) -> tuple[Any, ...]:
        """What the form in hand is about."""
        values = self.writer.values()
        return self.writer.kind, values.get("partner"), values.get("instrument")

    def _begin_with_what_stands(self, again: bool = False) -> None:
        """Who changes what stands finds it in the form, once it is named."""
        about = self._about()
        if self.writer.place is not None or (about == self._begun and not again):
            return
        typed_before = about[:1] != self._begun[:1] and self.writer.remembered
        self._begun = about
        if not typed_before:
            self.writer.form.set_values(self._stands())

    def _stands(self) -> Mapping[str, Any]:
        return self.exercise.look(what_stands, self.me, self.writer.kind, self.writer.values())

    @Slot()
    def _on_writer_edited(self) -> None:
        self._begin_with_what_stands()
        self.draft.set_form(self.writer.kind, self.writer.values(), self.writer.place)
        self._later.start()

    @Slot()
    def _on_add(self) -> None:
        built = self._build()
        if isinstance(built, Wrong):
            self.writer.show_wrong(built, asked=True)
        elif built is not None:
            place = self.writer.place
            self.writer.put_away()
            self.put(built, place)
            self._begin_with_what_stands(again=True)
            self.draft.set_form(self.writer.kind, self.writer.values())

    @Slot(object)
    def put(self, order: Order, place: int | None = None) -> None:
        """Put an order on the pad: in the place of another one, or as one more."""
        instead = self.place_for(order) if place is None else place
        self.pad.go_to(self.draft.put(order, instead))

    @Slot()
    def _on_orders_changed(self) -> None:
        place = self.draft.edited_place()
        if place != self.writer.place and self.writer.kind:
            self.writer.set_place(place)
        self._look_ahead()

    @Slot(int)
    def _on_edit(self, place: int) -> None:
        order = self.draft.orders[place]
        self._open_form(kind_of(order), dict(forms.values_of(order)), place, whole=True)

    @Slot(int, int)
    def _on_move(self, place: int, to: int) -> None:
        if self.draft.move(place, to):
            self.pad.go_to(to)

    @Slot(str, object)
    def open_form(self, kind: str, values: dict[str, object]) -> None:
        """Go to a form that a page asks for, filled in part."""
        self._open_form(kind, values, None, whole=False)

    def _open_form(self, kind: str, values: dict[str, object], place: int | None, whole: bool) -> None:
        self.tabs.setCurrentWidget(self.writer)
        self.writer.open(kind, values, whole=whole, place=place)
        self._begun = ()
        self._begin_with_what_stands()
        self.draft.set_form(self.writer.kind, self.writer.values(), place)
        self._look_ahead()
        self.writer.form.begin()

    # ── committing ────────────────────────────────────────────────────────────────────────────────────────────
    @Slot()
    def _on_commit(self) -> None:
        """Commit, or first ask where something should be thought of."""
        if self.exercise.working:
            return
        self.draft.flush()
        self._look_ahead()
        doubt = self._doubt()
        if doubt:
            self._dialogs.ask(self, self.tr("Commit the orders"), *doubt, self._commit)
        else:
            self._commit()

    def _doubt(self) -> tuple[str, str] | None:
        """A question to ask before the commit, and the words on its button; None where all is well."""
        amiss = sum(1 for x in (self._outlook.on_pad if self._outlook else ()) if x is not None)
        if self._is_unfinished():
            return self.tr("The order in the form is not on the pad. Commit without it?"), self.tr("Commit without it")
        if amiss:
            many = self.tr("{0} orders on the pad would not stand. Commit all the same?").format(amiss)
            one = self.tr("One order on the pad would not stand. Commit all the same?")
            return (one if amiss == 1 else many), self.tr("Commit")
        if not self.draft.orders and not self.held():
            return self.nothing_written()
        return None

    def _is_unfinished(self) -> bool:
        """Whether the form holds something that is not on the pad."""
        if not self.writer.is_begun():
            return False
        place = self.writer.place
        if place is None:
            return not self.writer.holds_only(self._stands())
        return self._build() != self.draft.orders[place]

    @Slot()
    def _commit(self) -> None:
        self._committing = True  # the pad is read again only when it is what was left of it
        done = commit(self.exercise, self.me, self.draft)
        self._committing = False
        self._look_ahead()
        if not done.stored:
            self.pad.say(self.tr("The orders could not be stored; they are still on the pad."), Tone.BAD)
        elif done.back:
            words = self.tr(
                "Not everything stood, and what did not lies on the pad again: {0} The rest is committed. Mend it and "
                "commit again, or take it off and commit."
            )
            self.pad.say(words.format(" ".join(map(self._said, done.back))))
        else:
            self.pad.say("")
            self.ready.emit()

    @Slot()
    def _on_take_back(self) -> None:
        if self.draft.flush():
            self.exercise.take_back(self.me)

    # ── leaving ───────────────────────────────────────────────────────────────────────────────────────────────
    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing that was written waits for a timer once nobody looks."""
        self.draft.flush()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """The same when the screen is closed."""
        self.draft.flush()
        super().closeEvent(event)
