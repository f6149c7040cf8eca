"""``replay SAVE``: any turn again, with control's eyes or with one seat's."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sctabletop.cli import numbers
from sctabletop.cli.documents import json_option, require_place
from sctabletop.cli.words import heading
from sctabletop.errors import SaveError, SctabletopError

if TYPE_CHECKING:
    from sctabletop.domain.seats import SeatId
    from sctabletop.session.replay import Moment
    from sctabletop.session.setup import Setup


def add(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("replay", help="see any turn again, as control or as one seat", allow_abbrev=False)
    command.add_argument("save", metavar="SAVE", type=Path)
    command.add_argument("--branch", metavar="B", help="a branch of the save (the first)")
    command.add_argument("--turn", metavar="N", type=numbers.whole(1, numbers.MOST_TURN), help="this turn alone")
    command.add_argument("--seat", metavar="S", help="only what this seat could know")
    json_option(command, "write a document and print nothing of the turns")
    command.set_defaults(handler=run)


def run(args: argparse.Namespace) -> int:
    """0, after printing the turns or writing the document."""
    from sctabletop.cli.files import branch_of, reading
    from sctabletop.session.export import document, seat_document
    from sctabletop.session.replay import moments
    from sctabletop.session.saves import setup_on

    require_place(args.json, args.save)
    with reading(args.save) as (store, kept):
        branch = branch_of(store, args.branch)
        setup = setup_on(store, kept, branch)
        seat = _seat(setup, args.seat)
        everything = list(moments(store, setup, branch))
        if args.turn is not None and args.turn > len(everything):
            last = len(everything)
            raise SaveError(
                f"{args.save}: turn {args.turn} was not reached on branch {branch}; its last turn is {last}"
            )
        _tell_eyes(setup, branch, seat)
        if args.json is not None:
            whole = document(store, setup, branch) if seat is None else seat_document(store, setup, branch, seat)
            if args.turn is not None:
                whole["turns"] = [t for t in whole["turns"] if t["turn"] == args.turn]
            args.json.write(whole)
            print(f"Written to {args.json}.")
            return 0
    for one in everything:
        if args.turn in (None, one.turn):
            _turn(setup, one, seat)
    return 0


def _seat(setup: "Setup", name: str | None) -> "SeatId | None":
    from sctabletop.domain.seats import CONTROL, SeatId, all_seats
    from sctabletop.scenario.faults import pick, shown

    seats = all_seats([p.id for p in setup.scenario.partners])
    if name is not None and name not in seats:
        raise SctabletopError(f"there is no seat {shown(name)} here; {pick(name, seats)}")
    return None if name in (None, str(CONTROL)) else SeatId(str(name))


def _tell_eyes(setup: "Setup", branch: str, seat: "SeatId | None") -> None:
    whose = (
        "CONTROL'S EYES: the whole truth, every seat's private data included"
        if seat is None
        else (f"THE EYES OF {seat}: what this seat could know, and nothing else")
    )
    print(whose)
    heading(f"{setup.scenario.title} ({setup.scenario.id}) · branch {branch}")


def _turn(setup: "Setup", one: "Moment", seat: "SeatId | None") -> None:
    from sctabletop.cli.pages import seat_page, truth_page

    if seat is None:
        truth_page(setup, one)
    else:
        seat_page(setup, one, seat)
