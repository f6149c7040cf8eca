"""An order as a form, made from the order's own fields: what is asked first, more terms behind a fold."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sctabletop.gui.theme import SPACE, colours
from sctabletop.gui.widgets.condition_editor import ConditionEditor
from sctabletop.gui.widgets.field_editors import (
    SHORT_TEXT,
    ChoiceEditor,
    FieldEditor,
    FlagEditor,
    LinesEditor,
    PageEditor,
    TextEditor,
)
from sctabletop.gui.widgets.many_editor import ManyEditor
from sctabletop.gui.widgets.number_editors import NumberEditor, ShareEditor, WholeEditor
from sctabletop.session.desk.fields import Field, FieldKind, Form, Wrong

_IN_A_ROW: Final = 3
_LABEL_LETTERS: Final = 23
_FIELD_LETTERS: Final = 58
"""Where there is not as much room beside the labels, each stands above its field."""
_EDITORS: Final[dict[FieldKind, type[FieldEditor]]] = {
    FieldKind.CHOICE: ChoiceEditor,
    FieldKind.MANY: ManyEditor,
    FieldKind.NUMBER: NumberEditor,
    FieldKind.WHOLE: WholeEditor,
    FieldKind.SHARE: ShareEditor,
    FieldKind.TEXT: TextEditor,
    FieldKind.LINES: LinesEditor,
    FieldKind.FLAG: FlagEditor,
}


def editor_for(field: Field, parent: QWidget) -> FieldEditor:
    """The editor of a field, with its default shown."""
    kind = _EDITORS[field.kind]
    if field.kind is FieldKind.TEXT and field.longest > SHORT_TEXT:
        kind = ConditionEditor if field.choices else PageEditor
    editor = kind(field, parent)
    editor.set_value(field.default)
    return editor


def _question(field: Field) -> str:
    """What the field answers; a field without a question of its own stands alone."""
    return field.question or field.path


class OrderForm(QScrollArea):
    """The fields of one kind of order. It makes no order itself: whoever listens asks for ``values``.

    Signals:
        edited: a person changed a field.
        hint: what there is to know about the field in focus, in words.
    """

    edited = Signal()
    hint = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.form: Form | None = None
        self._editors: dict[str, FieldEditor] = {}
        self._errors: dict[str, QLabel] = {}
        self._rows: list[QFormLayout] = []
        self._touched: set[str] = set()
        self._fold: QToolButton | None = None
        self._more: QWidget | None = None

    # ── what it holds ─────────────────────────────────────────────────────────────────────────────────────────
    def show_form(self, form: Form | None, values: Mapping[str, Any] | None = None, whole: bool = False) -> None:
        """Show the fields of a form, filled with values; nothing for None.

        Fields without a value keep their default, unless these values are the ``whole`` of what somebody had typed.
        """
        at = QApplication.focusWidget()
        was_here = at is not None and self.isAncestorOf(at)
        self.form = form
        self._editors, self._errors, self._rows, self._touched = {}, {}, [], set()
        self._fold = self._more = None
        page = QWidget(self)
        page.setAutoFillBackground(False)
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, SPACE, 0)
        if form is not None:
            self._lay_out(form, page, box)
            given = dict(values or {})
            self.set_values({path: given.get(path) for path in self._editors} if whole else given)
        box.addStretch(1)
        self.setWidget(page)
        if was_here:
            self.begin()  # or the keyboard would be nowhere

    def values(self) -> dict[str, Any]:
        """What is filled in, by path."""
        return {path: value for path, editor in self._editors.items() if (value := editor.value()) is not None}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Fill fields by path; those not named keep what they show."""
        if "partner" in self._editors and "partner" in values:
            self._editors["partner"].set_value(values["partner"])
        self._with_partner()
        for path, value in values.items():
            if path in self._editors:
                self._editors[path].set_value(value)

    def _with_partner(self) -> None:
        """Leave in every box only what can be chosen with the partner that is chosen."""
        chooser = self._editors.get("partner")
        partner = chooser.value() if chooser is not None else None
        for editor in self._editors.values():
            if isinstance(editor, ChoiceEditor) and editor is not chooser:
                editor.set_partner(str(partner or ""))

    @property
    def touched(self) -> bool:
        """Whether a person has changed a field since the form was shown."""
        return bool(self._touched)

    def defaults(self) -> dict[str, Any]:
        """The values of the form before anybody touched it."""
        fields = self.form.fields if self.form is not None else ()
        return {f.path: f.default for f in fields if f.default is not None}

    # ── what is wrong with it ─────────────────────────────────────────────────────────────────────────────────
    def show_wrong(self, wrong: Wrong | None, asked: bool = False) -> None:
        """Say what is wrong beside its field: at once where a person was, elsewhere only when ``asked`` (and then the
        focus goes there).
        """
        for label in self._errors.values():
            label.hide()
        if wrong is None or wrong.path not in self._errors or not (asked or wrong.path in self._touched):
            return
        label = self._errors[wrong.path]
        label.setText(wrong.sentence)
        label.setStyleSheet(f"color: {colours(self.palette()).bad.name()}")
        label.show()
        if asked:
            self._go_to(wrong.path)

    def _go_to(self, path: str) -> None:
        editor = self._editors[path]
        if self._more is not None and self._fold is not None and self._more.isAncestorOf(editor):
            self._fold.setChecked(True)
        editor.target().setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(editor)

    def stops(self) -> list[QWidget]:
        """Where the tabulator key stops, from top to bottom."""
        page = self.widget()
        inside = [] if page is None else page.findChildren(QWidget)
        here = [w for w in inside if w.window() is self.window()]  # a box's list opens as a window of its own
        return [w for w in here if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.focusProxy() is None]

    def begin(self) -> None:
        """Put the focus on the first field."""
        for editor in self._editors.values():
            editor.target().setFocus(Qt.FocusReason.TabFocusReason)
            return

    # ── building ──────────────────────────────────────────────────────────────────────────────────────────────
    def _lay_out(self, form: Form, page: QWidget, box: QVBoxLayout) -> None:
        asked = [f for f in form.fields if f.asked]
        rest = [f for f in form.fields if not f.asked]
        box.addLayout(self._grid(asked, page))
        if rest:
            self._fold = QToolButton(page, autoRaise=True)
            self._fold.setText(self.tr("&More terms"))
            self._fold.setCheckable(True)
            self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            self._fold.setArrowType(Qt.ArrowType.RightArrow)
            self._fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._more = QWidget(page)
            self._more.setLayout(self._grid(rest, self._more))
            self._more.hide()
            self._fold.toggled.connect(self._on_fold_toggled)
            box.addWidget(self._fold)
            box.addWidget(self._more)

    def _grid(self, fields: list[Field], parent: QWidget) -> QFormLayout:
        grid = QFormLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * SPACE)
        grid.setVerticalSpacing(SPACE)
        grid.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        grid.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for question, same in groupby(fields, key=_question):
            together = list(same)
            if len(together) > 1:
                grid.addRow(self._caption(question, parent), self._row(together, parent))
                continue
            (field,) = together
            editor, error = self._editor(field, parent)
            cell = QVBoxLayout()
            cell.setSpacing(SPACE // 4)
            cell.addWidget(editor)
            cell.addWidget(error)
            if field.kind is FieldKind.FLAG:
                grid.setLayout(grid.rowCount(), QFormLayout.ItemRole.FieldRole, cell)
                continue
            label = self._label(field, parent, field.question or field.label)
            label.setFixedWidth(self._label_width())
            grid.addRow(label, cell)
        self._rows.append(grid)
        self._wrap(grid)
        return grid

    def _wrap(self, grid: QFormLayout) -> None:
        narrow = self.viewport().width() < self._label_width() + _FIELD_LETTERS * self.fontMetrics().averageCharWidth()
        policy = QFormLayout.RowWrapPolicy
        grid.setRowWrapPolicy(policy.WrapAllRows if narrow else policy.DontWrapRows)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Labels stand beside their fields where there is room, above them where there is not."""
        super().resizeEvent(event)
        for grid in self._rows:
            self._wrap(grid)

    def _row(self, fields: list[Field], parent: QWidget) -> QGridLayout:
        """Fields that answer one question, side by side, three in a row."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE // 4)
        for at, field in enumerate(fields):
            editor, error = self._editor(field, parent)
            row, column = 3 * (at // _IN_A_ROW), at % _IN_A_ROW
            if field.kind is not FieldKind.FLAG:
                label = self._label(field, parent, field.label)
                grid.addWidget(label, row, column)
            grid.addWidget(editor, row + 1, column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(error, row + 2, column)
            grid.setColumnStretch(column, 1)
        return grid

    def _editor(self, field: Field, parent: QWidget) -> tuple[FieldEditor, QLabel]:
        editor = editor_for(field, parent)
        editor.edited.connect(self._on_editor_edited)
        editor.target().installEventFilter(self)
        error = QLabel(parent, wordWrap=True)
        error.hide()
        self._editors[field.path], self._errors[field.path] = editor, error
        return editor, error

    def _caption(self, words: str, parent: QWidget) -> QLabel:
        caption = QLabel(words, parent)
        caption.setWordWrap(True)
        caption.setFixedWidth(self._label_width())
        return caption

    def _label_width(self) -> int:
        return _LABEL_LETTERS * self.fontMetrics().averageCharWidth()

    def _label(self, field: Field, parent: QWidget, words: str) -> QLabel:
        label = QLabel(f"{words} *" if field.required else words, parent)
        label.setWordWrap(True)
        label.setBuddy(self._editors[field.path].target())
        label.setToolTip(field.help)
        return label

    # ── listening ─────────────────────────────────────────────────────────────────────────────────────────────
    @Slot(bool)
    def _on_fold_toggled(self, on: bool) -> None:
        if self._fold is not None and self._more is not None:
            self._fold.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
            self._more.setVisible(on)

    @Slot()
    def _on_editor_edited(self) -> None:
        editor = self.sender()
        if isinstance(editor, FieldEditor):
            self._touched.add(editor.field.path)
            chooser = self._editors.get("partner")
            if editor is chooser:
                self._with_partner()
            elif isinstance(editor, ChoiceEditor) and chooser is not None and chooser.value() is None:
                # Whoever chooses somebody's minister has said with whom.
                chooser.set_value(editor.only_with())
                self._with_partner()
            self.hint.emit(editor.help())
        self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Tell what there is to know about the field that the focus comes to, and bring it into sight."""
        if event.type() is QEvent.Type.FocusIn:
            for editor in self._editors.values():
                if editor.target() is watched:
                    self.hint.emit(editor.help())
                    self.ensureWidgetVisible(editor)
        return super().eventFilter(watched, event)
