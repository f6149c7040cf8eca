"""``verify SAVE``: every hash computed again, and every branch played again under today's rules."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sctabletop.cli.guard import TROUBLE
from sctabletop.cli.words import count, heading

if TYPE_CHECKING:
    from sctabletop.session.setup import Setup
    from sctabletop.store.sqlite import SqliteStore


def add(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("verify", help="check a save, event by event", allow_abbrev=False)
    command.add_argument("save", metavar="SAVE", type=Path)
    command.set_defaults(handler=run)


def run(args: argparse.Namespace) -> int:
    """0 where nothing differs; 1 with what differs, on stdout, and one sentence on stderr."""
    from sctabletop.cli.files import reading
    from sctabletop.store.verify import verify_chain

    faults = verify_chain(args.save)
    heading(f"Verifying {args.save}")
    if faults:
        for fault in faults:
            print(f"  {fault}")
        print(f"Chain: {count(len(faults), 'fault')}. It was not played again: what it holds is not what was recorded.")
        print(f"{args.save}: this is not the record that was written; open a copy from before", file=sys.stderr)
        return TROUBLE
    with reading(args.save) as (store, setup):
        differing = [_branch(store, setup, branch.name) for branch in store.branches()]
    if any(differing):
        print(
            f"{args.save}: the record is whole, and what it leads to today differs; the lines say where",
            file=sys.stderr,
        )
        return TROUBLE
    return 0


def _branch(store: "SqliteStore", setup: "Setup", branch: str) -> bool:
    """Whether anything differs; says what."""
    from sctabletop.cli.files import clock
    from sctabletop.session.replay import stale_snapshots
    from sctabletop.session.rerun import rerun
    from sctabletop.store.memory import MemoryStore

    events = sum(1 for _ in store.events(branch))
    print(f"Branch {branch}: {count(events, 'event')}, every hash as it was written.")
    stale = stale_snapshots(store, setup, branch)
    for turn in stale:
        print(f"  the snapshot of turn {turn} is not what the events lead to")
    found = rerun(store, MemoryStore(clock), setup, branch)
    for difference in found:
        print(f"  {difference}")
    if not stale and not found:
        print("  Played again under today's rules: every event comes out the same.")
    elif found:
        print("  Played again under today's rules it parts from the record there; the record itself is whole.")
    return bool(stale or found)
