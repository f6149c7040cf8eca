"""``ensemble SCENARIO --worlds N``: the same orders and seats in many worlds, so that luck shows its size."""

import argparse
from pathlib import Path
from typing import Any

from sctabletop.cli import numbers
from sctabletop.cli.words import count, heading, number, plain


def add(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("ensemble", help="play many worlds under the same orders", allow_abbrev=False)
    command.add_argument("scenario", metavar="SCENARIO", help="a scenario's folder, or the name of a shipped one")
    command.add_argument("--orders", metavar="FILE", type=Path, help="people's orders, YAML or JSON")
    command.add_argument("--worlds", metavar="N", type=numbers.whole(1, 100_000), required=True)
    command.add_argument("--seed", metavar="N", type=numbers.whole(0, numbers.MOST_SEED), default=0, help="luck (0)")
    command.add_argument("--book", metavar="NAME", help="the rule book; see list (reynolds)")
    command.add_argument("--seats", metavar="SEAT=WHO,…", help="who plays (all=ai), as for run")
    command.add_argument("--json", metavar="FILE", type=Path, help="write the figures as one document (docs/json.md)")
    command.set_defaults(handler=run)


def run(args: argparse.Namespace) -> int:
    """0, after printing the spread of every partner's readouts at the end."""
    raise NotImplementedError
