"""The page of the league: what the theory says and whether the figures agree, then the figures."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from benchmarks.league_cells import MEASURES
from benchmarks.league_ledger import CONTRASTS, parted, told
from benchmarks.league_menus import BEST, PERMITTED, WORLDS_EACH
from benchmarks.league_run import League
from sctabletop.analysis.strategies import STRATEGIES
from sctabletop.domain.instruments import INSTRUMENTS

COMMAND: Final = ".venv/bin/python -m benchmarks.league --write"
MOST, LEAST = 0.70, 0.10
"""Share of the best portfolios above which an instrument is in too many, and below which in too few."""
LATE, DEAR, DEAR_AT_HOME = 3, 40.0, 0.14
"""Turns of lead, million USD and price at home from which an instrument says by itself why it is rare."""
COLUMNS: Final = (
    ("readiness", "readiness", 3),
    ("later", "4 turns on", 3),
    ("shown", "shown", 2),
    ("failed", "failed", 2),
    ("trust", "trust", 2),
    ("hedging", "hedging", 2),
    ("declared", "declared", 2),
    ("commitment", "commitment", 2),
    ("strain", "strain", 2),
    ("strained", "strained", 2),
    ("abandonment", "abandonment", 2),
    ("entrapment", "entrapment", 2),
    ("scandals", "scandals", 2),
    ("coups", "coups", 2),
    ("dollars", "US M$", 0),
    ("us_charters", "US charters", 2),
    ("partner_charters", "partner charters", 2),
    ("won", "won", 2),
)
"""Measure, its heading, digits."""
_TOP: Final = """# The league of strategies

Fourteen ways to play the US side, in the same worlds with the same luck; partners and control play themselves. Made by

    {command}

Worlds of each cell: {worlds}. Each way is a few weights or filters over what the three schools do
(`sctabletop/analysis/strategies.py`), chosen from views alone, like a school. No number here ranks anybody: the page
asks whether the model tells the story that its sources tell, and for their reasons.

Unless said otherwise a figure is the mean over partners and worlds at the end. *4 turns on* is readiness after the
aftermath; *shown* and *failed* count plan assumptions held or demonstrated, and failed; *strain* is that of the most
strained partner, below zero where there is cover to spare, and *strained* the share of worlds in which it is above;
*scandals* are turns with one, *coups* are counted, dollars are millions in all; *charters* are the share of lines kept,
*won* the number of partners that missed no line of theirs. In a question, "surely" is two standard errors of the
difference world by world.
"""

_MENUS: Final = f"""## Instruments near the best

Menus drawn at random, each instrument on one with a chance of {PERMITTED:.0%} and scored with a whim of its own, each
played by the sharing triad in {WORLDS_EACH} worlds. Near the best is the tenth with most readiness and US charter lines
kept together. What is not on the menu is not in the portfolio; what waits for a rung of law, a disaster, a letter of
request or a large purse is in fewer portfolios of any kind.
"""


def page(league: League) -> str:
    """The whole page, Markdown."""
    worlds = ", ".join(f"{b} {n:,}" for b, n in league.worlds.items())
    parts = [_TOP.format(command=COMMAND, worlds=worlds), _ways(), _story(league), _not_so(league), _why(league)]
    parts += [_table(league, s) for s in league.scenarios]
    parts += [_rivals(league)] if len(league.books) > 1 else []
    parts += [_instruments(league), _idle(league)]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def lines(rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, its first row the heading."""
    head, *body = rows
    return "\n".join(
        ["| " + " | ".join(head) + " |", "|" + "---|" * len(head), *("| " + " | ".join(r) + " |" for r in body)]
    )


def numbers(league: League, book: str, scenario: str) -> list[list[str]]:
    """A row a strategy."""
    found = league.found(book, scenario)
    return [[name, *(f"{f.mean(m):.{digits}f}" for m, _, digits in COLUMNS)] for name, f in found.items()]


def table_of_all(league: League) -> str:
    """Every cell with every measure, comma-separated."""
    rows = [",".join(("book", "scenario", "strategy", "worlds", *MEASURES))]
    for (book, scenario, strategy), f in sorted(league.cells.items()):
        values = (f"{f.mean(m):.5g}" for m in MEASURES)
        rows.append(",".join((book, scenario, strategy, str(league.worlds[book]), *values)))
    return "\n".join(rows) + "\n"


def yes(holds: bool) -> str:
    """A verdict in a cell."""
    return "yes" if holds else "**no**"


def failures(league: League) -> list[str]:
    """What does not hold under the first book, a line each, and which instruments are in too many or too few."""
    book = league.books[0]
    out = [f"{name}. {v.said}." for name, v in league.over_all(book).items() if not v.holds]
    for question, verdicts in league.asked(book):
        out += [f"{question.says}, {s}. {v.said}." for s, v in verdicts.items() if not v.holds]
    many, few = _extremes(league)
    out += [f"instruments in more than {MOST:.0%} of the best portfolios: {', '.join(many)}."] if many else []
    out += [f"instruments in fewer than {LEAST:.0%} of the best portfolios: {', '.join(few)}."] if few else []
    sitting = [
        f"{seat} in {s} under {way}" for (s, way), seats in league.idle.items() for seat, x in seats.items() if x
    ]
    out += [f"seats that sat idle in some turn: {', '.join(sitting)}."] if sitting else []
    return out


