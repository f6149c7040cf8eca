"""``run SCENARIO``: an exercise played from start to end, or on from where its save stands."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sctabletop.cli import numbers
from sctabletop.cli.documents import json_option, require_place
from sctabletop.cli.words import count, heading
from sctabletop.errors import SctabletopError

if TYPE_CHECKING:
    from sctabletop.cli.asked import Asked
    from sctabletop.cli.script import Script
    from sctabletop.session.session import Session

_SEATS_HELP: Final = (
    "who plays, such as all=ai,osd=ai:liberal,sdo=person; a seat that nobody names is a person's and passes where it "
    "has no orders; with all=ai, seats with orders in the orders file play from the file"
)


def add(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("run", help="play an exercise", allow_abbrev=False)
    command.add_argument("scenario", metavar="SCENARIO", help="a scenario's folder, or the name of a shipped one")
    command.add_argument("--orders", metavar="FILE", type=Path, help="people's orders, YAML or JSON")
    command.add_argument("--seed", metavar="N", type=numbers.whole(0, numbers.MOST_SEED), help="luck (0)")
    command.add_argument(
        "--world", metavar="K", type=numbers.whole(0, numbers.MOST_WORLD), help="which world of it (0)"
    )
    command.add_argument("--book", metavar="NAME", help="the rule book; see list (reynolds)")
    command.add_argument(
        "--turns", metavar="N", type=numbers.whole(1, numbers.MOST_TURN), help="play at most so many turns now"
    )
    command.add_argument("--pace", choices=("turn", "round"), help="plan every turn, or every round of two (turn)")
    command.add_argument("--seats", metavar="SEAT=WHO,…", help=_SEATS_HELP)
    command.add_argument(
        "--set", metavar="PARTNER.TRACK=VALUE", action="append", default=[], help="another starting value; repeatable"
    )
    command.add_argument("--save", metavar="FILE", type=Path, help="keep the exercise here; one that exists goes on")
    json_option(command, "write all of it as one document (docs/json.md)")
    command.set_defaults(handler=run)


def run(args: argparse.Namespace) -> int:
    """0 once the turns asked for are played. Nothing is written before the whole command line was found sound."""
    from sctabletop.cli.asked import asked_of
    from sctabletop.cli.ending import tell_end
    from sctabletop.cli.play import play
    from sctabletop.session.export import document

    require_place(args.json, args.save)
    asked = asked_of(args)
    with _session(args, asked) as (session, script):
        _tell_start(session, args.save)
        play(session, script, args.turns)
        if args.json is not None:
            args.json.write(document(session.store, session.setup, session.branch))
        if session.ended:
            tell_end(session)
        _tell_rest(session, args)
    return 0


@contextmanager
def _session(args: argparse.Namespace, asked: "Asked") -> "Iterator[tuple[Session, Script]]":
    """The exercise, new or continued, and the part of the script that lies before it."""
    import os
    from dataclasses import replace

    from sctabletop.cli.files import clock, writing
    from sctabletop.session.session import Session
    from sctabletop.store.files import create_save
    from sctabletop.store.memory import MemoryStore

    new = replace(asked.setup, seats=asked.seats)
    if args.save is None:
        yield Session.create(MemoryStore(clock), new), asked.script
    elif os.path.lexists(args.save):
        with writing(args.save) as store:
            # A save whose making was broken off before its first event holds nothing yet.
            session = _continued(args, asked, store) if store.branches() else Session.create(store, new)
            script, late = asked.script.since(session.turn, session.phase)
            if late:
                _aside(f"{count(late, 'order')} dated before turn {session.turn}, {session.phase}, not given again")
            yield session, script
    else:
        with create_save(args.save, clock) as store:
            yield Session.create(store, new), asked.script


def _continued(args: argparse.Namespace, asked: "Asked", store: Any) -> "Session":
    from sctabletop.session.saves import setup_of
    from sctabletop.session.session import Session

    kept = setup_of(store)
    given = asked.setup
    if kept.scenario.digest != given.scenario.digest:
        other = f"this save was played with {kept.scenario.id}"
        same = "the files of the scenario have changed since this save was begun"
        what = same if kept.scenario.id == given.scenario.id else other
        raise SctabletopError(f"{args.save}: {what}; choose another file for --save")
    for name, option, was, now in (
        ("--seed", args.seed, kept.seed, given.seed),
        ("--world", args.world, kept.world, given.world),
        ("--book", args.book, kept.book, given.book),
        ("--pace", args.pace, kept.pace, given.pace),
        ("--set", args.set or None, kept.overrides, given.overrides),
    ):
        if option is not None and was != now:
            raise SctabletopError(
                f"{args.save}: it was begun with another {name}; leave {name} out or choose another file"
            )
    session = Session.open(store, kept)
    if session.ended:
        raise SctabletopError(f"{args.save}: this exercise is over; look at it with replay or go back with fork")
    _hand_over(args, asked, session)
    return session


def _hand_over(args: argparse.Namespace, asked: "Asked", session: "Session") -> None:
    """Seats named on the command line change hands; so do computer seats that now have orders of their own."""
    from sctabletop.cli.seats import ALL, PERSON, parse
    from sctabletop.domain.seats import CONTROL

    named = parse(args.seats)
    for seat, holder in asked.seats.items():
        scripted = seat in asked.script.seats and seat != CONTROL
        wanted = holder if seat in named or ALL in named else PERSON if scripted else session.holder(seat)
        if wanted != session.holder(seat):
            session.assign(seat, wanted)


def _aside(text: str) -> None:
    import sys

    print(text, file=sys.stderr)


def _tell_start(session: "Session", save: Path | None) -> None:
    setup = session.setup
    heading(
        f"{setup.scenario.title} ({setup.scenario.id}) · book {setup.book} · seed {setup.seed}, world {setup.world}"
    )
    goes_on = "goes on" if save is not None and (session.turn, session.phase) != (1, "situation") else "begins"
    _aside(f"{goes_on} at turn {session.turn} of {setup.scenario.turns}, {session.phase}")


def _tell_rest(session: "Session", args: argparse.Namespace) -> None:
    print()
    if not session.ended:
        print(f"Turn {session.turn} of {session.setup.scenario.turns} is next; the exercise is not over.")
    if args.save is not None:
        more = "give the same command again to go on" if not session.ended else f"try: replay {args.save} --turn 1"
        print(f"Saved in {args.save}; {more}.")
    elif args.json is None:
        print("Nothing was kept; name a file with --save to look at it again.")
    if args.json is not None:
        print(f"The whole record, control's truth and every view, is in {args.json}.")
