"""The tray: six letters, five changes, one question, and nothing that was not said to the seat."""

from collections.abc import Callable

import pytest

from sctabletop.domain.deeds import DEED_INDEX, Deed
from sctabletop.domain.ids import InstrumentId
from sctabletop.domain.initiative import Delivery, Stage
from sctabletop.domain.instruments import INSTRUMENT_INDEX
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, CONTROL, OSD, SDO, US_SEATS, SeatId
from sctabletop.session.computers import play_phase
from sctabletop.session.desk.board import board
from sctabletop.session.desk.inbox import MOST_CHANGES, MOST_LETTERS, Inbox, Letter, LetterKind, inbox
from sctabletop.session.session import Session
from tests.session.desk.played import computed, nothing_written, played_to
from tests.session.desk.secrets import Plants, Truths, assert_hidden, planted_play
from tests.session.playing import FIRST, ORLAVENNE, THIN, begin, order, taken, to_phase


def every_letter(tray: Inbox) -> list[Letter]:
    return [*tray.letters, *tray.rest]


def titles(tray: Inbox) -> list[str]:
    return [letter.title for letter in every_letter(tray)]


def of_kind(tray: Inbox, kind: LetterKind) -> list[Letter]:
    return [letter for letter in every_letter(tray) if letter.kind is kind]


@pytest.mark.parametrize("name", [FIRST, THIN])
def test_a_tray_is_never_too_full_to_read(name: str) -> None:
    session = computed(name)
    most = 0
    while not session.ended:
        play_phase(session)
        for seat in session.game.seats:
            tray = inbox(session, seat)
            most = max(most, len(tray.letters))
            assert len(tray.letters) <= MOST_LETTERS
            assert len(tray.changes) <= MOST_CHANGES
            assert tray.question.count("?") >= 1
            assert tray.brief == session.game.scenario.briefs[seat]
            assert all(letter.title and letter.turn <= session.turn for letter in every_letter(tray))
            turns = [letter.turn for letter in tray.rest]
            assert turns == sorted(turns, reverse=True)
    assert most == MOST_LETTERS


def test_a_letter_lies_in_the_tray_once() -> None:
    session = played_to(computed(), 5, Phase.PLAN)
    for seat in session.game.seats:
        letters = every_letter(inbox(session, seat))
        assert len({repr(letter) for letter in letters}) == len(letters)


@pytest.mark.parametrize("seat", [SDO, SeatId("partner-tendoure"), CONTROL])
def test_who_read_every_turn_reads_what_one_reads_who_opens_the_save_now(seat: SeatId) -> None:
    session = computed()
    while session.turn < 4:
        inbox(session, seat)
        play_phase(session)
    assert inbox(session, seat) == inbox(Session.open(session.store, session.setup), seat)


def test_nothing_has_come_when_play_begins() -> None:
    session = begin(FIRST)
    for seat in session.game.seats:
        tray = inbox(session, seat)
        assert [*tray.letters, *tray.rest, *tray.changes] == []


def test_an_event_goes_to_those_it_is_for() -> None:
    session = begin(FIRST)
    taken(session, CONTROL, order("inject", inject="left_at_the_gate"))
    session.close()
    hears = {
        seat
        for seat in session.game.seats
        if any("gate" in x.title for x in of_kind(inbox(session, seat), LetterKind.INJECT))
    }
    assert hears == {SDO, ORLAVENNE, CONTROL}
    letter = inbox(session, SDO).letters[0]
    assert (letter.kind, letter.title) == (LetterKind.INJECT, "A visitor at the gate")
    assert letter.claims == ("E24", "E20")


def test_a_message_reaches_the_addressee_and_does_not_come_back() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, OSD, order("message", to=[str(CCMD)], text="Which two questions first?"))
    letter = of_kind(inbox(session, CCMD), LetterKind.MESSAGE)[0]
    assert letter.text == "Which two questions first?"
    assert letter.sender == "Office of the Secretary of Defense"
    for seat in (OSD, SDO, ORLAVENNE):
        assert not of_kind(inbox(session, seat), LetterKind.MESSAGE)


def test_a_lapsed_order_says_who_can_cure_it_and_how() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, CCMD, order("cancel", partner="orlavenne", instrument="staff_talks"))
    session.close()
    (letter,) = of_kind(inbox(session, CCMD), LetterKind.LAPSED)
    assert letter.title == "Your order did not stand: cancel an initiative"
    assert letter.text == "No such initiative is live (liaison and staff talks)."
    assert letter.cure == "you: propose it first"
    assert not of_kind(inbox(session, OSD), LetterKind.LAPSED)
    assert "An order of Combatant command did not stand: cancel an initiative" in titles(inbox(session, CONTROL))


