"""Findings of the field asked of the model: direction, size and evidence of each, over common luck."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks import facts_page
from benchmarks.facts_jobs import verdicts
from benchmarks.facts_ledger import BY_ID, FACTS
from benchmarks.table import show

PAGE: Final = Path(__file__).parent.parent / "docs" / "stylised_facts.md"
WORLDS: Final = 500
WORKERS: Final = 2


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stylised_facts", description=__doc__)
    parser.add_argument("facts", nargs="*", help="ids of facts; all where none is named")
    parser.add_argument("--worlds", type=int, default=WORLDS, help="worlds of each arm")
    parser.add_argument("--workers", type=int, default=WORKERS, help="processes; 1 stays in this one")
    parser.add_argument("--write", action="store_true", help=f"renew docs/{PAGE.name}")
    args = parser.parse_args(argv)
    unknown = [name for name in args.facts if name not in BY_ID]
    if unknown:
        parser.error(f"no fact is called {', '.join(unknown)}; known: {', '.join(BY_ID)}")
    if args.write and args.facts:
        parser.error("the page holds all facts: leave the ids out to renew it")
    chosen = [BY_ID[name] for name in args.facts] or list(FACTS)
    found = verdicts(chosen, args.worlds, args.workers)
    fails = [v for v in found if not v.found.holds]
    notes = [
        f"{args.worlds:,} worlds an arm. {len(fails)} of {len(found)} positions do not hold.",
        *(f"{v.found.fact.id}, {v.found.position.said}: {v.ledger or 'no term parts the arms'}" for v in fails),
    ]
    head = ["fact", "book", "expected", "difference", "±", "direction", "size"]
    rows = [[cell.replace("*", "") for cell in row] for row in facts_page.rows(found)]
    show("Stylised facts", head, rows, notes)
    if args.write:
        PAGE.write_text(facts_page.page(found, args.worlds), encoding="utf-8")
        print(f"written: docs/{PAGE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
