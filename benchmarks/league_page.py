"""The page of the league: what the theory says and whether the figures agree, then the figures."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from benchmarks import league_accepted
from benchmarks.league_cells import MEASURES
from benchmarks.league_ledger import CONTRASTS, parted, told
from benchmarks.league_menus import BEST, PERMITTED, WORLDS_EACH
from benchmarks.league_portfolios import LEAST, MOST, portfolios
from benchmarks.league_run import League
from benchmarks.league_verdicts import Answer
from sctabletop.analysis.strategies import STRATEGIES

COMMAND: Final = ".venv/bin/python -m benchmarks.league --write"
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
*won* the number of partners that missed no line of theirs. In an answer, "yes" lies two standard errors of the
difference, world by world, above what was asked, "surely not" as far below it, and "undecided" between the two. A dash
stands where a scenario has one partner and the question needs two. First Posting has one partner and four turns; what
is asked of all scenarios together, the ledgers and the shares of portfolios leave it out.
"""

_MENUS: Final = f"""## Instruments near the best

Menus drawn at random, each instrument on one with a chance of {PERMITTED:.0%} and scored with a whim of its own, each
played by the sharing triad in {WORLDS_EACH} worlds. Near the best is the tenth with most readiness and US charter lines
kept together. What is not on the menu is not in the portfolio; what waits for a rung of law, a disaster, a letter of
request or a large purse is in fewer portfolios of any kind. An instrument that made no difference would be in as many
of the best as of all; one that nobody could do well without would be in every one of the best, though it is on half
of the menus. The column of bounds says whether the pooled share lies surely between {LEAST:.0%} and {MOST:.0%}; a
scenario's own share outside them is set in bold and named below the table.
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


def shown(answer: Answer) -> str:
    """An answer in a cell: what is not a yes stands out."""
    return "yes" if answer is Answer.YES else f"**{answer}**"


def failures(league: League) -> list[str]:
    """What is not surely so under the first book, a line each, with the reason where it is accepted."""
    out = [f.line for f in league_accepted.findings(league)]
    out += [
        f"{e.says}, {e.where}: accepted, and yet it does not occur. **To be struck out.**"
        for e in league_accepted.gone(league)
    ]
    sitting = [
        f"{seat} in {s} under {way}" for (s, way), seats in league.idle.items() for seat, x in seats.items() if x
    ]
    return out + ([f"seats that sat idle in some turn: {', '.join(sitting)}. **Not accepted.**"] if sitting else [])


def _ways() -> str:
    return lines([["strategy", "what it does"], *([s.name, s.says] for s in STRATEGIES)])


def _story(league: League) -> str:
    book = league.books[0]
    rows = [["what the figures should say", "claims", *league.scenarios]]
    for q, verdicts in league.asked(book):
        rows.append(
            [q.says, q.claims, *(shown(verdicts[s].answer) if s in verdicts else "–" for s in league.scenarios)]
        )
    over = [f"- {name}: {shown(v.answer)}. {v.said}." for name, v in league.over_all(book).items()]
    said = [
        f"- **{q.says}**\n" + "\n".join(f"  - {s}: {shown(v.answer)}. {v.said}." for s, v in verdicts.items())
        for q, verdicts in league.asked(book)
    ]
    head = f"## What the theory says, under the book {book}"
    return "\n\n".join([head, lines(rows), "\n".join(over), "The figures behind each answer:", "\n".join(said)])


def _not_so(league: League) -> str:
    found = failures(league)
    head = (
        "## What the table does not say\n\nWhat is accepted stands in `benchmarks/league_accepted.py` with its reason; "
        "a failure that is not there fails the test, and so does one that is there and has gone."
    )
    return f"{head}\n\n" + ("\n".join(f"- {x}" for x in found) or "Nothing is missing.")


def _why(league: League) -> str:
    rows = [["one", "less the other", "what the ledger shows"]]
    rows += [[c.one, c.other, told(parted(c, league.terms))] for c in CONTRASTS]
    head = (
        "## Why, by the ledger\n\nThe largest terms by which two strategies part, added up over the exercise for one "
        "partner, mean over partners, scenarios with several of them and a few worlds."
    )
    return f"{head}\n\n{lines(rows)}"


def _table(league: League, scenario: str) -> str:
    rows = [["strategy", *(said for _, said, _ in COLUMNS)], *numbers(league, league.books[0], scenario)]
    return f"## {scenario}\n\n{lines(rows)}"


def _rivals(league: League) -> str:
    rows = [["what the figures should say", *league.books]]
    by_book = {b: list(league.asked(b)) for b in league.books}
    for i, (question, _) in enumerate(by_book[league.books[0]]):
        asked = [by_book[b][i][1].values() for b in league.books]
        rows.append([question.says, *(f"{sum(v.holds for v in them)} of {len(them)}" for them in asked)])
    over = {b: league.over_all(b) for b in league.books}
    rows += [[name, *(shown(over[b][name].answer) for b in league.books)] for name in over[league.books[0]]]
    parts = ["## Under the rival books", "In how many scenarios each holds:", lines(rows)]
    for measure in ("readiness", "trust", "hedging", "us_charters"):
        means = [["strategy", *league.books]]
        for way in STRATEGIES:
            cells = [[league.cells[b, s, way.name].mean(measure) for s in league.scenarios] for b in league.books]
            means.append([way.name, *(f"{np.mean(row):.3f}" for row in cells)])
        parts += [f"{measure.replace('_', ' ')}, mean over scenarios:", lines(means)]
    return "\n\n".join(parts)


def _instruments(league: League) -> str:
    found = portfolios(league)
    rows = [["instrument", "of all portfolios", f"of the best {BEST:.0%}", f"{LEAST:.0%} to {MOST:.0%}", *league.menus]]
    for p in found:
        cells = (f"**{x:.0%}**" if s in p.extremes else f"{x:.0%}" for s, x in p.best_in.items())
        rows.append([p.instrument, f"{p.everywhere:.0%}", f"{p.best:.0%}", shown(p.answer), *cells])
    return f"{_MENUS}\n\n{lines(rows)}\n\n{_outside(league)}"


def _outside(league: League) -> str:
    """Scenario by scenario, what too many or too few of the best hold."""
    out = []
    for scenario in league.menus:
        shares = {p.instrument: p.best_in[scenario] for p in portfolios(league)}
        many = ", ".join(f"{name} {x:.0%}" for name, x in shares.items() if x > MOST) or "none"
        few = ", ".join(f"{name} {x:.0%}" for name, x in shares.items() if x < LEAST) or "none"
        out.append(f"- {scenario}: over {MOST:.0%} {many}; under {LEAST:.0%} {few}.")
    return "\n".join(out)


def _idle(league: League) -> str:
    rows = [["scenario", "strategy", "seats that gave no order in some turn"]]
    for (scenario, way), seats in sorted(league.idle.items()):
        idle = ", ".join(f"{seat} {share:.1%}" for seat, share in seats.items() if share > 0.0)
        rows.append([scenario, way, idle or "none"])
    return f"## Idle turns\n\n{lines(rows)}"