def at_the_table() -> Session:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, CCMD, order("propose", partner="orlavenne", instrument="staff_talks", objective="influence"))
    return to_phase(session, Phase.TALKS)


def test_an_offer_is_a_letter_to_the_partner_and_a_draft_is_not() -> None:
    session = at_the_table()
    assert not of_kind(inbox(session, ORLAVENNE), LetterKind.INITIATIVE)
    taken(session, CCMD, order("offer", partner="orlavenne", instrument="staff_talks"))
    (letter,) = of_kind(inbox(session, ORLAVENNE), LetterKind.INITIATIVE)
    assert letter.title == "Washington offers liaison and staff talks"
    assert letter in inbox(session, ORLAVENNE).letters


def test_what_was_signed_is_told_to_both_sides() -> None:
    session = at_the_table()
    taken(session, CCMD, order("offer", partner="orlavenne", instrument="staff_talks"))
    taken(session, ORLAVENNE, order("accept", instrument="staff_talks"))
    taken(session, CCMD, order("agree", partner="orlavenne"))
    assert "Liaison and staff talks is signed" in titles(inbox(session, ORLAVENNE))
    assert "Liaison and staff talks with Orlavenne is signed" in titles(inbox(session, SDO))


def test_a_request_from_washington_and_its_tone_reach_the_partner() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, SDO, order("ask", partner="orlavenne", deed="grant_access"))
    taken(session, OSD, order("set_tone", partner="orlavenne", tone="warm"))
    session.close()
    heard = titles(inbox(session, ORLAVENNE))
    assert "Washington asks us to grant access" in heard
    assert "A new tone from Washington: warm" in heard


def test_a_forecast_that_fell_due_comes_back_scored() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, OSD, order("forecast", condition="orlavenne.trust > 0.9", probability=0.2, due=1))
    to_phase(session, Phase.PLAN, 2)
    (letter,) = of_kind(inbox(session, OSD), LetterKind.FORECAST)
    assert letter.title == "Your forecast did not come true"
    assert "20 %" in letter.text
    assert "0.04" in letter.text
    assert not of_kind(inbox(session, SDO), LetterKind.FORECAST)


def test_the_news_of_last_turn_are_the_headlines_that_the_room_saw() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, ORLAVENNE, order("deed", deed="raise_pay"))
    to_phase(session, Phase.PLAN, 2)
    news = of_kind(inbox(session, SDO), LetterKind.NEWS)
    assert [letter.text for letter in news] == ["Orlavenne chose to raise soldiers' pay."]
    deeds = of_kind(inbox(session, SDO), LetterKind.DEED)
    assert [letter.title for letter in deeds] == ["Orlavenne chose to raise soldiers' pay"]
    # Nobody needs to be told of his own deed.
    assert not of_kind(inbox(session, ORLAVENNE), LetterKind.DEED)


def test_what_stops_an_initiative_is_told_with_its_cure_to_our_side_alone() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, CCMD, order("propose", partner="orlavenne", instrument="staff_talks", objective="influence"))
    to_phase(session, Phase.CONCURRENCE)
    taken(session, SDO, order("object", partner="orlavenne", instrument="staff_talks", cure="ask them first"))
    to_phase(session, Phase.TALKS)
    held_up = [x for x in of_kind(inbox(session, OSD), LetterKind.INITIATIVE) if x.title.startswith("Held up")]
    assert [x.title for x in held_up] == ["Held up: liaison and staff talks with Orlavenne"]
    assert "Senior defense official: ask them first" in held_up[0].cure
    assert not of_kind(inbox(session, ORLAVENNE), LetterKind.INITIATIVE)


