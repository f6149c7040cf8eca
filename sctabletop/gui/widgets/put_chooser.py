"""One choice of a partner's cabinet with the button that puts it on the pad."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sctabletop.domain.refusals import Refusal
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.saying import Saying, Tone
from sctabletop.session.desk.fields import Choice, Form


class PutChooser(QWidget):
    """A box of choices made from the one field of an order's form.

    Signals:
        put: the kind of the order and the values of its form.
    """

    put = Signal(str, object)

    def __init__(self, kind: str, path: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._path = kind, path
        self._choices: tuple[Choice, ...] = ()
        name = QLabel(label, self)
        self.box = QComboBox(self)
        self.box.setAccessibleName(label)
        self.button = QPushButton(self.tr("Put on pad"), self)
        self.button.setAccessibleName(self.tr("Put on pad: {0}").format(label))
        self._why = Saying("", self, tone=Tone.MUTED)
        row = QHBoxLayout()
        row.addWidget(self.box, 1)
        row.addWidget(self.button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE // 2)
        box.addWidget(name)
        box.addLayout(row)
        box.addWidget(self._why)
        name.setBuddy(self.box)
        self.button.clicked.connect(self._on_clicked)
        self.box.currentIndexChanged.connect(self._on_changed)

    def show_form(self, form: Form | None, refusal: Refusal | None, said: str, stands: Mapping[str, Any]) -> None:
        """Offer the choices of a form, what ``stands`` first chosen; where there is none, say why."""
        fields = form.fields if form is not None else ()
        field = next((f for f in fields if f.path == self._path), None)
        choices = field.choices if field is not None else ()
        if choices != self._choices:
            self._choices = choices
            with QSignalBlocker(self.box):
                self.box.clear()
                self.box.addItems([c.label for c in choices])
                now = stands.get(self._path)
                self.box.setCurrentIndex(next((i for i, c in enumerate(choices) if c.value == now), 0))
        self.box.setEnabled(bool(choices))
        self.button.setEnabled(bool(choices))
        self._said = said if refusal is not None else ""
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        at = self.box.currentIndex()
        words = self._said or (self._choices[at].help if 0 <= at < len(self._choices) else "")
        self._why.say(words)
        self._why.setVisible(bool(words))

    @Slot()
    def _on_clicked(self) -> None:
        at = self.box.currentIndex()
        if 0 <= at < len(self._choices):
            self.put.emit(self._kind, {self._path: self._choices[at].value})
