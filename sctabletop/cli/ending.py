"""How an exercise is told at its end: charters, measures and symptoms of partners, assumptions, injects that
never came.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sctabletop.cli.words import wrapped

if TYPE_CHECKING:
    from sctabletop.session.session import Session


def tell_end(session: "Session") -> None:
    """Print the last event of an exercise that is over."""
    from sctabletop.domain.events import Tag
    from sctabletop.session.ending import scorecards
    from sctabletop.session.symptoms import flags

    ends = (s.event.body for s in session.store.events(session.branch) if s.event.tag is Tag.SESSION_ENDED)
    whole = [body for body in ends if "aftermath" in body]  # the others are what each seat is told
    if whole:
        print("\nCharters")
        _charters(whole[-1]["charters"])
        print("\nPartners by the measures of their kind")
        _scorecards(scorecards(session.game, session.state))
        print("\nWhat the after-action review flags")
        _flags(flags(session.game, session.state, whole[-1]["aftermath"]))
        _rest(whole[-1], {str(j.id): j.title for j in session.game.scenario.injects})


def _rest(body: Mapping[str, Any], titles: Mapping[str, str]) -> None:
    print("\nPlan assumptions")
    for row in body["assumptions"]:
        print(wrapped(f"{row['status']:<13}{row['statement']}", 2, 15))
    print("\nInjects that never came")
    _unfired(body["unfired"], titles)


def _charters(charters: Mapping[str, Sequence[Mapping[str, str]]]) -> None:
    for seat, lines in charters.items():
        print(f"  {seat}")
        for line in lines:
            print(wrapped(f"{line['verdict']:<8}{line['line']}", 4, 12))


def _scorecards(cards: Sequence[Mapping[str, Any]]) -> None:
    for card in cards:
        print(wrapped(f"{card['partner']}, {card['category']}: {card['why']}", 2, 4))
        for row in card["measures"]:
            print(wrapped(f"{row['verdict']:<8}{row['measure']}", 4, 12))


def _flags(partners: Sequence[Mapping[str, Any]]) -> None:
    shown = [(row["partner"], one["said"]) for row in partners for one in row["symptoms"]]
    for partner, said in shown:
        print(wrapped(f"{partner}: {said}", 2, 4))
    if not shown:
        print("  none of the three symptoms, at the end of this exercise")


def _unfired(names: Iterable[str], titles: Mapping[str, str]) -> None:
    there = list(names)
    for name in there:
        print(wrapped(f"{name}: {titles.get(name, '')}", 2, 4))
    if not there:
        print("  none; all were delivered")