def _ways() -> str:
    return lines([["strategy", "what it does"], *([s.name, s.says] for s in STRATEGIES)])


def _story(league: League) -> str:
    book = league.books[0]
    rows = [["what the figures should say", "claims", *league.scenarios]]
    rows += [[q.says, q.claims, *(yes(v.holds) for v in verdicts.values())] for q, verdicts in league.asked(book)]
    over = [f"- {name}: {yes(v.holds)}. {v.said}." for name, v in league.over_all(book).items()]
    said = [
        f"- **{q.says}**\n" + "\n".join(f"  - {s}: {yes(v.holds)}. {v.said}." for s, v in verdicts.items())
        for q, verdicts in league.asked(book)
    ]
    head = f"## What the theory says, under the book {book}"
    return "\n\n".join([head, lines(rows), "\n".join(over), "The figures behind each answer:", "\n".join(said)])


def _not_so(league: League) -> str:
    found = failures(league)
    return "## What the table does not say\n\n" + ("\n".join(f"- {x}" for x in found) or "Nothing is missing.")


def _why(league: League) -> str:
    rows = [["one", "less the other", "what the ledger shows"]]
    rows += [[c.one, c.other, told(parted(c, league.terms))] for c in CONTRASTS]
    head = (
        "## Why, by the ledger\n\nThe largest terms by which two strategies part, added up over the exercise for one "
        "partner, mean over partners, scenarios and a few worlds."
    )
    return f"{head}\n\n{lines(rows)}"


def _table(league: League, scenario: str) -> str:
    rows = [["strategy", *(said for _, said, _ in COLUMNS)], *numbers(league, league.books[0], scenario)]
    return f"## {scenario}\n\n{lines(rows)}"


def _rivals(league: League) -> str:
    rows = [["what the figures should say", *league.books]]
    by_book = {b: list(league.asked(b)) for b in league.books}
    for i, (question, _) in enumerate(by_book[league.books[0]]):
        counts = [sum(v.holds for v in by_book[b][i][1].values()) for b in league.books]
        rows.append([question.says, *(f"{n} of {len(league.scenarios)}" for n in counts)])
    over = {b: league.over_all(b) for b in league.books}
    rows += [[name, *(yes(over[b][name].holds) for b in league.books)] for name in over[league.books[0]]]
    parts = ["## Under the rival books", "In how many scenarios each holds:", lines(rows)]
    for measure in ("readiness", "trust", "hedging", "us_charters"):
        means = [["strategy", *league.books]]
        for way in STRATEGIES:
            cells = [[league.cells[b, s, way.name].mean(measure) for s in league.scenarios] for b in league.books]
            means.append([way.name, *(f"{np.mean(row):.3f}" for row in cells)])
        parts += [f"{measure.replace('_', ' ')}, mean over scenarios:", lines(means)]
    return "\n\n".join(parts)


def _shares(league: League) -> list[tuple[str, float, float]]:
    """Instrument, share of all portfolios, share of the best; scenarios weigh alike."""
    everywhere = np.mean([m.held.mean(axis=1) for m in league.menus.values()], axis=0)
    best = np.mean([m.best.mean(axis=1) for m in league.menus.values()], axis=0)
    rows = [(str(i.id), float(a), float(b)) for i, a, b in zip(INSTRUMENTS, everywhere, best, strict=True)]
    return sorted(rows, key=lambda row: -row[2])


def _extremes(league: League) -> tuple[list[str], list[str]]:
    shares = _shares(league)
    many = [f"{name} {b:.0%}" for name, _, b in shares if b > MOST]
    few = [f"{name} {b:.0%} (of all portfolios {a:.0%}; {_waits_for(name)})" for name, a, b in shares if b < LEAST]
    return many, few


def _waits_for(name: str) -> str:
    """What keeps an instrument rare by its own catalogue entry: law, a letter, time, money, or its price at home."""
    (one,) = (i for i in INSTRUMENTS if i.id == name)
    causes = [
        f"rung {one.ladder} of the law" if one.ladder else "",
        f"needs rung {one.rung} of the law" if one.rung else "",
        "needs a letter of request" if one.letter else "",
        f"{one.lead} turns before it does anything" if one.lead >= LATE else "",
        f"{one.cost:.0f} million" if one.cost >= DEAR else "",
        "dear at home" if one.price >= DEAR_AT_HOME else "",
    ]
    return ", ".join(filter(None, causes)) or "no gate of its own keeps it out"


def _instruments(league: League) -> str:
    rows = [["instrument", "of all portfolios", f"of the best {BEST:.0%}", *league.menus]]
    best = {
        s: dict(zip((str(i.id) for i in INSTRUMENTS), m.best.mean(axis=1), strict=True))
        for s, m in league.menus.items()
    }
    rows += [[n, f"{a:.0%}", f"{b:.0%}", *(f"{best[s][n]:.0%}" for s in league.menus)] for n, a, b in _shares(league)]
    return f"{_MENUS}\n\n{lines(rows)}"


def _idle(league: League) -> str:
    rows = [["scenario", "strategy", "seats that gave no order in some turn"]]
    for (scenario, way), seats in sorted(league.idle.items()):
        idle = ", ".join(f"{seat} {share:.1%}" for seat, share in seats.items() if share > 0.0)
        rows.append([scenario, way, idle or "none"])
    return f"## Idle turns\n\n{lines(rows)}"
