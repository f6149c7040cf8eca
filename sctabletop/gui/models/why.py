"""The reasons for a number as rows: what each term adds, where it takes the number from and to, and its claims."""

from collections.abc import Sequence
from dataclasses import dataclass

from sctabletop.session.desk.why import Step, Term, Why
from sctabletop.session.desk.words import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A piece of the waterfall: from here to there, between the ends of all of them. ``total`` stands on the ground."""

    start: float
    end: float
    low: float
    high: float
    total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row under a heading. ``value`` is in words; ``bar`` is None where the value is not the seat's to know."""

    name: str
    value: str
    claims: tuple[str, ...] = ()
    bar: Bar | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heap:
    """A heading and its rows; ``folded`` ones wait until somebody opens them."""

    title: str
    lines: tuple[Line, ...]
    folded: bool = False


def signed(value: float | None, hidden: str) -> str:
    """A term's value with its sign and four decimals, or the words for what is not the seat's to know."""
    return hidden if value is None else f"{value:+,.4f}"


def _plain(value: float) -> str:
    return f"{value:,.4f}"


def _moved(before: float | None, after: float | None, hidden: str) -> str:
    if after is None:
        return hidden
    if before is None:
        return _plain(after)
    return f"{_plain(before)} → {_plain(after)}"


def heaps(why: Why, hidden: str, words: "Words") -> tuple[Heap, ...]:
    """Everything about a number as headings and rows."""
    out = [Heap(title=step.title, lines=_lines(step, hidden, words)) for step in why.steps]
    if why.factors:
        rows = tuple(Line(name=name, value=_moved(before, after, hidden)) for name, before, after in why.factors)
        out.append(Heap(title=words.factors, lines=rows))
    if why.idle:
        rows = tuple(Line(name=plain(term.name), value="", claims=term.claims) for term in why.idle)
        out.append(Heap(title=words.idle, lines=rows, folded=True))
    return tuple(out)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The few words that the rows need, in the language of the window."""

    before: str
    after: str
    factors: str
    idle: str
    reason: str


def _lines(step: Step, hidden: str, words: Words) -> tuple[Line, ...]:
    bars = _waterfall(step)
    out = []
    if step.before is not None:
        out.append(Line(name=words.before, value=_plain(step.before), bar=bars.get("before")))
    for i, term in enumerate(step.terms):
        out.append(Line(name=plain(term.name), value=signed(term.value, hidden), claims=term.claims, bar=bars.get(i)))
    if step.after is not None:
        out.append(Line(name=words.after, value=_plain(step.after), bar=bars.get("after")))
    out += [Line(name=words.reason, value=reason) for reason in step.reasons]
    return tuple(out)


def _waterfall(step: Step) -> dict[int | str, Bar]:
    """Where each term's piece hangs in the picture; none where one is hidden, for a gap would show its size."""
    known: Sequence[tuple[Term, float]] = [(t, t.value) for t in step.terms if t.value is not None]
    if step.before is None or step.after is None or len(known) != len(step.terms):
        return {}
    pieces: list[tuple[float, float]] = []
    at = step.before
    for _, value in known:
        pieces.append((at, at + value))
        at += value
    ends = [step.before, step.after, *(end for _, end in pieces)]
    low, high = min(ends), max(ends)
    out: dict[int | str, Bar] = {i: Bar(start=a, end=b, low=low, high=high) for i, (a, b) in enumerate(pieces)}
    out["before"] = Bar(start=low, end=step.before, low=low, high=high, total=True)
    out["after"] = Bar(start=low, end=step.after, low=low, high=high, total=True)
    return out
