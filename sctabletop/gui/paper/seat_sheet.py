"""What a seat reads, on paper: its letters, changes, question, board with bars, guidance and initiatives."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QPolygonF

from sctabletop.domain.seats import SeatId
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.paper.printer import Sheet
from sctabletop.gui.widgets.seat_words import partners_of
from sctabletop.session.desk.board import Board, Reading, Sureness, board
from sctabletop.session.desk.dossier import Guidance, Initiative, guidance, initiatives
from sctabletop.session.desk.inbox import Inbox, Letter, inbox

_BAR: Final = (432, 54)
_FINE: Final = 6
"""pixels of a bar, and how many of them go into one of the page"""


def seat_sheet(exercise: Exercise, seat: SeatId) -> Sheet:
    """The sheet of a seat as the turn stands: read with its eyes, so nothing on it is another seat's."""
    name, turn = exercise.name(seat), exercise.turn
    tray = exercise.look(inbox, seat)
    seen = exercise.look(board, seat)
    images: dict[str, QImage] = {}
    body = [
        f'<p style="font-size: large"><b>{escape(name)}</b> &nbsp; turn {turn}</p>',
        *_letters(tray),
        *_changes(tray),
        f"<p><b>The question</b><br>{escape(tray.question)}</p>" if tray.question else "",
        *_initiatives(exercise, exercise.look(initiatives, seat)),
        *_guidance(exercise.look(guidance, seat)),
        *_board(seen, images),
    ]
    return Sheet(
        title=f"Seat sheet: {name}, turn {turn}",
        body="".join(body),
        marking=exercise.options.marking,
        footer=f"{name} · turn {turn} · {exercise.title}",
        images=images,
    )


def _title(words: str) -> str:
    return f'<p style="font-size: medium"><b>{escape(words)}</b></p>'


def _letters(tray: Inbox) -> Iterator[str]:
    yield _title("Messages")
    if not tray.letters:
        yield "<p>No message.</p>"
    for letter in tray.letters:
        yield _letter(letter)


def _letter(letter: Letter) -> str:
    sender = f" ({escape(letter.sender)})" if letter.sender else ""
    text = f"<br>{escape(letter.text)}" if letter.text else ""
    cure = f"<br>What can be done: {escape(letter.cure)}" if letter.cure else ""
    return f"<p><b>{escape(letter.title)}</b>{sender}{text}{cure}</p>"


def _changes(tray: Inbox) -> Iterator[str]:
    if tray.changes:
        yield _title("What changed most")
        yield f"<p>{'<br>'.join(('▲ ' if x.by > 0.0 else '▼ ') + escape(x.text) for x in tray.changes)}</p>"


def _initiatives(exercise: Exercise, found: Sequence[Initiative]) -> Iterator[str]:
    live = [x for x in found if x.live]
    if not live:
        return
    names = dict(partners_of(exercise))
    yield _title("Initiatives in hand")
    yield '<table width="100%" cellspacing="0" cellpadding="2" border="0">'
    for one in live:
        terms = _row(one.terms)
        notes = [one.progress, one.due, one.ask and f"asks for {one.ask}", *(x.reason for x in one.failed)]
        notes += [f"{exercise.name(x.seat)} objects: {x.cure}" for x in one.objections]
        said = escape("; ".join(x for x in notes if x))
        yield (
            f'<tr><td width="28%"><b>{escape(one.name)}</b><br>{escape(names[one.partner])}: {escape(one.stage)}'
            f"</td><td>{terms}{'<br>' if said else ''}{said}</td></tr>"
        )
    yield "</table>"


def _guidance(found: Sequence[Guidance]) -> Iterator[str]:
    if not any(x.rows for x in found):
        return
    yield _title("Standing guidance")
    for one in found:
        yield f"<p><b>{escape(one.name)}</b>: {_row(one.rows)}</p>"


def _row(pairs: Iterable[tuple[str, str]]) -> str:
    """Labels with their values in a row; a value that is a sentence goes without its full stop."""
    return " · ".join(f"{escape(label)}: {escape(value.rstrip('.'))}" for label, value in pairs)


# ── the board ─────────────────────────────────────────────────────────────────────────────────────────────────────
def _board(seen: Board, images: dict[str, QImage]) -> Iterator[str]:
    yield _title("Board (◆ known; ○ believed, with the range that holds the truth four times in five)")
    yield from _owner(seen.us.title, seen.us.rows, images)
    for partner in seen.partners:
        rows = [row for section in partner.sections for row in section.rows]
        yield from _owner(partner.name, list({row.track: row for row in rows}.values()), images)


def _owner(name: str, rows: Sequence[Reading], images: dict[str, QImage]) -> Iterator[str]:
    """Two readings a line, the first half of them at the left."""
    yield '<table width="100%" cellspacing="0" cellpadding="1" border="0">'
    yield f'<thead><tr><td colspan="8" bgcolor="#dddddd"><b>{escape(name)}</b></td></tr></thead>'
    half = (len(rows) + 1) // 2
    for left in range(half):
        pair = [rows[left], *rows[left + half : left + half + 1]]
        yield f"<tr>{''.join(_cells(pair, images))}</tr>"
    yield "</table>"


def _cells(pair: Iterable[Reading], images: dict[str, QImage]) -> Iterator[str]:
    for reading in pair:
        key = f"bar:{reading.owner}.{reading.track}"
        if reading.top is not None:
            images[key] = bar_image(reading)
        size = f'width="{_BAR[0] // _FINE}" height="{_BAR[1] // _FINE}"'
        # The space makes the cell as high as its neighbours: a row is never parted by the end of a page.
        bar = f'<img src="{key}" {size} style="vertical-align: middle">&nbsp;' if reading.top is not None else "&nbsp;"
        yield (
            f'<td width="18%">{escape(reading.label)}</td><td width="14%" align="right">{escape(reading.text())}</td>'
            f'<td width="14%">{bar}</td><td width="4%"></td>'
        )


def bar_image(reading: Reading) -> QImage:
    """A scale with the range of a belief and a mark for its middle; black on white, told apart by shape."""
    width, height = _BAR
    # Two colours: a PDF keeps such a picture as it is, and any printer prints it.
    image = QImage(width, height, QImage.Format.Format_Mono)
    image.fill(Qt.GlobalColor.color1)
    middle, room = height / 2, width - height
    top = reading.top or 1.0

    def across(value: float) -> float:
        return height / 2 + room * min(max((value - reading.bottom) / (top - reading.bottom), 0.0), 1.0)

    painter = QPainter(image)
    painter.setPen(QPen(Qt.GlobalColor.black, 2.0))
    painter.drawLine(QPointF(across(reading.bottom), middle), QPointF(across(top), middle))
    for end in (reading.bottom, top):
        painter.drawLine(QPointF(across(end), middle - height / 4), QPointF(across(end), middle + height / 4))
    at, size = across(reading.mean), height / 3
    if reading.sureness is Sureness.EXACT:
        painter.setBrush(Qt.GlobalColor.black)
        corners = ((-size, 0.0), (0.0, -size), (size, 0.0), (0.0, size))
        painter.drawPolygon(QPolygonF([QPointF(at + x, middle + y) for x, y in corners]))
    else:
        low, high = across(reading.low), across(reading.high)
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRect(QRectF(low, middle - height / 6, high - low, height / 3))
        painter.drawEllipse(QPointF(at, middle), size, size)
    painter.end()
    return image
