"""Ways to play the US side over scenarios and books under common luck, and whether the figures tell the theory's
story.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks import league_accepted, league_page, league_run
from benchmarks.table import show
from sctabletop.domain.ids import BookName
from sctabletop.rules.books import shipped

DOCS: Final = Path(__file__).parent.parent / "docs"
SCENARIOS: Final = ("first-posting", "thin-capital", "two-ports", "long-winter", "paying-guest")
WORLDS: Final = 1_000
RIVAL_WORLDS: Final = 1_000


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.league", description=__doc__)
    parser.add_argument("--worlds", type=int, default=WORLDS, help="worlds of each cell under the first book")
    parser.add_argument("--rival-worlds", type=int, default=RIVAL_WORLDS, help="worlds under every other book")
    parser.add_argument("--scenarios", nargs="+", default=list(SCENARIOS), help="scenarios; all five")
    parser.add_argument("--books", nargs="+", default=list(shipped()), help="books, the first in full; all of them")
    parser.add_argument("--workers", type=int, default=2, help="processes; 1 stays in this one")
    parser.add_argument("--write", action="store_true", help="renew docs/league.md and docs/league.csv")
    args = parser.parse_args(argv)
    unknown = [name for name in args.books if BookName(name) not in shipped()]
    if unknown:
        parser.error(f"no book is called {', '.join(unknown)}; known: {', '.join(shipped())}")
    if args.write and (set(args.scenarios), tuple(args.books)) != (set(SCENARIOS), shipped()):
        parser.error("the page holds all scenarios and books: leave them out to renew it")
    rivals = min(args.rival_worlds, args.worlds)
    league = league_run.run(args.scenarios, args.books, args.worlds, rivals, args.workers)
    failures, new = league_page.failures(league), league_accepted.new(league)
    rows = [
        [name, scenario, *numbers]
        for scenario in league.scenarios
        for name, *numbers in league_page.numbers(league, league.books[0], scenario)
    ]
    notes = [
        f"{args.worlds:,} worlds a row under the book {league.books[0]}; {rivals:,} under each other.",
        f"What the theory says and the figures do not: {len(failures)}; not accepted: {len(new)}.",
        *(f"- {line}" for line in failures),
    ]
    head = ["strategy", "scenario", *(said for _, said, _ in league_page.COLUMNS)]
    show("The league of strategies", head, rows, notes)
    if args.write:
        (DOCS / "league.md").write_text(league_page.page(league), encoding="utf-8")
        (DOCS / "league.csv").write_text(league_page.table_of_all(league), encoding="utf-8")
        print("written: docs/league.md, docs/league.csv")
    return 0


if __name__ == "__main__":
    sys.exit(main())
