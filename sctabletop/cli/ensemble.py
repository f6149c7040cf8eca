"""``ensemble SCENARIO --worlds N``: the same orders and seats in many worlds, so that luck shows its size."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sctabletop.cli import numbers
from sctabletop.cli.documents import json_option, require_place
from sctabletop.cli.words import count, heading, number, plain, wrapped

if TYPE_CHECKING:
    from sctabletop.session.setup import Setup
    from sctabletop.session.spread import Playable

SHOWN: Final = ("readiness", "willingness", "capability", "commitment", "trust", "hedging", "access", "strain")
MOST_WORLDS: Final = 100_000


def add(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("ensemble", help="play many worlds under the same orders", allow_abbrev=False)
    command.add_argument("scenario", metavar="SCENARIO", help="a scenario's folder, or the name of a shipped one")
    command.add_argument("--orders", metavar="FILE", type=Path, help="people's orders, YAML or JSON")
    command.add_argument("--worlds", metavar="N", type=numbers.whole(1, MOST_WORLDS), required=True)
    command.add_argument("--seed", metavar="N", type=numbers.whole(0, numbers.MOST_SEED), default=0, help="luck (0)")
    command.add_argument("--book", metavar="NAME", help="the rule book; see list (reynolds)")
    command.add_argument("--seats", metavar="SEAT=WHO,…", default="all=ai", help="who plays, as for run (all=ai)")
    command.add_argument(
        "--set", metavar="PARTNER.TRACK=VALUE", action="append", default=[], help="another starting value; repeatable"
    )
    json_option(command, "write the figures as one document (docs/json.md)")
    command.set_defaults(handler=run)


def run(args: argparse.Namespace) -> int:
    """0, after printing the spread at the end of the last turn."""
    from sctabletop.cli.asked import asked_of
    from sctabletop.cli.progress import Progress
    from sctabletop.players.policies import PolicyName
    from sctabletop.session.progress import PERSON
    from sctabletop.session.spread import playable, spread

    require_place(args.json)
    asked = asked_of(args)
    setup = asked.setup
    game = setup.game()
    seats = {seat: PolicyName(holder) for seat, holder in asked.seats.items() if holder != PERSON}
    can = playable(game, asked.script.orders)
    heading(
        f"{setup.scenario.title} ({setup.scenario.id}) · book {setup.book} · seed {setup.seed} · "
        f"{count(args.worlds, 'world')} from world 0"
    )
    with Progress(args.worlds * setup.scenario.turns, "world-turns") as progress:
        _tell_left_out(can, progress)
        figures = spread(
            game,
            seats,
            script=can.script,
            seed=setup.seed,
            worlds=args.worlds,
            progress=lambda n: progress.step("", n),
        )
    _tell(figures)
    if args.json is not None:
        args.json.write({"meta": _meta(setup, args.worlds, asked.seats), **figures})
        print(f"\nEvery track's figures are in {args.json}.")
    return 0


def _tell_left_out(can: "Playable", progress: Any) -> None:
    for turn, phase, seat, order, why in can.refused:
        kind = type(order).__struct_config__.tag
        progress.say(f"  turn {turn}, {phase}, {seat}: {kind} did not stand: {why}")
    if can.left_out:
        progress.say(f"  {count(can.left_out, 'order')} left out: control's orders and argued actions need a session")


def _meta(setup: "Setup", worlds: int, seats: Any) -> dict[str, Any]:
    from sctabletop.session.export import meta_of

    told = meta_of(setup, "")
    for name in ("branch", "world"):
        told.pop(name)
    return {**told, "worlds": worlds, "seats": {str(s): h for s, h in seats.items()}}


def _tell(figures: dict[str, Any]) -> None:
    print("\nAt the end of the last turn: mean, and the span of the middle 80 % of worlds")
    for who, rows in figures["tracks"].items():
        print(f"  {who}")
        for name in SHOWN if who != "us" else ("credibility", "confidence", "coordination"):
            f = rows[name]
            print(f"    {plain(name):<20}{number(f['mean']):>10}   {number(f['p10']):>10} to {number(f['p90'])}")
    print("\nCharter lines: share of worlds kept, partly, missed")
    for seat, lines in figures["charters"].items():
        print(f"  {seat}")
        for row in lines:
            shares = "".join(f"{row[k]:>6.0%}" for k in ("kept", "partly", "missed"))
            print(wrapped(f"{shares}   {row['line']}", 2, 25))
    if figures["assumptions"]:
        print("\nPlan assumptions: share of worlds held, failed, never called")
        for row in figures["assumptions"]:
            never = 1.0 - row["held"] - row["failed"]
            print(wrapped(f"{row['held']:>6.0%}{row['failed']:>6.0%}{never:>6.0%}   {row['statement']}", 2, 25))
