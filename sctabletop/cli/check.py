"""``check SCENARIO``: every fault at once, one line each."""

import argparse
from typing import Any

from sctabletop.cli.guard import TROUBLE


def add(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("check", help="say everything that is wrong with a scenario", allow_abbrev=False)
    command.add_argument("scenario", metavar="SCENARIO", help="a scenario's folder, or the name of a shipped one")
    command.set_defaults(handler=run)


def run(args: argparse.Namespace) -> int:
    """0 for a sound scenario; 1 with the faults on stderr."""
    import sys

    from sctabletop.scenario.check import check
    from sctabletop.scenario.load import find

    folder = find(args.scenario)
    faults = check(folder)
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        print(f"{len(faults)} fault{'s' if len(faults) > 1 else ''}; mend them and check again", file=sys.stderr)
        return TROUBLE
    print(f"{folder}: no fault")
    return 0
