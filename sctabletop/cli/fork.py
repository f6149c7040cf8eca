"""``fork SAVE --at TURN[/PHASE]``: the same exercise from some moment on, with other orders or other luck."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sctabletop.cli.words import count, heading
from sctabletop.domain.phases import Phase
from sctabletop.errors import SaveError

if TYPE_CHECKING:
    from sctabletop.cli.script import Script
    from sctabletop.session.ports import EventStore
    from sctabletop.session.session import Session

_HELP: Final = (
    "branch off at the start of a turn or phase and play on to the end: computers choose anew, people's seats give the "
    "orders of the orders file, or again what they ordered before"
)


def add(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("fork", help="go back and play on from there", description=_HELP, allow_abbrev=False)
    command.add_argument("save", metavar="SAVE", type=Path)
    command.add_argument("--at", metavar="TURN[/PHASE]", type=_moment, required=True, help="such as 5 or 5/talks")
    command.add_argument("--branch", metavar="B", help="the branch to leave (the first)")
    command.add_argument("--orders", metavar="FILE", type=Path, help="orders from there on, YAML or JSON")
    command.add_argument("--luck", choices=("new",), help="draw the luck of another world from there on")
    command.set_defaults(handler=run)


def _moment(text: str) -> tuple[int, Phase]:
    from sctabletop.cli.numbers import MOST_TURN, whole

    turn, slash, phase = text.partition("/")
    if slash and phase not in tuple(Phase):
        raise argparse.ArgumentTypeError(f"{text[:40]!r} names no phase; choose one of {', '.join(Phase)}")
    return whole(1, MOST_TURN)(turn), Phase(phase) if slash else Phase.SITUATION


def run(args: argparse.Namespace) -> int:
    """0 once the new branch is played to its end."""
    from sctabletop.cli.ending import tell_end
    from sctabletop.cli.files import branch_of, free_name, writing
    from sctabletop.cli.play import play
    from sctabletop.cli.script import load_script
    from sctabletop.session.progress import PERSON
    from sctabletop.session.saves import setup_of
    from sctabletop.session.session import fork

    turn, phase = args.at
    with writing(args.save) as store:
        setup = setup_of(store)
        parent = branch_of(store, args.branch)
        given, late = load_script(args.orders, setup.scenario).since(turn, phase)
        at = place_of(store, parent, turn, phase)
        name = free_name(store, f"turn-{turn}" if phase is Phase.SITUATION else f"turn-{turn}-{phase}")
        world = setup.world + len(store.branches()) if args.luck else None
        session = fork(store, setup, name, at, note=_note(parent, args), branch=parent)
        if world is not None:
            session.new_luck(world)
        for seat in given.seats:
            if session.holder(seat) != PERSON:
                session.assign(seat, PERSON)
        again = repeated(store, session, parent).since(turn, phase)[0].without(given.seats)
        heading(f"{setup.scenario.title} ({setup.scenario.id}) · branch {name}, from turn {turn}, {phase} of {parent}")
        _tell_start(session, given, again, late, world)
        play(session, given.along(again), None)
        tell_end(session)
    print(f"\nThe branch {name} is in {args.save}; try: replay {args.save} --branch {name} --turn {turn}")
    return 0


def _note(parent: str, args: argparse.Namespace) -> str:
    turn, phase = args.at
    orders = f", orders of {args.orders.name}" if args.orders else ""
    return f"from turn {turn}, {phase} of {parent}{orders}{', new luck' if args.luck else ''}"


def place_of(store: "EventStore", branch: str, turn: int, phase: Phase) -> int:
    """The event after which a phase lies open. Raises SaveError where the branch never came there."""
    from sctabletop.domain.events import Tag

    for stored in store.events(branch):
        body = stored.event.body
        opened = stored.event.tag is Tag.PHASE_OPENED and (body["turn"], body["phase"]) == (turn, phase)
        # A turn resolves by itself when talks close: the phase that people see opens when that is done.
        resolved = stored.event.tag is Tag.TURN_RESOLVED and body["turn"] == turn
        if resolved if phase is Phase.RESOLUTION else opened:
            return stored.id
    raise SaveError(f"the branch {branch!r} never came to turn {turn}, {phase}; choose an earlier moment for --at")


def repeated(store: "EventStore", session: "Session", branch: str) -> "Script":
    """What people's seats ordered on a branch, as a script."""
    from sctabletop.cli.script import When, scripted
    from sctabletop.domain.events import Tag
    from sctabletop.domain.orders import Order
    from sctabletop.domain.seats import SeatId
    from sctabletop.session.progress import PERSON, read_order

    held: dict[When, list[Order]] = {}
    for stored in store.events(branch):
        tag, body = stored.event.tag, stored.event.body
        if tag not in {Tag.ORDERS_COMMITTED, Tag.COMMIT_WITHDRAWN, Tag.TABLE_MOVED}:
            continue
        seat = SeatId(body["seat"])
        key = (body["turn"], Phase(body.get("phase", Phase.TALKS)), seat)
        if tag is Tag.COMMIT_WITHDRAWN:
            held.pop(key, None)
        elif session.holder(seat) == PERSON:
            before = held.get(key, []) if key[1] is Phase.TALKS else []
            held[key] = [*before, *(read_order(row) for row in body["orders"])]
    return scripted((*key, order) for key, orders in held.items() for order in orders)


def _tell_start(session: "Session", given: "Script", again: "Script", late: int, world: int | None) -> None:
    lines = [f"{', '.join(sorted(given.seats))} by the orders file"] if given.seats else []
    lines += [f"{', '.join(sorted(again.seats))} as before"] if again.seats else []
    lines += [f"the luck of world {world}"] if world is not None else []
    if late:
        lines.append(f"{count(late, 'order')} dated before the fork not given")
    said = f" ({'; '.join(lines)})" if lines else ""
    print(f"plays on from turn {session.turn}, {session.phase}{said}", file=sys.stderr)
