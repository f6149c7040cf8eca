"""The shared table: who speaks, what a move does, what is refused, and what stays in the hand."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QListWidget
from pytestqt.qtbot import QtBot

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, OSD, SDO, SeatId
from sctabletop.gui.screens.talks import TalksScreen
from sctabletop.gui.widgets.talks_item import ItemCard
from sctabletop.session.desk.table import TalksTable, offers_in_hand, table
from sctabletop.session.progress import Pace
from sctabletop.session.session import Session
from tests.gui.screens.tables import OFFER, PARTNER, Answering, button, press, shown, talking, the, unnamed, words_in
from tests.gui.sitting import sit
from tests.session.playing import ORLAVENNE, THIN, begin, order, taken, to_phase


def at_the_table(qtbot: QtBot, session: Session, answering: Answering | None = None) -> TalksScreen:
    return shown(qtbot, session, lambda exercise: TalksScreen(exercise, dialogs=answering or Answering()))


def speak_for(screen: TalksScreen, seat: SeatId) -> None:
    chooser = next(c for c in screen.findChildren(QComboBox) if c.findData(seat) >= 0)
    chooser.setCurrentIndex(chooser.findData(seat))


def state_of(session: Session) -> str:
    return table(session, PARTNER).items[0].state


def test_an_offer_goes_from_the_hand_to_the_minutes_by_the_keyboard_alone(qtbot: QtBot) -> None:
    session = talking()
    screen = at_the_table(qtbot, session)
    speak_for(screen, CCMD)
    press(screen, "Open our hand")
    press(screen, "Offer")
    assert state_of(session) == "offered"
    speak_for(screen, ORLAVENNE)
    press(screen, "Accept")
    assert state_of(session) == "accepted by Orlavenne"
    press(screen, "Sign the minutes")
    assert state_of(session) == "agreed"
    assert "agreed" in words_in(the(screen, ItemCard))


def test_a_counter_carries_what_was_chosen_beside_it(qtbot: QtBot) -> None:
    session = talking()
    taken(session, CCMD, order("offer", partner=PARTNER, instrument=OFFER))
    screen = at_the_table(qtbot, session)
    speak_for(screen, ORLAVENNE)
    asks = next(c for c in screen.findChildren(QComboBox) if c.findData("smaller") >= 0)
    asks.setCurrentIndex(asks.findData("smaller"))
    press(screen, "Counter")
    assert state_of(session) == "countered: smaller"
    speak_for(screen, SDO)
    press(screen, "Accept the counter")
    assert state_of(session) == "accepted, with smaller"


def test_nothing_in_the_hand_is_in_the_window_until_it_is_opened_nor_after(qtbot: QtBot) -> None:
    session = talking()
    (held,) = offers_in_hand(session, PARTNER)
    screen = at_the_table(qtbot, session)
    assert held.name not in words_in(screen)
    press(screen, "Open our hand")
    assert held.name in words_in(screen)
    speak_for(screen, ORLAVENNE)
    assert held.name not in words_in(screen)
    speak_for(screen, OSD)
    assert button(screen, "Open our hand").isEnabled()
    assert held.name not in words_in(screen)


def test_a_move_that_cannot_be_made_says_why_in_text_that_the_keyboard_reaches(qtbot: QtBot) -> None:
    session = talking()
    taken(session, CCMD, order("offer", partner=PARTNER, instrument=OFFER))
    screen = at_the_table(qtbot, session)
    assert not button(screen, "Accept the counter").isEnabled()
    press(screen, "Why not offer")
    card = the(screen, ItemCard)
    reasons = [w for w in card.findChildren(type(card._refusal)) if w.isVisible() and "no counter" in w.text()]
    assert len(reasons) == 1
    assert reasons[0].focusPolicy() & Qt.FocusPolicy.TabFocus
    assert "Who can cure it: the partner" in reasons[0].text()


def test_a_refusal_stands_beside_the_item_and_goes_with_the_next_move(qtbot: QtBot) -> None:
    session = talking()
    taken(session, CCMD, order("offer", partner=PARTNER, instrument=OFFER))
    screen = at_the_table(qtbot, session)
    speak_for(screen, ORLAVENNE)
    card = the(screen, ItemCard)
    # Another hand was quicker: the screen has not heard of it yet.
    taken(session, ORLAVENNE, order("decline", instrument=OFFER))
    press(screen, "Put off")
    assert "not on the table" in card._refusal.text()
    assert card._refusal.isVisible()


def test_throwing_off_the_agreements_is_asked_first(qtbot: QtBot) -> None:
    session = talking()
    answering = Answering(yes=False)
    screen = at_the_table(qtbot, session, answering)
    speak_for(screen, ORLAVENNE)
    before = session.head
    press(screen, "Throw off")
    assert session.head == before
    assert "Orlavenne" in answering.asked[0]
    answering.yes = True
    press(screen, "Throw off")
    assert session.head != before


def test_closing_names_what_is_still_open_and_closes_at_once_where_nothing_is(qtbot: QtBot) -> None:
    session = talking()
    taken(session, CCMD, order("offer", partner=PARTNER, instrument=OFFER))
    answering = Answering(yes=False)
    screen = at_the_table(qtbot, session, answering)
    press(screen, "Close the talks")
    assert table(session, PARTNER).items[0].name in answering.asked[0]
    assert session.phase is Phase.TALKS
    assert screen.exercise.act(ORLAVENNE, order("decline", instrument=OFFER)) is None
    press(screen, "Close the talks")
    qtbot.waitUntil(lambda: session.phase is Phase.RESOLUTION)
    assert len(answering.asked) == 1


def let_move(qtbot: QtBot, screen: TalksScreen, to: str) -> None:
    press(screen, "Let the computer seats move")
    qtbot.waitUntil(lambda: not screen.exercise.working and str(screen.exercise.floor.step) == to)
    qtbot.waitUntil(screen._close.isEnabled)


def test_a_computer_partner_answers_what_lies_open_also_when_it_came_late(qtbot: QtBot) -> None:
    session = talking()
    session.assign(ORLAVENNE, "reciprocator")
    screen = at_the_table(qtbot, session)
    screen.exercise.move_computers()
    qtbot.waitUntil(lambda: str(screen.exercise.floor.step) == "answers")
    let_move(qtbot, screen, "settle")
    assert not screen._move.isVisible()
    assert screen.exercise.act(CCMD, order("offer", partner=PARTNER, instrument=OFFER)) is None
    assert screen._move.isVisible()
    let_move(qtbot, screen, "settle")
    assert state_of(session) != "offered"


def test_nobody_lets_computers_move_where_people_hold_every_seat(qtbot: QtBot) -> None:
    screen = at_the_table(qtbot, talking())
    assert not screen._move.isVisible()


def test_computers_that_sit_at_a_table_are_named_and_cannot_be_spoken_for(qtbot: QtBot) -> None:
    screen = at_the_table(qtbot, sit(OSD, ORLAVENNE, to=(2, Phase.TALKS)))
    assert "Played by the computer: Combatant command and Senior defense official." in words_in(screen)
    chooser = next(c for c in screen.findChildren(QComboBox) if c.findData(OSD) >= 0)
    assert [chooser.itemData(i) for i in range(chooser.count())] == [OSD, ORLAVENNE]


def test_every_partner_has_its_table_with_what_is_open_in_words(qtbot: QtBot) -> None:
    session = to_phase(begin(THIN), Phase.PLAN)
    taken(session, CCMD, order("propose", partner="tendoure", instrument=OFFER, objective="influence"))
    to_phase(session, Phase.TALKS)
    taken(session, CCMD, order("offer", partner="tendoure", instrument=OFFER))
    screen = at_the_table(qtbot, session)
    tables = the(screen, QListWidget)
    assert [tables.item(i).text() for i in range(tables.count())] == [
        "Oubassara\nnothing open",
        "Tendouré\none open",
        "Koulenza\nnothing open",
    ]
    QTest.keyClick(tables, Qt.Key.Key_Down)
    assert "Tendouré" in words_in(screen._page)
    assert "Koulenza" not in words_in(screen._page)
    assert "offered" in words_in(the(screen, ItemCard))


def test_a_call_for_a_contribution_stands_on_top_and_is_answered_with_a_share(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    called = "A contingency calls for a contribution; Orlavenne has not answered yet."

    def with_call(session: Session, partner: str) -> TalksTable:
        here = table(session, partner)
        moves = tuple(replace(m, refusal=None) if m.kind == "contribute" else m for m in here.moves)
        return replace(here, call=called, unanswered=True, moves=moves)

    monkeypatch.setattr("sctabletop.gui.screens.talks.table", with_call)
    answering = Answering(yes=False)
    session = talking()
    screen = at_the_table(qtbot, session, answering)
    assert called in words_in(screen._page)
    press(screen, "Close the talks")
    assert called in answering.asked[0]
    speak_for(screen, ORLAVENNE)
    press(screen, "Answer the call")
    assert "no contingency calls" in screen._page._refusal.text().lower()


def test_under_standing_orders_it_says_so_and_offers_no_move_of_computers(qtbot: QtBot) -> None:
    session = begin(pace=Pace.ROUND)
    to_phase(session, Phase.TALKS, turn=2)
    assert session.standing_orders()
    screen = at_the_table(qtbot, session)
    assert "Standing orders run" in screen._step.text()
    assert not screen._move.isVisible()


def test_every_control_has_a_name(qtbot: QtBot) -> None:
    session = talking()
    screen = at_the_table(qtbot, session)
    press(screen, "Open our hand")
    assert unnamed(screen) == []


def test_the_first_table_with_somebody_at_it_is_open_and_nobody_speaks_for_computers(qtbot: QtBot) -> None:
    session = sit(SeatId("partner-tendoure"), name=THIN, to=(1, Phase.TALKS))
    screen = at_the_table(qtbot, session)
    assert screen._page.speaker() == "partner-tendoure"
    tables = the(screen, QListWidget)
    QTest.keyClick(tables, Qt.Key.Key_Up)
    assert "Oubassara" in words_in(screen._page)
    assert screen._page.speaker() is None
    assert not screen._page._speaker.isVisible()
