"""The reasons for a number beside the screen: terms, earlier turns, claims, and one sentence where there are none."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CONTROL, SDO, SeatId
from sctabletop.gui.widgets.why_panel import WhyPanel
from sctabletop.session.desk.why import claim, why
from sctabletop.session.desk.words import plain
from tests.gui.sitting import open_exercise, press, sit
from tests.session.playing import ORLAVENNE


def panel_of(qtbot: QtBot, seat: SeatId = SDO) -> WhyPanel:
    exercise = open_exercise(sit(seat, to=(3, Phase.PLAN)))
    panel = WhyPanel(exercise)
    exercise.setParent(panel)
    qtbot.addWidget(panel)
    panel.resize(440, 640)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def rows(item: QTreeWidgetItem) -> list[tuple[str, str]]:
    children = [item.child(i) for i in range(item.childCount())]
    return [(child.text(0), child.text(1)) for child in children if child is not None]


def joined(text: str) -> str:
    """The words without their lines."""
    return " ".join(text.split())


def headings(panel: WhyPanel) -> dict[str, QTreeWidgetItem]:
    items = [panel.terms.topLevelItem(i) for i in range(panel.terms.topLevelItemCount())]
    return {item.text(0): item for item in items if item is not None}


def test_a_partner_sees_each_term_of_its_own_number_with_its_value(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, ORLAVENNE)
    panel.show_why(ORLAVENNE, "orlavenne", "commitment", 2)
    found = panel.exercise.look(why, ORLAVENNE, "orlavenne", "commitment", 2)
    shown = headings(panel)
    assert found.steps
    for step in found.steps:
        values = dict(rows(shown[step.title]))
        for term in step.terms:
            assert term.value is not None
            assert values[plain(term.name)] == f"{term.value:+,.4f}"


def test_another_seat_sees_the_terms_and_no_value_that_is_not_its_own(qtbot: QtBot) -> None:
    panel = panel_of(qtbot)
    panel.show_why(SDO, "orlavenne", "commitment", 2)
    found = panel.exercise.look(why, SDO, "orlavenne", "commitment", 2)
    text = panel.words.toPlainText()
    for sentence in found.beliefs:
        assert sentence in text
    shown = {value for item in headings(panel).values() for _, value in rows(item)}
    truth = panel.exercise.look(why, CONTROL, "orlavenne", "commitment", 2)
    moved = [f"{term.value:+,.4f}" for step in truth.steps for term in step.terms if term.value]
    assert moved
    assert not shown.intersection(moved)


def test_every_claim_is_there_as_a_card_with_its_sources(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, ORLAVENNE)
    panel.show_why(ORLAVENNE, "orlavenne", "commitment", 2)
    found = panel.exercise.look(why, ORLAVENNE, "orlavenne", "commitment", 2)
    text = panel.words.toPlainText()
    assert found.claims
    for card in found.claims:
        assert f"{card.id} · {card.title}" in text
        assert joined(card.text) in joined(text)
        assert all(source in text for source in card.sources)


def test_earlier_turns_can_be_looked_at(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, ORLAVENNE)
    panel.show_why(ORLAVENNE, "orlavenne", "commitment", 3)
    assert [panel.turns.itemData(i) for i in range(panel.turns.count())] == [3, 2, 1]
    panel.turns.setCurrentIndex(2)
    first = panel.exercise.look(why, ORLAVENNE, "orlavenne", "commitment", 1)
    assert {step.title for step in first.steps} <= headings(panel).keys()


def test_what_could_have_moved_it_is_folded_until_somebody_opens_it(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, ORLAVENNE)
    panel.show_why(ORLAVENNE, "orlavenne", "commitment", 2)
    found = panel.exercise.look(why, ORLAVENNE, "orlavenne", "commitment", 2)
    folded = [item for item in headings(panel).values() if not item.isExpanded()]
    assert [item.childCount() for item in folded] == ([len(found.idle)] if found.idle else [])


def test_one_claim_is_shown_alone(qtbot: QtBot) -> None:
    panel = panel_of(qtbot)
    panel.show_claim("D14")
    assert joined(claim("D14").text) in joined(panel.words.toPlainText())
    assert panel.terms.isHidden()


def test_a_name_that_is_none_is_told_in_a_sentence(qtbot: QtBot) -> None:
    panel = panel_of(qtbot)
    panel.show_why(SDO, "orlavenne", "no-such-track", 2)
    assert "no-such-track" in panel.text_shown()
    assert panel.terms.topLevelItemCount() == 0
    panel.show_claim("Z99")
    assert "Z99" in panel.text_shown()


def test_escape_asks_for_it_to_be_closed(qtbot: QtBot) -> None:
    panel = panel_of(qtbot)
    panel.show_why(SDO, "orlavenne", "trust", 2)
    with qtbot.waitSignal(panel.closed):
        press(panel, Qt.Key.Key_Escape)
