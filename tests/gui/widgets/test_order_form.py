"""Order forms: what is typed comes out as the order takes it, and what was kept goes in again."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sctabletop.domain.orders import Order, kind_of
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD
from sctabletop.gui.widgets.condition_editor import ConditionEditor
from sctabletop.gui.widgets.order_form import OrderForm, editor_for
from sctabletop.session.desk import forms
from sctabletop.session.desk.fields import Choice, Field, FieldKind, Form, Wrong
from tests.gui.sitting import sit
from tests.session.playing import THIN, order

LETTERS = (Choice("a", "Ay", "the first"), Choice("b", "Bee"), Choice("c", "Sea"))


def field(kind: FieldKind, **more: Any) -> Field:
    return Field(path="x", label="Ex", kind=kind, **more)


@pytest.mark.parametrize(
    ("made", "values"),
    [
        (field(FieldKind.CHOICE, choices=LETTERS), [None, "b", "c"]),
        (field(FieldKind.CHOICE, choices=(Choice(1, "One"), Choice(2, "Two")), default=2), [1, 2, None]),
        (field(FieldKind.MANY, choices=LETTERS), [None, ["c", "a"], ["b"]]),
        (field(FieldKind.NUMBER, low=0.0, high=1e6), [None, 0.0, 123_456.789, 1e6]),
        (field(FieldKind.NUMBER, low=-0.1, high=0.1), [None, -0.1, 0.0333]),
        (field(FieldKind.WHOLE, low=-4, high=4), [None, -4, 0, 4]),
        (field(FieldKind.SHARE, low=0, high=1), [None, 0.0, 1 / 3, 1.0]),
        (field(FieldKind.SHARE, low=0, high=1, default=0.6), [0.0, 0.07, 0.6]),
        (field(FieldKind.TEXT, longest=80), [None, "a line"]),
        (field(FieldKind.TEXT), [None, "a page\n\nof lines "]),
        (field(FieldKind.LINES), [None, ["one", "two words"]]),
        (field(FieldKind.FLAG, default=False), [True, False]),
    ],
)
def test_an_editor_gives_back_what_it_was_given(qtbot: QtBot, made: Field, values: list[Any]) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    editor = editor_for(made, page)
    told: list[None] = []
    editor.edited.connect(lambda: told.append(None))
    assert editor.value() == made.default
    for value in values:
        editor.set_value(value)
        assert editor.value() == value
    assert told == []  # nobody but a person edits


def test_each_editor_is_edited_with_the_keyboard_alone(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()

    def typed(made: Field, keys: list[Any]) -> Any:
        editor = editor_for(made, page)
        editor.show()
        editor.target().setFocus()
        for key in keys:
            if isinstance(key, str):
                QTest.keyClicks(editor.target(), key)
            else:
                QTest.keyClick(editor.target(), *key)
        return editor.value()

    down, up, space = (Qt.Key.Key_Down,), (Qt.Key.Key_Up,), (Qt.Key.Key_Space,)
    alt_up = (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    select = (Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert typed(field(FieldKind.CHOICE, choices=LETTERS), [down, down]) == "b"
    ranked = field(FieldKind.MANY, choices=LETTERS, ordered=True)
    assert typed(ranked, [space, down, down, space, alt_up, alt_up]) == ["c", "a"]
    assert typed(field(FieldKind.MANY, choices=LETTERS), [space, down, down, space, alt_up, alt_up]) == ["a", "c"]
    assert typed(field(FieldKind.NUMBER, low=0.0, high=9e5), [select, "1250.5"]) == 1250.5
    assert typed(field(FieldKind.WHOLE, low=1, high=20), [up, up]) == 2
    assert typed(field(FieldKind.WHOLE, low=1, high=20, default=3), [select, (Qt.Key.Key_Delete,)]) is None
    assert typed(field(FieldKind.SHARE, default=0.6), [down]) == 0.55
    assert typed(field(FieldKind.TEXT, longest=80), ["now"]) == "now"
    assert typed(field(FieldKind.LINES), ["one", (Qt.Key.Key_Return,), (Qt.Key.Key_Return,), "two"]) == ["one", "two"]
    assert typed(field(FieldKind.FLAG, default=False), [space]) is True


@pytest.mark.parametrize("focused", [False, True])
def test_the_wheel_changes_a_field_only_where_the_focus_is(qtbot: QtBot, focused: bool) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    editor = editor_for(field(FieldKind.SHARE, default=0.6), page)
    with qtbot.waitActive(page):
        page.show()
    editor.target().clearFocus()
    if focused:
        editor.target().setFocus()
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(editor.target(), turn)
    assert editor.value() == (0.65 if focused else 0.6)


FORM = Form(
    kind="x",
    label="X",
    help="",
    claims=(),
    group="",
    live=False,
    fields=(
        Field(path="partner", label="Partner", kind=FieldKind.CHOICE, choices=LETTERS, required=True),
        Field(
            path="what",
            label="What",
            kind=FieldKind.CHOICE,
            required=True,
            choices=(Choice(1, "One"), Choice(2, "Two", where=("b",))),
        ),
        Field(path="size", label="Size", kind=FieldKind.WHOLE, low=1, high=3, default=2, asked=False),
    ),
)


@pytest.fixture
def form(qtbot: QtBot) -> OrderForm:
    made = OrderForm()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    made.show_form(FORM)
    return made


def boxes(form: OrderForm) -> dict[str, QComboBox]:
    return {b.accessibleName(): b for b in form.findChildren(QComboBox)}


def test_a_box_offers_what_can_be_chosen_with_the_partner(form: OrderForm) -> None:
    what = boxes(form)["What"]

    def offered() -> list[str]:
        return [what.itemText(i) for i in range(what.count())]

    assert offered() == ["Choose …", "One", "Two"]
    boxes(form)["Partner"].setCurrentIndex(1)
    assert offered() == ["Choose …", "One"]
    boxes(form)["Partner"].setCurrentIndex(2)
    what.setCurrentIndex(2)
    assert form.values() == {"partner": "b", "what": 2, "size": 2}
    boxes(form)["Partner"].setCurrentIndex(1)
    assert form.values() == {"partner": "a", "size": 2}


def test_what_can_be_chosen_with_one_partner_alone_says_which(form: OrderForm) -> None:
    what = boxes(form)["What"]
    what.setFocus()
    QTest.keyClick(what, Qt.Key.Key_Down)
    assert form.values() == {"what": 1, "size": 2}  # with any
    QTest.keyClick(what, Qt.Key.Key_Down)
    assert form.values() == {"partner": "b", "what": 2, "size": 2}
    boxes(form)["Partner"].setCurrentIndex(3)
    QTest.keyClick(what, Qt.Key.Key_Down)
    assert form.values() == {"partner": "c", "what": 1, "size": 2}  # who was chosen stays


@pytest.mark.parametrize("partner", ["oubassara", "tendoure", "koulenza"])
def test_somebodys_contact_brings_the_partner_with_it(qtbot: QtBot, partner: str) -> None:
    session = sit(CCMD, name=THIN, to=(1, Phase.PLAN))
    made = OrderForm()
    qtbot.addWidget(made)
    made.show_form(next(f for f in forms.forms(session, CCMD)[0] if f.kind == "engage"))
    there = next(p for p in session.game.scenario.partners if p.id == partner)
    people = boxes(made)["Whom"]
    people.setCurrentText(f"{there.contacts[1]} ({there.name})")
    assert (made.values()["partner"], made.values()["contact"]) == (partner, 2)
    assert people.currentText() == f"{there.contacts[1]} ({there.name})"


def test_a_share_that_nobody_has_set_says_so(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    for required in (True, False):
        editor = editor_for(field(FieldKind.SHARE, low=0, high=1, required=required), page)
        spin = editor.target()
        assert isinstance(spin, QAbstractSpinBox)
        assert (spin.text(), editor.value()) == ("not set", None)
        QTest.keyClick(spin, Qt.Key.Key_Up)
        assert (spin.text(), editor.value()) == ("0 %", 0.0)
        QTest.keyClick(spin, Qt.Key.Key_Up)
        assert (spin.text(), editor.value()) == ("5 %", 0.05)
        QTest.keyClick(spin, Qt.Key.Key_Down)
        QTest.keyClick(spin, Qt.Key.Key_Down)
        assert (spin.text(), editor.value()) == ("not set", None)
        spin.selectAll()
        QTest.keyClicks(spin, "35")
        assert (spin.text(), editor.value()) == ("35 %", 0.35)


def test_what_is_wrong_stands_beside_its_field_and_is_gone_to(form: OrderForm, qtbot: QtBot) -> None:
    wrong = Wrong("size", "Size: a whole number between 1 and 3.")

    def said() -> list[str]:
        return [x.text() for x in form.findChildren(QLabel) if x.isVisible() and x.text() == wrong.sentence]

    form.show_wrong(wrong)
    assert said() == []  # nobody was there yet
    form.show_wrong(wrong, asked=True)
    assert said() == [wrong.sentence]  # and the fold is open
    qtbot.waitUntil(lambda: isinstance(form.focusWidget(), QAbstractSpinBox))
    form.show_wrong(None)
    assert said() == []


def test_a_form_left_half_filled_comes_back_with_what_was_emptied_in_it(form: OrderForm) -> None:
    form.show_form(FORM, {"partner": "b"}, whole=True)
    assert form.values() == {"partner": "b"}
    form.show_form(FORM, {"partner": "b"})
    assert form.values() == {"partner": "b", "size": 2}


ORDERS = [
    order("propose", partner="oubassara", instrument="field_exercise", objective="access", why="it is time"),
    order(
        "propose",
        partner="tendoure",
        instrument="field_exercise",
        tier="high",
        size=1,
        indicator={"track": "trust", "threshold": 0.35, "due_in": 3},
        deliverable={"deed": "raise_pay", "due_in": 2},
        conditions={"tripwire": True, "transformation": 2, "benchmark": True},
        incentive=1 / 3,
        timeline=-2,
        odds=0.07,
    ),
    order("engage", partner="oubassara", contact=3, style="demarche"),
    order("message", to=["sdo", "control"], text="One line.\n\nAnd another."),
    order("forecast", condition="oubassara.trust >= 0.5", probability=0.35, due=4),
    order("argue", act="a", effect={"partner": "koulenza", "track": "trust", "by": 0.05}, reasons=["one", "two"]),
    order("question", partner="oubassara", topic="trust"),
]


@pytest.mark.parametrize("written", ORDERS, ids=kind_of)
def test_an_order_goes_into_its_form_and_comes_out_the_same(qtbot: QtBot, written: Order) -> None:
    session = sit(CCMD, name=THIN, to=(1, Phase.PLAN))
    given, _ = forms.forms(session, CCMD)
    made = OrderForm()
    qtbot.addWidget(made)
    made.show_form(next(f for f in given if f.kind == kind_of(written)), forms.values_of(written), whole=True)
    assert forms.build(session, CCMD, kind_of(written), made.values()) == written


def test_every_control_of_every_form_has_a_name(qtbot: QtBot) -> None:
    session = sit(CCMD, name=THIN, to=(1, Phase.PLAN))
    made = OrderForm()
    qtbot.addWidget(made)
    for form in forms.forms(session, CCMD)[0]:
        made.show_form(form)
        for kind in (QComboBox, QAbstractSpinBox, QLineEdit, QPlainTextEdit, QListWidget):
            for control in made.findChildren(kind):
                inside = isinstance(control.parent(), QAbstractSpinBox | QComboBox)
                assert inside or control.accessibleName(), (form.kind, control)


def test_a_condition_is_put_together_and_stays_to_be_changed(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    numbers = (Choice("orlavenne.trust", "Orlavenne: trust"), Choice("us.credibility", "United States: credibility"))
    editor = editor_for(field(FieldKind.TEXT, choices=numbers), page)
    assert isinstance(editor, ConditionEditor)
    editor.owner.setCurrentText("United States")
    editor.comparison.setCurrentText("is at most")
    editor.amount.setValue(0.4)
    editor.write.click()
    assert editor.value() == "us.credibility <= 0.4"
    editor.set_value("orlavenne.trust >= 0.5 and turn >= 3")
    assert editor.value() == "orlavenne.trust >= 0.5 and turn >= 3"
