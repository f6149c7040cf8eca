"""The tray as one page to read: the question, the messages, the largest changes, and what came earlier."""

from collections.abc import Sequence
from html import escape
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPalette, QPixmap

from sctabletop.gui.icons import picture
from sctabletop.gui.theme import colours
from sctabletop.session.desk.inbox import Change, Inbox, Letter, LetterKind
from sctabletop.session.desk.words import capital

_ICONS: Final = {
    LetterKind.INJECT: "triangle-alert",
    LetterKind.MESSAGE: "message-square",
    LetterKind.LAPSED: "arrow-left",
    LetterKind.DEED: "check",
    LetterKind.INITIATIVE: "file-plus",
    LetterKind.ASSUMPTION: "presentation",
    LetterKind.HOLD: "lock",
    LetterKind.FORECAST: "dices",
    LetterKind.NEWS: "info",
}


def pictures(palette: QPalette) -> dict[str, QPixmap]:
    """The icon of each kind of message, by the name under which the page asks for it."""
    ink = palette.color(QPalette.ColorRole.Text)
    return {_name(kind): picture(file, ink, 16) for kind, file in _ICONS.items()}


def page(tray: Inbox, turn: int, palette: QPalette) -> str:
    """The tray as rich text. Links: ``claim:ID`` and ``why:OWNER/TRACK``."""
    muted = colours(palette).muted.name()
    parts = []
    if tray.question:
        parts.append(f"<h3>{_tr('The question of this turn')}</h3><p>{escape(tray.question)}</p>")
    parts.append(f"<h3>{_tr('Messages')}</h3>")
    parts += [_letter(letter, turn, muted) for letter in tray.letters]
    if not tray.letters:
        parts.append(f"<p>{_tr('Nothing new lies in the tray.')}</p>")
    parts.append(_changes(tray.changes))
    if tray.rest:
        parts.append(f"<h3>{_tr('Earlier')}</h3>")
        parts += [_letter(letter, turn, muted) for letter in tray.rest]
    return "".join(parts)


def _letter(letter: Letter, turn: int, muted: str) -> str:
    kind = escape(str(letter.kind))
    above = [capital(kind)]
    if letter.sender:
        above.append(_tr("from {0}").format(escape(letter.sender)))
    if letter.turn != turn:
        above.append(_tr("turn {0}").format(letter.turn))
    lines = [f"<img src='{_name(letter.kind)}'> <span style='color:{muted}'>{' · '.join(above)}</span>"]
    lines.append(f"<b>{escape(letter.title)}</b>")
    if letter.text:
        lines.append(escape(letter.text).replace("\n", "<br>"))
    if letter.cure:
        lines.append(f"<i>{_tr('What can be done: {0}').format(escape(letter.cure))}</i>")
    if letter.claims:
        links = " ".join(f"<a href='claim:{escape(c)}'>{escape(c)}</a>" for c in letter.claims)
        lines.append(f"<span style='color:{muted}'>{_tr('Claims')}</span> {links}")
    return f"<p>{'<br>'.join(lines)}</p>"


def _changes(changes: Sequence[Change]) -> str:
    if not changes:
        return ""
    rows = "".join(f"<li><a href='why:{escape(c.owner)}/{escape(c.track)}'>{escape(c.text)}</a></li>" for c in changes)
    return f"<h3>{_tr('The largest changes since the plans of last turn')}</h3><ol>{rows}</ol>"


def _name(kind: LetterKind) -> str:
    return f"icon-{kind.name.lower()}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("InTray", text)
