"""The partner's cabinet: what it shows is this partner's own, and what is chosen there goes on the pad."""

import pytest
from PySide6.QtWidgets import QComboBox, QProgressBar, QToolButton
from pytestqt.qtbot import QtBot

from sctabletop.domain.deeds import DEED_FACTS, Deed
from sctabletop.domain.orders import DoDeed, MakeRequest, SetMandate
from sctabletop.domain.phases import Phase
from sctabletop.domain.words import Mandate, Request
from sctabletop.gui.screens.cabinet import CabinetPanel
from sctabletop.gui.screens.plan import PlanScreen
from sctabletop.session.desk import cabinet
from sctabletop.session.session import Session
from tests.gui.screens.pads import button, cells, lines, on_pad, open_desk
from tests.gui.screens.tables import words_in
from tests.gui.sitting import sit
from tests.session.playing import ORLAVENNE


@pytest.fixture
def session() -> Session:
    return sit(ORLAVENNE, to=(1, Phase.PLAN))


def opened(qtbot: QtBot, session: Session) -> tuple[PlanScreen, CabinetPanel]:
    desk, _ = open_desk(qtbot, PlanScreen, session, ORLAVENNE)
    desk.tabs.setCurrentWidget(desk.cabinet)
    return desk, desk.cabinet


def test_every_deed_stands_there_with_its_price_and_who_is_upset(qtbot: QtBot, session: Session) -> None:
    _, panel = opened(qtbot, session)
    shown = {row[0].lower(): row[1:3] for row in cells(panel.table)}
    assert shown == {f.said.lower(): [f"{f.price:.2f}", str(f.pillar)] for f in DEED_FACTS.values()}


def test_a_deed_that_cannot_be_done_says_why_who_and_how(qtbot: QtBot, session: Session) -> None:
    desk, panel = opened(qtbot, session)
    place = list(Deed).index(Deed.RATIFY)
    panel.table.setCurrentCell(place, 0)
    assert cells(panel.table)[place][5].startswith("✕ no signed agreement")
    assert "Office of the Secretary of Defense" in panel.why.text()
    button(desk, "Put the deed on the pad").click()
    assert "no signed agreement" in lines(desk)[0].lower()


def test_deeds_mandate_and_requests_go_on_the_pad(qtbot: QtBot, session: Session) -> None:
    desk, panel = opened(qtbot, session)
    panel.table.setCurrentCell(list(Deed).index(Deed.RECRUIT), 0)
    button(desk, "Put the deed on the pad").click()
    for kind, words in (("mandate", "Limited"), ("request", "Guarantee")):
        chooser = panel.choosers[kind]
        chooser.box.setCurrentIndex(chooser.box.findText(words))
        chooser.button.click()
    assert on_pad(desk) == [
        DoDeed(partner="orlavenne", deed=Deed.RECRUIT),
        SetMandate(partner="orlavenne", level=Mandate.LIMITED),
        MakeRequest(partner="orlavenne", what=Request.GUARANTEE),
    ]


def test_levels_are_written_beside_their_bars(qtbot: QtBot, session: Session) -> None:
    _, panel = opened(qtbot, session)
    seen = cabinet.cabinet(session, ORLAVENNE)
    names = [b.accessibleName() for b in panel.findChildren(QProgressBar)]
    pillars = [f"{p.name.capitalize()} {p.level:.2f}" for p in seen.pillars]
    assert names == [f"Political capital {seen.capital:.2f}", *pillars]


def test_the_reason_for_a_mood_can_be_asked_for(qtbot: QtBot, session: Session) -> None:
    desk, panel = opened(qtbot, session)
    named = {b.accessibleName(): b for b in panel.findChildren(QToolButton)}
    with qtbot.waitSignal(desk.asked_why) as asked:
        named["Why is Street so?"].click()
    assert asked.args == ["orlavenne", "public_support"]


def test_aims_red_lines_and_charter_can_be_read_there_and_nowhere_on_a_us_desk(qtbot: QtBot, session: Session) -> None:
    seen = cabinet.cabinet(session, ORLAVENNE)
    secrets = (*seen.red_lines, *seen.charter)
    _, panel = opened(qtbot, session)
    assert all(secret in words_in(panel) for secret in (*secrets, *seen.aims))
    for seat in session.game.seats[:3]:
        desk, _ = open_desk(qtbot, PlanScreen, session, seat)
        for i in range(desk.tabs.count()):
            desk.tabs.setCurrentIndex(i)
        assert not any(secret in words_in(desk) for secret in secrets)


def test_a_choice_that_is_not_open_says_why(qtbot: QtBot, session: Session) -> None:
    _, panel = opened(qtbot, session)
    for chooser in panel.choosers.values():
        assert chooser.button.isEnabled() == bool(chooser.box.count())
    assert all(b.accessibleName() for b in panel.findChildren(QComboBox))
