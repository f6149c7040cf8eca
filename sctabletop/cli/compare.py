"""``compare SAVE BRANCH…``: what came out differently between branches, and which decisions held up in all."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sctabletop.cli.documents import json_option, require_place
from sctabletop.cli.words import heading, number, plain, wrapped
from sctabletop.errors import UsageError

if TYPE_CHECKING:
    from sctabletop.session.compare import Comparison, Outcome

MOST_ROWS = 30


def add(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("compare", help="branches of a save side by side", allow_abbrev=False)
    command.add_argument("save", metavar="SAVE", type=Path)
    command.add_argument("branches", metavar="BRANCH", nargs="*", help="two or more branches (all of the save)")
    command.add_argument("--all", action="store_true", help=f"every number that differs, not the {MOST_ROWS} largest")
    json_option(command, "write the comparison as a document (docs/json.md)")
    command.set_defaults(handler=run)


def run(args: argparse.Namespace) -> int:
    """0, after printing the comparison, which is control's truth."""
    from sctabletop.cli.files import branch_of, reading
    from sctabletop.session.compare import compare

    require_place(args.json, args.save)
    with reading(args.save) as (store, setup):
        names = args.branches or [b.name for b in store.branches()]
        for name in names:
            branch_of(store, name)
        if len(set(names)) < 2:
            raise UsageError("compare needs two different branches; make one with fork or rebook")
        found = compare(store, setup, list(dict.fromkeys(names)))
    heading(f"{setup.scenario.title} ({setup.scenario.id}) · turn {found.turn} · control's truth")
    _numbers(found, None if args.all else MOST_ROWS)
    _outcomes(found)
    if args.json is not None:
        args.json.write(document(found))
        print(f"\nWritten to {args.json}.")
    return 0


def document(found: "Comparison") -> dict[str, Any]:
    """The comparison as plain data."""
    return {
        "turn": found.turn,
        "branches": [{"branch": e.branch, "book": e.book, "world": e.world} for e in found.branches],
        "numbers": [{"owner": r.about, "track": r.name, "values": list(r.values)} for r in found.numbers],
        "outcomes": [
            {"about": o.about, "name": o.name, "values": list(o.values), "held_up": o.held_up} for o in found.outcomes
        ],
    }


def _numbers(found: "Comparison", most: int | None) -> None:
    names = [f"{e.branch} ({e.book})" for e in found.branches]
    width = max(12, *(len(n) for n in names)) + 2
    print(f"\n{'What differs':<42}" + "".join(f"{n:>{width}}" for n in names))
    for row in found.numbers[:most]:
        print(f"  {row.about + '.' + row.name:<40}" + "".join(f"{number(v):>{width}}" for v in row.values))
    if most is not None and len(found.numbers) > most:
        print(f"  … and {len(found.numbers) - most} more; add --all")
    if not found.numbers:
        print("  nothing")


def _outcomes(found: "Comparison") -> None:
    held = [o for o in found.outcomes if o.held_up]
    parted = [o for o in found.outcomes if len(set(o.values)) > 1]
    print("\nHeld up in every branch")
    _list(held, values=False)
    print("\nCame out differently")
    _list(parted, values=True)


def _list(rows: "list[Outcome]", *, values: bool) -> None:
    for row in rows:
        said = " / ".join(plain(v) for v in row.values) if values else row.values[0]
        print(wrapped(f"{said:<24} {row.about}: {row.name}", 2, 27))
    if not rows:
        print("  nothing")
