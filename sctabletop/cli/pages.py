"""One turn on a page: the truth for control, or a seat's view with its error bars, and what was told."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from sctabletop.cli.telling import event_lines
from sctabletop.cli.words import WIDTH, number, plain, wrapped

if TYPE_CHECKING:
    from sctabletop.domain.seats import SeatId
    from sctabletop.session.export import Told
    from sctabletop.session.replay import Moment
    from sctabletop.session.setup import Setup

_COLUMN: Final = 16
_NAME: Final = 24


def truth_page(setup: "Setup", one: "Moment") -> None:
    """Print a turn as it truly was."""
    from sctabletop.domain.seats import CONTROL
    from sctabletop.domain.standing import standing
    from sctabletop.session.ending import truth
    from sctabletop.session.export import told

    _title(one)
    true = truth(setup.game(), one.state)
    ours = true.pop("us")
    print("\nOurs")
    _pairs({n: number(v) for n, v in ours.items()})
    print("\nPartners, as they are")
    _table(list(true), {n: [number(true[p][n]) for p in true] for n in next(iter(true.values()))})
    _law({p: standing(rows["legal_rung"]) for p, rows in true.items()})
    _events(told(one.events, CONTROL), setup)


def seat_page(setup: "Setup", one: "Moment", seat: "SeatId") -> None:
    """Print a turn as one seat could know it."""
    from sctabletop.session.describe import describe
    from sctabletop.session.export import told
    from sctabletop.session.replay import view_at

    _title(one)
    game = setup.game()
    seen = describe(game, view_at(game, one, seat))
    print("\nThe US side, as this seat sees it")
    _pairs({n: number(v) for n, v in seen["us"].items()})
    print("\nPartners: known exactly, or believed with an error (± one standard deviation)")
    partners = seen["partners"]
    names = sorted({n for known in partners.values() for n in known})
    _table(list(partners), {n: [_believed(partners[p].get(n)) for p in partners] for n in names})
    _law(seen["standing"])
    _initiatives(seen["initiatives"])
    _standing("Deeds done, by turn", seen["deeds"])
    if "assumptions" in seen:
        print("\nPlan assumptions")
        for row in seen["assumptions"].values():
            print(wrapped(f"{row['status']:<13}{row['statement']}", 2, 15))
    _events(told(one.events, seat), setup)


def _title(one: "Moment") -> None:
    print(f"\n{'─' * WIDTH}\nTurn {one.turn}{'' if one.done else ', still in play'}")


def _believed(cell: Mapping[str, float] | None) -> str:
    if cell is None:
        return "·"
    return f"{cell['mean']:.2f} ±{cell['sd']:.2f}" if cell["sd"] else number(cell["mean"])


def _pairs(values: Mapping[str, str]) -> None:
    cells = [f"{plain(n):<18}{v:>10}" for n, v in values.items()]
    for at in range(0, len(cells), 3):
        print("  " + "    ".join(cells[at : at + 3]).rstrip())


def _table(columns: Sequence[str], rows: Mapping[str, Sequence[str]]) -> None:
    """Rows by name; more columns than fit stand in a second table below."""
    fit = max((WIDTH - _NAME - 2) // _COLUMN, 1)
    for first in range(0, len(columns), fit):
        here = columns[first : first + fit]
        print("  " + " " * _NAME + "".join(f"{c[: _COLUMN - 1]:>{_COLUMN}}" for c in here))
        for name, cells in rows.items():
            print(f"  {plain(name):<{_NAME}}" + "".join(f"{c:>{_COLUMN}}" for c in cells[first : first + fit]))


def _law(standings: Mapping[str, str]) -> None:
    print("\nStanding by law: " + ", ".join(f"{plain(p)} {word}" for p, word in standings.items()))


def _initiatives(rows: Sequence[Mapping[str, Any]]) -> None:
    print("\nInitiatives")
    for row in rows:
        more = ", ".join(
            f"{plain(k)} {_shown(v)}" for k, v in row.items() if k not in {"partner", "instrument", "stage"}
        )
        print(wrapped(f"{row['partner']}, {plain(row['instrument'])}: {row['stage']} ({more})", 2, 4))
    if not rows:
        print("  none that this seat sees")


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return " and ".join(plain(str(v)) for v in value)
    if isinstance(value, float):
        return f"{value:g}" if value == round(value, 2) else f"{value:.2f}"
    return "yes" if value is True else plain(str(value))


def _standing(title: str, rows: Mapping[str, Mapping[str, Any]]) -> None:
    print(f"\n{title}")
    any_there = False
    for partner, values in rows.items():
        if values:
            any_there = True
            print(wrapped(f"{partner}: " + ", ".join(f"{plain(n)} {v}" for n, v in values.items()), 2, 4))
    if not any_there:
        print("  none")


def _events(events: Sequence["Told"], setup: "Setup") -> None:
    print("\nWhat was told")
    lines = [line for event in events for line in event_lines(event.tag, event.body, setup.scenario)]
    for line in lines:
        print(wrapped(line, 2, 4))
    if not lines:
        print("  nothing")
