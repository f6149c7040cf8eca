"""Read: the tray, the brief and the board of one seat, all by keyboard."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStackedWidget, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from sctabletop.domain.phases import Phase
from sctabletop.domain.scenario import Scenario
from sctabletop.domain.seats import SDO, SeatId
from sctabletop.gui.models.board import Column
from sctabletop.gui.screens.read import ReadScreen
from sctabletop.session.desk.board import board
from sctabletop.session.desk.inbox import inbox
from tests.gui.sitting import open_exercise, press, sit, type_in
from tests.session.playing import ORLAVENNE


def as_it_is(scenario: Scenario) -> Scenario:
    return scenario


def read_of(
    qtbot: QtBot, seat: SeatId = SDO, turn: int = 2, change: Callable[[Scenario], Scenario] = as_it_is
) -> ReadScreen:
    exercise = open_exercise(sit(seat, to=(turn, Phase.PLAN), change=change))
    screen = ReadScreen(exercise, seat)
    exercise.setParent(screen)
    qtbot.addWidget(screen)
    screen.resize(1366, 640)
    with qtbot.waitExposed(screen):
        screen.show()
    return screen


def links(screen: ReadScreen) -> list[str]:
    out = []
    block = screen.tray.document().begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            if at.fragment().charFormat().isAnchor():
                out.append(at.fragment().charFormat().anchorHref())
            at += 1
        block = block.next()
    return out


def test_the_tray_shows_the_question_every_letter_and_every_change(qtbot: QtBot) -> None:
    screen = read_of(qtbot)
    tray = screen.exercise.look(inbox, SDO)
    text = screen.tray.toPlainText()
    assert tray.question in text
    assert tray.letters
    for letter in (*tray.letters, *tray.rest):
        assert letter.title in text
        assert str(letter.kind)[1:] in text
    for change in tray.changes:
        assert change.text in text


def test_changes_lead_to_their_reasons_and_claims_to_their_cards(qtbot: QtBot) -> None:
    screen = read_of(qtbot)
    tray = screen.exercise.look(inbox, SDO)
    whys: list[tuple[str, str]] = []
    claims: list[str] = []
    screen.asked_why.connect(lambda owner, track: whys.append((owner, track)))
    screen.asked_claim.connect(claims.append)
    for address in links(screen):
        screen.tray.anchorClicked.emit(QUrl(address))
    assert whys == [(change.owner, change.track) for change in tray.changes]
    assert claims == [c for letter in (*tray.letters, *tray.rest) for c in letter.claims]


def test_the_first_link_of_the_tray_is_followed_with_tab_and_enter(qtbot: QtBot) -> None:
    screen = read_of(qtbot)
    followed: list[str] = []
    screen.tray.followed.connect(followed.append)
    screen.tray.setFocus()
    screen.tray.moveCursor(QTextCursor.MoveOperation.Start)
    press(screen.tray, Qt.Key.Key_Tab)
    press(screen.tray, Qt.Key.Key_Return)
    assert followed == links(screen)[:1]


def test_the_board_shows_every_number_of_the_seat_tab_by_tab(qtbot: QtBot) -> None:
    screen = read_of(qtbot)
    known = screen.exercise.look(board, SDO)
    pages = [(p.name, p.sections) for p in known.partners] + [(known.us.title, (known.us,))]
    assert [screen.owners.tabText(i) for i in range(screen.owners.count())] == [name for name, _ in pages]
    model = screen.table.readings
    for i, (_, sections) in enumerate(pages):
        screen.owners.setCurrentIndex(i)
        wanted = [(r.label, r.text()) for section in sections for r in section.rows]
        shown = [
            (model.index(row, Column.TRACK).data(), model.index(row, Column.VALUE).data())
            for row in range(model.rowCount())
            if model.row_at(row).reading is not None
        ]
        assert shown == wanted


def test_arrows_walk_the_board_past_headings_and_enter_asks_why(qtbot: QtBot) -> None:
    screen = read_of(qtbot)
    asked: list[str] = []
    screen.asked_why.connect(lambda _, track: asked.append(track))
    screen.table.setFocus()
    tracks = [r.track for s in screen.exercise.look(board, SDO).partners[0].sections for r in s.rows]
    for _ in range(len(tracks)):
        press(screen.table, Qt.Key.Key_Return)
        press(screen.table, Qt.Key.Key_Down)
    assert asked == tracks


def test_find_narrows_the_board_and_keeps_the_track_that_was_chosen(qtbot: QtBot) -> None:
    screen = read_of(qtbot)
    screen.filter.setFocus()
    type_in(screen.filter, "trust")
    rows = [screen.table.readings.row_at(i).reading for i in range(screen.table.readings.rowCount())]
    found = [r.track for r in rows if r is not None]
    assert found[0] == "trust"
    assert len(found) < 5


def test_rows_are_copied_as_text_with_tabs(qtbot: QtBot) -> None:
    screen = read_of(qtbot)
    screen.table.setFocus()
    screen.table.selectRow(1)
    press(screen.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    cells = QGuiApplication.clipboard().text().split("\t")
    model = screen.table.readings
    assert cells == [str(model.index(1, column).data() or "") for column in Column]


def test_what_is_new_is_shown_and_the_reader_keeps_the_place(qtbot: QtBot) -> None:
    screen = read_of(qtbot)
    screen.table.setCurrentIndex(screen.table.readings.place_of("willingness"))
    screen.left.setCurrentIndex(1)
    screen.refresh()
    row = screen.table.readings.row_at(screen.table.currentIndex().row())
    assert row.reading is not None
    assert row.reading.track == "willingness"
    assert screen.left.currentIndex() == 1


def test_a_brief_neither_runs_html_nor_fetches_pictures(qtbot: QtBot) -> None:
    brief = "# Brief\n\n<b>tag</b> ![map](/etc/hostname) [out](https://example.org/)"

    def change(scenario: Scenario) -> Scenario:
        return replace(scenario, briefs={**scenario.briefs, SDO: brief})

    screen = read_of(qtbot, change=change)
    assert "<b>tag</b>" in screen.brief.toPlainText()
    assert screen.brief.loadResource(2, "/etc/hostname") is None
    assert not screen.brief.openExternalLinks()


def test_a_partner_reads_its_own_numbers_exactly(qtbot: QtBot) -> None:
    screen = read_of(qtbot, ORLAVENNE)
    assert "own government" in screen.about.text()
    model = screen.table.readings
    sure = {model.index(r, Column.SURENESS).data() for r in range(model.rowCount()) if model.row_at(r).reading}
    assert sure == {"● known"}


def test_every_control_has_a_name(qtbot: QtBot) -> None:
    screen = read_of(qtbot)
    for widget in screen.findChildren(QWidget):
        if isinstance(widget, QAbstractItemView | QTabBar) or widget in (screen.tray, screen.brief):
            assert widget.accessibleName() or widget.parent() is not screen, widget
    assert isinstance(screen.filter, QLineEdit)


def test_nothing_is_left_out_on_a_narrow_screen_but_the_line_of_earlier_turns(qtbot: QtBot) -> None:
    screen = read_of(qtbot)
    screen.resize(900, 640)
    qtbot.waitUntil(lambda: screen.table.isColumnHidden(Column.HISTORY))
    assert [column for column in Column if screen.table.isColumnHidden(column)] == [Column.HISTORY]
    screen.resize(1500, 640)
    qtbot.waitUntil(lambda: not screen.table.isColumnHidden(Column.HISTORY))


def words_need(screen: ReadScreen, column: Column) -> int:
    header = screen.table.horizontalHeader()
    return max(screen.table.sizeHintForColumn(column), header.sectionSizeHint(column))


def test_every_column_is_as_wide_as_its_words_and_the_scale_takes_the_rest(qtbot: QtBot) -> None:
    screen = read_of(qtbot)
    table, big = screen.table, screen.font()
    big.setPointSizeF(1.6 * big.pointSizeF())
    changes: tuple[Callable[[], None], ...] = (
        lambda: None,
        lambda: screen.owners.setCurrentIndex(screen.owners.count() - 1),
        lambda: screen.resize(900, 640),
        lambda: screen.resize(1800, 640),
        lambda: screen.setFont(big),
        lambda: screen.filter.setText("e"),
    )
    for change in changes:
        change()
        qtbot.wait(1)
        shown = [column for column in Column if not table.isColumnHidden(column)]
        for column in shown:
            if column is not Column.BAR:
                assert table.columnWidth(column) == words_need(screen, column)
        least = table.horizontalHeader().minimumSectionSize()
        whole = sum(table.columnWidth(column) for column in shown)
        assert whole == table.viewport().width() or table.columnWidth(Column.BAR) == least


def test_a_board_that_is_opened_is_painted_once(qtbot: QtBot) -> None:
    exercise = open_exercise(sit(SDO, to=(2, Phase.PLAN)))
    window = QStackedWidget()
    window.addWidget(QWidget())
    window.resize(1366, 640)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    screen = ReadScreen(exercise, SDO, window)
    exercise.setParent(screen)
    painted: list[QEvent] = []

    class Watch(QObject):
        def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() is QEvent.Type.Paint:
                painted.append(event)
            return False

    watch = Watch(screen)
    screen.table.viewport().installEventFilter(watch)
    window.addWidget(screen)
    window.setCurrentWidget(screen)
    qtbot.waitUntil(lambda: bool(painted))
    qtbot.wait(20)
    assert len(painted) == 1
