"""A seat's order pad on paper: one page a turn, a line for each order, and overleaf what there is to choose from."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from sctabletop.domain.seats import SeatId
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.paper.printer import Sheet
from sctabletop.session.desk.forms import Field, FieldKind, Form, forms
from sctabletop.session.desk.inbox import inbox

_MOST_BOXES: Final = 5
"""more choices than this are written and not ticked"""
_LONGEST_BOX: Final = 26
_TWICE: Final = frozenset({"propose", "engage", "question", "deed", "ask"})
"""orders that a seat usually gives more than once a turn"""
_BOX: Final = "☐"


def has_orders(exercise: Exercise, seat: SeatId) -> bool:
    """Whether a seat has anything to write on a pad in the open phase; in talks everything is done at the table."""
    return any(not form.live for form in exercise.look(forms, seat)[0])


def order_pad(exercise: Exercise, seat: SeatId) -> Sheet:
    """The pad of a seat for the open phase: nothing on it is another seat's."""
    name, turn = exercise.name(seat), exercise.turn
    offered, _ = exercise.look(forms, seat)
    on_paper = [form for form in offered if not form.live]
    asked = exercise.look(inbox, seat).question
    overleaf = list(_overleaf(on_paper))
    heading = f"<b>{escape(name)}</b> &nbsp; order pad &nbsp; turn {turn}, {escape(str(exercise.phase))}"
    after = f"What do we expect the others to do? {_line(58)}<br>What would show that we are wrong? {_line(58)}"
    body = [
        f'<p style="font-size: large">{heading}</p>',
        f"<p><i>{escape(asked)}</i></p>" if asked else "",
        f"<p>Our aim this turn: {_line(70)}</p>",
        '<table width="100%" cellspacing="0" cellpadding="2" border="0">',
        *_rows(on_paper),
        "</table>",
        f"<p>{after}</p>",
        *overleaf,
    ]
    return Sheet(
        title=f"Order pad: {name}, turn {turn}",
        body="".join(body),
        marking=exercise.options.marking,
        footer=f"{name} · turn {turn} · {exercise.title}",
        pages=2 if overleaf else 1,
    )


def _rows(offered: Iterable[Form]) -> Iterator[str]:
    group = ""
    for form in offered:
        if form.group != group:
            group = form.group
            yield f'<tr><td colspan="2" bgcolor="#dddddd"><b>{escape(group)}</b></td></tr>'
        for copy in range(2 if form.kind in _TWICE else 1):
            label = f"{_BOX} {escape(form.label)}" if copy == 0 else f"{_BOX} again"
            yield f'<tr><td width="24%">{label}</td><td>{_fields(form)}</td></tr>'


def _fields(form: Form) -> str:
    shown = [_field(x) for x in form.fields if x.asked]
    if len(shown) < len(form.fields):
        shown.append(_together(f"other terms {_line(26)}"))
    return " &nbsp;&nbsp; ".join(shown)


def _overleaf(offered: Iterable[Form]) -> Iterator[str]:
    """The choices that are written and not ticked, each list once, on a page of its own."""
    lists: dict[tuple[str, ...], list[str]] = {}
    for form in offered:
        for field in form.fields:
            if field.asked and field.kind is FieldKind.CHOICE and not _ticked(field):
                labels = lists.setdefault(tuple(c.label for c in field.choices), [])
                if field.label not in labels:
                    labels.append(field.label)
    if lists:
        yield '<p style="page-break-before: always; font-size: large"><b>To choose from</b></p>'
    for choices, labels in lists.items():
        yield f"<p><b>{escape(' / '.join(labels))}</b>: {' · '.join(_together(escape(x)) for x in choices)}</p>"


def _field(field: Field) -> str:
    """A label with room to write, which the end of a line does not part."""
    label = escape(field.label)
    match field.kind:
        case FieldKind.FLAG:
            said = f"{label} {_BOX} yes {_BOX} no"
        case FieldKind.CHOICE:
            ticks = " ".join(f"{_BOX} {escape(c.label)}" for c in field.choices)
            said = f"{label} {ticks if _ticked(field) else _line(18)}"
        case FieldKind.MANY:
            blanks = [f"{i} {_line(12)}" for i in range(1, min(len(field.choices), 4) + 1)]
            return " ".join(_together(x) for x in (label, *blanks))
        case FieldKind.SHARE:
            said = f"{label} {_line(5)} %"
        case FieldKind.NUMBER | FieldKind.WHOLE:
            said = f"{label} {_line(7)}"
        case FieldKind.TEXT:
            said = f"{label} {_line(40)}"
        case FieldKind.LINES:
            return " ".join(_together(x) for x in (f"{label} 1 {_line(28)}", f"2 {_line(28)}"))
    return _together(said)


def _ticked(field: Field) -> bool:
    labels = [c.label for c in field.choices]
    return 0 < len(labels) <= _MOST_BOXES and all(len(x) <= _LONGEST_BOX for x in labels)


def _together(words: str) -> str:
    return words.replace(" ", "&nbsp;")


def _line(length: int) -> str:
    return "_" * length