def test_changes_are_the_largest_that_the_board_shows() -> None:
    session = played_to(computed(), 4, Phase.PLAN)
    for seat in session.game.seats:
        shown = board(session, seat)
        rows = [*shown.us.rows, *(r for p in shown.partners for s in p.sections for r in s.rows)]
        by_key = {(r.owner, r.track): r for r in rows}
        found = inbox(session, seat).changes
        assert found
        assert [abs(c.by) for c in found] == sorted((abs(c.by) for c in found), reverse=True)
        for change in found:
            moved = by_key[change.owner, change.track].change
            assert moved is not None
            assert change.by * moved > 0.0
            assert ("(believed)" in change.text) == (by_key[change.owner, change.track].sd > 0.0)
        shares = [
            abs(r.change or 0.0) for r in rows if r.top == 1.0 and not r.track.startswith(("people_", "materiel_"))
        ]
        smallest = abs(found[-1].by)
        assert sum(x > smallest + 1e-9 for x in shares if x) <= MOST_CHANGES + 8  # columns of a group stand behind it


def test_looking_writes_nothing() -> None:
    session = played_to(computed(), 3, Phase.PLAN)
    with nothing_written(session):
        first = [inbox(session, seat) for seat in session.game.seats]
        assert [inbox(session, seat) for seat in session.game.seats] == first


# ── the question ──────────────────────────────────────────────────────────────────────────────────────────────────
def running(session: Session, instrument: str = "staff_talks", **fields: float) -> None:
    """An initiative put by hand into the first place, for rules that only look."""
    code = INSTRUMENT_INDEX[InstrumentId(instrument)] + 1
    for name, value in {"instrument": code, "stage": Stage.RUNNING, "size": 2, **fields}.items():
        session.state.field(name)[0, 0] = float(value)


def test_a_missed_deliverable_is_what_osd_should_think_about() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    running(session, delivery=Delivery.MISSED, deliverable=DEED_INDEX[Deed.RAISE_PAY] + 1)
    asked = inbox(session, OSD).question
    assert "Orlavenne" in asked
    assert "raise soldiers' pay" in asked
    assert "pause, waive or renegotiate" in asked


def test_an_assumption_that_nothing_has_shown_presses_as_its_date_comes_near() -> None:
    session = to_phase(begin(THIN), Phase.PLAN)
    nearest = min(session.game.scenario.assumptions, key=lambda a: a.need_by)
    while session.turn < nearest.need_by:
        session.close()
    to_phase(session, Phase.PLAN)
    assert "“" in inbox(session, CCMD).question
    assert all(inbox(session, p).question != inbox(session, CCMD).question for p in session.game.seats[3:-1])


def test_a_government_short_of_capital_is_asked_what_is_still_worth_it() -> None:
    session = to_phase(begin(FIRST, overrides={("orlavenne", "political_risk"): 0.9}), Phase.PLAN)
    assert "0.10" in inbox(session, ORLAVENNE).question


def test_an_offer_over_a_red_line_is_asked_about_before_all_else() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    running(session, "rotational_presence", stage=Stage.OFFERED)
    assert "line that we drew" in inbox(session, ORLAVENNE).question
    for seat in US_SEATS:
        assert "line" not in inbox(session, seat).question


def test_a_called_partner_is_asked_what_it_brings() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    session.state.noted("contingency")[0] = 1.0
    assert "what do we bring" in inbox(session, ORLAVENNE).question


def test_a_treaty_signed_and_not_ratified_is_worth_a_question_to_both_sides() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    session.state.noted("signed_rung")[0] = 3.0
    found = []
    for turn in (4.0, 5.0, 6.0, 7.0, 8.0, 9.0):
        session.state.fact("turn")[...] = turn
        found += [inbox(session, seat).question for seat in (OSD, ORLAVENNE)]
    assert any("signed and not ratified" in text and text.startswith("Orlavenne") for text in found)
    assert any(text.startswith("We have signed and not ratified") for text in found)


def test_questions_change_from_turn_to_turn() -> None:
    session = computed()
    asked: dict[SeatId, set[str]] = {}
    while not session.ended:
        play_phase(session)
        if session.phase is Phase.PLAN:
            for seat in session.game.seats:
                asked.setdefault(seat, set()).add(inbox(session, seat).question)
    assert all(len(texts) >= 3 for texts in asked.values())


@pytest.mark.parametrize("name", [FIRST, THIN])
def test_no_secret_of_another_lies_in_a_tray(name: str, scale: Callable[[int, int], int]) -> None:
    plants = Plants()
    truths: dict[SeatId, Truths] = {}
    for session in planted_play(plants, name, scale(4, 10)):
        for seat in session.game.seats[:-1]:
            truths.setdefault(seat, Truths(seat)).gather(session)
            assert_hidden(plants, truths[seat], seat, [inbox(session, seat)])
    words = repr(inbox(session, CONTROL))
    assert sum(mark in words for mark in plants.whose) > 10
