"""``rebook SAVE --book NAME``: the same orders and the same luck under another rule book, as a branch of the save."""

import argparse
import sys
from pathlib import Path
from typing import Any

from sctabletop.cli.words import heading
from sctabletop.errors import UsageError


def add(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("rebook", help="play the same orders under another rule book", allow_abbrev=False)
    command.add_argument("save", metavar="SAVE", type=Path)
    command.add_argument("--book", metavar="NAME", required=True, help="the other book; see list")
    command.add_argument("--branch", metavar="B", help="the branch whose orders are given again (the first)")
    command.set_defaults(handler=run)


def run(args: argparse.Namespace) -> int:
    """0 once the new branch is played as far as the old one went."""
    from sctabletop.cli.ending import tell_end
    from sctabletop.cli.files import branch_of, free_name, writing
    from sctabletop.cli.progress import Progress
    from sctabletop.domain.events import Tag
    from sctabletop.domain.ids import BookName
    from sctabletop.rules import books
    from sctabletop.scenario.faults import pick, shown
    from sctabletop.session.rebook import begin, play_again
    from sctabletop.session.rerun import with_seats
    from sctabletop.session.saves import setup_of, setup_on

    if args.book not in books.shipped():
        raise UsageError(f"--book: there is no book {shown(args.book)}; {pick(args.book, books.shipped())}")
    with writing(args.save) as store:
        setup = setup_of(store)
        source = branch_of(store, args.branch)
        recorded = list(store.events(source))
        setup = with_seats(setup_on(store, setup, source), recorded)
        if str(setup.book) == args.book:
            raise UsageError(f"the branch {source!r} was played under {args.book} itself; name another book")
        name = free_name(store, args.book)
        session = begin(store, setup, BookName(args.book), name, f"the orders of {source} under {args.book}")
        heading(f"{setup.scenario.title} ({setup.scenario.id}) · branch {name}, the orders of {source}")
        turns = sum(s.event.tag is Tag.REVEALED for s in recorded)
        with Progress(turns, "playing turns") as progress:
            play_again(
                session, [s.event for s in recorded], lambda turn: progress.step(f"turn {turn} under {args.book}")
            )
        if session.ended:
            tell_end(session)
        else:
            print(f"played as far as {source} went: turn {session.turn}, {session.phase}", file=sys.stderr)
    print(f"\nThe branch {name} is in {args.save}; try: compare {args.save} {source} {name}")
    return 0
