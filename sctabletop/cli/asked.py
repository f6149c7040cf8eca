"""What ``run`` and ``ensemble`` are asked to play, read and found sound before anything is written."""

import argparse
from collections.abc import Mapping
from dataclasses import dataclass

from sctabletop.cli.script import Script, load_script
from sctabletop.cli.seats import holders, parse
from sctabletop.cli.settings import overrides
from sctabletop.domain.ids import BookName
from sctabletop.domain.seats import SeatId
from sctabletop.errors import UsageError
from sctabletop.rules import books
from sctabletop.scenario.faults import pick, shown
from sctabletop.scenario.load import find, load
from sctabletop.session.progress import Pace
from sctabletop.session.saves import files_of
from sctabletop.session.setup import Setup


@dataclass(frozen=True, slots=True)
class Asked:
    """A set-up, a script, and who holds each seat."""

    setup: Setup
    script: Script
    seats: Mapping[SeatId, str]


def asked_of(args: argparse.Namespace) -> Asked:
    """The command line in the game's own terms. Raises SctabletopError for whatever is wrong with it or its files."""
    named = parse(args.seats)
    if args.book is not None and args.book not in books.shipped():
        raise UsageError(f"--book: there is no book {shown(args.book)}; {pick(args.book, books.shipped())}")
    folder = find(args.scenario)
    scenario = load(folder)
    script = load_script(args.orders, scenario)
    setup = Setup(
        scenario=scenario,
        files=files_of(folder),
        book=BookName(args.book or books.DEFAULT),
        seed=args.seed or 0,
        world=getattr(args, "world", None) or 0,
        pace=Pace(getattr(args, "pace", None) or Pace.TURN),
        overrides=overrides(args.set, scenario),
    )
    return Asked(setup, script, holders(setup.game(), named, script.seats))
