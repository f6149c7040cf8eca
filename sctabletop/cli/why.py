"""``why SAVE PARTNER.TRACK --turn N``: the terms of one number with their claims, and the chances of that turn."""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sctabletop.cli import numbers
from sctabletop.cli.words import heading, number, plain, signed, wrapped

if TYPE_CHECKING:
    from sctabletop.session.explain import Drawn, Explanation, Idle, Moved, Step, Term

RAIL = "rail"


def add(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("why", help="explain one number of one turn", allow_abbrev=False)
    command.add_argument("save", metavar="SAVE", type=Path)
    command.add_argument("track", metavar="PARTNER.TRACK", help="such as oubassara.commitment or us.confidence")
    command.add_argument("--turn", metavar="N", type=numbers.whole(1, numbers.MOST_TURN), required=True)
    command.add_argument("--branch", metavar="B", help="a branch of the save (the first)")
    command.set_defaults(handler=run)


def run(args: argparse.Namespace) -> int:
    """0, after printing the explanation."""
    from sctabletop.cli.files import branch_of, reading
    from sctabletop.session.explain import why
    from sctabletop.session.saves import setup_on

    with reading(args.save) as (store, kept):
        branch = branch_of(store, args.branch)
        setup = setup_on(store, kept, branch)
        found = why(store, setup, branch, args.track, args.turn)
    heading(f"Why {found.owner}.{found.track.name} in turn {found.turn} (branch {branch}; control's truth)")
    _tell(found)
    return 0


def _tell(found: "Explanation") -> None:
    print(wrapped(f"{found.track.said}: {found.track.kind} ({found.track.claims})", 2))
    when = "at the end of the turn" if found.done else "so far; the turn is still in play"
    print(f"  {number(found.before)} before, {number(found.after)} {when}")
    for step in found.steps:
        _step(step)
    if found.factors:
        print("\nRead out of")
        for f in found.factors:
            moved = "" if f.before == f.after else f"   {signed(f.after - f.before)}"
            print(f"  {f.owner + '.' + f.name:<34}{number(f.before):>10} → {number(f.after):>10}{moved}")
        print("  ask why of any of these for its own terms")
    elif not found.steps:
        print(f"\n{wrapped(_stands(found), 0)}")
    if found.idle:
        print("\nCould have moved it and did not this turn; below each, what it is made of: numbers as the turn")
        print("found them, then what happens within a turn, of which there was none or too little")
        for idle in found.idle:
            print(f"  {plain(idle.name):<34}{'0':>12}   {' '.join(idle.claims)}")
            print(wrapped(_made_of(idle), 6))
    if found.chances:
        print(f"\nChances of this turn that concern {found.owner}")
        for chance in found.chances:
            _chance(chance)
    _claim_titles(found)


def _claim_titles(found: "Explanation") -> None:
    """The claims behind the number itself; those of chances stand beside their terms."""
    claims = [*(t.claims for s in found.steps for t in s.terms), *(t.claims for t in found.idle)]
    named = [*found.track.claims.split(), *(c for some in claims for c in some)]
    print("\nClaims")
    for claim in dict.fromkeys(named):
        print(wrapped(f"{claim:<5}{found.titles.get(claim, 'not in the catalogue of this program')}", 2, 7))


def _step(step: "Step") -> None:
    print(f"\n{step.at.capitalize()}: {plain(step.track)}")
    print(f"  {'before':<34}{number(step.before):>12}")
    for term in step.terms:
        print(f"  {plain(term.name):<34}{signed(term.value):>12}   {_claims(term)}")
    print(f"  {'after':<34}{number(step.after):>12}")
    for reason in step.reasons:
        print(wrapped(f"control's reason: {reason}", 4))


def _stands(found: "Explanation") -> str:
    said = [f"Nothing moved it in this turn: it stands at {number(found.after)}."]
    if found.earlier is not None:
        said.append(f"It last moved in turn {_moved(found.earlier)}.")
    else:
        said.append("It had not moved before.")
    if found.later is not None:
        said.append(f"It moves next in turn {_moved(found.later)}.")
    elif found.done:
        said.append("It has not moved since.")
    return " ".join(said)


def _moved(move: "Moved") -> str:
    return f"{move.turn}, by {signed(move.by)} ({', '.join(map(plain, move.terms))})"


def _made_of(idle: "Idle") -> str:
    numbers = ", ".join(f"{plain(name)} {number(value)}" for name, value in idle.found)
    return "; ".join(x for x in (numbers, ", ".join(map(plain, idle.happening))) if x)


def _claims(term: "Term") -> str:
    return "the end of its scale" if term.name == RAIL and not term.claims else " ".join(term.claims)


def _chance(chance: "Drawn") -> None:
    name = plain(f"{chance.name}: {chance.about}" if chance.about else chance.name)
    said = "came" if chance.outcome else "did not come"
    print(
        wrapped(
            f"{name} {said}: probability {chance.probability:.3f}, draw {chance.draw:.3f}; {chance.flipped_by}", 2, 4
        )
    )
    if chance.terms:
        print(wrapped(_sum(chance.terms), 4, 6))


def _sum(terms: "Iterable[Term]") -> str:
    return "made of " + ", ".join(f"{plain(t.name)} {signed(t.value)} [{_claims(t)}]" for t in terms)
